// The result: the answer, what can be taken away, then the account. All of it is the core's.
import { told } from "../core.js";
import { byId, h } from "../dom.js";
import { give, named } from "../files.js";
import { measured, patiently } from "../large.js";
import { back, button, buttons, faultSummary, heading, inset, link, para, report } from "../parts.js";
import { go, put } from "../screen.js";
import { now, pageOf, request } from "../session.js";
import { t } from "../words.js";
import { whatIf } from "./compare.js";
import { openFaults } from "./notice.js";
import { saveOpen } from "./saving.js";

export const resultPage = () => patiently(t("result"), drawResult);

function drawResult() {
  const answer = measured("assess", request());
  if (answer.kind === "refused") return noResult(answer.problems);
  const identity = told("case_digest", request({ at: now() }));
  byId("print-line").textContent = t("printLine", { at: identity.at, sha256: identity.sha256 });
  put(answer.headline,
    ...heading(answer.headline, answer.title),
    h("p", {}, h("strong", { class: `govuk-tag ${answer.complete ? "govuk-tag--green" : "govuk-tag--yellow"}` }, answer.status)),
    openFaults(),
    report(answer.first),
    takeAway(named(answer.title)),
    report(answer.steps),
    report(answer.rest),
    h("div", { class: "app-paper" }, report(answer.paper)),
    buttons(button(t("changeAnswers"), () => go("#/tasks")), link(t("compareTwo"), "#/compare")));
  return undefined;
}

/** @param {string} name the name of the files */
const takeAway = (name) =>
  h("div", { class: "app-actions" },
    button(t("print"), () => print(), "secondary"),
    button(t("reportFile"), () => give(`${name}.html`, "text/html", told("report_file", request({ at: now() })).html), "secondary"),
    button(t("ledgerFile"), () => give(`${name}.csv`, "text/csv", told("csv", request()).csv), "secondary"),
    button(t("machineFile"), () => give(`${name}.json`, "application/json", told("machine", request()).json), "secondary"),
    button(t("caseFile"), saveOpen, "secondary"),
    button(t("whatIf"), whatIf, "secondary"));

/** @param {import("../core.js").Problem[]} problems */
function noResult(problems) {
  const missing = problems.every((problem) => problem.code === "required-fact");
  put(t("noResult"),
    ...heading(t("noResult")),
    openFaults(),
    ...(missing
      ? problems.map((problem) => inset(link(problem.message, pageOf(problem.question))))
      : [faultSummary(problems, pageOf), para(t("nothingComputed"))]),
    buttons(button(t("goToQuestions"), () => go("#/tasks"))));
}

/** One line of the account in full. @param {string} line */
export const linePage = (line) => patiently(t("workedOut"), () => drawLine(line));

/** @param {string} line */
function drawLine(line) {
  const answer = measured("line", request({ line }));
  if (answer.kind === "refused") return resultPage();
  put(answer.title, back("#/result", t("backToResult")), ...heading(answer.title, t("workedOut")), report(answer.elements));
  return undefined;
}
