// The method, made from the rulebook; and the pages that no rulebook writes.
import { ask, told } from "../core.js";
import { h } from "../dom.js";
import { texts } from "../english.js";
import { bullets, button, buttons, heading, link, para, report, subheading } from "../parts.js";
import { go, put } from "../screen.js";
import { begin, request } from "../session.js";
import { t } from "../words.js";
import { refusedFile } from "./opening.js";

/**
 * @param {string} id the rulebook; empty for the one that the case is read by
 * @param {string} [section] the heading to show, counted from one
 */
export function methodPage(id, section) {
  const answer = ask("method", request({ id }));
  if (answer.kind === "refused") return refusedFile(t("method"), answer.problems);
  const rulebooks = told("versions").rulebooks.map((one) => h("li", {}, link(t("ofRulebook", one), `#/method/${one.id}`)));
  const body = report(answer.elements);
  const headings = Array.from(body.querySelectorAll("h2"));
  const contents = contentsOf(answer.id, headings);
  put(t("method"),
    ...heading(answer.title, t("method")),
    para(t("methodHint")),
    h("ul", { class: "govuk-list govuk-list--bullet" }, ...rulebooks),
    startButton(),
    contents,
    body);
  const wanted = headings[Number(section) - 1];
  wanted?.focus();
  wanted?.scrollIntoView();
  return undefined;
}

/** What is on the page; each entry has an address of its own. @param {string} id @param {HTMLElement[]} headings */
function contentsOf(id, headings) {
  for (const heading of headings) heading.tabIndex = -1;
  const entries = headings.map((heading, index) => h("li", {}, link(heading.textContent ?? "", `#/method/${id}/${index + 1}`)));
  return h("nav", { class: "app-contents", "aria-label": t("onThisPage") }, h("p", { class: "govuk-body govuk-!-margin-bottom-1" }, t("onThisPage")), h("ul", { class: "govuk-list" }, ...entries));
}

/** @param {keyof typeof texts} name */
export function textPage(name) {
  const { title, parts } = texts[name];
  const part = (/** @type {string | string[]} */ words) =>
    Array.isArray(words) ? bullets(words) : words.startsWith("# ") ? subheading(words.slice(2)) : para(words);
  put(title, ...heading(title), ...parts.map(part), startButton());
}

const startButton = () => buttons(button(t("start"), () => (begin(), go("#/scope"))));
