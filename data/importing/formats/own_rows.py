"""Header and rows of an own table: where its columns are, which rows hold data, and which are remarks beside
it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dashboard.texts import both
from data.importing.files.oddities import MERGED, explained, is_odd
from data.importing.findings import Findings, listings, rows_in_words, shortened
from data.importing.findings import wanted as expecting
from data.importing.tables.raw_table import OwnTable, RawRow, letter


def columns_of(
    table: OwnTable, wanted: Sequence[str], findings: Findings, optional: Sequence[str] = ()
) -> dict[str, int] | None:
    """The place of each wanted column and of those `optional` ones that are there, or None with an error where
    a wanted one is missing or one is doubled."""
    header = table.header
    named = [cell.strip().lower() for cell in header.cells]
    missing = [name for name in wanted if name not in named]
    doubled = [name for name in (*wanted, *optional) if named.count(name) > 1]
    if missing or doubled:
        findings.tell(
            "error",
            "head_missing" if missing else "head_doubled",
            names=", ".join(missing or doubled),
            wanted=";".join(wanted),
            head=listings(header.cells, 12),
            row=header.number,
            found=";".join(header.cells),
            expected=";".join(wanted),
        )
        return None
    other = [name for name in named if name and name not in (*wanted, *optional)]
    if other:
        findings.tell("warning", "columns_unread", columns=listings(other), row=header.number)
    at = {name: named.index(name) for name in (*wanted, *optional) if name in named}
    _say_hidden(table, at, findings)
    return at


def data_rows(
    table: OwnTable, at: Mapping[str, int], speaks: Callable[[Mapping[str, str]], bool], findings: Findings
) -> list[RawRow]:
    """The rows of data, each as wide as the header; remarks are notes, broken rows errors.

    `speaks` says of a row with one filled cell of ours whether it is data with gaps.
    """
    header = table.header
    width = len(header.cells)
    head = [cell.strip().lower() for cell in header.cells]
    whole = []
    for row in table.rows:
        row = _fitted(row, width, table)
        if [cell.strip().lower() for cell in row.cells[:width]] == head:
            findings.tell("error", "head_twice", row=row.number, expected=expecting("row_of_data"))
        elif len(row.cells) != width and not table.sheet:
            findings.tell(
                "error",
                "row_torn",
                count=len(row.cells),
                width=width,
                row=row.number,
                found=f"{len(row.cells)} Felder",
                expected=expecting("fields", count=width),
            )
        elif _is_remark(row, at, speaks):
            _say_remark(row, table, findings)
        else:
            _say_beside(row, head, findings)
            whole.append(row)
    if not table.rows:
        findings.tell("error", "table_empty", row=header.number)
    return whole


def say_odd(raw: str, column: str, row: RawRow, findings: Findings) -> bool:
    """Whether a cell that is read holds no plain text; then an error says what and what to do."""
    if "\n" in raw:
        findings.tell(
            "error",
            "cell_of_lines",
            text=shortened(raw),
            row=row.number,
            column=column,
            found=raw,
            expected=expecting("one_line"),
        )
        return True
    odd = explained(raw)
    if odd is None:
        return False
    # Different merged ranges are named one by one; of all other kinds the first cell stands for the rest.
    same = raw[:40] if odd.code == MERGED else odd.code
    findings.tell(
        "error",
        odd.code,
        inside=odd.inside,
        whole=odd.whole,
        row=row.number,
        column=column,
        found=raw,
        expected=odd.expected,
        same=same,
    )
    return True


def _fitted(row: RawRow, width: int, table: OwnTable) -> RawRow:
    """A row of a sheet gets the width of its header; in a file empty fields behind the last column do no
    harm."""
    if len(row.cells) < width and table.sheet:
        return replace(row, cells=(*row.cells, *("" for _ in range(width - len(row.cells)))))
    if len(row.cells) > width and not any(cell.strip() for cell in row.cells[width:]):
        return replace(row, cells=row.cells[:width])
    return row


def _is_remark(row: RawRow, at: Mapping[str, int], speaks: Callable[[Mapping[str, str]], bool]) -> bool:
    ours = {name: row.cells[number].strip() for name, number in at.items()}
    filled = [text for text in ours.values() if text and not text.startswith("[verbunden")]
    if not filled:
        return True
    only = {name: "" if text.startswith("[verbunden") else text for name, text in ours.items()}
    return len(filled) == 1 and not is_odd(filled[0]) and not speaks(only)


def _say_remark(row: RawRow, table: OwnTable, findings: Findings) -> None:
    stands = [
        (column, text.strip())
        for column, text in enumerate(row.cells)
        if text.strip() and not text.startswith("[verbunden")
    ]
    said = [
        both(
            "finding_part_cell_says" if table.sheet else "finding_part_field",
            cell=f"{letter(column)}{row.number}",
            number=column + 1,
            text=shortened(text),
        )
        for column, text in stands[:3]
    ]
    where = (", ".join(german for german, _ in said), ", ".join(english for _, english in said))
    findings.tell("note", "remark", where=where, row=row.number, found=stands[0][1] if stands else "")


def _say_beside(row: RawRow, head: Sequence[str], findings: Findings) -> None:
    """Something stands in a column without a heading."""
    for column, text in enumerate(row.cells):
        if text.strip() and (column >= len(head) or not head[column]) and not text.startswith("[verbunden"):
            findings.tell(
                "note",
                "beside_table",
                text=shortened(text),
                row=row.number,
                column=letter(column),
                found=text,
                same="beside",
            )


def _say_hidden(table: OwnTable, at: Mapping[str, int], findings: Findings) -> None:
    hidden = sorted(set(at.values()) & table.hidden_columns)
    if hidden:
        names = listings(table.header.cells[column] for column in hidden)
        findings.tell("warning", "hidden_columns", columns=names, row=table.header.number)
    rows = [row.number for row in table.rows if row.number in table.hidden_rows]
    if rows:
        findings.tell("warning", "filtered_rows", count=len(rows), rows=rows_in_words(rows))
    if "wert" in at:
        _say_rounded(table, at["wert"], findings)


def _say_rounded(table: OwnTable, column: int, findings: Findings) -> None:
    """Cells that show fewer digits than they store are read as stored, and that is said."""
    for row in table.rows:
        rounded = table.rounded.get((row.number, column))
        if rounded is not None:
            findings.tell(
                "note",
                "fewer_digits",
                cell=f"{letter(column)}{row.number}",
                shown=rounded,
                stored=row.cells[column],
                row=row.number,
                column="wert",
                found=row.cells[column],
                same="rounded",
            )
