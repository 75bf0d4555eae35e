// A page of questions with the estimate beside them. Every answer goes into the case file at once;
// what cannot be understood leaves its question open, and stays on the page as it was typed.
import { ask } from "../core.js";
import { byId, h } from "../dom.js";
import { whenFree } from "../hold.js";
import { back, columns, faultSummary, fieldOf, heading, inset, para } from "../parts.js";
import { exclusive, question } from "../question.js";
import { beforeLeaving, entitle, go, put, say } from "../screen.js";
import { change, form, request, subject } from "../session.js";
import { t } from "../words.js";
import { panel } from "./panel.js";

const PAUSE = 250;

/**
 * @typedef {object} Page
 * @property {string} title
 * @property {string} caption
 * @property {string} [hint]
 * @property {() => any[]} fields the questions, as the core sees them now
 * @property {() => any[]} [notices] what is to be said above the questions, as things stand now
 * @property {string} next the page after this one
 * @property {string} [wanted] the question to begin with
 */

/** @typedef {{echo?: string, doubt?: string, fault?: string}} Told */

/** @param {Page} page */
export function askPage({ title, caption, hint, fields, notices = () => [], next, wanted }) {
  const beside = panel();
  const noticed = h("div", { class: "app-notices" });
  /** @type {ReturnType<typeof question>[]} */
  let asked = [];
  /** @type {Map<string, Told>} what was understood of each answer */
  let understood = new Map();
  let saved = "";
  const outline = (/** @type {any[]} */ list) => list.map((field) => field.question).join();
  let drawn = "";

  /** The questions, with what was typed and not understood in place of an answer. */
  const asTyped = () => {
    const { typed } = subject();
    return fields().map((field) => (field.question in typed ? { ...field, typed: typed[field.question] } : field));
  };
  /** @type {string | undefined} what was told, once the page stands */
  let told;
  const notice = () => {
    const now = notices();
    noticed.replaceChildren(...now.map((words) => inset(words)));
    const words = now.join(" ");
    if (told !== undefined && told !== words) say(words);
    told = words;
  };
  const shown = () => asked.filter(({ element }) => !element.parentElement?.hidden);
  const values = () => Object.fromEntries(shown().map(({ field, value }) => [field.question, value()]));
  const draw = (/** @type {any[]} */ list) => {
    drawn = outline(list);
    asked = list.map((field) => question(field));
    sheet.replaceChildren(
      ...asked.map(({ element, field }) => h("div", { class: "app-fact", hidden: field.asked === "no", "data-question": field.question }, element, why(field))),
      h("button", { type: "submit", class: "govuk-button" }, t("saveAndContinue")));
  };
  /** Reads what is typed; the faults in it. */
  const read = () => {
    const typed = values();
    const answer = ask("save_answers", request({ typed }));
    const problems = answer.problems ?? [];
    understood = new Map(answer.kind === "assessed" ? Object.entries(answer.echoes) : []);
    for (const { question, message } of problems) {
      const known = understood.get(question);
      understood.set(question, { ...known, doubt: "", fault: [known?.fault, message].filter(Boolean).join(" ") });
    }
    return { typed, answer, problems };
  };
  /** Saves what is typed in the case, where it is not what was saved before; the faults in it. */
  const saveAnswers = () => {
    const { typed, answer, problems } = read();
    const now = JSON.stringify(typed);
    if (answer.kind === "assessed" && now !== saved) {
      saved = now;
      // Only what is no finding in the file was not understood; what is not asked here stays.
      const here = new Set(asked.map(({ field }) => field.question));
      const open = problems.filter(({ question, code }) => !code && question in typed).map(({ question }) => [question, typed[question]]);
      const elsewhere = Object.entries(subject().typed).filter(([question]) => !here.has(question));
      change(answer.case, Object.fromEntries([...elsewhere, ...open]));
    }
    return problems;
  };
  /** Says under each question what was understood; faults where the reader is done with the question. */
  const tell = (/** @type {(question: string) => boolean} */ done) => {
    for (const { field, tell } of asked) {
      const { fault = "", echo = "", doubt = "" } = understood.get(field.question) ?? {};
      tell(fault && !done(field.question) ? { doubt: t("notYet") } : { fault, echo, doubt });
    }
  };
  const questionOf = (/** @type {Element | null} */ element) => /** @type {HTMLElement | null} */ (element?.closest("[data-question]"))?.dataset.question ?? "";
  /** Shows what an answer changes: which questions arise, and the estimate. */
  const live = (typing = false) => {
    const faults = saveAnswers();
    whenFree(() => {
      if (!sheet.isConnected) return;
      const list = asTyped();
      if (outline(list) === drawn) {
        asked.forEach(({ element }, index) => {
          if (element.parentElement) element.parentElement.hidden = list[index].asked === "no";
        });
      } else {
        // Another kind asks other questions: the page is drawn again, the focus stays.
        const focused = document.activeElement?.id;
        draw(list);
        if (focused) document.getElementById(focused)?.focus();
      }
      const here = questionOf(document.activeElement);
      tell((question) => !(typing && question === here));
      if (!typing) for (const { question, message } of faults) if (question === here) say(message);
      beside.draw();
      notice();
    });
  };
  const done = () => {
    const faults = saveAnswers();
    if (!faults.length) return go(next);
    draw(asTyped());
    tell(() => true);
    byId("page").querySelector("#error-summary")?.remove();
    sheet.parentElement?.prepend(faultSummary(faults));
    entitle(t("faultyPage", { title }));
    byId("error-summary").focus();
    return undefined;
  };

  let waiting = 0;
  const sheet = h("form", {
    novalidate: true,
    submit: (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      done();
    },
    input: (event) => {
      exclusive(event.target);
      clearTimeout(waiting);
      waiting = setTimeout(() => live(true), PAUSE);
    },
    change: (event) => {
      exclusive(event.target);
      clearTimeout(waiting);
      live();
    },
  });
  draw(asTyped());
  saved = JSON.stringify(values());
  // What stands in the case is told as it was understood; what is missing is no fault yet.
  const faults = read().problems.filter((problem) => problem.code === "required-fact");
  for (const { question } of faults) understood.delete(question);
  tell(() => true);
  notice();
  put(title, back("#/tasks", t("backToCase")), columns([...heading(title, caption), hint && para(hint), noticed, sheet], beside.box));
  beforeLeaving(() => {
    clearTimeout(waiting);
    if (JSON.stringify(values()) !== saved) saveAnswers();
  });
  const field = wanted ? fieldOf(wanted) : null;
  if (field?.offsetParent) {
    field.focus({ preventScroll: true });
    field.closest(".app-fact")?.scrollIntoView();
  }
}

