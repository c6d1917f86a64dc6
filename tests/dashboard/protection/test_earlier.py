"""What earlier releases showed is known as long as it is true, of the territory that it was shown of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from dashboard.indicators.rates import DISTRICT, EXAMPLE, Rates
from dashboard.protection.earlier import tell
from dashboard.protection.families import DisclosedCount, linked_families
from dashboard.protection.release import FORMER, Content, PlaceColumns
from data.catalogue.loader import load

TODAY, PAST = date(2019, 5, 26), date(2016, 1, 1)
YEARS = (2017, 2018)
KEYS = {"gemeinde": ("gross", "neben"), "amt": ("amt",), "kreis": ("kreis",), FORMER: ("gross", "klein")}
"""The key `gross` stands for two territories: today's has taken in `klein`."""
BASE, CASES = DisclosedCount(("kinder_u3",), ""), DisclosedCount(("kinder_betreut_u3",), "")


def content() -> Content:
    one = np.array([0, 0], dtype=np.intp)
    places = PlaceColumns(
        {level: len(KEYS[level]) for level in ("gemeinde", "amt", "kreis")}, one, one, one[:1], one
    )
    values = {
        BASE: {"gemeinde": np.array([[30.0, 9], [31, 9]]), FORMER: np.array([[30.0, 5], [26, 5]])},
        CASES: {
            "gemeinde": np.array([[np.nan, np.nan], [12.0, 4]]),
            FORMER: np.array([[np.nan, np.nan], [10.0, 2]]),
        },
    }
    return Content(len(YEARS), places, values, {})


def told(*shown, provenance=DISTRICT, now=DISTRICT) -> Content:
    found = content()
    whose = np.full((len(YEARS), 2), now, dtype=np.int8)
    found.rates["kinder_u3", "", "gemeinde"] = replace(Rates.empty(*whose.shape), provenance=whose)
    families = linked_families(load(), dict.fromkeys(load().measures, ("",)))
    tell(found, families, YEARS, KEYS, [(*one, provenance) for one in shown], TODAY)
    return found


def marked(found: Content) -> set[tuple[str, str, int, str]]:
    return {
        (series.measures[0], level, YEARS[row], KEYS[level][column])
        for series, levels in found.public.items()
        for level, flags in levels.items()
        for row, column in zip(*np.nonzero(flags), strict=True)
    }


def test_a_count_that_was_shown_and_still_holds_is_known():
    assert marked(told(("kinder_u3", "", "gemeinde", TODAY, "neben", 2018, 9.0, None))) == {
        ("kinder_u3", "gemeinde", 2018, "neben")
    }


def test_a_rate_tells_its_cases_and_the_base_of_the_year_before():
    assert marked(told(("betreuungsquote_u3", "", "gemeinde", TODAY, "gross", 2018, 12.0, 30.0))) == {
        ("kinder_betreut_u3", "gemeinde", 2018, "gross"),
        ("kinder_u3", "gemeinde", 2017, "gross"),
    }


def test_a_count_that_has_been_corrected_since_is_known_with_another_number():
    found = told(("kinder_u3", "", "gemeinde", TODAY, "gross", 2018, 33.0, None))
    assert marked(found) == set()
    assert found.corrected[BASE]["gemeinde"].tolist() == [[False, False], [True, False]]


@pytest.mark.parametrize("number", [30.0, 31.0])
def test_what_was_shown_of_the_smaller_territory_is_not_known_of_the_larger_one(number):
    """In 2017 both have 30: equal numbers do not make it the same place."""
    found = marked(told(("kinder_u3", "", "gemeinde", PAST, "gross", 2017, number, None)))
    assert found == ({("kinder_u3", FORMER, 2017, "gross")} if number == 30 else set())


def test_what_was_shown_of_today_is_not_known_of_the_former_place():
    assert marked(told(("kinder_u3", "", "gemeinde", TODAY, "gross", 2017, 30.0, None))) == {
        ("kinder_u3", "gemeinde", 2017, "gross")
    }


@pytest.mark.parametrize(
    "shown",
    [
        ("kinder_u3", "", "gemeinde", TODAY, "unbekannt", 2018, 9.0, None),
        ("kinder_u3", "", "gemeinde", TODAY, "neben", 1999, 9.0, None),
        ("gibt_es_nicht_mehr", "", "gemeinde", TODAY, "neben", 2018, 9.0, None),
        ("kinder_u3", "", "gemeinde", TODAY, "neben", 2018, None, None),
        ("kinder_u3", "", "amt", TODAY, "amt", 2018, 9.0, None),
    ],
)
def test_what_has_no_place_here_any_more_marks_nothing(shown):
    assert marked(told(shown)) == set()


def test_what_was_shown_as_an_example_tells_nothing_of_the_real_count_in_its_place():
    """Otherwise the district's first own table could hardly be protected: every cell had shown an example
    before."""
    shown = ("kinder_u3", "", "gemeinde", TODAY, "neben", 2018, 9.0, None)
    assert marked(told(shown, provenance=EXAMPLE)) == set()
    assert not told(shown, provenance=EXAMPLE).corrected
    assert marked(told(shown, provenance=EXAMPLE, now=EXAMPLE)) == {("kinder_u3", "gemeinde", 2018, "neben")}
