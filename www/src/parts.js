// The parts pages are made of.
import { grown, h } from "./dom.js";
import { t } from "./words.js";

/** @typedef {import("./dom.js").Child} Child */

/** @param {string} text @param {() => unknown} act @param {"secondary" | "warning" | ""} [kind] */
export const button = (text, act, kind = "") =>
  h("button", { type: "button", class: `govuk-button${kind && ` govuk-button--${kind}`}`, click: act }, text);

/** @param {string} text @param {string} address */
export const link = (text, address) => h("a", { class: "govuk-link", href: address }, text);

/**
 * A link whose text says less than who cannot see the page needs.
 * @param {string} text @param {string} hidden @param {string} address @param {() => unknown} [act]
 */
export const linkTo = (text, hidden, address, act) =>
  h("a", { class: "govuk-link", href: address, click: act }, text, h("span", { class: "govuk-visually-hidden" }, hidden));

/** @param {string} text @param {string | null} [caption] */
export const heading = (text, caption) => [
  caption ? h("p", { class: "govuk-caption-l" }, caption) : null,
  h("h1", { class: "govuk-heading-l app-headline", tabindex: "-1" }, text),
];

/** @param {string} text */
export const subheading = (text) => h("h2", { class: "govuk-heading-m" }, text);

/** @param {string} text */
export const para = (text) => h("p", { class: "govuk-body" }, text);

/** @param {...Child} inside */
export const inset = (...inside) => h("div", { class: "govuk-inset-text" }, ...inside);

/** @param {string} address @param {string} text */
export const back = (address, text = t("back")) => h("a", { class: "govuk-back-link", href: address }, text);

/** @param {...Child} inside */
export const buttons = (...inside) => h("div", { class: "govuk-button-group" }, ...inside);

/** @param {string[]} items */
export const bullets = (items) => h("ul", { class: "govuk-list govuk-list--bullet" }, ...items.map((item) => h("li", {}, item)));

/** What the core made. @param {import("./door").Elements} tree */
export const report = (tree) => h("div", { class: "app-report" }, ...grown(tree));

/** The page beside the estimate. @param {Child[]} left @param {Child} right */
export const columns = (left, right) => h("div", { class: "app-columns" }, h("div", {}, ...left), right);

/**
 * The list of faults at the top of a page. Each leads to its question: to the field where it is on
 * this page, else to the address that `elsewhere` gives.
 * @param {{question: string, message: string}[]} faults
 * @param {(question: string) => string} [elsewhere]
 */
export function faultSummary(faults, elsewhere = () => "#/tasks") {
  const item = (/** @type {{question: string, message: string}} */ { question, message }) => {
    if (!question) return message;
    return h("a", { href: elsewhere(question), click: (event) => {
      const field = fieldOf(question);
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.scrollIntoView({ block: "center" });
    } }, message);
  };
  return h("div", { class: "govuk-error-summary", id: "error-summary", tabindex: "-1" },
    h("div", { role: "alert" },
      h("h2", { class: "govuk-error-summary__title" }, t("problem")),
      h("div", { class: "govuk-error-summary__body" },
        h("ul", { class: "govuk-list govuk-error-summary__list" }, ...faults.map((fault) => h("li", {}, item(fault)))))));
}

/** Where a question is answered on this page. @param {string} question @returns {HTMLElement | null} */
export function fieldOf(question) {
  const within = document.querySelector(`[data-question="${CSS.escape(question)}"]`);
  return within?.querySelector("input, select, textarea") ?? null;
}
