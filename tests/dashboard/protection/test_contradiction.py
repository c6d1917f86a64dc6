"""Counts that no table can hold are found before anything is hidden, and named as people know them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from dashboard.domain.observation import Status
from dashboard.errors import ContradictoryCounts
from dashboard.indicators.rates import OFFICIAL, Rates
from dashboard.protection.contradiction import Contradiction, Counted, contradictions, refuse, sentence
from dashboard.protection.families import DisclosedCount, linked_families
from dashboard.protection.release import FORMER, Content, PlaceColumns
from data.catalogue.loader import load

CATALOGUE = load()
YEARS = (2017, 2018)
KEYS = {
    "gemeinde": ("13076001", "13076002"),
    "amt": ("130765001",),
    "kreis": ("13076",),
    "land": (),
    "bund": (),
    FORMER: (),
}
NAMES = {"13076001": "Adorf", "13076002": "Bedorf"}


def found(
    rates: Mapping[tuple[str, str, str], Rates] | None = None, /, **counts: list[list[float]]
) -> list[Contradiction]:
    """Counts of two municipalities in two years."""
    one = np.array([0, 0], dtype=np.intp)
    places = PlaceColumns({level: len(keys) for level, keys in KEYS.items()}, one, one, one[:1], one[:0])
    values = {
        DisclosedCount((measure,), ""): {"gemeinde": np.array(rows)} for measure, rows in counts.items()
    }
    families = linked_families(CATALOGUE, dict.fromkeys(CATALOGUE.measures, ("",)))
    return list(
        contradictions(families, Content(len(YEARS), places, values, rates or {}), YEARS, KEYS, CATALOGUE)
    )


NO = [np.nan, np.nan]


def test_more_cases_than_their_base_name_both_numbers_place_and_year():
    (one,) = found(schueler_auslaendisch=[[3, 9], [3, 12]], schueler=[[50, 50], [50, 10]])
    assert sentence(one, CATALOGUE, NAMES) == (
        "Bedorf (13076002), 2018: „Ausländische Schülerinnen und Schüler an allgemeinbildenden Schulen“ "
        "(12) ist "
        "mehr als „Schülerinnen und Schüler an allgemeinbildenden Schulen“ (10)."
    )


def test_a_base_of_the_year_before_is_named_with_its_own_year():
    (one,) = found(kinder_betreut_u3=[NO, [12, 3]], kinder_u3=[[10, 5], [50, 50]])
    assert (one.whole.year, one.parts[0].year, one.whole.value) == (2017, 2018, 10)


def test_parts_that_are_more_than_their_sum_together_contradict_it():
    parts = {
        f"abgaenge_{one}": [[4, 1], [0, 0]] for one in ("ohne_berufsreife", "berufsreife", "mittlere_reife")
    }
    (one,) = found(abgaenge=[[10, 9], [0, 0]], abgaenge_hochschulreife=[[np.nan, 2], [0, 0]], **parts)
    assert (one.whole.place, len(one.parts)) == ("13076001", 3)
    assert "zusammen 12, sind mehr als" in sentence(one, CATALOGUE, NAMES)


def test_a_missing_count_between_two_others_does_not_hide_that_they_contradict_each_other():
    """Children below seven are missing: those below three alone are more than all below fifteen."""
    (one,) = found(kinder_u3=[[30, 3], [3, 3]], kinder_u7=[NO, NO], kinder_u15=[[20, 9], [9, 9]])
    assert (one.whole.measures, one.parts[0].measures, one.parts[0].value) == (
        ("kinder_u15",),
        ("kinder_u3",),
        30,
    )


def test_counts_that_can_be_true_together_are_none():
    assert (
        found(kinder_betreut_u3=[[1, 2], [10, 0]], kinder_u3=[[10, 0], [5, 5]], kinder_u15=[[20, 9], [9, 9]])
        == []
    )


def test_an_average_of_the_year_may_be_more_than_a_count_of_its_last_day():
    assert found(arbeitslose_15_25=[[3, 2], [0, 0]], jugendliche_15_25=[[2, 9], [9, 9]]) == []


def test_official_counts_that_were_rounded_one_by_one_are_left_to_their_office():
    counts = {"schueler_auslaendisch": [[3, 9], [3, 12]], "schueler": [[50, 50], [50, 10]]}
    rates = Rates.empty(2, 2)
    rates.status[:] = Status.REPORTED
    rates.provenance[:] = OFFICIAL
    rates.numerator[:] = counts["schueler_auslaendisch"]
    rates.denominator[:] = counts["schueler"]
    assert found({("auslaendische_schueler", "", "gemeinde"): rates}, **counts) == []
    rates.provenance[:] = OFFICIAL + 1
    assert len(found({("auslaendische_schueler", "", "gemeinde"): rates}, **counts)) == 1


def test_an_error_carries_all_and_tells_the_first_five():
    parts = (Counted(("schueler_auslaendisch",), "", 2018, "13076001", 12.0),)
    seven = [Contradiction("gemeinde", Counted(("schueler",), "", 2018, "13076001", 10.0), parts)] * 7
    with pytest.raises(ContradictoryCounts) as raised:
        refuse(seven, CATALOGUE, NAMES)
    assert raised.value.message.count("Adorf") == 5
    assert raised.value.message.endswith("Und 2 weitere.")
    assert len(raised.value.facts["contradictions"]) == 7
    refuse([], CATALOGUE, NAMES)


def test_counts_of_several_places_that_do_not_fit_are_named_with_their_places():
    parts = (Counted(("schueler",), "", 2018, "13076002", 4.0),)
    one = Contradiction("amt", Counted(("schueler",), "", 2018, "130765001", 10.0), parts)
    assert sentence(one, CATALOGUE, NAMES) == (
        "130765001 (130765001), 2018: „Schülerinnen und Schüler an allgemeinbildenden Schulen“ (10) passt "
        "nicht zu "
        "„Schülerinnen und Schüler an allgemeinbildenden Schulen“ in Bedorf (13076002) (4) und den Zahlen "
        "daneben."
    )
