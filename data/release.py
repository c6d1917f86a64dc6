"""Turns raw releases into data versions and takes them back: everything that changes both stores at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy import Connection, Engine, func, select

from dashboard.compute.protection.primary import hide, needs_hiding
from dashboard.compute.rates import Rates
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Status
from dashboard.errors import ReleaseError
from data import published_store, raw_store, schema, snapshot
from data.catalogue.loader import load
from data.database import require_current, sentences
from data.ground import Ground
from data.own_tables import extended
from data.publish import POPULATION, PublishedSeries, Publisher
from data.raw_store import Row
from data.territory import past_statuses, stored_areas, stored_changes, territorial_status, write_population


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request: `message` says it in German, `changed` is False when nothing was written."""

    version: str
    changed: bool
    message: str
    indicators: tuple[str, ...] = ()
    cells: int = 0
    hidden: int = 0


@contextmanager
def both(raw_engine: Engine, published_engine: Engine) -> Iterator[tuple[Connection, Connection]]:
    """One transaction in each store: both are written, or neither.

    The published store is committed first. Should the raw store fail after that, `reconcile` takes the version back:
    the next writer does so before anything else.
    """
    require_current(raw_engine, "raw")
    require_current(published_engine, "published")
    with sentences(raw_engine), raw_engine.begin() as raw:
        raw_store.hold(raw)
        with sentences(published_engine), published_engine.begin() as published:
            reconcile(raw, published)
            yield raw, published


def reconcile(raw: Connection, published: Connection) -> None:
    """Mends what a crash between two commits leaves: a version that only one of the stores knows."""
    states = published_store.versions(published)
    known = {one.version: one for one in raw_store.releases(raw)}
    if not known:
        return
    for version, state in states.items():
        if state == "published" and version not in known:
            published_store.withdraw(published, version)
    for version, release in known.items():
        if release.state == "published" and states.get(version) == "withdrawn":
            raw_store.set_state(raw, release.id, "withdrawn")
        if release.state == "published" and states and version not in states:
            raw_store.set_state(raw, release.id, "draft")


