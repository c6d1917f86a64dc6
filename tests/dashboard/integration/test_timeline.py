"""Where bars, frames and lines of the timeline lie."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.description import Space
from dashboard.charts.integration.timeline import timeline_chart
from dashboard.integration.gaps import gaps
from dashboard.integration.overlaps import overlaps
from dashboard.integration.timeline import month_after, timeline
from tests.dashboard.integration.made import TODAY, site, waiting

THREE = tuple(
    site(key, days, end=TODAY + timedelta(days + 100)) for key, days in (("a", 20), ("b", 27), ("c", 40))
)
BETWEEN = site("dazwischen", 30, km=200, end=TODAY + timedelta(90))


def test_courses_of_an_overlap_stand_together_whatever_begins_between_them():
    made = timeline((*THREE, BETWEEN), overlaps(THREE, (), TODAY), (), TODAY)
    (group,) = made.groups
    assert [lane.overlap for lane in group.lanes] == [1, 1, 1, 0]
    (frame,) = group.frames
    assert (frame.first, frame.last) == (0, 2)
    assert frame.start == min(lane.bar.start for lane in group.lanes[:3])
    assert frame.end == max(lane.bar.end for lane in group.lanes[:3])


def test_six_months_from_the_first_of_this_one_or_of_the_chosen_one():
    made = timeline(THREE, (), (), TODAY)
    assert (made.first, made.last) == (date(2026, 11, 1), date(2027, 4, 30))
    assert made.today is not None and abs(made.today - 29 / 181) < 1e-9
    later = timeline(THREE, (), (), TODAY, date(2027, 6, 1))
    assert later.today is None and later.outside == 3 and not later.groups
    assert month_after(date(2026, 11, 1), 2) == date(2027, 1, 1)


def test_a_secret_number_fills_no_part_of_its_bar():
    made = timeline((site("a", 20, taken=None, taken_hidden=True),), (), (), TODAY)
    assert made.groups[0].lanes[0].bar.taken is None
    assert made.groups[0].lanes[0].bar.look == "weak"


@given(
    st.lists(st.tuples(st.integers(-300, 300), st.integers(0, 200), st.floats(0, 40)), max_size=12),
    st.booleans(),
)
def test_every_course_is_in_one_lane_or_counted_outside_and_bars_stay_inside(made_of, with_gap):
    world = tuple(
        site(f"k{at}", start, km=km, end=TODAY + timedelta(start + long))
        for at, (start, long, km) in enumerate(made_of)
    )
    people = (waiting(5, km=30),) if with_gap else ()
    missing = gaps(people, world, TODAY)
    made = timeline(world, overlaps(world, people, TODAY), missing, TODAY)
    lanes = [lane for group in made.groups for lane in group.lanes]
    assert sum(lane.site is not None for lane in lanes) + made.outside == len(world)
    assert [lane.gap for lane in lanes if lane.gap] == list(range(1, len(missing) + 1))
    for lane in lanes:
        assert 0 <= lane.bar.start <= lane.bar.end <= 1
    chart = timeline_chart(made, TODAY, Space(734, 500), "de")
    assert (chart is None) == (not lanes)
    for bar in chart.bars() if chart else ():
        assert 0 <= bar.x0 <= bar.x1 <= 734 and 0 <= bar.y0 <= bar.y1 <= 500


def test_what_has_no_room_is_counted():
    many = tuple(site(f"k{at}", 20 + at % 60, km=200.0 * at, end=TODAY + timedelta(100)) for at in range(80))
    chart = timeline_chart(timeline(many, (), (), TODAY), TODAY, Space(734, 500), "de")
    drawn = sum("ab " in label.text for label in chart.labels)
    assert any(f"{80 - drawn} weitere" in label.text for label in chart.labels)
    assert all(0 <= label.y <= 500 for label in chart.labels)
