// The core as the page starts it, for tests that ask it without a page.
import { readFileSync } from "node:fs";

const work = new URL("../dist/work/", import.meta.url);
let count = 0;

/** The doors of a core of its own, to which nothing has been handed yet. */
export async function loaded() {
  const glue = await import(new URL(`glue/affeer.js?${(count += 1)}`, work).href);
  await glue.default({ module_or_path: readFileSync(new URL("glue/affeer_bg.wasm", work)) });
  return glue;
}

/** The doors of a core that has its rulebooks. */
export async function started() {
  const glue = await loaded();
  glue.rules(readFileSync(new URL("rules.txt", work), "utf8"));
  return glue;
}
