// Makes the style and the script of the page in the folder named: Sass to CSS, the modules to one.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import * as sass from "sass";

const work = process.argv[2];
const css = sass.compile("app.scss", {
  style: "compressed",
  importers: [new sass.NodePackageImporter()],
  quietDeps: true,
  silenceDeprecations: ["if-function"],
}).css;
writeFileSync(join(work, "app.css"), css.replace(/^\uFEFF/, ""));

const wasm = readFileSync(join(work, "affeer.wasm.txt"), "utf8");
const glue = join(work, "glue/affeer.js");
await esbuild.build({
  entryPoints: ["src/main.js"],
  outfile: join(work, "app.js"),
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "esm",
  target: "es2022",
  legalComments: "none",
  define: { WASM: JSON.stringify(wasm) },
  plugins: [
    {
      name: "glue",
      setup(build) {
        build.onResolve({ filter: /^glue$/ }, () => ({ path: glue }));
      },
    },
  ],
});
