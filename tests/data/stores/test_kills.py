"""Killed at any statement, a change stands whole or not at all, and the next command works; on both
databases.

`Blow` strikes inside this process, at every commit and a part of the statements.
`tests.data.stores.kill_everywhere` ends real processes at all of them, which takes minutes.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from dashboard.errors import StoreError
from dashboard.settings import RawSettings
from data import prepare
from data.importing import write
from data.publishing import release, rollback
from data.stores.database import open_database
from tests.data.stores.blows import Killed, struck
from tests.data.stores.changes import History, few, is_open, kept, shown, values
from tests.databases.worlds import World
from tests.sampling import some

CHANGES = ["import", "publish", "rollback of the newest", "rollback of an older one", "prepare"]
OPEN = "ließ sich nicht mehr feststellen"


@pytest.fixture(scope="module", autouse=True)
def few_indicators():
    with pytest.MonkeyPatch.context() as patch:
        for module in (write, release, rollback, prepare):
            patch.setattr(module, "load", few)
        yield


class Bench:
    """A history that is set back after each change."""

    def __init__(self, addresses: RawSettings, folder: Path, server: object) -> None:
        self.history, self._folder, self._server = History(addresses, folder), folder, server
        self.history.make()
        self._files = [
            Path(url.removeprefix("sqlite:///"))
            for url in (addresses.database_url, addresses.raw_database_url)
        ]
        self.is_file = server is None
        self._keep()

    def _keep(self) -> None:
        if self._server is not None:
            for name in ("published", "raw"):
                self._server.copy(name, f"{name}_kept")
        else:
            for file in self._files:
                shutil.copy(file, file.with_suffix(".kept"))

    def set_back(self) -> None:
        if self._server is not None:
            for name in ("published", "raw"):
                self._server.copy(f"{name}_kept", name)
            return
        for file in self._files:
            for ending in ("-wal", "-shm"):
                file.with_name(file.name + ending).unlink(missing_ok=True)
            shutil.copy(file.with_suffix(".kept"), file)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def made(few_indicators, tmp_path_factory, request):
    """The history of all tests on one database."""
    folder = tmp_path_factory.mktemp("history")
    if request.param == "sqlite":
        addresses = RawSettings(
            f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}"
        )
        return Bench(addresses, folder, None)
    server = request.getfixturevalue("postgresql")
    return Bench(RawSettings(server.empty("published"), server.empty("raw")), folder, server)


@pytest.fixture
def bench(made):
    made.set_back()
    return made


@pytest.mark.parametrize("name", CHANGES)
def test_killed_at_any_statement_a_change_stands_or_does_not(bench, name):
    history, settings = bench.history, bench.history.settings
    change = history.changes()[name]
    before, known_before = shown(settings), kept(settings)
    with struck() as blow:
        change()
    after, known_after = shown(settings), kept(settings)
    assert before != after and not is_open(settings)
    bench.set_back()
    outcomes = set()
    between = some(range(2, blow.steps + 1), 16 if bench.is_file else 32)  # a server takes four times as long
    for number, step in enumerate(sorted({*blow.commits, *between})):
        with pytest.raises(Killed), struck(step, "kill"):
            change()
        seen = shown(settings)
        assert seen in (before, after), step
        assert not history.next_command().changed
        assert shown(settings) == seen, f"{step}: the next command changed what readers see"
        assert kept(settings) == (known_before if seen == before else known_after) and not is_open(
            settings
        ), step
        outcomes.add(seen == after)
        if seen == after:
            bench.set_back()
        elif number % 4 == 0:
            change()
            assert values(shown(settings)) == values(after) and not is_open(settings), step
            bench.set_back()
    assert outcomes == {True, False}, "a kill before the published commit undoes, one after it finishes"


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("how", ["fail", "outage"])
def test_what_is_reported_is_what_is_served(bench, name, how):
    """A full disk at one step or from one step on, commits that were made though they ended in an error
    included."""
    history, settings = bench.history, bench.history.settings
    change = history.changes()[name]
    before = shown(settings)
    with struck(reads=True) as blow:
        change()
    after, known_after = shown(settings), kept(settings)
    bench.set_back()
    for step in sorted({*(blow.commits if bench.is_file else some(blow.commits, 3)), blow.steps // 2}):
        said = None
        with struck(step, how, reads=True):
            try:
                change()
            except StoreError as error:
                said = error.message
        seen = shown(settings)
        if said is None:
            assert seen == after, f"{step}: reported as done, not served"
        elif OPEN not in said:
            assert seen == before, f"{step}: reported as failed, but served: {said}"
        assert not history.next_command().changed
        assert shown(settings) == seen
        if seen == after:
            assert kept(settings) == known_after, step
            bench.set_back()


@pytest.mark.parametrize("how", ["kill", "fail"])
def test_a_first_preparation_is_made_whole_or_begun_anew(addresses, tmp_path, how, request):
    """New files are moved to their place one after the other: between the two moves there is only one of
    them."""
    world = World(tmp_path / "world")
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    is_file = addresses.database_url.startswith("sqlite")

    def swept():
        if is_file:
            for file in tmp_path.glob("*.sqlite*"):
                file.unlink()
        else:
            for name in ("published", "raw"):
                request.getfixturevalue("postgresql").empty(name)

    with struck() as blow:
        prepare.prepare(addresses, folder=world.folder)
    after = values(shown(addresses))
    between = some(range(1, blow.steps + 1), 32 if is_file else 64) if how == "kill" else ()
    steps = {*some(blow.commits, 3), *between}
    for step in sorted(steps):
        swept()
        with suppress(Killed, StoreError), struck(step, how):
            prepare.prepare(addresses, folder=world.folder)
        prepare.prepare(addresses, folder=world.folder)
        assert values(shown(addresses)) == after and not is_open(addresses), step
        assert not list(tmp_path.glob(".preparing-*")), step


def test_a_move_that_is_interrupted_is_begun_anew(tmp_path, monkeypatch):
    world = World(tmp_path / "world")
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    settings = RawSettings(
        f"sqlite:///{tmp_path / 'db/published.sqlite'}", f"sqlite:///{tmp_path / 'db/raw.sqlite'}"
    )
    real, moves = os.replace, []

    def interrupted(source, target):
        if len(moves) == 1:
            raise Killed
        moves.append(target)
        real(source, target)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(Killed):
        prepare.prepare(settings, folder=world.folder)
    monkeypatch.undo()
    assert {one.name for one in (tmp_path / "db").glob("*.sqlite")} == {"raw.sqlite"}
    with pytest.raises(StoreError, match="gibt es noch nicht"):
        open_database(settings.database_url)
    outcome = prepare.prepare(settings, folder=world.folder)
    assert outcome.changed and len(kept(settings)) == 1
    assert any(row[1] == "kitas" for row in shown(settings))
