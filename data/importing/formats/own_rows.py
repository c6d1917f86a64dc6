"""Header and rows of an own table: where its columns are, which rows hold data, and which are remarks beside
it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from data.importing.files.oddities import explained, is_odd
from data.importing.findings import Findings, listing, row_words, shortened
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
        words = f"fehlt: {', '.join(missing)}" if missing else f"steht doppelt: {', '.join(doubled)}"
        findings.error(
            f"Im Kopf {words}; erwartet wird {';'.join(wanted)}, gefunden wurde {listing(header.cells, 12)}.",
            row=header.number,
            found=";".join(header.cells),
            expected=";".join(wanted),
        )
        return None
    other = [name for name in named if name and name not in (*wanted, *optional)]
    if other:
        findings.add("warning", f"Die Spalten {listing(other)} werden nicht gelesen.", row=header.number)
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
            findings.error(
                "Hier steht die Kopfzeile ein zweites Mal.", row=row.number, expected="eine Datenzeile"
            )
        elif len(row.cells) != width and not table.sheet:
            findings.error(
                f"Die Zeile hat {len(row.cells)} Felder, der Kopf aber {width}; "
                "die Zeile ist abgeschnitten oder verschoben.",
                row=row.number,
                found=f"{len(row.cells)} Felder",
                expected=f"{width} Felder",
            )
        elif _is_remark(row, at, speaks):
            _say_remark(row, table, findings)
        else:
            _say_beside(row, head, findings)
            whole.append(row)
    if not table.rows:
        findings.error("Die Tabelle hat nur eine Kopfzeile und keine Daten.", row=header.number)
    return whole


def say_odd(raw: str, column: str, row: RawRow, findings: Findings) -> bool:
    """Whether a cell that is read holds no plain text; then an error says what and what to do."""
    if "\n" in raw:
        findings.error(
            f"Die Zelle geht über mehrere Zeilen („{shortened(raw)}“); in dieser Spalte steht ein Wert in "
            "einer Zeile.",
            row=row.number,
            column=column,
            found=raw,
            expected="eine Zeile",
        )
        return True
    reason = explained(raw)
    if reason is None:
        return False
    kind, cause, expected = reason
    # Different merged ranges are named one by one; of all other kinds the first cell stands for the rest.
    same = raw[:40] if kind == "[verbunden" else kind
    findings.error(f"{cause}.", row=row.number, column=column, found=raw, expected=expected, same=same)
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
    where = ", ".join(
        f"{f'{letter(column)}{row.number}' if table.sheet else f'Feld {column + 1}'} „{shortened(text)}“"
        for column, text in stands[:3]
    )
    findings.add(
        "note",
        f"Die Zeile ist eine Anmerkung und keine Datenzeile; sie wird nicht gelesen ({where}).",
        row=row.number,
        found=stands[0][1] if stands else "",
    )


def _say_beside(row: RawRow, head: Sequence[str], findings: Findings) -> None:
    """Something stands in a column without a heading."""
    for column, text in enumerate(row.cells):
        if text.strip() and (column >= len(head) or not head[column]) and not text.startswith("[verbunden"):
            findings.add(
                "note",
                "Neben der Tabelle steht etwas in einer Spalte ohne Überschrift, zum Beispiel "
                f"„{shortened(text)}“; "
                "es wird nicht gelesen.",
                row=row.number,
                column=letter(column),
                found=text,
                same="beside",
            )


def _say_hidden(table: OwnTable, at: Mapping[str, int], findings: Findings) -> None:
    hidden = sorted(set(at.values()) & table.hidden_columns)
    if hidden:
        names = listing(table.header.cells[column] for column in hidden)
        findings.add("warning", f"Ausgeblendete Spalten werden mitgelesen: {names}.", row=table.header.number)
    rows = [row.number for row in table.rows if row.number in table.hidden_rows]
    if rows:
        findings.add(
            "warning",
            f"{len(rows)} ausgeblendete oder gefilterte Zeilen werden mitgelesen: {row_words(rows)}.",
        )
    if "wert" in at:
        _say_rounded(table, at["wert"], findings)


def _say_rounded(table: OwnTable, column: int, findings: Findings) -> None:
    """Cells that show fewer digits than they store are read as stored, and that is said."""
    for row in table.rows:
        rounded = table.rounded.get((row.number, column))
        if rounded is not None:
            findings.add(
                "note",
                f"Die Zelle zeigt weniger Stellen, als sie speichert ({letter(column)}{row.number} zeigt "
                f"{rounded}, "
                f"gespeichert ist {row.cells[column]}); übernommen wird der gespeicherte Wert.",
                row=row.number,
                column="wert",
                found=row.cells[column],
                same="rounded",
            )
