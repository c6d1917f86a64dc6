"""Converts figures to the areas of one day, today's by default, as far as counts allow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from dashboard.domain.grid import ABSENT, EVERY, Figures, Flags
from dashboard.domain.observation import Status
from dashboard.domain.slab import NOT_CONVERTIBLE
from dashboard.domain.territory import Change
from dashboard.indicators.aggregation import total
from dashboard.indicators.territory.split_areas import ESTIMATED, Lost, share_out

__all__ = ["ESTIMATED", "Lost", "Reform", "convert", "parts", "reforms"]

KEY_CHANGE = "schluesselaenderung"
MERGER = "zusammenschluss"
ABSORPTION = "eingemeindung"
TODAY = date.max
_UNKNOWN_DAY = date.max
_WHOLE = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Reform:
    """What happened to an area on one day: it takes over `old` (with shares) and, if `itself`, its own former
    self.

    `settled` is the day from which it has certainly happened, for those whose `on` is not known. `again` are
    old keys that another place was given later, with the day from which they mean that place.
    """

    on: date
    new: str
    old: tuple[tuple[str, float], ...]
    itself: bool
    key_only: bool
    settled: date = date.min
    again: tuple[tuple[str, date], ...] = ()


def reforms(
    changes: Sequence[Change],
    founded: Mapping[str, date | None],
    ended: Mapping[str, date | None] | None = None,
) -> tuple[Reform, ...]:
    """The register's changes by day and successor, oldest first; those of an unknown day come last.

    On one day a reform comes after those whose successors it takes over. `founded` gives the first day of the
    areas that are known (of the latest that bears a key); a successor that existed before the day of the
    change is one of its own predecessors. `ended` gives last days.
    """
    grouped: dict[tuple[date, str], list[Change]] = {}
    for change in sorted(changes, key=lambda one: (one.on or _UNKNOWN_DAY, one.new)):
        grouped.setdefault((change.on or _UNKNOWN_DAY, change.new), []).append(change)
    found = [_reform(on, new, lines, founded, ended or {}) for (on, new), lines in grouped.items()]
    ordered: list[Reform] = []
    for day in dict.fromkeys(one.on for one in found):
        for batch in _batches([one for one in found if one.on == day]):
            ordered += batch
    return tuple(ordered)


def _reform(
    on: date,
    new: str,
    lines: Sequence[Change],
    founded: Mapping[str, date | None],
    ended: Mapping[str, date | None],
) -> Reform:
    kinds = {line.kind for line in lines}
    key_only = len(lines) == 1 and kinds == {KEY_CHANGE} and lines[0].share == 1
    since = founded.get(new)
    # An unknown first day means "always there", save for a merger, which makes a new area.
    before = new in founded and (kinds != {MERGER} if since is None else since < on) and on != _UNKNOWN_DAY
    itself = kinds != {KEY_CHANGE} and (ABSORPTION in kinds or before)
    settled = on
    if on == _UNKNOWN_DAY:
        last = [day for line in lines if (day := ended.get(line.old)) is not None]
        settled = date.fromordinal(max(last).toordinal() + 1) if last else date.min
    again = tuple(
        (line.old, day)
        for line in lines
        if on != _UNKNOWN_DAY and line.share == 1 and (day := founded.get(line.old)) is not None and day >= on
    )
    return Reform(on, new, tuple((line.old, line.share) for line in lines), itself, key_only, settled, again)


def _batches(of_day: Sequence[Reform]) -> list[list[Reform]]:
    """Reforms of one day in an order in which nobody takes over what is not there yet; a circle is one
    step."""
    pending = list(of_day)
    steps: list[list[Reform]] = []
    while pending:
        made = {one.new for one in pending}
        ready = [
            one for one in pending if not any(old in made and old != one.new for old, _ in one.old)
        ] or pending
        steps.append(ready)
        pending = [one for one in pending if one not in ready]
    return steps


def parts(history: Sequence[Reform], until: date) -> dict[str, str]:
    """Keys of the day `until` whose territory is another today, and today's area that they went into.

    Without areas that were taken apart: they went into several.
    """
    successor: dict[str, str] = {}
    for one in reversed([one for one in history if one.settled > until and not one.key_only]):
        into = successor.get(one.new, one.new)
        for key, share in one.old:
            if share == 1:
                successor.setdefault(key, into)
        if one.itself:
            successor.setdefault(one.new, into)
    return successor


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
        for batch in _batches(of_day):
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
    end = np.full(len(years), date.max.toordinal())
    given: dict[tuple[date, str], float] = {}
    for one in history:
        for old, share in one.old:
            given[one.on, old] = given.get((one.on, old), 0.0) + share
    for one in history:
        for old, _ in one.old:
            if old in column and one.on != _UNKNOWN_DAY and given[one.on, old] >= _WHOLE:
                concerned = delivered[:, column[old]] & ~_bears_another(one, old, years)
                end = np.where(concerned, np.minimum(end, one.on.toordinal()), end)
    return end


def _bears_another(one: Reform, old: str, years: Sequence[int]) -> Flags:
    """Years in which a key that this reform ended belongs to another place."""
    since = dict(one.again).get(old, date.max)
    return np.array([date(year, 12, 31) >= since for year in years], dtype=np.bool_)


def _forget_leftovers(
    result: Figures, years: Sequence[int], column: Mapping[str, int], history: Sequence[Reform]
) -> None:
    """Tables go on listing dissolved areas with a dash or a dot: such a line is no statement about the
    area."""
    for one in history:
        if one.on == _UNKNOWN_DAY:
            continue
        for old, share in one.old:
            if old not in column or share != 1:
                continue
            at = column[old]
            empty = np.isnan(result.value[:, at]) | (result.value[:, at] == 0)
            gone = np.array([date(year, 1, 1) >= one.on for year in years])
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
        present = result.present[:, [column[key] for key in keys if key in column]]
        if one.on == _UNKNOWN_DAY:
            former = [column[key] for key, _ in one.old if key in column]
            applies = np.asarray(result.present[:, former].any(axis=1), dtype=np.bool_)
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
