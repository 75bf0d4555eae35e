// Files that the user brings: how they are chosen, refused, and asked about before anything of what
// is open is replaced.
import { ask, told } from "../core.js";
import { byId, h } from "../dom.js";
import { noCase, taken } from "../files.js";
import { button, buttons, faultSummary, heading, inset, link, para } from "../parts.js";
import { go, put } from "../screen.js";
import { ownRules, state, unsaved } from "../session.js";
import { undoable } from "../undo.js";
import { t } from "../words.js";
import { saveOpen } from "./saving.js";

/** @typedef {import("../core.js").Problem} Problem */

/**
 * A place to choose a file; its text goes to `act`.
 * @param {string} id
 * @param {string} label
 * @param {string} hint
 * @param {(text: string, name: string) => void} act
 */
export const filePicker = (id, label, hint, act) =>
  h("div", { class: "govuk-form-group" },
    h("label", { class: "govuk-label govuk-label--s", for: id }, label),
    h("div", { class: "govuk-hint", id: `${id}-hint` }, hint),
    h("input", { class: "app-file", id, type: "file", "aria-describedby": `${id}-hint`, change: async (event) => {
      const file = event.target.files[0];
      if (!file) return;
      const read = await taken(file);
      if ("is" in read) refusedFile(file.name, [saying(t(read.is))]);
      else act(read.text, file.name);
    } }));

/** @param {string} message @returns {Problem} */
const saying = (message) => ({ question: "", message, line: 0, code: "" });

/** Says why a file was not opened. @param {string} name @param {Problem[]} problems */
export function refusedFile(name, problems) {
  const title = t("notOpened", { name });
  const message = (/** @type {Problem} */ problem) => (problem.line ? t("line", { line: problem.line, message: problem.message }) : problem.message);
  put(title,
    ...heading(title),
    faultSummary(problems.map((problem) => ({ question: "", message: message(problem) }))),
    para(t("nothingChanged")),
    link(t("backToFiles"), "#/case"));
  byId("error-summary").focus();
}

/** @typedef {{rulebook: string | null, schedule: string | null}} Rules */

/**
 * Opens a case file or a report file, after asking where something would be lost, or where the file
 * brings rules of its own.
 * @param {string} text
 * @param {string} name
 * @param {Rules} [rules] the user's own rules, where it is to be read by them
 */
export function openFile(text, name, rules = ownRules()) {
  const answer = ask("open", { ...rules, text });
  if (answer.kind === "refused") {
    const is = noCase(text, name);
    return refusedFile(name, is ? [saying(t(is))] : answer.problems);
  }
  const theirs = { rulebook: answer.own.rulebook ?? null, schedule: answer.own.schedule ?? null };
  const brought = theirs.rulebook !== rules.rulebook || theirs.schedule !== rules.schedule;
  if (brought) return askRules(answer.case, name, rules, theirs, answer);
  return replace(answer, name, null);
}

/**
 * Asks whether a case is to be read by the rules that its file brings.
 * @param {string} text @param {string} name @param {Rules} own @param {Rules} theirs @param {import("../door").OpenedFile} answer
 */
function askRules(text, name, own, theirs, answer) {
  const { words } = answer.own;
  put(t("bringsRules"),
    ...heading(t("bringsRules"), name),
    para(t("bringsRulesHint", { name })),
    inset(words),
    para(t("bringsRulesWarning")),
    buttons(
      button(t("useTheirRules"), () => replace(answer, name, { name, words, ...theirs }), "secondary"),
      button(t("leaveTheirRules"), () => openFile(text, name, own), "secondary"),
      link(t("keepOpen"), "#/tasks")));
}

/**
 * Takes a case in place of what is open. Asks first where that is in no file, or where the rules are
 * others than the file was made under.
 * @param {import("../door").OpenedFile} answer @param {string} name @param {import("../store.js").Brought | null} brought
 * @param {Partial<Rules>} [rules] the user's own rules from then on, where they change
 */
function replace(answer, name, brought, rules = {}) {
  const opened = { case: answer.case, typed: {}, unsaved: false, trial: null, brought, ...rules };
  const accept = () => {
    const { case: before, trial } = state.get();
    // A case in which nothing was answered yet, and the same case again, lose nothing.
    const nothing = !before || /^[^[]*\[case\][^[]*$/.test(before) || before === answer.case;
    if (nothing && !trial) {
      state.set(opened);
      go("#/result");
    } else undoable(t("replaced", { name }), () => state.set(opened), "#/result");
  };
  const busy = unsaved() && state.get().case !== answer.case;
  if (!answer.older && !busy) return accept();
  put(t("openTitle"),
    ...heading(answer.older ? t("otherRules") : t("replace")),
    ...(answer.older ? [para(t("otherRulesHint")), difference(answer.older)] : []),
    busy ? para(t("replaceHint")) : null,
    buttons(
      busy ? button(t("saveFirst"), saveOpen, "secondary") : null,
      button(answer.older ? t("openUnderToday") : t("replaceIt"), accept),
      link(t("keepOpen"), "#/tasks")));
  return undefined;
}

/** Opens a published decision under the rules that come with the page. @param {string} id */
export const openExample = (id) => {
  const rules = { rulebook: null, schedule: null };
  const answer = ask("open", { ...rules, text: told("example", { id }).case });
  if (answer.kind === "assessed") replace(answer, t("workedExample"), null, rules);
};

/** @param {import("../door").OlderResult} older */
const difference = (older) => {
  const rows = [[t("resultThen"), older.then], [t("rulesThen"), older.thenRules], [t("resultNow"), older.now], [t("rulesNow"), older.nowRules]];
  return h("div", { class: "app-report" }, h("dl", { class: "answer" }, ...rows.map(([term, words]) => h("div", {}, h("dt", {}, term), h("dd", {}, words)))));
};
