// Questions as the core declares them. No question is known here, only how each type is asked.
import { date } from "./date.js";
import { h } from "./dom.js";
import { t } from "./words.js";

/** @typedef {any} Field a question as the core describes it */
/** @typedef {{element: HTMLElement, value: () => unknown}} Asked what is drawn, and what is typed into it */
/** @typedef {(understood: {fault?: string, echo?: string, doubt?: string}) => void} Tell says what was understood */
/** @typedef {ReturnType<typeof framed>} Frame what stands around a question */

const UNKNOWN = "not-known";
const NONE_SO_FAR = "none-so-far";

/** What may be said in place of an answer. @type {unknown[]} */
const INSTEAD = [NONE_SO_FAR, UNKNOWN];

/**
 * A question with its hint, its answer so far and, where it has one, its fault.
 * @param {Field} field
 * @param {string} [fault]
 * @returns {Asked & {field: Field, tell: Tell}}
 */
export function question(field, fault) {
  const frame = framed(field, fault);
  return { field, tell: frame.tell, ...(TYPES[field.type] ?? oneLine)(field, frame) };
}

/** @type {Record<string, (field: Field, frame: Frame) => Asked>} */
const TYPES = { "yes-no": radios, option: radios, options: checkboxes, select, date: moment, day: moment, period, flag, long: paragraph };

/** The types whose answers are typed and read: what was understood stands under them. */
const READ = new Set(["money", "count", "percent", "share", "duration", "date", "day", "period"]);

