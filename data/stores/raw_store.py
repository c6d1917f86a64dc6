"""Writes and reads raw releases: what was delivered, by whom, and every figure with the key it came with."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, text, update

from dashboard.domain.measure import Measure, Source
from dashboard.domain.observation import Observation
from data.stores import schema, snapshot
from data.stores.database import bulk_insert, zoned
from data.stores.origins.writing import write_origins

EMBEDDED = "embedded"
IMPORT = "import"
ROLLBACK = "rollback"
WITHOUT = "ohne "
"""How the note of a rollback begins, before the version that was taken back."""
_COLUMNS = ("series_id", "release_id", "area", "year", "value", "status", "marks")

Row = tuple[str, int, float | None, int, str]
"""Area as delivered, year, value, status, marks."""


class SeriesRows(NamedTuple):
    """Figures of one series that come from no file of anybody's, so that nothing says where each of them stands."""

    measure: str
    breakdown: str
    source: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """A file of a release, with the format and the table that it was recognised as.

    `sha256` names the delivery; `original` is the fingerprint under which the file itself is stored, empty where
    it is not.
    """

    name: str
    sha256: str
    format: str = ""
    table: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """One raw release. `files` in the order of delivery; `made_at` knows its zone."""

    id: int
    version: str
    made_at: datetime
    made_by: str
    note: str
    kind: str
    state: str
    position: int
    files: tuple[DeliveredFile, ...]


@dataclass(frozen=True, slots=True)
class RawSeries:
    """One measure and breakdown from one source."""

    id: int
    measure: str
    breakdown: str
    source: str


def hold(connection: Connection) -> None:
    """Lets one writer at a time make releases. SQLite's BEGIN IMMEDIATE has done so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("lock table release in share row exclusive mode"))


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def next_version(connection: Connection, taken: Collection[str] = ()) -> str:
    """Year of making by the clock on the wall and a counter that is never used twice, not even after a
    rollback."""
    year = _now().astimezone().year
    used = [*connection.scalars(select(schema.release.c.version)), *taken]
    numbers = [int(one.partition(".")[2]) for one in used if one.startswith(f"{year}.")]
    return f"{year}.{max(numbers, default=0) + 1}"


def add_release(
    connection: Connection,
    version: str,
    *,
    kind: str,
    by: str,
    note: str,
    state: str,
    files: Iterable[DeliveredFile],
    observations: Iterable[Observation] = (),
    shipped: Iterable[SeriesRows] = (),
    measures: Iterable[Measure] = (),
    sources: Iterable[Source] = (),
) -> Release:
    """A release with all its figures, those of files and those that ship, in the caller's transaction.

    Its institutions, where it has some, are added by `data.stores.institutions.raw`, what definition files state
    by `data.definitions.stored`.
    """
    position = 0 if kind == EMBEDDED else _next_position(connection)
    made_at = _now()
    table = schema.release
    values = {
        "version": version,
        "made_at": made_at,
        "made_by": by,
        "note": note,
        "kind": kind,
        "state": state,
    }
    identity = connection.execute(
        insert(table).values(**values, position=position).returning(table.c.id)
    ).scalar_one()
    listed = tuple({one.sha256: one for one in files}.values())
    for file in listed:
        connection.execute(
            insert(schema.release_file).values(
                release_id=identity,
                name=file.name,
                sha256=file.sha256,
                format=file.format,
                source_table=file.table,
                original=file.original,
            )
        )
    for of_kind, given in (("measure", measures), ("source", sources)):
        for one in given:
            content = snapshot.dump_part(one)
            connection.execute(
                insert(schema.definition).values(
                    release_id=identity, kind=of_kind, key=one.key, content=content
                )
            )
    series = _SeriesNumbers(connection)
    placed: list[Observation] = []
    rows = chain(_shipped_rows(series, identity, shipped), _rows(series, identity, observations, placed))
    bulk_insert(connection, schema.observation, _COLUMNS, rows)
    write_origins(connection, identity, placed, series.of)
    return Release(identity, version, made_at, by, note, kind, state, position, listed)


def _next_position(connection: Connection) -> int:
    return int(connection.scalar(select(func.max(schema.release.c.position))) or 0) + 1


class _SeriesNumbers:
    """The numbers of raw series; one that is new is written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known = {(one.measure, one.breakdown, one.source): one.id for one in all_series(connection)}

    def of(self, one: Observation | SeriesRows) -> int:
        key = (one.measure, one.breakdown, one.source)
        series = self._known.get(key)
        if series is None:
            values = dict(zip(("measure", "breakdown", "source"), key, strict=True))
            returning = insert(schema.raw_series).values(**values).returning(schema.raw_series.c.id)
            series = self._known[key] = int(self._connection.execute(returning).scalar_one())
        return series


def _rows(
    series: _SeriesNumbers, release: int, observations: Iterable[Observation], placed: list[Observation]
) -> Iterator[tuple[object, ...]]:
    """Rows of figures; those of a file are added to `placed`."""
    for one in observations:
        if one.origin is not None:
            placed.append(one)
        yield series.of(one), release, one.area, one.year, one.value, int(one.status), one.marks


def _shipped_rows(
    series: _SeriesNumbers, release: int, shipped: Iterable[SeriesRows]
) -> Iterator[tuple[object, ...]]:
    for one in shipped:
        number = series.of(one)
        for row in one.rows:
            yield (number, release, *row)


def all_series(connection: Connection) -> list[RawSeries]:
    """Every series that was ever delivered."""
    table = schema.raw_series
    rows = connection.execute(select(table.c.id, table.c.measure, table.c.breakdown, table.c.source))
    return [RawSeries(*row) for row in rows]


