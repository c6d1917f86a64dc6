"""Changes both stores as if they were one: a change that was interrupted anywhere is finished or undone by
the next."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from dashboard.errors import StoreError
from data.stores import journal, marks, published_store, raw_store, schema
from data.stores.database import opened, place, require_current, sentences
from data.stores.marks import Pairing
from data.stores.pairing import require_fit
from data.stores.releases.steps import mark_steps
from data.stores.writers import address, alone

LOG = logging.getLogger("bildungslupe")


class _Undone(Exception):
    """Leaves both transactions without committing them."""


@contextmanager
def tried(
    raw_engine: Engine, published_engine: Engine, *, may_be_outdated: bool = False
) -> Iterator[tuple[Connection, Connection]]:
    """As `both`, and whatever was done is taken back when the block ends."""
    try:
        with both(raw_engine, published_engine, may_be_outdated=may_be_outdated) as stores:
            yield stores
            raise _Undone
    except _Undone:
        return


@contextmanager
def both(
    raw_engine: Engine,
    published_engine: Engine,
    *,
    may_be_lost: bool = False,
    may_be_outdated: bool = False,
) -> Iterator[tuple[Connection, Connection]]:
    """One transaction in each store: both are written, or neither; no other writer meanwhile.

    The raw store is committed first, with a note of the change; then the published one, with the same mark;
    then the note is closed. Leaves without an error exactly when the change stands in both. Raises StoreError
    when the stores do not belong together (see `data.stores.pairing`), or when a version on show is protected
    under older rules, unless the caller takes it off show (`may_be_outdated`).
    """
    with alone(address(raw_engine), address(published_engine)):
        require_current(raw_engine, "raw")
        require_current(published_engine, "published")
        settle(raw_engine, published_engine)
        with sentences(raw_engine), raw_engine.connect() as raw, published_engine.connect() as published:
            _hold(raw, published)
            pair = require_fit(raw, published, may_be_lost=may_be_lost)
            if not may_be_outdated:
                marks.require_protected(published)
            before, shown = journal.picture(raw), published_store.versions(published)
            yield raw, published
            if published_store.versions(published) == shown:
                mark_steps(raw, "")
                raw.commit()
                published.commit()  # places of another district, for example
                return
            mark = Pairing(pair or uuid.uuid4().hex, uuid.uuid4().hex)
            journal.begin(raw, mark.operation, before)
            marks.pair_up(published, schema.published_pairing, mark)
            raw.commit()
            failed = _commit(published)
        if failed is None:
            _close(raw_engine, published_engine)
            return
        if not _stands(raw_engine, published_engine, mark.operation):
            with sentences(published_engine):
                raise failed


def finish_interrupted(raw_engine: Engine, published_url: str) -> None:
    """What a command that only reads does first: a list of releases must not show what is to be undone."""
    with sentences(raw_engine), raw_engine.connect() as raw:
        note = journal.begun(raw)
    if note is None:
        return
    with opened(published_url) as (published_engine,), alone(address(raw_engine), address(published_engine)):
        settle(raw_engine, published_engine)


def settle(raw_engine: Engine, published_engine: Engine) -> str:
    """Finishes or undoes a change that was interrupted; the mark of the last change that both stores have."""
    with sentences(raw_engine), raw_engine.connect() as raw, published_engine.connect() as published:
        _hold(raw, published)
        found = marks.pairing(published, schema.published_pairing)
        note = journal.begun(raw)
        if note is not None:
            if note.operation == found.operation:
                journal.finish(raw, note, found.pair)
            else:
                journal.undo(raw, note)
            raw.commit()
        return found.operation


def _hold(raw: Connection, published: Connection) -> None:
    """Begins a transaction in each store and waits until the last one of another process has ended.

    A process may have died while its server was still committing: only then is it known what stands.
    """
    raw.begin()
    raw_store.hold(raw)
    published.begin()
    published_store.hold(published)


def _commit(published: Connection) -> Exception | None:
    try:
        published.commit()
    except Exception as error:  # whatever it is, the store itself is asked next whether the change stands
        return error
    return None


def _close(raw_engine: Engine, published_engine: Engine) -> None:
    """Closes the note. The change stands already: that this fails is no failure of it, the next command does
    it."""
    try:
        settle(raw_engine, published_engine)
    except StoreError as error:
        LOG.warning("%s Der Datenstand gilt; der nächste Befehl räumt auf.", error.message)


def _stands(raw_engine: Engine, published_engine: Engine, operation: str) -> bool:
    """After a commit that ended in an error: whether it was made all the same. If not, the raw part is
    undone."""
    published_engine.dispose()  # its connections may be the ones that broke
    try:
        return settle(raw_engine, published_engine) == operation
    except StoreError as error:
        raise StoreError(
            f"{error.message} Ob der neue Datenstand gilt, ließ sich nicht mehr feststellen: der nächste "
            "Befehl führt "
            f"die Änderung zu Ende oder nimmt sie zurück, „flask --app app releases“ zeigt danach, was gilt.",
            database=place(published_engine),
        ) from error
