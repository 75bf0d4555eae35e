// Two cases side by side: the case that was kept against the one that is open.
import { ask } from "../core.js";
import { h } from "../dom.js";
import { back, button, buttons, faultSummary, heading, inset, link, para, report } from "../parts.js";
import { go, put, redraw } from "../screen.js";
import { request, state } from "../session.js";
import { t } from "../words.js";
import { filePicker, refusedFile } from "./opening.js";

/** Keeps the case as it stands, to compare later changes with. */
export function keepToCompare() {
  state.set({ other: state.get().case, names: [t("asItHappened"), t("ifChanged")] });
  go("#/compare");
}

export function comparePage() {
  const { other, names, case: text } = state.get();
  if (!other || !text) {
    put(t("compare"),
      ...heading(t("compareTwo")),
      para(t("compareHint")),
      buttons(text ? button(t("keepToCompare"), keepToCompare) : link(t("beginCase"), "#/")),
      text ? otherFile() : null);
    return;
  }
  const answer = ask("compare", request({ other, names }));
  const actions = h("div", { class: "app-actions" },
    button(t("changeAnswers"), () => go("#/tasks")),
    button(t("takePresent"), keepToCompare, "secondary"),
    button(t("stopComparing"), () => (state.set({ other: null }), redraw()), "secondary"));
  put(t("compare"),
    back("#/result", t("backToResult")),
    ...heading(answer.kind === "assessed" ? answer.title : t("compareTwo")),
    other === text ? inset(t("kept")) : null,
    actions,
    answer.kind === "refused" ? faultSummary(answer.problems) : report(answer.elements),
    otherFile());
}

const otherFile = () =>
  filePicker("other-file", t("otherFile"), t("openFileHint"), (text, name) => {
    const answer = ask("open", request({ text }));
    if (answer.kind === "refused") return refusedFile(name, answer.problems);
    state.set({ other: answer.case, names: [answer.title ?? t("otherCase"), t("openCase")] });
    return redraw();
  });
