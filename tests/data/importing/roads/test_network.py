"""Which roads cars may use, how fast and in which direction; and files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import FileRejected
from data.catalogue.travel import travel_rules
from data.importing.roads.network import read_network
from tests.data.importing.roads.made_networks import BOX, town, write

RULES = travel_rules().roads
PLACES = {1: (11.6, 53.4), 2: (11.603, 53.4), 3: (11.606, 53.4)}


def edges(path: Path, *tags: dict[str, str]) -> list[tuple[int, int, float]]:
    """Start, end and km/h of each edge of roads over the same three nodes."""
    network = read_network(write(path, PLACES, [([1, 2, 3], one) for one in tags]), RULES, BOX)
    speeds = network.km / network.minutes * 60
    return [
        (int(start), int(end), round(float(kmh), 6))
        for start, end, kmh in zip(network.start, network.end, speeds, strict=True)
    ]


def test_a_road_leads_both_ways_at_the_speed_of_its_class(tmp_path):
    assert edges(tmp_path / "a.osm.pbf", {"highway": "primary"}) == [(0, 1, 70.0), (1, 0, 70.0)]


@pytest.mark.parametrize(
    ("tags", "there", "back"),
    [
        ({"oneway": "yes"}, True, False),
        ({"oneway": "-1"}, False, True),
        ({"junction": "roundabout"}, True, False),
        ({"junction": "roundabout", "oneway": "no"}, True, True),
        ({"oneway": "reversible"}, True, True),
    ],
)
def test_one_way_roads_lead_one_way(tmp_path, tags, there, back):
    found = {(start, end) for start, end, _ in edges(tmp_path / "a.osm.pbf", {"highway": "primary"} | tags)}
    assert found == ({(0, 1)} if there else set()) | ({(1, 0)} if back else set())


def test_a_sign_slows_down_and_never_speeds_up(tmp_path):
    speeds = [
        edges(tmp_path / f"{sign[:2]}.osm.pbf", {"highway": "primary", "maxspeed": sign})[0][2]
        for sign in ("50", "100", "none", "30 mph")
    ]
    assert speeds == [50, 70, 70, 70]


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "footway"}, {"highway": "track"}, {"highway": "primary", "access": "no"}, {"building": "yes"},
        {"highway": "primary", "motor_vehicle": "private"}, {"highway": "service", "area": "yes"},
    ],
)  # fmt: skip
def test_what_no_car_may_use_is_no_road(tmp_path, tags):
    with pytest.raises(FileRejected, match="keine Straße für Autos"):
        edges(tmp_path / "a.osm.pbf", tags)


def test_long_roads_get_nodes_between_crossings(tmp_path):
    places = {node: (11.6 + node * 0.003, 53.4) for node in range(1, 12)}
    network = read_network(
        write(tmp_path / "a.osm.pbf", places, [(list(places), {"highway": "primary"})]), RULES, BOX
    )
    assert 4 <= len(network.longitude) <= 6
    assert network.km.max() < 0.7


def test_a_road_outside_is_left_out(tmp_path):
    path = write(tmp_path / "a.osm.pbf", PLACES, [([1, 2, 3], {"highway": "primary"})])
    with pytest.raises(FileRejected, match="den ganzen Landkreis"):
        read_network(path, RULES, (9.0, 48.0, 10.0, 49.0))


@pytest.mark.parametrize("broken", ["empty", "text", "cut", "xml", "flipped"])
def test_a_broken_file_gives_a_sentence(tmp_path, broken):
    whole = town(tmp_path / "whole.osm.pbf").read_bytes()
    content = {
        "empty": b"",
        "text": b"merkmal;gebiet;jahr;wert\n",
        "cut": whole[: len(whole) * 2 // 3],
        "xml": b"<?xml version='1.0'?><osm version='0.6'></osm>",
        "flipped": whole[:40] + bytes(one ^ 255 for one in whole[40:90]) + whole[90:],
    }[broken]
    path = tmp_path / "broken.osm.pbf"
    path.write_bytes(content)
    with pytest.raises(FileRejected) as caught:
        read_network(path, RULES, BOX)
    assert caught.value.message.startswith("broken.osm.pbf: das ist kein lesbarer Auszug")


def test_a_missing_file_gives_a_sentence(tmp_path):
    with pytest.raises(FileRejected, match=r"nowhere\.osm\.pbf: diese Datei gibt es nicht"):
        read_network(tmp_path / "nowhere.osm.pbf", RULES, BOX)
