// Where the reader was on each page they left: kept with the entry in the browser's history, so that
// Back leads to the same place. No word of a case is in it.

/** @typedef {{y: number, open: number[], at: number}} Place */

/** Browsers take so many changes of an entry, and no more: one in so many milliseconds. */
const PAUSE = 400;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

const details = () => Array.from(document.querySelectorAll("#page details"));
const links = () => Array.from(document.querySelectorAll("#page a, #page button"));

/** Keeps the place on the page that is shown. @param {Element | null} active what the reader is at */
function keep(active) {
  clearTimeout(waiting);
  const open = details().flatMap((one, index) => (/** @type {HTMLDetailsElement} */ (one).open ? [index] : []));
  const at = active ? links().indexOf(active) : -1;
  try {
    history.replaceState({ y: scrollY, open, at }, "");
  } catch {
    // Too many of them: the place before stays.
  }
}

const later = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => keep(document.activeElement), PAUSE);
};

export function keepPlaces() {
  history.scrollRestoration = "manual";
  addEventListener("scroll", later, { passive: true });
  addEventListener("toggle", later, true);
  addEventListener("click", (event) => keep(/** @type {Element} */ (event.target).closest("a, button")), true);
}

/** The place that was kept for the page that is to be shown, where it was shown before. @returns {Place | null} */
export function placeKept() {
  clearTimeout(waiting);
  return history.state;
}

/** Goes to a place that was kept. @param {Place} place */
export function goTo(place) {
  details().forEach((one, index) => (/** @type {HTMLDetailsElement} */ (one).open = place.open.includes(index)));
  /** @type {any} */ (links()[place.at])?.focus({ preventScroll: true });
  scrollTo(0, place.y);
}
