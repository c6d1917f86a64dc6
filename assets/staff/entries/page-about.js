/* What the page knows of itself, and where it says something. */

export function readAbout() {
  return JSON.parse(document.getElementById("sheet-about").dataset.about);
}

/** A sentence with what belongs into its braces. */
export function fill(sentence, parts) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(parts[name] ?? ""));
}

/** Says what has just happened, to eyes and ears. */
export function tell(sentence, kind = "") {
  const said = document.getElementById("sheet-said");
  said.textContent = sentence;
  said.className = kind ? `bl-sheet-said is-${kind}` : "bl-sheet-said";
}

/** The key of a municipality in a cell such as "Parchim (13076108)". */
export const placeOf = (text) => /\((\d{8})\)\s*$/.exec(text ?? "")?.[1] ?? "";
