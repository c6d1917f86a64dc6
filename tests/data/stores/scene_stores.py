"""Stores with a history that can be set back, every command called on them, and all that can be known of
them."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from callbacks.commands import roads
from callbacks.commands import store_commands as staff
from callbacks.institutions import stored_institutions
from dashboard.errors import MonitorError
from dashboard.settings import RawSettings
from data import embedded_figures, prepare
from data.geography.register import read_areas, read_changes
from data.importing import knowledge, write
from data.importing.institutions.boundaries import Boundaries
from data.publishing import changes, release, rollback
from tests.data.importing.roads.made_networks import cells, town
from tests.data.stores.changes import History, few, is_open, kept, shown
from tests.data.stores.processes import apart
from tests.databases.postgresql import PostgreSQL

HEAD = "merkmal;gebiet;jahr;gliederung;wert\n"
TABLES = {
    "neu.csv": HEAD
    + "kitas;13076001;2023;;9\nkita_plaetze;13076002;2023;;120\nmusikschulen;13076001;2021;;3\n"
    + "".join(
        f"kitas;{key};{year};;4\n"
        for key in ("13076002", "13076003", "13076004")
        for year in range(2010, 2021)
    ),
    "merkmale.csv": "merkmal;name;einheit;stichtag;art\nmusikschulen;Musikschulen;Schulen;1. Oktober;einrichtungen\n",
    "bleibt.csv": HEAD + "tagespflegepersonen;13076001;2022;;60\n",
    "einrichtungen.csv": "schluessel;art;name;gemeinde\nk2;kita;Kita Zwei;13076001\nk5;kita;Kita Fünf;13076002\n",
    "einzug.csv": "einrichtung;art;schuljahr_von;gemeinde;ortsteil\n75130901;grundschule;2026/27;13076001;Süd, West\n",
    "orte.csv": "schluessel;name;gemeinde;lon;lat\nparchim;Parchim;;11,8423;53,4262\n",
    "zahlen.csv": "einrichtung;merkmal;jahr;gliederung;wert\nk5;kita_plaetze;2024;;60\n",
    "kurse.csv": "schluessel;art;gemeinde;beginn;belegt;kontakt\nd1;deutsch;13076001;2026-02-02;2;Amt\n"
    "d2;jugend;13076002;2026-03-02;7;Amt\n",
    "wartende.csv": "art;gemeinde;stichtag;wartende;wochen\njugend;13076001;2025-11-03;5;3\n"
    "frauen;13076002;2025-11-03;2;9\n",
}
BROUGHT = (
    "neu.csv",
    "merkmale.csv",
    "einrichtungen.csv",
    "einzug.csv",
    "orte.csv",
    "zahlen.csv",
    "kurse.csv",
    "wartende.csv",
)
ROADS = "strassen.osm.pbf"


@dataclass(frozen=True)
class Report:
    """What a command said at its end; `fault` is an error that is not meant for people."""

    done: bool
    said: str
    fault: str = ""


@dataclass(frozen=True)
class State:
    """Everything that can be known of both stores; `values` are those that readers are shown."""

    version: str
    values: frozenset[tuple[object, ...]]
    known: tuple[tuple[object, ...], ...]
    is_open: bool


class Databases:
    """Both stores on one kind of database, kept under names and set back to them."""

    def __init__(self, folder: Path, server: PostgreSQL | None) -> None:
        self._folder, self._server = folder, server
        self.name = "sqlite" if server is None else "postgresql"
        self._stores = folder / "stores"
        self._stores.mkdir(parents=True)
        self.settings = (
            RawSettings(
                f"sqlite:///{self._stores / 'published.sqlite'}", f"sqlite:///{self._stores / 'raw.sqlite'}"
            )
            if server is None
            else RawSettings(server.empty("published"), server.empty("raw"))
        )

    def keep(self, name: str) -> None:
        if self._server is not None:
            for store in ("published", "raw"):
                self._server.copy(store, f"{store}_{name}")
        else:
            shutil.rmtree(self._folder / name, ignore_errors=True)
            shutil.copytree(self._stores, self._folder / name)

    def set_back(self, name: str) -> None:
        if self._server is not None:
            for store in ("published", "raw"):
                self._server.copy(f"{store}_{name}", store)
        else:
            shutil.rmtree(self._stores)
            shutil.copytree(self._folder / name, self._stores)


class SceneStores:
    """A history on one database, and every command that can follow it."""

    def __init__(self, databases: Databases, folder: Path) -> None:
        self.databases, self.folder = databases, folder
        self.settings = databases.settings
        for name, content in TABLES.items():
            (folder / name).write_text(content, encoding="utf-8")
        town(folder / ROADS)
        (
            few(),
            _register(),
            Boundaries("13076").municipality_at(11.8423, 53.4262),
        )  # before processes are forked
        for module in (roads, stored_institutions):
            module.cells_around = lambda _district: cells(municipality="13076001")
        history = History(self.settings, folder)
        self.versions = apart(partial(_made, history, folder)).given
        databases.keep("history")

    def command(self, name: str, shipped: str) -> Report:
        """Runs a command in this process, which is changed for it."""
        _few_indicators()
        staff.prepare = partial(prepare.prepare, folder=self.folder / shipped)
        files = [self.folder / one for one in BROUGHT]
        import_files = partial(staff.import_files, dry_run=False, draft=False, note="")
        works: dict[str, Callable[[], bool]] = {
            "import": lambda: import_files(self.settings, files),
            "import what is there": lambda: import_files(self.settings, [self.folder / "bleibt.csv"]),
            "publish": lambda: staff.publish(self.settings, self.versions["draft"]),
            "rollback of the newest": lambda: staff.roll_back(self.settings, self.versions["newest"]),
            "rollback of an older one": lambda: staff.roll_back(self.settings, self.versions["older"]),
            "prepare": lambda: staff.make_ready(self.settings),
            "prepare --republish": lambda: staff.make_ready(self.settings, True),
            "roads": lambda: roads.take_roads(self.settings, self.folder / ROADS),
            "releases": lambda: staff.list_releases(self.settings),
            "report": lambda: staff.protection(self.settings, ""),
        }
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                done = works[name]()
        except MonitorError as error:
            return Report(False, error.message)
        except Exception as error:  # which the walk is to report and not to die of
            return Report(False, said.getvalue(), repr(error))
        return Report(done, said.getvalue())

    def state(self) -> State | None:
        """None where there is no store, or one of another level, so that nothing can be asked."""
        try:
            seen = shown(self.settings)
            return State(
                "".join({str(row[0]) for row in seen}),
                frozenset(row[1:] for row in seen),
                tuple(kept(self.settings)),
                is_open(self.settings),
            )
        except (MonitorError, DBAPIError):
            return None


def _made(history: History, folder: Path) -> dict[str, str]:
    _few_indicators()
    history.make()
    staff.prepare = partial(prepare.prepare, folder=folder / "world")
    with contextlib.redirect_stdout(io.StringIO()):
        assert staff.import_files(
            history.settings, [folder / "bleibt.csv"], dry_run=False, draft=False, note=""
        )
    return history.versions


@lru_cache(maxsize=1)
def _register() -> tuple[object, object]:
    """Areas and changes that ship: reading them would take most of an import."""
    return read_areas(embedded_figures.FOLDER / "areas.csv"), read_changes(
        embedded_figures.FOLDER / "changes.csv"
    )


def _few_indicators() -> None:
    """Makes the commands of this process quick."""
    for module in (write, release, changes, rollback, prepare, knowledge):
        module.load = few
    areas, reforms = _register()
    knowledge.read_areas, knowledge.read_changes = (lambda _file: areas), (lambda _file: reforms)
