// The core: texts of JSON in and out. It computes every figure and makes every word of a result.
import init, * as doors from "glue";

/** @typedef {import("./door").Doors} Doors */
/** @typedef {import("./door").Problem} Problem */

/** @type {Promise<unknown> | undefined} */
let started;

/** What stands packed in the page. */
function unpacked(/** @type {string} */ text) {
  const letters = atob(text);
  // A loop: a call for each letter took a fifth of the start.
  const bytes = new Uint8Array(letters.length);
  for (let place = 0; place < letters.length; place += 1) bytes[place] = letters.charCodeAt(place);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** Starts the core and hands it the rulebooks and examples, once. */
export function start() {
  started ??= (async () => {
    const [core, rules] = [unpacked(WASM).arrayBuffer(), unpacked(RULES).text()];
    await init({ module_or_path: await core });
    const answer = JSON.parse(doors.rules(await rules));
    if (answer.kind !== "assessed") throw new Error(answer.problems[0].message);
  })();
  return started;
}

/** Each door as it comes: a text of JSON in, a text of JSON out. @type {any} */
const texts = doors;

/**
 * Asks the core.
 * @template {keyof Doors} Door
 * @param {Door} door
 * @param {Parameters<Doors[Door]>} request
 * @returns {ReturnType<Doors[Door]>}
 */
export function ask(door, ...request) {
  return JSON.parse(texts[door](JSON.stringify(request[0] ?? {})));
}

/**
 * Asks for what cannot be refused as things stand.
 * @template {keyof Doors} Door
 * @param {Door} door
 * @param {Parameters<Doors[Door]>} request
 * @returns {Extract<ReturnType<Doors[Door]>, {kind: "assessed"}>}
 */
export function told(door, ...request) {
  /** @type {any} */
  const answer = ask(door, ...request);
  if (answer.kind === "refused") throw new Error(answer.problems[0].message);
  return answer;
}
