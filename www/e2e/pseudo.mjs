// The page in a language that nobody speaks: every word of the page's own table with accents and a
// third longer. What is not accented and not the core's was written where it cannot be translated.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../bundle.mjs";
import { english, texts } from "../src/english.js";
import { shipped } from "./page.mjs";

const WORK = fileURLToPath(new URL("../dist/work", import.meta.url));
const PLAIN = "aeiouAEIOU";
const ACCENTED = "àéîöüÀÉÎÖÜ";

/** A text with accents, and a third of itself again; what stands in braces stays. @param {string} text */
export function foreign(text) {
  const words = text.split(" ");
  const again = words.slice(0, Math.ceil(words.length / 3)).filter((word) => !word.includes("{") && word !== "#");
  const longer = words.length > 1 || text.length > 3 ? [...words, ...again].join(" ") : text;
  return longer.replace(/\{\w+\}|[aeiouAEIOU]/g, (found) => (found.length > 1 ? found : ACCENTED[PLAIN.indexOf(found)]));
}

/** @param {any} value @returns {any} */
const allForeign = (value) =>
  typeof value === "string" ? foreign(value)
  : Array.isArray(value) ? value.map(allForeign)
  : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, allForeign(inner)]));

/** Puts a text in place of the module whose file has this name. @param {RegExp} filter @param {string} contents */
const inPlaceOf = (filter, contents) => ({
  name: "in-place-of",
  setup: (build) => void build.onLoad({ filter }, () => ({ contents, loader: "js", resolveDir: fileURLToPath(new URL("../src", import.meta.url)) })),
});

/** The core as it is, with a record of what it says. */
const RECORDING = `
export { start } from "./core.js?real";
import { ask as realAsk, told as realTold } from "./core.js?real";
const said = (globalThis.said = []);
const record = (value) => {
  if (typeof value === "string") said.push(value);
  else if (value && typeof value === "object") Object.values(value).forEach(record);
};
const recorded = (door) => (...request) => {
  const answer = door(...request);
  record(answer);
  return answer;
};
export const ask = recorded(realAsk);
export const told = recorded(realTold);`;

/** Lets the recording name the core it records. */
const realCore = {
  name: "real-core",
  setup: (build) => void build.onResolve({ filter: /\?real$/ }, () => ({ path: fileURLToPath(new URL("../src/core.js", import.meta.url)), suffix: "?real" })),
};

/** Builds it; its address. */
export async function pseudoPage() {
  const words = `export const english = ${JSON.stringify(allForeign(english))}; export const texts = ${JSON.stringify(allForeign(texts))};`;
  const recording = { name: "recording", setup: (build) => void build.onLoad({ filter: /core\.js$/ }, ({ suffix }) => (suffix ? undefined : { contents: RECORDING, loader: "js", resolveDir: fileURLToPath(new URL("../src", import.meta.url)) })) };
  const script = await bundle(WORK, [realCore, recording, inPlaceOf(/english\.js$/, words)]);
  const page = shipped();
  const [, before] = page.match(/<script type="module">([^]*?)<\/script>/) ?? [];
  const hash = (/** @type {string} */ text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  const html = page.replace(hash(before), hash(script)).replace(before, () => "").replace(/(<body[^>]*>)([^]*)(<script)/, (_, open, body, close) => open + foreignHtml(body) + close);
  const path = fileURLToPath(new URL("../dist/work/pseudo.html", import.meta.url));
  writeFileSync(path, html.replace('<script type="module">', () => `<script type="module">${script}`));
  return pathToFileURL(path).href;
}

/** What stands between marks and in labels, made foreign. @param {string} html */
const foreignHtml = (html) =>
  html.replace(/>([^<>]*[a-z][^<>]*)</gi, (_, text) => `>${foreign(text)}<`).replace(/aria-label="([^"]*)"/g, (_, text) => `aria-label="${foreign(text)}"`);
