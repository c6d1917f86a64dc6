"""Days until the next course as figures: the day that counts, lower bounds, none within reach, and whose figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import update

from dashboard.domain.area import Area
from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.observation import Provenance, Status
from data.publishing.courses.starts import AT_LEAST, EXAMPLE_SOURCE, MEASURE, SOURCE, start_figures
from data.publishing.institutions.derived import FiguresWithDerived
from data.stores import schema
from tests.data.publishing.institutions.test_institution_releases import bring

PARCHIM, LUEBZ, BOIZENBURG = "13076108", "13076089", "13076014"
"""Lübz lies 14 km from Parchim, Boizenburg 75."""
DAY = date(2026, 11, 30)


def area(key: str) -> Area:
    return Area(key, "gemeinde", key, kreis=key[:5], land=key[:2])


AREAS = [area(key) for key in (PARCHIM, LUEBZ, BOIZENBURG, "13003000")]


def course(days: int, *, town: str = PARCHIM, **more: object) -> Course:
    made = Course(
        f"k-{days}-{town}", "allgemein", DAY + timedelta(days), municipality=town, seats=15, taken=4
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields of this very class


def rows(
    *courses: Course, queues: tuple[Queue, ...] = (), day: date = DAY
) -> dict[str, tuple[float | None, int, str]]:
    found = start_figures(
        [(day, Entries(courses=courses, queues=queues))], AREAS, lambda key: (key, "", key[:5])
    )
    return {row[0]: (row[2], row[3], row[4]) for of in found.values() for row in of}


def test_each_municipality_of_the_district_has_the_days_to_the_first_course_near_it():
    found = rows(course(21), course(9))
    assert found[PARCHIM] == found[LUEBZ] == (9.0, Status.REPORTED, AT_LEAST)
    assert "13003000" not in found, "another district, of which nothing is known, has no figures"


def test_no_course_within_25_km_is_no_number_and_never_zero():
    assert rows(course(9))[BOIZENBURG] == (None, Status.NOT_APPLICABLE, "")
    assert rows(course(0))[PARCHIM] == (None, Status.NOT_APPLICABLE, ""), "it has begun"
    assert rows(course(1))[PARCHIM] == (1.0, Status.REPORTED, AT_LEAST)


def test_where_a_queue_is_known_the_number_is_no_lower_bound_and_seats_go_to_who_waits():
    three = Queue("allgemein", LUEBZ, DAY, 3)
    assert rows(course(9), queues=(three,))[LUEBZ] == (9.0, Status.REPORTED, "")
    assert rows(course(9), queues=(three,))[PARCHIM] == (9.0, Status.REPORTED, AT_LEAST)
    many = Queue("allgemein", LUEBZ, DAY, 11)
    assert rows(course(9), course(30), queues=(many,))[LUEBZ] == (30.0, Status.REPORTED, "")


def test_full_courses_and_those_that_take_nobody_any_more_do_not_count():
    late = course(9, deadline=DAY - timedelta(1))
    full, gone = course(12, taken=15), course(13, status="cancelled")
    assert rows(late, full, gone, course(40))[PARCHIM][0] == 40.0
    assert rows(late, full, gone)[PARCHIM] == (None, Status.NOT_APPLICABLE, "")


@given(some.integers(1, 2), some.integers(1, 2), some.integers(3, 30))
def test_days_are_the_same_whether_one_or_two_wait_or_are_registered(one: int, other: int, seats: int):
    """So that nobody can find a hidden number in them."""

    def with_few(waiting: int, taken: int) -> object:
        first, second = course(9, seats=seats, taken=taken), course(20, seats=2, taken=0)
        return rows(first, second, queues=(Queue("allgemein", LUEBZ, DAY, waiting),))

    assert with_few(one, 1) == with_few(other, 2)


def test_each_year_counts_from_its_newest_delivery_with_all_that_had_come():
    early, late, next_year = date(2026, 9, 1), DAY, date(2027, 2, 1)
    found = start_figures(
        [
            (early, Entries(courses=(course(9),))),
            (late, Entries(courses=(course(9), course(3, town=LUEBZ)))),
            (next_year, Entries(courses=(course(70),))),
            (date(2028, 1, 1), Entries()),
        ],
        AREAS,
        lambda key: (key, "", key[:5]),
    )
    assert [(row[1], row[2]) for row in found[SOURCE] if row[0] == PARCHIM] == [(2026, 3.0), (2027, 7.0)]


def test_examples_make_examples_and_a_real_course_of_the_district_takes_their_place():
    example = course(9, provenance=Provenance.EXAMPLE)
    only = start_figures([(DAY, Entries(courses=(example,)))], AREAS, lambda key: (key, "", key[:5]))
    assert set(only) == {EXAMPLE_SOURCE}
    real = [(DAY, Entries(courses=(example,))), (DAY, Entries(courses=(course(50),)))]
    found = start_figures(real, AREAS, lambda key: (key, "", key[:5]))
    assert set(found) == {SOURCE}
    assert {row[2] for row in found[SOURCE]} == {50.0, None}


@pytest.mark.one_database
def test_the_day_is_that_of_the_delivery_whatever_the_clock_says(stores, world):
    world.counts("kitas", 2020, {"13076001": "4"})
    stores.prepare_alike(world)
    bring(stores, Entries(courses=(course(9, town="13076001"),)), "courses.csv")
    areas = {one.key: one for one in [*AREAS, area("13076001")]}

    def told_on(day: date) -> list[tuple[int, float | None]]:
        with stores.raw.begin() as raw:
            raw.execute(
                update(schema.release).values(made_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
            )
            figures = FiguresWithDerived.of(Mock(deliveries=lambda *_: ()), raw, areas, [MEASURE])
            assert figures.touched_by({"courses"}) == {MEASURE}
            assert not figures.touched_by({"institutions"})
            told = [row for _, of in figures.deliveries(MEASURE, "") for row in of[0]]
            return [(row[1], row[2]) for row in told if row[0] == "13076001"]

    assert told_on(DAY) == [(2026, 9.0)]
    assert told_on(DAY + timedelta(4)) == [(2026, 5.0)]
    assert told_on(DAY + timedelta(10)) == [(2026, None)]
