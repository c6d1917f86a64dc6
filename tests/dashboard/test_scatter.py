"""The scatter and the dot plot as figures: axes of all years, sizes that mean something, names that never meet."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.side_by_side import SideBySides
from dashboard.domain.verdict import Verdict
from dashboard.exports.chart import chart
from dashboard.figures.dot_plot import END, dot_plot, drawn
from dashboard.figures.dot_plot import caption as dots_caption
from dashboard.figures.label_room import Spot, rooms
from dashboard.figures.scatter import LARGEST, SMALLEST, caption, radius, scatter

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
    pages = SideBySides(answers)
    return pages.model(pages.read("gebiete=13076108,13076060&indikator=betreuungsquote_u3&indikator2=foerderquote"))


def test_the_axes_are_those_of_all_years(side):
    layouts = [scatter(side, year, marks=False)["layout"] for year in side.years]
    assert len({(*one["xaxis"]["range"], *one["yaxis"]["range"]) for one in layouts}) == 1
    low, high = layouts[0]["xaxis"]["range"]
    assert all(low < point.x < high for one in side.relations for point in one.points)


def test_areas_are_to_each_other_as_populations_down_to_the_smallest_that_is_seen():
    assert radius(18_000, 18_000) == LARGEST
    assert radius(9_000, 18_000) ** 2 / LARGEST**2 == pytest.approx(0.5)
    assert radius(20, 18_000) == radius(None, 18_000) == SMALLEST


def test_chosen_places_stand_out_with_their_signs_and_few_cases_are_pale(side):
    figure = scatter(side, side.year)
    quiet, *marked = figure["data"]
    assert [trace["marker"]["symbol"] for trace in marked if trace["mode"] == "markers"] == ["circle", "square"]
    relation = side.relations[side.row(side.year)]
    chosen = {place.key for place in side.places}
    pale = sum(point.few for point in relation.points if point.key not in chosen)
    assert sum(one < 0.5 for one in quiet["marker"]["opacity"]) == pale > 10
    assert {shape["type"] for shape in figure["layout"]["shapes"]} == {"line"}


def test_a_line_is_drawn_only_where_the_relation_is_more_than_chance(side):
    at = side.row(side.year)

    def with_line(verdict, line):
        one = replace(side.relations[at], verdict=verdict, line=line)
        return replace(side, relations=(*side.relations[:at], one, *side.relations[at + 1 :]))

    ends = ((20.0, 1.0), (80.0, 9.0))
    dashes = {}
    for verdict in (Verdict.POSSIBLE, Verdict.CLEAR):
        found = with_line(verdict, ends)
        (line,) = (trace for trace in scatter(found, side.year)["data"] if trace["mode"] == "lines")
        dashes[verdict] = line["line"]["dash"]
        assert "Linie" in caption(found, side.year)
    assert dashes[Verdict.CLEAR] == "solid" != dashes[Verdict.POSSIBLE]
    without = with_line(Verdict.CHANCE, None)
    assert not any(trace["mode"] == "lines" for trace in scatter(without, side.year)["data"])
    assert "Linie" not in caption(without, side.year)


def test_without_a_common_year_the_figure_is_empty_and_says_nothing(side):
    none = replace(side, relations=(None,) * len(side.years))
    assert scatter(none, side.year)["layout"]["meta"]["empty"]
    assert caption(none, side.year) == ""


def test_both_are_drawn_as_pictures_without_a_browser(side):
    for figure in (scatter(side, side.year), dot_plot(side, side.year)):
        picture = chart(figure, (0, 0, 900, 500), 600, "light", "de")
        assert "NaN" not in picture
        assert picture.count("<path") > 10


def test_a_row_of_dots_for_each_indicator_that_can_be_compared(side):
    rows = drawn(side.dots[side.row(side.year)])
    figure = dot_plot(side, side.year)
    assert len(figure["layout"]["yaxis"]["tickvals"]) == len(rows) > 5
    assert figure["layout"]["yaxis"]["tickvals"][0] == len(rows) - 1, "the first is on top"
    places = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    assert [trace["name"] for trace in places] == ["Parchim", "Hagenow"]
    assert all(-END <= x <= END for trace in figure["data"] for x in trace["x"])
    assert dots_caption("de").startswith("Senkrechte Linie: Landkreis")


def test_what_lies_farther_out_stands_at_the_rim(side):
    at = side.row(side.year)
    first, *rest = drawn(side.dots[at])
    far = replace(first, dots=tuple(replace(dot, at=9.0) for dot in first.dots))
    changed = replace(side, dots=(*side.dots[:at], (far, *rest), *side.dots[at + 1 :]))
    markers = [trace for trace in dot_plot(changed, side.year)["data"] if trace["mode"] == "markers"]
    assert {trace["x"][0] for trace in markers} == {END}


def test_a_theme_of_counts_alone_has_an_empty_plot(side):
    counts = replace(side, dots=tuple(tuple(replace(row, without="Anzahl") for row in one) for one in side.dots))
    assert dot_plot(counts, side.year)["layout"]["meta"]["empty"]
