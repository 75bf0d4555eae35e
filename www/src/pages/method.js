// The method, made from the rulebook; and the pages that no rulebook writes.
import { ask } from "../core.js";
import { h } from "../dom.js";
import { texts } from "../english.js";
import { bullets, button, buttons, heading, link, para, report, subheading } from "../parts.js";
import { go, put } from "../screen.js";
import { begin, request } from "../session.js";
import { t } from "../words.js";
import { refusedFile } from "./opening.js";

/** @param {string} id the rulebook; empty for the one that the case is read by */
export function methodPage(id) {
  const answer = ask("method", request({ id }));
  if (answer.kind === "refused") return refusedFile(t("method"), answer.problems ?? []);
  const rulebooks = ask("versions").rulebooks.map((/** @type {any} */ one) => h("li", {}, link(t("ofRulebook", one), `#/method/${one.id}`)));
  put(t("method"),
    ...heading(answer.title, t("method")),
    para(t("methodHint")),
    h("ul", { class: "govuk-list govuk-list--bullet" }, ...rulebooks),
    startButton(),
    report(answer.elements));
  return undefined;
}

/** @param {keyof typeof texts} name */
export function textPage(name) {
  const { title, parts } = texts[name];
  const part = (/** @type {string | string[]} */ words) =>
    Array.isArray(words) ? bullets(words) : words.startsWith("# ") ? subheading(words.slice(2)) : para(words);
  put(title, ...heading(title), ...parts.map(part), startButton());
}

const startButton = () => buttons(button(t("start"), () => (begin(), go("#/scope"))));
