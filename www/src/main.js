// The page: which address shows what. All words and figures of a result come from the core.
import { ask, start } from "./core.js";
import { byId, grown, h } from "./dom.js";
import { give, named, taken } from "./files.js";
import { question, summary } from "./form.js";
import { route } from "./route.js";
import { store } from "./store.js";
import { accessibility, privacy } from "./words.js";

// A speed bump against a channel that no policy closes; see the privacy page.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"]) Reflect.deleteProperty(globalThis, name);

const state = store((() => {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
})());

/** What every request holds: the case and the user's own rules. */
function request(more = {}) {
  const { case: text, rulebook, schedule } = state.get();
  return { case: text ?? "", rulebook, schedule, ...more };
}

/** The day and time of the browser's clock, as 2026-11-23 16:30. */
const now = () => new Date().toLocaleString("sv-SE").slice(0, 16);
const today = () => now().slice(0, 10);
const go = (/** @type {string} */ address) => {
  if (location.hash === address) show();
  else location.hash = address;
};

const button = (/** @type {string} */ text, /** @type {() => void} */ act, kind = "") => h("button", { type: "button", class: `govuk-button${kind && ` govuk-button--${kind}`}`, click: act }, text);
const link = (/** @type {string} */ text, /** @type {string} */ address) => h("a", { class: "govuk-link", href: address }, text);
const h1 = (/** @type {string} */ text, /** @type {string} */ caption = "") => h("div", {}, caption && h("p", { class: "govuk-caption-l" }, caption), h("h1", { class: "govuk-heading-l app-headline", tabindex: "-1" }, text));
const para = (/** @type {string} */ text) => h("p", { class: "govuk-body" }, text);
const back = (/** @type {string} */ address, text = "Back") => h("a", { class: "govuk-back-link", href: address }, text);
const report = (/** @type {any[]} */ tree) => h("div", { class: "app-report" }, ...grown(tree));
const h2 = (/** @type {string} */ text) => h("h2", { class: "govuk-heading-m" }, text);

/** @type {number | undefined} */
let speaking;
/** Says something once typing has paused. */
function say(/** @type {string} */ text, wait = 900) {
  clearTimeout(speaking);
  speaking = setTimeout(() => (byId("status").textContent = text), wait);
}

/** Begins a case where there is none. */
function begin() {
  if (!state.get().case) state.set({ case: ask("begin", request({ today: today() })).case });
}

/** @param {string} text @param {string} name */
function brought(text, name) {
  const answer = ask("open", request({ text }));
  if (answer.kind === "refused") return problems(`${name} was not opened`, answer.problems ?? [], text);
  const own = answer.own ?? {};
  const accept = () => {
    state.set({ case: answer.case, rulebook: own.rulebook ?? null, schedule: own.schedule ?? null });
    go("#/result");
  };
  const busy = state.get().case && state.get().case !== answer.case;
  if (!answer.older && !busy) return accept();
  const parts = [h1(answer.older ? "This file was made under other rules" : "Replace the case that is open?")];
  if (answer.older) {
    parts.push(
      para("The rules have changed since the file was written. Compare before you go on."),
      h("div", { class: "app-report" }, h("dl", { class: "answer" },
        ...[["Result then", answer.older.then], ["Rules then", answer.older.thenRules], ["Result now", answer.older.now], ["Rules now", answer.older.nowRules]].map(([term, words]) => h("div", {}, h("dt", {}, term), h("dd", {}, words))))),
    );
  }
  if (busy) parts.push(para("A case is open in this tab. If you go on, it is replaced. Save it first if you want to keep it."));
  parts.push(h("div", { class: "govuk-button-group" }, button(answer.older ? "Open under the rules of today" : "Replace it", accept), link("Keep what is open", "#/tasks")));
  put("Open a case file", ...parts);
  return undefined;
}

/** @param {string} title @param {any[]} list @param {string} text */
function problems(title, list, text) {
  put(title, h1(title), summary(list.map((problem) => ({ question: "", message: problem.line ? `Line ${problem.line}: ${problem.message}` : problem.message }))), text ? para("Nothing was changed.") : null, link("Back to case files", "#/case"));
  byId("error-summary").focus();
}

