"""Databases for tests: empty stores on SQLite and on a real PostgreSQL, a small world to publish, and what
ships."""

from __future__ import annotations

import gc
import math
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, LiteralString

import hypothesis
import psycopg
import pytest
from filelock import FileLock
from sqlalchemy import Engine

from app import create_app
from dashboard.settings import RawSettings, Settings
from data.prepare import migrate, prepare
from data.publishing.release import Outcome
from data.repository import Repository
from data.stores.database import open_database
from tests.sampling import EXAMPLES, THOROUGH, TIMES
from tests.shipped_stores import content, provide, settings_in

# A shared machine may be slow for a moment; how fast things are is measured in bench/, not here. In the check
# the drawn examples are the same each time, so that what fails fails again; at home they are new ones.
hypothesis.settings.register_profile(
    "patient", deadline=None, max_examples=EXAMPLES, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.register_profile(THOROUGH, deadline=None, max_examples=2 * EXAMPLES * TIMES)
hypothesis.settings.load_profile("patient")

# Thousands of tests are many objects that stay: looking for cycles among them took a seventh of collecting.
gc.set_threshold(20_000, 20, 20)

FIRST = (
    "attack/test_embedded.py",
    "attack/test_generated_districts.py",
    "data/stores/test_kills.py",
    "data/stores/test_real_kills.py",
    "attack/test_versions_over_http.py",
    "attack/test_versions.py",
    "attack/test_the_attacker.py",
)
"""In a fresh checkout the first one makes the shipped stores; the others do not need them, so that no second
process waits for it."""
LONGEST = (
    *FIRST,
    "browser/firefox/",
    "wire/confidentiality/",
    "browser/",
    "attack/",
    "data/stores/",
    "wire/",
    "callbacks/",
    "data/",
)
"""Files and folders that take longest, longest first. They begin first, so that no process tests alone at the
end."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three processes on two cores: a test in a browser waits for a third of its time, for frames, timers and
    answers. Cores that others have taken from this process do not count: each process has a browser."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return math.ceil(own * 1.5)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    root = Path(__file__).parent

    def turn(item: pytest.Item) -> int:
        path = item.path.relative_to(root).as_posix() if item.path.is_relative_to(root) else ""
        return next((at for at, top in enumerate(LONGEST) if path.startswith(top)), len(LONGEST))

    items.sort(key=turn)
    if os.environ.get("CI"):
        for item in items:
            if item.path.is_relative_to(root / "browser"):
                item.add_marker(pytest.mark.flaky(reruns=1))


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Journeys that passed at the second try only, each with what went wrong at the first: nobody shall
    overlook them."""
    for report in terminalreporter.stats.get("rerun", ()):
        terminalreporter.section(f"first try of {report.nodeid}", yellow=True)
        terminalreporter.line(report.longreprtext)


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


@dataclass
class Stores:
    """Both stores of one test, and how they are asked."""

    settings: RawSettings
    raw: Engine
    published: Engine

    def prepare(self, world: World) -> Outcome:
        return prepare(self.settings, folder=world.folder)

    def repository(self, district: str = "13076") -> Repository:
        """A fresh one, so that nothing is cached."""
        return Repository(self.published, district)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world")


class PostgreSQL:
    """A server of our own, on a socket in its own folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[LiteralString] = set()

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def empty(self, name: LiteralString) -> str:
        """The URL of an empty database. It is made once and swept for every test: one for each would fill the
        disk."""
        if name not in self._made:
            self._run("postgres", f"create database {name}")
            self._made.add(name)
        self._run(name, "drop schema public cascade")
        self._run(name, "create schema public")
        return self.url(name)

    def copy(self, name: LiteralString, to: LiteralString) -> None:
        """Makes `to` what `name` is; whoever is still connected to one of them is thrown out."""
        self._run("postgres", f"drop database if exists {to} with (force)")
        self._run(
            "postgres", f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
        )
        self._run("postgres", f"create database {to} template {name}")

    def _run(self, database: str, statement: LiteralString) -> None:
        with psycopg.connect(
            f"host={self.folder} user=postgres dbname={database}", autocommit=True
        ) as connection:
            connection.execute("set lock_timeout = '10s'")
            connection.execute(statement)


def _debian_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    return found[-1].parent if found else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    with postgresql_server() as server:
        yield server


@contextmanager
def postgresql_server() -> Iterator[PostgreSQL]:
    """Debian's server where it is installed, else that of the package pgserver. PostgreSQL refuses to run as
    root."""
    binaries = _debian_binaries()
    folder = Path(tempfile.mkdtemp(prefix="bildungslupe-pg-"))
    try:
        if binaries is not None:
            yield from _debian(binaries, folder)
        else:
            pgserver = pytest.importorskip(
                "pgserver", reason="weder Debians postgresql noch das Paket pgserver ist da"
            )
            server = pgserver.get_server(folder, cleanup_mode="stop")
            yield PostgreSQL(Path(server.get_postmaster_info().socket_dir))
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _debian(binaries: Path, folder: Path) -> Iterator[PostgreSQL]:
    user = "postgres" if os.geteuid() == 0 else None
    if user is not None:
        account = pwd.getpwnam(user)
        os.chown(folder, account.pw_uid, account.pw_gid)
    cluster = folder / "cluster"

    def run(*command: str) -> None:
        done = subprocess.run(command, user=user, cwd=folder, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr

    initdb = (str(binaries / "initdb"), "-D", str(cluster), "-U", "postgres", "-A", "trust")
    run(*initdb, "-E", "UTF8", "--locale", "C", "--no-sync")
    options = f"-F -c listen_addresses='' -c unix_socket_directories={folder}"
    control = str(binaries / "pg_ctl")
    # -l keeps the server from holding our pipe open.
    run(control, "-D", str(cluster), "-l", str(folder / "log"), "-o", options, "-w", "start")
    try:
        yield PostgreSQL(folder)
    finally:
        run(control, "-D", str(cluster), "-m", "immediate", "-w", "stop")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def addresses(request: pytest.FixtureRequest, tmp_path: Path) -> RawSettings:
    """Where two empty databases are, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return RawSettings(
            f"sqlite:///{tmp_path / 'published.sqlite'}", f"sqlite:///{tmp_path / 'raw.sqlite'}"
        )
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return RawSettings(server.empty("published"), server.empty("raw"))


@pytest.fixture
def engine_of() -> Iterator[Callable[..., Engine]]:
    """`open_database` whose connections are closed when the test ends."""
    opened: list[Engine] = []

    def engine(url: str, **how: Any) -> Engine:
        opened.append(open_database(url, **how))
        return opened[-1]

    yield engine
    for one in opened:
        one.dispose()


@pytest.fixture
def stores(addresses: RawSettings, engine_of: Callable[..., Engine]) -> Stores:
    """Two migrated, empty stores."""
    raw, published = (
        engine_of(url, create=True) for url in (addresses.raw_database_url, addresses.database_url)
    )
    migrate(raw, "raw")
    migrate(published, "published")
    return Stores(addresses, raw, published)


@pytest.fixture(scope="session")
def shipped(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, pytestconfig: pytest.Config
) -> RawSettings:
    """Both stores with the data that ship, on SQLite: one copy for a run, however many processes test, of
    stores that are made anew only when what makes them has changed (kept under `.pytest_cache`, which `make
    clean` removes).

    Shared: tests that write take `own_copy`.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shipped"
    with FileLock(f"{folder}.lock"):
        if folder.exists():
            return settings_in(folder)
        root = pytestconfig.rootpath
        return provide(folder, root / ".pytest_cache" / "stores", content(root, date.today()), prepare)


@pytest.fixture
def own_copy(shipped: RawSettings, tmp_path: Path, engine_of: Callable[..., Engine]) -> Stores:
    """What ships, to change at will."""
    for url in (shipped.database_url, shipped.raw_database_url):
        shutil.copy(url.removeprefix("sqlite:///"), tmp_path)
    settings = RawSettings(
        f"sqlite:///{tmp_path / 'published.sqlite'}", f"sqlite:///{tmp_path / 'raw.sqlite'}"
    )
    return Stores(settings, engine_of(settings.raw_database_url), engine_of(settings.database_url))


@pytest.fixture(scope="session")
def app_of(shipped: RawSettings) -> Iterator[Callable[..., Any]]:
    """A complete app on the data that ship, by district and settings; each is built once."""
    made: dict[tuple[str, str], Any] = {}

    def app(district: str = "13076", texts_dir: str = "") -> Any:
        key = (district, texts_dir)
        if key not in made:
            settings = Settings(
                database_url=shipped.database_url, district=district, secret_key="test", texts_dir=texts_dir
            )
            made[key] = create_app(settings)
        return made[key]

    yield app
    for one in made.values():
        one.answers.repository._engine.dispose()


@pytest.fixture(scope="session")
def answers(app_of: Callable[..., Any]) -> Any:
    """What answers pages and routes of the district that ships."""
    return app_of().answers


@pytest.fixture(scope="session")
def client(app_of: Callable[..., Any]) -> Any:
    """A WSGI client of the district that ships."""
    return app_of().server.test_client()
