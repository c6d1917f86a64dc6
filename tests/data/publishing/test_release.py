"""Importing, publishing, taking back: both stores change together or not at all, on SQLite and on
PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError

from dashboard.domain.measure import Measure
from dashboard.errors import ContradictoryCounts, ReleaseError, StoreError
from data.germany.areas import areas_of
from data.importing.write import import_deliveries
from data.publishing.drafts import publish_draft
from data.publishing.rollback import rollback
from data.stores import raw_store, schema
from tests.data.stores.deliveries import delivery

EXAMPLE, OFFICIAL = "beispieldaten", "21111-01-03-4"


@pytest.fixture
def ready(stores, world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    world.counts("kita_plaetze", 2021, {"13076001": "40"})
    stores.prepare_alike(world)
    return stores


def importing(stores, *deliveries, **more):
    return import_deliveries(stores.raw, stores.published, deliveries, "test", **more)


def value(stores, indicator="kitas", place="13076001", year=2021):
    cells = stores.repository().cells(indicator, "gemeinde", places=[place])
    return float(cells.value[cells.years.index(year), 0]) if year in cells.years else None


def states(stores):
    with stores.raw.connect() as connection:
        return {one.version.partition(".")[2]: one.state for one in raw_store.releases(connection)}


def everything(stores):
    """A picture of all rows of both stores."""
    rows = {}
    for engine, tables in ((stores.raw, schema.RAW), (stores.published, schema.PUBLISHED)):
        with engine.connect() as connection:
            for table in tables.sorted_tables:
                rows[table.name] = sorted(map(repr, connection.execute(select(table))))
    return rows


def test_an_import_makes_a_version_and_publishes_what_it_touches(ready):
    before = ready.repository().digest()
    outcome = importing(ready, delivery(("kitas", "13076001", 2022, 9.0, EXAMPLE)))
    assert (outcome.changed, outcome.indicators) == (True, ("kitas", "integrative_kitas"))
    assert value(ready, year=2022) == 9
    assert value(ready) == 4
    assert value(ready, "kita_plaetze") == 40
    assert ready.repository().version() == outcome.version
    assert ready.repository().digest() != before


def test_untouched_indicators_keep_their_cells(ready):
    with ready.published.connect() as connection:
        before = connection.scalar(select(func.count()).select_from(schema.published_cell))
    importing(ready, delivery(("arbeitslose_15_25", "13076001", 2022, 9.0, EXAMPLE)))
    with ready.published.connect() as connection:
        pointers = dict(
            connection.execute(
                select(schema.manifest.c.indicator, schema.manifest.c.cells_release_id).where(
                    schema.manifest.c.release_id == 2
                )
            ).all()
        )
        assert connection.scalar(select(func.count()).select_from(schema.published_cell)) == before
    assert (pointers["kitas"], pointers["arbeitslose_15_25_je_100"]) == (1, 2)


def test_a_later_table_overrules_an_earlier_one_of_the_same_source(ready):
    importing(ready, delivery(("kitas", "13076001", 2021, 7.0, EXAMPLE)))
    assert value(ready) == 7
    importing(ready, delivery(("kitas", "13076001", 2021, 8.0, EXAMPLE)))
    assert value(ready) == 8
    assert value(ready, place="13076002") == 5


def test_the_same_file_again_says_so_and_changes_nothing(ready):
    given = delivery(("kitas", "13076001", 2022, 9.0, EXAMPLE), name="kitas.csv")
    first = importing(ready, given)
    before = everything(ready)
    again = importing(ready, given)
    assert (again.changed, again.version) == (False, first.version)
    assert "kitas.csv: schon eingespielt" in again.message
    assert everything(ready) == before


def test_a_file_that_was_taken_back_may_come_again(ready):
    given = delivery(("kitas", "13076001", 2022, 9.0, EXAMPLE), name="kitas.csv")
    first = importing(ready, given)
    rollback(ready.raw, ready.published, first.version)
    again = importing(ready, given)
    assert again.changed
    assert again.version != first.version


@pytest.mark.parametrize(
    ("deliveries", "said"),
    [
        (
            [delivery(("kitas", "13076001", 2022, 9.0, EXAMPLE)), delivery(name="b.csv", error="Zeile 2")],
            "b.csv: die Datei hat",
        ),
        (
            [
                delivery(("kitas", "13076001", 2022, 9.0, EXAMPLE), name="a.csv"),
                delivery(("kitas", "13076001", 2022, 8.0, EXAMPLE), name="b.csv"),
            ],
            r"a\.csv und b\.csv widersprechen sich bei kitas, Gebiet 13076001, 2022: 9\.0 und 8\.0",
        ),
        ([delivery(("hunde", "13076001", 2022, 9.0, EXAMPLE))], "Merkmal unbekannt: hunde"),
        ([delivery(("kitas", "13076001", 2022, 9.0, "hörensagen"))], "Quelle unbekannt: hörensagen"),
    ],
)
def test_a_refused_import_writes_nothing(ready, deliveries, said):
    before = everything(ready)
    with pytest.raises(ReleaseError, match=said):
        importing(ready, *deliveries)
    assert everything(ready) == before


def test_a_failure_while_publishing_leaves_both_stores_as_they_were(ready, monkeypatch):
    before = everything(ready)

    def fails(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("data.stores.published_store._write_cells", fails)
    with pytest.raises(ZeroDivisionError):
        importing(ready, delivery(("kitas", "13076001", 2022, 9.0, EXAMPLE)))
    assert everything(ready) == before


def test_a_version_that_only_one_store_knows_stops_every_writer_and_is_named(ready):
    """Somebody restored only one of the two: to withdraw what is published would be a guess."""
    imported = importing(ready, delivery(("kitas", "13076001", 2022, 9.0, EXAMPLE)))
    with ready.raw.begin() as connection:
        connection.execute(text("delete from observation where release_id = 2"))
        connection.execute(text("delete from release_file where release_id = 2"))
        connection.execute(text("delete from release where id = 2"))
    before = everything(ready)
    with pytest.raises(StoreError, match=f"verschieden alt: nur veröffentlicht: {imported.version}"):
        importing(ready, delivery(("kitas", "13076002", 2021, 6.0, EXAMPLE)))
    assert everything(ready) == before
    assert value(ready, year=2022) == 9


def test_taking_back_the_newest_release_moves_only_pointers(ready):
    before = ready.repository()
    first = (before.version(), before.digest())
    with ready.published.connect() as connection:
        cells = select(func.count()).select_from(schema.published_cell)
        imported = importing(ready, delivery(("kitas", "13076001", 2021, 9.0, EXAMPLE)))
    with ready.published.connect() as connection:
        count = connection.scalar(cells)
    outcome = rollback(ready.raw, ready.published, imported.version)
    assert (outcome.version, ready.repository().digest()) == first
    assert value(ready) == 4
    assert states(ready) == {"1": "published", "2": "withdrawn"}
    with ready.published.connect() as connection:
        assert connection.scalar(cells) == count


def test_taking_back_an_older_release_keeps_the_later_ones(ready):
    older = importing(ready, delivery(("kitas", "13076001", 2021, 9.0, EXAMPLE)))
    importing(ready, delivery(("kitas", "13076002", 2021, 8.0, EXAMPLE)))
    outcome = rollback(ready.raw, ready.published, older.version)
    assert (value(ready), value(ready, place="13076002")) == (4, 8)
    assert states(ready) == {"1": "published", "2": "withdrawn", "3": "published", "4": "published"}
    assert not ready.repository().resolve_version(older.version)[1]
    assert outcome.version == ready.repository().version()


def test_a_number_is_never_used_twice(ready):
    first = importing(ready, delivery(("kitas", "13076001", 2021, 9.0, EXAMPLE)))
    rollback(ready.raw, ready.published, first.version)
    second = importing(ready, delivery(("kitas", "13076001", 2021, 8.0, EXAMPLE)))
    assert (first.version.partition(".")[2], second.version.partition(".")[2]) == ("2", "3")


def test_what_ships_cannot_be_taken_back_and_nothing_twice(ready):
    shipped = ready.repository().version()
    imported = importing(ready, delivery(("kitas", "13076001", 2021, 9.0, EXAMPLE)))
    rollback(ready.raw, ready.published, imported.version)
    before = everything(ready)
    for version, said in (
        (shipped, "mitgelieferten"),
        (imported.version, "schon zurückgenommen"),
        ("1999.9", "gibt es nicht"),
    ):
        with pytest.raises(ReleaseError, match=said):
            rollback(ready.raw, ready.published, version)
    assert everything(ready) == before


def test_a_draft_is_not_shown_until_it_is_published(ready):
    shown = ready.repository().version()
    draft = importing(ready, delivery(("kitas", "13076001", 2021, 9.0, EXAMPLE)), draft=True)
    assert (ready.repository().version(), value(ready)) == (shown, 4)
    importing(ready, delivery(("kitas", "13076001", 2021, 8.0, EXAMPLE)))
    published = publish_draft(ready.raw, ready.published, draft.version)
    assert (value(ready), ready.repository().version()) == (9, published.version)
    with pytest.raises(ReleaseError, match="Entwurf"):
        publish_draft(ready.raw, ready.published, published.version)


def test_a_draft_can_be_thrown_away(ready):
    draft = importing(ready, delivery(("kitas", "13076001", 2021, 9.0, EXAMPLE)), draft=True)
    rollback(ready.raw, ready.published, draft.version)
    assert states(ready)["2"] == "withdrawn"
    assert value(ready) == 4


def test_population_follows_a_rollback(ready):
    imported = importing(ready, delivery(("bevoelkerung", "13076001", 2021, 500.0, "gv_isys")))
    assert ready.repository().register().areas["13076001"].population == 500
    rollback(ready.raw, ready.published, imported.version)
    shipped = {one.key: one.population for one in areas_of("13076")}
    assert ready.repository().register().areas["13076001"].population == shipped["13076001"] != 500


def test_a_new_measure_becomes_an_indicator_of_its_own(ready):
    names = {"de": "Musikschulkinder", "en": "Music pupils"}
    measure = Measure(
        "musikschule",
        names,
        "persons",
        {"de": "Kinder", "en": "children"},
        {"de": "1. Oktober", "en": "1 October"},
    )
    importing(ready, delivery(("musikschule", "13076001", 2021, 12.0, "landkreis"), measures=(measure,)))
    catalogue = ready.repository().catalogue()
    assert catalogue.indicators["musikschule"].theme == "eigene_tabellen"
    assert catalogue.measures["musikschule"] == measure
    assert value(ready, "musikschule") == 12
    importing(ready, delivery(("musikschule", "13076001", 2021, 2.0, "landkreis")))
    assert value(ready, "musikschule") != 2, "one's own counts of persons are protected like all others"


def test_raw_figures_keep_key_value_and_mark_as_delivered(ready):
    importing(ready, delivery(("kitas", "13054001", 2010, 9.0, EXAMPLE)))
    with ready.raw.connect() as connection:
        table = schema.observation
        row = connection.execute(select(table).where(table.c.release_id == 2)).one()
    assert (row.area, row.year, row.value, row.status, row.marks) == ("13054001", 2010, 9.0, 0, "")
    assert value(ready, year=2010) == 9


def test_a_second_writer_waits_and_takes_the_next_number(ready):
    """Two imports at once must not take the same one."""
    second = delivery(("kitas", "13076002", 2021, 6.0, EXAMPLE))
    with ThreadPoolExecutor(1) as pool:
        with ready.raw.begin() as first:
            raw_store.hold(first)
            waiting = pool.submit(importing, ready, second)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.5)
            version = raw_store.next_version(first)
            raw_store.add_release(
                first, version, kind="import", by="", note="", state="draft", files=(), observations=()
            )
        assert waiting.result(timeout=30).version != version
    assert value(ready, place="13076002") == 6


def test_states_outside_the_list_are_refused_by_the_database(ready):
    with pytest.raises(IntegrityError), ready.raw.begin() as connection:
        connection.execute(
            insert(schema.release).values(
                version="x",
                made_at=func.now(),
                made_by="",
                note="",
                kind="import",
                state="vielleicht",
                position=1,
            )
        )


@pytest.mark.one_database
def test_counts_that_contradict_each_other_are_refused_by_name_and_nothing_is_published(ready):
    """More children in care all day than in care at all: no table can hold both, and none can be
    protected."""
    before = everything(ready)
    rows = [
        ("kinder_betreut_u3", "13076001", 2021, 2.0, EXAMPLE),
        ("kinder_ganztags_u3", "13076001", 2021, 5.0, EXAMPLE),
    ]
    with pytest.raises(ContradictoryCounts, match=r"Ödhof \(13076001\), 2021: .*\(5\) ist mehr als .*\(2\)"):
        importing(ready, delivery(*rows))
    assert everything(ready) == before
