"""Profiles and reports of many places as files in a folder, written by several processes; each file is whole or not
there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from callbacks.answers import Answers
from callbacks.exports.contents import Exporting
from callbacks.institutions.institution_data import InstitutionData
from callbacks.institutions.stored_institutions import StoredInstitutions
from callbacks.profile.exports import ProfileExports, file_name
from callbacks.profile.institutions import ProfileInstitutions
from callbacks.profile.profiles import Profiles
from callbacks.report.exports import ReportExports, report_name
from dashboard.errors import MonitorError
from data.repository import Repository
from data.stores.database import open_database, require_current

_PART = ".teil"
_files: _PlaceFiles | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What every file of a batch shares: the published store, the district, where to, in what language, which
    links, and in which kinds (`pdf`, `docx`, `pptx`, `xlsx`) each place is written. `edition` is that of the report;
    without one they are profiles."""

    database_url: str
    district: str
    folder: Path
    lang: str
    root: str
    kinds: tuple[str, ...] = ("pdf",)
    edition: str = ""


@dataclass(frozen=True, slots=True)
class _PlaceFiles:
    """How the files of a place are made. `known` is what they are called where that can be told before, so that those
    that are there are not made again; None where it cannot."""

    answers: Answers
    export: Callable[[str], Any]
    making: Mapping[str, Callable[[Any], bytes]]
    name: Callable[[Any], str]
    known: Callable[[str], str | None]


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
    """Municipalities, Ämter and the district. Raises StoreError without a store, UnknownKey without the edition."""
    answers = _opened(order).answers
    repository = answers.repository
    if order.edition:
        repository.edition(order.edition)
    names = {area.key: area.name for area in repository.register().of_level("amt")}
    places = Profiles(answers).places()
    return Extent(tuple(area.key for area in places), names, repository.version())


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


def _opened(order: Order) -> _PlaceFiles:
    engine = open_database(order.database_url, read_only=True)
    require_current(engine, "published")
    answers = Answers(Repository(engine, order.district), order.district)
    return _reports(order, answers) if order.edition else _profiles(order, answers)


def _profiles(order: Order, answers: Answers) -> _PlaceFiles:
    stored = StoredInstitutions(answers.repository, order.district)
    exports = ProfileExports(answers, institutions=ProfileInstitutions(InstitutionData(answers, stored)))
    return _PlaceFiles(
        answers,
        lambda key: exports.export(key, f"sprache={order.lang}", order.root),
        {"pdf": exports.pdf, "pptx": exports.pptx, "xlsx": exports.xlsx},
        lambda export: file_name(export.profile),
        lambda key: None,
    )


def _reports(order: Order, answers: Answers) -> _PlaceFiles:
    exports = ReportExports(Exporting(answers), answers.repository)
    areas = answers.repository.register().areas
    return _PlaceFiles(
        answers,
        lambda key: exports.export(order.edition, key, order.lang, order.root),
        {"pdf": exports.pdf, "docx": exports.docx, "pptx": exports.pptx, "xlsx": exports.xlsx},
        lambda export: report_name(export.report.key, export.report.place),
        lambda key: report_name(order.edition, areas[key]) if key in areas else None,
    )


def _amt_of(answers: Answers, key: str) -> str:
    """The Amt that a municipality belongs to, an Amt itself; empty for the district."""
    area = answers.repository.register().areas[key]
    return area.key if area.level == "amt" else area.amt


def _start(order: Order) -> None:
    """Opens the store once for each process; what places share is then made once, too."""
    global _files
    _files = _opened(order)


def _write(order: Order, key: str) -> Written:
    """Under another name first, so that a file that can be seen is whole; of a place all kinds are written or
    none. Reports that are there stay as they are: an edition never changes."""
    assert _files is not None
    known = _files.known(key)
    if known is not None:
        there = tuple(f"{known}.{kind}" for kind in order.kinds)
        if all((order.folder / one).is_file() for one in there):
            return Written(key, there, amt=_amt_of(_files.answers, key))
    parts = {kind: _part(order, key, kind) for kind in order.kinds}
    try:
        export = _files.export(key)
        for kind, part in parts.items():
            part.write_bytes(_files.making[kind](export))
        stem = _files.name(export)
        names = {kind: f"{stem}.{kind}" for kind in parts}
        for kind, part in parts.items():
            os.replace(part, order.folder / names[kind])
    except MonitorError as error:
        return Written(key, problem=error.message)
    except OSError as error:
        return Written(key, problem=f"Die Datei lässt sich nicht schreiben ({error.strerror}).")
    except Exception as error:
        what = "Der Bericht" if order.edition else "Das Profil"
        return Written(key, problem=f"{what} lässt sich nicht setzen ({type(error).__name__}: {error}).")
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return Written(key, tuple(names.values()), amt=_amt_of(_files.answers, key))


def _part(order: Order, key: str, kind: str) -> Path:
    return order.folder / f".{key}.{kind}{_PART}"


def _tidy(order: Order, keys: Sequence[str]) -> None:
    """What a process left that was killed."""
    for key in keys:
        for kind in order.kinds:
            with suppress(OSError):
                _part(order, key, kind).unlink(missing_ok=True)
