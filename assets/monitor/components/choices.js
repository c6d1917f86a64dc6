/* Lists, buttons and switches that say what is chosen, with Bootstrap's classes, which our sheets dress. */

/**
 * @typedef {{ value: string, label: string, disabled: boolean }} Option
 * @typedef {{ id: string, options: Option[], value?: string, small?: boolean,
 *   setProps: (properties: { value: string }) => void }} OneProperties
 * @typedef {{ id: string, options: Option[], value?: string | string[], class_name?: string,
 *   setProps: (properties: { value: string | string[] }) => void }} ChoiceProperties
 */

/**
 * A list that opens. Where the value is none of the options it shows nothing.
 * @param {OneProperties} properties
 */
export function Select({ id, options, value, small, setProps }) {
  const { createElement } = window.React;
  return createElement(
    "select",
    {
      id,
      className: small ? "form-select form-select-sm" : "form-select",
      value: value ?? "",
      onChange: (/** @type {{ target: HTMLSelectElement }} */ { target }) =>
        setProps({ value: target.value }),
    },
    createElement("option", { value: "", disabled: true, hidden: true }),
    options.map((one) =>
      createElement("option", { key: one.value, value: one.value, disabled: one.disabled }, one.label),
    ),
  );
}

const SEGMENT = { type: "radio", around: "form-check-inline", button: true, label: "btn", chosen: "active" };
const CHIP = {
  type: "checkbox",
  around: "form-check-inline",
  button: true,
  label: "bl-chip",
  chosen: "is-chosen",
};
const SWITCH = { type: "checkbox", around: "form-switch", button: false, label: "", chosen: "" };

/** Buttons side by side, one of which is chosen. */
export const Segments = choices(SEGMENT, (value) => value);
/** Buttons of which any number is chosen. */
export const Chips = choices(CHIP, toggled);
/** A switch for each option. */
export const Switches = choices(SWITCH, toggled);

/**
 * What is chosen after a click on an option of which any number can be.
 * @param {string} value
 * @param {string | string[] | undefined} before
 */
function toggled(value, before) {
  const chosen = Array.isArray(before) ? before : [];
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}

/**
 * @param {typeof SEGMENT} look
 * @param {(value: string, before: string | string[] | undefined) => string | string[]} after
 * @returns {(properties: ChoiceProperties) => unknown}
 */
function choices(look, after) {
  return ({ id, options, value, class_name, setProps }) => {
    const { createElement } = window.React;
    const one = (/** @type {Option} */ option) => {
      const chosen = Array.isArray(value) ? value.includes(option.value) : value === option.value;
      const input = `${id}-${option.value}`;
      return createElement(
        "div",
        { key: option.value, className: `form-check ${look.around}` },
        createElement("input", {
          id: input,
          type: look.type,
          className: look.button ? "form-check-input btn-check" : "form-check-input",
          value: option.value,
          checked: chosen,
          disabled: option.disabled,
          onChange: () => setProps({ value: after(option.value, value) }),
        }),
        createElement(
          "label",
          {
            htmlFor: input,
            className: ["form-check-label", look.label, chosen && look.chosen].filter(Boolean).join(" "),
          },
          option.label,
        ),
      );
    };
    return createElement("div", { id, className: class_name }, options.map(one));
  };
}
