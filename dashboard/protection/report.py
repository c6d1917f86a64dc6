"""What protection has done in one release, in numbers that staff can read and that a later release can be
compared with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypedDict

import numpy as np

from dashboard.domain.grid import Codes, Flags
from dashboard.domain.slab import HiddenSeries
from dashboard.errors import ReleaseError
from dashboard.protection.contradiction import Contradiction, Contradictory, Counted
from dashboard.protection.release import FORMER, Hidden, ProtectedFamily
from dashboard.protection.tables.audit import NoTable, Programme, Relation, Undecided
from dashboard.protection.tables.requirement import Shortfall, needs, rest_needs

RULES = ("small_count", "complement", "denominator", "geography", "breakdown", "territory")
"""Why a cell is hidden, the first that applies: its own count, the rest of its base, its base, or for others'
sake: in other places, in other breakdowns and measures of the same place, on another territory."""
PRIMARY = RULES[:3]
EARLIER = "earlier"
"""Whoever remembers what an earlier release has shown of the same count."""
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Narrow:
    """A hidden count that a reader can still narrow down too far, because what he needs is public already."""

    measure: str
    breakdown: str
    year: int
    place: str
    reader: str
    width: float
    need: float


@dataclass(slots=True)
class Audit:
    """`counts` were checked; `by_programme` needed a linear programme, all others are proven by a move."""

    counts: int = 0
    by_programme: int = 0
    narrow: list[Narrow] = field(default_factory=list)

    def join(self, other: Audit) -> None:
        """Adds what the same counts are for other readers."""
        self.counts = max(self.counts, other.counts)
        self.by_programme += other.by_programme
        self.narrow += [one for one in other.narrow if one not in self.narrow]


NarrowDocument = tuple[str, str, int, str, str, float, float]
"""A `Narrow` in JSON: its fields in their order, as a list."""


class AuditDocument(TypedDict):
    """An `Audit` in JSON."""

    counts: int
    by_programme: int
    narrow: list[NarrowDocument]


class ReportDocument(TypedDict):
    """A `Report` as it is stored with its release; `by_rule` sums `rules` over all indicators."""

    threshold: float
    rules: dict[str, dict[str, int]]
    primary: int
    secondary: int
    by_rule: dict[str, int]
    rounded: int
    hidden_share: dict[str, dict[str, float]]
    audit: AuditDocument


@dataclass(slots=True)
class Report:
    """`rules` and `shares` by indicator: cells hidden by rule, and the hidden share of own cells by level and
    breakdown. `hidden` are the cells themselves, which are stored apart from the report.
    """

    threshold: float
    rules: dict[str, dict[str, int]] = field(default_factory=dict)
    shares: dict[str, dict[str, float]] = field(default_factory=dict)
    rounded: int = 0
    audit: Audit = field(default_factory=Audit)
    hidden: list[HiddenSeries] = field(default_factory=list)

    def note(self, indicator: str, level: str, breakdown: str, codes: Codes, shown: Flags) -> None:
        """`codes` index RULES, -1 where a cell is not hidden; `shown` are cells with a value."""
        rules = self.rules.setdefault(indicator, dict.fromkeys(RULES, 0))
        for code, rule in enumerate(RULES):
            rules[rule] += int((codes == code).sum())
        hidden = int((codes >= 0).sum())
        if hidden and level != FORMER:
            share = round(hidden / (hidden + int(shown.sum())), 4)
            self.shares.setdefault(indicator, {})[f"{level}|{breakdown}"] = share

    def plain(self) -> ReportDocument:
        """As it is stored with the release."""
        total = {rule: sum(one[rule] for one in self.rules.values()) for rule in RULES}
        return {
            "threshold": self.threshold,
            "rules": {key: one for key, one in self.rules.items() if any(one.values())},
            "primary": sum(total[rule] for rule in PRIMARY),
            "secondary": sum(count for rule, count in total.items() if rule not in PRIMARY),
            "by_rule": total,
            "rounded": self.rounded,
            "hidden_share": self.shares,
            "audit": {
                "counts": self.audit.counts,
                "by_programme": self.audit.by_programme,
                "narrow": [
                    (one.measure, one.breakdown, one.year, one.place, one.reader, one.width, one.need)
                    for one in self.audit.narrow
                ],
            },
        }


def audit(
    hidden: Hidden, threshold: float, years: tuple[int, ...], keys: Mapping[str, tuple[str, ...]]
) -> Audit:
    """Checks what moves alone could not prove, by linear programmes. `keys` names the columns of each level.

    Raises Contradictory where the counts of a table contradict each other, ReleaseError where a programme
    finds no answer.
    """
    found = Audit()
    for table in hidden.tables:
        protected = table.protected
        found.counts += int((needs(protected.table, threshold) > 0).sum())
        found.counts += int((rest_needs(protected.table, threshold) > 0).sum())
        found.by_programme += protected.cleared
        found.narrow += _shown_otherwise(table, threshold, years, keys)
        for known, unproven in protected.unproven():
            programme = Programme(known)
            found.by_programme += len(unproven)
            for short in programme.undecided(unproven):
                width = _width(programme, short, table, years, keys)
                if width < short.need - _SLACK:
                    found.narrow.append(_narrow(table, short, width, years, keys))
    return found


def _shown_otherwise(
    found: ProtectedFamily, threshold: float, years: tuple[int, ...], keys: Mapping[str, tuple[str, ...]]
) -> Iterator[Narrow]:
    """Small counts that are hidden now and of which an earlier release has shown another number."""
    table = found.protected.table
    small = table.corrected & table.hidden & (table.value > 0) & (table.value < threshold)
    for at, place in np.argwhere(small).tolist():
        series, (level, column) = found.linked.series[at], found.nodes[place]
        year = years[0] + found.year + found.linked.shift[at]
        named = ("+".join(series.measures), series.breakdown, year, keys[level][column])
        yield Narrow(*named, EARLIER, 0.0, threshold)


def _width(
    programme: Programme,
    short: Shortfall,
    table: ProtectedFamily,
    years: tuple[int, ...],
    keys: Mapping[str, tuple[str, ...]],
) -> float:
    try:
        return programme.worst_width(short)
    except NoTable as error:
        broken = [_contradiction(one, table, years, keys) for one in error.relations]
        raise Contradictory(tuple(broken)) from error
    except Undecided as error:
        one = _narrow(table, short, 0.0, years, keys)
        raise ReleaseError(
            f"Wie genau sich {one.measure} {one.breakdown} in {one.place}, {one.year}, eingrenzen lässt, "
            "ließ sich "
            "nicht ausrechnen. Es ist nichts veröffentlicht.",
            cell=one,
            answer=str(error),
        ) from error


def _contradiction(
    relation: Relation, table: ProtectedFamily, years: tuple[int, ...], keys: Mapping[str, tuple[str, ...]]
) -> Contradiction:
    def counted(at: int, place: int) -> Counted:
        series, (level, column) = table.linked.series[at], table.nodes[place]
        value = float(table.protected.table.value[at, place])
        year = years[0] + table.year + table.linked.shift[at]
        return Counted(
            series.measures, series.breakdown, year, keys[level][column], None if np.isnan(value) else value
        )

    given = {cell: factor for cell, factor in relation.items() if cell[0] < len(table.linked.series)}
    ordered = sorted(given, key=lambda cell: -given[cell])
    level = table.nodes[ordered[0][1]][0]
    return Contradiction(level, counted(*ordered[0]), tuple(counted(*one) for one in ordered[1:]))


def _narrow(
    table: ProtectedFamily,
    short: Shortfall,
    width: float,
    years: tuple[int, ...],
    keys: Mapping[str, tuple[str, ...]],
) -> Narrow:
    part = short.series
    if part < 0 or part >= len(table.linked.series):
        changes = np.flatnonzero(short.change)
        part = 0 if not len(changes) else min(table.linked.family.rests, default=(0, 0))[1]
    series = table.linked.series[part]
    level, column = table.nodes[short.place]
    year = years[table.year + table.linked.shift[part]]
    return Narrow(
        "+".join(series.measures),
        series.breakdown,
        year,
        keys[level][column],
        short.insider,
        round(width, 3),
        short.need,
    )
