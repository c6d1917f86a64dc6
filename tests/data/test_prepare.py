"""Making the stores ready: once, whole, again when the checkout changes, and never over somebody's
imports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dashboard.errors import ReleaseError, StoreError
from dashboard.settings import RawSettings
from data import embedded_figures, migrations
from data.importing.findings import Delivery
from data.importing.write import import_deliveries
from data.prepare import prepare
from data.repository import Repository
from data.stores import schema
from tests.data.stores.deliveries import delivery

LOCKS = {".published.sqlite.lock", ".raw.sqlite.lock"}


@pytest.fixture
def kitas(world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    return world


def value(stores, year=2021, place="13076001"):
    cells = stores.repository().cells("kitas", "gemeinde", places=[place])
    return float(cells.value[cells.years.index(year), 0])


def test_a_second_time_does_nothing(stores, kitas):
    first, second = stores.prepare(kitas), stores.prepare(kitas)
    assert (first.changed, second.changed) == (True, False)
    assert first.version == second.version == stores.repository().version()


def test_a_changed_checkout_makes_a_new_version_and_keeps_the_imports_on_top(stores, kitas):
    stores.prepare(kitas)
    imported = delivery(("kitas", "13076002", 2021, 50.0, "beispieldaten"))
    import_deliveries(stores.raw, stores.published, [imported], "test")
    kitas.counts("kitas", 2022, {"13076001": "7"})
    outcome = stores.prepare(kitas)
    assert outcome.version.endswith(".3")
    assert (value(stores, 2022), value(stores, 2021), value(stores, 2021, "13076002")) == (7, 4, 50)


def test_a_lost_published_store_is_made_again_only_when_asked(stores, kitas):
    """Older versions are lost with it, and links to them: that is for a person to decide."""
    stores.prepare(kitas)
    import_deliveries(
        stores.raw, stores.published, [delivery(("kitas", "13076002", 2021, 50.0, "beispieldaten"))], "test"
    )
    with stores.published.begin() as connection:
        migrations.downgrade(connection, "published")
    for _ in range(2):
        with pytest.raises(
            StoreError, match=r"ist leer, die Rohdaten kennen aber .*\.2, .*\.1\. .*--republish"
        ):
            stores.prepare(kitas)
    outcome = prepare(stores.settings, folder=kitas.folder, republish=True)
    assert (outcome.version.endswith(".2"), value(stores, 2021, "13076002")) == (True, 50)
    assert not stores.prepare(kitas).changed


def test_a_draft_does_not_give_its_number_to_what_is_published_again(stores, kitas):
    first = stores.prepare(kitas).version
    given = [delivery(("kitas", "13076002", 2021, 50.0, "beispieldaten"))]
    import_deliveries(stores.raw, stores.published, given, "test", draft=True)
    with stores.published.begin() as connection:
        migrations.downgrade(connection, "published")
    assert prepare(stores.settings, folder=kitas.folder, republish=True).version == first
    assert value(stores, 2021, "13076002") == 5


def test_a_lost_raw_store_is_said_and_nothing_is_overwritten(stores, kitas):
    before = stores.prepare(kitas).version
    with stores.raw.begin() as connection:
        migrations.downgrade(connection, "raw")
    with pytest.raises(StoreError, match=r"die Rohdaten zu .* fehlen"):
        stores.prepare(kitas)
    assert stores.repository().version() == before


def sqlite(folder: Path) -> RawSettings:
    return RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")


def test_new_files_appear_complete_or_not_at_all(tmp_path, kitas, monkeypatch):
    """A power cut while figures are written must not leave half a database that looks ready."""

    def broken(folder):
        yield from list(series_rows(folder))[:1]
        raise KeyboardInterrupt

    series_rows = embedded_figures.series_rows
    monkeypatch.setattr(embedded_figures, "series_rows", broken)
    with pytest.raises(KeyboardInterrupt):
        prepare(sqlite(tmp_path / "db"), folder=kitas.folder)
    assert {file.name for file in (tmp_path / "db").iterdir()} == LOCKS
    monkeypatch.undo()
    assert prepare(sqlite(tmp_path / "db"), folder=kitas.folder).changed


def test_leftovers_of_an_interrupted_preparation_do_not_matter(tmp_path, kitas, engine_of):
    folder = tmp_path / "db"
    (folder / ".preparing-x").mkdir(parents=True)
    (folder / ".preparing-x" / "published").write_bytes(b"SQLite format 3\x00 half")
    (folder / "published.sqlite").touch()
    assert prepare(sqlite(folder), folder=kitas.folder).changed
    assert Repository(engine_of(sqlite(folder).database_url), "13076").version().endswith(".1")


def test_a_folder_that_cannot_be_written_by_itself_is_no_failure(tmp_path, kitas, monkeypatch):
    """The files have moved by then: saying that it failed would be wrong of a version that is served."""

    def refuse(descriptor):
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr("data.prepare.os.fsync", refuse)
    settings = RawSettings(f"sqlite:///{tmp_path}/published.sqlite", f"sqlite:///{tmp_path}/raw.sqlite")
    made = prepare(settings, folder=kitas.folder)
    assert made.changed
    monkeypatch.undo()
    assert prepare(settings, folder=kitas.folder).version == made.version


def test_only_databases_and_locks_are_left_after_preparing(tmp_path, kitas):
    (tmp_path / "db" / ".preparing-raw.sqlite-x").mkdir(parents=True)
    prepare(sqlite(tmp_path / "db"), folder=kitas.folder)
    assert {file.name for file in (tmp_path / "db").iterdir()} == {"published.sqlite", "raw.sqlite", *LOCKS}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("merkmal;gebiet;quelle;2021\nkitas;13076001;inkar;4\n", "Zeile 1: erwartet wird"),
        ("merkmal;gebiet;gliederung;quelle;2021\nkitas;13076001;;inkar\n", "Zeile 2: 4 statt 5 Felder"),
        (
            "merkmal;gebiet;gliederung;quelle;2021\nkitas;13076001;;inkar;1.5\n",
            "Zeile 2, Spalte 2021: „1.5“ ist",
        ),
    ],
)
def test_a_broken_table_that_ships_is_named_with_its_line(stores, world, table, said):
    (world.folder / "figures" / "broken.csv").write_text(table, encoding="utf-8")
    with pytest.raises(StoreError, match=f"broken.csv, {said}"):
        stores.prepare(world)
    with pytest.raises(StoreError, match="noch nichts veröffentlicht"):
        stores.repository().version()


def test_the_fingerprint_follows_figures_areas_and_catalogue(kitas):
    before = embedded_figures.fingerprint(kitas.folder)
    assert embedded_figures.fingerprint(kitas.folder) == before
    with (kitas.folder / "changes.csv").open("a", encoding="utf-8") as stream:
        stream.write("13076098;A;13076004;Parchim;2019-05-26;eingemeindung;1\n")
    assert embedded_figures.fingerprint(kitas.folder) != before


def test_an_import_needs_the_shipped_data_first(stores):
    given: list[Delivery] = [delivery(("kitas", "13076002", 2021, 50.0, "beispieldaten"))]
    with pytest.raises(ReleaseError, match="flask --app app prepare"):
        import_deliveries(stores.raw, stores.published, given, "test")


def test_another_district_s_places_are_kept_without_a_new_version(stores, kitas):
    first = stores.prepare(kitas)
    other = prepare(replace(stores.settings, district="07232"), folder=kitas.folder)
    assert (other.changed, other.version) == (False, first.version)
    with stores.published.connect() as connection:
        found = connection.scalar(
            select(func.count()).select_from(schema.area).where(schema.area.c.key.startswith("07232"))
        )
    assert found > 200