/** Why a question is asked, what it feeds, and the law. @param {any} field */
function why(field) {
  if (!field.why) return null;
  return h("details", { class: "govuk-details app-why" },
    h("summary", { class: "govuk-details__summary" },
      h("span", { class: "govuk-details__summary-text" }, t("whyWeAsk"), h("span", { class: "govuk-visually-hidden" }, t("changeWhat", { what: field.label })))),
    h("div", { class: "govuk-details__text" },
      h("p", {}, field.why),
      field.feeds.length ? h("p", {}, t("feeds", { what: field.feeds.join("; ") })) : null,
      field.basis ? h("p", {}, t("law", { basis: field.basis })) : null));
}

/** Questions that know by which clocks a time may be told. @param {any} whole @param {any[]} fields */
export const timed = (whole, fields) => fields.map((field) => (field.type === "date" ? { ...field, clocks: whole.clocks } : field));

/** The questions of the case itself, and whether the rules reach it. @param {string} [wanted] */
export function scopePage(wanted) {
  const whole = form();
  const asked = whole.scope.find((/** @type {any} */ field) => field.id === wanted);
  askPage({
    title: t("scopeTitle"),
    caption: t("scopeCaption"),
    hint: t("scopeHint"),
    fields: () => timed(whole, form().scope),
    notices: () => form().outside ?? [],
    next: "#/tasks",
    wanted: asked?.question,
  });
}

/** The facts of one section. @param {string} id @param {string} wanted the fact to begin with @param {string | null} returning where a change leads back to */
export function sectionPage(id, wanted, returning) {
  const whole = form();
  const section = whole.sections.find((/** @type {any} */ one) => one.id === id);
  if (!section) return go("#/tasks");
  const fields = () => timed(whole, form().sections.find((/** @type {any} */ one) => one.id === id)?.facts ?? []);
  return askPage({ title: section.label, caption: whole.title, hint: section.hint, fields, next: returning ?? pageAfter(`#/q/${id}`), wanted: `facts:${wanted}` });
}

/** The page after this one, in the order of the task list. @param {string} here */
export function pageAfter(here) {
  const { sections, lists } = form();
  const all = [
    ...sections.map((/** @type {any} */ section) => `#/q/${section.id}`),
    ...lists.filter((/** @type {any} */ list) => list.available).map((/** @type {any} */ list) => `#/list/${list.id}`),
  ];
  return all[all.indexOf(here) + 1] ?? "#/check";
}
