// The page: which address shows what. All words and figures of a result come from the core.
import { told, start } from "./core.js";
import { byId } from "./dom.js";
import { checkPage } from "./pages/check.js";
import { comparePage } from "./pages/compare.js";
import { filesPage } from "./pages/files.js";
import { listPage } from "./pages/lists.js";
import { methodPage, textPage } from "./pages/method.js";
import { drawNotice } from "./pages/notice.js";
import { openExample } from "./pages/opening.js";
import { scopePage, sectionPage } from "./pages/questions.js";
import { linePage, resultPage } from "./pages/result.js";
import { saveText } from "./pages/saving.js";
import { tasksPage } from "./pages/tasks.js";
import { button, buttons, heading, para } from "./parts.js";
import { goTo, keepPlaces, placeKept } from "./place.js";
import { listenToPointer } from "./hold.js";
import { route } from "./route.js";
import { beforeLeaving, go, leave, put, putStart, redraw } from "./screen.js";
import { begin, state, unsaved } from "./session.js";
import { t } from "./words.js";

// A speed bump against a channel that no policy closes; see the privacy page.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"]) Reflect.deleteProperty(globalThis, name);

/** @type {string | null} where a change made from the check page leads back to */
let returning = null;

/** @type {Record<string, (rest: string[]) => void>} */
const PAGES = {
  "": putStart,
  scope: ([id]) => scopePage(id),
  tasks: tasksPage,
  q: ([id = "", fact = ""]) => sectionPage(id, fact, returning),
  list: (place) => listPage(place, returning),
  check: () => checkPage(() => (returning = "#/check")),
  result: resultPage,
  why: ([line = ""]) => linePage(line),
  compare: comparePage,
  case: filesPage,
  method: ([id = "", section]) => methodPage(id, section),
  privacy: () => textPage("privacy"),
  accessibility: () => textPage("accessibility"),
  cymraeg: () => textPage("cymraeg"),
};

/** The pages that are about a case: where there is none, one is begun. */
const OF_A_CASE = ["scope", "tasks", "q", "list", "check", "result", "why"];

/** Under which entry of the menu a page stands. @type {Record<string, string>} */
const UNDER = { scope: "tasks", q: "tasks", list: "tasks", check: "tasks", why: "result" };

/** Shows what the address names, where it was left if it was shown before. */
function show() {
  leave();
  beforeLeaving(() => {});
  const place = placeKept();
  const { page, rest } = route(location.hash, Object.keys(PAGES));
  if (["check", "tasks", "result"].includes(page)) returning = null;
  for (const item of byId("menu").querySelectorAll("a")) {
    const place = item.getAttribute("href") ?? "";
    if (place === `#/${page}`) item.setAttribute("aria-current", "page");
    else if (place === `#/${UNDER[page] ?? ""}`) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
  }
  byId("print-line").textContent = "";
  if (OF_A_CASE.includes(page)) begin();
  PAGES[page](rest);
  drawNotice();
  if (place) goTo(place);
  document.documentElement.dataset.shown = location.hash;
}

/** Whether the core failed and the answers are kept over a reload. */
let kept = false;

/** What is left where the core failed: the case as it stands, without asking the core for anything. */
function stopped() {
  beforeLeaving(() => {});
  kept = state.saving();
  put(t("stopped"),
    ...heading(t("stopped")),
    para(t("stoppedHint")),
    buttons(state.get().case ? button(t("saveCase"), () => saveText(state.get().case ?? "", "case")) : null, button(t("loadAnew"), () => location.reload(), "secondary"),
      button(t("clear"), () => (state.clear(), location.reload()), "warning")));
}

function listen() {
  byId("begin").addEventListener("click", () => (begin(), go("#/scope")));
  byId("example").addEventListener("click", () => openExample("south-staffordshire-2026"));
  document.querySelector(".govuk-skip-link")?.addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
  addEventListener("hashchange", show);
  // A link to the page that is shown draws it again: it may show something else by now.
  addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href^='#/']");
    if (event.defaultPrevented || !link || link.getAttribute("href") !== location.hash) return;
    event.preventDefault();
    redraw();
  });
  listenToPointer();
  keepPlaces();
  for (const name of ["pagehide", "visibilitychange"]) addEventListener(name, () => leave());
  addEventListener("beforeunload", (event) => {
    leave();
    if (unsaved() && !kept) event.preventDefault();
  });
  addEventListener("error", stopped);
  addEventListener("unhandledrejection", stopped);
}

/** Says which versions these are. */
function version() {
  const { engine, rulebooks, schedules } = told("versions");
  const words = (/** @type {{words: string}[]} */ list) => list.map((one) => one.words).join("; ");
  byId("versions").textContent = t("versions", { engine, rulebooks: words(rulebooks), schedules: words(schedules) });
}

try {
  await start();
} catch (error) {
  byId("versions").textContent = t("cannotStart");
  throw error;
}
listen();
try {
  show();
  document.documentElement.dataset.ready = "yes";
  // The rulebooks are read for this: not before the page can be used.
  setTimeout(version);
} catch (error) {
  stopped();
  throw error;
}
