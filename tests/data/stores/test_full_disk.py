"""A disk without room: SQLite refuses a page in either store, somewhere, and what is reported is what is
served."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, event

from dashboard.errors import StoreError
from dashboard.settings import RawSettings
from data.prepare import prepare
from tests.data.stores.changes import History, bring, is_open, kept, shown
from tests.databases.worlds import TODAY, World

MANY = [("kitas", key, year, 3.0 + year % 7, "beispieldaten") for key in TODAY for year in range(1900, 2024)]


@pytest.fixture
def history(tmp_path):
    made = History(
        RawSettings(f"sqlite:///{tmp_path / 'published.sqlite'}", f"sqlite:///{tmp_path / 'raw.sqlite'}"),
        tmp_path,
    )
    made.make()
    return made


class Room:
    """How many more pages a store may take."""

    def __init__(self, store: str, pages: int) -> None:
        self._store, self._pages = store, pages

    def __enter__(self) -> None:
        event.listen(Engine, "connect", self._limit)

    def __exit__(self, *_: object) -> None:
        event.remove(Engine, "connect", self._limit)

    def _limit(self, connection, _record) -> None:
        if self._store in connection.execute("pragma database_list").fetchone()[2]:
            (now,) = connection.execute("pragma page_count").fetchone()
            connection.execute(f"pragma max_page_count = {now + self._pages}")


@pytest.mark.parametrize("store", ["raw", "published"])
def test_a_full_disk_is_said_and_nothing_of_the_import_is_served(history, store):
    before, known = shown(history.settings), kept(history.settings)
    refused = 0
    for pages in (0, 1, 2, 3, 5, 8, 200):
        outcome, said = None, ""
        with Room(f"{store}.sqlite", pages):
            try:
                outcome = bring(history.settings, *MANY, name="viel.csv")
            except StoreError as error:
                said = error.message
        assert outcome or f"{store}.sqlite: auf dem Datenträger ist kein Platz mehr" in said
        refused += outcome is None
        assert (shown(history.settings) == before) == (outcome is None), pages
        assert not history.next_command().changed and not is_open(history.settings)
        if outcome is not None:
            break
        assert kept(history.settings) == known
    assert refused >= 1 and outcome is not None


def test_a_first_preparation_without_room_leaves_nothing_and_works_later(tmp_path):
    world = World(tmp_path / "world")
    world.counts("kitas", 2021, {"13076001": "4"})
    settings = RawSettings(
        f"sqlite:///{tmp_path / 'db/published.sqlite'}", f"sqlite:///{tmp_path / 'db/raw.sqlite'}"
    )
    for store in ("/raw", "/published"):
        with Room(store, 3), pytest.raises(StoreError, match="kein Platz mehr"):
            prepare(settings, folder=world.folder)
        assert not [one for one in (tmp_path / "db").iterdir() if not one.name.endswith(".lock")]
    assert prepare(settings, folder=world.folder).changed
