// Something tried on a named copy of the case. The case itself is never changed by it.
import { ask } from "./core.js";
import { change, request, state } from "./session.js";
import { undoable } from "./undo.js";
import { t } from "./words.js";

/** The title a case file gives the case. @param {string} text */
function titleOf(text) {
  const whole = ask("form", request({ case: text }));
  return whole.kind === "assessed" ? whole.title : "";
}

/** @param {string} text @param {string} title */
function titled(text, title) {
  const answer = ask("save_answers", request({ case: text, typed: { "case:title": title } }));
  return answer.kind === "assessed" ? answer.case : text;
}

/** Begins to try something on a copy that bears this name, also in its title. @param {string} name */
export function tryOnCopy(name) {
  const { case: text, typed } = state.get();
  state.set({ trial: { name, case: text ?? "", typed: { ...typed } } });
  rename(name);
  const { trial } = state.get();
  if (trial) state.set({ trial: { ...trial, saved: trial.case } });
}

/** Names the copy. @param {string} name */
export function rename(name) {
  const { trial, case: text } = state.get();
  if (!trial) return;
  state.set({ trial: { ...trial, name } });
  change(titled(trial.case, t("copyTitle", { title: titleOf(text ?? ""), name })));
}

/** Puts the copy away. */
export function stopTrying() {
  const { trial } = state.get();
  undoable(t("putAway", { name: trial?.name ?? "" }), () => state.set({ trial: null }), "#/result");
}

/** The copy takes the place of the case, under the title of the case where it has no other. */
export function takeOver() {
  const { trial, case: text } = state.get();
  if (!trial) return;
  const title = titleOf(text ?? "");
  const file = titleOf(trial.case) === t("copyTitle", { title, name: trial.name }) ? titled(trial.case, title) : trial.case;
  undoable(t("tookOver", { name: trial.name }), () => state.set({ case: file, typed: trial.typed, trial: null, unsaved: true }), "#/result");
}
