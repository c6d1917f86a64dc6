"""The frame of one publishing run: its years, the places of each level, and figures as delivered put
into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dashboard.domain.area import LEVELS, SMALL_LEVELS, Area, level_of
from dashboard.domain.grid import EVERY, Codes, Figures, Floats
from dashboard.domain.observation import Status
from dashboard.domain.slab import MARKS
from dashboard.domain.territory import Change, Register
from dashboard.indicators.territory.conversion import TODAY, convert
from dashboard.indicators.territory.reform import Reform, parts, reforms
from dashboard.indicators.territory.split_areas import Lost
from data.geography.register import register_of

if TYPE_CHECKING:  # the serving process uses this module, too, and never loads what reads the raw store
    from data.stores.raw_store import Row

Columns = npt.NDArray[np.intp]
_MARK = {"": 0, **{letter: code for code, letter in enumerate(MARKS) if letter}}


@dataclass(frozen=True, slots=True)
class _Delivered:
    """Rows of figures as columns; `area` indexes `areas`, the keys as delivered. NaN where a row has no number."""

    areas: Sequence[str]
    area: Columns
    year: Columns
    value: Floats
    status: Codes
    mark: Codes

    @classmethod
    def of(cls, rows: Iterable[Row]) -> _Delivered:
        area, year, value, status, marks = zip(*rows, strict=True) if (rows := tuple(rows)) else ((),) * 5
        number = {key: at for at, key in enumerate(dict.fromkeys(area))}
        code = {letters: min((_MARK[one] for one in letters), default=0) for letters in set(marks)}
        return cls(
            tuple(number),
            np.array([number[key] for key in area], dtype=np.intp),
            np.array(year, dtype=np.intp),
            np.array(value, dtype=np.float64),
            np.array(status, dtype=np.int8),
            np.array([code[letters] for letters in marks], dtype=np.int8),
        )

    def at(self, rows: Columns) -> _Delivered:
        """Some of the rows."""
        return _Delivered(
            self.areas, self.area[rows], self.year[rows], self.value[rows], self.status[rows], self.mark[rows]
        )


@dataclass(frozen=True, slots=True)
class ReleaseAreas:
    """`places` are the areas of one day, today's or that of a past status, in the order of all arrays of each
    level.

    `former` are other keys that tables may hold; `until` is the day to which figures are converted.

    `members` gives each Amt's and district's municipalities as columns, `groups` the columns that are
    published as one map: a district's own at the lower levels, all of them above.
    """

    register: Register
    years: tuple[int, ...]
    places: Mapping[str, tuple[str, ...]]
    former: Mapping[str, tuple[str, ...]]
    history: tuple[Reform, ...]
    members: Mapping[str, tuple[Columns, ...]]
    groups: Mapping[str, Mapping[str, Columns]]
    position: Mapping[str, tuple[str, int]]
    until: date = TODAY

    @classmethod
    def of(
        cls, areas: Sequence[Area], changes: Sequence[Change], years: Sequence[int], on: date | None = None
    ) -> ReleaseAreas:
        """Today's ground, or that of a past day."""
        register = register_of(areas, changes)
        if on is not None:
            register = register.on(on)
        of_level = {level: register.of_level(level) for level in LEVELS}
        places = {level: tuple(area.key for area in of_level[level]) for level in LEVELS}
        former: dict[str, list[str]] = {level: [] for level in LEVELS}
        for key in dict.fromkeys([*(one.key for one in areas), *(change.old for change in changes)]):
            level = level_of(key)
            if key not in register.areas and level is not None:
                former[level].append(key)
        position = {
            key: (level, column)
            for level in LEVELS
            for column, key in enumerate([*places[level], *former[level]])
        }
        municipalities = of_level["gemeinde"]
        members = {
            "amt": tuple(_columns(area.amt == key for area in municipalities) for key in places["amt"]),
            "kreis": tuple(_columns(area.kreis == key for area in municipalities) for key in places["kreis"]),
        }
        groups: dict[str, dict[str, Columns]] = {
            level: {"": np.arange(len(places[level]))} for level in LEVELS if level not in SMALL_LEVELS
        }
        for level in SMALL_LEVELS:
            districts = dict.fromkeys(area.kreis for area in of_level[level])
            groups[level] = {
                key: _columns(area.kreis == key for area in of_level[level]) for key in districts
            }
        history = history_of(areas, changes)
        return cls(
            register,
            tuple(years),
            places,
            {level: tuple(keys) for level, keys in former.items()},
            history,
            members,
            groups,
            position,
            on or TODAY,
        )

    def parts(self) -> dict[str, str]:
        """Municipalities of a past day whose territory is another today, and which of today's areas they went
        into.

        Without those that were taken apart: they went into several.
        """
        there = set(self.places["gemeinde"])
        return {key: into for key, into in parts(self.history, self.until).items() if key in there}

    def figures(
        self,
        rows: Iterable[Row],
        provenance: int,
        source: int,
        *,
        summable: bool,
        lost: list[Lost] | None = None,
        unknown: set[str] | None = None,
        standing: Sequence[date] | None = None,
        levels: Collection[str] = LEVELS,
    ) -> dict[str, Figures]:
        """One delivery of one series on this ground's areas, for those of the levels it has figures of.

        Keys that the register has never known are left out and added to `unknown`: the import names them
        before anything is written. What a missing predecessor takes with it is appended to `lost`. `standing`
        as in `convert`.
        """
        delivered = _Delivered.of(rows)
        if unknown is not None:
            unknown.update(set(delivered.areas) - self.position.keys())
        place = [self.position.get(area, ("", 0)) for area in delivered.areas]
        column = np.array([at for _, at in place], dtype=np.intp)[delivered.area]
        found: dict[str, Figures] = {}
        for level in levels:
            chosen = np.flatnonzero(
                np.array([one == level for one, _ in place], dtype=np.bool_)[delivered.area]
            )
            if len(chosen):
                where = delivered.year[chosen] - self.years[0], column[chosen]
                found[level] = self._placed(
                    level, delivered.at(chosen), where, provenance, source, summable, lost, standing
                )
        return found

    def _placed(
        self,
        level: str,
        of: _Delivered,
        where: tuple[Columns, Columns],
        provenance: int,
        source: int,
        summable: bool,
        lost: list[Lost] | None,
        standing: Sequence[date] | None,
    ) -> Figures:
        own = len(self.places[level])
        keys = [*self.places[level], *self.former[level]]
        figures = Figures.empty(len(self.years), len(keys))
        zero = (of.value == 0) & (of.status == Status.REPORTED)
        figures.value[where] = of.value
        figures.status[where] = np.where(zero, np.int8(Status.ZERO), of.status)
        figures.provenance[where] = provenance
        figures.mark[where] = of.mark
        figures.source[where] = source
        if self.until != TODAY or standing is not None or (where[1] >= own).any():
            figures = convert(
                figures,
                self.years,
                keys,
                self.history,
                summable=summable,
                until=self.until,
                lost=lost,
                standing=standing,
            )
        return figures.at((EVERY, slice(0, own)))


def history_of(areas: Iterable[Area], changes: Sequence[Change]) -> tuple[Reform, ...]:
    """All reforms that the register knows; of two areas that bore one key the later one says when it was
    founded."""
    latest = sorted(areas, key=lambda area: area.valid_until or date.max)
    return reforms(
        changes,
        {area.key: area.valid_from for area in latest},
        {area.key: area.valid_until for area in latest},
    )


def _columns(chosen: Iterable[bool]) -> Columns:
    return np.flatnonzero(np.fromiter(chosen, dtype=np.bool_))
