// The case that is open in this tab, and what the core is asked about it.
import { ask, told } from "./core.js";
import { store } from "./store.js";

export const state = store((() => {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
})());

/** What the pages are about: the copy on which something is tried, else the case. */
export const subject = () => state.get().trial ?? state.get();

/** The rules the user chose for every case, without those that a file brought. */
export const ownRules = () => ({ rulebook: state.get().rulebook, schedule: state.get().schedule });

/**
 * What every request holds: the case and the rules that are not the shipped ones; and what this one
 * holds beside.
 * @template {object} More
 * @param {More} more
 * @returns {import("./door").CaseRequest & More}
 */
export function request(more = /** @type {More} */ ({})) {
  const { rulebook, schedule } = state.get().brought ?? ownRules();
  return { case: subject().case ?? "", rulebook, schedule, ...more };
}

/**
 * Changes what the pages are about: the case, or the copy and never the case.
 * @param {string} text the file
 * @param {import("./store.js").Typed} [typed] what was typed and not understood
 */
export function change(text, typed = subject().typed) {
  const { trial, case: before, typed: waiting, unsaved } = state.get();
  if (trial) return state.set({ trial: { ...trial, case: text, typed } });
  const changed = text !== before || JSON.stringify(typed) !== JSON.stringify(waiting);
  return state.set({ case: text, typed, unsaved: unsaved || changed });
}

/** Whether there is something that is in no file. */
export function unsaved() {
  const { unsaved, trial } = state.get();
  return unsaved || Boolean(trial && trial.saved !== trial.case);
}

/** The day and time of the browser's clock, as 2026-11-23 16:30. */
export const now = () => new Date().toLocaleString("sv-SE").slice(0, 16);
export const today = () => now().slice(0, 10);

/** A case with nothing in it yet. */
export const fresh = () => told("begin", request({ today: today() })).case;

/** Begins a case where there is none. */
export function begin() {
  if (!state.get().case) state.set({ case: fresh(), typed: {} });
}

/** The form, with what the case says. */
export const form = () => told("form", request());

/** Every question of the form. @param {any} whole @returns {any[]} */
const questions = (whole) => [
  ...whole.scope,
  ...whole.sections.flatMap((/** @type {any} */ section) => section.facts),
  ...whole.lists.flatMap((/** @type {any} */ list) => list.items.flatMap((/** @type {any} */ item) => item.fields)),
];

/** What was typed as a person would say it. @param {any} typed @returns {string} */
const said = (typed) => {
  if (Array.isArray(typed)) return typed.join(", ");
  if (typed && typeof typed === "object") return Object.values(typed).map(said).filter(Boolean).join(" ");
  return String(typed ?? "");
};

/**
 * What was typed and not understood, and so is open.
 * @returns {{question: string, label: string, typed: string, message: string}[]}
 */
export function notUnderstood() {
  const { typed } = subject();
  if (!Object.keys(typed).length) return [];
  const { problems } = ask("save_answers", request({ typed }));
  const asked = new Map(questions(form()).map((field) => [field.question, field.label]));
  return Object.entries(typed)
    .filter(([question]) => asked.has(question))
    .map(([question, typed]) => ({
      question,
      label: asked.get(question),
      typed: said(typed),
      message: problems.find((problem) => problem.question === question)?.message ?? "",
    }));
}

/** The address of the page on which a question stands. @param {string} question */
export function pageOf(question) {
  const [place, id, key] = question.split(":");
  const { scope, sections } = form();
  if (place !== "case" && place !== "facts") return ["#/list", place, id, key === "facts" ? "" : key].filter(Boolean).join("/");
  if (place === "case" || scope.some((/** @type {any} */ field) => field.question === question)) return `#/scope/${id}`;
  const section = sections.find((/** @type {any} */ one) => one.facts.some((/** @type {any} */ fact) => fact.id === id));
  return section ? `#/q/${section.id}/${id}` : "#/tasks";
}
