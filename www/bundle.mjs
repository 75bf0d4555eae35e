// The script of the page: the modules, the glue, the core and the rulebooks in one text.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";

/**
 * @param {string} work the folder with the core and its glue
 * @param {esbuild.Plugin[]} [plugins] what a test puts in place of a module
 */
export async function bundle(work, plugins = []) {
  const glue = join(work, "glue/affeer.js");
  const text = (/** @type {string} */ name) => JSON.stringify(readFileSync(join(work, name), "utf8"));
  const { outputFiles } = await esbuild.build({
    entryPoints: ["src/main.js"],
    absWorkingDir: import.meta.dirname,
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    format: "esm",
    target: "es2022",
    legalComments: "none",
    define: { WASM: text("affeer.wasm.txt"), RULES: text("rules.packed.txt") },
    plugins: [...plugins, { name: "glue", setup: (build) => void build.onResolve({ filter: /^glue$/ }, () => ({ path: glue })) }],
  });
  return outputFiles[0].text;
}
