"""What each column of a table is, by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.importing.mapping.grid import Grid
from data.importing.mapping.headings import Heading
from data.importing.mapping.place_names import PlaceNames, plain
from data.importing.mapping.placeholders import is_number, is_placeholder, usual_status
from data.importing.tables.areas import key_of
from data.importing.tables.periods import looks_like_time

_TOTAL = re.compile(
    r"(?:land)?kreis(?:summe)?|.*\b(?:summe|gesamt|insgesamt|zusammen|total|ergebnis)\b.*|(?:zwischen|teil|amts)summen?|σ|∑|ges\.",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"(?:lfd\.? ?)?nr\.?|#|pos\.?|lfd\.", re.IGNORECASE)
_DISTRICT_HEAD = re.compile(r"(?:land)?kreis(?:e|name)?|lk", re.IGNORECASE)
_YEAR_HEAD = re.compile(r"\b(?:jahr|berichtsjahr|schuljahr|stichtag|datum|stand)\b", re.IGNORECASE)
PLACE, AMT, YEAR, DISTRICT, FIGURES, OUT = "place", "amt", "year", "district", "figures", "out"
"""What a person can say that a column is; OUT is not read."""
_FEWEST_PLACES = 2
_MOST = 0.8
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class PlaceColumn:
    """Where places stand: the column, the first and last row of data, and of which level they are."""

    column: int
    first: int
    last: int
    level: str
    found: int


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns beside the places: those of figures, and those that say something of a row; None for none."""

    values: tuple[int, ...]
    amt: int | None
    year: int | None
    district: int | None
    numbering: tuple[int, ...]
    other: tuple[int, ...]


def is_total(text: str) -> bool:
    """Whether a name is that of a row that adds others up."""
    return _TOTAL.fullmatch(" ".join(text.split())) is not None


def place_column(grid: Grid, names: PlaceNames, only: int | None = None) -> PlaceColumn | None:
    """The column with most names or keys of places (`only` this one where somebody has said so), None where no column
    has two."""
    best: PlaceColumn | None = None
    for column in range(grid.width) if only is None else range(only, min(only + 1, grid.width)):
        taken: set[int] = set()
        for level in ("gemeinde", "amt"):
            certain = [row for row in range(grid.height) if _is_place(grid.own(row, column), names, level)]
            certain = [row for row in certain if row not in taken]
            taken.update(certain)
            alike = [
                row
                for row in range(grid.height)
                if certain
                and level == "gemeinde"
                and row not in taken
                and _may_be_place(grid.own(row, column), names)
            ]
            rows = sorted((*certain, *alike))
            different = {plain(grid.own(row, column)) for row in rows}
            if len(different) < _FEWEST_PLACES:
                continue
            first, last = _first(grid, column, rows[0], names), _last(grid, column, rows[-1])
            one = PlaceColumn(column, first, last, level, len(different))
            if best is None or one.found > best.found:
                best = one
    return best


def _is_place(text: str, names: PlaceNames, level: str) -> bool:
    if not text or is_total(text):
        return False
    key = key_of(text, names.areas) if text.strip().isdigit() else ""
    if key:
        return names.areas[key].level == level
    return bool(names.match(text, level=level).key if level == "gemeinde" else names.is_amt(text))


def _may_be_place(text: str, names: PlaceNames) -> bool:
    """Whether a name with a slip, or a former one, stands there."""
    return bool(text) and not is_total(text) and bool(names.match(text).candidates)


def _first(grid: Grid, column: int, row: int, names: PlaceNames) -> int:
    """The first row of data: names that nobody knows, and heads of an Amt, above the first known one belong to it."""
    while row and (names.is_amt(grid.own(row - 1, column)) or _has_figures(grid, row - 1, column)):
        row -= 1
    return row


def _last(grid: Grid, column: int, row: int) -> int:
    """The last row of data: totals and names that nobody knows below the last known one belong to it."""
    return max((below for below in range(row, grid.height) if _has_figures(grid, below, column)), default=row)


def _has_figures(grid: Grid, row: int, column: int) -> bool:
    """Whether a name stands there beside a number that is no year, as heads have them, or a sign for one."""
    name = grid.own(row, column)
    beside = [grid.own(row, other) for other in range(grid.width) if other != column]
    numbers = any(is_number(text) and not looks_like_time(text) for text in beside)
    return (
        bool(name) and not is_number(name) and (numbers or any(usual_status(text) for text in beside if text))
    )


def roles(grid: Grid, place: PlaceColumn, heads: Sequence[Heading], names: PlaceNames) -> Roles:
    """Sorts all columns but that of the places."""
    values: list[int] = []
    numbering: list[int] = []
    other: list[int] = []
    amt = year = district = None
    for column in range(grid.width):
        if column == place.column:
            continue
        texts = [grid.own(row, column) for row in range(place.first, place.last + 1)]
        filled = [text for text in texts if text]
        head = heads[column].words
        if not filled:
            (other if head else numbering).append(column)
        elif district is None and _DISTRICT_HEAD.fullmatch(head.strip()) and not all(map(is_number, filled)):
            district = column
        elif amt is None and place.level == "gemeinde" and _are_offices(filled, names):
            amt = column
        elif year is None and _are_years(filled, head):
            year = column
        elif _NUMBERING.fullmatch(head) or _are_counted(filled, head) or _are_keys(filled, names):
            numbering.append(column)
        elif _are_figures(filled):
            values.append(column)
        else:
            other.append(column)
    return Roles(tuple(values), amt, year, district, tuple(numbering), tuple(other))


def with_chosen(found: Roles, chosen: Mapping[int, str]) -> Roles:
    """The roles with what a person has said of columns: AMT, YEAR, DISTRICT, FIGURES or OUT."""
    columns = set(chosen)
    alone = {AMT: found.amt, YEAR: found.year, DISTRICT: found.district}
    for role, column in alone.items():
        said = [one for one, of in chosen.items() if of == role]
        alone[role] = said[0] if said else None if column in columns else column
    others = {one for one in alone.values() if one is not None}
    figures = {one for one, role in chosen.items() if role == FIGURES}
    out = {one for one, role in chosen.items() if role == OUT}
    return Roles(
        tuple(sorted(({*found.values} - columns - others) | figures)),
        alone[AMT],
        alone[YEAR],
        alone[DISTRICT],
        tuple(one for one in found.numbering if one not in columns),
        tuple(sorted(({*found.other} - columns - others) | out)),
    )


def _are_offices(filled: Sequence[str], names: PlaceNames) -> bool:
    known = sum(bool(names.is_amt(text)) for text in filled)
    return known >= max(1, _HALF * len(filled)) and not all(is_number(text) for text in filled)


def _are_years(filled: Sequence[str], head: str) -> bool:
    years = sum(looks_like_time(text) for text in filled)
    return years >= _MOST * len(filled) and bool(_YEAR_HEAD.search(head) or not head)


def _are_counted(filled: Sequence[str], head: str) -> bool:
    """1, 2, 3 … without a head."""
    return not head and len(filled) > 2 and filled == [str(number) for number in range(1, len(filled) + 1)]


def _are_keys(filled: Sequence[str], names: PlaceNames) -> bool:
    known = sum(
        text.strip().isdigit() and len(text.strip()) >= 5 and bool(key_of(text, names.areas))
        for text in filled
    )
    return known >= _MOST * len(filled)


def _are_figures(filled: Sequence[str]) -> bool:
    numbers = sum(is_number(text) for text in filled)
    figures = sum(is_number(text) or is_placeholder(text) for text in filled)
    return numbers >= 1 and figures >= _HALF * len(filled) and numbers >= 0.2 * len(filled)
