// The case that is open in this tab, and what the core is asked about it.
import { told } from "./core.js";
import { store } from "./store.js";

export const state = store((() => {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
})());

/**
 * What every request holds: the case and the user's own rules; and what this one holds beside.
 * @template {object} More
 * @param {More} more
 * @returns {import("./door").CaseRequest & More}
 */
export function request(more = /** @type {More} */ ({})) {
  const { case: text, rulebook, schedule } = state.get();
  return { case: text ?? "", rulebook, schedule, ...more };
}

/** The day and time of the browser's clock, as 2026-11-23 16:30. */
export const now = () => new Date().toLocaleString("sv-SE").slice(0, 16);
export const today = () => now().slice(0, 10);

/** A case with nothing in it yet. */
export const fresh = () => told("begin", request({ today: today() })).case;

/** Begins a case where there is none. */
export function begin() {
  if (!state.get().case) state.set({ case: fresh() });
}

/** The form, with what the case says. */
export const form = () => told("form", request());

/** The address of the page on which a question stands. @param {string} question */
export function pageOf(question) {
  const [place, id] = question.split(":");
  const { scope, sections } = form();
  if (place !== "case" && place !== "facts") return id ? `#/list/${place}/${Number(id)}` : `#/list/${place}`;
  if (place === "case" || scope.some((/** @type {any} */ field) => field.question === question)) return "#/scope";
  const section = sections.find((/** @type {any} */ one) => one.facts.some((/** @type {any} */ fact) => fact.id === id));
  return section ? `#/q/${section.id}` : "#/tasks";
}
