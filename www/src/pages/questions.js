// A page of questions with the estimate beside them. Every answer goes into the case file at once.
import { ask } from "../core.js";
import { byId, h } from "../dom.js";
import { back, columns, faultSummary, heading, inset, para } from "../parts.js";
import { exclusive, question } from "../question.js";
import { entitle, go, put, say } from "../screen.js";
import { form, request, state } from "../session.js";
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
 */

/** @param {Page} page */
export function askPage({ title, caption, hint, fields, notices = () => [], next }) {
  const beside = panel();
  const noticed = h("div", { class: "app-notices" });
  /** @type {ReturnType<typeof question>[]} */
  let asked = [];
  const outline = (/** @type {any[]} */ list) => list.map((field) => field.question).join();
  let drawn = "";

  /** @type {string | undefined} what was told, once the page stands */
  let told;
  const notice = () => {
    const now = notices();
    noticed.replaceChildren(...now.map((words) => inset(words)));
    const words = now.join(" ");
    if (told !== undefined && told !== words) say(words);
    told = words;
  };
  const draw = (/** @type {any[]} */ list, /** @type {Record<string, string>} */ faults = {}) => {
    drawn = outline(list);
    asked = list.map((field) => question(field, faults[field.question]));
    sheet.replaceChildren(
      ...asked.map(({ element, field }) => h("div", { class: "app-fact", hidden: field.asked === "no", "data-question": field.question }, element, why(field))),
      h("button", { type: "submit", class: "govuk-button" }, t("saveAndContinue")));
  };
  /** Saves what is typed in the case; the faults in it. */
  const saveAnswers = () => {
    const shown = asked.filter(({ element }) => !element.parentElement?.hidden);
    const answer = ask("save_answers", request({ typed: Object.fromEntries(shown.map(({ field, value }) => [field.question, value()])) }));
    if (answer.kind === "assessed") state.set({ case: answer.case });
    return answer.problems;
  };
  /** Shows what an answer changes: which questions arise, and the estimate. */
  const live = () => {
    saveAnswers();
    const list = fields();
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
    beside.draw();
    notice();
  };
  const done = () => {
    const faults = saveAnswers();
    if (!faults.length) return go(next);
    draw(fields(), Object.fromEntries(faults.map((fault) => [fault.question, fault.message])));
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
    input: () => {
      clearTimeout(waiting);
      waiting = setTimeout(live, PAUSE);
    },
    change: (event) => {
      exclusive(event.target);
      clearTimeout(waiting);
      live();
    },
  });
  draw(fields());
  notice();
  put(title, back("#/tasks", t("backToCase")), columns([...heading(title, caption), hint && para(hint), noticed, sheet], beside.box));
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

/** The questions of the case itself, and whether the rules reach it. */
export function scopePage() {
  askPage({
    title: t("scopeTitle"),
    caption: t("scopeCaption"),
    hint: t("scopeHint"),
    fields: () => form().scope,
    notices: () => form().outside ?? [],
    next: "#/tasks",
  });
}

/** The facts of one section. @param {string} id @param {string | null} returning where a change leads back to */
export function sectionPage(id, returning) {
  const whole = form();
  const section = whole.sections.find((/** @type {any} */ one) => one.id === id);
  if (!section) return go("#/tasks");
  const fields = () => form().sections.find((/** @type {any} */ one) => one.id === id)?.facts ?? [];
  return askPage({ title: section.label, caption: whole.title, hint: section.hint, fields, next: returning ?? pageAfter(`#/q/${id}`) });
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
