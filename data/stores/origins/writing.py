"""Writes where the figures of a release stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import Connection, insert

from dashboard.domain.observation import Observation
from data.stores.database import bulk_insert
from data.stores.origins.schema import observation_origin, origin_column

_COLUMNS = ("series_id", "release_id", "area", "year", "column_id", "row", "more_rows")


def write_origins(
    connection: Connection,
    release: int,
    observations: Iterable[Observation],
    series_of: Callable[[Observation], int],
) -> None:
    """Where each figure of the release stands; figures that nobody delivered in a file get no row. `series_of`
    gives the number of a figure's raw series."""
    bulk_insert(connection, observation_origin, _COLUMNS, _rows(connection, release, observations, series_of))


def _rows(
    connection: Connection,
    release: int,
    observations: Iterable[Observation],
    series_of: Callable[[Observation], int],
) -> Iterator[tuple[object, ...]]:
    columns: dict[tuple[str, str, str], int] = {}
    for one in observations:
        at = one.origin
        if at is None:
            continue
        key = (at.file, at.sheet, at.column)
        if key not in columns:
            values = {"release_id": release, "file": at.file, "sheet": at.sheet, "name": at.column}
            added = insert(origin_column).values(**values).returning(origin_column.c.id)
            columns[key] = int(connection.execute(added).scalar_one())
        more = ",".join(map(str, at.more_rows))
        yield series_of(one), release, one.area, one.year, columns[key], at.row, more
