/* Edits of cells: each is sent at once with all that is open in its row. What the server takes is in
   the draft, what it does not take stays in the cell with its sentence. */
import { based } from "../../core/address.js";
import { post } from "../csrf.js";
import { fill, tell } from "./page-about.js";

const MOST_STEPS = 100;

export class Edits {
  constructor(api, about) {
    this.api = api;
    this.about = about;
    /** By row the cells that are not saved, as shown. */
    this.open = new Map();
    /** Rows that have changed since they were last sent. */
    this.touched = new Set();
    this.conflicts = new Map();
    this.steps = [];
    this.undone = [];
    this.step = null;
    /** Cells that we have written ourselves: the grid tells of them later on. */
    this.written = [];
    this.sending = false;
    this.listeners = [];
    api.addEventListener("cellValueChanged", (event) => this.changed(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.open.size) event.preventDefault();
    });
    document.addEventListener("keydown", (event) => this.key(event));
    document.getElementById("sheet-conflicts").addEventListener("click", (event) => this.decide(event));
    this.showChanges(about);
  }

  /** Calls `listener` whenever rows are different. */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** Writes a cell as if somebody had typed it. */
  write(node, column, text) {
    if (this.about.fixed.includes(column) || node.data._about.locked) return false;
    if ((node.data[column] ?? "") === text) return false;
    const one = this.put(node, column, text);
    if (this.step) this.step.push(one);
    else this.keep([one]);
    return true;
  }

  put(node, name, after) {
    const before = node.data[name] ?? "";
    this.written.push(`${node.data._id}\n${name}\n${after}`);
    node.setDataValue(name, after);
    this.mark(node, name, after);
    return { id: node.data._id, name, before, after };
  }

  /** All that `work` writes is one step that can be undone. */
  together(work) {
    this.step = [];
    work();
    const step = this.step;
    this.step = null;
    if (step.length) this.keep(step);
  }

  keep(step) {
    this.steps.push(step);
    if (this.steps.length > MOST_STEPS) this.steps.shift();
    this.undone = [];
  }

  changed({ node, column, oldValue, newValue }) {
    const name = column.getColId();
    const [before, after] = [oldValue ?? "", newValue ?? ""];
    if (before === after) return;
    const at = this.written.indexOf(`${node.data._id}\n${name}\n${after}`);
    if (at >= 0) {
      this.written.splice(at, 1);
      return;
    }
    this.keep([{ id: node.data._id, name, before, after }]);
    this.mark(node, name, after);
  }

  /** The cell is open until the server has taken it. */
  mark(node, name, after) {
    const cells = this.open.get(node.data._id) ?? {};
    this.open.set(node.data._id, { ...cells, [name]: after });
    this.touched.add(node.data._id);
    node.data._about.pending = Object.keys(this.open.get(node.data._id));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 0);
  }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const inside = event.target.closest?.("#sheet-grid, .bl-sheet-map");
    if (!inside || event.target.matches("input, textarea, select")) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.redo();
    else this.undo();
  }

  undo() {
    this.again(this.steps, this.undone, "before");
  }

  redo() {
    this.again(this.undone, this.steps, "after");
  }

  again(from, to, part) {
    const step = from.pop();
    if (!step) {
      tell(this.about.say.undone);
      return;
    }
    to.push(step);
    for (const one of step) {
      const node = this.api.getRowNode(one.id);
      if (node && (node.data[one.name] ?? "") !== one[part]) this.put(node, one.name, one[part]);
    }
  }

  async send() {
    if (this.sending || !this.touched.size) return;
    this.sending = true;
    const sent = new Map();
    for (const id of this.touched) sent.set(id, this.open.get(id));
    this.touched = new Set();
    for (const id of sent.keys()) this.open.set(id, {});
    tell(this.about.say.saving);
    const rows = [...sent].map(([id, cells]) => ({
      id,
      revision: this.api.getRowNode(id).data._about.revision,
      cells,
    }));
    const body = JSON.stringify({ draft: this.about.draft, version: this.about.version, rows });
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    const answer = await post(based(`${this.about.address}/speichern`), { body, headers }).catch(() => null);
    const said = await answer?.json().catch(() => null);
    this.sending = false;
    if (answer?.ok && said) this.take(said, sent);
    else this.keepAll(sent, said?.problem ?? this.about.say.failed);
    if (this.touched.size) this.send();
  }

  /** Nothing was saved: everything stays open. */
  keepAll(sent, sentence) {
    for (const [id, cells] of sent) this.open.set(id, { ...cells, ...this.open.get(id) });
    tell(sentence, "problem");
    this.tellAll();
  }

  take(said, sent) {
    this.about.draft = said.draft;
    let before = null;
    for (const row of said.rows) {
      const node = this.api.getRowNode(row._id);
      if (!node) this.add(row, before);
      before = this.api.getRowNode(row._id);
      if (!node) continue;
      const newer = this.open.get(row._id) ?? {};
      const about = row._about;
      const stays = about.conflict || Object.keys(about.faults).length;
      const cells = stays ? { ...sent.get(row._id), ...newer } : newer;
      if (Object.keys(cells).length) this.open.set(row._id, cells);
      else this.open.delete(row._id);
      if (about.conflict) this.conflicts.set(row._id, row);
      else this.conflicts.delete(row._id);
      this.draw(node, { ...row, ...cells }, cells);
    }
    const first = said.rows.find((row) => Object.keys(row._about.faults).length);
    if (first) tell(this.faultOf(first, said.left), "problem");
    else if (!this.conflicts.size) tell(this.about.say.saved, "done");
    else tell("");
    this.showConflicts();
    this.showChanges(said);
    this.tellAll();
  }

  /** A row that the page does not have yet, below the one that it follows. */
  add(row, before) {
    const at = before?.sourceRowIndex >= 0 ? { addIndex: before.sourceRowIndex + 1 } : {};
    this.api.applyTransaction({ add: [row], ...at });
  }

  draw(node, data, cells) {
    node.updateData({ ...data, _about: { ...data._about, pending: Object.keys(cells) } });
    this.api.refreshCells({ rowNodes: [node], force: true });
  }

  /** What is wrong with a row, in a sentence, and how many more there are. */
  faultOf(row, count) {
    const [column, sentence] = Object.entries(row._about.faults)[0];
    const { name } = row._about;
    const parts = { name, column: this.about.columns[column] ?? "", sentence };
    const more = count > 1 ? ` ${fill(this.about.say.kept, { count })}` : "";
    return fill(this.about.say.fault_list, parts) + more;
  }

  showConflicts() {
    const place = document.getElementById("sheet-conflicts");
    place.replaceChildren(
      ...[...this.conflicts.values()].map((row) => {
        const line = document.createElement("p");
        const { name } = row._about;
        line.className = "bl-staff-problem";
        line.setAttribute("role", "alert");
        line.append(fill(this.about.say.conflict, { name, sentence: row._about.conflict }), " ");
        for (const part of ["mine", "theirs"]) {
          const button = document.createElement("button");
          button.type = "button";
          button.className = "btn btn-outline-secondary bl-small-button";
          button.dataset.decide = part;
          button.dataset.row = row._id;
          button.textContent = this.about.say[part];
          line.append(button);
        }
        return line;
      }),
    );
  }

  decide(event) {
    const { decide, row: id } = event.target.closest?.("[data-decide]")?.dataset ?? {};
    const row = this.conflicts.get(id);
    const node = this.api.getRowNode(id);
    if (!row || !node) return;
    this.conflicts.delete(id);
    row._about.conflict = "";
    if (decide === "mine") {
      const cells = this.open.get(id) ?? {};
      this.draw(node, { ...row, ...cells }, cells);
      this.touched.add(id);
      this.send();
    } else {
      this.open.delete(id);
      this.draw(node, row, {});
    }
    this.showConflicts();
    this.tellAll();
  }

  showChanges({ changes }) {
    const link = document.getElementById("sheet-changes");
    link.textContent = changes;
    link.hidden = !changes;
  }

  tellAll() {
    for (const listener of this.listeners) listener();
  }
}
