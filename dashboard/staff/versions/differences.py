"""All differences between two data versions: counted, filtered, put in order, and one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import PROVENANCES, Codes, SeriesAt
from dashboard.staff.versions.cell_states import CellState, CellStates, ChangeKind

Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that differs. `by` is the new value less the old one in the indicator's unit, None unless both
    have a number."""

    series: SeriesAt
    area: str
    year: int
    kind: ChangeKind
    old: CellState
    new: CellState

    @property
    def by(self) -> float | None:
        """The difference in the indicator's unit, points for per cent."""
        if self.old.value is None or self.new.value is None:
            return None
        return self.new.value - self.old.value

    @property
    def becomes_real(self) -> bool:
        """Whether an example was replaced by a figure of an office or the district."""
        example = PROVENANCES.index("example")
        says_something = self.new.value is not None or self.new.hidden
        return says_something and self.old.provenance == example and 0 <= self.new.provenance < example


@dataclass(frozen=True, slots=True)
class Differences:
    """The cells that differ between the versions `old` and `new`, held as arrays: 383,000 of them take 40 MB.

    `series`, `areas` (keys) and `sources` (keys) are what the codes index.
    """

    old: str
    new: str
    series: tuple[SeriesAt, ...]
    areas: tuple[str, ...]
    sources: tuple[str, ...]
    series_code: npt.NDArray[np.int32]
    area_code: npt.NDArray[np.int32]
    year: npt.NDArray[np.int16]
    kind: Codes
    old_state: CellStates
    new_state: CellStates

    def __len__(self) -> int:
        return len(self.kind)

    def counts(self) -> Mapping[ChangeKind, int]:
        """How many of each kind, kinds without any included."""
        return {kind: int((self.kind == kind).sum()) for kind in ChangeKind}

    def by_indicator(self) -> Mapping[str, Mapping[ChangeKind, int]]:
        """The same for each indicator that differs, those with most differences first."""
        names = [one.indicator for one in self.series]
        order = list(dict.fromkeys(names))
        code = np.array([order.index(name) for name in names], dtype=np.int32)
        of_cell = code[self.series_code] if len(self) else np.empty(0, dtype=np.int32)
        table = np.zeros((len(order), len(ChangeKind)), dtype=np.int64)
        np.add.at(table, (of_cell, self.kind), 1)
        ranked = sorted(range(len(order)), key=lambda at: -int(table[at].sum()))
        return {
            order[at]: {kind: int(table[at, kind]) for kind in ChangeKind} for at in ranked if table[at].any()
        }

    def visible(self, indicators: Mapping[str, Indicator]) -> int:
        """How many of the revised ones read otherwise as pages round them."""
        decimals = [
            indicators[one.indicator].decimals if one.indicator in indicators else 0 for one in self.series
        ]
        at = np.flatnonzero(self.kind == ChangeKind.REVISED)
        digits = np.array(decimals, dtype=np.int64)[self.series_code[at]] if len(at) else at
        step = 10.0**digits
        old, new = self.old_state.value[at] * step, self.new_state.value[at] * step
        return int((np.rint(old) != np.rint(new)).sum())

    def where(
        self,
        kinds: Collection[ChangeKind] = (),
        *,
        indicator: str = "",
        area: str = "",
        level: str = "",
        today: bool = False,
    ) -> Positions:
        """Positions of the differences of these kinds (of all without any), of an indicator, a place, a level;
        with `today` without those of past territories."""
        chosen = np.ones(len(self), dtype=np.bool_)
        if kinds:
            chosen &= np.isin(self.kind, [int(one) for one in kinds])
        if indicator or level or today:
            fits = [
                (not indicator or one.indicator == indicator)
                and (not level or one.level == level)
                and (not today or one.status is None)
                for one in self.series
            ]
            chosen &= np.array(fits, dtype=np.bool_)[self.series_code]
        if area:
            found = self.areas.index(area) if area in self.areas else -1
            chosen &= self.area_code == found
        return np.flatnonzero(chosen)

    def ordered(self, at: Positions, district: str = "") -> Positions:
        """The same positions, the most important first: by kind, the district itself before all other places,
        then by how large the change is beside the larger of both numbers, then by indicator, place and year."""
        old, new = self.old_state.value[at], self.new_state.value[at]
        with np.errstate(invalid="ignore", divide="ignore"):
            share = np.abs(new - old) / np.fmax(np.abs(old), np.abs(new))
        share = np.nan_to_num(share, nan=0.0, posinf=0.0)
        own = self.areas.index(district) if district in self.areas else -1
        keys = (
            -self.year[at].astype(np.int32),
            self.area_code[at],
            self.series_code[at],
            -share,
            self.area_code[at] != own,
            self.kind[at],
        )
        return np.asarray(at[np.lexsort(keys)], dtype=np.intp)

    def rows(self, at: Positions | Sequence[int]) -> Iterator[Difference]:
        """The differences at these positions, one by one."""
        for one in at:
            number = int(one)
            yield Difference(
                self.series[int(self.series_code[number])],
                self.areas[int(self.area_code[number])],
                int(self.year[number]),
                ChangeKind(int(self.kind[number])),
                self.old_state.one(number, self.sources),
                self.new_state.one(number, self.sources),
            )

    def only(self, at: Positions) -> Differences:
        """These alone."""
        return replace(
            self,
            series_code=self.series_code[at],
            area_code=self.area_code[at],
            year=self.year[at],
            kind=self.kind[at],
            old_state=self.old_state.take(at),
            new_state=self.new_state.take(at),
        )
