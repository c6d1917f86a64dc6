"""Conversion to today's areas: exact for counts, honest about everything it cannot know."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.grid import ABSENT, Figures
from dashboard.domain.observation import Status
from dashboard.domain.slab import NOT_CONVERTIBLE
from dashboard.domain.territory import Change
from dashboard.indicators.territory.conversion import convert
from dashboard.indicators.territory.reform import reforms

KEY, MERGER, ABSORBED = "schluesselaenderung", "zusammenschluss", "eingemeindung"
# a1, b1 get new keys in 2011; a absorbs c in 2014; d and e become f in 2019; g goes to b on an unknown day.
CHANGES = (
    Change("a1", "A", "a", date(2011, 9, 4), KEY),
    Change("b1", "B", "b", date(2011, 9, 4), KEY),
    Change("g1", "G", "g", date(2011, 9, 4), KEY),
    Change("c", "C", "a", date(2014, 5, 25), ABSORBED),
    Change("d", "D", "f", date(2019, 5, 26), MERGER),
    Change("e", "E", "f", date(2019, 5, 26), MERGER),
    Change("g", "G", "b", None, ABSORBED),
)
FOUNDED = {"a": date(2011, 9, 4), "b": date(2011, 9, 4), "f": date(2019, 5, 26)}
PLACES = ("a", "b", "f", "a1", "b1", "c", "d", "e", "g", "g1")
HISTORY = reforms(CHANGES, FOUNDED)


def delivered(given, year, history=HISTORY, places=PLACES, summable=True, standing=None):
    """What is known of the places after conversion: place -> number or Status."""
    table = Figures.empty(1, len(places))
    for place, number in given.items():
        at = places.index(place)
        is_status = isinstance(number, Status)
        table.value[0, at] = np.nan if is_status else number
        table.status[0, at] = number if is_status else (Status.ZERO if number == 0 else Status.REPORTED)
        table.provenance[0, at], table.source[0, at] = 2, 0
    result = convert(table, (year,), places, history, summable=summable, standing=standing)
    inconvertible = result.mark[0] == NOT_CONVERTIBLE
    assert (np.isnan(result.value[0]) | ~inconvertible).all(), (
        "the mark stands on cells without a number only"
    )
    return {
        place: Status(int(result.status[0, at]))
        if np.isnan(result.value[0, at])
        else float(result.value[0, at])
        for at, place in enumerate(places)
        if result.status[0, at] != ABSENT
    }


def test_figures_on_todays_areas_stay_as_they_are():
    assert delivered({"a": 5, "b": 6, "f": 7}, 2010) == {"a": 5, "b": 6, "f": 7}


OF_2013 = (date(2013, 12, 31),)


def test_where_the_source_states_the_territory_the_absorbed_is_missed_though_no_key_has_ended():
    """The population of 2013 of a place that took in another in 2014 is not that of today's area."""
    assert delivered({"a": 5, "b": 6}, 2013) == {"a": 5, "b": 6}
    stated = delivered({"a": 5, "b": 6}, 2013, standing=OF_2013)
    assert stated == {"a": Status.NOT_APPLICABLE, "b": 6, "f": Status.NOT_APPLICABLE}


def test_where_all_predecessors_are_delivered_the_stated_territory_changes_nothing():
    given = {"a": 5, "c": 2, "d": 3, "e": 4, "b": 6}
    assert delivered(given, 2013, standing=OF_2013) == delivered(given, 2013) == {"a": 7, "b": 6, "f": 7}


def test_a_base_of_an_earlier_year_stands_on_the_territory_of_that_year():
    """It is repeated for later years, in which the reform is long past."""
    assert delivered({"a": 5, "b": 6}, 2024, standing=OF_2013)["a"] == Status.NOT_APPLICABLE


def test_a_hidden_part_hides_the_successor_on_a_stated_territory_too():
    given = {"a": 5, "c": Status.SUPPRESSED, "d": 3, "e": 4}
    assert delivered(given, 2013, standing=OF_2013)["a"] == Status.SUPPRESSED


