"""The stamp of a template: the rows of its hidden sheet, by which a workbook is recognised when it comes back,
whatever it is called then and whichever program has saved it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.domain.templates.template import (
    AMT,
    OPERATOR,
    CellAt,
    CellLimit,
    Template,
    TemplateColumn,
    TemplatePlace,
)

STAMP_SHEET = "bildungslupe"
"""Name of the hidden sheet."""
STAMP_WORD = "bildungslupe-vorlage"
"""What its first cell says."""
STAMP_VERSION = "1"
_ASKED, _SHOWN = "melden", "früher"
_CERTAIN, _ESTIMATED = "sicher", "geschätzt"
_CHECKSUM = "pruefsumme"

StampRows = Sequence[Sequence[str]]


class BrokenStamp(ValueError):
    """Raised for a stamp that somebody has changed or that another version wrote; `str()` is the German reason, a
    half sentence."""


def stamp_rows(template: Template) -> tuple[tuple[str, ...], ...]:
    """The rows of the hidden sheet, all text; the last one holds the checksum of the others."""
    rows = [_normal(row) for row in _rows(template)]
    return (*rows, (_CHECKSUM, checksum(rows)))


def checksum(rows: StampRows) -> str:
    """SHA-256 of rows as hexadecimal digits."""
    text = "\n".join("\t".join(row) for row in rows)
    return hashlib.sha256(text.encode()).hexdigest()


def is_stamp(rows: StampRows) -> bool:
    """Whether rows of a sheet begin as a stamp does."""
    return bool(rows) and bool(rows[0]) and rows[0][0].strip() == STAMP_WORD


def template_of(rows: StampRows) -> Template:
    """The template that a stamp describes. Raises BrokenStamp."""
    normal = [row for row in map(_normal, rows) if row]
    if normal[0][1:2] != (STAMP_VERSION,):
        raise BrokenStamp("es stammt aus einer anderen Fassung dieses Programms")
    *content, last = normal
    if last[:1] != (_CHECKSUM,) or last[1:] != (checksum(content),):
        raise BrokenStamp("es wurde verändert, seine Prüfsumme stimmt nicht")
    try:
        return _read(content)
    except (ValueError, IndexError, KeyError) as reason:
        raise BrokenStamp("es lässt sich nicht lesen") from reason


def _rows(template: Template) -> Iterable[tuple[str, ...]]:
    yield STAMP_WORD, STAMP_VERSION
    yield "nummer", template.number
    yield "titel", template.title
    yield "art", template.kind
    yield "gebiet", template.area, template.area_name
    yield "ausgegeben", template.issued_on.isoformat()
    yield "frist", template.deadline.isoformat() if template.deadline else ""
    yield "an", template.return_to
    for column in template.columns:
        asked = _ASKED if column.asked else _SHOWN
        yield "spalte", column.key, column.measure, str(column.year), asked, column.breakdown
    for place in template.places:
        yield "ort", place.key, place.name
    for (key, name), text in template.earlier.items():
        yield "wert", key, name, text
    for (key, name), limit in template.limits.items():
        yield "grenze", key, name, str(limit.highest), _CERTAIN if limit.certain else _ESTIMATED


def _normal(row: Sequence[str]) -> tuple[str, ...]:
    """Without what programs add or lose: spaces, and empty cells at the end."""
    cells = [" ".join(cell.split()) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _read(rows: StampRows) -> Template:
    facts = {row[0]: tuple(row[1:]) for row in rows}
    kind = facts["art"][0]
    if kind not in (AMT, OPERATOR):
        raise ValueError(kind)
    columns: list[TemplateColumn] = []
    places: list[TemplatePlace] = []
    earlier: dict[CellAt, str] = {}
    limits: dict[CellAt, CellLimit] = {}
    for word, *cells in rows:
        if word == "spalte":
            key, measure, year, asked, *rest = cells
            columns.append(TemplateColumn(key, measure, rest[0] if rest else "", int(year), asked == _ASKED))
        elif word == "ort":
            places.append(TemplatePlace(cells[0], cells[1]))
        elif word == "wert":
            earlier[cells[0], cells[1]] = cells[2]
        elif word == "grenze":
            limits[cells[0], cells[1]] = CellLimit(int(cells[2]), cells[3] == _CERTAIN)
    deadline = next(iter(facts["frist"]), "")
    return Template(
        number=facts["nummer"][0],
        title=facts["titel"][0],
        kind=kind,
        area=facts["gebiet"][0],
        area_name=facts["gebiet"][1],
        issued_on=date.fromisoformat(facts["ausgegeben"][0]),
        deadline=date.fromisoformat(deadline) if deadline else None,
        return_to=next(iter(facts["an"]), ""),
        places=tuple(places),
        columns=tuple(columns),
        earlier=earlier,
        limits=limits,
    )
