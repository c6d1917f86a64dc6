"""Changes of what is published: what is to be computed, computed beside the stores where that is possible, and
written into both."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, func, select

from dashboard.settings import RawSettings
from data.catalogue.loader import load
from data.definitions.stored import definitions
from data.own_tables import extended
from data.publishing.progress import SILENT, Progress
from data.publishing.release import ComputedRelease, Outcome, compute_release, write_release
from data.stores import journal, marks, schema, snapshot
from data.stores.trial import trial_stores
from data.stores.two_stores import both, tried
from data.stores.writers import address


@dataclass(frozen=True, slots=True)
class AskedVersion:
    """The data version that a change asks for; see `compute_release`."""

    version: str
    note: str
    touched: frozenset[str] | None
    entries_touched: frozenset[str]
    accept_narrow: bool = True


@dataclass(frozen=True, slots=True)
class Altered:
    """What a change has done to the lists of releases, and what is left: the version to be made, None where
    pointers suffice, and what follows when it is written (its outcome, or None)."""

    asked: AskedVersion | None
    finish: Callable[[Outcome | None], Outcome]


Alter = Callable[[Connection, Connection], Altered]


def change(
    raw_engine: Engine,
    published_engine: Engine,
    alter: Alter,
    *,
    progress: Progress = SILENT,
    beside: bool = False,
    may_be_outdated: bool = False,
) -> Outcome:
    """Makes one change of both stores, or none. `alter` is called in the transactions of the change.

    `beside` computes on copies of SQLite files before that, so that whoever writes into the stores waits for
    seconds instead of a minute; where they have changed meanwhile, it is computed again while they are held.
    Raises what `alter` and `compute_release` do, and whatever `progress` raises; nothing has changed then.
    """
    found = None
    if beside and raw_engine.dialect.name == published_engine.dialect.name == "sqlite":
        found = _computed_beside(raw_engine, published_engine, alter, progress, may_be_outdated)
    with both(raw_engine, published_engine, may_be_outdated=may_be_outdated) as (raw, published):
        made = found[1] if found is not None and found[0] == _basis(raw, published) else None
        altered = alter(raw, published)
        written = None
        if altered.asked is not None:
            made = made or _computed(raw, published, altered.asked, progress)
            progress.cells(made.outcome.cells)
            written = write_release(raw, published, made, note=altered.asked.note)
        outcome = altered.finish(written)
        progress.commit()
        return outcome


def _computed_beside(
    raw_engine: Engine, published_engine: Engine, alter: Alter, progress: Progress, may_be_outdated: bool
) -> tuple[str, ComputedRelease] | None:
    """The version that the change will make, and of what; None where there is nothing to compute."""
    settings = RawSettings(address(published_engine), address(raw_engine))
    with (
        trial_stores(settings) as copies,
        tried(*copies, may_be_outdated=may_be_outdated) as (raw, published),
    ):
        basis = _basis(raw, published)
        asked = alter(raw, published).asked
        made = None if asked is None else _computed(raw, published, asked, progress)
    return None if made is None else (basis, made)


def _computed(
    raw: Connection, published: Connection, asked: AskedVersion, progress: Progress
) -> ComputedRelease:
    return compute_release(
        raw,
        published,
        asked.version,
        touched=asked.touched,
        entries_touched=asked.entries_touched,
        accept_narrow=asked.accept_narrow,
        progress=progress,
    )


def _basis(raw: Connection, published: Connection) -> str:
    """A digest of all that a version is computed of: releases never change what they brought."""
    defined = definitions(raw)
    areas = published.execute(select(func.count(), func.max(schema.area.c.id)).select_from(schema.area)).one()
    told = (
        marks.pairing(raw, schema.raw_pairing),
        marks.pairing(published, schema.published_pairing),
        sorted(journal.picture(raw).items()),
        tuple(areas),
        snapshot.dump(extended(load(), *defined)),
        repr(defined),
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def renamed(outcome: Outcome | None, message: str, version: str = "") -> Outcome:
    """The outcome of a change, said in other words; of pointers alone the `version` that is in force now."""
    if outcome is None:
        return Outcome(version, True, message)
    return replace(outcome, message=message)
