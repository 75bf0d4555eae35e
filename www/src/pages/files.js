// Files: save, open, the user's own rules, what this browser keeps.
import { ask, told } from "../core.js";
import { h } from "../dom.js";
import { named } from "../files.js";
import { button, heading, inset, para, subheading } from "../parts.js";
import { go, put, say } from "../screen.js";
import { form, fresh, ownRules, request, state } from "../session.js";
import { undoable } from "../undo.js";
import { t } from "../words.js";
import { filePicker, openExample, openFile, refusedFile } from "./opening.js";
import { openFaults } from "./notice.js";
import { saveOpen, saveText } from "./saving.js";

export function filesPage() {
  const { case: text, rulebook, schedule, brought } = state.get();
  put(t("files"),
    ...heading(t("files")),
    subheading(t("save")),
    para(t("saveHint")),
    ...(text ? saving(text) : [para(t("noCase"))]),
    text ? openFaults() : null,
    subheading(t("open")),
    filePicker("open-file", t("openFile"), t("openFileHint"), openFile),
    ...published(),
    subheading(t("ownRules")),
    para(t("ownRulesHint")),
    filePicker("own-rulebook", t("ownRulebook"), t("ownRulebookHint"), takeRules("rulebook")),
    filePicker("own-schedule", t("ownSchedule"), t("ownScheduleHint"), takeRules("schedule")),
    rulebook || schedule
      ? h("div", { class: "app-actions" }, button(t("shippedRules"), () => undoable(t("rulesDropped"), () => state.set({ rulebook: null, schedule: null }), "#/case"), "secondary"))
      : null,
    brought
      ? inset(t("rulesBrought", { name: brought.name, words: brought.words }), h("div", { class: "app-actions" }, button(t("dropBrought"), () => undoable(t("rulesDropped"), () => state.set({ brought: null }), "#/case"), "secondary")))
      : null,
    subheading(t("thisBrowser")),
    autosave(),
    h("div", { class: "app-actions" }, button(t("clear"), () => undoable(t("cleared"), () => state.clear(), "#/"), "warning")));
}

/** @param {string} text */
const saving = (text) => [
  h("div", { class: "app-actions" },
    button(t("saveCase"), () => (state.get().trial ? saveText(text, named(told("form", request({ case: text })).title)) : saveOpen())),
    state.get().trial ? button(t("saveCopy", { name: state.get().trial?.name ?? "" }), saveOpen, "secondary") : null),
  h("p", { class: "govuk-body-s" }, t("sha256", { sha256: told("case_digest", request({ case: text })).sha256 })),
];

/** The published decisions to open. */
function published() {
  const options = told("examples").examples.map((one) => h("option", { value: one.id }, one.label));
  const chosen = /** @type {HTMLSelectElement} */ (h("select", { class: "govuk-select", id: "published", "aria-describedby": "published-hint" }, ...options));
  return [
    h("div", { class: "govuk-form-group" },
      h("label", { class: "govuk-label govuk-label--s", for: "published" }, t("published")),
      h("div", { class: "govuk-hint", id: "published-hint" }, t("publishedHint")),
      chosen),
    h("div", { class: "app-actions" }, button(t("openIt"), () => openExample(chosen.value), "secondary")),
  ];
}

/** Takes the user's own rules, unless they are refused. @param {"rulebook" | "schedule"} what */
const takeRules = (what) => (/** @type {string} */ text, /** @type {string} */ name) => {
  const before = state.get()[what];
  state.set({ [what]: text });
  const answer = ask("method", { ...ownRules(), case: state.get().case ?? fresh() });
  if (answer.kind === "assessed") {
    // Rules the user chooses stand for those that a file brought.
    state.set({ brought: null });
    return go("#/method");
  }
  state.set({ [what]: before });
  return refusedFile(name, answer.problems);
};

function autosave() {
  const box = h("input", { class: "govuk-checkboxes__input", id: "autosave", type: "checkbox", checked: state.saving(), change: (event) => {
    state.switch(event.target.checked);
    say(t(event.target.checked ? "autosaveOn" : "autosaveOff"), 100);
  } });
  const label = h("label", { class: "govuk-label govuk-checkboxes__label", for: "autosave" }, t("autosave"));
  return h("div", { class: "govuk-form-group" }, h("div", { class: "govuk-checkboxes" }, h("div", { class: "govuk-checkboxes__item" }, box, label)));
}
