"""The frame of one publishing run: its years, the places of each level, and figures as delivered put into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.compute.grid import EVERY, Figures
from dashboard.compute.reform import Reform, convert, reforms
from dashboard.domain.municipality import LEVELS, Area, level_of
from dashboard.domain.observation import Status
from dashboard.domain.slab import MARKS
from dashboard.domain.territory import Change, Register
from data.raw_store import Row
from data.territory import register_of

Columns = npt.NDArray[np.intp]
SMALL_LEVELS = ("gemeinde", "amt")
_MARK = {"": 0, **{letter: code for code, letter in enumerate(MARKS) if letter}}


@dataclass(frozen=True, slots=True)
class Ground:
    """`places` are today's areas of each level in the order of all arrays; `former` are keys tables may still hold.

    `members` gives each Amt's and district's municipalities as columns, `groups` the columns that are published as one
    map: a district's own at the lower levels, all of them above.
    """

    register: Register
    years: tuple[int, ...]
    places: Mapping[str, tuple[str, ...]]
    former: Mapping[str, tuple[str, ...]]
    history: tuple[Reform, ...]
    members: Mapping[str, tuple[Columns, ...]]
    groups: Mapping[str, Mapping[str, Columns]]
    position: Mapping[str, tuple[str, int]]

    @classmethod
    def of(cls, areas: Sequence[Area], changes: Sequence[Change], years: Sequence[int]) -> Ground:
        register = register_of(areas, changes)
        of_level = {level: register.of_level(level) for level in LEVELS}
        places = {level: tuple(area.key for area in of_level[level]) for level in LEVELS}
        former: dict[str, list[str]] = {level: [] for level in LEVELS}
        for key in dict.fromkeys([*(one.key for one in areas), *(change.old for change in changes)]):
            level = level_of(key)
            if key not in register.areas and level is not None:
                former[level].append(key)
        position = {
            key: (level, column) for level in LEVELS for column, key in enumerate([*places[level], *former[level]])
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
            groups[level] = {key: _columns(area.kreis == key for area in of_level[level]) for key in districts}
        history = reforms(changes, {area.key: area.valid_from for area in areas})
        return cls(
            register,
            tuple(years),
            places,
            {level: tuple(keys) for level, keys in former.items()},
            history,
            members,
            groups,
            position,
        )

    def figures(self, rows: Iterable[Row], provenance: int, source: int, *, summable: bool) -> dict[str, Figures]:
        """One delivery of one series on today's areas, for the levels it has figures of.

        Keys that the register has never known are left out: the import names them before anything is written.
        """
        at: dict[str, tuple[list[int], list[int], list[float | None], list[int], list[int]]] = {}
        first = self.years[0]
        for area, year, value, status, marks in rows:
            found = self.position.get(area)
            if found is None:
                continue
            level, column = found
            if level not in at:
                at[level] = ([], [], [], [], [])
            of = at[level]
            of[0].append(year - first)
            of[1].append(column)
            of[2].append(value)
            of[3].append(status)
            of[4].append(min((_MARK[letter] for letter in marks), default=0))
        return {level: self._on_today(level, of, provenance, source, summable) for level, of in at.items()}

    def _on_today(
        self,
        level: str,
        of: tuple[list[int], list[int], list[float | None], list[int], list[int]],
        provenance: int,
        source: int,
        summable: bool,
    ) -> Figures:
        today = len(self.places[level])
        keys = [*self.places[level], *self.former[level]]
        figures = Figures.empty(len(self.years), len(keys))
        where = np.array(of[0], dtype=np.intp), np.array(of[1], dtype=np.intp)
        value = np.array(of[2], dtype=np.float64)
        status = np.array(of[3], dtype=np.int8)
        status[(value == 0) & (status == Status.REPORTED)] = Status.ZERO
        figures.value[where] = value
        figures.status[where] = status
        figures.provenance[where] = provenance
        figures.mark[where] = np.array(of[4], dtype=np.int8)
        figures.source[where] = source
        if (where[1] >= today).any():
            figures = convert(figures, self.years, keys, self.history, summable=summable)
        return figures.at((EVERY, slice(0, today)))


def _columns(chosen: Iterable[bool]) -> Columns:
    return np.flatnonzero(np.fromiter(chosen, dtype=np.bool_))
