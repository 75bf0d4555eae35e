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
  // What stands in the file and is no date is shown as it stands.
  if (typed && typeof typed === "object" && "text" in typed) {
    const input = /** @type {HTMLInputElement} */ (h("input", { class: "govuk-input govuk-input--width-20", id: `${id}-text`, type: "text", value: typed.text, "aria-label": field.label }));
    return { element: input, value: () => input.value };
  }
  const given = typed && typeof typed === "object" ? typed : {};
  const part = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ width) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { class: `govuk-input govuk-date-input__input govuk-input--width-${width}`, id: `${id}-${key}`, type: "text", inputmode: key === "time" ? "text" : "numeric", autocomplete: "off", value: given[key] ?? "" }));
    return { element: item(name, input), input };
  };
  const parts = { day: part("day", t("day"), "2"), month: part("month", t("month"), "2"), year: part("year", t("year"), "4") };
  const time = withTime ? part("time", t("time"), "4") : null;
  const zone = withTime ? clock(`${id}-zone`, given.zone) : null;
  const { day, month, year } = parts;
  return {
    element: h("div", { class: "govuk-date-input", id: `${id}-parts` }, day.element, month.element, year.element, time?.element, zone && item(t("clock"), zone)),
    value: () => ({ day: day.input.value, month: month.input.value, year: year.input.value, time: time?.input.value ?? "", zone: zone?.value ?? "" }),
  };
}

/** @param {string} name @param {HTMLElement} control */
const item = (name, control) =>
  h("div", { class: "govuk-date-input__item" }, h("div", { class: "govuk-form-group" }, h("label", { class: "govuk-label govuk-date-input__label", for: control.id }, name), control));

/** @param {string} id @param {string | undefined} given */
const clock = (id, given) =>
  /** @type {HTMLSelectElement} */ (
    h("select", { class: "govuk-select", id },
      h("option", { value: "+00:00", selected: given !== "+01:00" }, t("winter")),
      h("option", { value: "+01:00", selected: given === "+01:00" }, t("summer")))
  );
