// A date typed in its parts, as GOV.UK asks for dates; with the time of day where that matters.
import { h } from "./dom.js";
import { t } from "./words.js";

/**
 * @param {any} field
 * @param {string} id
 * @param {any} typed
 * @param {{withTime?: boolean}} [options]
 * @returns {{element: HTMLElement, value: () => unknown}}
 */
export function date(field, id, typed, { withTime = false } = {}) {
  const text = typeof typed === "string" ? typed : typed?.text;
  // What stands in the file, or was typed, and is no date in parts is shown as it stands.
  if (text !== undefined && text !== "") {
    const input = /** @type {HTMLInputElement} */ (h("input", { class: "govuk-input govuk-input--width-20", id: `${id}-text`, type: "text", value: text, "aria-label": field.label }));
    return { element: input, value: () => input.value };
  }
  const given = typed && typeof typed === "object" ? typed : {};
  const part = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ width) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { class: `govuk-input govuk-date-input__input govuk-input--width-${width}`, id: `${id}-${key}`, type: "text", inputmode: key === "day" || key === "year" ? "numeric" : "text", autocomplete: "off", value: given[key] ?? "" }));
    return { element: item(name, input), input };
  };
  const parts = { day: part("day", t("day"), "2"), month: part("month", t("month"), "3"), year: part("year", t("year"), "4") };
  const time = withTime ? part("time", t("time"), "4") : null;
  const zone = withTime && field.clocks?.length ? clock(`${id}-zone`, field.clocks, given.zone) : null;
  const { day, month, year } = parts;
  return {
    element: h("div", { class: "govuk-date-input", id: `${id}-parts` }, day.element, month.element, year.element, time?.element, zone && item(t("clock"), zone)),
    value: () => ({ day: day.input.value, month: month.input.value, year: year.input.value, time: time?.input.value ?? "", zone: zone?.value ?? given.zone ?? "" }),
  };
}

/** @param {string} name @param {HTMLElement} control */
const item = (name, control) =>
  h("div", { class: "govuk-date-input__item" }, h("div", { class: "govuk-form-group" }, h("label", { class: "govuk-label govuk-date-input__label", for: control.id }, name), control));

/** By which clock a time is told: as the clocks stood that day, unless another is chosen. @param {string} id @param {{id: string, label: string}[]} clocks @param {string | undefined} given */
const clock = (id, clocks, given) =>
  /** @type {HTMLSelectElement} */ (
    h("select", { class: "govuk-select", id },
      h("option", { value: "" }, t("clockOfDay")),
      ...clocks.map((one) => h("option", { value: one.id, selected: given === one.id }, one.label)))
  );
