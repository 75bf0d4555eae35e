// Check your answers: every answer with a link to change it, which leads back here.
import { h } from "../dom.js";
import { back, button, buttons, faultSummary, heading, linkTo, para, subheading } from "../parts.js";
import { go, put } from "../screen.js";
import { form, pageOf, subject } from "../session.js";
import { t } from "../words.js";
import { openFaults } from "./notice.js";
import { ownMark } from "./tasks.js";

/** @param {() => void} returnHere a change made from here leads back here */
export function checkPage(returnHere) {
  const whole = form();
  const row = (/** @type {string} */ key, /** @type {string} */ value, /** @type {string} */ address) =>
    h("div", { class: "govuk-summary-list__row" },
      h("dt", { class: "govuk-summary-list__key" }, key),
      h("dd", { class: "govuk-summary-list__value" }, value || t("notAnswered")),
      h("dd", { class: "govuk-summary-list__actions" }, linkTo(t("change"), t("changeWhat", { what: key }), address, returnHere)));
  const rows = (/** @type {HTMLElement[]} */ inside) => h("dl", { class: "govuk-summary-list" }, ...inside);
  const facts = (/** @type {any[]} */ list, /** @type {string} */ address) =>
    rows(list.filter((fact) => fact.asked !== "no").map((fact) =>
      row(fact.label, fact.question in subject().typed ? t("openAsTyped") : fact.words, `${address}/${fact.id}`)));
  const problems = whole.problems ?? [];
  const lists = whole.lists.filter((/** @type {any} */ list) => list.items.length);
  put(t("checkAnswers"),
    back("#/tasks", t("backToCase")),
    ...heading(t("checkAnswers"), whole.title),
    openFaults(),
    problems.length ? faultSummary(problems, pageOf) : null,
    ownMark(whole),
    para(t("checkHint", { answered: whole.answered })),
    subheading(t("scopeTitle")),
    facts(whole.scope, "#/scope"),
    ...whole.sections.flatMap((/** @type {any} */ section) => [subheading(section.label), facts(section.facts, `#/q/${section.id}`)]),
    ...lists.flatMap((/** @type {any} */ list) => [
      subheading(list.label),
      rows(list.items.map((/** @type {any} */ item, /** @type {number} */ index) => row(item.label, item.words || t("added"), `#/list/${list.id}/${index}`))),
    ]),
    buttons(button(t("seeResult"), () => go("#/result"))));
}