/** Puts a page in place of the one shown, and the focus on its heading. */
function put(/** @type {string} */ title, /** @type {any[]} */ ...parts) {
  const page = byId("page");
  byId("start").hidden = true;
  page.hidden = false;
  page.replaceChildren(...parts.filter(Boolean));
  document.title = `${title} – Affeer`;
  const heading = /** @type {HTMLElement | null} */ (page.querySelector("h1"));
  heading?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

// ------------------------------------------------------------------ the estimate beside the questions

function panel() {
  const box = h("aside", { class: "app-estimate", "aria-label": "Estimate so far" });
  let last = "";
  const draw = () => {
    const answer = ask("live", request());
    const inside = [h("h2", {}, "Estimate so far")];
    if (answer.kind === "refused") {
      inside.push(h("p", { class: "app-estimate__figure" }, "None yet"), ...(answer.problems ?? []).slice(0, 3).map((problem) => h("p", {}, problem.question ? link(problem.message, pageOf(problem.question)) : problem.message)));
    } else {
      inside.push(
        h("p", { class: "app-estimate__figure" }, answer.headline), h("p", {}, answer.central), h("p", {}, answer.permitted), h("p", {}, h("strong", {}, answer.status)), h("p", {}, answer.engagement));
      if (answer.narrow.length) {
        inside.push(h("p", {}, "Would narrow it most:"), h("ul", {}, ...answer.narrow.map((/** @type {any} */ open) => h("li", {}, link(open.words, `#/q/${open.section}`), ` (${open.moves})`))));
      }
      inside.push(h("p", {}, link("See the working", "#/result")));
      if (last && last !== answer.headline) say(`Estimate so far: ${answer.headline}. ${answer.status}`);
      last = answer.headline;
    }
    box.replaceChildren(...inside);
  };
  draw();
  return { box, draw };
}

/**
 * A page of questions with the estimate beside them.
 * @param {string} title
 * @param {string} caption
 * @param {string} hint
 * @param {() => any[]} fieldsOf the questions as the core sees them now
 * @param {string} next
 * @param {any[]} [after]
 */
function ask_page(title, caption, hint, fieldsOf, next, after = []) {
  const beside = panel();
  const form = h("form", { novalidate: true, submit: (event) => (event.preventDefault(), done()) });
  /** @type {ReturnType<typeof question>[]} */
  let asked = [];
  const shape = () => fieldsOf().map((field) => field.question).join();
  let drawn = "";
  const draw = (/** @type {Record<string, string>} */ faults = {}) => {
    const fields = fieldsOf();
    drawn = shape();
    asked = fields.map((field) => question(field, faults[field.question]));
    form.replaceChildren(
      ...asked.map(({ element, field }) => h("div", { class: "app-fact", hidden: field.asked === "no", "data-question": field.question }, element, why(field))),
      h("button", { type: "submit", class: "govuk-button" }, "Save and continue"));
  };
  const typed = () => Object.fromEntries(asked.filter(({ element }) => !(/** @type {HTMLElement} */ (element.parentElement)).hidden).map(({ field, value }) => [field.question, value()]));
  const take = () => {
    const answer = ask("take", request({ typed: typed() }));
    if (answer.kind === "assessed") state.set({ case: answer.case });
    return answer.problems ?? [];
  };
  const live = () => {
    take();
    if (shape() !== drawn) {
      // Another kind asks other questions: the page is drawn again, the focus stays.
      const focused = document.activeElement?.id;
      draw();
      if (focused) document.getElementById(focused)?.focus();
    } else {
      const asked_now = new Map(fieldsOf().map((field) => [field.question, field.asked]));
      for (const box of form.querySelectorAll("[data-question]")) {
        /** @type {HTMLElement} */ (box).hidden = asked_now.get(/** @type {HTMLElement} */ (box).dataset.question) === "no";
      }
    }
    beside.draw();
  };
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(live, 250);
  });
  form.addEventListener("change", (event) => {
    exclusive(/** @type {HTMLInputElement} */ (event.target));
    clearTimeout(waiting);
    live();
  });
  const done = () => {
    clearTimeout(waiting);
    const faults = take();
    if (!faults.length) return go(next);
    draw(Object.fromEntries(faults.map((fault) => [fault.question, fault.message])));
    byId("page").querySelector("#error-summary")?.remove();
    left.prepend(summary(faults));
    document.title = `Error: ${title} – Affeer`;
    byId("error-summary").focus();
    return undefined;
  };
  draw();
  const left = h("div", {}, h1(title, caption), hint && para(hint), form, ...after);
  put(title, back("#/tasks", "Back to your case"), h("div", { class: "app-columns" }, left, beside.box));
}

