// What is open: the text of one case file, a copy on which something is tried, and the rules both
// are read by.

/**
 * @typedef {Record<string, unknown>} Typed what was typed and not understood, by question
 *
 * @typedef {object} Trial a named copy of the case, on which something is tried
 * @property {string} name
 * @property {string} case the copy, as it would be saved
 * @property {Typed} typed
 * @property {string} [saved] the copy as it was saved last
 *
 * @typedef {object} Brought rules that came inside the file of the case, and go with it
 * @property {string} name the name of the file
 * @property {string} words which rules they are, with their digests
 * @property {string | null} rulebook
 * @property {string | null} schedule
 *
 * @typedef {object} Stored
 * @property {string | null} case the case file, as it would be saved
 * @property {Typed} typed
 * @property {boolean} unsaved whether it holds what no file holds yet
 * @property {Trial | null} trial
 * @property {string | null} other another case file it is compared with
 * @property {string[]} names the names of the two
 * @property {string | null} rulebook the user's own rulebook
 * @property {string | null} schedule the user's own schedule
 * @property {Brought | null} brought
 */

const KEY = "affeer";
const SWITCH = "affeer-autosave";

/** @returns {Stored} */
export const empty = () => ({ case: null, typed: {}, unsaved: false, trial: null, other: null, names: [], rulebook: null, schedule: null, brought: null });

/** @param {Storage | null} storage */
export function store(storage) {
  /** @type {Stored} */
  let stored = empty();
  const safely = (/** @type {() => void} */ act) => {
    try {
      act();
      return true;
    } catch {
      // A browser may forbid storage, or have too little of it: then nothing is kept.
      return false;
    }
  };
  safely(() => {
    const text = storage?.getItem(KEY);
    if (text) stored = { ...stored, ...JSON.parse(text) };
  });
  let on = true;
  safely(() => {
    on = storage?.getItem(SWITCH) !== "off";
  });
  let kept = storage !== null;
  const keep = () => {
    kept = storage !== null && safely(() => (on ? storage.setItem(KEY, JSON.stringify(stored)) : storage.removeItem(KEY)));
    // What was kept before is not what is open now.
    if (!kept) safely(() => storage?.removeItem(KEY));
  };
  return {
    get: () => stored,
    /** @param {Partial<Stored>} change */
    set(change) {
      stored = { ...stored, ...change };
      keep();
    },
    saving: () => on,
    /** Whether what is to be kept is not. */
    failing: () => on && !kept && stored.case !== null,
    /** @param {boolean} wanted */
    switch(wanted) {
      on = wanted;
      safely(() => (on ? storage?.removeItem(SWITCH) : storage?.setItem(SWITCH, "off")));
      keep();
    },
    /** Empties everything; the switch stays as it is. */
    clear() {
      stored = empty();
      safely(() => storage?.removeItem(KEY));
    },
  };
}
