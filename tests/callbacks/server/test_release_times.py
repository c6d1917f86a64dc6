"""The list of data versions tells the time by the clock on the wall and names its zone; so does a version's
year."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from callbacks.commands.store_commands import list_releases
from data.importing.write import import_deliveries
from data.stores import raw_store
from tests.data.stores.deliveries import delivery

pytestmark = pytest.mark.one_database


@pytest.fixture
def ready(stores, world):
    world.counts("kitas", 2021, {"13076001": "4"})
    stores.prepare(world)
    return stores


@pytest.fixture
def clock(monkeypatch):
    """Sets the time, in UTC, and the zone of this process."""

    def at(zone, *moment):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        monkeypatch.setattr(raw_store, "_now", lambda: datetime(*moment, tzinfo=UTC))

    yield at
    monkeypatch.undo()
    time.tzset()


def newest(stores, capsys):
    given = [delivery(("kitas", "13076001", 2022, 9.0, "beispieldaten"))]
    version = import_deliveries(stores.raw, stores.published, given, "test").version
    capsys.readouterr()
    list_releases(stores.settings)
    return version, capsys.readouterr().out.splitlines()[0].split(" · ")[:2]


@pytest.mark.parametrize(
    ("zone", "moment", "said"),
    [
        ("Europe/Berlin", (2026, 11, 28, 11, 11), "28.11.2026 12:11 (UTC+1)"),
        ("Europe/Berlin", (2026, 7, 1, 22, 30), "02.07.2026 00:30 (UTC+2)"),
        ("UTC", (2026, 11, 28, 11, 11), "28.11.2026 11:11 (UTC+0)"),
        ("Asia/Kolkata", (2026, 11, 28, 11, 11), "28.11.2026 16:41 (UTC+5:30)"),
        ("America/St_Johns", (2026, 11, 28, 11, 11), "28.11.2026 07:41 (UTC-3:30)"),
    ],
)
def test_a_version_is_listed_at_the_time_when_it_was_made(ready, clock, capsys, zone, moment, said):
    clock(zone, *moment)
    version, listed = newest(ready, capsys)
    assert listed == [version, said]


@pytest.mark.parametrize(
    ("zone", "moment", "year"),
    [
        ("Europe/Berlin", (2026, 12, 31, 22, 59), "2026"),
        ("Europe/Berlin", (2026, 12, 31, 23, 30), "2027"),
        ("America/New_York", (2027, 1, 1, 3, 0), "2026"),
        ("UTC", (2026, 12, 31, 23, 59), "2026"),
    ],
)
def test_the_year_of_a_version_is_that_of_the_list_on_new_years_eve(ready, clock, capsys, zone, moment, year):
    clock(zone, *moment)
    version, (_, said) = newest(ready, capsys)
    assert version.partition(".")[0] == year == said[6:10]
