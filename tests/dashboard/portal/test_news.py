"""What is new: the newest of each kind, nothing from tomorrow, and courses only as long as somebody can join."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.courses.course import Course
from dashboard.portal.model import NEWS_KINDS, NewsItem
from dashboard.portal.news import MOST, is_course_news, is_opening, newest

TODAY = date(2026, 12, 1)
COURSE = Course(
    "k",
    "allgemein",
    date(2027, 1, 11),
    municipality="13076060",
    seats=16,
    taken=4,
    status="open",
    confirmed_on=date(2026, 11, 20),
)
items = st.builds(
    NewsItem,
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.sampled_from(NEWS_KINDS),
    st.text(max_size=3),
    st.just("/x"),
)


@given(st.lists(items, max_size=30))
def test_the_newest_stand_first_and_none_is_of_tomorrow(found):
    shown = newest(found, TODAY)
    days = [one.day for one in shown]
    assert days == sorted(days, reverse=True) and all(day <= TODAY for day in days)
    assert len(shown) <= MOST and all(sum(one.kind == kind for one in shown) <= 2 for kind in NEWS_KINDS)
    past = [one.day for one in found if one.day <= TODAY]
    assert (not past and not shown) or shown[0].day == max(past)


def test_many_courses_do_not_hide_an_older_version():
    courses = [NewsItem(TODAY, "course", str(at), "/integration") for at in range(9)]
    version = NewsItem(date(2026, 3, 1), "data", "2026.1", "/monitor")
    assert [one.kind for one in newest([*courses, version], TODAY)] == ["course", "course", "data"]


def test_a_course_with_free_seats_that_was_just_confirmed_is_news():
    assert is_course_news(COURSE, TODAY)


@pytest.mark.parametrize(
    "change",
    [
        {"confirmed_on": None},
        {"confirmed_on": TODAY - timedelta(days=90)},
        {"taken": 16},
        {"taken": None},
        {"status": "cancelled"},
        {"start": TODAY - timedelta(days=1)},
        {"deadline": TODAY - timedelta(days=1)},
    ],
)
def test_a_course_that_nobody_can_join_or_has_confirmed_is_none(change):
    assert not is_course_news(replace(COURSE, **change), TODAY)


def test_an_opening_is_news_for_half_a_year():
    assert is_opening(TODAY, TODAY) and is_opening(TODAY - timedelta(days=180), TODAY)
    assert not is_opening(TODAY - timedelta(days=181), TODAY)
    assert not is_opening(TODAY + timedelta(days=1), TODAY) and not is_opening(None, TODAY)
