// What a case may have several of: evidence, infringements, decisions, documents.
import { ask } from "../core.js";
import { h } from "../dom.js";
import { back, button, buttons, columns, heading, linkTo, para } from "../parts.js";
import { go, put } from "../screen.js";
import { change, form, request, subject } from "../session.js";
import { undoable } from "../undo.js";
import { t } from "../words.js";
import { panel } from "./panel.js";
import { askPage, pageAfter, timed } from "./questions.js";

/** @param {string} id */
const listOf = (id) => form().lists.find((/** @type {any} */ list) => list.id === id && list.available);

/**
 * @param {string[]} place the list; then the item, or `add` and the kind that is to be added
 * @param {string | null} returning
 */
export function listPage([id = "", index, kind], returning) {
  const whole = form();
  const list = whole.lists.find((/** @type {any} */ list) => list.id === id && list.available);
  if (!list) return go("#/tasks");
  if (index === undefined || index === "add") return overview(list, Number(kind ?? 0));
  const fields = () => timed(whole, listOf(id)?.items[Number(index)]?.fields ?? []);
  const item = list.items[Number(index)];
  if (!item) return go(`#/list/${id}`);
  return askPage({ title: item.label, caption: list.label, fields, next: returning ?? `#/list/${id}`, wanted: kind ? `${id}:${index}:${kind}` : undefined });
}

/** @param {any} list @param {number} wanted the kind to begin with, by number */
function overview(list, wanted) {
  const kind = list.kinds.length
    ? /** @type {HTMLSelectElement} */ (h("select", { class: "govuk-select", id: "add-kind" }, ...list.kinds.map((/** @type {any} */ one, /** @type {number} */ index) => h("option", { value: one.id, selected: index === wanted }, one.words))))
    : null;
  const add = () => {
    keep(ask("add", request({ list: list.id, of: kind?.value ?? "" })));
    go(`#/list/${list.id}/${String(listOf(list.id).items.length - 1)}`);
  };
  const remove = (/** @type {number} */ index) => {
    const answer = ask("remove", request({ list: list.id, index }));
    if (answer.kind !== "assessed") return;
    const words = t("removed", { what: list.items[index].label });
    undoable(words, () => change(answer.case, withoutItem(subject().typed, list.id, index)), `#/list/${list.id}`);
  };
  put(list.label, back("#/tasks", t("backToCase")), columns([
    ...heading(list.label),
    para(list.hint),
    ...list.items.map((/** @type {any} */ item, /** @type {number} */ index) => entry(list, item, index, () => remove(index))),
    list.items.length ? null : para(t("noneAdded")),
    kind && h("div", { class: "govuk-form-group" }, h("label", { class: "govuk-label govuk-label--s", for: "add-kind" }, list.kindQuestion), kind),
    buttons(button(list.add, add, "secondary"), button(t("continue"), () => go(pageAfter(`#/list/${list.id}`)))),
  ], panel().box));
}

/** @param {any} list @param {any} item @param {number} index @param {() => void} remove */
const entry = (list, item, index, remove) =>
  h("div", { class: "app-item" },
    h("h2", { class: "govuk-heading-s govuk-!-margin-bottom-1" }, item.label),
    item.words && para(item.words),
    h("div", { class: "app-actions" },
      linkTo(t("change"), t("ofItem", { what: item.label }), `#/list/${list.id}/${index}`),
      h("button", { type: "button", class: "govuk-button govuk-button--secondary", click: remove }, t("remove"), h("span", { class: "govuk-visually-hidden" }, t("ofItem", { what: item.label })))));

/** Keeps the case as it was changed, unless that was refused. @param {import("../door").Answer<import("../door").CaseFile>} answer */
function keep(answer) {
  if (answer.kind === "assessed") change(answer.case);
}

/** What was typed, once an item is taken out: that of the item is gone, the later ones move up. @param {import("../store.js").Typed} typed @param {string} list @param {number} gone */
function withoutItem(typed, list, gone) {
  return Object.fromEntries(Object.entries(typed).flatMap(([question, answer]) => {
    const [place, index, ...key] = question.split(":");
    if (place !== list) return [[question, answer]];
    if (Number(index) === gone) return [];
    return [[[place, Number(index) > gone ? Number(index) - 1 : index, ...key].join(":"), answer]];
  }));
}