def releases(connection: Connection) -> tuple[Release, ...]:
    """All raw releases, newest first."""
    files: dict[int, list[DeliveredFile]] = {}
    table = schema.release_file
    names = ("name", "sha256", "format", "source_table", "original")
    columns = (table.c.release_id, *(table.c[name] for name in names))
    for release_id, *file in connection.execute(select(*columns)):
        files.setdefault(release_id, []).append(DeliveredFile(*file))
    rows = connection.execute(select(schema.release).order_by(schema.release.c.id.desc())).mappings()
    return tuple(_release(row, tuple(files.get(row["id"], ()))) for row in rows)


def _release(row: RowMapping, files: tuple[DeliveredFile, ...]) -> Release:
    made_at: datetime = row["made_at"]
    # SQLite gives the time back without its zone.
    return Release(**{**row, "made_at": zoned(made_at)}, files=files)


def published_in_order(connection: Connection) -> tuple[Release, ...]:
    """Published releases, those first that later ones overrule."""
    return tuple(
        sorted(
            (one for one in releases(connection) if one.state == "published"),
            key=lambda one: (one.position, one.id),
        )
    )


def set_state(connection: Connection, release: int, state: str, *, version: str | None = None) -> None:
    """`draft`, `published` or `withdrawn`; with a `version` the release comes behind all published so far."""
    values: dict[str, object] = {"state": state}
    if version is not None:
        values |= {"version": version, "position": _next_position(connection)}
    connection.execute(update(schema.release).where(schema.release.c.id == release).values(**values))


def measures_of(connection: Connection, release: int) -> frozenset[str]:
    """The measures that a release has figures for or has defined."""
    table, defined = schema.raw_series, schema.definition
    inside = (
        select(schema.observation.c.series_id).where(schema.observation.c.release_id == release).distinct()
    )
    own = select(defined.c.key).where(defined.c.release_id == release, defined.c.kind == "measure")
    return frozenset(
        [*connection.scalars(select(table.c.measure).where(table.c.id.in_(inside))), *connection.scalars(own)]
    )


def figures(connection: Connection, series: RawSeries, published: Sequence[Release]) -> list[list[Row]]:
    """The figures of a series, one list per release in the order of `published`; releases without any are
    left out."""
    table = schema.observation
    columns = (table.c.release_id, table.c.area, table.c.year, table.c.value, table.c.status, table.c.marks)
    found: dict[int, list[Row]] = {one.id: [] for one in published}
    # All at once: row by row, SQLAlchemy takes twice as long.
    given = connection.execute(select(*columns).where(table.c.series_id == series.id)).all()
    for release, area, year, value, status, marks in given:
        if release in found:
            found[release].append((area, year, value, status, marks))
    return [rows for rows in found.values() if rows]


def told(connection: Connection, wanted: Iterable[RawSeries]) -> list[tuple[str, str, str, int]]:
    """What published releases say anything of in some series: measure, source, area as delivered and year."""
    series, cell, release = schema.raw_series, schema.observation, schema.release
    statement = (
        select(series.c.measure, series.c.source, cell.c.area, cell.c.year)
        .join(series, series.c.id == cell.c.series_id)
        .join(release, release.c.id == cell.c.release_id)
        .where(release.c.state == "published", series.c.id.in_([one.id for one in wanted]))
        .distinct()
    )
    return [tuple(row) for row in connection.execute(statement)]


class Brought(NamedTuple):
    """One figure that a release brought, without what it says."""

    measure: str
    breakdown: str
    source: str
    area: str
    year: int


def brought(connection: Connection, version: str) -> list[Brought]:
    """Every figure of one release."""
    series, cell, release = schema.raw_series, schema.observation, schema.release
    statement = (
        select(series.c.measure, series.c.breakdown, series.c.source, cell.c.area, cell.c.year)
        .join(series, series.c.id == cell.c.series_id)
        .join(release, release.c.id == cell.c.release_id)
        .where(release.c.version == version)
    )
    return [Brought(*row) for row in connection.execute(statement)]


def origin(connection: Connection, measure: str, breakdown: str, area: str, year: int) -> str:
    """The version of the published release whose figure counts; empty where none has given one under this
    key."""
    series, cell, release = schema.raw_series, schema.observation, schema.release
    statement = (
        select(release.c.version)
        .join(cell, cell.c.release_id == release.c.id)
        .join(series, series.c.id == cell.c.series_id)
        .where(series.c.measure == measure, series.c.breakdown == breakdown)
        .where(cell.c.area == area, cell.c.year == year)
        .where(release.c.state == "published", release.c.kind != EMBEDDED)
        .order_by(release.c.position.desc(), release.c.id.desc())
        .limit(1)
    )
    return str(connection.scalar(statement) or "")


def keep_report(connection: Connection, version: str, content: Mapping[str, object]) -> None:
    """What protection has done when a release was published; an earlier report on it is replaced."""
    table = schema.protection_report
    release = select(schema.release.c.id).where(schema.release.c.version == version)
    identity = connection.execute(release).scalar_one()
    connection.execute(delete(table).where(table.c.release_id == identity))
    connection.execute(
        insert(table).values(release_id=identity, content=json.dumps(content, ensure_ascii=False))
    )


def report_of(connection: Connection, version: str) -> dict[str, object] | None:
    """What `keep_report` has kept; None where nothing has."""
    table = schema.protection_report
    statement = select(table.c.content).join(schema.release, schema.release.c.id == table.c.release_id)
    text = connection.scalar(statement.where(schema.release.c.version == version))
    return None if text is None else dict(json.loads(text))


def reported_versions(connection: Connection) -> frozenset[str]:
    """Versions that `keep_report` has a report on."""
    table = schema.protection_report
    statement = select(schema.release.c.version).join(table, schema.release.c.id == table.c.release_id)
    return frozenset(connection.scalars(statement))
