"""Minutes and kilometres are those of networkx, whatever the network."""

from __future__ import annotations

import networkx
import numpy as np
import pytest

from dashboard.statistics.distances import kilometres
from data.catalogue.travel import travel_rules
from data.importing.roads.network import RoadNetwork, read_network
from data.importing.roads.shortest import Points, entered, tables
from tests.data.importing.roads.made_networks import BOX, SOUTH, STEP_LAT, STEP_LON, WEST, town

RULES = travel_rules().roads


def graph_of(network: RoadNetwork) -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph()
    for start, end, km, minutes in zip(network.start, network.end, network.km, network.minutes, strict=True):
        graph.add_edge(int(start), int(end), km=float(km), minutes=float(minutes))
    return graph


def spread(count: int, seed: int) -> Points:
    random = np.random.default_rng(seed)
    return Points(
        WEST + random.uniform(-1, 6, count) * STEP_LON, SOUTH + random.uniform(-1, 6, count) * STEP_LAT
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_tables_are_those_of_networkx(tmp_path, seed):
    network = read_network(town(tmp_path / "town.osm.pbf", seed=seed), RULES, BOX)
    origins, destinations = spread(25, seed), spread(9, seed + 10)
    minutes, km = tables(network, origins, destinations, RULES)
    graph = graph_of(network)
    leaves, arrives = entered(network, origins, RULES), entered(network, destinations, RULES)
    met = 0
    for row in range(25):
        for column in range(9):
            crow = float(
                kilometres(
                    origins.longitude[row], origins.latitude[row],
                    destinations.longitude[column], destinations.latitude[column],
                )
            )  # fmt: skip
            direct = crow * RULES.access_detour if crow <= RULES.access_limit else np.inf
            beside = leaves.km[row] + arrives.km[column]
            start, end = int(leaves.node[row]), int(arrives.node[column])
            quickest = networkx.dijkstra_path_length(graph, start, end, weight="minutes")
            shortest = networkx.dijkstra_path_length(graph, start, end, weight="km")
            met += shortest + beside < direct
            assert km[row, column] == pytest.approx(min(shortest + beside, direct))
            assert minutes[row, column] == pytest.approx(
                min(quickest + beside / RULES.access_kmh * 60, direct / RULES.access_kmh * 60)
            )
    assert met > 20, "ways on roads are among them"


def test_a_way_there_may_be_longer_than_the_way_back(tmp_path):
    network = read_network(town(tmp_path / "town.osm.pbf", seed=1), RULES, BOX)
    everywhere = Points(network.longitude, network.latitude)
    minutes, _ = tables(network, everywhere, everywhere, RULES)
    assert (np.abs(minutes - minutes.T) > 0.1).any()


def test_nobody_is_sent_into_a_dead_end_of_one_way_roads():
    # three nodes in a circle, and a one-way road out of it that leads nowhere
    network = RoadNetwork(
        np.array([11.6, 11.61, 11.62, 11.63]), np.full(4, 53.4),
        np.array([0, 1, 2, 2]), np.array([1, 2, 0, 3]), np.ones(4), np.ones(4),
    )  # fmt: skip
    found = entered(network, Points(np.array([11.63]), np.array([53.4])), RULES)
    assert found.node.tolist() == [2]


def test_far_from_every_road_there_is_no_way(tmp_path):
    network = read_network(town(tmp_path / "town.osm.pbf"), RULES, BOX)
    far = Points(np.array([11.9]), np.array([53.7]))
    minutes, km = tables(network, far, spread(3, 5), RULES)
    assert np.isinf(minutes).all() and np.isinf(km).all()


def test_of_two_roads_between_two_places_the_quicker_counts():
    network = RoadNetwork(
        np.array([11.6, 11.7]), np.full(2, 53.4), np.array([0, 0, 1]), np.array([1, 1, 0]),
        np.array([9.0, 7.0, 7.0]), np.array([8.0, 12.0, 8.0]),
    )  # fmt: skip
    ends = Points(network.longitude, network.latitude)
    minutes, km = tables(network, ends, ends, RULES)
    assert (minutes[0, 1], km[0, 1]) == (8.0, 7.0)
