// Questions as the core declares them. No question is known here, only how each type is asked.
import { h } from "./dom.js";

/** @typedef {any} Field a question as the core describes it */

let count = 0;
/** @param {string} question */
const idOf = (question) => `q-${question.replace(/[^a-z0-9]+/gi, "-")}`;

/** @param {any} typed */
const isText = (typed) => typeof typed === "string" && typed !== "not-known";

/**
 * A question with its hint, its answer so far and, where it has one, its fault.
 * @param {Field} field
 * @param {string} [problem]
 */
export function question(field, problem) {
  const id = idOf(field.question);
  const typed = field.typed;
  const hint = [field.hint, field.format].filter(Boolean).join(" ");
  const hintId = hint ? `${id}-hint` : "";
  const errorId = problem ? `${id}-error` : "";
  const described = [hintId, errorId].filter(Boolean).join(" ") || null;
  const hintOf = () => hint && h("div", { class: "govuk-hint", id: hintId }, hint);
  const errorOf = () => problem && h("p", { class: "govuk-error-message", id: errorId }, h("span", { class: "govuk-visually-hidden" }, "Error: "), problem);
  const required = field.required ? " (needed)" : "";
  const group = (/** @type {any[]} */ ...inside) => h("div", { class: `govuk-form-group${problem ? " govuk-form-group--error" : ""}` }, ...inside);
  const fieldset = (/** @type {any[]} */ ...inside) =>
    group(
      h("fieldset", { class: "govuk-fieldset", "aria-describedby": described, id },
        h("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, field.label + required),
        hintOf(), errorOf(), ...inside));
  const label = () => h("label", { class: "govuk-label govuk-label--s", for: id }, field.label + required);
  const box = (/** @type {"radio" | "checkbox"} */ type, /** @type {string} */ value, /** @type {string} */ text, /** @type {boolean} */ checked, extra = {}) => {
    const kind = type === "radio" ? "radios" : "checkboxes";
    const boxId = `${id}-${(count += 1)}`;
    return h("div", { class: `govuk-${kind}__item` },
      h("input", { class: `govuk-${kind}__input`, id: boxId, name: id, type, value, checked, ...extra }),
      h("label", { class: `govuk-label govuk-${kind}__label`, for: boxId }, text));
  };
  const unknownText = "I do not know yet";
  /** @type {HTMLElement} */
  let body;
  /** @type {() => any} */
  let value;
  const checkedOf = (/** @type {HTMLElement} */ within) => Array.from(within.querySelectorAll("input:checked"), (input) => /** @type {HTMLInputElement} */ (input).value);
  if (["yes-no", "option"].includes(field.type)) {
    const options = field.type === "yes-no" ? [{ id: "true", label: "Yes" }, { id: "false", label: "No" }] : field.options;
    const inline = field.type === "yes-no" ? " govuk-radios--inline" : "";
    const isBlank = (/** @type {any} */ option) => option.id === "" && !typed;
    body = fieldset(
      h("div", { class: `govuk-radios${inline}` },
        ...options.map((/** @type {any} */ option) => box("radio", option.id, option.label, typed === option.id || isBlank(option))),
        field.unknown && box("radio", "not-known", unknownText, typed === "not-known")));
    value = () => checkedOf(body)[0] ?? null;
  } else if (field.type === "options") {
    /** @type {string[]} */
    const list = Array.isArray(typed) ? typed : [];
    const provision = (/** @type {string} */ item) => item.split("(")[0];
    const pinned = field.pinpoints
      ? h("div", { class: "govuk-form-group" },
          h("label", { class: "govuk-label", for: `${id}-pin` }, "Exact provisions, if you know them"),
          h("div", { class: "govuk-hint", id: `${id}-pin-hint` }, "With a comma between them, for example 5(1)(f), 32(1)."),
          h("input", { class: "govuk-input govuk-!-width-one-half", id: `${id}-pin`, type: "text", autocomplete: "off", "aria-describedby": `${id}-pin-hint`, value: list.filter((item) => item.includes("(")).join(", ") }))
      : null;
    body = fieldset(
      h("div", { class: "govuk-checkboxes govuk-checkboxes--small" },
        ...field.options.map((/** @type {any} */ option) => box("checkbox", option.id, option.label, list.some((item) => (field.pinpoints ? provision(item) : item) === option.id)))),
      pinned,
      field.unknown && h("div", { class: "govuk-checkboxes govuk-checkboxes--small app-unknown" }, box("checkbox", "not-known", unknownText, typed === "not-known")));
    value = () => {
      const chosen = checkedOf(body);
      if (chosen.includes("not-known")) return "not-known";
      const text = pinned?.querySelector("input")?.value ?? "";
      const exact = text.split(",").map((item) => item.trim()).filter(Boolean);
      const rest = exact.filter((item) => !chosen.includes(provision(item)));
      return chosen.flatMap((option) => {
        const own = exact.filter((item) => provision(item) === option);
        return own.length ? own : [option];
      }).concat(rest);
    };
  } else if (field.type === "select") {
    body = group(label(), hintOf(), errorOf(),
      h("select", { class: "govuk-select", id, "aria-describedby": described },
        h("option", { value: "" }, "Choose one"),
        ...field.options.map((/** @type {any} */ option) => h("option", { value: option.id, selected: option.id === typed }, option.label))));
    value = () => /** @type {HTMLSelectElement} */ (body.querySelector("select")).value || null;
  } else if (["date", "day"].includes(field.type)) {
    const parts = date(field, id, typed, field.type === "date");
    body = fieldset(parts.element, field.unknown && unknown());
    value = () => (isUnknown() ? "not-known" : parts.value());
  } else if (field.type === "period") {
    const from = date(field, `${id}-from`, typed?.from ?? null, false);
    const to = date(field, `${id}-to`, typed?.to ?? null, false);
    const named = (/** @type {string} */ name, /** @type {HTMLElement} */ inner) => h("div", { role: "group", "aria-label": `${field.label} ${name}` }, h("p", { class: "govuk-body govuk-!-margin-bottom-1" }, name), inner);
    body = fieldset(h("div", { class: "app-reach" }, named("First day", from.element), named("Last day", to.element)));
    value = () => ({ from: from.value(), to: to.value() });
  } else if (field.type === "flag") {
    body = group(hintOf(), errorOf(), h("div", { class: "govuk-checkboxes", id }, box("checkbox", "true", field.label, typed === "true")));
    value = () => checkedOf(body)[0] ?? null;
  } else {
    const long = field.type === "long";
    const width = ["money", "count", "percent", "duration", "share"].includes(field.type) ? " govuk-input--width-20" : "";
    const input = long
      ? h("textarea", { class: "govuk-textarea", id, rows: "3", "aria-describedby": described }, isText(typed) ? typed : "")
      : h("input", { class: `govuk-input${width}${problem ? " govuk-input--error" : ""}`, id, type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": described, value: isText(typed) ? typed : "" });
    const sign = field.unit && h("div", { class: "govuk-input__prefix", "aria-hidden": "true" }, field.unit);
    body = group(label(), hintOf(), errorOf(), field.unit && field.unit !== "%" ? h("div", { class: "govuk-input__wrapper" }, sign, input) : input, field.unknown && unknown());
    value = () => (isUnknown() ? "not-known" : /** @type {HTMLInputElement} */ (input).value);
  }
  /** The box that says that the answer is not known. */
  function unknown() {
    return h("div", { class: "govuk-checkboxes govuk-checkboxes--small app-unknown" }, box("checkbox", "not-known", unknownText, typed === "not-known", { "data-unknown": true, "aria-label": `${unknownText}: ${field.label}` }));
  }
  function isUnknown() {
    return /** @type {HTMLInputElement | null} */ (body.querySelector("[data-unknown]"))?.checked ?? false;
  }
  return { element: body, value, field, id };
}

/**
 * A date in parts, or, where it is none, as it stands in the file.
 * @param {Field} field
 * @param {string} id
 * @param {any} typed
 * @param {boolean} withTime
 */
function date(field, id, typed, withTime) {
  if (typed && typeof typed === "object" && "text" in typed) {
    const input = /** @type {HTMLInputElement} */ (h("input", { class: "govuk-input govuk-input--width-20", id: `${id}-text`, type: "text", value: typed.text, "aria-label": field.label }));
    return { element: input, value: () => input.value };
  }
  const given = typed && typeof typed === "object" ? typed : {};
  const part = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ width) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { class: `govuk-input govuk-date-input__input govuk-input--width-${width}`, id: `${id}-${key}`, type: "text", inputmode: key === "time" ? "text" : "numeric", autocomplete: "off", value: given[key] ?? "" }));
    const element = h("div", { class: "govuk-date-input__item" }, h("div", { class: "govuk-form-group" }, h("label", { class: "govuk-label govuk-date-input__label", for: input.id }, name), input));
    return { element, input };
  };
  const [day, month, year] = [part("day", "Day", "2"), part("month", "Month", "2"), part("year", "Year", "4")];
  const time = withTime ? part("time", "Time, if known", "4") : null;
  const zone = withTime
    ? /** @type {HTMLSelectElement} */ (h("select", { class: "govuk-select", id: `${id}-zone` }, h("option", { value: "+00:00", selected: given.zone !== "+01:00" }, "GMT (winter)"), h("option", { value: "+01:00", selected: given.zone === "+01:00" }, "BST (summer)")))
    : null;
  const element = h("div", { class: "govuk-date-input", id: `${id}-parts` }, day.element, month.element, year.element, time?.element,
    zone && h("div", { class: "govuk-date-input__item" }, h("div", { class: "govuk-form-group" }, h("label", { class: "govuk-label govuk-date-input__label", for: zone.id }, "Clock"), zone)));
  return {
    element,
    value: () => ({ day: day.input.value, month: month.input.value, year: year.input.value, time: time?.input.value ?? "", zone: zone?.value ?? "" }),
  };
}

/**
 * The list of faults at the top of a page; `elsewhere` is the address of a question that is not
 * on it.
 * @param {{question: string, message: string}[]} problems
 * @param {(question: string) => string} [elsewhere]
 */
export function summary(problems, elsewhere) {
  const go = (/** @type {string} */ question) => (/** @type {Event} */ event) => {
    const target = document.getElementById(idOf(question));
    if (!target) return;
    event.preventDefault();
    const field = target?.matches("input, select, textarea") ? target : target?.querySelector("input, select, textarea");
    /** @type {HTMLElement | null | undefined} */ (field)?.focus();
    target?.scrollIntoView({ block: "center" });
  };
  return h("div", { class: "govuk-error-summary", tabindex: "-1", id: "error-summary" },
    h("div", { role: "alert" },
      h("h2", { class: "govuk-error-summary__title" }, "There is a problem"),
      h("div", { class: "govuk-error-summary__body" },
        h("ul", { class: "govuk-list govuk-error-summary__list" },
          ...problems.map((problem) => h("li", {}, problem.question ? h("a", { href: elsewhere?.(problem.question) ?? `#${idOf(problem.question)}`, click: go(problem.question) }, problem.message) : problem.message))))));
}
