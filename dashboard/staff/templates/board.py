"""The board: who has delivered which template, what is missing, and who is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.domain.templates.returned import issue_order
from dashboard.domain.templates.template import Template


class TemplateState(StrEnum):
    """How far one Amt or operator is: everything has come; something came and some cells are empty; what came last has
    errors; the deadline has passed without anything; nothing has come yet."""

    DELIVERED = "delivered"
    PARTIAL = "partial"
    FAULTY = "faulty"
    LATE = "late"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class CameIn:
    """A template that a draft or published release holds: its number, when, and the cells that the release fills, each
    by place, measure, breakdown and year."""

    number: str
    at: datetime
    filled: frozenset[tuple[str, str, str, int]]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file that came back and was read: its template's number, when, and how many errors it has."""

    number: str
    at: datetime
    errors: int


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One Amt and one set. `number` is that of its latest template; `day` when something came last, None where nothing
    has; `missing` of `cells` are not delivered yet; `late_days` since the deadline; `reminded` when somebody was
    reminded last."""

    number: str
    state: TemplateState
    day: date | None
    cells: int
    missing: int
    errors: int
    late_days: int
    reminded: date | None

    @property
    def due(self) -> bool:
        """Whether somebody should be reminded: the deadline has passed, and something is missing."""
        return self.late_days > 0 and self.state is not TemplateState.DELIVERED


@dataclass(frozen=True, slots=True)
class BoardSet:
    """One column: the same measures and years under one title. `key` is the number of its first template."""

    key: str
    title: str
    deadline: date | None
    counts: Mapping[TemplateState, int]

    @property
    def total(self) -> int:
        """How many were asked."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One Amt, town or operator: its name, how many places report, and a cell for each set, None where it was not
    asked."""

    kind: str
    area: str
    name: str
    places: int
    cells: tuple[BoardCell | None, ...]


@dataclass(frozen=True, slots=True)
class TemplateBoard:
    """All sets, the newest first, and everybody who was asked, in the order in which Ämter are listed."""

    sets: tuple[BoardSet, ...]
    rows: tuple[BoardRow, ...]

    def cell(self, number: str) -> tuple[BoardRow, BoardSet, BoardCell] | None:
        """Where the latest template of a number stands."""
        for row in self.rows:
            for one, cell in zip(self.sets, row.cells, strict=True):
                if cell is not None and cell.number == number:
                    return row, one, cell
        return None

    @property
    def due(self) -> int:
        """How many templates somebody should be reminded of."""
        return sum(cell is not None and cell.due for row in self.rows for cell in row.cells)

    @property
    def attention(self) -> int:
        """How many templates are late or have errors."""
        states = (TemplateState.LATE, TemplateState.FAULTY)
        return sum(
            cell is not None and (cell.due or cell.state in states) for row in self.rows for cell in row.cells
        )


_SetKey = tuple[str, tuple[str, ...], tuple[int, ...]]


def template_board(
    issued: Sequence[Template],
    came: Iterable[CameIn],
    looked: Iterable[LookedAt],
    reminded: Mapping[str, datetime],
    today: date,
    most_sets: int = 6,
) -> TemplateBoard:
    """The board of today. `issued` in the order of issue; a later template of the same set takes the place of an
    earlier one of the same Amt, whose return counts all the same."""
    numbers: dict[tuple[_SetKey, str, str], list[Template]] = {}
    for one in issued:
        numbers.setdefault((_set_of(one), one.kind, one.area), []).append(one)
    latest_of_set: dict[_SetKey, tuple[int, int]] = {}
    for one in issued:
        latest_of_set[_set_of(one)] = issue_order(one.number)
    keys = sorted(latest_of_set, key=lambda key: latest_of_set[key], reverse=True)[:most_sets]
    by_number: dict[str, list[CameIn]] = {}
    for arrival in came:
        by_number.setdefault(arrival.number, []).append(arrival)
    read: dict[str, LookedAt] = {}
    for look in looked:
        if look.number not in read or look.at > read[look.number].at:
            read[look.number] = look
    asked: dict[tuple[str, str], Template] = {(one.kind, one.area): one for one in issued}
    wanted = [who for who in asked if any((key, *who) in numbers for key in keys)]
    wanted.sort(key=lambda who: (who[0], len(asked[who].places) == 1, asked[who].area_name.casefold()))
    rows = []
    for kind, area in wanted:
        cells = []
        for key in keys:
            same = numbers.get((key, kind, area))
            cells.append(_cell(same, by_number, read, reminded, today) if same else None)
        one = asked[kind, area]
        rows.append(BoardRow(kind, area, one.area_name, len(one.places), tuple(cells)))
    sets = tuple(_column(key, issued, [row.cells[at] for row in rows]) for at, key in enumerate(keys))
    return TemplateBoard(sets, tuple(rows))


def _set_of(one: Template) -> _SetKey:
    return one.title, one.measures, one.years


def _column(key: _SetKey, issued: Sequence[Template], cells: Sequence[BoardCell | None]) -> BoardSet:
    own = [one for one in issued if _set_of(one) == key]
    states = [cell.state for cell in cells if cell is not None]
    counts = {state: states.count(state) for state in TemplateState}
    return BoardSet(own[0].number, key[0], own[-1].deadline, counts)


def _cell(
    same: Sequence[Template],
    came: Mapping[str, Sequence[CameIn]],
    read: Mapping[str, LookedAt],
    reminded: Mapping[str, datetime],
    today: date,
) -> BoardCell:
    template = same[-1]
    arrivals = [one for issue in same for one in came.get(issue.number, ())]
    filled = frozenset[tuple[str, str, str, int]]().union(*(one.filled for one in arrivals))
    columns = {one.key: one for one in template.columns}
    cells = [
        (place, columns[key].measure, columns[key].breakdown, columns[key].year)
        for place, key in template.open_cells()
    ]
    missing = sum(cell not in filled for cell in cells)
    looks = [read[issue.number] for issue in same if issue.number in read]
    look = max(looks, key=lambda one: one.at, default=None)
    last = max((one.at for one in arrivals), default=None)
    late = (today - template.deadline).days if template.deadline else 0
    late = max(late, 0)
    errors = look.errors if look is not None and (last is None or look.at > last) else 0
    if errors:
        state = TemplateState.FAULTY
    elif not missing:
        state = TemplateState.DELIVERED
    elif last is not None:
        state = TemplateState.PARTIAL
    else:
        state = TemplateState.LATE if late else TemplateState.OPEN
    moment = look.at if errors and look is not None else last
    day = moment.astimezone().date() if moment else None
    notes = [reminded[issue.number] for issue in same if issue.number in reminded]
    noted = max(notes).astimezone().date() if notes else None
    return BoardCell(template.number, state, day, len(cells), missing, errors, late, noted)
