// Files that the user brings: how they are chosen, refused, and compared with what is open.
import { ask, told } from "../core.js";
import { byId, h } from "../dom.js";
import { taken } from "../files.js";
import { button, buttons, faultSummary, heading, link, para } from "../parts.js";
import { go, put } from "../screen.js";
import { request, state } from "../session.js";
import { t } from "../words.js";

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
      const text = await taken(file);
      if (text === null) refusedFile(file.name, [{ question: "", message: t("tooLarge"), line: 0, code: "" }]);
      else act(text, file.name);
    } }));

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

/**
 * Opens a case file or a report file, after asking where something would be lost.
 * @param {string} text
 * @param {string} name
 * @param {import("../door").CaseRequest} [rules] the user's own rules, where it is to be read by them
 */
export function openFile(text, name, rules = request()) {
  const answer = ask("open", { ...rules, text });
  if (answer.kind === "refused") return refusedFile(name, answer.problems);
  const accept = () => {
    state.set({ case: answer.case, rulebook: answer.own.rulebook ?? null, schedule: answer.own.schedule ?? null });
    go("#/result");
  };
  const busy = Boolean(state.get().case) && state.get().case !== answer.case;
  if (!answer.older && !busy) return accept();
  put(t("openTitle"),
    ...heading(answer.older ? t("otherRules") : t("replace")),
    ...(answer.older ? [para(t("otherRulesHint")), difference(answer.older)] : []),
    busy ? para(t("replaceHint")) : null,
    buttons(button(answer.older ? t("openUnderToday") : t("replaceIt"), accept), link(t("keepOpen"), "#/tasks")));
  return undefined;
}

/** Opens a published decision under the rules that come with the page. @param {string} id */
export const openExample = (id) => openFile(told("example", { id }).case, t("workedExample"), {});

/** @param {import("../door").OlderResult} older */
const difference = (older) => {
  const rows = [[t("resultThen"), older.then], [t("rulesThen"), older.thenRules], [t("resultNow"), older.now], [t("rulesNow"), older.nowRules]];
  return h("div", { class: "app-report" }, h("dl", { class: "answer" }, ...rows.map(([term, words]) => h("div", {}, h("dt", {}, term), h("dd", {}, words)))));
};
