"""Reads all tables of institutions, courses and queues of one file: rows to entries, then what only the whole table can
tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.entries import CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.observation import Provenance
from data.importing.courses.tables import read_courses, read_queues
from data.importing.courses.vocabulary import KIND_WORDS
from data.importing.findings import Findings
from data.importing.formats.own_rows import columns_of, data_rows
from data.importing.formats.plain import PlainReader
from data.importing.institutions.catchments import read_catchment, say_overlaps
from data.importing.institutions.cells import RowCells
from data.importing.institutions.columns import (
    CATCHMENTS,
    COURSE_TABLE,
    FIGURES,
    INSTITUTIONS,
    LAYOUTS,
    LOCALITIES,
    QUEUE_TABLE,
    Layout,
)
from data.importing.institutions.duplicates import follow_former, say_doubled
from data.importing.institutions.figures import read_figure
from data.importing.institutions.institutions import ReadInstitution, plain_words, read_institution
from data.importing.institutions.localities import read_locality
from data.importing.institutions.reference import Reference
from data.importing.tables.raw_table import OwnTable

T = TypeVar("T")


def read_entries(
    tables: Sequence[tuple[OwnTable, Layout]], reference: Reference, catalogue: Catalogue, findings: Findings
) -> Entries:
    """The entries of all tables; whatever is wrong is a finding with its row, and one error leaves its row out.

    Institutions are read first and catchments and figures last, whatever the order of the sheets.
    """
    whole = Entries()
    for layout in LAYOUTS:
        for table, its in tables:
            if its is layout:
                with findings.inside(table.sheet):
                    whole += _read_table(table, layout, reference, catalogue, findings, whole)
    return whole


def _read_table(
    table: OwnTable,
    layout: Layout,
    reference: Reference,
    catalogue: Catalogue,
    findings: Findings,
    before: Entries,
) -> Entries:
    at = columns_of(table, layout.needed, findings, layout.optional)
    if at is None:
        return Entries()
    rows = list(_rows(table, at, reference, findings))
    if layout is INSTITUTIONS:
        return _institutions(rows, reference, findings)
    if layout is LOCALITIES:
        places = [(place, cells) for cells in rows if (place := read_locality(cells, reference)) is not None]
        _say_twice(places, lambda one: one.key, "name")
        return Entries(localities=_sound(places))
    if layout is COURSE_TABLE:
        return read_courses(rows, _with(reference, before))
    if layout is QUEUE_TABLE:
        return read_queues(rows, reference)
    known = {one.key: one for one in (*reference.stored.institutions, *before.institutions)}
    if layout is CATCHMENTS:
        parts = [(one, cells) for cells in rows for one in read_catchment(cells, reference, known)]
        say_overlaps(parts, reference)
        return Entries(catchments=_sound(parts))
    assert layout is FIGURES
    reader = PlainReader(catalogue, {}, frozenset(), findings)
    figures = [
        (one, cells) for cells in rows if (one := read_figure(cells, reference, known, reader)) is not None
    ]
    _say_twice(figures, lambda one: (one.institution, one.measure, one.year, one.breakdown), "wert")
    return Entries(figures=_sound(figures))


def _with(reference: Reference, before: Entries) -> Reference:
    """What is known, with the institutions of other tables of the file."""
    return replace(reference, stored=reference.stored + Entries(institutions=before.institutions))


def _rows(
    table: OwnTable, at: Mapping[str, int], reference: Reference, findings: Findings
) -> Iterator[RowCells]:
    def speaks(cells: Mapping[str, str]) -> bool:
        """Of a row with one filled cell: a kind or a number is data with gaps, a sentence is a remark."""
        [(name, text)] = [(name, text) for name, text in cells.items() if text]
        known = text.lower() in reference.kind_words or text.lower() in KIND_WORDS
        return known or (name != "schluessel" and text.isdigit())

    whole = " ".join(cell for row in table.rows for cell in row.cells)
    for row in data_rows(table, at, speaks, findings):
        yield RowCells(row, {name: row.cells[number] for name, number in at.items()}, findings, whole)


def _institutions(rows: Sequence[RowCells], reference: Reference, findings: Findings) -> Entries:
    read = [one for cells in rows if (one := read_institution(cells, reference)) is not None]
    read = follow_former([_with_stored_key(one, reference) for one in read], reference)
    if not reference.ships:
        say_doubled(read, reference)
    else:
        _say_twice([(one.institution, one.cells) for one in read], lambda one: one.key, "schluessel")
    found = tuple(one.institution for one in read if not one.cells.failed)
    complete = _complete(found, read, reference)
    if not reference.ships and not complete:
        _say_missing(found, reference, findings)
    return Entries(institutions=found, complete=complete)


def _with_stored_key(one: ReadInstitution, reference: Reference) -> ReadInstitution:
    """Without a key of its own, an institution is the stored one of its kind, municipality and name."""
    if one.cells.has("schluessel"):
        return one
    same = [
        other.key
        for other in reference.stored.institutions
        if other.provenance is not Provenance.EXAMPLE
        and (other.kind, other.municipality) == (one.institution.kind, one.institution.municipality)
        and plain_words(other.name) == plain_words(one.institution.name)
    ]
    if len(same) != 1 or same[0] == one.institution.key:
        return one
    return replace(one, institution=replace(one.institution, key=same[0]))


def _complete(
    found: Sequence[Institution], read: Sequence[ReadInstitution], reference: Reference
) -> tuple[CompleteKind, ...]:
    area = reference.options.complete
    if not area:
        return ()
    for one in read:
        if not reference.lies_in(one.institution.municipality, area):
            one.cells.fault(
                "gemeinde",
                f"Die Lieferung soll vollständig für {area} sein; {one.institution.municipality} liegt nicht darin.",
                one.institution.municipality,
                f"Gemeinden in {area}",
            )
    return tuple(CompleteKind(kind, area) for kind in sorted({one.kind for one in found}))


def _say_missing(found: Sequence[Institution], reference: Reference, findings: Findings) -> None:
    """That real institutions of the same kinds and source stand in no row: they stay."""
    keys = {one.key for one in found}
    brought = {(one.kind, one.source) for one in found}
    left = Counter(
        one.kind
        for one in reference.stored.institutions
        if (one.kind, one.source) in brought
        and one.key not in keys
        and one.provenance is not Provenance.EXAMPLE
    )
    for kind, count in left.items():
        name = reference.kinds[kind]
        words = name.name["de"] if count == 1 else name.plural["de"]
        findings.add(
            "note",
            f"{count} {words} aus früheren Lieferungen derselben Quelle {'steht' if count == 1 else 'stehen'} nicht in "
            "dieser Tabelle und bleiben. Was es nicht mehr gibt, bekommt den status „geschlossen“; nennt die Tabelle "
            "alle, sagt „--complete“ mit dem Schlüssel von Kreis, Amt oder Gemeinde, dass die übrigen entfallen.",
        )


def _say_twice(found: Sequence[tuple[T, RowCells]], key_of: Callable[[T], object], column: str) -> None:
    rows: dict[object, int] = {}
    for one, cells in found:
        key = key_of(one)
        if key in rows:
            cells.fault(column, f"Steht schon in Zeile {rows[key]}: jede Angabe steht einmal da.")
        rows.setdefault(key, cells.row.number)


def _sound(found: Sequence[tuple[T, RowCells]]) -> tuple[T, ...]:
    return tuple(one for one, cells in found if not cells.failed)
