// What is said above every page: that something is tried on a copy, and what was done and can be
// undone. And above the pages that rest on all answers: what was typed and not understood.
import { byId, h } from "../dom.js";
import { button, link } from "../parts.js";
import { notUnderstood, pageOf, state } from "../session.js";
import { stopTrying } from "../trial.js";
import { forget, lastDone, lastUndone, redo, undo } from "../undo.js";
import { t } from "../words.js";

/** Draws what is above every page anew. */
export function drawNotice() {
  byId("notice").replaceChildren(...[trying(), undoing(), failing()].filter((part) => part !== null));
}

/** Something is tried on a copy. */
function trying() {
  const { trial } = state.get();
  if (!trial) return null;
  return h("section", { class: "app-notice app-notice--trial", "aria-label": t("trying") },
    h("p", {}, t("tryingOn", { name: trial.name })),
    h("div", { class: "app-actions" }, link(t("compareWithCase"), "#/compare"), button(t("stopTrying"), stopTrying, "secondary")));
}

/** The browser does not keep what it was to keep. */
const failing = () => (state.failing() ? h("section", { class: "app-notice app-notice--fault", "aria-label": t("thisBrowser") }, h("p", {}, t("notKept"))) : null);

/** What was done, or undone, last. */
function undoing() {
  const undone = lastUndone();
  const last = lastDone();
  if (!undone && !last) return null;
  const words = last && (undone ? t("undoBefore", { words: last.words }) : last.untouched ? t("undo") : t("undoWithSince"));
  return h("section", { class: "app-notice", "aria-label": t("undo") },
    h("p", {}, undone ? t("undone", { words: undone.words }) : last?.words),
    h("div", { class: "app-actions" },
      undone && button(t("doAgain"), redo, "secondary"),
      last && button(words ?? "", () => undo(t("undone", { words: last.words })), "secondary"),
      button(t("forgetUndo"), forget, "secondary")));
}

/** What was typed and not understood, with the way to each; nothing where all was. */
export function openFaults() {
  const list = notUnderstood();
  if (!list.length) return null;
  return h("section", { class: "app-notice app-notice--fault", "aria-label": t("notUnderstood") },
    h("p", {}, h("strong", {}, t("notUnderstoodHint"))),
    h("ul", {}, ...list.map(({ question, label, typed, message }) =>
      h("li", {}, link(label, pageOf(question)), t("typedAnd", { typed, message })))));
}
