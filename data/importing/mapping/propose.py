"""What a table nobody has described is taken for: a mapping, and the questions that a person has to answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from data.importing.files.oddities import is_odd
from data.importing.files.sheet_cells import Sheet
from data.importing.mapping.grid import Grid, column_of
from data.importing.mapping.headings import (
    Heading,
    head_rows,
    headings,
    names_school_year,
    repeats_head,
    years_in,
)
from data.importing.mapping.measures import counts_something, guess
from data.importing.mapping.place_names import PlaceCandidate, PlaceNames
from data.importing.mapping.placeholders import is_number, is_placeholder, usual_status
from data.importing.mapping.questions import (
    ColumnQuestion,
    Placeholder,
    PlaceQuestion,
    column_words,
    place_words,
    placeholder_words,
)
from data.importing.mapping.roles import PLACE, PlaceColumn, Roles, is_total, place_column, roles, with_chosen
from data.importing.mapping.sheet_mapping import TOTAL, SheetMapping, ValueColumn
from data.importing.tables.areas import key_of
from data.importing.tables.raw_table import letter

_MADE = re.compile(r"\b(?:erstellt|abgerufen|abruf|druck|gedruckt|seit|ausgedruckt)\b[^;|]*", re.IGNORECASE)
"""What a title says of the paper and not of the figures."""
_PLACE_WORDS = re.compile(
    r"(?:gemeinden?|ort|orte|ortsname|name|gebiet|kommune|amt|ämter|stadt/gemeinde|ags|schlüssel)(?: ?\(?name\)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a sheet is taken for. `questions` are open; `spelled` are names in another spelling, with their
    keys; `above` and `below` are the lines around the table, which say what it is and are not read. `heads` are those
    of all columns, `roles` what each column is, `earlier` the mapping of before that it was proposed by, None for none.
    """

    mapping: SheetMapping
    columns: tuple[ColumnQuestion, ...]
    places: tuple[PlaceQuestion, ...]
    placeholders: tuple[Placeholder, ...]
    spelled: Mapping[str, str]
    left_out: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    heads: tuple[Heading, ...]
    roles: Roles
    earlier: SheetMapping | None = None

    @property
    def open(self) -> int:
        """How many questions have to be answered before the table can be read."""
        return len(self.columns) + len(self.places) + sum(not one.status for one in self.placeholders)


def propose(
    sheet: Sheet,
    names: PlaceNames,
    catalogue: Catalogue,
    own: Mapping[str, Measure] | None = None,
    earlier: Iterable[SheetMapping] = (),
    chosen: Mapping[str, str] | None = None,
) -> Proposal | None:
    """The proposal for a sheet; None where no two places of the district stand below or beside each other.

    `earlier` are mappings of before: what was decided for columns of the same heads is not asked again.
    `chosen` says what a person holds a column to be (PLACE, AMT and so on, by its letter in the mapping).
    """
    said = {column_of(column): role for column, role in (chosen or {}).items()}
    grid, place = _oriented(Grid.of(sheet), names)
    named = next((column for column, role in said.items() if role == PLACE), None)
    if place is not None and named is not None:
        place = place_column(grid, names, named)
    if place is None:
        return None
    heads = headings(grid, head_rows(grid, place.first))
    sorted_columns = with_chosen(
        roles(grid, place, heads, names),
        {column: role for column, role in said.items() if column != place.column and column < grid.width},
    )
    lines = _lines(grid, range(place.first - len(head_rows(grid, place.first))))
    known = _remembered(heads, sorted_columns, earlier)
    heads = completed_heads(heads, place.column)
    columns, asked = _values(
        grid, heads, sorted_columns, " ".join((*lines, sheet.name)), catalogue, own or {}, known
    )
    found = _places(grid, place, sorted_columns.amt, names, known)
    placeholders = _placeholders(grid, place, sorted_columns.values, known)
    questions = (
        *(column_words(one, catalogue, own or {}) for one in asked),
        *(place_words(one) for one in found.asked),
        *(placeholder_words(one) for one in placeholders if not one.status),
    )
    mapping = SheetMapping(
        sheet=sheet.name,
        place=letter(place.column),
        first=place.first + 1 if grid.turned else grid.numbers[place.first],
        last=place.last + 1 if grid.turned else grid.numbers[place.last],
        values=columns,
        amt="" if sorted_columns.amt is None else letter(sorted_columns.amt),
        year="" if sorted_columns.year is None else letter(sorted_columns.year),
        turned=grid.turned,
        level=place.level,
        district="" if sorted_columns.district is None else letter(sorted_columns.district),
        places=found.decided,
        placeholders={one.text: one.status for one in placeholders if one.status},
        open=tuple(german for german, _ in questions),
        open_english=tuple(english for _, english in questions),
    )
    return Proposal(
        mapping,
        asked,
        found.asked,
        placeholders,
        found.spelled,
        _left_out(heads, sorted_columns, columns, asked),
        lines,
        _lines(grid, range(place.last + 1, grid.height)),
        heads,
        sorted_columns,
        known,
    )


