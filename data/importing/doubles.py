"""A value that several files of one delivery hold: refused, unless a template came back twice with the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.observation import Observation
from data.importing.findings import Delivery, Finding
from data.importing.tables.cells import Cell, CellWords, cell_of
from data.importing.tables.numbers import german_text


def without_doubles(one: Delivery, owners: dict[Cell, tuple[str, Observation]], words: CellWords) -> Delivery:
    """The delivery without what an earlier file says, too, or with an error. `owners` are the files and values of
    the cells so far, and is filled."""
    doubled = [cell for cell in one.observations if cell_of(cell) in owners]
    if one.format == "template":
        return _once(one, owners, doubled, words)
    owners.update(
        {cell_of(cell): (one.file, cell) for cell in one.observations if cell_of(cell) not in owners}
    )
    if not doubled:
        return one
    first = doubled[0]
    other = owners[cell_of(first)][0]
    message = f"{one.file}: {len(doubled)} Werte stehen auch in {other}, zum Beispiel {words.of(first)}."
    return _refused(one, first, words, message)


def _once(
    one: Delivery,
    owners: dict[Cell, tuple[str, Observation]],
    doubled: Sequence[Observation],
    words: CellWords,
) -> Delivery:
    """Of a template that came back twice what both say alike counts once; where they differ nobody knows which is
    right."""
    differing = [cell for cell in doubled if cell != owners[cell_of(cell)][1]]
    if differing:
        first = differing[0]
        other, before = owners[cell_of(first)]
        values = f"hier{_place(first)} {_said(first)}, dort{_place(before)} {_said(before)}"
        count = "Ein Wert steht" if len(differing) == 1 else f"{len(differing)} Werte stehen"
        message = (
            f"{one.file}: {count} anders in {other}, "
            f"zum Beispiel {words.of(first)}: {values}. Bitte nur die Datei einlesen, die gilt."
        )
        return _refused(one, first, words, message)
    owners.update(
        {cell_of(cell): (one.file, cell) for cell in one.observations if cell_of(cell) not in owners}
    )
    if not doubled:
        return one
    other = owners[cell_of(doubled[0])][0]
    said = f"{one.file}: {len(doubled)} Werte stehen genauso in {other}; sie zählen einmal."
    note = Finding("note", one.file, None, None, "", "", said)
    twice = set(map(cell_of, doubled))
    left = tuple(cell for cell in one.observations if cell_of(cell) not in twice)
    return replace(one, observations=left, findings=(*one.findings, note))


def _refused(one: Delivery, cell: Observation, words: CellWords, message: str) -> Delivery:
    at = cell.origin
    finding = Finding(
        "error",
        one.file,
        at.row if at else None,
        at.column if at else None,
        words.of(cell),
        "jeder Wert in nur einer Datei",
        message,
        at.sheet if at else "",
    )
    return replace(one, observations=(), findings=(finding, *one.findings))


def _said(one: Observation) -> str:
    return german_text(one.value) if one.value is not None else f"ohne Zahl ({one.status.key})"


def _place(one: Observation) -> str:
    """Where it stands, as ` (Blatt „Ausfüllen“, D7)`."""
    if one.origin is None:
        return ""
    return f" (Blatt „{one.origin.sheet}“, {one.origin.column}{one.origin.row})"