/** "I do not know yet" and an answer shut each other out. @param {HTMLInputElement} box */
function exclusive(box) {
  if (box.type !== "checkbox" || !box.checked) return;
  const group = box.closest(".govuk-fieldset, .govuk-form-group");
  for (const other of group?.querySelectorAll("input[type=checkbox]") ?? []) {
    const input = /** @type {HTMLInputElement} */ (other);
    if (input !== box && (input.value === "not-known") !== (box.value === "not-known")) input.checked = false;
  }
}

/** @param {any} field */
function why(field) {
  if (!field.why) return null;
  return h("details", { class: "govuk-details app-why" },
    h("summary", { class: "govuk-details__summary" }, h("span", { class: "govuk-details__summary-text" }, "Why we ask", h("span", { class: "govuk-visually-hidden" }, `: ${field.label}`))),
    h("div", { class: "govuk-details__text" }, h("p", {}, field.why), field.feeds.length ? h("p", {}, `It feeds: ${field.feeds.join("; ")}.`) : null, field.basis ? h("p", {}, `Law: ${field.basis}.`) : null));
}

// ------------------------------------------------------------------ the pages

const formOf = () => ask("form", request());

/** The address of the page on which a question stands. @param {string} question */
function pageOf(question) {
  const [place, id] = question.split(":");
  if (place === "case") return "#/scope";
  if (place !== "facts") return id ? `#/list/${place}/${Number(id)}` : `#/list/${place}`;
  const section = formOf().sections.find((/** @type {any} */ one) => one.facts.some((/** @type {any} */ fact) => fact.id === id));
  return section ? `#/q/${section.id}` : "#/tasks";
}
const ownMark = (/** @type {any} */ form) => form.own && h("div", { class: "govuk-inset-text app-own" }, form.ownWords);

function scopePage() {
  ask_page("About the case", "Scope", "This estimates a penalty under UK data-protection law for one case. It does not say whether there will be one: often there is none.", () => formOf().scope, "#/tasks");
}

const order = (/** @type {any} */ form) => [...form.sections.map((/** @type {any} */ section) => `#/q/${section.id}`), ...form.lists.filter((/** @type {any} */ list) => list.available).map((/** @type {any} */ list) => `#/list/${list.id}`)];
/** The page after this one. @param {string} here */
function after(here) {
  const all = order(formOf());
  return all[all.indexOf(here) + 1] ?? "#/check";
}

function tasksPage() {
  const form = formOf();
  let tasks = 0;
  const row = (/** @type {string} */ text, /** @type {string} */ address, /** @type {string} */ status) => {
    const id = `task-${(tasks += 1)}`;
    const plain = ["Completed", "Not needed", "Optional"].includes(status);
    return h("li", { class: "govuk-task-list__item govuk-task-list__item--with-link" },
      h("div", { class: "govuk-task-list__name-and-hint" }, h("a", { class: "govuk-link govuk-task-list__link", href: address, "aria-describedby": id }, text)),
      h("div", { class: "govuk-task-list__status", id }, plain ? status : h("strong", { class: `govuk-tag govuk-tag--${status === "In progress" ? "light-blue" : status === "Added" ? "green" : "blue"}` }, status)));
  };
  const list = (/** @type {any[]} */ ...rows) => h("ul", { class: "govuk-task-list" }, ...rows);
  const beside = panel();
  put("Your case",
    h("div", { class: "app-columns" },
      h("div", {},
        h1(form.title || "Your case", "Your case"), ownMark(form),
        para(`${form.answered}, under ${form.rulebook.words}. Answer in any order; leave out what you do not know.`),
        h2("The case"), list(row("About the case", "#/scope", "Completed")),
        h2("What happened"), list(...form.sections.map((/** @type {any} */ section) => row(section.label, `#/q/${section.id}`, section.status))),
        h2("Engagement, decisions and documents"), list(...form.lists.filter((/** @type {any} */ one) => one.available).map((/** @type {any} */ one) => row(one.label, `#/list/${one.id}`, one.status))),
        h("div", { class: "govuk-button-group" }, button("See the result", () => go("#/result")), link("Check your answers", "#/check"), link("Save or open a file", "#/case"))),
      beside.box));
}

