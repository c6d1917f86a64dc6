"""Stores that were protected under older rules: published again under today's, and nothing of the imports is
lost."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from callbacks.commands import store_commands as staff
from dashboard.errors import ReleaseError, StoreError
from dashboard.protection.primary import hide
from dashboard.protection.report import Report
from data import migrations
from data.importing.write import import_deliveries
from data.prepare import prepare
from data.publishing import release
from data.publishing.drafts import publish_draft
from data.publishing.rollback import rollback
from data.stores import raw_store, schema
from tests.data.stores.blows import Killed, struck
from tests.data.stores.changes import is_open, kept, shown, values
from tests.data.stores.deliveries import delivery
from tests.sampling import some

pytestmark = pytest.mark.one_database

EXAMPLE, YEAR = "beispieldaten", 2021
VILLAGE, NEIGHBOUR, AMT = "13076001", "13076002", "130760001"


def only_small(catalogue, computed, *, threshold, **_):
    """The older rules of these tests: small counts are hidden, and nothing for their sake."""
    found = {}
    for key, cells in computed.items():
        persons = [catalogue.measures[one].kind == "persons" for one in catalogue.indicators[key].numerator]
        found[key] = [
            replace(one, rates=hide(one.rates, (one.rates.numerator < threshold) & (one.rates.numerator > 0)))
            if all(persons)
            else one
            for one in cells
        ]
    return found, Report(threshold)


@pytest.fixture
def older(monkeypatch):
    """Everything within it is published under the older rules."""
    with monkeypatch.context() as then:
        then.setattr(release, "protect_cells", only_small)
        then.setattr(schema, "PROTECTION", 1)
        yield then


class History:
    """What ships, imports of several measures, one of them withdrawn, and a draft: all under older rules."""

    def __init__(self, stores, world) -> None:
        self.stores, self.world = stores, world
        world.counts("kitas", YEAR, {VILLAGE: "4", NEIGHBOUR: "5"})
        world.counts("kinder_u3", YEAR, {VILLAGE: "2", NEIGHBOUR: "30", "13076003": "40", "13076004": "50"})
        self.shipped = stores.prepare(world).version
        self.kitas = self.bring("kitas", NEIGHBOUR, 9, EXAMPLE)
        gone = self.bring("kita_plaetze", VILLAGE, 77, EXAMPLE)
        rollback(stores.raw, stores.published, gone)
        self.children = self.bring("kinder_3_6", NEIGHBOUR, 60, EXAMPLE)
        self.draft = self.bring("kita_plaetze", NEIGHBOUR, 88, EXAMPLE, draft=True)
        self.on_show = (self.shipped, self.kitas, self.children)
        self.before = self.states()
        assert {key: self.value("kinder_u3", key) for key in (VILLAGE, NEIGHBOUR)} == {
            VILLAGE: None,
            NEIGHBOUR: 30,
        }
        assert self.value("kinder_u3", AMT, "amt") == 32, "32 less 30 tells of the two"

    def bring(self, measure, place, value, source, draft=False):
        given = delivery((measure, place, YEAR, float(value), source), name=f"{measure}.csv")
        return import_deliveries(self.stores.raw, self.stores.published, [given], "test", draft=draft).version

    def value(self, indicator, place, level="gemeinde"):
        cells = self.stores.repository().cells(indicator, level, places=[place])
        found = float(cells.value[cells.years.index(YEAR), 0]) if YEAR in cells.years else np.nan
        return None if np.isnan(found) else found

    def states(self):
        with self.stores.raw.connect() as connection:
            return {one.version: one.state for one in raw_store.releases(connection)}

    def told(self) -> int:
        """How many of the three counts that add up are shown."""
        counts = (("gemeinde", VILLAGE), ("gemeinde", NEIGHBOUR), ("amt", AMT))
        return sum(self.value("kinder_u3", place, level) is not None for level, place in counts)


@pytest.fixture
def history(stores, world, older):
    made = History(stores, world)
    older.undo()
    return made


def test_prepare_publishes_again_and_keeps_imports_drafts_and_what_was_withdrawn(history):
    outcome = history.stores.prepare(history.world)
    assert outcome.changed and all(one in outcome.message for one in history.on_show)
    repository = history.stores.repository()
    assert [one.version for one in repository.releases()] == [outcome.version]
    assert history.told() < 2, "more is hidden for the sake of the two"
    assert (history.value("kitas", NEIGHBOUR), history.value("kitas", VILLAGE)) == (9, 4)
    assert history.value("kinder_3_6", NEIGHBOUR) == 60
    assert history.value("kita_plaetze", VILLAGE) is None
    expected = {**history.before, history.shipped: "withdrawn", outcome.version: "published"}
    assert history.states() == expected
    assert not history.stores.prepare(history.world).changed
    assert not import_deliveries(
        history.stores.raw,
        history.stores.published,
        [delivery(("kitas", NEIGHBOUR, YEAR, 9.0, EXAMPLE), name="kitas.csv")],
        "test",
    ).changed
    publish_draft(history.stores.raw, history.stores.published, history.draft)
    assert history.value("kita_plaetze", NEIGHBOUR) == 88


def test_newer_data_and_newer_rules_come_in_one_step(history):
    history.world.counts("kitas", 2022, {VILLAGE: "7"})
    outcome = history.stores.prepare(history.world)
    assert [one.version for one in history.stores.repository().releases()] == [outcome.version]
    assert history.told() < 2 and history.value("kitas", NEIGHBOUR) == 9


def test_readers_of_an_older_version_are_told_why_it_is_gone(history):
    outcome = history.stores.prepare(history.world)
    repository = history.stores.repository()
    for version in history.on_show:
        assert repository.resolve_version(version) == (outcome.version, False)
        assert repository.under_older_rules(version)
    assert not any(repository.under_older_rules(one) for one in (outcome.version, "2019.7", history.draft))


def test_the_next_import_of_staff_publishes_again_first(history, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(staff, "prepare", partial(prepare, folder=history.world.folder))
    file = tmp_path / "neu.csv"
    file.write_text(
        "merkmal;gebiet;jahr;gliederung;wert\ntagespflegepersonen;13076001;2021;;6\n", encoding="utf-8"
    )
    assert staff.import_files(history.stores.settings, [file], dry_run=False, draft=False, note="")
    assert len(history.stores.repository().releases()) == 2
    assert (history.value("tagespflegepersonen", VILLAGE), history.value("kitas", NEIGHBOUR)) == (6, 9)
    assert history.told() < 2
    assert "1 Werte eingespielt" in capsys.readouterr().out


def test_other_commands_and_readers_name_the_command(history):
    for refused in (
        lambda: history.bring("kitas", VILLAGE, 6, EXAMPLE),
        lambda: publish_draft(history.stores.raw, history.stores.published, history.draft),
        lambda: history.stores.repository().version(),
    ):
        with pytest.raises(StoreError, match=r"nach älteren Regeln geschützt.*flask --app app prepare"):
            refused()
    assert history.states() == history.before


def test_a_table_can_be_taken_back_where_todays_rules_refuse_it(history, monkeypatch):
    """Otherwise nothing could be done any more with a store whose tables contradict each other by newer
    rules."""
    rollback(history.stores.raw, history.stores.published, history.kitas)
    (now,) = history.stores.repository().releases()
    assert (history.value("kitas", NEIGHBOUR), history.value("kinder_3_6", NEIGHBOUR)) == (5, 60)
    assert history.told() < 2 and history.states()[history.kitas] == "withdrawn"
    assert not history.stores.prepare(history.world).changed
    with pytest.raises(ReleaseError, match="schon zurückgenommen"):
        rollback(history.stores.raw, history.stores.published, history.kitas)
    assert history.stores.repository().version() == now.version


def test_what_an_older_version_showed_stays_hidden_by_the_next_ones(history):
    """Some readers have seen it, others have not: hiding keeps it from these."""
    history.stores.prepare(history.world)
    for number in (61, 62):
        import_deliveries(
            history.stores.raw,
            history.stores.published,
            [delivery(("kinder_u3", "13076003", YEAR, float(number), EXAMPLE))],
            "test",
        )
        assert history.told() < 2, "the two would follow from the others"


def test_a_reader_who_remembers_an_older_version_is_named_in_the_report(history):
    outcome = history.stores.prepare(history.world)
    with history.stores.raw.connect() as connection:
        report = raw_store.report_of(connection, outcome.version)
    assert ["kinder_u3", YEAR, VILLAGE] in [[one[0], one[2], one[3]] for one in report["audit"]["narrow"]]


@pytest.mark.parametrize("store", ["raw", "published"])
def test_stores_of_older_programs_are_migrated_and_published_again(history, store):
    expected = values(shown(history.stores.settings))
    history.stores.prepare(history.world)
    expected_now = values(shown(history.stores.settings))
    assert expected != expected_now
    engine = history.stores.raw if store == "raw" else history.stores.published
    with engine.begin() as connection:
        migrations.downgrade(connection, store, f"{store}_0001")
    assert history.stores.prepare(history.world).changed == (store == "published")
    assert values(shown(history.stores.settings)) == expected_now


def test_killed_at_any_statement_it_stands_whole_or_not_at_all(history, request):
    settings, folder = history.stores.settings, history.world.folder
    server = request.getfixturevalue("postgresql") if settings.database_url.startswith("postgresql") else None
    back = keeper(history.stores, server)
    before, known_before = shown(settings), kept(settings)
    with struck() as blow:
        prepare(settings, folder=folder)
    after, known_after = shown(settings), kept(settings)
    assert values(before) != values(after) and not is_open(settings)
    outcomes = set()
    for step in sorted({*blow.commits, *some(range(2, blow.steps + 1), 16)}):
        back()
        with pytest.raises(Killed), struck(step, "kill"):
            prepare(settings, folder=folder)
        seen = shown(settings)
        assert seen in (before, after), step
        outcomes.add(seen == after)
        if seen == before:
            with pytest.raises(StoreError, match="nach älteren Regeln"):
                history.bring("kitas", VILLAGE, 6, EXAMPLE)
            assert kept(settings) == known_before and not is_open(settings), step
        assert prepare(settings, folder=folder).changed == (seen == before)
        assert (shown(settings), kept(settings)) == (after, known_after) and not is_open(settings), step
    assert outcomes == {True, False}


def keeper(stores, server):
    """Keeps both stores as they are; what it gives sets them back."""
    urls = (stores.settings.database_url, stores.settings.raw_database_url)
    files = [Path(url.removeprefix("sqlite:///")) for url in urls]

    def closed():
        stores.raw.dispose()
        stores.published.dispose()

    def back():
        closed()
        if server is not None:
            for name in ("published", "raw"):
                server.copy(f"{name}_kept", name)
            return
        for file in files:
            for ending in ("-wal", "-shm"):
                file.with_name(file.name + ending).unlink(missing_ok=True)
            shutil.copy(file.with_suffix(".kept"), file)

    closed()
    if server is not None:
        for name in ("published", "raw"):
            server.copy(name, f"{name}_kept")
    else:
        for file in files:
            shutil.copy(file, file.with_suffix(".kept"))
    return back
