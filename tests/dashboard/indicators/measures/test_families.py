"""Which measures belong together, and in which years."""

from __future__ import annotations

import pytest

from dashboard.indicators.measures.families import measure_families
from data.catalogue.loader import load


@pytest.fixture(scope="module")
def family_of():
    return {measure: family for family in measure_families(load()) for measure in family.measures}


def test_every_measure_is_in_exactly_one_family():
    catalogue = load()
    members = [measure for family in measure_families(catalogue) for measure in family.measures]
    assert sorted(members) == sorted(catalogue.measures)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kinder_betreut_u3", "kinder_u3"),  # numerator and denominator
        ("kinder_u3", "kinder_u15"),  # stated sums
        ("kinderaerzte", "kinder_u7"),  # institutions over persons count, too
        ("kitas", "integrative_kitas"),
        ("kinder_betreut_u3", "inkar_a_betr0003_bev0003"),  # the ratio an office publishes of the same
    ],
)
def test_formulas_and_sums_make_families(family_of, one, other):
    assert family_of[one] is family_of[other]


def test_what_no_formula_ties_is_apart(family_of):
    assert family_of["kitas"] is not family_of["kinder_u3"]
    assert family_of["tagespflegepersonen"].measures == ("tagespflegepersonen",)


def test_a_year_of_one_measure_reaches_the_fitting_years_of_the_others(family_of):
    """Children of 31 December are the base of the 1 March that follows."""
    reached = family_of["kinder_u3"].reached([("kinder_betreut_u3", 2024)], range(2010, 2025))
    assert {
        ("kinder_u3", 2023),
        ("kinder_betreut_3_6", 2024),
        ("kinder_u15", 2023),
        ("kinderaerzte", 2023),
    } <= reached
    assert all(
        year == (2024 if "betreut" in key or "ganztags" in key else year)
        for key, year in reached
        if key != "kinder_u3"
    )
    assert ("kinder_u3", 2024) not in reached


def test_years_outside_the_range_are_not_reached(family_of):
    reached = family_of["kinder_u3"].reached([("kinder_betreut_u3", 2010)], range(2010, 2025))
    assert ("kinder_u3", 2009) not in reached
