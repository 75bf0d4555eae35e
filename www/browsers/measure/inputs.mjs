// What is measured: the page, the core beside it, and two cases; and how times are put in words.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (/** @type {string} */ name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const PAGE = path("dist/affeer.html");
const CORE = path("dist/work/rules.txt");

export const LACKING = "To measure, build the page (cargo xtask web), run npm ci in www/browsers, and install Chromium (or name one in CHROMIUM). Not there:";
export const needs = [CHROMIUM, PAGE, CORE, path("browsers/node_modules/lighthouse")];

/** The worked example; and its facts with no decision taken, so that every step is a range. */
export const decided = readFileSync(path("../rules/uk-gdpr-2024/examples/south-staffordshire-2026.toml"), "utf8");
export const open = decided.slice(0, decided.indexOf("[[determination]]"));

/** The middle of some times, with the least and the greatest. @param {number[]} times */
export function spread(times) {
  const sorted = [...times].sort((one, other) => one - other);
  const [middle, least, most] = [sorted[sorted.length >> 1], sorted[0], sorted[sorted.length - 1]].map((time) => time.toFixed(time < 10 ? 1 : 0));
  return `${middle} ms (${least} to ${most})`;
}