/** @param {string[]} rest */
function questionPage([id]) {
  const form = formOf();
  const section = form.sections.find((/** @type {any} */ one) => one.id === id);
  if (!section) return tasksPage();
  const current = () => formOf().sections.find((/** @type {any} */ one) => one.id === id)?.facts ?? [];
  return ask_page(section.label, form.title, section.hint, current, returning ?? after(`#/q/${id}`));
}

/** @param {string[]} rest */
function itemsPage([id, index]) {
  const list = formOf().lists.find((/** @type {any} */ one) => one.id === id && one.available);
  if (!list) return tasksPage();
  if (index === undefined) return listPage(list, after(`#/list/${id}`));
  const current = () => formOf().lists.find((/** @type {any} */ one) => one.id === id)?.items[Number(index)]?.fields ?? [];
  if (!current().length) return go(`#/list/${id}`);
  return ask_page(list.items[Number(index)]?.label ?? list.label, list.label, "", current, `#/list/${id}`);
}

/** @param {any} list @param {string} next */
function listPage(list, next) {
  const redraw = () => go(`#/list/${list.id}`);
  const addOne = (kind = "") => {
    const answer = ask("add", request({ list: list.id, of: kind }));
    if (answer.kind !== "assessed") return;
    state.set({ case: answer.case });
    const items = formOf().lists.find((/** @type {any} */ one) => one.id === list.id).items;
    go(`#/list/${list.id}/${String(items.length - 1)}`);
  };
  const items = list.items.map((/** @type {any} */ item, /** @type {number} */ index) =>
    h("div", { class: "app-item" },
      h("h2", { class: "govuk-heading-s govuk-!-margin-bottom-1" }, item.label), item.words && para(item.words),
      h("div", { class: "app-actions" },
        h("a", { class: "govuk-link", href: `#/list/${list.id}/${index}` }, "Change", h("span", { class: "govuk-visually-hidden" }, ` ${item.label}`)),
        h("button", { type: "button", class: "govuk-button govuk-button--secondary", click: () => {
          const answer = ask("remove", request({ list: list.id, index }));
          if (answer.kind === "assessed") state.set({ case: answer.case });
          redraw();
        } }, "Remove", h("span", { class: "govuk-visually-hidden" }, ` ${item.label}`)))));
  const kinds = list.kinds.length
    ? h("div", { class: "govuk-form-group" },
        h("label", { class: "govuk-label govuk-label--s", for: "add-kind" }, `What kind of ${list.singular}?`),
        h("select", { class: "govuk-select", id: "add-kind" }, ...list.kinds.map((/** @type {any} */ kind) => h("option", { value: kind.id }, `${kind.head}: ${kind.question}`))))
    : null;
  const beside = panel();
  put(list.label, back("#/tasks", "Back to your case"),
    h("div", { class: "app-columns" },
      h("div", {}, h1(list.label), para(list.hint), ...items, items.length ? null : para("None added yet."), kinds,
        h("div", { class: "govuk-button-group" },
          button(items.length ? `Add another ${list.singular}` : `Add ${/^[aeiou]/.test(list.singular) ? "an" : "a"} ${list.singular}`, () => addOne(/** @type {HTMLSelectElement | null} */ (document.getElementById("add-kind"))?.value), "secondary"),
          button("Continue", () => go(next)))),
      beside.box));
}

/** @type {string | null} where a change leads back to */
let returning = null;

