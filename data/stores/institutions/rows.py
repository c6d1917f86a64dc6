"""Writes and reads rows of the parts of `Entries`: values of the domain, column by column."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import PARTS, Entries
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.observation import Provenance, Status
from data.stores.database import bulk_insert

_KINDS: Mapping[str, type[Any]] = dict(
    zip(PARTS, (Institution, Catchment, Locality, InstitutionFigure, Course, Queue), strict=True)
)
_JSON = frozenset({"open_minutes", "languages", "focus", "polygon", "days", "times", "former"})
_ORDER = {
    "institutions": ("key",),
    "catchments": ("number",),
    "localities": ("key",),
    "figures": ("institution", "measure", "year", "breakdown"),
    "courses": ("key",),
    "queues": ("kind", "municipality", "on"),
}
_WITH_STATUS = ("figures", "queues")
"""Parts whose status is one of a number; an institution's and a course's is a word."""
_NOT_OURS = frozenset({"release_id", "number"})


def write(connection: Connection, table: Table, release: int, values: Iterable[object]) -> None:
    """A row for each value, under the release, in the caller's transaction."""
    columns = tuple(column.name for column in table.columns)
    bulk_insert(
        connection, table, columns, (tuple(_row(one, columns, release, at)) for at, one in enumerate(values))
    )


def _row(value: object, columns: tuple[str, ...], release: int, number: int) -> Iterator[object]:
    for name in columns:
        if name == "release_id":
            yield release
        elif name == "number":
            yield number
        else:
            yield _stored(name, getattr(value, name))


def _stored(name: str, value: object) -> object:
    if name in _JSON:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if isinstance(value, Status):
        return int(value)
    return str(value) if isinstance(value, Provenance) else value


def read(connection: Connection, part: str, table: Table, release: int) -> tuple[Any, ...]:
    """The values of a part of `Entries` that stand under a release: by key, catchments as delivered."""
    order = [table.c[name] for name in _ORDER[part]]
    rows = connection.execute(select(table).where(table.c.release_id == release).order_by(*order)).mappings()
    made = _KINDS[part]
    # By code point: databases order by their own languages.
    found = [made(**_fields(part, row)) for row in rows]
    return tuple(found if part == "catchments" else sorted(found, key=lambda one: _place(part, one)))


def read_all(connection: Connection, tables: Mapping[str, Table], release_of: Mapping[str, int]) -> Entries:
    """All parts, each under its release; a part without one is empty."""
    return Entries(
        **{
            part: read(connection, part, table, release_of[part])
            for part, table in tables.items()
            if part in release_of
        }
    )


def digest(part: str, values: Iterable[object]) -> str:
    """A fingerprint of a part: the same values give the same on every machine."""
    seal = hashlib.sha256(part.encode())
    for one in values:
        seal.update(repr(one).encode())
    return seal.hexdigest()[:16]


def _place(part: str, value: object) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in _ORDER[part])


def _fields(part: str, row: RowMapping) -> dict[str, Any]:
    fields = {name: _value(name, value) for name, value in row.items() if name not in _NOT_OURS}
    if part in _WITH_STATUS:
        fields["status"] = Status(fields["status"])
    return fields


def _value(name: str, value: Any) -> Any:
    if name in _JSON and value is not None:
        return _tuples(json.loads(value))
    if name == "provenance":
        return Provenance(value)
    return value


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value
