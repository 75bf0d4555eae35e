// How long the core takes to answer, in WebAssembly under Node, with the JSON made and read.
import { started } from "../../e2e/core.mjs";
import { decided, open, spread } from "./inputs.mjs";

const TIMES = 41;

/** @param {() => unknown} act */
function timed(act) {
  for (let warm = 0; warm < 10; warm += 1) act();
  return spread(
    Array.from({ length: TIMES }, () => {
      const before = performance.now();
      act();
      return performance.now() - before;
    }),
  );
}

/** @returns {Promise<string[][]>} */
export async function evaluations() {
  const doors = await started();
  const ask = (/** @type {string} */ door, /** @type {object} */ request) => JSON.parse(doors[door](JSON.stringify(request)));
  const cases = { "open case": open, "decided case": decided };
  const typed = { "facts:turnover": "2,000,000,000" };
  return Object.entries(cases).flatMap(([name, text]) => [
    [`The estimate beside a question (live), ${name}`, timed(() => ask("live", { case: text })), "5 ms"],
    [`The whole result (assess), ${name}`, timed(() => ask("assess", { case: text })), "5 ms"],
    [`Taking an answer (take), ${name}`, timed(() => ask("take", { case: text, typed })), ""],
    [`The form (form), ${name}`, timed(() => ask("form", { case: text })), ""],
    [`Answer, form and estimate, ${name}`, timed(() => {
      const taken = ask("take", { case: text, typed }).case;
      ask("form", { case: taken });
      ask("live", { case: taken });
    }), ""],
  ]).concat([["What the page comes with (versions)", timed(() => JSON.parse(doors.versions())), ""]]);
}