function checkPage() {
  const form = formOf();
  const row = (/** @type {string} */ key, /** @type {string} */ value, /** @type {string} */ address) =>
    h("div", { class: "govuk-summary-list__row" }, h("dt", { class: "govuk-summary-list__key" }, key), h("dd", { class: "govuk-summary-list__value" }, value || "Not answered"),
      h("dd", { class: "govuk-summary-list__actions" }, h("a", { class: "govuk-link", href: address, click: () => (returning = "#/check") }, "Change", h("span", { class: "govuk-visually-hidden" }, `: ${key}`))));
  const rows = (/** @type {any[]} */ ...inside) => h("dl", { class: "govuk-summary-list" }, ...inside);
  const problemList = form.problems?.length ? summary(form.problems, pageOf) : null;
  put("Check your answers", back("#/tasks", "Back to your case"), h1("Check your answers", form.title), problemList, ownMark(form), para(`${form.answered}. What is not answered is open, and widens the range.`),
    ...form.sections.flatMap((/** @type {any} */ section) => [h2(section.label), rows(...section.facts.filter((/** @type {any} */ fact) => fact.asked !== "no").map((/** @type {any} */ fact) => row(fact.label, fact.words, `#/q/${section.id}`)))]),
    ...form.lists.filter((/** @type {any} */ list) => list.items.length).flatMap((/** @type {any} */ list) => [h2(list.label), rows(...list.items.map((/** @type {any} */ item, /** @type {number} */ index) => row(item.label, item.words || "Added", `#/list/${list.id}/${index}`)))]),
    h("div", { class: "govuk-button-group" }, button("See the result", () => go("#/result"))));
}

function resultPage() {
  const answer = ask("assess", request());
  if (answer.kind === "refused") {
    const list = answer.problems ?? [];
    if (list.every((problem) => problem.code === "required-fact")) {
      return put("No result yet", h1("No result yet"), ...list.map((problem) => h("div", { class: "govuk-inset-text" }, link(problem.message, pageOf(problem.question)))), h("div", { class: "govuk-button-group" }, button("Go to the questions", () => go("#/tasks"))));
    }
    put("No result yet", h1("No result yet"), summary(answer.problems ?? [], pageOf), para("Nothing is computed from a case with something wrong in it. Answer or correct these, and the result appears here."), h("div", { class: "govuk-button-group" }, button("Go to the questions", () => go("#/tasks"))));
    return undefined;
  }
  const identity = ask("case_digest", request({ at: now() }));
  byId("print-line").textContent = `Affeer, independent estimate, not legal advice. ${identity.at}. Case SHA-256 ${identity.sha256}`;
  const name = named(answer.title);
  put(answer.headline,
    h1(answer.headline, answer.title),
    h("p", {}, h("strong", { class: `govuk-tag ${answer.complete ? "govuk-tag--green" : "govuk-tag--yellow"}` }, answer.status)),
    report(answer.first),
    h("div", { class: "app-actions" },
      button("Print", () => print(), "secondary"),
      button("Report file", () => give(`${name}.html`, "text/html", ask("report_file", request({ at: now() })).html), "secondary"),
      button("Ledger as CSV", () => give(`${name}.csv`, "text/csv", ask("csv", request()).csv), "secondary"),
      button("Case file", save, "secondary"),
      button("What if?", () => {
        state.set({ other: state.get().case, names: ["As it happened", "What if"] });
        go("#/compare");
      }, "secondary")),
    report(answer.steps), report(answer.rest),
    h("div", { class: "govuk-button-group" }, button("Change the answers", () => go("#/tasks")), link("Compare two cases", "#/compare")));
  return undefined;
}

/** @param {string[]} rest */
function whyPage(rest) {
  const answer = ask("line", request({ line: rest[0] ?? "" }));
  if (answer.kind === "refused") return resultPage();
  put(answer.title, back("#/result", "Back to the result"), h1(answer.title, "How this was worked out"), report(answer.elements));
  return undefined;
}

