"""Compares two data versions cell by cell, in the database: only indicators whose fingerprints differ are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Integer, Select, and_, column, exists, null, select, values
from sqlalchemy.sql.expression import CTE

from dashboard.domain.slab import SeriesAt
from dashboard.errors import ReleaseError
from dashboard.staff.versions.cell_states import SAME, CellStates, kinds
from dashboard.staff.versions.differences import Differences
from data.stores import schema

_STATE = ("value", "numerator", "denominator", "status", "provenance", "mark", "source_id")
_NO_STATE: tuple[None, ...] = (None,) * len(_STATE)
_At = tuple[str, str, date | None]
"""Level, breakdown, and the past territorial status, None for today's."""


class PublishedVersion(NamedTuple):
    """A version that can be compared."""

    id: int
    version: str
    state: str


class _Pair(NamedTuple):
    """An indicator and under which release its cells of the old and of the new version stand; None: it has none."""

    indicator: str
    old: int | None
    new: int | None


@dataclass(slots=True)
class _Found:
    """Differences as they are collected, an indicator at a time."""

    series: dict[SeriesAt, int] = field(default_factory=dict)
    series_code: list[np.ndarray[Any, np.dtype[np.int32]]] = field(default_factory=list)
    area: list[np.ndarray[Any, np.dtype[np.int32]]] = field(default_factory=list)
    year: list[np.ndarray[Any, np.dtype[np.int16]]] = field(default_factory=list)
    kind: list[np.ndarray[Any, np.dtype[np.int8]]] = field(default_factory=list)
    old: list[CellStates] = field(default_factory=list)
    new: list[CellStates] = field(default_factory=list)

    def position(self, series: SeriesAt) -> int:
        """Its place in the list, at the end where it is new."""
        return self.series.setdefault(series, len(self.series))


def comparable(connection: Connection) -> tuple[PublishedVersion, ...]:
    """Versions that can be compared, newest first: taken back and superseded ones, too, but none that was
    protected under older rules, because it may show what must not be known."""
    table = schema.published_release
    statement = (
        select(table.c.id, table.c.version, table.c.state)
        .where(table.c.protection >= schema.PROTECTION)
        .order_by(table.c.id.desc())
    )
    return tuple(PublishedVersion(*row) for row in connection.execute(statement))


def compare(connection: Connection, old: str, new: str, *, indicator: str = "") -> Differences:
    """The cells of the published store that differ between two versions, of one `indicator` alone where given.

    Numbers that differ by float noise only do not differ. Raises ReleaseError for a version that does not
    exist or was protected under older rules.
    """
    known = {one.version: one for one in comparable(connection)}
    for version in (old, new):
        if version not in known:
            raise ReleaseError(
                f"Den Datenstand „{version}“ gibt es nicht, oder er ist nach älteren Regeln geschützt und "
                "lässt sich darum nicht vergleichen.",
                version=version,
            )
    found = _Found()
    for pair in _differing(connection, known[old].id, known[new].id):
        if indicator in ("", pair.indicator):
            _compare_indicator(connection, pair, found)
    return _differences(connection, old, new, found)


def nothing_differs(old: str, new: str) -> Differences:
    """Two versions without any difference."""
    return _put_together(old, new, _Found(), {}, {})


def _differing(connection: Connection, old: int, new: int) -> list[_Pair]:
    """Indicators whose cells may differ, in the order of the new version."""
    table = schema.manifest
    pointers: dict[int, dict[str, tuple[int, str]]] = {old: {}, new: {}}
    columns = (table.c.release_id, table.c.indicator, table.c.cells_release_id, table.c.digest)
    for release, indicator, cells, digest in connection.execute(
        select(*columns).where(table.c.release_id.in_((old, new)))
    ):
        pointers[release][indicator] = (cells, digest)
    before, after = pointers[old], pointers[new]
    return [
        _Pair(key, before[key][0] if key in before else None, after[key][0] if key in after else None)
        for key in dict.fromkeys([*after, *before])
        if before.get(key) != after.get(key) and before.get(key, ("", 0))[1] != after.get(key, ("", 1))[1]
    ]


def _series_of(connection: Connection, indicator: str, release: int | None) -> dict[_At, int]:
    """Numbers of the series that a release has cells of."""
    if release is None:
        return {}
    table, cell = schema.series, schema.published_cell
    today = connection.scalar(
        select(schema.published_release.c.territorial_status).where(schema.published_release.c.id == release)
    )
    has_cells = exists().where(cell.c.release_id == release, cell.c.series_id == table.c.id)
    statement = select(table.c.id, table.c.level, table.c.breakdown, table.c.territorial_status)
    rows = connection.execute(statement.where(table.c.indicator == indicator, has_cells))
    return {
        (level, breakdown, None if status == today else status): int(number)
        for number, level, breakdown, status in rows
    }


def _compare_indicator(connection: Connection, pair: _Pair, found: _Found) -> None:
    old = _series_of(connection, pair.indicator, pair.old)
    new = _series_of(connection, pair.indicator, pair.new)
    order = list(dict.fromkeys([*new, *old]))
    both = [(old[at], new[at]) for at in order if at in old and at in new]
    asked: list[tuple[Select[Any], Mapping[_At, int]]] = []
    if pair.old is not None and pair.new is not None and both:
        asked.append((_changed(pair.old, pair.new, both), new))
        asked.append((_alone(pair.old, pair.new, both, first=True), old))
        asked.append((_alone(pair.old, pair.new, both, first=False), new))
    if pair.old is not None:
        asked.append((_all_of(pair.old, [old[at] for at in order if at not in new], first=True), old))
    if pair.new is not None:
        asked.append((_all_of(pair.new, [new[at] for at in order if at not in old], first=False), new))
    for statement, numbers in asked:
        rows = connection.execute(statement).all()
        if rows:
            _collect(pair.indicator, rows, {number: at for at, number in numbers.items()}, found)