/** What stands around every question. @param {Field} field @param {string} [fault] */
function framed(field, fault) {
  const id = `q-${field.question.replace(/[^a-z0-9]+/gi, "-")}`;
  const hint = [field.hint, field.format].filter(Boolean).join(" ");
  const described = [hint && `${id}-hint`, `${id}-fault`, `${id}-echo`].filter(Boolean).join(" ");
  const text = field.required ? t("needed", { question: field.label }) : field.label;
  const faulted = h("div", { id: `${id}-fault` });
  const before = [hint && h("div", { class: "govuk-hint", id: `${id}-hint` }, hint), faulted];
  const read = READ.has(field.type) || field.pinpoints;
  const echo = h("div", { class: `app-echo${read ? " app-echo--kept" : ""}`, id: `${id}-echo` });
  const group = h("div", { class: "govuk-form-group" });
  /** @param {{fault?: string, echo?: string, doubt?: string}} understood */
  const tell = ({ fault = "", echo: words = "", doubt = "" }) => {
    const inputs = group.querySelectorAll("input[type=text]");
    group.classList.toggle("govuk-form-group--error", Boolean(fault));
    for (const input of inputs) input.classList.toggle("govuk-input--error", Boolean(fault));
    const message = fault ? [h("p", { class: "govuk-error-message" }, h("span", { class: "govuk-visually-hidden" }, t("error")), fault)] : [];
    if (faulted.textContent !== (message[0]?.textContent ?? "")) faulted.replaceChildren(...message);
    const said = [read && words && h("span", {}, words), doubt && h("span", { class: "app-doubt" }, doubt)].filter((part) => part instanceof Node);
    if (echo.textContent !== said.map((part) => part.textContent).join("")) echo.replaceChildren(...said);
  };
  const framed = (/** @type {import("./dom.js").Child[]} */ ...inside) => {
    for (const child of inside.flat()) if (child) group.append(child);
    tell({ fault });
    return group;
  };
  const last = (/** @type {import("./dom.js").Child[]} */ inside) => !inside.includes(echo) && echo;
  let boxes = 0;
  return {
    id,
    described,
    tell,
    /** What was understood; where it is not placed, it stands last. */
    echo,
    group: (/** @type {import("./dom.js").Child[]} */ ...inside) => framed(...before, ...inside, last(inside)),
    /** One control with its label. */
    labelled: (/** @type {import("./dom.js").Child[]} */ ...inside) =>
      framed(h("label", { class: "govuk-label govuk-label--s", for: id }, text), ...before, ...inside, last(inside)),
    /** Several controls with their legend. */
    fieldset: (/** @type {import("./dom.js").Child[]} */ ...inside) =>
      framed(h("fieldset", { class: "govuk-fieldset", "aria-describedby": described, id },
        h("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, text), ...before, ...inside, last(inside))),
    /** A radio button or a checkbox. */
    box(/** @type {"radio" | "checkbox"} */ type, /** @type {string} */ value, /** @type {string} */ label, /** @type {boolean} */ checked, extra = {}) {
      const kind = type === "radio" ? "radios" : "checkboxes";
      const boxId = `${id}-${(boxes += 1)}`;
      return h("div", { class: `govuk-${kind}__item` },
        h("input", { class: `govuk-${kind}__input`, id: boxId, name: type === "radio" ? id : boxId, type, value, checked, ...extra }),
        h("label", { class: `govuk-label govuk-${kind}__label`, for: boxId }, label));
    },
  };
}

/** The values of the boxes that are ticked. @param {HTMLElement} within */
const ticked = (within) => Array.from(within.querySelectorAll("input:checked"), (input) => /** @type {HTMLInputElement} */ (input).value);

/** What was typed, as the text of a field. @param {unknown} typed */
const textOf = (typed) => (typeof typed === "string" && !INSTEAD.includes(typed) ? typed : "");

/** The boxes for what may be said in place of an answer: that a date has not come so far, that the answer is not known. @param {Field} field @param {Frame} frame */
const insteadBoxes = (field, { box }) => {
  const instead = (/** @type {string} */ value, /** @type {"none" | "unknown"} */ words) =>
    box("checkbox", value, t(words), field.typed === value, { "data-instead": true, "aria-label": t(`${words}Of`, { question: field.label }) });
  return field.unknown && h("div", { class: "govuk-checkboxes govuk-checkboxes--small app-unknown" },
    field.none && instead(NONE_SO_FAR, "none"), instead(UNKNOWN, "unknown"));
};

/** The answer, unless something is said in its place. @param {HTMLElement} element @param {() => unknown} value */
const unlessInstead = (element, value) => () =>
  /** @type {HTMLInputElement | null} */ (element.querySelector("[data-instead]:checked"))?.value ?? value();

/** @param {Field} field @param {Frame} frame @returns {Asked} */
function radios(field, { fieldset, box }) {
  const yesNo = field.type === "yes-no";
  const options = yesNo ? [{ id: "true", label: t("yes") }, { id: "false", label: t("no") }] : field.options;
  const chosen = (/** @type {string} */ id) => field.typed === id || (id === "" && !field.typed);
  const element = fieldset(
    h("div", { class: `govuk-radios${yesNo ? " govuk-radios--inline" : ""}` },
      ...options.map((/** @type {any} */ { id, label }) => box("radio", id, label, chosen(id))),
      field.unknown && !yesNo && h("div", { class: "govuk-radios__divider" }, t("or")),
      field.unknown && box("radio", UNKNOWN, t("unknown"), field.typed === UNKNOWN)));
  return { element, value: () => ticked(element)[0] ?? null };
}

/** Boxes to tick; where the rulebook knows provisions, with a line for the exact ones. @param {Field} field @param {Frame} frame @returns {Asked} */
function checkboxes(field, frame) {
  const { id, fieldset, box } = frame;
  /** @type {string[]} */
  const typed = Array.isArray(field.typed) ? field.typed : [];
  const provision = (/** @type {string} */ item) => (field.pinpoints ? item.split("(")[0] : item);
  const whole = new Set(field.options.map((/** @type {any} */ option) => option.id));
  const exact = field.pinpoints ? exactLine(id, typed.filter((item) => !whole.has(item))) : null;
  const element = fieldset(
    h("div", { class: "govuk-checkboxes govuk-checkboxes--small" },
      ...field.options.map((/** @type {any} */ option) => box("checkbox", option.id, option.label, typed.some((item) => provision(item) === option.id)))),
    exact,
    insteadBoxes(field, frame));
  const value = () => {
    const chosen = ticked(element);
    const named = (exact?.querySelector("input")?.value ?? "").split(",").map((item) => item.trim()).filter(Boolean);
    const of = (/** @type {string} */ option) => named.filter((item) => provision(item) === option);
    const rest = named.filter((item) => !chosen.includes(provision(item)));
    return chosen.flatMap((option) => (of(option).length ? of(option) : [option])).concat(rest);
  };
  return { element, value: unlessInstead(element, value) };
}

/** @param {string} id @param {string[]} exact what is no provision as a whole */
const exactLine = (id, exact) =>
  h("div", { class: "govuk-form-group" },
    h("label", { class: "govuk-label", for: `${id}-exact` }, t("exactProvisions")),
    h("div", { class: "govuk-hint", id: `${id}-exact-hint` }, t("exactProvisionsHint")),
    h("input", { class: "govuk-input govuk-!-width-one-half", id: `${id}-exact`, type: "text", autocomplete: "off", "aria-describedby": `${id}-exact-hint`, value: exact.join(", ") }));

/** @param {Field} field @param {Frame} frame @returns {Asked} */
function select(field, { id, described, labelled }) {
  const control = /** @type {HTMLSelectElement} */ (
    h("select", { class: "govuk-select", id, "aria-describedby": described },
      h("option", { value: "" }, t("chooseOne")),
      ...field.options.map((/** @type {any} */ option) => h("option", { value: option.id, selected: option.id === field.typed }, option.label)))
  );
  return { element: labelled(control), value: () => control.value || null };
}

/** @param {Field} field @param {Frame} frame @returns {Asked} */
function moment(field, frame) {
  const parts = date(field, frame.id, INSTEAD.includes(field.typed) ? null : field.typed, { withTime: field.type === "date" });
  const element = frame.fieldset(parts.element, frame.echo, insteadBoxes(field, frame));
  return { element, value: unlessInstead(element, parts.value) };
}

/** @param {Field} field @param {Frame} frame @returns {Asked} */
function period(field, { id, fieldset }) {
  const end = (/** @type {"from" | "to"} */ key, /** @type {string} */ name) => {
    const parts = date(field, `${id}-${key}`, field.typed?.[key] ?? null);
    const label = t("ofQuestion", { question: field.label, part: name });
    return { ...parts, element: h("div", { role: "group", "aria-label": label }, h("p", { class: "govuk-body govuk-!-margin-bottom-1" }, name), parts.element) };
  };
  const [from, to] = [end("from", t("firstDay")), end("to", t("lastDay"))];
  return { element: fieldset(h("div", { class: "app-reach" }, from.element, to.element)), value: () => ({ from: from.value(), to: to.value() }) };
}

/** @param {Field} field @param {Frame} frame @returns {Asked} */
function flag(field, { id, group, box }) {
  const element = group(h("div", { class: "govuk-checkboxes", id }, box("checkbox", "true", field.label, field.typed === "true")));
  return { element, value: () => ticked(element)[0] ?? null };
}

/** @param {Field} field @param {Frame} frame @returns {Asked} */
function paragraph(field, { id, described, labelled }) {
  const control = /** @type {HTMLTextAreaElement} */ (h("textarea", { class: "govuk-textarea", id, rows: "3", "aria-describedby": described }, textOf(field.typed)));
  return { element: labelled(control), value: () => control.value };
}

/** @param {Field} field @param {Frame} frame @returns {Asked} */
function oneLine(field, frame) {
  const { id, described, labelled } = frame;
  const narrow = field.type === "text" ? "" : " govuk-input--width-20";
  const control = /** @type {HTMLInputElement} */ (
    h("input", { class: `govuk-input${narrow}`, id, type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": described, value: textOf(field.typed) })
  );
  const before = field.unit && field.unit !== "%" && h("div", { class: "govuk-input__prefix", "aria-hidden": "true" }, field.unit);
  const element = labelled(before ? h("div", { class: "govuk-input__wrapper" }, before, control) : control, frame.echo, insteadBoxes(field, frame));
  return { element, value: unlessInstead(element, () => control.value) };
}

/** An answer and what is said in its place shut each other out. @param {EventTarget | null} changed */
export function exclusive(changed) {
  const input = /** @type {HTMLInputElement} */ (changed);
  const typed = input?.type === "text" || input?.tagName === "SELECT";
  if (typed ? !input.value : input?.type !== "checkbox" || !input.checked) return;
  const instead = input.hasAttribute("data-instead");
  const group = input.closest(".govuk-fieldset") ?? input.closest(".govuk-form-group");
  for (const other of group?.querySelectorAll("input[type=checkbox]") ?? []) {
    const box = /** @type {HTMLInputElement} */ (other);
    if (box !== input && (instead || box.hasAttribute("data-instead"))) box.checked = false;
  }
}
