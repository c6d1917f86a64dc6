"""Which territory a reader gets, which areas exist when, and what is said of former ones."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.selection import Selection
from dashboard.indicators.territory.status import (
    existing,
    forwarded,
    moved,
    reforms_of,
    register_for,
    settle,
    successor,
)

RUHNER_BERGE, MARNITZ, LUEBZ, GISCHOW = "13076168", "13076095", "13076089", "13076043"


@pytest.fixture(scope="module")
def register(answers):
    return answers.repository.register()


@pytest.mark.parametrize(
    ("asked", "shown", "said"),
    [
        ("heute", "heute", ""),
        ("berichtsjahr", "berichtsjahr", ""),
        ("2016-01-01", "2016-01-01", ""),
        ("2018-12-31", "2016-01-01", ""),
        ("2019-05-26", "heute", ""),
        ("2999-01-01", "heute", ""),
        ("2012-12-31", "2016-01-01", "Grenzen gibt es ab"),
        ("2019-02-01", "heute", "liegt kein Berichtsjahr"),
        ("2019-02-31", "heute", "liegt kein Berichtsjahr"),
    ],
)
def test_a_wish_leads_to_a_territory_that_has_years_and_says_what_is_different(register, asked, shown, said):
    territory, sentences = settle(Selection(territory=asked), register)
    assert territory == shown
    assert (said in " ".join(sentences)) if said else not sentences


@pytest.mark.parametrize("beside", [{"pooled_years": 3}, {"display": "veraenderung"}])
def test_what_spans_years_stands_on_todays_territory(register, beside):
    """A sum or difference over years that are not of the same area means nothing."""
    territory, sentences = settle(Selection(territory="berichtsjahr", **beside), register)
    assert (territory, len(sentences)) == ("heute", 1)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1995, "2016-01-01"),
        (2013, "2016-01-01"),
        (2018, "2016-01-01"),
        (2019, "2019-05-26"),
        (2030, "2019-05-26"),
    ],
)
def test_a_reporting_year_has_the_territory_of_its_last_day(register, year, day):
    assert register.status_in(year) == date.fromisoformat(day)


def test_areas_exist_in_the_years_they_existed(register):
    there = existing((RUHNER_BERGE, MARNITZ, LUEBZ), (2018, 2019), "berichtsjahr", register)
    assert there.tolist() == [[False, True, True], [True, False, True]]
    assert existing((RUHNER_BERGE, LUEBZ), (2018, 2019), "heute", register) is None
    assert existing((LUEBZ,), (2018, 2019), "berichtsjahr", register) is None


def test_the_reporting_years_territory_holds_the_areas_of_all_years(register):
    every = register_for("berichtsjahr", register)
    assert {RUHNER_BERGE, MARNITZ} <= set(every.areas)
    assert len([one for one in every.of_level("gemeinde") if one.kreis == "13076"]) == 149
    assert list(every.areas)[: len(every.of_level("gemeinde"))] == [
        one.key for one in every.of_level("gemeinde")
    ]


def test_a_change_over_a_reform_compares_two_different_areas(register):
    crossed = moved((RUHNER_BERGE, LUEBZ, "13076001"), (2018, 2019, 2020), register)
    assert crossed.tolist() == [[False] * 3, [True, True, False], [False] * 3]


def test_a_former_place_of_a_link_leads_to_its_successor(register):
    places, said = forwarded((MARNITZ, "13076132", LUEBZ), register, register.areas, "de")
    assert places == (RUHNER_BERGE, LUEBZ)
    assert said == ("Marnitz gehört heute zu Ruhner Berge.", "Suckow gehört heute zu Ruhner Berge.")
    assert successor("99999999", register) is None


def test_reforms_of_a_place_are_named_in_their_year(register):
    (year, label), = reforms_of((RUHNER_BERGE,), range(2010, 2025), register)  # fmt: skip
    assert (year, label["de"]) == (2019, "Gebietsreform: Marnitz, Suckow, Tessenow")
    assert reforms_of((RUHNER_BERGE,), (2020, 2021), register) == []
    assert reforms_of((RUHNER_BERGE,), (), register) == []
    between = reforms_of((RUHNER_BERGE,), (2017, 2021), register)
    assert [at for at, _ in between] == [2019], "a reform between two years with figures is marked, too"
    assert reforms_of(("13076001",), range(2010, 2025), register) == []  # a new key is no other place
