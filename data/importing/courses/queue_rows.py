"""Reads the row of a queue: from its cells to a count or to what prevents it."""

from __future__ import annotations

from dashboard.domain.courses.queue import Queue
from dashboard.domain.observation import Status
from data.importing.courses.course_rows import kind_of, source_of
from data.importing.courses.vocabulary import HIDDEN
from data.importing.institutions.cells import RowCells
from data.importing.institutions.reference import Reference

_MOST_WAITING, _MOST_WEEKS = 5_000, 520.0


def queue_of(cells: RowCells, reference: Reference) -> Queue | None:
    """The queue of a row, or None with its errors."""
    kind, day = kind_of(cells), cells.day("stichtag")
    municipality = _municipality(cells, reference)
    hidden = cells.raw.get("wartende", "").strip() == HIDDEN
    waiting = None if hidden else cells.whole("wartende", _MOST_WAITING)
    weeks = _weeks(cells)
    source, provenance = source_of(cells, reference, "Wartelisten")
    if not hidden and not cells.has("wartende"):
        cells.fault("wartende", "Die Zahl der Wartenden fehlt.", expected="eine ganze Zahl, 0 für niemanden")
    if day is None and not cells.has("stichtag"):
        cells.fault("stichtag", "Der Stichtag fehlt.", expected="ein Tag wie 30.11.2026")
    if day is not None and not reference.today.year - 20 <= day.year:
        cells.fault("stichtag", f"Der Stichtag {day:%d.%m.%Y} kann nicht stimmen.", cells.raw["stichtag"])
    if day is not None and day > reference.today:
        cells.fault(
            "stichtag",
            f"Der Stichtag {day:%d.%m.%Y} liegt in der Zukunft.",
            cells.raw["stichtag"],
            f"ein Tag bis heute ({reference.today:%d.%m.%Y})",
        )
    if weeks is not None and not waiting:
        if not hidden:
            cells.warn("wochen", "Es wartet niemand; die Wochen werden nicht gelesen.", cells.raw["wochen"])
        weeks = None
    if kind is None or day is None or not cells.is_sound():
        return None
    status = Status.SUPPRESSED if hidden else Status.REPORTED if waiting else Status.ZERO
    return Queue(kind.code, municipality, day, waiting, status, weeks, source, provenance)


def _municipality(cells: RowCells, reference: Reference) -> str:
    text = cells.text("gemeinde")
    if not text:
        cells.fault(
            "gemeinde", "Die Gemeinde fehlt.", expected="der Schlüssel (AGS) oder Name einer Gemeinde"
        )
        return ""
    municipality, wrong = reference.municipality(text)
    if wrong:
        cells.fault("gemeinde", wrong, text, "der Schlüssel (AGS) oder Name einer heutigen Gemeinde")
    elif reference.district and not municipality.startswith(reference.district):
        cells.fault(
            "gemeinde",
            f"{reference.name_of(municipality)} liegt nicht im Landkreis; Wartelisten sind die des eigenen.",
            text,
            "eine Gemeinde des Landkreises",
        )
    return municipality


def _weeks(cells: RowCells) -> float | None:
    weeks = cells.number("wochen")
    if weeks is not None and not 0 <= weeks <= _MOST_WEEKS:
        cells.fault(
            "wochen",
            f"{cells.text('wochen')} Wochen können nicht stimmen.",
            cells.text("wochen"),
            "Wochen seit der ersten Anmeldung, 0 bis 520",
        )
        return None
    return weeks
