"""The examples of courses and queues: the same for the same day, marked, on real places, with every case that the
page has something to say about."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.courses.queue import TARGET_WEEKS
from dashboard.domain.institutions.entries import NO_ENTRIES, Entries
from dashboard.domain.observation import Provenance
from data import embedded_institutions
from data.courses.examples import SOURCE, example_courses
from data.publishing.courses.protect import protected_courses, protected_queues

DAY = date(2026, 11, 30)
DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))


@cache
def shipped() -> Entries:
    return embedded_institutions.entries()


@cache
def made(day: date = DAY) -> Entries:
    return example_courses(shipped(), day)


def test_everything_is_marked_and_on_real_places():
    towns = {one.key: one.name for one in shipped().localities if one.key == one.municipality}
    houses = {one.key for one in shipped().institutions if one.provenance is Provenance.EXAMPLE}
    assert len(made().courses) == 26 and len(made().queues) == 6
    for one in (*made().courses, *made().queues):
        assert one.example and one.source == SOURCE
        assert one.municipality in towns and one.municipality.startswith("13076")
    for course in made().courses:
        assert course.provider_key in houses
        assert course.longitude is not None and course.latitude is not None
    assert len({one.key for one in made().courses}) == len(made().courses)


@given(DAYS)
def test_what_a_day_gives_lies_around_it(day: date):
    """Courses that run, that are to begin and that have ended; nothing begins on a day without lessons, around
    Christmas, or closes after its beginning."""
    found = example_courses(shipped(), day)
    assert found == example_courses(shipped(), day)
    states = {one.status_on(day) for one in found.courses}
    assert {"open", "full", "running", "ended", "cancelled"} <= states
    for one in found.courses:
        assert one.start.weekday() == one.days[0]
        assert (1, 6) < (one.start.month, one.start.day) < (12, 25)
        assert one.end is None or (one.end > one.start and one.end.weekday() in one.days)
        assert one.deadline is None or one.deadline < one.start
        assert one.confirmed_on is None or one.confirmed_on <= day
    assert {one.on for one in found.queues} < {day - timedelta(days=n) for n in range(7, 14)}


def test_three_courses_of_one_kind_have_three_or_four_people_each():
    [a, b, c] = sorted(
        (one for one in made().courses if one.municipality in ("13076060", "13076152", "13076088")
         and one.kind == "allgemein"),
        key=lambda one: one.start,
    )  # fmt: skip
    assert sorted(one.taken or 0 for one in (a, b, c)) == [3, 4, 4]
    assert all(one.is_below_minimum for one in (a, b, c))
    assert c.start - a.start <= timedelta(weeks=TARGET_WEEKS)
    assert sum(one.taken or 0 for one in (a, b, c)) >= (a.minimum or 0)
    assert len({one.provider_key for one in (a, b, c)}) == 3


def test_there_is_a_case_of_everything():
    courses = protected_courses(made().courses)
    assert [one.key for one in courses if one.status == "cancelled" and one.reason]
    assert [one.key for one in courses if one.free == 0]
    assert [one.key for one in courses if one.taken_hidden]
    assert {one.child_care for one in courses} == {True, False, None}
    assert {one.form for one in courses} == {"presence", "online", "mixed"}
    assert [one.key for one in courses if one.end is None]
    assert {one.confirmed_on is None for one in courses} == {True, False}
    assert [one.waiting for one in protected_queues(made().queues)] == [6, 5, 4, 12, None, 0]


def test_other_districts_have_none():
    assert example_courses(NO_ENTRIES, DAY) == NO_ENTRIES
