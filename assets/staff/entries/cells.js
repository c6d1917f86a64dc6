/* What cells look like and say: the grid asks for these functions by their names. */

const aboutOf = (params) => params.data?._about;
const has = (list, name) => Boolean(list && Object.hasOwn(list, name));
const DAY = /^(\d{2})\.(\d{2})\.(\d{4})$/;

/** A day as a number that sorts; what is none comes first. */
function dayOf(text) {
  const found = DAY.exec(text ?? "");
  return found ? Number(found[3] + found[2] + found[1]) : 0;
}

/** A number as Germans write it; what is none comes first. */
function numberOf(text) {
  const value = Number.parseFloat((text ?? "").replace(",", "."));
  return Number.isNaN(value) ? -Infinity : value;
}

export function registerCells() {
  window.dashAgGridFunctions = Object.assign(window.dashAgGridFunctions ?? {}, {
    sheetIsFaulty: (params) => has(aboutOf(params)?.faults, params.colDef.field),
    sheetIsNoted: (params) => has(aboutOf(params)?.notes, params.colDef.field),
    sheetIsChanged: (params) => Boolean(aboutOf(params)?.changed.includes(params.colDef.field)),
    sheetIsPending: (params) => Boolean(aboutOf(params)?.pending?.includes(params.colDef.field)),
    sheetIsLocked: (params) => Boolean(aboutOf(params)?.locked),
    sheetMayEdit: (params) => Boolean(params.data) && !aboutOf(params).locked,
    sheetSays: saysOf,
    sheetDays: (one, other) => dayOf(one) - dayOf(other),
    sheetNumbers: (one, other) => numberOf(one) - numberOf(other),
  });
}

function saysOf(params) {
  const about = aboutOf(params);
  if (!about) return "";
  const name = params.colDef.field;
  const ofRow = params.colDef.pinned ? (about.faults[""] ?? "") : "";
  return about.faults[name] ?? about.notes[name] ?? (ofRow || about.locked);
}