function comparePage() {
  const { other, names, case: text } = state.get();
  const setBase = () => {
    state.set({ other: state.get().case, names: ["As it happened", "What if"] });
    show();
  };
  const choose = h("div", {},
    h("label", { class: "govuk-label govuk-label--s", for: "other-file" }, "Or compare with another case file"),
    h("input", { class: "app-file", id: "other-file", type: "file", accept: ".toml,.json,.html,.txt", change: async (event) => {
      const file = event.target.files[0];
      const brought_text = file && (await taken(file));
      const answer = brought_text ? ask("open", request({ text: brought_text })) : null;
      if (!answer) return;
      if (answer.kind === "refused") return problems(`${file.name} was not opened`, answer.problems ?? [], "");
      state.set({ other: answer.case, names: [answer.title ?? "The other case", "The case that is open"] });
      show();
    } }));
  if (!other || !text) {
    put("Compare", h1("Compare two cases"), para("Keep the case as it stands, change an answer, and see the difference line against line: as it happened against what if."), h("div", { class: "govuk-button-group" }, text ? button("Keep this case to compare with", setBase) : link("Begin with a case", "#/")), text ? choose : null);
    return;
  }
  const answer = ask("compare", request({ other, names }));
  const body = answer.kind === "refused" ? [summary(answer.problems ?? [])] : [report(answer.elements)];
  put("Compare", back("#/result", "Back to the result"), h1(answer.title ?? "Compare two cases"),
    other === text ? h("div", { class: "govuk-inset-text" }, "The case is kept. Now change an answer, add an item of evidence or a decision, and come back here.") : null,
    h("div", { class: "app-actions" }, button("Change the answers", () => go("#/tasks")), button("Take the present case to compare with", setBase, "secondary"), button("Stop comparing", () => {
      state.set({ other: null });
      show();
    }, "secondary")),
    ...body, choose);
}

function save() {
  const form = formOf();
  give(`${named(form.title)}.toml`, "application/toml", state.get().case ?? "");
}

function casePage() {
  const { case: text, rulebook, schedule } = state.get();
  const opening = (/** @type {string} */ id, /** @type {string} */ label, /** @type {string} */ hint, /** @type {(text: string, name: string) => void} */ act) =>
    h("div", { class: "govuk-form-group" }, h("label", { class: "govuk-label govuk-label--s", for: id }, label), h("div", { class: "govuk-hint", id: `${id}-hint` }, hint),
      h("input", { class: "app-file", id, type: "file", "aria-describedby": `${id}-hint`, change: async (event) => {
        const file = event.target.files[0];
        const read = file && (await taken(file));
        if (read) act(read, file.name);
        else problems("The file was not opened", [{ question: "", message: "It is larger than 4 MB or no text.", line: 0 }], "");
      } }));
  const ownRules = (/** @type {"rulebook" | "schedule"} */ what) => (/** @type {string} */ read) => {
    const before = state.get()[what];
    state.set({ [what]: read });
    const answer = ask("method", request({ case: state.get().case ?? ask("begin", request({ today: today() })).case }));
    if (answer.kind === "refused") {
      state.set({ [what]: before });
      return problems(`Your ${what} was not taken`, answer.problems ?? [], read);
    }
    go("#/method");
    return undefined;
  };
  const box = h("input", { class: "govuk-checkboxes__input", id: "autosave", type: "checkbox", checked: state.saving(), change: (event) => {
    state.switch(event.target.checked);
    say(event.target.checked ? "Kept in this tab" : "Not kept in this tab", 100);
  } });
  put("Case files", h1("Case files"),
    h2("Save"), para("The case file is the one the command line reads. Your computer keeps it; nobody else has it."),
    text ? h("div", { class: "app-actions" }, button("Save the case file", save)) : para("There is no case yet."),
    text ? h("p", { class: "govuk-body-s" }, `SHA-256 ${ask("case_digest", request()).sha256}`) : null,
    h2("Open"), opening("open-file", "Open a case file or a report file", "A .toml or .json case, or a report made here.", brought),
    h2("Your own rules"), para("A rulebook or schedule of your own takes the place of the one that comes with the page. Every output then says so."),
    opening("own-rulebook", "Your own rulebook", "A rulebook.toml as the project’s guide describes it.", ownRules("rulebook")),
    opening("own-schedule", "Your own engagement schedule", "A schedule.toml.", ownRules("schedule")),
    rulebook || schedule ? h("div", { class: "app-actions" }, button("Go back to the rules that come with the page", () => {
      state.set({ rulebook: null, schedule: null });
      show();
    }, "secondary")) : null,
    h2("This browser"), h("div", { class: "govuk-form-group" }, h("div", { class: "govuk-checkboxes" }, h("div", { class: "govuk-checkboxes__item" }, box, h("label", { class: "govuk-label govuk-checkboxes__label", for: "autosave" }, "Keep my answers in this tab until I close it")))),
    h("div", { class: "app-actions" }, button("Clear everything", () => {
      state.clear();
      go("#/");
    }, "warning")));
}

