"""Converts figures to the areas of one day, today's by default, as far as counts allow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from dashboard.domain.grid import ABSENT, EVERY, Figures, Flags
from dashboard.domain.observation import Status
from dashboard.domain.slab import NOT_CONVERTIBLE
from dashboard.indicators.aggregation import total
from dashboard.indicators.territory.reform import UNKNOWN_DAY, Reform, batches
from dashboard.indicators.territory.split_areas import Lost, share_out

TODAY = date.max
_WHOLE = 1 - 1e-9


def convert(
    figures: Figures,
    years: Sequence[int],
    places: Sequence[str],
    history: Sequence[Reform],
    *,
    summable: bool,
    until: date = TODAY,
    lost: list[Lost] | None = None,
    standing: Sequence[date] | None = None,
) -> Figures:
    """The same figures on the areas of the day `until`, every predecessor's column emptied into its
    successor's.

    `places` are the keys of the columns, those of the wanted day and all others; the result has the same
    columns. A year is taken to stand on an earlier territory as soon as it holds a key that has ended; then
    every reform since the first such end is applied: a missing predecessor makes the successor missing, a
    hidden one hides it. Without such a key the figures are those of today. Parts of an area are marked
    estimated. Ratios survive a change of key only; after a merger they are NOT_APPLICABLE. What stands on a
    later territory than `until` cannot be taken apart: the parts are NOT_APPLICABLE, too. Delivered numbers
    that no result holds are appended to `lost`.

    `standing` gives for each year the day on whose territory its figures stand, where the source says it:
    then every later reform is applied although no key has ended, and a successor that lacks a predecessor is
    NOT_APPLICABLE. All that cannot be converted bears the mark NOT_CONVERTIBLE.
    """
    column = {key: index for index, key in enumerate(places)}
    result = figures.copy()
    relevant = [one for one in history if one.new in column and any(old in column for old, _ in one.old)]
    _forget_leftovers(result, years, column, relevant)
    end = _first_end(result, years, column, relevant)
    if standing is not None:
        end = np.minimum(end, [day.toordinal() + 1 for day in standing])
    done = [one for one in relevant if one.settled <= until]
    for day in dict.fromkeys(one.on for one in done):
        of_day = [one for one in done if one.on == day]
        parts = _Parts(of_day)
        for batch in batches(of_day):
            _apply(result, batch, years, column, end, parts, summable, lost, stated=standing is not None)
    for one in reversed([one for one in relevant if one.settled > until]):
        _undo(result, one, column, one.on.toordinal() < end)
    return result


def _first_end(
    result: Figures, years: Sequence[int], column: Mapping[str, int], history: Sequence[Reform]
) -> np.ndarray[tuple[int], np.dtype[np.int_]]:
    """For each year the day on which the first of its keys ended, as an ordinal; the last day there is
    without one."""
    delivered = result.present
    told = np.asarray(delivered.any(axis=0), dtype=np.bool_)
    end = np.full(len(years), date.max.toordinal())
    given: dict[tuple[date, str], float] = {}
    for one in history:
        for old, share in one.old:
            given[one.on, old] = given.get((one.on, old), 0.0) + share
    for one in history:
        for old, _ in one.old:
            if old not in column or not told[column[old]]:
                continue
            if one.on != UNKNOWN_DAY and given[one.on, old] >= _WHOLE:
                concerned = delivered[:, column[old]] & ~_bears_another(one, old, years)
                end = np.where(concerned, np.minimum(end, one.on.toordinal()), end)
    return end


def _bears_another(one: Reform, old: str, years: Sequence[int]) -> Flags:
    """Years in which a key that this reform ended belongs to another place."""
    since = dict(one.again).get(old)
    if since is None:
        return np.zeros(len(years), dtype=np.bool_)
    return np.array([date(year, 12, 31) >= since for year in years], dtype=np.bool_)


def _forget_leftovers(
    result: Figures, years: Sequence[int], column: Mapping[str, int], history: Sequence[Reform]
) -> None:
    """Tables go on listing dissolved areas with a dash or a dot: such a line is no statement about the
    area."""
    told = np.asarray(result.present.any(axis=0), dtype=np.bool_)
    begins = np.array([date(year, 1, 1).toordinal() for year in years])
    for one in history:
        if one.on == UNKNOWN_DAY:
            continue
        for old, share in one.old:
            if old not in column or share != 1 or not told[column[old]]:
                continue
            at = column[old]
            empty = np.isnan(result.value[:, at]) | (result.value[:, at] == 0)
            gone = begins >= one.on.toordinal()
            _clear(result, empty & gone & ~_bears_another(one, old, years), at)


def _clear(result: Figures, rows: Flags, at: int) -> None:
    result.value[rows, at] = np.nan
    result.status[rows, at] = ABSENT
    result.provenance[rows, at] = ABSENT
    result.mark[rows, at] = 0
    result.source[rows, at] = ABSENT


class _Parts:
    """The shares of the areas that one day's reforms take apart: shared out once, among all who take part."""

    def __init__(self, of_day: Sequence[Reform]) -> None:
        self._takers: dict[str, list[tuple[str, float]]] = {}
        for one in of_day:
            for old, share in one.old:
                if share < _WHOLE:
                    self._takers.setdefault(old, []).append((one.new, share))
        self._given: dict[str, dict[str, Figures]] = {}

    def of(self, old: str, new: str, result: Figures, at: int) -> Figures | None:
        """What `new` gets of `old`, for all years; None where it gets everything."""
        takers = self._takers.get(old)
        if takers is None or new not in dict(takers):
            return None
        if old not in self._given:
            self._given[old] = share_out(result.at((EVERY, at)), old, takers)
        return self._given[old][new]

    def rest(self, old: str) -> Figures | None:
        """What stays with an area that gives parts away; None where nothing does."""
        return self._given.get(old, {}).get(old)