def _pairs(both: Sequence[tuple[int, int]]) -> CTE:
    """The series of the old and of the new version that are the same, as a table of the query: today's territory
    may be another in the new one."""
    return values(column("old", Integer), column("new", Integer), name="pairs").data(list(both)).cte("pairs")


def _changed(old: int, new: int, both: Sequence[tuple[int, int]]) -> Select[Any]:
    """Cells of both whose states are not the same to the last bit."""
    pairs, a, b = _pairs(both), schema.published_cell.alias("a"), schema.published_cell.alias("b")
    same = and_(
        b.c.release_id == new,
        b.c.series_id == pairs.c.new,
        b.c.area_id == a.c.area_id,
        b.c.year == a.c.year,
    )
    differs = a.c[_STATE[0]].is_distinct_from(b.c[_STATE[0]])
    for name in _STATE[1:]:
        differs |= a.c[name].is_distinct_from(b.c[name])
    return (
        select(pairs.c.new, a.c.area_id, a.c.year, *(a.c[name] for name in _STATE))
        .add_columns(*(b.c[name] for name in _STATE))
        .select_from(pairs)
        .join(a, and_(a.c.release_id == old, a.c.series_id == pairs.c.old))
        .join(b, same)
        .where(differs)
    )


def _alone(old: int, new: int, both: Sequence[tuple[int, int]], *, first: bool) -> Select[Any]:
    """Cells of the old version (`first`) or of the new one that the other has no row for."""
    pairs, a, b = _pairs(both), schema.published_cell.alias("a"), schema.published_cell.alias("b")
    of, other = (pairs.c.old, pairs.c.new) if first else (pairs.c.new, pairs.c.old)
    release, opposite = (old, new) if first else (new, old)
    partner = exists().where(
        b.c.release_id == opposite,
        b.c.series_id == other,
        b.c.area_id == a.c.area_id,
        b.c.year == a.c.year,
    )
    return (
        select(of, a.c.area_id, a.c.year, *_halves(a, first=first))
        .select_from(pairs)
        .join(a, and_(a.c.release_id == release, a.c.series_id == of))
        .where(~partner)
    )


def _all_of(release: int, series: Sequence[int], *, first: bool) -> Select[Any]:
    a = schema.published_cell.alias("a")
    return select(a.c.series_id, a.c.area_id, a.c.year, *_halves(a, first=first)).where(
        a.c.release_id == release, a.c.series_id.in_(series)
    )


def _halves(cells: Any, *, first: bool) -> list[Any]:
    """The columns of both states, of which the cell has one."""
    own = [cells.c[name] for name in _STATE]
    nothing = [null().label(f"no_{name}") for name in _STATE]
    return own + nothing if first else nothing + own


def _collect(indicator: str, rows: Sequence[Sequence[Any]], at_of: Mapping[int, _At], found: _Found) -> None:
    width = len(_STATE)
    old = CellStates.of([row[3 : 3 + width] for row in rows])
    new = CellStates.of([row[3 + width :] for row in rows])
    kind = kinds(old, new)
    at = np.flatnonzero(kind != SAME)
    if not len(at):
        return
    numbers = [int(rows[one][0]) for one in at.tolist()]
    code: dict[int, int] = {}
    for number in numbers:
        if number not in code:
            code[number] = found.position(SeriesAt(indicator, *at_of[number]))
    found.series_code.append(np.array([code[one] for one in numbers], dtype=np.int32))
    found.area.append(np.array([rows[one][1] for one in at.tolist()], dtype=np.int32))
    found.year.append(np.array([rows[one][2] for one in at.tolist()], dtype=np.int16))
    found.kind.append(kind[at])
    found.old.append(old.take(at))
    found.new.append(new.take(at))


def _differences(connection: Connection, old: str, new: str, found: _Found) -> Differences:
    area, source = schema.area, schema.source
    key_of = {int(one): str(key) for one, key in connection.execute(select(area.c.id, area.c.key))}
    sources = {int(one): str(key) for one, key in connection.execute(select(source.c.id, source.c.key))}
    return _put_together(old, new, found, key_of, sources)


def _put_together(
    old: str, new: str, found: _Found, key_of: Mapping[int, str], sources: Mapping[int, str]
) -> Differences:
    numbers = np.concatenate(found.area) if found.area else np.empty(0, dtype=np.int32)
    used, area_code = np.unique(numbers, return_inverse=True)
    # A place may have two rows in the register, before and after its borders moved: it is one place.
    keys = [key_of[int(one)] for one in used.tolist()]
    areas = tuple(dict.fromkeys(keys))
    merged = np.array([areas.index(key) for key in keys], dtype=np.int32)
    listed = tuple(sources.get(one, "") for one in range(max(sources, default=-1) + 1))
    empty = np.empty(0, dtype=np.int32)
    return Differences(
        old=old,
        new=new,
        series=tuple(found.series),
        areas=areas,
        sources=listed,
        series_code=np.concatenate(found.series_code) if found.series_code else empty,
        area_code=merged[area_code] if len(keys) else empty,
        year=np.concatenate(found.year) if found.year else empty.astype(np.int16),
        kind=np.concatenate(found.kind) if found.kind else empty.astype(np.int8),
        old_state=CellStates.joined(found.old),
        new_state=CellStates.joined(found.new),
    )
