"""Values that contradict themselves cannot be made, and validity is by day and school year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import Institution

KITA = Institution(
    "k1", "kita", "Sonnenschein", "13076108", longitude=11.84, latitude=53.42, position="exact"
)
SQUARE = ((11.0, 53.0), (12.0, 53.0), (12.0, 54.0), (11.0, 53.0))


@pytest.mark.parametrize(
    "changed",
    [
        {"position": "none"},
        {"longitude": None},
        {"longitude": None, "latitude": None},
        {"status": "geschlossen"},
        {"barrier_free": "ja"},
        {"carrier_kind": "Kirche"},
        {"position": "somewhere"},
        {"holidays": "sometimes"},
    ],
)
def test_an_institution_that_contradicts_itself_is_refused(changed: dict[str, object]):
    with pytest.raises(ValueError, match="k1"):
        replace(KITA, **changed)


def test_an_institution_without_coordinates_has_no_position():
    assert replace(KITA, longitude=None, latitude=None, position="none").position == "none"


def test_an_entry_is_valid_from_its_first_to_its_last_day():
    entry = replace(KITA, valid_from=date(2024, 8, 1), valid_until=date(2026, 7, 31))
    days = [date(2024, 7, 31), date(2024, 8, 1), date(2026, 7, 31), date(2026, 8, 1)]
    assert [entry.is_shown_on(day) for day in days] == [False, True, True, False]
    assert KITA.is_shown_on(date(1990, 1, 1))


@pytest.mark.parametrize(
    "where",
    [
        {},
        {"municipality": "13076108", "polygon": (SQUARE,)},
        {"part": "Slate"},
        {"polygon": (SQUARE,), "part": "x"},
    ],
)
def test_a_catchment_is_a_municipality_or_a_polygon(where: dict[str, object]):
    with pytest.raises(ValueError, match="either a municipality or a polygon"):
        Catchment("75130301", "grundschule", **where)


def test_a_catchment_holds_in_both_its_first_and_its_last_school_year():
    part = Catchment("75130301", "grundschule", 2024, 2026, municipality="13076108", part="Slate")
    assert [part.holds_in(year) for year in (2023, 2024, 2026, 2027)] == [False, True, True, False]
    assert replace(part, year_from=None, year_to=None).holds_in(1999)