def _oriented(grid: Grid, names: PlaceNames) -> tuple[Grid, PlaceColumn | None]:
    """The grid with its places below each other, and where they are."""
    below, beside = place_column(grid, names), place_column(grid.upright(), names)
    if beside is not None and (below is None or beside.found > below.found):
        return grid.upright(), beside
    return grid, below


def _lines(grid: Grid, rows: range) -> tuple[str, ...]:
    found = []
    for row in rows:
        texts = [grid.own(row, column) for column in range(grid.width)]
        if any(texts):
            found.append(" ".join(" ".join(text.split()) for text in texts if text))
    return tuple(found)


def completed_heads(heads: Sequence[Heading], place: int) -> tuple[Heading, ...]:
    """Heads that name only a year or a category get the words above the places, where people write what is
    counted, or its year."""
    corner = tuple(part for part in heads[place].parts if not _PLACE_WORDS.fullmatch(part.strip(" :")))
    return tuple(_with_corner(head, corner) if head.parts else head for head in heads)


def _with_corner(head: Heading, corner: tuple[str, ...]) -> Heading:
    if not counts_something(head.parts):
        return Heading((*corner, *head.parts))
    dated = () if years_in(head.words) else tuple(part for part in corner if years_in(part))
    return Heading((*head.parts, *dated))


def _remembered(
    heads: Sequence[Heading], sorted_columns: Roles, earlier: Iterable[SheetMapping]
) -> SheetMapping | None:
    """The latest mapping of before that has columns of the same heads but for years."""
    mine = {heads[column].signature for column in sorted_columns.values}
    fitting = [one for one in earlier if mine and mine & {value.heading for value in one.values}]
    return fitting[-1] if fitting else None


def _values(
    grid: Grid,
    heads: Sequence[Heading],
    sorted_columns: Roles,
    title: str,
    catalogue: Catalogue,
    own: Mapping[str, Measure],
    known: SheetMapping | None,
) -> tuple[tuple[ValueColumn, ...], tuple[ColumnQuestion, ...]]:
    columns: list[ValueColumn] = []
    asked: dict[str, ColumnQuestion] = {}
    above = years_in(_MADE.sub(" ", title))
    before = {} if known is None else {one.heading: one for one in known.values if one.heading}
    for column in sorted_columns.values:
        head = heads[column]
        years = years_in(head.words)
        year = years[0] if len(years) == 1 else None
        if not years and sorted_columns.year is None and len(above) == 1:
            year = above[0]
        found = guess(head.parts, title, catalogue, own)
        decided = before.get(head.signature)
        if decided is not None:
            found = replace(found, key=decided.measure, certain=True, breakdown=decided.breakdown)
        # Which of the two years of a school year counts is asked each time: a year kept from before would be wrong.
        school = names_school_year(head.words if years else title)
        needs_year = year is None and sorted_columns.year is None
        if found.share and not found.certain:
            continue
        if not found.certain or needs_year or school:
            one = asked.get(head.signature) or ColumnQuestion(
                (), head.words, found, (), school, head.signature
            )
            asked[head.signature] = replace(
                one, columns=(*one.columns, letter(column)), years=(*one.years, year)
            )
        if found.key:
            dated = None if sorted_columns.year is not None and not years else year
            columns.append(ValueColumn(letter(column), found.key, dated, found.breakdown, head.signature))
    return tuple(columns), tuple(asked.values())


