// What is open: the text of one case file, what it is compared with, and the user's own rules.

/**
 * @typedef {object} Stored
 * @property {string | null} case the case file, as it would be saved
 * @property {string | null} other the case it is compared with
 * @property {string[]} names the names of the two
 * @property {string | null} rulebook the user's own rulebook
 * @property {string | null} schedule the user's own schedule
 */

const KEY = "affeer";
const SWITCH = "affeer-autosave";

/** @returns {Stored} */
export const empty = () => ({ case: null, other: null, names: [], rulebook: null, schedule: null });

/** @param {Storage | null} storage */
export function store(storage) {
  /** @type {Stored} */
  let stored = empty();
  const safely = (/** @type {() => void} */ act) => {
    try {
      act();
    } catch {
      // A browser may forbid storage: then nothing is kept.
    }
  };
  safely(() => {
    const text = storage?.getItem(KEY);
    if (text) stored = { ...stored, ...JSON.parse(text) };
  });
  const saving = () => {
    let on = true;
    safely(() => {
      on = storage?.getItem(SWITCH) !== "off";
    });
    return on;
  };
  const keep = () => safely(() => (saving() ? storage?.setItem(KEY, JSON.stringify(stored)) : storage?.removeItem(KEY)));
  return {
    get: () => stored,
    /** @param {Partial<Stored>} change */
    set(change) {
      stored = { ...stored, ...change };
      keep();
    },
    saving,
    /** @param {boolean} on */
    switch(on) {
      safely(() => storage?.setItem(SWITCH, on ? "on" : "off"));
      keep();
    },
    clear() {
      stored = empty();
      safely(() => {
        storage?.removeItem(KEY);
        storage?.removeItem(SWITCH);
      });
    },
  };
}
