"""Writes published releases: cells, offers and the manifest that says which release's cells are current."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, insert, select, text, update

from dashboard.domain.grid import ABSENT
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES
from data.geography.register import area_ids
from data.publishing.ground import ReleaseAreas
from data.publishing.publish import PublishedSeries, digest
from data.stores import schema
from data.stores.database import bulk_insert
from data.stores.institutions import published as published_entries

_COLUMNS = (
    "release_id",
    "series_id",
    "area_id",
    "year",
    "value",
    "numerator",
    "denominator",
    "status",
    "provenance",
    "mark",
    "source_id",
)


@dataclass(frozen=True, slots=True)
class Current:
    """The published release that is shown now."""

    id: int
    version: str


def hold(connection: Connection) -> None:
    """Waits for the end of any other writing transaction. SQLite's BEGIN IMMEDIATE has done so already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("lock table published_release in share row exclusive mode"))


def current(connection: Connection) -> Current | None:
    """The newest published release, None in an empty store."""
    table = schema.published_release
    statement = (
        select(table.c.id, table.c.version).where(table.c.state == "published").order_by(table.c.id.desc())
    )
    row = connection.execute(statement.limit(1)).first()
    return None if row is None else Current(row.id, row.version)


def versions(connection: Connection) -> dict[str, str]:
    """State by version of everything that was ever published."""
    table = schema.published_release
    rows = connection.execute(select(table.c.version, table.c.state))
    return {str(row.version): str(row.state) for row in rows}


def shown_before(
    connection: Connection, indicators: Collection[str]
) -> Iterator[tuple[str, str, str, date, str, int, float | None, float | None, int]]:
    """Own counts that any release has ever shown, withdrawn ones included: nobody forgets what was published.

    Indicator, breakdown, level, territorial status, key of the place, year, numerator, denominator,
    provenance; official figures are left out.
    """
    cell, series, area = schema.published_cell, schema.series, schema.area
    statement = (
        select(
            series.c.indicator, series.c.breakdown, series.c.level, series.c.territorial_status, area.c.key
        )
        .add_columns(cell.c.year, cell.c.numerator, cell.c.denominator, cell.c.provenance)
        .distinct()
        .select_from(cell)
        .join(series, series.c.id == cell.c.series_id)
        .join(area, area.c.id == cell.c.area_id)
        .where(series.c.indicator.in_(sorted(indicators)))
        .where(cell.c.provenance > PROVENANCES.index("official"), cell.c.numerator.is_not(None))
    )
    for row in connection.execute(statement):
        yield tuple(row)


def withdraw(connection: Connection, version: str, *, keep: str = "") -> None:
    """Takes a version back; later ones were built on it and are superseded, but for `keep`, which was made
    without."""
    table = schema.published_release
    # A store that was published again does not know the version by itself; what it holds may be in any other.
    identity = connection.scalar(select(table.c.id).where(table.c.version == version)) or 0
    connection.execute(update(table).where(table.c.version == version).values(state="withdrawn"))
    later = (table.c.id > identity, table.c.state == "published", table.c.version != keep)
    connection.execute(update(table).where(*later).values(state="superseded"))


def supersede(connection: Connection, versions: Collection[str]) -> None:
    """Takes versions off show for good; what is in force of them is in a later one."""
    table = schema.published_release
    wanted = (table.c.version.in_(sorted(versions)), table.c.state == "published")
    connection.execute(update(table).where(*wanted).values(state="superseded"))


def add_release(
    connection: Connection,
    version: str,
    *,
    note: str,
    report: str,
    catalogue: str,
    status: date,
    computed: Mapping[str, Sequence[PublishedSeries]],
    indicators: Collection[str],
    ground: ReleaseAreas,
    sources: Sequence[str],
    entries: Entries | None = None,
) -> None:
    """A new version: freshly computed cells for some indicators, pointers to older cells for the others.

    `indicators` are all that the catalogue has; pointers to others are dropped. `entries` are the institutions
    that it shows, None for those of the version before. One transaction, the caller's.
    """
    before = current(connection)
    digests = {key: digest(series, ground) for key, series in computed.items()}
    pointers: dict[str, tuple[int, str]] = {}
    if before is not None:
        table = schema.manifest
        columns = (table.c.indicator, table.c.cells_release_id, table.c.digest)
        for key, cells, seal in connection.execute(select(*columns).where(table.c.release_id == before.id)):
            if key in indicators and key not in computed:
                pointers[key] = (cells, seal)
    shown = published_entries.pointers(connection, before.id) if before is not None else {}
    whole = hashlib.sha256(catalogue.encode())
    for part, seal in sorted(published_entries.seals(shown, entries).items()):
        whole.update(f"{part}={seal};".encode())
    for key, seal in sorted({**digests, **{key: seal for key, (_, seal) in pointers.items()}}.items()):
        whole.update(f"{key}={seal};".encode())
    identity = int(
        connection.execute(
            insert(schema.published_release)
            .values(
                version=version,
                made_at=datetime.now(UTC).replace(microsecond=0),
                note=note,
                state="published",
                digest=whole.hexdigest()[:16],
                territorial_status=status,
                catalogue=catalogue,
                report=report,
                protection=schema.PROTECTION,
            )
            .returning(schema.published_release.c.id)
        ).scalar_one()
    )
    lines = [(identity, key, cells, seal) for key, (cells, seal) in pointers.items()]
    lines += [(identity, key, identity, seal) for key, seal in digests.items()]
    bulk_insert(connection, schema.manifest, ("release_id", "indicator", "cells_release_id", "digest"), lines)
    _write_cells(connection, identity, computed, ground, sources, status)
    published_entries.write_entries(connection, identity, shown, entries)