def _apply(
    result: Figures,
    batch: Sequence[Reform],
    years: Sequence[int],
    column: Mapping[str, int],
    end: np.ndarray[tuple[int], np.dtype[np.int_]],
    parts: _Parts,
    summable: bool,
    lost: list[Lost] | None,
    *,
    stated: bool,
) -> None:
    """One step of a day: all read what was there before it, and only then is anything written."""
    written: list[tuple[Flags, int, Figures]] = []
    emptied: list[tuple[Flags, str]] = []
    for one in batch:
        keys = [*dict(one.old), one.new] if one.itself else list(dict(one.old))
        present = result.status[:, [column[key] for key in keys if key in column]] != ABSENT
        if one.on == UNKNOWN_DAY:
            former = [column[key] for key, _ in one.old if key in column]
            applies = np.asarray((result.status[:, former] != ABSENT).any(axis=1), dtype=np.bool_)
        else:
            # Years whose keys are older than this reform, or that an earlier reform has just moved into this
            # one, and in which a predecessor says something: reforms elsewhere are none of this table's
            # business. Where the source states the territory, a reform concerns its successor even if the
            # table is silent of it.
            told = result.present.any(axis=1) if stated else present.any(axis=1)
            applies = np.asarray((one.on.toordinal() >= end) & told, dtype=np.bool_)
        if not applies.any():
            continue
        members = Figures.empty(len(years), len(keys))
        for at, key in enumerate(keys):
            if key in column:
                share = parts.of(key, one.new, result, column[key]) if key in dict(one.old) else None
                members.write((EVERY, at), share or result.at((EVERY, column[key])))
        successor = total(members) if summable or one.key_only else _not_convertible(members)
        if stated:
            successor = _told_missing(successor, members, result)
        if lost is not None:
            lost += _losses(members, successor, applies, keys, one.new, years)
        written.append((applies, column[one.new], successor))
        emptied += [(applies & ~_bears_another(one, key, years), key) for key, _ in one.old if key in column]
    for rows, key in emptied:
        rest = parts.rest(key)
        if rest is None:
            _clear(result, rows, column[key])
        else:
            result.write((np.flatnonzero(rows), column[key]), rest.at((np.flatnonzero(rows),)))
    for rows, at, successor in written:
        chosen = np.flatnonzero(rows)
        result.write((chosen, at), successor.at((chosen,)))


def _losses(
    members: Figures, successor: Figures, applies: Flags, keys: Sequence[str], new: str, years: Sequence[int]
) -> list[Lost]:
    """Numbers whose successor has none, because a part of it was not delivered at all."""
    absent = applies & ~successor.present
    return [
        Lost(
            years[row],
            keys[at],
            new,
            tuple(key for other, key in enumerate(keys) if not members.present[row, other]),
        )
        for row in np.flatnonzero(absent).tolist()
        for at in np.flatnonzero(members.present[row]).tolist()
    ]


def _undo(result: Figures, one: Reform, column: Mapping[str, int], done: Flags) -> None:
    """Areas that a later reform has merged in these years already: only a change of key can be taken back."""
    if one.new not in column:
        return
    at = column[one.new]
    rows = np.flatnonzero(done & result.present[:, at])
    if not len(rows):
        return
    merged = result.at((rows, at))
    if not one.key_only:
        merged = Figures(
            np.full(len(rows), np.nan),
            np.full(len(rows), Status.NOT_APPLICABLE, np.int8),
            merged.provenance,
            np.full(len(rows), NOT_CONVERTIBLE, np.int8),
            merged.source,
        )
    for key in [*dict(one.old), one.new] if one.itself else list(dict(one.old)):
        if key in column:
            result.write((rows, column[key]), merged)
    if not one.itself:
        _clear(result, np.isin(np.arange(len(result.status)), rows), at)


def _not_convertible(members: Figures) -> Figures:
    """Ratios of several predecessors: there was something, but no figure of the successor follows from it."""
    one = members.at((np.arange(len(members.status)), members.status.argmax(axis=1)))
    there = one.status != ABSENT
    status = np.where(there, Status.NOT_APPLICABLE, ABSENT).astype(np.int8)
    mark = np.where(there, NOT_CONVERTIBLE, 0).astype(np.int8)
    return Figures(np.full_like(one.value, np.nan), status, one.provenance, mark, one.source)


def _told_missing(successor: Figures, members: Figures, delivered: Figures) -> Figures:
    """A successor of which the table holds some predecessors or none, but never all: not convertible, and
    said so."""
    complete = np.asarray(members.present.all(axis=1), dtype=np.bool_)
    rows = np.arange(len(delivered.status))
    given = delivered.at((rows, delivered.status.argmax(axis=1)))
    without = Figures(
        np.full_like(successor.value, np.nan),
        np.full_like(successor.status, Status.NOT_APPLICABLE),
        given.provenance,
        np.full_like(successor.mark, NOT_CONVERTIBLE),
        given.source,
    )
    return successor.where(complete, without)
