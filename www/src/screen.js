// What is on the screen: one page at a time, its title, the focus, what is said aloud.
import { byId } from "./dom.js";
import { t } from "./words.js";

/** Puts a page in place of the one shown, and the focus on its heading. @param {string} title @param {import("./dom.js").Child[]} parts */
export function put(title, ...parts) {
  const page = byId("page");
  byId("start").hidden = true;
  page.hidden = false;
  page.replaceChildren(...parts.filter((part) => part !== null && part !== undefined && part !== false));
  entitle(title);
  /** @type {HTMLElement | null} */ (page.querySelector("h1"))?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

/** Shows the start page, which the file holds as it is. */
export function putStart() {
  byId("page").hidden = true;
  byId("page").replaceChildren();
  byId("start").hidden = false;
  entitle(t("startTitle"));
}

/** @param {string} title */
export function entitle(title) {
  document.title = t("page", { title });
}

/** @type {() => void} */
let leaving = () => {};

/** Takes what is to be done before the page that is shown is left. @param {() => void} act */
export const beforeLeaving = (act) => (leaving = act);

/** Does what is to be done before the page is left. */
export const leave = () => leaving();

/** Goes to an address within the page; where one is there already, the page is drawn again. @param {string} address */
export function go(address) {
  if (location.hash === address) redraw();
  else location.hash = address;
}

export const redraw = () => dispatchEvent(new Event("hashchange"));

/** @type {number | undefined} */
let speaking;
/** Says something once typing has paused. @param {string} text */
export function say(text, wait = 900) {
  clearTimeout(speaking);
  speaking = setTimeout(() => (byId("status").textContent = text), wait);
}
