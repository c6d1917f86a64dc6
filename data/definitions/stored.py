"""What releases define: written into the raw store, and read back as what is in force."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, exists, insert, select

from dashboard.domain.definitions.network import SECTIONS
from dashboard.domain.definitions.stated import Definitions, sum_key
from dashboard.domain.indicator import Indicator
from dashboard.domain.measure import Measure, Source
from data.catalogue.loader import load
from data.own_tables import measures_of
from data.stores import raw_store, schema, snapshot
from data.stores.parts import network as network_parts


def _from_text(load_part: Callable[[Mapping[str, Any]], Any]) -> Callable[[str], Any]:
    return lambda text: load_part(json.loads(text))


_LOADERS: Mapping[str, Callable[[str], Any]] = {
    "stated_measure": snapshot.load_measure,
    "source": snapshot.load_source,
    "indicator": snapshot.load_indicator,
    "sum": snapshot.load_sum,
    "apart": snapshot.load_apart,
    "target": snapshot.load_target,
    "event": snapshot.load_event,
    "action": snapshot.load_action,
    "principle": snapshot.load_principle,
    "aim": snapshot.load_aim,
    **{kind: _from_text(load_part) for kind, load_part in network_parts.LOADERS.items()},
}
_FIELDS = {
    "stated_measure": "measures",
    "source": "sources",
    "indicator": "indicators",
    "sum": "sums",
    "apart": "apart",
    "target": "targets",
    "event": "events",
    "action": "actions",
    "principle": "principles",
    "aim": "aims",
    **SECTIONS,
}
"""The field of `Definitions` that a kind of the table fills."""
_REMEMBERED = ("measure", "source", "stated_measure")
"""Kinds that go on explaining figures after their release was taken back."""
_PROTECTING = ("sum", "apart")
"""Kinds that hold for as long as their measures are there: taking a release back must not weaken protection."""


_WORDS = frozenset(
    {
        *("theme", "name", "short", "subtitle", "reporting_date", "definition", "reading_help", "notes"),
        *("synonyms", "denominator_unit", "base_name", "targets", "events", "next_delivery"),
    }
)
"""Fields of an indicator that no stored cell depends on."""


class InForce(NamedTuple):
    """What all releases together define: own tables' measures and sources, and what definition files state."""

    measures: tuple[Measure, ...]
    sources: tuple[Source, ...]
    stated: Definitions


def add_definitions(connection: Connection, release: int, stated: Definitions) -> None:
    """Writes what a release states, in the caller's transaction."""
    rows = [("removed", one, "") for one in stated.removed]
    for kind, field in _FIELDS.items():
        for one in getattr(stated, field):
            key = sum_key(one) if kind == "sum" else one.key
            rows.append((kind, key, snapshot.dump_part(one)))
    for kind, key, content in rows:
        connection.execute(
            insert(schema.definition).values(release_id=release, kind=kind, key=key, content=content)
        )


def definitions_of(connection: Connection, release: int) -> Definitions:
    """What one release states, drafts and withdrawn ones included; measures of its plain tables left out."""
    found: dict[tuple[str, str], str] = {
        (kind, key): content for kind, key, content in _rows(connection, release) if kind != "measure"
    }
    removed = tuple(key for kind, key in found if kind == "removed")
    return replace(_loaded(found), removed=removed)


def definitions(connection: Connection) -> InForce:
    """What published releases define; a later release overrules an earlier one, and removes what it says.

    What a withdrawn release has defined still explains the figures of those that are published: taking a
    table back must not take those of others with it. Its sums hold on for the same reason.
    """
    once_shown = set(connection.scalars(select(schema.protection_report.c.release_id)))
    found: dict[tuple[str, str], str] = {}
    spare: dict[tuple[str, str], str] = {}
    ever: dict[str, str] = {}
    every = sorted(
        raw_store.releases(connection), key=lambda one: (one.state == "published", one.position, one.id)
    )
    for release in every:
        # else it is a draft, thrown away
        withdrawn = release.state == "withdrawn" and release.id in once_shown
        if release.state != "published" and not withdrawn:
            continue
        for kind, key, content in _rows(connection, release.id):
            if kind == "indicator":
                ever[key] = content
            if withdrawn:
                spare[kind, key] = content
            elif kind == "removed":
                found.pop(_named(key), None)
            else:
                found[kind, key] = content
    indicators = [snapshot.load_indicator(text) for (kind, _), text in found.items() if kind == "indicator"]
    used = _used(connection) | {("measure", key) for one in indicators for key in measures_of(one)}
    for (kind, key), content in spare.items():
        remembered = kind in _REMEMBERED and (kind.removeprefix("stated_"), key) in used
        if (kind in _PROTECTING or remembered) and (kind, key) not in found:
            found[kind, key] = content
    measures = tuple(snapshot.load_measure(text) for (kind, _), text in found.items() if kind == "measure")
    stated = _loaded({one: text for one, text in found.items() if one[0] != "measure"})
    now = {one.key for one in stated.indicators}
    former = tuple(snapshot.load_indicator(text) for key, text in ever.items() if key not in now)
    return InForce(measures, stated.sources, replace(stated, sources=(), former=former))


