// The task list: what is answered, what is not, in any order.
import { h } from "../dom.js";
import { button, buttons, columns, heading, inset, link, para, subheading } from "../parts.js";
import { go, put } from "../screen.js";
import { form, state } from "../session.js";
import { t } from "../words.js";
import { openFaults } from "./notice.js";
import { panel } from "./panel.js";

/** How each state of a task is coloured; what is done is plain text. @type {Record<string, string>} */
const COLOURS = { none: "blue", some: "light-blue", added: "green" };

/** Says that the rules are the user's own, where they are. @param {any} whole */
export const ownMark = (whole) => {
  const { brought } = state.get();
  return whole.own && h("div", { class: "govuk-inset-text app-own" }, whole.ownWords, brought ? ` ${t("rulesBrought", { name: brought.name, words: brought.words })}` : "");
};

export function tasksPage() {
  const whole = form();
  const lists = whole.lists.filter((/** @type {any} */ list) => list.available);
  put(t("yourCase"), columns([
    ...heading(whole.title || t("yourCase"), t("yourCase")),
    ownMark(whole),
    openFaults(),
    ...(whole.outside ?? []).map((/** @type {string} */ words) => inset(words)),
    para(t("tasksHint", { answered: whole.answered, rulebook: whole.rulebook.words })),
    subheading(t("theCase")),
    rows("case", [{ label: t("scopeTitle"), address: "#/scope", status: whole.scopeStatus }]),
    subheading(t("whatHappened")),
    rows("section", whole.sections.map((/** @type {any} */ { label, id, status }) => ({ label, address: `#/q/${id}`, status }))),
    subheading(t("lists")),
    rows("list", lists.map((/** @type {any} */ { label, id, status }) => ({ label, address: `#/list/${id}`, status }))),
    buttons(button(t("seeResult"), () => go("#/result")), link(t("checkAnswers"), "#/check"), link(t("saveOrOpen"), "#/case")),
  ], panel().box));
}

/** @param {string} name @param {{label: string, address: string, status: {id: string, words: string}}[]} tasks */
const rows = (name, tasks) =>
  h("ul", { class: "govuk-task-list" }, ...tasks.map(({ label, address, status }, index) => {
    const id = `${name}-${String(index)}-status`;
    const colour = COLOURS[status.id];
    return h("li", { class: "govuk-task-list__item govuk-task-list__item--with-link" },
      h("div", { class: "govuk-task-list__name-and-hint" }, h("a", { class: "govuk-link govuk-task-list__link", href: address, "aria-describedby": id }, label)),
      h("div", { class: "govuk-task-list__status", id }, colour ? h("strong", { class: `govuk-tag govuk-tag--${colour}` }, status.words) : status.words));
  }));
