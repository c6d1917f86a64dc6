"""The scatter and the rows of dots: axes of all years, sizes that mean something, names that never meet."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.comparison.comparisons import Comparisons
from dashboard.charts.description import Space
from dashboard.charts.dot_strip import END, dot_strip
from dashboard.charts.names.label_room import Spot, rooms
from dashboard.charts.scatter import LARGEST, QUIET, SMALLEST, caption, radius, scatter, scatter_axes
from dashboard.domain.verdict import Verdict
from dashboard.drawing.typeface import width_of

SPACE = Space(734, 392)
WITHIN = (0.0, 0.0, 600.0, 300.0)
SPOTS = st.lists(
    st.builds(
        Spot,
        x=st.floats(0, 600),
        y=st.floats(0, 300),
        radius=st.floats(2, 15),
        width=st.floats(20, 140),
    ),
    max_size=14,
)


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(SPOTS)
def test_no_name_meets_another_or_a_marked_point_or_leaves_the_plot(spots):
    found = rooms(spots, 16, WITHIN)
    assert len(found) == len(spots)
    boxes = [box for box in found if box is not None]
    assert not any(meet(one, other) for one, other in combinations(boxes, 2))
    for at, box in enumerate(found):
        if box is None:
            continue
        assert box[0] >= 0
        assert box[1] >= 0
        assert box[2] <= 600
        assert box[3] <= 300
        assert math.isclose(box[2] - box[0], spots[at].width)
        for index, spot in enumerate(spots):
            point = (spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)
            assert index == at or not meet(box, point)


def test_a_lonely_point_has_its_name_beside_it():
    (box,) = rooms([Spot(100, 100, 5, 60)], 16, WITHIN)
    assert box == (108, 92, 168, 108)
    (left,) = rooms([Spot(590, 100, 5, 60)], 16, WITHIN)
    assert left[2] < 590, "where there is no room on the right it stands on the left"


@pytest.fixture(scope="module")
def side(answers):
    pages = Comparisons(answers)
    return pages.model(
        pages.read("gebiete=13076108,13076060&indikator=betreuungsquote_u3&indikator2=foerderquote")
    )


def test_the_axes_are_those_of_all_years(side):
    plots = [chart.plot for chart in (scatter(side, year, SPACE) for year in side.years) if chart]
    assert len({(one.across, one.upright) for one in plots}) == 1
    axis = plots[0].across
    assert all(axis.low < point.x < axis.high for one in side.relations if one for point in one.points)


def test_areas_are_to_each_other_as_populations_down_to_the_smallest_that_is_seen():
    assert radius(18_000, 18_000) == LARGEST
    assert radius(9_000, 18_000) ** 2 / LARGEST**2 == pytest.approx(0.5)
    assert radius(20, 18_000) == radius(None, 18_000) == SMALLEST


def test_chosen_places_stand_out_with_their_signs_and_few_cases_are_pale(side):
    chart = scatter(side, side.year, SPACE)
    signs = [point for point in chart.points() if point.fill.startswith("place")]
    assert [(one.name, one.form) for one in signs] == [("Parchim", "circle"), ("Hagenow", "square")]
    relation = side.relations[side.row(side.year)]
    chosen = {place.key for place in side.places}
    pale = sum(point.few for point in relation.points if point.key not in chosen)
    assert sum(one.fill_opacity < 0.5 for one in chart.points()) == pale > 10


def test_selected_places_are_named_first_and_then_the_most_populous(side):
    chart = scatter(side, side.year, SPACE)
    named = [label for label in chart.labels if label.key]
    assert [label.text for label in named[:2]] == ["Parchim", "Hagenow"]
    relation = side.relations[side.row(side.year)]
    largest = sorted((one for one in relation.points if one.key not in {"13076108", "13076060"}),
                     key=lambda one: -(one.population or 0))  # fmt: skip
    assert {label.text for label in named[2:]} <= {one.name for one in largest[:QUIET]}
    assert len(named) > 4


def test_in_a_narrow_chart_names_give_way_and_never_meet(side):
    for space in (SPACE, Space(320, 260), Space(200, 200)):
        named = [label for label in scatter(side, side.year, space).labels if label.key]
        boxes = []
        for label in named:
            half = width_of(label.text, label.size, label.weight) / 2
            boxes.append((label.x - half, label.y - label.size / 2, label.x + half, label.y + label.size / 2))
        assert not any(meet(one, other) for one, other in combinations(boxes, 2))


def test_a_line_is_drawn_only_where_the_relation_is_more_than_chance(side):
    at = side.row(side.year)

    def with_line(verdict, line):
        one = replace(side.relations[at], verdict=verdict, line=line)
        return replace(side, relations=(*side.relations[:at], one, *side.relations[at + 1 :]))

    ends = ((20.0, 1.0), (80.0, 9.0))
    dashes = {}
    for verdict in (Verdict.POSSIBLE, Verdict.CLEAR):
        found = with_line(verdict, ends)
        (line,) = scatter(found, side.year, SPACE).lines()
        assert line.points == ends
        dashes[verdict] = line.dash
        assert "Linie" in caption(found, side.year)
    assert dashes[Verdict.CLEAR] == () != dashes[Verdict.POSSIBLE]
    without = with_line(Verdict.CHANCE, None)
    assert list(scatter(without, side.year, SPACE).lines()) == []
    assert "Linie" not in caption(without, side.year)


def test_without_a_common_year_there_is_no_chart_and_nothing_is_said(side):
    none = replace(side, relations=(None,) * len(side.years))
    assert scatter(none, side.year, SPACE) is None
    assert scatter_axes(none) is None
    assert caption(none, side.year) == ""


def test_a_row_of_dots_has_a_sign_for_each_place_and_the_district_in_the_middle(side):
    rows = [row for row in side.dots[side.row(side.year)] if not row.without]
    assert len(rows) > 5
    for row in rows:
        chart = dot_strip(row, side.places, 210, 30)
        assert [point.fill for point in chart.points()] == ["place-2", "place-1"], "the first lies on top"
        assert [rule.at for rule in chart.rules() if rule.upright] == [105.0]


def test_what_lies_farther_out_stands_at_the_rim(side):
    row = next(row for row in side.dots[side.row(side.year)] if not row.without)
    far, farther = (
        dot_strip(replace(row, dots=tuple(replace(dot, at=at) for dot in row.dots)), side.places, 210, 30)
        for at in (END, 9.0)
    )
    assert [point.x for point in farther.points()] == [point.x for point in far.points()]
    assert all(0 < point.x < 210 for point in farther.points())


def test_a_count_has_no_row_of_dots(side):
    row = replace(side.dots[side.row(side.year)][0], without="Anzahl")
    assert dot_strip(row, side.places, 210, 30) is None