def touched_by(connection: Connection, release: int) -> frozenset[str]:
    """The measures whose indicators a release changes: those with figures in it, those that indicators it states, or
    removes, are made of, and those of the sums it states, which protection has to know. An indicator that is computed
    as it is without this release has other words alone, and nothing of it is computed again."""
    found = set(raw_store.measures_of(connection, release))
    table = schema.definition
    for kind, key, content in _rows(connection, release):
        if kind == "indicator":
            given = snapshot.load_indicator(content)
            other = _otherwise(connection, release, key)
            if other is None or not _computed_alike(given, other):
                found |= measures_of(given)
        elif kind == "sum":
            stated = snapshot.load_sum(content)
            found |= {name.partition("/")[0] for name in (stated.whole, *stated.parts)}
        elif kind == "removed" and _named(key)[0] == "indicator":
            for text in connection.scalars(
                select(table.c.content).where(table.c.kind == "indicator", table.c.key == _named(key)[1])
            ):
                found |= measures_of(snapshot.load_indicator(text))
    return frozenset(found)


def _otherwise(connection: Connection, release: int, key: str) -> Indicator | None:
    """The indicator of a key without what one release states: of the last other published one, else as it ships."""
    found = load().indicators.get(key)
    table = schema.definition
    asked = select(table.c.release_id, table.c.kind, table.c.content).where(
        ((table.c.kind == "indicator") & (table.c.key == key))
        | ((table.c.kind == "removed") & (table.c.key == f"indicator:{key}"))
    )
    stated = {row.release_id: row for row in connection.execute(asked)}
    for one in raw_store.published_in_order(connection):
        if one.id != release and one.id in stated:
            row = stated[one.id]
            found = snapshot.load_indicator(row.content) if row.kind == "indicator" else None
    return found


def _computed_alike(one: Indicator, other: Indicator) -> bool:
    """Whether two entries differ in nothing but words."""
    names = [field.name for field in fields(Indicator) if field.name not in _WORDS]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _named(key: str) -> tuple[str, str]:
    kind, _, name = key.partition(":")
    return kind, name


def _rows(connection: Connection, release: int) -> Iterator[tuple[str, str, str]]:
    table = schema.definition
    statement = select(table.c.kind, table.c.key, table.c.content).where(table.c.release_id == release)
    yield from connection.execute(statement)


def _loaded(found: Mapping[tuple[str, str], str]) -> Definitions:
    parts: dict[str, list[Any]] = {field: [] for field in _FIELDS.values()}
    for (kind, _), content in found.items():
        if kind in _FIELDS:
            parts[_FIELDS[kind]].append(_LOADERS[kind](content))
    return Definitions(**{field: tuple(of) for field, of in parts.items()})


def _used(connection: Connection) -> set[tuple[str, str]]:
    """Kind and key of every measure and source that a published release has figures of, own ones alone."""
    table, series, release = schema.observation, schema.raw_series, schema.release
    own = select(schema.definition.c.key)
    rows = connection.execute(
        select(series.c.measure, series.c.source).where(
            series.c.measure.in_(own) | series.c.source.in_(own),
            exists().where(
                table.c.series_id == series.c.id,
                table.c.release_id == release.c.id,
                release.c.state == "published",
            ),
        )
    )
    return {pair for measure, source in rows for pair in (("measure", measure), ("source", source))}
