"""Municipalities of past territories in the published store: what is stored, offered and read, on both
databases."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from sqlalchemy import select

from dashboard.domain.area import level_of
from dashboard.domain.observation import Status
from dashboard.domain.territory import OLDEST_BOUNDARIES
from data.geography.geometry import available
from data.stores import schema

pytestmark = pytest.mark.one_database

OLD = {"13076001": "10", "13076002": "20", "13076004": "40", "13076010": "12", "13076011": "18"}
NOW = {"13076001": "11", "13076002": "21", "13076003": "31", "13076004": "41"}
MERGED, PARTS = "13076003", ("13076010", "13076011")


def counted(world, old=OLD):
    """Toddin is Alt Toddin and Setzin until 2018; figures stand on the territory of their year."""
    world.counts("kinder_u3", 2018, old)
    world.counts("kinder_u3", 2020, NOW)


def read(stores, places, territory="berichtsjahr", indicator="kinder_u3"):
    cells = stores.repository().cells(indicator, "gemeinde", places=places, territory=territory)
    return {
        (key, year): Status(int(cells.status[row, at]))
        if np.isnan(cells.value[row, at])
        else cells.value[row, at]
        for row, year in enumerate(cells.years)
        for at, key in enumerate(places)
    }


def test_a_merged_municipality_is_a_sum_today_and_its_parts_on_the_territory_of_the_year(stores, world):
    counted(world)
    stores.prepare(world)
    assert read(stores, [MERGED], "heute") == {(MERGED, 2018): 30, (MERGED, 2020): 31}
    found = read(stores, [MERGED, *PARTS, "13076001"])
    assert [found[key, 2018] for key in PARTS] == [12, 18]
    assert found[MERGED, 2020] == 31
    assert (found["13076001", 2018], found["13076001", 2020]) == (10, 11)
    # An area that a year did not have is no gap in the collection of it; the views leave it out.
    assert {found[MERGED, 2018], *(found[key, 2020] for key in PARTS)} == {Status.NOT_COLLECTED}


def test_a_past_day_shows_the_years_of_its_territory(stores, world):
    counted(world)
    stores.prepare(world)
    assert read(stores, [*PARTS], "2016-01-01") == {(PARTS[0], 2018): 12, (PARTS[1], 2018): 18}
    offer = stores.repository().offers(territory="2016-01-01")["kinder_u3"]
    assert offer.years["gemeinde", ""] == (2018,)
    assert offer.years["kreis", ""] == (2018, 2020)


def test_only_areas_that_have_changed_since_are_stored_twice(stores, world):
    counted(world)
    stores.prepare(world)
    with stores.published.connect() as connection:
        series, cell, area = schema.series, schema.published_cell, schema.area
        statement = (
            select(area.c.key, cell.c.year)
            .join(cell, cell.c.area_id == area.c.id)
            .join(series, series.c.id == cell.c.series_id)
            .where(series.c.territorial_status == date(2016, 1, 1))
        )
        assert {tuple(row) for row in connection.execute(statement)} == {(key, 2018) for key in PARTS}


def test_figures_on_todays_territory_are_not_taken_apart(stores, world):
    world.counts("kinder_u3", 2018, NOW)
    stores.prepare(world)
    found = read(stores, [*PARTS])
    assert set(found.values()) == {Status.NOT_APPLICABLE}


def test_older_figures_are_shown_on_the_first_territory_with_boundaries(stores, world):
    world.counts("kinder_u3", 2013, OLD | {"13076012": "5"})
    stores.prepare(world)
    assert read(stores, ["13076004", *PARTS]) == {
        ("13076004", 2013): 45,
        (PARTS[0], 2013): 12,
        (PARTS[1], 2013): 18,
    }


@pytest.mark.parametrize(("parts", "hidden"), [(("2", "18"), True), (("12", "18"), False)])
def test_the_sum_of_parts_never_gives_a_hidden_part(stores, world, parts, hidden):
    """The merged municipality is published: with one part shown the other one would follow."""
    counted(world, OLD | dict(zip(PARTS, parts, strict=True)))
    stores.prepare(world)
    found = read(stores, [*PARTS])
    assert (found[PARTS[0], 2018] == Status.SUPPRESSED) == hidden
    others = [found[PARTS[1], 2018], read(stores, [MERGED], "heute")[MERGED, 2018]]
    assert (Status.SUPPRESSED in others) == hidden, "the sum or the other part must be hidden with it"


def test_what_cannot_be_converted_stands_in_the_report(stores, world):
    world.counts("kinder_u3", 2018, {key: text for key, text in OLD.items() if key != "13076011"})
    world.counts("kinder_u3", 2020, NOW)
    stores.prepare(world)
    report = stores.repository().releases()[0].report
    assert "13076010, 2018" in report
    assert "13076011" in report


def test_the_oldest_territory_is_that_of_the_oldest_boundaries():
    assert available("13076")["gemeinde"][0] == OLDEST_BOUNDARIES


def test_no_reform_since_then_crosses_an_amt(answers):
    """Otherwise figures of Ämter would differ between the territories, too."""
    register = answers.repository.register()
    areas = {area.key: area for area in (*register.areas.values(), *register.others)}
    recent = [
        one
        for one in register.changes
        if one.on and one.on > OLDEST_BOUNDARIES and level_of(one.new) == "gemeinde"
    ]
    assert recent
    assert all(areas[one.old].amt == areas[one.new].amt for one in recent)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2005-01-01", 163),
        ("2011-12-31", 162),
        ("2012-12-31", 157),
        ("2014-12-31", 149),
        ("2016-12-31", 147),
        ("2019-05-26", 142),
    ],
)
def test_the_register_knows_the_municipalities_of_every_day(answers, day, number):
    """Before the district was founded there are those of its first day."""
    register = answers.repository.register(date.fromisoformat(day))
    assert len([area for area in register.of_level("gemeinde") if area.kreis == "13076"]) == number
