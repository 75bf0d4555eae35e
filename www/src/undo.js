// What was done and can be undone: removed, replaced, cleared, put away. Kept in memory only.
import { go, leave, say } from "./screen.js";
import { state } from "./session.js";

/** @typedef {{words: string, before: import("./store.js").Stored, after: import("./store.js").Stored}} Done */

const MOST = 20;

/** @type {Done[]} */
let done = [];
/** @type {Done | null} what was undone last */
let undone = null;

const isNow = (/** @type {import("./store.js").Stored} */ stored) => JSON.stringify(stored) === JSON.stringify(state.get());

/** What was done last, and whether the case is as it was left then. */
export function lastDone() {
  const last = done.at(-1);
  return last && { words: last.words, untouched: isNow(last.after) };
}

/** What was undone last, where nothing came after. */
export const lastUndone = () => (undone && isNow(undone.before) ? undone : null);

/**
 * Does something that can be undone, and goes on.
 * @param {string} words what was done
 * @param {() => void} act
 * @param {string} next the address to go on to
 */
export function undoable(words, act, next) {
  leave();
  const before = state.get();
  act();
  undone = null;
  done = [...done, { words, before, after: state.get() }].slice(-MOST);
  onwards(words, next);
}

/** Undoes what was done last. @param {string} words what to say */
export function undo(words) {
  leave();
  const last = done.pop();
  if (!last) return;
  undone = { ...last, after: state.get() };
  state.set(last.before);
  onwards(words, location.hash || "#/");
}

/** Does again what was undone. */
export function redo() {
  if (!undone) return;
  const { words, after } = undone;
  undoable(words, () => state.set(after), location.hash || "#/");
}

/** Leaves nothing to undo. */
export function forget() {
  [done, undone] = [[], null];
  go(location.hash || "#/");
}

/** @param {string} words @param {string} next */
function onwards(words, next) {
  // The page begins at its top, where it is told what was done.
  history.replaceState(null, "");
  go(next);
  say(words, 100);
}
