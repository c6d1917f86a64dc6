/* Copying and pasting as spreadsheets do: blocks of cells are lines of text with tabs between. */
import { counted, tell } from "./page-about.js";

export function startClipboard(api, about, edits) {
  const outside = (event) =>
    !event.target.closest?.("#sheet-grid") || event.target.closest("input, textarea, select");

  document.addEventListener("copy", (event) => {
    if (outside(event)) return;
    const text = copied(api);
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", text);
    tell(about.say.copied);
  });
  document.addEventListener("paste", (event) => {
    if (outside(event) || !about.edit) return;
    const block = blockOf(event.clipboardData.getData("text/plain"));
    const at = api.getFocusedCell();
    if (!block.length || !at) return;
    event.preventDefault();
    edits.together(() => {
      tell(counted(about.say, "pasted", pasted(api, edits, block, at)));
    });
  });
}

const columnsOf = (api) => api.getAllDisplayedColumns().filter((one) => one.getColDef().field);

function copied(api) {
  const rows = api.getSelectedNodes().toSorted((one, other) => one.rowIndex - other.rowIndex);
  if (rows.length) {
    const columns = columnsOf(api);
    const lines = rows.map((node) => columns.map((one) => cell(node.data[one.getColId()])));
    const heads = columns.map((one) => one.getColDef().headerName);
    return [heads, ...lines].map((line) => line.join("\t")).join("\n");
  }
  const at = api.getFocusedCell();
  const node = at && api.getDisplayedRowAtIndex(at.rowIndex);
  return node ? cell(node.data[at.column.getColId()]) : null;
}

/** Spreadsheets take what begins like this for a formula. */
function cell(text) {
  const plain = (text ?? "").replace(/[\t\r\n]+/g, " ");
  return /^[=+@]|^-(?!\d)/.test(plain) ? `'${plain}` : plain;
}

/** The cells of a text; a cell in quotes may hold line ends and tabs. */
export function blockOf(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\t") continue;
    rows.push(row);
    row = [];
    if (!end) break;
  }
  if (rows.length && rows.at(-1).length === 1 && !rows.at(-1)[0]) rows.pop();
  return rows;
}

function pasted(api, edits, block, at) {
  const columns = columnsOf(api);
  const first = columns.indexOf(at.column);
  const chosen = api.getSelectedNodes();
  let count = 0;
  const put = (node, column, text) => {
    if (node && column && edits.write(node, column.getColId(), text)) count += 1;
  };
  if (block.length === 1 && block[0].length === 1 && chosen.length > 1) {
    for (const node of chosen) put(node, at.column, block[0][0]);
    return count;
  }
  block.forEach((cells, down) => {
    const node = api.getDisplayedRowAtIndex(at.rowIndex + down);
    cells.forEach((text, right) => put(node, columns[first + right], text.trim()));
  });
  return count;
}