/** @param {string[]} rest */
function methodPage(rest) {
  const versions = ask("versions");
  const answer = ask("method", request({ id: rest[0] ?? "" }));
  if (answer.kind === "refused") return problems("The rulebook cannot be shown", answer.problems ?? [], "");
  put("Method and sources", h1(answer.title, "Method and sources"),
    para("The account is computed from a rulebook: the regulator’s guidance written as data, each number with its authority or marked as an assumption. This page is made from that file."),
    h("ul", { class: "govuk-list govuk-list--bullet" }, ...versions.rulebooks.map((/** @type {any} */ one) => h("li", {}, link(`${one.title} (${one.id} ${one.version})`, `#/method/${one.id}`)))),
    h("div", { class: "govuk-button-group" }, button("Start", () => (begin(), go("#/scope")))),
    report(answer.elements));
  return undefined;
}

const words = (/** @type {{title: string, parts: (string | string[])[]}} */ page) => () =>
  put(page.title, h1(page.title), ...page.parts.map((part) => (Array.isArray(part) ? h("ul", { class: "govuk-list govuk-list--bullet" }, ...part.map((item) => h("li", {}, item))) : part.startsWith("# ") ? h2(part.slice(2)) : para(part))), h("div", { class: "govuk-button-group" }, button("Start", () => (begin(), go("#/scope")))));

/** Shows what the address names. */
function show() {
  const { page, rest } = route(location.hash);
  if (["check", "tasks", "result"].includes(page)) returning = null;
  for (const item of byId("menu").querySelectorAll("a")) {
    if (item.getAttribute("href") === `#/${page}`) item.setAttribute("aria-current", "page");
    else item.removeAttribute("aria-current");
  }
  byId("print-line").textContent = "";
  if (page === "") {
    byId("page").hidden = true;
    byId("page").replaceChildren();
    byId("start").hidden = false;
    document.title = "Estimate a data-protection penalty – Affeer";
    return;
  }
  if (["scope", "tasks", "q", "list", "check", "result", "why"].includes(page)) begin();
  const pages = { scope: scopePage, tasks: tasksPage, q: () => questionPage(rest), list: () => itemsPage(rest), check: checkPage, result: resultPage, why: () => whyPage(rest), compare: comparePage, case: casePage, method: () => methodPage(rest), privacy: words(privacy), accessibility: words(accessibility) };
  pages[/** @type {keyof typeof pages} */ (page)]();
}

await start();
const versions = ask("versions");
byId("versions").textContent = `Engine ${versions.engine}. Rulebooks ${versions.rulebooks.map((/** @type {any} */ one) => one.words).join("; ")}. Schedule ${versions.schedules.slice(0, 1).map((/** @type {any} */ one) => one.words).join("; ")}.`;
byId("start-buttons").addEventListener("click", (event) => {
  const action = /** @type {HTMLElement} */ (event.target).dataset.action;
  if (action === "begin") {
    begin();
    go("#/scope");
  }
  if (action === "example") {
    const text = ask("example", { id: "south-staffordshire-2026" }).case;
    if (state.get().case && state.get().case !== text) brought(text, "The worked example");
    else {
      state.set({ case: text, rulebook: null, schedule: null });
      go("#/result");
    }
  }
});
document.querySelector(".govuk-skip-link")?.addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
addEventListener("hashchange", show);
show();
document.documentElement.dataset.ready = "yes";
