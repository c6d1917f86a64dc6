/* What the page knows of itself, and where it says something. */

export function readAbout() {
  return JSON.parse(document.getElementById("sheet-about").dataset.about);
}

/** A sentence with what belongs into its braces. */
export function fill(sentence, parts) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(parts[name] ?? ""));
}

/** A sentence on a number of things: `name_one` of a single one; numbers are written as Germans do. */
export function counted(say, name, things, numbers = { count: things }) {
  const written = Object.entries(numbers).map(([key, one]) => [key, one.toLocaleString("de-DE")]);
  return fill(say[things === 1 ? `${name}_one` : name], Object.fromEntries(written));
}

/** Says what has just happened, to eyes and ears. */
export function tell(sentence, kind = "") {
  const said = document.getElementById("sheet-said");
  said.textContent = sentence;
  said.className = kind ? `bl-sheet-said is-${kind}` : "bl-sheet-said";
}

/** The key of a municipality in a cell such as "Parchim (13076108)". */
export const placeOf = (text) => /\((\d{8})\)\s*$/.exec(text ?? "")?.[1] ?? "";
