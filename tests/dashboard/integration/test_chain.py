"""What comes after a course."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.integration.chain import CHAIN, chain, onward
from tests.dashboard.integration.made import TODAY, at, site


def day(days):
    return TODAY + timedelta(days)


ALPHA = site("alpha", 20, end=day(100), level_from="Alpha", level_to="Alpha")
GENERAL = site("allgemein", 160, km=10, end=day(300), level_from="A1", level_to="B1", kind="allgemein")
WORK = site("beruf", 320, km=20, level_from="B2", level_to="B2", kind="beruf_b2")


def test_the_chain_names_the_next_course_of_each_level_and_the_wait_between():
    steps = chain((ALPHA, GENERAL, WORK), TODAY, at(0))
    assert [one.level for one in steps] == list(CHAIN)
    assert [one.entry.site.course.key for one in steps] == [
        "alpha",
        "allgemein",
        "allgemein",
        "allgemein",
        "beruf",
    ]
    assert [one.same for one in steps] == [False, False, True, True, False]
    assert [one.wait for one in steps] == [60, 0, 0, 20, None]
    assert [one.long for one in steps] == [True, False, False, False, False]


def test_a_level_that_nothing_is_planned_for_says_so():
    steps = chain((ALPHA,), TODAY, at(0))
    assert [one.entry is None for one in steps] == [False, True, True, True, True]
    assert steps[0].wait is None and steps[0].ends


def test_near_goes_before_soon_and_far_before_nothing():
    far, near = site("fern", 10, km=60), site("nah", 30, km=5)
    assert chain((far, near), TODAY, at(0))[0].entry.site is near
    assert chain((far,), TODAY, at(0))[0].entry.site is far


def test_after_each_course_the_next_level_with_its_wait():
    running = site("läuft", -60, end=day(-1 + 30), level_to="Alpha", taken=12)
    found = onward((running, GENERAL, WORK), TODAY)
    assert [(one.site.course.key, one.level, one.wait) for one in found] == [
        ("läuft", "A1", 131), ("allgemein", "B2", 20),
    ]  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.integers(0, 200), st.sampled_from(CHAIN), st.floats(0, 60)),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_nobody_begins_a_level_before_the_one_before_has_ended(made, random):
    world = [
        site(f"k{index}", start, km=km, end=day(start + long), level_from=level, level_to=level)
        for index, (start, long, level, km) in enumerate(made)
    ]
    steps = chain(world, TODAY, at(0))
    assert all(one.wait is None or one.wait >= 0 for one in steps)
    assert all(one.entry is None or one.entry.site.course.level_from == one.level for one in steps)
    assert all(one.wait is None or one.wait >= 0 for one in onward(world, TODAY))
    random.shuffle(world)
    assert chain(world, TODAY, at(0)) == steps
