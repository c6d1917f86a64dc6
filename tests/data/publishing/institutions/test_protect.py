"""Figures of persons at an institution are hidden below 3 and else multiples of 5; all others stay."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from dashboard.domain.institutions.institution import InstitutionFigure
from dashboard.domain.observation import Status
from data.catalogue.loader import load
from data.publishing.institutions.protect import protected

MEASURES = load().measures


def figure(measure: str, value: float | None, status: Status = Status.REPORTED) -> InstitutionFigure:
    return InstitutionFigure("s", measure, 2024, "", value, status, "landkreis", "p")


def shown(measure: str, value: float | None, status: Status = Status.REPORTED) -> tuple[float | None, Status]:
    [one] = protected([figure(measure, value, status)], MEASURES)
    return one.value, one.status


@given(st.integers(0, 5000))
def test_no_count_of_persons_is_told_to_the_person(value: int):
    told, status = shown("kinder_in_kitas", float(value))
    if value in (1, 2):
        assert (told, status) == (None, Status.SUPPRESSED)
    else:
        assert told is not None and told % 5 == 0 and abs(told - value) <= 2


def test_what_is_no_person_and_what_has_no_number_stays():
    assert shown("kita_plaetze", 2.0) == (2.0, Status.REPORTED)
    assert shown("kinder_in_kitas", None, Status.NOT_COLLECTED) == (None, Status.NOT_COLLECTED)
    assert shown("kinder_in_kitas", 0.0, Status.ZERO) == (0.0, Status.ZERO)


def test_figures_that_nobody_can_name_are_left_out():
    assert protected([figure("unbekannt", 40.0)], MEASURES) == ()
