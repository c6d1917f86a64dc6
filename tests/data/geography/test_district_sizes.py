"""Every district is as large as in the register; where the source of its boundaries is not, the documentation says
so, with numbers that hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shapely import MultiPolygon, Polygon, box

from data.build.boundaries.package_2016 import Municipality
from data.build.boundaries.sizes import TOLERANCE, Size, drawn_areas, rows, sizes
from data.build.boundaries.sources import read_states
from data.catalogue.loader import load
from data.germany.areas import districts, keys
from data.germany.figures import shipped

DOCUMENT = Path(__file__).parents[3] / "docs" / "territory.md"
BREMEN = {"04011", "04012"}
MOST_OFFSET_M = 50
"""0.2 mm, the width of a line, at the scale of the source: 1 : 250,000."""


@pytest.fixture(scope="module")
def told() -> dict[str, list[float]]:
    """By district: register, source, drawn, difference in percent, water, offset in metres."""
    lines = DOCUMENT.read_text(encoding="utf-8").partition("## How large the drawings are")[2].splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line[:3].strip("| ").isdigit()]
    return {name[:5]: [float(one.replace(",", "")) for one in numbers] for name, *numbers in cells}


@pytest.fixture(scope="module")
def drawn() -> dict[str, float]:
    return drawn_areas()


@pytest.fixture(scope="module")
def register() -> dict[str, float]:
    places = keys("kreis")
    found = shipped().figures("flaeche_km2", "", "kreis", [2024], places, tuple(load().sources))
    assert found is not None
    return dict(zip(places, found.value[0].tolist(), strict=True))


def test_all_districts_but_those_of_the_list_have_the_registered_area(drawn, register, told):
    assert len(drawn) == len(register) == 400
    off = {key for key, area in drawn.items() if abs(area - register[key]) > TOLERANCE * register[key]}
    assert off == set(told)
    assert "13076" not in off


def test_the_list_says_what_ships(drawn, register, told):
    for key, (registered, source, area, share, *_) in told.items():
        assert registered == pytest.approx(register[key], abs=0.006), key
        assert area == pytest.approx(drawn[key], abs=0.006), key
        assert share == pytest.approx(100 * (drawn[key] / register[key] - 1), abs=0.006), key
        assert abs(area - source) <= TOLERANCE * source, key


def test_water_and_the_scale_of_the_source_explain_all_but_one_harbour(told):
    far = {key for key, numbers in told.items() if abs(numbers[-1]) > MOST_OFFSET_M}
    assert far == BREMEN
    registered, source, _, _, water, _ = map(sum, zip(*(told[key] for key in BREMEN), strict=True))
    assert abs(source + water - registered) < TOLERANCE * registered


def test_the_list_has_the_areas_of_the_source(told):
    if "BILDUNGSLUPE_DATA" not in os.environ:
        pytest.skip("BILDUNGSLUPE_DATA does not name a folder of reference data")
    measured = dict.fromkeys(keys("kreis"), 0.0)
    for key, area in read_states(Path(os.environ["BILDUNGSLUPE_DATA"])).areas.items():
        measured[key[:5]] += area.area / 1e6
    for key, (_, source, *_) in told.items():
        if not key.startswith("09"):
            assert source == pytest.approx(measured[key], abs=0.006), key
    drawing = drawn_areas()
    states = {key: area for key, area in measured.items() if not key.startswith("09")}
    assert all(abs(drawing[key] - area) <= TOLERANCE * area for key, area in states.items())


def test_bavaria_is_measured_on_2016_and_water_everywhere():
    of_2016 = Municipality("09163000", "Rosenheim", "091630000", MultiPolygon([box(0, 0, 1000, 2000)]))
    elsewhere = Municipality("01001000", "Flensburg", "010010000", MultiPolygon([box(0, 0, 9000, 9000)]))
    found = {
        one.key: one
        for one in sizes(
            {"01001": 2.5, "03159": 1.0, "09163": 2.0},
            {"01001000": box(0, 0, 1000, 2000), "03159001": box(0, 0, 1000, 1000)},
            [of_2016, elsewhere],
            {"01001000": 400_000.0, "03152001": 1000.0, "03156002": 500.0},
            {"01001": 2.0, "03159": 1.004, "09163": 1.98},
        )
    }
    assert (found["01001"].source, found["01001"].water) == (2.0, 0.4)
    assert found["01001"].offset_m == pytest.approx(-0.1e6 / 6000)
    assert found["03159"].water == pytest.approx(0.0015), "both districts of 2016 are in it"
    assert found["09163"].source == 2.0
    assert [one.differs for one in found.values()] == [True, False, True]


def test_the_border_of_a_district_is_around_all_of_it():
    shares = {"01001001": box(0, 0, 1000, 1000), "01001002": box(1000, 0, 2000, 1000)}
    island = Polygon([(5000, 0), (6000, 0), (6000, 1000), (5000, 1000)])
    (found,) = sizes({"01001": 3.0}, {**shares, "01001003": island}, [], {}, {"01001": 2.9})
    assert found == Size("01001", 3.0, 3.0, 2.9, 0.0, 10_000.0)
    assert list(rows([found], {"01001": "Flensburg"})) == [
        "| 01001 Flensburg | 3.00 | 3.00 | 2.90 | -3.33 | 0.00 | 0 |"
    ]
    assert districts()["01001"].name == "Flensburg"
