"""Two data versions of the published store, cell by cell, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import insert, select, update

from dashboard.errors import ReleaseError
from dashboard.staff.versions.cell_states import ChangeKind
from data.importing.write import import_deliveries
from data.publishing.rollback import rollback
from data.staff.versions.comparison import comparable, compare
from data.stores import schema
from tests.data.stores.deliveries import delivery

EXAMPLE, OWN = "beispieldaten", "landkreis"


@pytest.fixture
def ready(stores, world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    world.counts("kita_plaetze", 2021, {"13076001": "40"})
    stores.prepare_alike(world)
    return stores


def bring(stores, *rows):
    return import_deliveries(stores.raw, stores.published, [delivery(*rows)], "test").version


def cells(found, kind=None):
    at = found.where([kind] if kind is not None else ())
    return {
        (one.series.indicator, one.series.level, one.area, one.year): (one.old.value, one.new.value)
        for one in found.rows(at)
    }


def published(stores, version):
    """All cells of a version by series, place and year."""
    cell, manifest, release = schema.published_cell, schema.manifest, schema.published_release
    series, area = schema.series, schema.area
    statement = (
        select(series.c.indicator, series.c.level, series.c.breakdown, series.c.territorial_status)
        .add_columns(area.c.key, cell.c.year, cell.c.value, cell.c.status)
        .select_from(release)
        .join(manifest, manifest.c.release_id == release.c.id)
        .join(cell, cell.c.release_id == manifest.c.cells_release_id)
        .join(series, (series.c.id == cell.c.series_id) & (series.c.indicator == manifest.c.indicator))
        .join(area, area.c.id == cell.c.area_id)
        .where(release.c.version == version)
    )
    with stores.published.connect() as connection:
        rows = connection.execute(statement).all()
    return {tuple(row[:6]): tuple(row[6:]) for row in rows}


def test_new_changed_and_vanished_cells_are_found_at_every_level(ready):
    first = ready.repository().version()
    second = bring(
        ready, ("kitas", "13076001", 2021, 6.0, EXAMPLE), ("kitas", "13076002", 2022, 7.0, EXAMPLE)
    )
    with ready.published.connect() as connection:
        found = compare(connection, first, second)
        back = compare(connection, second, first)
        assert len(compare(connection, first, first)) == 0
    revised, new = cells(found, ChangeKind.REVISED), cells(found, ChangeKind.NEW)
    assert revised["kitas", "gemeinde", "13076001", 2021] == (4.0, 6.0)
    assert new["kitas", "gemeinde", "13076002", 2022] == (None, 7.0)
    assert revised["kitas", "amt", "130760001", 2021] == (9.0, 11.0)
    assert {key for key, *_ in cells(found)} == {"kitas"}
    assert cells(back) == {key: (new, old) for key, (old, new) in cells(found).items()}


def test_the_differences_applied_to_the_old_version_give_the_new_one(ready):
    first = ready.repository().version()
    second = bring(ready, ("kitas", "13076001", 2021, 6.0, OWN), ("kita_plaetze", "13076002", 2022, 9.0, OWN))
    with ready.published.connect() as connection:
        found = compare(connection, first, second)
    old, new = published(ready, first), published(ready, second)
    changed = {
        (one.series.indicator, one.series.level, one.area, one.year) for one in found.rows(found.where())
    }
    for key in old.keys() | new.keys():
        if (key[0], key[1], key[4], key[5]) not in changed:
            empty = (None, 5)
            assert old.get(key, empty) == new.get(key, empty)


def test_one_indicator_alone_can_be_asked_for(ready):
    first = ready.repository().version()
    second = bring(ready, ("kitas", "13076001", 2021, 6.0, OWN), ("kita_plaetze", "13076002", 2022, 9.0, OWN))
    with ready.published.connect() as connection:
        found = compare(connection, first, second, indicator="kita_plaetze")
    assert {key for key, *_ in cells(found)} == {"kita_plaetze"}


def test_versions_taken_back_can_be_compared_and_those_under_older_rules_cannot(ready):
    first = ready.repository().version()
    second = bring(ready, ("kitas", "13076001", 2021, 6.0, OWN))
    rollback(ready.raw, ready.published, second)
    with ready.published.begin() as connection:
        assert [(one.version, one.state) for one in comparable(connection)] == [
            (second, "withdrawn"),
            (first, "published"),
        ]
        assert len(compare(connection, first, second)) > 0
        table = schema.published_release
        connection.execute(update(table).where(table.c.version == first).values(protection=0))
        with pytest.raises(ReleaseError, match="älteren Regeln"):
            compare(connection, first, second)
        with pytest.raises(ReleaseError, match="gibt es nicht"):
            compare(connection, second, "1999.1")


@pytest.mark.one_database
def test_another_territorial_status_is_no_difference_by_itself(ready):
    """Today's cells are compared with today's, whatever day that was."""
    first = ready.repository().version()
    second = bring(ready, ("kitas", "13076001", 2021, 6.0, EXAMPLE))
    with ready.published.begin() as connection:
        before = cells(compare(connection, first, second))
        release, series, cell = schema.published_release, schema.series, schema.published_cell
        number = connection.scalar(select(release.c.id).where(release.c.version == second))
        later = date(2030, 1, 1)
        for one in connection.execute(select(series).where(series.c.indicator == "kitas")).all():
            values = {**one._mapping, "id": one.id + 1000, "territorial_status": later}
            connection.execute(insert(series).values(**values))
            connection.execute(
                update(cell)
                .where(cell.c.release_id == number, cell.c.series_id == one.id)
                .values(series_id=one.id + 1000)
            )
        connection.execute(update(release).where(release.c.id == number).values(territorial_status=later))
        assert cells(compare(connection, first, second)) == before != {}


@pytest.mark.one_database
def test_a_count_that_becomes_small_is_newly_hidden_without_any_number(stores, world):
    people = {"13076001": "30", "13076002": "40", "13076003": "50", "13076004": "60"}
    world.counts("kinder_u3", 2021, people)
    stores.prepare_alike(world)
    first = stores.repository().version()
    second = bring(stores, ("kinder_u3", "13076001", 2021, 2.0, OWN))
    with stores.published.connect() as connection:
        found = compare(connection, first, second)
    hidden = list(found.rows(found.where([ChangeKind.HIDDEN])))
    assert "13076001" in {one.area for one in hidden}
    assert all(one.new.value is None and one.new.numerator is None for one in hidden)
