// Two cases side by side: the case against the copy on which something is tried, or against another
// case file.
import { ask } from "../core.js";
import { h } from "../dom.js";
import { measured, patiently } from "../large.js";
import { back, button, buttons, faultSummary, heading, inset, link, para, report } from "../parts.js";
import { go, put, redraw } from "../screen.js";
import { ownRules, request, state } from "../session.js";
import { rename, takeOver, tryOnCopy } from "../trial.js";
import { t } from "../words.js";
import { openFaults } from "./notice.js";
import { filePicker, refusedFile } from "./opening.js";

/** Begins to try something on a copy; where that is done already, goes on with it. */
export function whatIf() {
  if (!state.get().trial) tryOnCopy(t("ifChanged"));
  go("#/compare");
}

export const comparePage = () => patiently(t("compareTwo"), drawComparison);

function drawComparison() {
  const { other, names, trial, case: text } = state.get();
  if (!text || !(trial || other)) {
    put(t("compare"),
      ...heading(t("compareTwo")),
      para(t("compareHint")),
      buttons(text ? button(t("tryOnCopy"), whatIf) : link(t("beginCase"), "#/")),
      text ? otherFile() : null);
    return;
  }
  const answer = trial
    ? measured("compare", request({ other: text, names: [t("asItHappened"), trial.name] }))
    : measured("compare", request({ other: other ?? "", names }));
  put(t("compare"),
    back("#/result", t("backToResult")),
    ...heading(answer.kind === "assessed" ? answer.title : t("compareTwo")),
    openFaults(),
    ...(trial ? trying(trial) : []),
    h("div", { class: "app-actions" },
      button(t("changeAnswers"), () => go("#/tasks")),
      trial ? button(t("takeOver"), takeOver, "secondary") : button(t("whatIf"), whatIf, "secondary"),
      trial ? null : button(t("stopComparing"), () => (state.set({ other: null }), redraw()), "secondary")),
    answer.kind === "refused" ? faultSummary(answer.problems) : report(answer.elements),
    trial ? null : otherFile());
}

/** The name of the copy, and what to do next. @param {import("../store.js").Trial} trial */
function trying({ name }) {
  const input = h("input", { class: "govuk-input govuk-!-width-one-half", id: "trial-name", type: "text", autocomplete: "off", value: name, change: (event) => {
    rename(event.target.value.trim() || t("ifChanged"));
    redraw();
  } });
  return [
    h("div", { class: "govuk-form-group" }, h("label", { class: "govuk-label govuk-label--s", for: "trial-name" }, t("nameOfCopy")), input),
    inset(t("onCopy")),
  ];
}

const otherFile = () =>
  filePicker("other-file", t("otherFile"), t("openFileHint"), (text, name) => {
    const answer = ask("open", { ...ownRules(), text });
    if (answer.kind === "refused") return refusedFile(name, answer.problems);
    state.set({ other: answer.case, names: [answer.title ?? t("otherCase"), t("openCase")] });
    return redraw();
  });
