"""A course: what contradicts itself is refused, and what holds on a day follows from dates and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.courses.course import STATUSES, Course
from dashboard.domain.courses.kinds import FAMILIES, KINDS, LEVELS, level_rank
from dashboard.domain.observation import Provenance

START = date(2027, 1, 11)
COURSE = Course(
    key="k1", kind="allgemein", start=START, end=date(2027, 7, 9), municipality="13076108", seats=20, taken=4
)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "tanz"},
        {"level_from": "A0", "level_to": "A1"},
        {"level_from": "A1"},
        {"level_to": "A1"},
        {"level_from": "B1", "level_to": "A1"},
        {"form": "brieflich"},
        {"status": "offen"},
        {"longitude": 11.0},
        {"municipality": ""},
        {"end": date(2027, 1, 10)},
        {"taken_hidden": True},
    ],
)
def test_contradictions_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="k1"):
        replace(COURSE, **wrong)  # type: ignore[arg-type]  # any field, by the names above


def test_what_is_missing_stays_unknown() -> None:
    bare = Course(key="k2", kind="deutsch", start=START, municipality="13076108")
    assert bare.free is None and bare.is_below_minimum is None and bare.child_care is None
    assert Course(key="k3", kind="deutsch", start=START, form="online").municipality == ""
    assert replace(bare, provenance=Provenance.EXAMPLE).example and not bare.example


def test_free_seats_and_the_minimum() -> None:
    assert COURSE.free == 16 and replace(COURSE, taken=23).free == 0
    assert replace(COURSE, minimum=10).is_below_minimum is True
    assert replace(COURSE, minimum=4).is_below_minimum is False
    hidden = replace(COURSE, taken=None, taken_hidden=True)
    assert hidden.free is None
    assert replace(hidden, minimum=3).is_below_minimum is True
    assert replace(hidden, minimum=2).is_below_minimum is None


def test_a_status_is_that_of_the_day() -> None:
    before, deadline = START - timedelta(days=1), date(2027, 1, 4)
    course = replace(COURSE, status="open", deadline=deadline)
    assert course.status_on(deadline) == "open" and course.status_on(before) == "planned"
    assert replace(course, taken=20).status_on(deadline) == "full"
    assert course.status_on(START) == "running"
    assert course.status_on(date(2027, 7, 9)) == "running"
    assert course.status_on(date(2027, 7, 10)) == "ended"
    assert replace(course, end=None, status="ended").status_on(date(2028, 1, 1)) == "ended"
    assert replace(course, status="cancelled").status_on(START) == "cancelled"


@given(
    st.sampled_from(("", *STATUSES)),
    st.integers(-400, 400),
    st.integers(0, 25),
    st.none() | st.integers(-60, 0),
)
def test_who_can_join_can_join_in_time(status: str, offset: int, taken: int, deadline: int | None) -> None:
    until = None if deadline is None else START + timedelta(days=deadline)
    course = replace(COURSE, status=status, taken=taken, deadline=until)
    day = START + timedelta(days=offset)
    if course.takes_people_on(day):
        assert day < START and (until is None or day <= until)
        assert course.free and status not in ("cancelled", "full")
    assert course.status_on(day) in STATUSES


def test_kinds_have_levels_that_rise() -> None:
    for code, kind in KINDS.items():
        assert kind.code == code and kind.family in FAMILIES
        assert bool(kind.level_from) == bool(kind.level_to)
        if kind.level_from:
            assert level_rank(kind.level_from) < level_rank(kind.level_to)
    assert [level_rank(one) for one in LEVELS] == list(range(7))
