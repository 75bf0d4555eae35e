// Large cases: what takes long to work out is told before, and nothing is worked out unasked that
// would keep the page from answering.
import { ask } from "./core.js";
import { button, buttons, heading, para } from "./parts.js";
import { put, redraw } from "./screen.js";
import { request, subject } from "./session.js";
import { t } from "./words.js";
import { saveOpen } from "./pages/saving.js";

/** What may be worked out beside the questions with every answer, and on a page unasked; in milliseconds. */
const BESIDE = 250;
const UNASKED = 1000;

/** So few items never take long. */
const SMALL = 10;

/** What an infringement or item of evidence takes, until it was measured: milliseconds. */
let pace = 5;

/** How many infringements and items of evidence a case has, about. @param {string} text */
function size(text) {
  const counted = (/** @type {RegExp} */ pattern) => text.match(pattern)?.length ?? 0;
  return 1 + counted(/^\s*\[\[\s*(infringement|evidence)\s*\]\]|"kind"\s*:|"facts"\s*:/gm);
}

/** How long the present case takes to work out, about, in milliseconds. */
function expected() {
  const items = size(subject().case ?? "");
  return items > SMALL ? pace * items : 0;
}

/** Whether the estimate is to wait until it is asked for. */
export const isLarge = () => expected() > BESIDE;

/** How long it takes, in whole seconds. */
export const seconds = () => Math.max(1, Math.round(expected() / 1000));

/**
 * Asks the core, and measures how long it takes.
 * @template {"live" | "assess" | "compare" | "line"} Door
 * @param {Door} door
 * @param {Parameters<import("./door").Doors[Door]>[0]} wanted
 * @returns {ReturnType<import("./door").Doors[Door]>}
 */
export function measured(door, wanted) {
  const began = performance.now();
  /** @type {(door: string, wanted: unknown) => any} */
  const asked = /** @type {any} */ (ask);
  const answer = asked(door, wanted);
  const items = size(subject().case ?? "");
  // Of a small case it tells the speed of the rest.
  if (items > SMALL) pace = (performance.now() - began) / items;
  return answer;
}

/** @type {string | null} the case for which the user said that it may take its time */
let agreed = null;

/** Draws a page that takes the whole case, after asking where that takes long. @param {string} title @param {() => unknown} draw */
export function patiently(title, draw) {
  const text = JSON.stringify(request());
  if (expected() <= UNASKED || agreed === text) return draw();
  put(title,
    ...heading(title),
    para(t("takesLong", { seconds: seconds() })),
    buttons(button(t("workItOut"), () => {
      agreed = text;
      redraw();
    }), button(t("saveCase"), saveOpen, "secondary")));
  return undefined;
}
