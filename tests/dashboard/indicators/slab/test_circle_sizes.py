"""Numbers as circles: areas in proportion, in the slab, on pictures and in their legends."""

import math
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from dashboard.domain.selection import Selection
from dashboard.exports.pictures.side_panel import Legend, legend_alone
from dashboard.indicators.slab.circle_sizes import circles
from dashboard.indicators.slab.inputs import ComparisonGroup
from tests.dashboard.indicators.slab.made_slab import INDICATOR, NAN, cells, slab

COUNT = replace(INDICATOR, denominator=(), unit="institutions", decimals=0, factor=1)
KITAS = cells([[0, 1, 4, NAN, 16], [0, 2, 4, NAN, 12]], years=(2020, 2021))


def test_the_area_of_a_circle_is_in_proportion_to_the_number():
    share = circles(KITAS, COUNT, "de").share
    assert (share**2 * 16).round(1).tolist() == [[0, 1, 4, 0, 16], [0, 2, 4, 0, 12]]


def test_only_numbers_are_circles_and_not_thousands_of_them():
    assert circles(KITAS, INDICATOR, "de") is None, "a rate"
    many = cells([[1.0] * 1001], places=tuple(str(one) for one in range(1001)))
    assert circles(many, COUNT, "de") is None
    assert circles(cells([[0, NAN, 0, 0, 0]]), COUNT, "de") is None


@pytest.mark.parametrize(
    ("largest", "said"),
    [
        (16, ["10 Einrichtungen", "2 Einrichtungen"]),
        (18000, ["10.000 Einrichtungen", "2.000 Einrichtungen", "500 Einrichtungen"]),
        (1, ["1 Einrichtung"]),
    ],
)
def test_the_legend_of_circles_has_round_numbers_and_their_sizes(largest, said):
    steps = circles(cells([[largest, 1, 1, 1, 1]]), COUNT, "de").steps
    assert [one.text.replace("\u00a0", " ") for one in steps] == said
    for one in steps:
        number = int(one.text.split("\u00a0")[0].replace(".", ""))
        assert number <= largest
        assert one.share == pytest.approx(math.sqrt(number / largest), abs=1e-4)


def test_a_change_of_numbers_is_shown_by_colours():
    made = slab(KITAS, Selection(display="veraenderung", base_year=2020), indicator=replace(COUNT, breaks=()))
    assert made["circles"] is None
    assert slab(KITAS, indicator=COUNT)["circles"] is not None


def test_a_picture_legend_draws_circles_at_the_size_that_the_map_has():
    svg, _, _ = legend_alone(Legend(circles=[("10", 30.0), ("2", 12.5)]), "light")
    assert [float(one.get("r")) for one in fromstring(svg).iter("circle")] == [30.0, 12.5]


def test_a_total_has_no_line_beside_the_places_that_it_is_made_of():
    """Beside 62 Kitas of the district those of the places lie flat, and the axis ends far above them."""
    whole = ComparisonGroup(
        "kreis", "13076", "Landkreis", cells([[200], [220]], level="kreis", places=("13076",))
    )
    made = slab(KITAS, indicator=COUNT, district=whole, reference=whole)
    assert made["district"]["line"] is False
    assert made["axis"]["max"] <= 20
    assert "umfasst alle Orte" in made["summary"][0]
    rate = slab(KITAS, district=whole, reference=whole)
    assert rate["district"]["line"] is True
    assert "umfasst" not in rate["summary"][0]
