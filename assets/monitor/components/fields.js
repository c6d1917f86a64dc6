/* Fields whose text or position scripts may change as well: React leaves it alone until Dash says another. */

/**
 * Keeps an input's own value as Dash says it.
 * @param {string | number | undefined} value
 */
function useValue(value) {
  const { useLayoutEffect, useRef } = window.React;
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => {
    const text = String(value ?? "");
    if (input.current && input.current.value !== text) input.current.value = text;
  }, [value]);
  return input;
}

/**
 * A line of text, told when it is left or at Enter.
 * @param {{ id: string, value?: string, invalid?: boolean,
 *   setProps: (properties: { value: string }) => void }} properties
 */
export function TextField({ id, value, invalid, setProps }) {
  const tell = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
    setProps({ value: currentTarget.value });
  return window.React.createElement("input", {
    id,
    ref: useValue(value),
    className: invalid ? "form-control is-invalid" : "form-control",
    "aria-invalid": invalid || undefined,
    autoComplete: "off",
    onBlur: tell,
    onKeyUp: (/** @type {KeyboardEvent & { currentTarget: HTMLInputElement }} */ event) => {
      if (event.key === "Enter") tell(event);
    },
  });
}

/**
 * A slider; what moves it is the business of monitor/year.js.
 * @param {{ id: string, min: number, max: number, value: number }} properties
 */
export function YearSlider({ id, min, max, value }) {
  const className = "form-range form-control";
  return window.React.createElement("input", {
    id,
    ref: useValue(value),
    type: "range",
    className,
    min,
    max,
    step: 1,
  });
}
