"""A value that several files of one delivery hold: refused, unless a template came back twice with the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.observation import Observation
from data.importing.findings import Delivery, Finding, sentences, wanted
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
    said = sentences("twice_in_files", count=len(doubled), other=other, cell=words.told(first))
    return _refused(one, first, words, "twice_in_files", said)


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
        values = sentences(
            "part_here_and_there",
            here=_place(first),
            value=_said(first),
            there=_place(before),
            other_value=_said(before),
        )
        code = "template_twice_one" if len(differing) == 1 else "template_twice_many"
        said = sentences(code, count=len(differing), other=other, cell=words.told(first), values=values)
        return _refused(one, first, words, code, said)
    owners.update(
        {cell_of(cell): (one.file, cell) for cell in one.observations if cell_of(cell) not in owners}
    )
    if not doubled:
        return one
    other = owners[cell_of(doubled[0])][0]
    german, english = sentences("template_twice_alike", count=len(doubled), other=other)
    message = f"{one.file}: {german}"
    note = Finding(
        "note", one.file, None, None, "", "", message, code="template_twice_alike", english=english
    )
    twice = set(map(cell_of, doubled))
    left = tuple(cell for cell in one.observations if cell_of(cell) not in twice)
    return replace(one, observations=left, findings=(*one.findings, note))


def _refused(
    one: Delivery, cell: Observation, words: CellWords, code: str, said: tuple[str, str]
) -> Delivery:
    at = cell.origin
    german, english = said
    expected, english_expected = wanted("one_file")
    finding = Finding(
        "error",
        one.file,
        at.row if at else None,
        at.column if at else None,
        words.of(cell),
        expected,
        f"{one.file}: {german}",
        at.sheet if at else "",
        code=code,
        english=english,
        english_expected=english_expected,
    )
    return replace(one, observations=(), findings=(finding, *one.findings))


def _said(one: Observation) -> str | tuple[str, str]:
    return (
        german_text(one.value)
        if one.value is not None
        else sentences("part_no_number", status=one.status.key)
    )


def _place(one: Observation) -> str | tuple[str, str]:
    """Where it stands, as ` (Blatt „Ausfüllen“, D7)`."""
    if one.origin is None:
        return ""
    at = one.origin
    german, english = sentences("part_on_sheet", sheet=at.sheet, cell=f"{at.column}{at.row}")
    return f" ({german})", f" ({english})"
