"""Converts figures of earlier territories to the areas of today, as far as counts allow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np

from dashboard.compute.aggregation import total
from dashboard.compute.grid import ABSENT, EVERY, Figures, Flags
from dashboard.domain.observation import Status
from dashboard.domain.territory import Change

ESTIMATED = 1
"""Index of the mark `e` in MARKS."""
KEY_CHANGE = "schluesselaenderung"
_UNKNOWN_DAY = date.max


@dataclass(frozen=True, slots=True)
class Reform:
    """What happened to an area on one day: it takes over `old` (with shares) and, if `itself`, its own former self."""

    on: date
    new: str
    old: tuple[tuple[str, float], ...]
    itself: bool
    key_only: bool


def reforms(changes: Sequence[Change], founded: Mapping[str, date | None]) -> tuple[Reform, ...]:
    """The register's changes by day and successor, oldest first; those of an unknown day come last.

    `founded` gives the first day of the areas that are known; a successor that existed before the day of the change is
    one of its own predecessors.
    """

    def day(change: Change) -> tuple[date, str]:
        return change.on or _UNKNOWN_DAY, change.new

    found = []
    for (on, new), group in groupby(sorted(changes, key=day), key=day):
        lines = list(group)
        since = founded.get(new)
        key_only = len(lines) == 1 and lines[0].kind == KEY_CHANGE and lines[0].share == 1
        absorbed = any(line.kind == "eingemeindung" for line in lines)
        before = new in founded and (since is not None and on != _UNKNOWN_DAY and since < on)
        itself = not all(line.kind == KEY_CHANGE for line in lines) and (absorbed or before)
        found.append(Reform(on, new, tuple((line.old, line.share) for line in lines), itself, key_only))
    return tuple(found)


def convert(
    figures: Figures,
    years: Sequence[int],
    places: Sequence[str],
    history: Sequence[Reform],
    *,
    summable: bool,
) -> Figures:
    """The same figures with every predecessor's column emptied into its successor's.

    `places` are the keys of the columns, those of today and former ones; the result has the same columns. A year is
    taken to stand on an earlier territory as soon as it holds a key that has ended; then every reform since the first
    such end is applied: a missing predecessor makes the successor missing, a hidden one hides it. Without such a key
    the figures are those of today. Parts of an area are marked estimated. Ratios survive a change of key only; after a
    merger they are NOT_APPLICABLE.
    """
    column = {key: index for index, key in enumerate(places)}
    result = figures.copy()
    relevant = [one for one in history if one.new in column and any(old in column for old, _ in one.old)]
    _forget_leftovers(result, years, column, relevant)
    delivered = result.present
    end = np.full(len(years), date.max.toordinal())
    for one in relevant:
        for old, _ in one.old:
            if old in column and one.on != _UNKNOWN_DAY:
                end = np.where(delivered[:, column[old]], np.minimum(end, one.on.toordinal()), end)
    for one in relevant:
        former = [column[key] for key, _ in one.old if key in column]
        if one.on == _UNKNOWN_DAY:
            applies = np.asarray(result.present[:, former].any(axis=1), dtype=np.bool_)
        else:
            # Years whose keys are older than this reform, or that an earlier reform has just moved into this one.
            applies = (one.on.toordinal() >= end) & _is_concerned(result, one, column, former)
        if applies.any():
            _apply(result, one, column, applies, summable)
    return result


def _is_concerned(result: Figures, one: Reform, column: Mapping[str, int], former: Sequence[int]) -> Flags:
    """Years in which at least one predecessor says something: reforms elsewhere are none of this table's business."""
    members = [*former, column[one.new]] if one.itself else list(former)
    return np.asarray(result.present[:, members].any(axis=1), dtype=np.bool_)


def _forget_leftovers(
    result: Figures, years: Sequence[int], column: Mapping[str, int], history: Sequence[Reform]
) -> None:
    """Tables go on listing dissolved areas with a dash or a dot: such a line is no statement about the area."""
    for one in history:
        if one.on == _UNKNOWN_DAY:
            continue
        for old, _ in one.old:
            if old not in column:
                continue
            at = column[old]
            empty = np.isnan(result.value[:, at]) | (result.value[:, at] == 0)
            gone = np.array([date(year, 1, 1) >= one.on for year in years])
            _clear(result, empty & gone, at)


def _clear(result: Figures, rows: Flags, at: int) -> None:
    result.value[rows, at] = np.nan
    result.status[rows, at] = ABSENT
    result.provenance[rows, at] = ABSENT
    result.mark[rows, at] = 0
    result.source[rows, at] = ABSENT


def _apply(result: Figures, one: Reform, column: Mapping[str, int], applies: Flags, summable: bool) -> None:
    rows = np.flatnonzero(applies)
    shares = dict(one.old)
    keys = [*shares, one.new] if one.itself else list(shares)
    members = Figures.empty(len(rows), len(keys))
    for at, key in enumerate(keys):
        if key not in column:
            continue
        members.write((EVERY, at), result.at((rows, column[key])))
        share = shares.get(key, 1.0)
        if share != 1.0:
            members.value[:, at] *= share
            members.mark[members.status[:, at] != ABSENT, at] = ESTIMATED
    successor = total(members) if summable or one.key_only else _not_convertible(members)
    target = column[one.new]
    result.write((rows, target), successor)
    for key in shares:
        if key in column and shares[key] == 1.0:
            _clear(result, applies, column[key])


def _not_convertible(members: Figures) -> Figures:
    """Ratios of several predecessors: there was something, but no figure of the successor follows from it."""
    one = members.at((np.arange(len(members.status)), members.status.argmax(axis=1)))
    status = np.where(one.status == ABSENT, ABSENT, Status.NOT_APPLICABLE).astype(np.int8)
    return Figures(np.full_like(one.value, np.nan), status, one.provenance, one.mark, one.source)