class StoredFigures:
    """Raw figures of the published releases, read series by series."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._releases = raw_store.published_in_order(connection)
        self._series: dict[str, list[raw_store.Series]] = {}
        for one in raw_store.all_series(connection):
            self._series.setdefault(one.measure, []).append(one)

    def breakdowns(self, measure: str) -> Sequence[str]:
        return tuple(dict.fromkeys(one.breakdown for one in self._series.get(measure, ())))

    def deliveries(self, measure: str, breakdown: str) -> Sequence[tuple[str, Sequence[Sequence[Row]]]]:
        return [
            (one.source, raw_store.figures(self._connection, one, self._releases))
            for one in self._series.get(measure, ())
            if one.breakdown == breakdown
        ]


def measures_in(indicator: Indicator) -> frozenset[str]:
    ratio = {indicator.ratio} if indicator.ratio else set()
    return frozenset({*indicator.numerator, *indicator.denominator, *ratio})


def publish(
    raw: Connection,
    published: Connection,
    version: str,
    *,
    note: str,
    touched: Collection[str] | None = None,
    catalogue: Catalogue | None = None,
) -> Outcome:
    """A new data version from all published raw releases, in the callers' transactions.

    `touched` are the measures that have changed: only indicators built on them are computed again, all when None.
    """
    whole = extended(catalogue or load(), *raw_store.definitions(raw))
    concerned = [one for one in whole.indicators.values() if touched is None or measures_in(one) & set(touched)]
    areas, changes = stored_areas(published), stored_changes(published)
    figures, years = StoredFigures(raw), _years(raw, concerned)
    publisher = Publisher(whole, Ground.of(areas, changes, years), figures, _protected)
    computed = {one.key: publisher.series(one) for one in concerned}
    for day in past_statuses(publisher.ground.register, years):
        past = Publisher(whole, Ground.of(areas, changes, years, on=day), figures, _protected)
        for one in concerned:
            computed[one.key] += [_with_partners(part, past.ground, computed[one.key]) for part in past.parts(one)]
    cells, hidden = _counted(computed)
    published_store.add_release(
        published,
        version,
        note=note,
        report=json.dumps(
            {
                "indicators": sorted(computed),
                "cells": cells,
                "hidden": hidden,
                "not_converted": sorted({one.sentence() for one in publisher.lost}),
                "unknown_areas": sorted(publisher.unknown),
            },
            ensure_ascii=False,
        ),
        catalogue=snapshot.dump(whole),
        status=territorial_status(changes),
        computed=computed,
        indicators=whole.indicators.keys(),
        ground=publisher.ground,
        sources=publisher.sources,
    )
    if touched is None or POPULATION in touched:
        write_population(published, publisher.population())
    message = f"Datenstand {version} veröffentlicht: {len(computed)} Indikatoren neu berechnet."
    return Outcome(version, True, message, tuple(computed), cells, hidden)


def _protected(rates: Rates, *, cases: bool, base: bool, complement: bool) -> Rates:
    return hide(rates, needs_hiding(rates, cases=cases, base=base, complement=complement))


def _with_partners(part: PublishedSeries, ground: Ground, today: Sequence[PublishedSeries]) -> PublishedSeries:
    """A part is hidden with its successor and with the other parts of it: their sum is published."""
    successor, rates = ground.parts(), part.rates
    suppressed = np.asarray(rates.status == Status.SUPPRESSED, dtype=np.bool_)
    whole = next((one for one in today if (one.level, one.breakdown) == (part.level, part.breakdown)), None)
    conceal = np.zeros_like(suppressed)
    for into in dict.fromkeys(successor.values()):
        columns = [at for at, key in enumerate(part.places) if successor.get(key) == into]
        hidden = np.asarray(suppressed[:, columns].any(axis=1), dtype=np.bool_)
        if whole is not None and into in whole.places:
            hidden |= whole.rates.status[:, whole.places.index(into)] == Status.SUPPRESSED
        conceal[:, columns] = hidden[:, None]
    return replace(part, rates=hide(rates, conceal & rates.present))


def _years(raw: Connection, indicators: Sequence[Indicator]) -> tuple[int, ...]:
    """From the first to the last year that any measure of these indicators has."""
    wanted = {measure for one in indicators for measure in measures_in(one)} | {POPULATION}
    series = [one.id for one in raw_store.all_series(raw) if one.measure in wanted]
    table = schema.observation
    statement = select(func.min(table.c.year), func.max(table.c.year)).where(table.c.series_id.in_(series))
    first, last = raw.execute(statement).one()
    return () if first is None else tuple(range(first, last + 1))


def _counted(computed: dict[str, list[PublishedSeries]]) -> tuple[int, int]:
    every = [one for series in computed.values() for one in series]
    cells = sum(int(one.included.sum()) for one in every)
    hidden = sum(int(np.sum(one.rates.status[one.included] == Status.SUPPRESSED)) for one in every)
    return cells, hidden


def rollback(raw_engine: Engine, published_engine: Engine, version: str) -> Outcome:
    """Takes a release back. Raises ReleaseError when it cannot be; nothing has changed then.

    Of the newest release only the pointers move back to the version before. Below later releases the affected
    indicators are computed again without it, which makes a new version.
    """
    with both(raw_engine, published_engine) as (raw, published):
        release = _release_to_withdraw(raw, version)
        if release.state == "draft":
            raw_store.set_state(raw, release.id, "withdrawn")
            return Outcome(version, True, f"Der Entwurf {version} ist verworfen.")
        now = published_store.current(published)
        touched = raw_store.measures_of(raw, release.id)
        raw_store.set_state(raw, release.id, "withdrawn")
        published_store.withdraw(published, version)
        if now is None or now.version != version:
            return _publish_without(raw, published, version, touched)
        before = published_store.current(published)
        if before is None:
            raise ReleaseError(f"Vor {version} gibt es keinen Datenstand, zu dem zurückgekehrt werden könnte.")
        if POPULATION in touched:
            _population_again(raw, published)
        return Outcome(before.version, True, f"{version} ist zurückgenommen; es gilt wieder {before.version}.")


def _release_to_withdraw(raw: Connection, version: str) -> raw_store.Release:
    found = {one.version: one for one in raw_store.releases(raw)}
    if version not in found:
        known = ", ".join(found) or "keine"
        raise ReleaseError(f"Den Datenstand „{version}“ gibt es nicht. Vorhanden: {known}.", version=version)
    release = found[version]
    if release.state == "withdrawn":
        raise ReleaseError(f"{version} ist schon zurückgenommen.", version=version)
    if release.kind == raw_store.EMBEDDED:
        raise ReleaseError(
            f"{version} sind die mitgelieferten Daten; sie lassen sich nicht zurücknehmen.", version=version
        )
    if release.kind == raw_store.ROLLBACK:
        raise ReleaseError(f"{version} ist selbst eine Rücknahme; die Tabelle bitte neu einspielen.", version=version)
    return release


def _publish_without(raw: Connection, published: Connection, version: str, touched: Collection[str]) -> Outcome:
    new = raw_store.next_version(raw, published_store.versions(published))
    note = f"ohne {version}"
    raw_store.add_release(
        raw, new, kind=raw_store.ROLLBACK, by="", note=note, state="published", files=(), observations=()
    )
    outcome = publish(raw, published, new, note=note, touched=touched)
    message = f"{version} ist zurückgenommen; die späteren Tabellen bleiben. Es gilt der neue Datenstand {new}."
    return Outcome(new, True, message, outcome.indicators, outcome.cells, outcome.hidden)


def _population_again(raw: Connection, published: Connection) -> None:
    catalogue = extended(load(), *raw_store.definitions(raw))
    ground = Ground.of(stored_areas(published), stored_changes(published), _years(raw, ()))
    write_population(published, Publisher(catalogue, ground, StoredFigures(raw), _protected).population())


def publish_draft(raw_engine: Engine, published_engine: Engine, version: str) -> Outcome:
    """Publishes what was imported as a draft, under a new number if another version has come in between."""
    with both(raw_engine, published_engine) as (raw, published):
        found = {one.version: one for one in raw_store.releases(raw)}
        if version not in found or found[version].state != "draft":
            raise ReleaseError(f"Einen Entwurf „{version}“ gibt es nicht.", version=version)
        release = found[version]
        newest = next(iter(found)) == version
        new = version if newest else raw_store.next_version(raw, published_store.versions(published))
        raw_store.set_state(raw, release.id, "published", version=new)
        return publish(raw, published, new, note=release.note, touched=raw_store.measures_of(raw, release.id))
