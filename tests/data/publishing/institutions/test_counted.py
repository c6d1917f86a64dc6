"""Counts by municipality come from institutions where a delivery names all of them, and from nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.institutions.entries import CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.observation import Provenance, Status
from data.catalogue.kinds import kinds
from data.publishing.institutions.counted import counts_of_institutions, last_day

ONE, TWO, OTHER = "13076001", "13076002", "13071001"
MEASURES = ("kitas", "kita_plaetze", "kita_plaetze_ohne_hort", "schulen_grundschule")
ALL_KITAS = (CompleteKind("kita", "13076"),)
ALL_DAY_CARE = (*ALL_KITAS, CompleteKind("hort", "13076"))


def kita(key: str, municipality: str = ONE, **more: object) -> Institution:
    return replace(Institution(key, "kita", f"Kita {key}", municipality), **more)


def counted(*deliveries: tuple[date, Entries]) -> dict[str, list[tuple[str, int, float]]]:
    found = counts_of_institutions(
        deliveries, kinds(), MEASURES, (ONE, TWO, OTHER), lambda key: (key, "", key[:5])
    )
    return {
        measure: [(area, year, value) for area, year, value, _, _ in rows] for measure, rows in found.items()
    }


def test_without_the_word_complete_nothing_is_counted():
    assert counted((date(2026, 5, 1), Entries((kita("a"),)))) == {}


def test_every_municipality_of_the_area_has_a_count_and_no_other():
    found = counted((date(2026, 5, 1), Entries((kita("a"), kita("b")), complete=ALL_KITAS)))
    assert found["kitas"] == [(ONE, 2026, 2.0), (TWO, 2026, 0.0)]
    assert "schulen_grundschule" not in found


@pytest.mark.parametrize(
    ("came", "day"),
    [(date(2026, 3, 1), date(2026, 3, 1)), (date(2026, 2, 28), date(2025, 3, 1))],
)
def test_the_day_of_counting_is_the_last_one_before_the_delivery(came, day):
    assert last_day((3, 1), came) == day


def test_who_opens_after_the_day_or_has_closed_before_it_does_not_count():
    houses = (
        kita("a", valid_from=date(2026, 4, 1)),
        kita("b", valid_until=date(2026, 2, 28), status="closed"),
        kita("c", valid_until=date(2026, 3, 1), status="closed"),
        kita("d", status="closed"),
        kita("e", status="paused"),
        kita("x", provenance=Provenance.EXAMPLE),
    )
    found = counted((date(2026, 5, 1), Entries(houses, complete=ALL_KITAS)))
    assert found["kitas"][0] == (ONE, 2026, 2.0)


def test_later_deliveries_correct_a_year_until_the_next_complete_one():
    found = counted(
        (date(2024, 5, 1), Entries((kita("a"),), complete=ALL_KITAS)),
        (date(2024, 9, 1), Entries((kita("b", TWO),))),
        (date(2026, 5, 1), Entries((kita("c"), kita("d")), complete=ALL_KITAS)),
    )
    assert found["kitas"] == [(ONE, 2024, 1.0), (ONE, 2026, 2.0), (TWO, 2024, 1.0), (TWO, 2026, 0.0)]


def test_a_year_does_not_change_when_a_delivery_is_complete_for_a_part_of_the_area():
    found = counted(
        (date(2024, 5, 1), Entries((kita("a"), kita("b"), kita("c", TWO)), complete=ALL_KITAS)),
        (date(2025, 5, 1), Entries((kita("a"),), complete=(CompleteKind("kita", ONE),))),
    )
    assert found["kitas"] == [(ONE, 2024, 2.0), (ONE, 2025, 1.0), (TWO, 2024, 1.0)]


def test_public_schools_are_counted_and_others_are_not():
    schools = tuple(
        replace(Institution(key, "grundschule", f"Schule {key}", ONE), carrier_kind=carrier)
        for key, carrier in (("a", "oeffentlich"), ("b", ""), ("c", "kirchlich"), ("d", "frei"))
    )
    found = counted((date(2026, 9, 1), Entries(schools, complete=(CompleteKind("grundschule", "13076"),))))
    assert found["schulen_grundschule"][0] == (ONE, 2026, 2.0)


def test_places_are_added_where_they_are_known_of_each():
    houses = (kita("a", places=40), kita("b", places=20), kita("c", TWO))
    found = counted((date(2026, 5, 1), Entries(houses, complete=ALL_KITAS)))
    assert found["kita_plaetze_ohne_hort"] == [(ONE, 2026, 60.0)]
    assert "kita_plaetze" not in found  # after-school care is part of it, and nobody named all of that


def test_all_places_are_those_of_both_kinds():
    houses = (kita("a", places=40), Institution("h", "hort", "Hort", ONE, places=30))
    found = counted((date(2026, 5, 1), Entries(houses, complete=ALL_DAY_CARE)))
    assert found["kita_plaetze"] == [(ONE, 2026, 70.0), (TWO, 2026, 0.0)]


def test_yearly_figures_come_before_the_places_of_the_entry():
    def figure(year: int, value: float) -> InstitutionFigure:
        return InstitutionFigure("a", "kita_plaetze", year, "", value, Status.REPORTED, "landkreis")

    houses = (kita("a", places=40), Institution("h", "hort", "Hort", ONE, places=30))
    entries = Entries(houses, figures=(figure(2025, 60.0), figure(2026, 65.0)), complete=ALL_DAY_CARE)
    assert counted((date(2026, 5, 1), entries))["kita_plaetze"][0] == (ONE, 2026, 65.0)
