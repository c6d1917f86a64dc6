"""Where a course is missing, and what closes the gap."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.courses.next_start import next_starts
from dashboard.indicators.courses.sites import NEAR_DAYS
from dashboard.integration.gaps import fits, gaps, too_late
from dashboard.integration.key_figures import by_waiting, key_figures
from dashboard.integration.overlaps import overlaps
from tests.dashboard.integration.made import HAGENOW, LUEBZ, TODAY, at, site, waiting


def test_a_queue_without_a_start_near_and_in_time_is_a_gap_and_names_the_next_start():
    far = site("fern", 63, km=42, town="Ludwigslust", taken=14)
    late = site("spät", 70)
    (gap,) = gaps((waiting(14),), (far, late), TODAY)
    assert (
        gap.offer.site is far and round(gap.offer.km) == 42 and gap.offer.days == 63 and too_late(gap.offer)
    )
    assert gap.least == 10 and gap.enough


def test_six_weeks_exactly_are_in_time_and_a_day_more_is_not():
    assert not gaps((waiting(5),), (site("a", NEAR_DAYS),), TODAY)
    assert gaps((waiting(5),), (site("a", NEAR_DAYS + 1),), TODAY)
    assert (
        not gaps((waiting(5),), (site("a", 0, status="planned"),), TODAY)
        or site("a", 0).course.status_on(TODAY) == "running"
    )


def test_full_cancelled_and_closed_courses_fit_nobody():
    for more in ({"taken": 16}, {"status": "full"}, {"status": "cancelled"}, {"kind": "eltern"}):
        assert gaps((waiting(5),), (site("a", 20, **more),), TODAY), more


def test_a_course_online_is_near_to_everybody():
    assert not gaps((waiting(5, km=90),), (site("a", 20, form="online"),), TODAY)


def test_a_secret_queue_comes_last_and_never_says_that_it_is_enough():
    found = gaps((waiting(None), waiting(3, municipality=LUEBZ)), (site("a", 80, minimum=2),), TODAY)
    assert [one.site.queue.waiting for one in found] == [3, None]
    assert [one.enough for one in found] == [True, False]


queues = st.lists(
    st.builds(waiting, st.one_of(st.none(), st.integers(3, 30)), km=st.floats(0, 60)), min_size=1, max_size=4
)
courses = st.lists(
    st.builds(site, st.uuids().map(str), st.integers(-5, 90), km=st.floats(0, 60), taken=st.integers(3, 16)),
    max_size=5,
)


@given(queues, courses)
def test_a_gap_closes_when_a_fitting_course_appears_and_nothing_else_changes(people, world):
    before = gaps(people, world, TODAY)
    for gap in before:
        fitting = site("neu", 14, km=(gap.site.point[1] - at(0)[1]) * 111.27, taken=3)
        assert fits(fitting, gap.site, TODAY)
        after = gaps(people, [*world, fitting], TODAY)
        assert gap.site not in [one.site for one in after]
        assert {one.site for one in after} <= {one.site for one in before}, "no gap opens by it"


@given(queues, courses, st.randoms(use_true_random=False))
def test_the_order_of_queues_and_courses_is_irrelevant(people, world, random):
    mixed, others = list(people), list(world)
    random.shuffle(mixed)
    random.shuffle(others)
    assert [one.site.queue.waiting for one in gaps(mixed, others, TODAY)] == [
        one.site.queue.waiting for one in gaps(people, world, TODAY)
    ]


@given(queues, courses)
def test_key_figures_count_what_is_there_and_no_secret_is_in_a_sum(people, world):
    found = overlaps(world, people, TODAY)
    figures = key_figures(world, people, found, gaps(people, world, TODAY), TODAY)
    assert figures.waiting == sum(one.queue.waiting for one in people if one.queue.waiting is not None)
    assert figures.hidden == sum(one.queue.waiting is None for one in people)
    assert figures.courses == sum(one.course.status_on(TODAY) not in ("ended", "cancelled") for one in world)
    assert figures.soon <= figures.courses and figures.below <= figures.courses
    order = [one.queue.weeks for one in by_waiting(people)]
    known = [weeks for weeks in order if weeks is not None]
    assert known == sorted(known, reverse=True) and order[: len(known)] == known


def test_days_until_the_next_start_are_at_least_where_no_queue_is_known():
    points = {HAGENOW: at(0), LUEBZ: at(90)}
    world = (site("voll bald", 7, taken=13), site("b", 30, taken=4))
    free, far = next_starts(points, world, (), TODAY)
    assert (free.days, free.at_least) == (7, True)
    assert (far.days, far.at_least) == (None, True)


def test_who_waits_already_begins_first():
    points = {HAGENOW: at(0)}
    world = (site("a", 7, taken=13), site("b", 30, taken=4))
    (one,) = next_starts(points, world, (waiting(3).queue,), TODAY)
    assert (one.days, one.at_least) == (30, False), "the three seats of the first are theirs"
    (one,) = next_starts(points, world, (waiting(0).queue,), TODAY)
    assert (one.days, one.at_least) == (7, False), "counted, and nobody waits"
    (one,) = next_starts(points, world, (waiting(None).queue,), TODAY)
    assert (one.days, one.at_least) == (7, False), "two at most, and three seats"