def _left_out(
    heads: Sequence[Heading],
    sorted_columns: Roles,
    columns: Sequence[ValueColumn],
    asked: Sequence[ColumnQuestion],
) -> tuple[str, ...]:
    """Words of each column that is not read: remarks, and shares, which are computed from counts."""
    used = {one.column for one in columns} | {column for one in asked for column in one.columns}
    others = (*sorted_columns.other, *(one for one in sorted_columns.values if letter(one) not in used))
    return tuple(f"{letter(one)} „{heads[one].words}“" for one in sorted(others) if heads[one].parts)


@dataclass(frozen=True, slots=True)
class _Places:
    decided: Mapping[str, str]
    asked: tuple[PlaceQuestion, ...]
    spelled: Mapping[str, str]


def place_key(text: str, amt: str) -> str:
    """Under which words a decision on a name is kept: with its Amt, because two places may share a name."""
    return f"{text} | {amt}" if amt else text


def office_of(grid: Grid, row: int, first: int, column: int | None) -> str:
    """What a row says of its Amt: its own cell, or the last one above that says something."""
    if column is None:
        return ""
    return next((text for at in range(row, first - 1, -1) if (text := grid.text(at, column))), "")


def _places(
    grid: Grid, place: PlaceColumn, amt: int | None, names: PlaceNames, known: SheetMapping | None
) -> _Places:
    decided: dict[str, str] = {}
    spelled: dict[str, str] = {}
    open_rows: dict[str, list[int]] = {}
    candidates: dict[str, tuple[PlaceCandidate, ...]] = {}
    heads = head_rows(grid, place.first)
    for row in range(place.first, place.last + 1):
        text = grid.text(row, place.column)
        if repeats_head(grid, heads, row, place.column):
            continue
        if not text or text in names.areas or (text.isdigit() and key_of(text, names.areas)):
            continue
        office = office_of(grid, row, place.first, amt)
        under = place_key(text, office)
        if known is not None and under in known.places:
            decided[under] = known.places[under]
        elif is_total(text) or (place.level == "gemeinde" and _is_subtotal(text, names)):
            decided[under] = TOTAL
        else:
            match = names.match(text, office, place.level)
            if match.key:
                if match.spelled:
                    spelled[text] = match.key
            else:
                open_rows.setdefault(under, []).append(grid.number(row, place.column))
                candidates[under] = match.candidates
    asked = tuple(
        PlaceQuestion(under, tuple(rows), candidates[under], _proposed(candidates[under]))
        for under, rows in open_rows.items()
    )
    return _Places(decided, asked, spelled)


def _is_subtotal(text: str, names: PlaceNames) -> bool:
    """The row of an Amt among its municipalities, unless a municipality has the same name."""
    return bool(names.is_amt(text)) and not names.match(text).key


def _proposed(candidates: Sequence[PlaceCandidate]) -> str:
    return candidates[0].key if candidates else ""


def _placeholders(
    grid: Grid, place: PlaceColumn, columns: Sequence[int], known: SheetMapping | None
) -> tuple[Placeholder, ...]:
    counted = Counter(
        text
        for row in range(place.first, place.last + 1)
        for column in columns
        if (text := grid.own(row, column))
        and not is_number(text)
        and not is_odd(text)
        and is_placeholder(text)
    )
    before = {} if known is None else known.placeholders
    return tuple(
        Placeholder(text, count, before.get(text, status.key if (status := usual_status(text)) else ""))
        for text, count in sorted(counted.items())
    )