def _write_cells(
    connection: Connection,
    release: int,
    computed: Mapping[str, Sequence[PublishedSeries]],
    ground: ReleaseAreas,
    sources: Sequence[str],
    status: date,
) -> None:
    areas: dict[date | None, dict[str, int]] = {}
    source_ids = _source_ids(connection, sources)
    numbers = _series_ids(connection, [one for series in computed.values() for one in series], status)
    offers = []
    for series in computed.values():
        for one in series:
            number = numbers[one.indicator, one.level, one.breakdown, one.status or status]
            if one.status not in areas:
                areas[one.status] = area_ids(connection, one.status)
            # Before a district was founded nobody knows its areas' numbers; such a column has no row either.
            ids = np.array([areas[one.status].get(key, 0) for key in one.places], dtype=np.int64)
            bulk_insert(
                connection,
                schema.published_cell,
                _COLUMNS,
                _rows(one, release, number, ids, ground.years, source_ids),
            )
            offers += [
                (release, number, district, ",".join(map(str, years)), _hidden_share(one, ground, district))
                for district, years in one.offered.items()
            ]
    bulk_insert(
        connection, schema.offer, ("release_id", "series_id", "district", "years", "hidden_share"), offers
    )


def _hidden_share(one: PublishedSeries, ground: ReleaseAreas, district: str) -> float:
    """Of the cells with a value, shown or secret, the secret ones; 0 on a past territory, which follows
    today's."""
    columns = ground.groups[one.level].get(district)
    if one.status is not None or columns is None:
        return 0.0
    hidden = (one.rates.status == Status.SUPPRESSED) & one.included
    shown = ~np.isnan(one.rates.value) & one.included
    count = int(hidden[:, columns].sum())
    return count / (count + int(shown[:, columns].sum())) if count else 0.0


def _rows(
    one: PublishedSeries,
    release: int,
    number: int,
    areas: npt.NDArray[np.int64],
    years: Sequence[int],
    sources: Sequence[int],
) -> Iterator[tuple[object, ...]]:
    """Rows in the order of the primary key: places, then years."""
    order = np.argsort(areas)
    column, row = np.nonzero(one.included[:, order].T)
    place = order[column]
    rates = one.rates
    status = rates.status[row, place]
    source_of = np.array([*sources, 0])
    yield from zip(
        [release] * len(row),
        [number] * len(row),
        areas[place].tolist(),
        np.asarray(years)[row].tolist(),
        _nullable(rates.value[row, place]),
        _nullable(rates.numerator[row, place]),
        _nullable(rates.denominator[row, place]),
        np.where(status == ABSENT, np.int8(Status.NOT_COLLECTED), status).tolist(),
        rates.provenance[row, place].tolist(),
        rates.mark[row, place].tolist(),
        [number or None for number in source_of[rates.source[row, place]].tolist()],
        strict=True,
    )


def _nullable(numbers: npt.NDArray[np.float64]) -> list[float | None]:
    return [None if math.isnan(one) else one for one in numbers.tolist()]


def _source_ids(connection: Connection, sources: Sequence[str]) -> list[int]:
    table = schema.source
    known = {row.key: row.id for row in connection.execute(select(table.c.key, table.c.id))}
    for key in sources:
        if key not in known:
            known[key] = connection.execute(insert(table).values(key=key).returning(table.c.id)).scalar_one()
    return [int(known[key]) for key in sources]


def _series_ids(
    connection: Connection, series: Sequence[PublishedSeries], today: date
) -> dict[tuple[str, str, str, date], int]:
    table = schema.series
    known = {
        (row.indicator, row.level, row.breakdown, row.territorial_status): int(row.id)
        for row in connection.execute(select(table))
    }
    columns = ("indicator", "level", "breakdown", "territorial_status")
    for one in series:
        key = (one.indicator, one.level, one.breakdown, one.status or today)
        if key not in known:
            statement = insert(table).values(**dict(zip(columns, key, strict=True))).returning(table.c.id)
            known[key] = int(connection.execute(statement).scalar_one())
    return known
