"""A small world to publish: two districts with figures that a test writes, and the stores it goes into."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import LiteralString

from sqlalchemy import Engine

from dashboard.settings import RawSettings
from data.prepare import prepare
from data.publishing.release import Outcome
from data.repository import Repository
from tests.databases.postgresql import PostgreSQL

AREAS = """\
schluessel;ebene;name;amtlicher_name;amt;kreis;land;flaeche_km2;gueltig_von;gueltig_bis
DG;bund;Deutschland;Deutschland;;;;;;
13;land;Mecklenburg-Vorpommern;Mecklenburg-Vorpommern;;;;;;
13076;kreis;Ludwigslust-Parchim;Landkreis Ludwigslust-Parchim;;;13;4766,71;2011-09-04;
13071;kreis;Mecklenburgische Seenplatte;Landkreis Mecklenburgische Seenplatte;;;13;;;
130760001;amt;Nord;Amt Nord;;13076;13;;;
130760002;amt;Süd;Amt Süd;;13076;13;;;
13076001;gemeinde;Ödhof;Ödhof;130760001;13076;13;10,5;2011-09-04;
13076002;gemeinde;Pinnow;Pinnow;130760001;13076;13;20;;
13076003;gemeinde;Toddin;Toddin;130760002;13076;13;30;2019-05-26;
13076004;gemeinde;Parchim;Parchim, Stadt;130760002;13076;13;40;;
13076010;gemeinde;Alt Toddin;Alt Toddin;130760002;13076;13;;;2019-05-25
13076011;gemeinde;Setzin;Setzin;130760002;13076;13;;;2019-05-25
13076012;gemeinde;Damm;Damm;130760002;13076;13;;;2014-05-24
13071001;gemeinde;Waren;Waren;;13071;13;;;
"""
CHANGES = """\
alt;alt_name;neu;neu_name;datum;art;anteil
13054001;Ödhof;13076001;Ödhof;2011-09-04;schluesselaenderung;1
13076012;Damm;13076004;Parchim;2014-05-25;eingemeindung;1
13076010;Alt Toddin;13076003;Toddin;2019-05-26;zusammenschluss;1
13076011;Setzin;13076003;Toddin;2019-05-26;zusammenschluss;1
"""
TODAY = ("13076001", "13076002", "13076003", "13076004")
YEARS = (2012, 2013, 2014, 2020, 2021, 2022, 2023)
Line = tuple[str, str, str, str, dict[int, str]]
"""Measure, area, breakdown, source, text by year."""


class World:
    """A folder like `data/embedded` with two districts and whatever figures a test writes into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "figures").mkdir(parents=True)
        (folder / "areas.csv").write_text(AREAS, encoding="utf-8")
        (folder / "changes.csv").write_text(CHANGES, encoding="utf-8")
        self._tables = count()

    def digest(self) -> str:
        """Of all its tables: worlds with the same one give the same stores."""
        digest = hashlib.sha256()
        for file in sorted(self.folder.rglob("*.csv")):
            digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
        return digest.hexdigest()

    def figures(self, lines: Sequence[Line]) -> None:
        years = sorted({year for line in lines for year in line[4]})
        table = [";".join(["merkmal", "gebiet", "gliederung", "quelle", *map(str, years)])]
        table += [";".join([*line[:4], *(line[4].get(year, "") for year in years)]) for line in lines]
        file = self.folder / "figures" / f"t{next(self._tables)}.csv"
        file.write_text("\n".join(table) + "\n", encoding="utf-8")

    def counts(
        self,
        measure: str,
        year: int,
        texts: dict[str, str],
        source: str = "beispieldaten",
        breakdown: str = "",
    ) -> None:
        self.figures([(measure, area, breakdown, source, {year: text}) for area, text in texts.items()])


_PREPARED: dict[str, list[sqlite3.Connection]] = {}
"""Published and raw store of what was prepared, by its content."""
_COPIED: dict[tuple[Path, str], LiteralString] = {}
"""The same on PostgreSQL, by server and content: how the names of its databases end."""
_ENDINGS: tuple[LiteralString, ...] = tuple("abcdefghijklmnopqrstuvwxyz")


def _copy(kept: sqlite3.Connection, path: str) -> None:
    with closing(sqlite3.connect(path)) as store:
        kept.backup(store)


@dataclass
class Stores:
    """Both stores of one test, and how they are asked."""

    settings: RawSettings
    raw: Engine
    published: Engine
    server: PostgreSQL | None = None

    def prepare(self, world: World) -> Outcome:
        return prepare(self.settings, folder=world.folder)

    def prepare_alike(self, world: World) -> None:
        """`prepare` for tests that begin with the same world: empty stores get what those of the first such
        test became. Not for tests that watch how stores are prepared."""
        if self.server is not None:
            self._prepare_databases(world, self.server)
            return
        self.alike(world.digest(), lambda: self.prepare(world))

    def alike(self, key: str, make: Callable[[], object]) -> None:
        """Empty stores get what `make` made of those of the first test with this key. On PostgreSQL it is made
        each time."""
        if self.server is not None:
            make()
            return
        urls = (self.settings.database_url, self.settings.raw_database_url)
        paths = [url.removeprefix("sqlite:///") for url in urls]
        if key in _PREPARED:
            for kept, path in zip(_PREPARED[key], paths, strict=True):
                _copy(kept, path)
            return
        make()
        _PREPARED[key] = [sqlite3.connect(":memory:") for _ in paths]
        for kept, path in zip(_PREPARED[key], paths, strict=True):
            with closing(sqlite3.connect(path)) as made:
                made.backup(kept)

    def _prepare_databases(self, world: World, server: PostgreSQL) -> None:
        for engine in (self.raw, self.published):
            engine.dispose()
        key = (server.folder, world.digest())
        if key in _COPIED:
            server.copy("raw_" + _COPIED[key], "raw")
            server.copy("published_" + _COPIED[key], "published")
            return
        self.prepare(world)
        if len(_COPIED) < len(_ENDINGS):
            _COPIED[key] = ending = _ENDINGS[len(_COPIED)]
            server.copy("raw", "raw_" + ending)
            server.copy("published", "published_" + ending)

    def repository(self, district: str = "13076") -> Repository:
        """A fresh one, so that nothing is cached."""
        return Repository(self.published, district)
