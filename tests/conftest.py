"""Fixtures of all tests: empty stores on SQLite and on a real PostgreSQL, a small world to publish, and what
ships; and in which order tests run."""

from __future__ import annotations

import gc
import math
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from filelock import FileLock
from sqlalchemy import Engine

from app import create_app
from dashboard.setting_values import MONITOR_FIRST
from dashboard.settings import RawSettings, Settings
from data.prepare import migrate, prepare
from data.stores.database import open_database
from tests.compiled_routes import compiled_once
from tests.databases.postgresql import PostgreSQL, postgresql_server
from tests.databases.worlds import Stores, World
from tests.sampling import EXAMPLES, SAMPLE, THOROUGH, TIMES, day, thorough
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


def pytest_configure() -> None:
    """All processes of a run take one sample, also where it goes on after midnight. Routes are compiled once."""
    os.environ[SAMPLE] = str(day())
    compiled_once()


def pytest_report_header() -> str:
    """Which sample is taken."""
    return f"{SAMPLE}={day()}"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three processes on two cores: a test in a browser waits for a third of its time, for frames, timers and
    answers. Cores that others have taken from this process do not count: each process has a browser."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return math.ceil(own * 1.5)


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Of `addresses`, for tests of rules that have nothing to do with how a database works."""
    marks = list(metafunc.definition.iter_markers("parametrize"))
    if (
        "addresses" in metafunc.fixturenames
        and metafunc.definition.get_closest_marker("one_database")
        and not thorough()
        and not any("addresses" in str(mark.args[0]) for mark in marks)
    ):
        metafunc.definition.add_marker(pytest.mark.parametrize("addresses", ["sqlite"], indirect=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    root = Path(__file__).parent

    @cache
    def turn(file: Path) -> int:
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else ""
        return next((at for at, top in enumerate(LONGEST) if path.startswith(top)), len(LONGEST))

    items.sort(key=lambda item: turn(item.path))
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


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "world")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    with postgresql_server() as server:
        yield server


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


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both stores on SQLite, migrated and empty, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    _migrate(f"sqlite:///{folder / 'raw.sqlite'}", f"sqlite:///{folder / 'published.sqlite'}")
    return folder


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: PostgreSQL) -> PostgreSQL:
    """The server, on which `raw_migrated` and `published_migrated` can be copied."""
    _migrate(postgresql.empty("raw_migrated"), postgresql.empty("published_migrated"))
    return postgresql


def _migrate(raw: str, published: str) -> None:
    for url, store in ((raw, "raw"), (published, "published")):
        engine = open_database(url, create=True)
        migrate(engine, store)
        engine.dispose()


@pytest.fixture
def stores(
    addresses: RawSettings, engine_of: Callable[..., Engine], request: pytest.FixtureRequest
) -> Stores:
    """Two migrated, empty stores."""
    server: PostgreSQL | None = None
    if addresses.database_url.startswith("sqlite"):
        folder: Path = request.getfixturevalue("migrated")
        for url in (addresses.raw_database_url, addresses.database_url):
            file = Path(url.removeprefix("sqlite:///"))
            shutil.copy(folder / file.name, file)
    else:
        server = request.getfixturevalue("migrated_postgresql")
        server.copy("raw_migrated", "raw")
        server.copy("published_migrated", "published")
    raw, published = engine_of(addresses.raw_database_url), engine_of(addresses.database_url)
    return Stores(addresses, raw, published, server)


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
        return provide(
            folder, root / ".pytest_cache" / "stores", content(root, datetime.now(UTC).date()), prepare
        )


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
    made: dict[tuple[str, str, str], Any] = {}

    def app(district: str = "13076", texts_dir: str = "", start: str = MONITOR_FIRST) -> Any:
        key = (district, texts_dir, start)
        if key not in made:
            settings = Settings(
                database_url=shipped.database_url,
                district=district,
                secret_key="test",
                texts_dir=texts_dir,
                start=start,
            )
            made[key] = create_app(settings)
        return made[key]

    yield app
    for one in made.values():
        one.answers.repository._engine.dispose()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], Path | None]:
    """Where the processes of a run keep what one of them has made, by name; None where there is only one."""
    folder = tmp_path_factory.getbasetemp().parent
    return lambda name: None if worker_id == "master" else folder / f"{name}.pickle"


@pytest.fixture(scope="session")
def answers(app_of: Callable[..., Any]) -> Any:
    """What answers pages and routes of the district that ships."""
    return app_of().answers


@pytest.fixture(scope="session")
def client(app_of: Callable[..., Any]) -> Any:
    """A WSGI client of the district that ships."""
    return app_of().server.test_client()
