"""Which courses are brought together, and what the proposal promises."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.courses.sites import NEAR_DAYS, NEAR_KM
from dashboard.indicators.ways.distance import kilometres
from dashboard.integration.overlaps import overlaps
from tests.dashboard.integration.made import TODAY, at, site, waiting

THREE = (
    site("bildungswerk", 42, taken=4),
    site("lernhaus", 49, taken=3, seats=15),
    site("kolleg", 56, taken=4),
)


def only(found):
    assert len(found) == 1
    return found[0]


def test_three_courses_with_three_or_four_people_each_become_one_that_takes_place():
    one = only(overlaps(THREE, (), TODAY))
    assert one.host.course.key == "bildungswerk", "the first to begin, where nobody has a way"
    assert {move.site.course.key for move in one.moves} == {"lernhaus", "kolleg"}
    assert one.people == (11, 11) and one.takes_place and one.exact
    assert (one.farthest == 0 and [move.days for move in one.moves] == [-14, -7]) or sorted(
        move.days for move in one.moves
    ) == [-14, -7]


def test_most_people_stay_where_they_are():
    far = (site("a", taken=6, minimum=12, km=0), site("b", taken=5, minimum=12, km=20))
    one = only(overlaps(far, (waiting(4, km=5),), TODAY))
    assert one.host.course.key == "a" and one.people == (11, 11) and one.missing == 1
    assert [(found.queue.waiting, round(km)) for found, km in one.waiting] == [(4, 5)]


def edge(km):
    """Kilometres as the product measures them between Hagenow and a point so many north of it."""
    return kilometres(at(0), at(km))


def test_twenty_five_kilometres_and_forty_two_days_are_within_and_more_is_not():
    near, far = NEAR_KM, NEAR_KM
    while edge(near) > NEAR_KM:
        near -= 1e-6
    while edge(far) <= NEAR_KM:
        far += 1e-6
    assert far - near < 0.1
    assert overlaps((site("a"), site("b", km=near)), (), TODAY)
    assert not overlaps((site("a"), site("b", km=far)), (), TODAY)
    assert overlaps((site("a", 10), site("b", 10 + NEAR_DAYS)), (), TODAY)
    assert not overlaps((site("a", 10), site("b", 11 + NEAR_DAYS)), (), TODAY)


@pytest.mark.parametrize(
    "other",
    [
        {"status": "cancelled", "reason": "zu wenige"},
        {"status": "full"},
        {"taken": 16, "minimum": 17},
        {"taken": 10},
        {"days": -3},
        {"days": -300, "end": TODAY - timedelta(3)},
        {"minimum": None},
        {"taken": None},
        {"kind": "eltern"},
        {"level_from": "A1"},
    ],
    ids=str,
)
def test_no_proposal_with_a_course_that_cannot_or_need_not(other):
    given = dict(other)
    assert not overlaps((site("a"), site("b", given.pop("days", 42), **given)), (), TODAY)


def test_a_proposal_has_a_seat_for_everybody():
    rooms = [site(key, taken=8, seats=16) for key in "abc"]
    found = overlaps(rooms, (), TODAY)
    assert [len(one.sites) for one in found] == [2], "the third has no seat in the first, and nobody to join"


def test_secret_numbers_are_one_or_two_people_and_no_sum_tells_which():
    one = only(overlaps((site("a", taken=8), site("b", taken=None, taken_hidden=True)), (), TODAY))
    assert one.people == (9, 10) and one.missing == 1 and not one.exact
    tight = (site("a", taken=8, seats=9), site("b", taken=None, taken_hidden=True, seats=9))
    assert overlaps(tight, (), TODAY) == (), "two might come, and there is one seat"


def test_a_secret_queue_is_in_no_proposal():
    assert (
        only(overlaps(THREE, (waiting(None), waiting(4, kind="eltern"), waiting(5, km=60)), TODAY)).waiting
        == ()
    )


def test_it_says_what_those_who_move_would_miss():
    host = {"days": 42, "taken": 6, "child_care": False}
    pair = (
        site("a", **host, times=((540, 720),)),
        site("b", taken=4, child_care=True, level_to="A1"),
    )
    assert dict(only(overlaps(pair, (), TODAY)).fits) == {
        "level": "differs",
        "times": "unknown",
        "care": "differs",
    }
    same = [site(key, taken=4, days=42) for key in "ab"]
    assert dict(only(overlaps(same, (), TODAY)).fits) == {
        "level": "fits",
        "times": "unknown",
        "care": "unknown",
    }


@st.composite
def worlds(draw):
    count = draw(st.integers(2, 7))
    return tuple(
        site(
            f"k{index}",
            draw(st.integers(-5, 90)),
            km=draw(st.floats(0, 60)),
            taken=None if (hidden := draw(st.booleans())) else draw(st.integers(3, 20)),
            taken_hidden=hidden,
            seats=draw(st.integers(5, 25)),
            minimum=draw(st.integers(5, 15)),
            kind=draw(st.sampled_from(("alphabetisierung", "eltern"))),
            status=draw(st.sampled_from(("open", "planned", "full", "cancelled", ""))),
            level_from=draw(st.sampled_from(("Alpha", "A1"))),
        )
        for index in range(count)
    )


@given(worlds())
def test_merging_never_loses_people_nor_names_a_course_that_takes_nobody(world):
    for one in overlaps(world, (), TODAY):
        low = sum(found.people[0] for found in one.sites)
        high = sum(found.people[1] for found in one.sites)
        assert one.people == (low, high)
        assert high <= one.host.course.seats
        assert one.people[0] > one.host.people[0] and len(one.sites) > 1
        assert one.takes_place == (low >= one.host.course.minimum)
        for found in one.sites:
            assert found.course.status_on(TODAY) in ("planned", "open") and found.course.is_below_minimum
            assert found.course.kind == one.kind and found.course.start > TODAY - timedelta(1)
        for move in one.moves:
            assert move.km <= NEAR_KM and abs(move.days) <= NEAR_DAYS
    named = [key for one in overlaps(world, (), TODAY) for key in one.keys]
    assert len(named) == len(set(named)), "a course is in one proposal"


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_courses_is_irrelevant(world, random):
    mixed = list(world)
    random.shuffle(mixed)
    assert overlaps(mixed, (), TODAY) == overlaps(world, (), TODAY)
