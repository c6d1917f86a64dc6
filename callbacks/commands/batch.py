"""Profiles of many places as files in a folder, written by several processes; each file is whole or not
there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from callbacks.answers import Answers
from callbacks.institutions.institution_data import InstitutionData
from callbacks.institutions.stored_institutions import StoredInstitutions
from callbacks.profile.exports import ProfileExports, file_name
from callbacks.profile.institutions import ProfileInstitutions
from dashboard.errors import MonitorError
from data.repository import Repository
from data.stores.database import open_database, require_current

_PART = ".teil"
_exports: ProfileExports | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What every file of a batch shares: the published store, the district, where to, in what language, which
    links, and in which kinds (`pdf`, `pptx`, `xlsx`) each profile is written."""

    database_url: str
    district: str
    folder: Path
    lang: str
    root: str
    kinds: tuple[str, ...] = ("pdf",)


@dataclass(frozen=True, slots=True)
class Written:
    """One place of a batch: its files, or the sentence that says why there are none; the district has no
    `amt`."""

    key: str
    files: tuple[str, ...] = ()
    problem: str = ""
    amt: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a batch can be of: `keys` of all that have a profile, the names of the Ämter, and the data
    version."""

    keys: tuple[str, ...]
    amts: Mapping[str, str]
    version: str


def extent(order: Order) -> Extent:
    """Municipalities, Ämter and the district. Raises StoreError without a store."""
    exports = _opened(order)
    repository = exports.answers.repository
    names = {area.key: area.name for area in repository.register().of_level("amt")}
    return Extent(tuple(area.key for area in exports.profiles.places()), names, repository.version())


def write_all(order: Order, keys: Sequence[str], processes: int) -> Iterator[Written]:
    """Writes the files of each key and yields as they are done, in no order.

    Not started where one process is enough: starting another takes as long as writing a dozen.
    """
    if processes < 2:
        _start(order)
        yield from (_write(order, key) for key in keys)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _start, (order,)) as pool:
        running: dict[Future[Written], str] = {pool.submit(_write, order, key): key for key in keys}
        try:
            for one in as_completed(running):
                yield _result(one, running[one])
        finally:
            pool.shutdown(cancel_futures=True)
            _tidy(order, keys)


def _result(done: Future[Written], key: str) -> Written:
    try:
        return done.result()
    except BrokenProcessPool:
        return Written(key, problem="Der Vorgang, der die Datei schreiben sollte, ist abgebrochen.")


def _opened(order: Order) -> ProfileExports:
    engine = open_database(order.database_url, read_only=True)
    require_current(engine, "published")
    answers = Answers(Repository(engine, order.district), order.district)
    stored = StoredInstitutions(answers.repository, order.district)
    return ProfileExports(answers, institutions=ProfileInstitutions(InstitutionData(answers, stored)))


def _start(order: Order) -> None:
    """Opens the store once for each process; what profiles share is then made once, too."""
    global _exports
    _exports = _opened(order)


def _write(order: Order, key: str) -> Written:
    """Under another name first, so that a file that can be seen is whole; of a place all kinds are written or
    none."""
    assert _exports is not None
    making = {"pdf": _exports.pdf, "pptx": _exports.pptx, "xlsx": _exports.xlsx}
    parts = {kind: _part(order, key, kind) for kind in order.kinds}
    try:
        export = _exports.export(key, f"sprache={order.lang}", order.root)
        for kind, part in parts.items():
            part.write_bytes(making[kind](export))
        names = {kind: f"{file_name(export.profile)}.{kind}" for kind in parts}
        for kind, part in parts.items():
            os.replace(part, order.folder / names[kind])
    except MonitorError as error:
        return Written(key, problem=error.message)
    except OSError as error:
        return Written(key, problem=f"Die Datei lässt sich nicht schreiben ({error.strerror}).")
    except Exception as error:
        return Written(key, problem=f"Das Profil lässt sich nicht setzen ({type(error).__name__}: {error}).")
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return Written(key, tuple(names.values()), amt=_exports.amt_of(export.profile.key))


def _part(order: Order, key: str, kind: str) -> Path:
    return order.folder / f".{key}.{kind}{_PART}"


def _tidy(order: Order, keys: Sequence[str]) -> None:
    """What a process left that was killed."""
    for key in keys:
        for kind in order.kinds:
            with suppress(OSError):
                _part(order, key, kind).unlink(missing_ok=True)
