"""What a definition has been: every release that states it, with who made it and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from dashboard.domain.definitions.network import SECTIONS as NETWORK
from dashboard.domain.definitions.stated import Definitions
from data.definitions.stored import definitions_of
from data.definitions.written import sections_from
from data.stores import raw_store, schema


@dataclass(frozen=True, slots=True)
class DefinitionVersion:
    """One release that states something: its entry as in a definition file, None where it takes it off show.
    `state` is that of the release."""

    version: str
    made_at: datetime
    made_by: str
    state: str
    entry: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class LastStated:
    """The release, who made it, and when."""

    version: str
    made_by: str
    made_at: datetime


_SECTIONS = {
    "indicator": "indicators",
    "measure": "measures",
    "target": "targets",
    "event": "events",
    "action": "actions",
    "principle": "principles",
    "aim": "aims",
    **NETWORK,
}


def definition_history(connection: Connection, kind: str, key: str) -> tuple[DefinitionVersion, ...]:
    """Every release that states an indicator, a measure or anything else of a definition file, the newest first."""
    table = schema.definition
    asked = select(table.c.release_id, table.c.kind).where(
        (table.c.kind == _stored(kind)) & (table.c.key == key)
        | (table.c.kind == "removed") & (table.c.key == f"{kind}:{key}")
    )
    found = {int(release): of for release, of in connection.execute(asked)}
    return tuple(
        DefinitionVersion(
            one.version,
            one.made_at,
            one.made_by,
            one.state,
            None if found[one.id] == "removed" else _entry(definitions_of(connection, one.id), kind, key),
        )
        for one in raw_store.releases(connection)
        if one.id in found
    )


def last_stated(connection: Connection, kind: str) -> Mapping[str, LastStated]:
    """By key, of everything of a kind, the newest published release that states it or takes it off show."""
    table, prefix = schema.definition, f"{kind}:"
    asked = select(table.c.release_id, table.c.kind, table.c.key).where(
        (table.c.kind == _stored(kind)) | (table.c.kind == "removed") & table.c.key.startswith(prefix)
    )
    releases = {one.id: one for one in raw_store.releases(connection) if one.state == "published"}
    order = {release: at for at, release in enumerate(releases)}
    found: dict[str, int] = {}
    for release, of, stored in connection.execute(asked):
        key = stored.removeprefix(prefix) if of == "removed" else stored
        if release in order and (key not in found or order[release] < order[found[key]]):
            found[key] = release
    return {key: _last(releases[one]) for key, one in found.items()}


def _last(release: raw_store.Release) -> LastStated:
    return LastStated(release.version, release.made_by, release.made_at)


def _stored(kind: str) -> str:
    return "stated_measure" if kind == "measure" else kind


def _entry(stated: Definitions, kind: str, key: str) -> Mapping[str, Any]:
    given = sections_from(stated)[_SECTIONS[kind]].get(key)
    return given if isinstance(given, Mapping) else {}