def test_a_table_without_a_year_stays_without_it():
    table = Figures.empty(2, len(PLACES))
    table.value[1, 0], table.status[1, 0], table.provenance[1, 0], table.source[1, 0] = (
        5,
        Status.REPORTED,
        0,
        0,
    )
    days = (date(2013, 12, 31), date(2014, 12, 31))
    result = convert(table, (2013, 2014), PLACES, HISTORY, summable=True, standing=days)
    assert (result.status[0] == ABSENT).all()
    assert result.value[1, 0] == 5


def test_a_merger_is_the_exact_sum_of_its_predecessors():
    assert delivered({"a": 5, "b": 6, "d": 3, "e": 4}, 2018) == {"a": 5, "b": 6, "f": 7}


def test_whoever_absorbs_counts_with_what_it_was_before():
    assert delivered({"a": 5, "c": 2, "d": 3, "e": 4}, 2013) == {"a": 7, "f": 7}


def test_a_new_key_carries_on_and_later_reforms_follow():
    assert delivered({"a1": 5, "c": 2, "b1": 6}, 2010)["a"] == 7


def test_a_reform_of_an_unknown_day_comes_after_the_new_keys():
    assert delivered({"b1": 6, "g1": 4}, 2010) == {"b": 10}


def test_a_missing_predecessor_makes_the_successor_missing():
    assert delivered({"a": 5, "b": 6, "d": 3}, 2018) == {"a": 5, "b": 6}


def test_reforms_before_the_first_ended_key_count_as_done():
    """A table on the territory of 2016 names d and e; that it does not name c says nothing about a."""
    assert delivered({"a": 5, "d": 3, "e": 1}, 2013) == {"a": 5, "f": 4}


def test_an_absorbed_place_without_a_figure_takes_the_sum_away():
    """A table with the keys before 2011 has to name c, too, before a is whole."""
    assert delivered({"a1": 5, "b1": 6}, 2010) == {"b": 6}


@pytest.mark.parametrize("reason", [Status.SUPPRESSED, Status.UNRELIABLE, Status.LATER])
def test_a_hidden_predecessor_hides_its_successor(reason):
    assert delivered({"d": 3, "e": reason}, 2018) == {"f": reason}


def test_a_dissolved_place_that_is_still_listed_with_a_dash_says_nothing():
    assert delivered({"a": 5, "b": 6, "f": 7, "d": 0, "e": Status.SUPPRESSED, "c": 0}, 2023) == {
        "a": 5,
        "b": 6,
        "f": 7,
    }


def test_ratios_survive_a_new_key_and_no_merger():
    assert delivered({"b1": 12.5, "d": 3.0, "e": 4.0}, 2010, summable=False) == {
        "b": 12.5,
        "f": Status.NOT_APPLICABLE,
    }


def test_parts_are_shared_out_and_marked_estimated():
    split = (
        Change("x", "X", "a", date(2015, 1, 1), "aufteilung", 0.25),
        Change("x", "X", "b", date(2015, 1, 1), "aufteilung", 0.75),
    )
    history = reforms(split, {})
    table = Figures.empty(1, 3)
    table.value[0, 2], table.status[0, 2], table.provenance[0, 2] = 8, Status.REPORTED, 2
    result = convert(table, (2014,), ("a", "b", "x"), history, summable=True)
    assert result.value[0, :2].tolist() == [2, 6]
    assert result.mark[0, :2].tolist() == [1, 1]


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d", "e", "g"]), st.integers(0, 1000)))
def test_nothing_is_made_and_nothing_counted_twice(given_counts):
    """The converted counts never exceed what was delivered, and equal it when every predecessor is there."""
    converted = delivered(given_counts, 2013)
    assert all(isinstance(number, float) for number in converted.values())
    assert sum(converted.values()) <= sum(given_counts.values())
    if set(given_counts) == {"a", "b", "c", "d", "e", "g"}:
        assert sum(converted.values()) == sum(given_counts.values())
    assert set(converted) <= {"a", "b", "f"} | ({"g"} & set(given_counts))


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_the_input_is_left_alone(first, second):
    table = Figures.empty(1, len(PLACES))
    table.value[0, 6:8], table.status[0, 6:8] = (first, second), Status.REPORTED
    before = table.copy()
    convert(table, (2018,), PLACES, HISTORY, summable=True)
    np.testing.assert_array_equal(table.value, before.value)
    np.testing.assert_array_equal(table.status, before.status)
