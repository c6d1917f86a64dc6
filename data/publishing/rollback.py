"""Takes releases back: pointers move to the version before, or what came later is computed again without
them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Engine

from dashboard.domain.releases.step import COMMAND_LINE, StepKind
from dashboard.errors import ReleaseError
from data.catalogue.loader import load
from data.definitions.stored import definitions, touched_by
from data.geography.register import stored_areas, stored_changes, write_population
from data.own_tables import extended
from data.publishing.changes import Alter, Altered, AskedVersion, change, renamed
from data.publishing.ground import ReleaseAreas
from data.publishing.publish import POPULATION, Publisher
from data.publishing.release import Outcome, years_of
from data.publishing.stored_figures import StoredFigures
from data.stores import marks, published_store, raw_store
from data.stores.institutions import raw as raw_entries
from data.stores.releases.steps import add_step


def rollback(raw_engine: Engine, published_engine: Engine, version: str, *, reason: str = "") -> Outcome:
    """Takes a release back. Raises ReleaseError when it cannot be; nothing has changed then.

    Of the newest release only the pointers move back to the version before. Below later releases the affected
    indicators are computed again without it, which makes a new version; all others keep the cells they have
    now. Where versions on show are protected under older rules, all are computed again and these go off show:
    a table that today's rules refuse can be taken back all the same.
    """
    return change(raw_engine, published_engine, withdrawing(version, reason=reason), may_be_outdated=True)


def withdrawing(version: str, *, account: str = COMMAND_LINE, reason: str = "", token: str = "") -> Alter:
    """What `rollback` does with the lists of releases: a step of `account`, made by the job `token`."""

    def alter(raw: Connection, published: Connection) -> Altered:
        release = _release_to_withdraw(raw, version)
        drafted = release.state == "draft"
        kind = StepKind.DISCARDED if drafted else StepKind.WITHDRAWN
        add_step(raw, release.id, kind, account, reason=reason, token=token)
        if drafted:
            raw_store.set_state(raw, release.id, "withdrawn")
            return Altered(None, lambda _: renamed(None, f"Der Entwurf {version} ist verworfen.", version))
        now = published_store.current(published)
        outdated = marks.under_older_rules(published)
        touched = touched_by(raw, release.id)
        entries = raw_entries.parts_of(raw, release.id)
        raw_store.set_state(raw, release.id, "withdrawn")
        if outdated or now is None or now.version != version:
            published_store.supersede(published, outdated)
            return _without(raw, published, version, None if outdated else touched, entries)
        return Altered(None, lambda _: _one_back(raw, published, version, touched))

    return alter


def _one_back(raw: Connection, published: Connection, version: str, touched: Collection[str]) -> Outcome:
    published_store.withdraw(published, version)
    before = published_store.current(published)
    if before is None:
        raise ReleaseError(f"Vor {version} gibt es keinen Datenstand, zu dem zurückgekehrt werden könnte.")
    if POPULATION in touched:
        _population_again(raw, published)
    said = f"{version} ist zurückgenommen; es gilt wieder {before.version}."
    return renamed(None, said, before.version)


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
        raise ReleaseError(
            f"{version} ist selbst eine Rücknahme; die Tabelle bitte neu einspielen.", version=version
        )
    return release


def _without(
    raw: Connection,
    published: Connection,
    version: str,
    touched: frozenset[str] | None,
    entries: frozenset[str],
) -> Altered:
    new = raw_store.next_version(raw, published_store.versions(published))
    note = f"{raw_store.WITHOUT}{version}"
    raw_store.add_release(
        raw, new, kind=raw_store.ROLLBACK, by="", note=note, state="published", files=(), observations=()
    )

    def finish(outcome: Outcome | None) -> Outcome:
        # After the new version is written: until then it points to the cells that are current now.
        published_store.withdraw(published, version, keep=new)
        said = (
            f"{version} ist zurückgenommen; alle anderen Tabellen bleiben. Es gilt der neue Datenstand {new}."
        )
        return renamed(outcome, said, new)

    return Altered(AskedVersion(new, note, touched, entries), finish)


def _population_again(raw: Connection, published: Connection) -> None:
    catalogue = extended(load(), *definitions(raw))
    ground = ReleaseAreas.of(stored_areas(published), stored_changes(published), years_of(raw, ()))
    write_population(published, Publisher(catalogue, ground, StoredFigures(raw)).population())
