// Files of the case, given to the user.
import { give, named } from "../files.js";
import { form, state, subject } from "../session.js";

/** Saves a case as it stands: a JSON file that was opened and not changed is still one. @param {string} text @param {string} name */
export function saveText(text, name) {
  const kind = text.trimStart().startsWith("{") ? "json" : "toml";
  give(`${name}.${kind}`, `application/${kind}`, text);
  const { trial, case: file } = state.get();
  if (file === text) state.set({ unsaved: false });
  else if (trial?.case === text) state.set({ trial: { ...trial, saved: text } });
}

/** Saves what the pages are about: the case, or the copy on which something is tried. */
export const saveOpen = () => saveText(subject().case ?? "", named(form().title));
