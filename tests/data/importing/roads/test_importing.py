"""A network is stored whole or not at all, and read again as it was measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, func, select

from dashboard.errors import FileRejected
from data.catalogue.travel import travel_rules
from data.importing.roads.importing import import_roads
from data.importing.roads.network import read_network
from data.importing.roads.shortest import Points, tables
from data.institutions.road_ways import StoredRoads, fingerprint
from data.stores.database import open_database
from data.stores.road_ways import network_of, road_network, road_way
from data.stores.schema import PUBLISHED
from tests.data.importing.roads.made_networks import BOX, SOUTH, WEST, cells, town

RULES = travel_rules().roads
DISTRICT = "13076"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = open_database(f"sqlite:///{tmp_path / 'published.sqlite'}", create=True)
    PUBLISHED.create_all(made, tables=[road_network, road_way])
    yield made
    made.dispose()


INSTITUTIONS = np.array([[WEST + 0.01, SOUTH + 0.01], [WEST + 0.03, SOUTH + 0.02], [2.35, 48.86]])


def test_stored_ways_are_those_that_were_measured(engine, tmp_path):
    path, of = town(tmp_path / "town.osm.pbf"), cells()
    found = import_roads(engine, path, DISTRICT, of, INSTITUTIONS, RULES)
    assert found.destinations == 2 + 12, "Paris is too far away; every cell is a destination, too"
    assert (found.cells, found.without_road) == (12, 0) and found.nodes > 30 and found.edges > 60
    roads = StoredRoads(engine, DISTRICT).of(of)
    assert roads is not None and roads.network.file == "town.osm.pbf"
    network = read_network(path, RULES, BOX)
    minutes, km = tables(
        network, Points(of.longitude, of.latitude), Points(INSTITUTIONS[:2, 0], INSTITUTIONS[:2, 1]), RULES
    )
    for at in range(2):
        assert np.allclose(roads.minutes(*INSTITUTIONS[at]), minutes[:, at], atol=0.006)
        assert np.allclose(roads.kilometres(*INSTITUTIONS[at]), km[:, at], atol=0.006)


def test_a_new_school_is_reached_by_way_of_the_cell_next_to_it(engine, tmp_path):
    of = cells()
    import_roads(engine, town(tmp_path / "town.osm.pbf"), DISTRICT, of, INSTITUTIONS, RULES)
    roads = StoredRoads(engine, DISTRICT).of(of)
    beside = of.longitude[3] + 0.003, of.latitude[3]
    assert np.array_equal(roads.minutes(*beside), roads.minutes(of.longitude[3], of.latitude[3]))
    more = roads.kilometres(*beside) - roads.kilometres(of.longitude[3], of.latitude[3])
    assert np.allclose(more, 0.2, atol=0.01)
    assert roads.minutes(13.4, 52.5) is None and roads.kilometres(13.4, 52.5) is None


def test_a_second_import_takes_the_place_of_the_first(engine, tmp_path):
    of = cells()
    import_roads(engine, town(tmp_path / "one.osm.pbf", seed=1), DISTRICT, of, INSTITUTIONS, RULES)
    import_roads(engine, town(tmp_path / "two.osm.pbf", seed=2), DISTRICT, of, INSTITUTIONS[:1], RULES)
    with engine.connect() as connection:
        assert network_of(connection, DISTRICT).file == "two.osm.pbf"
        assert connection.scalar(select(func.count()).select_from(road_way)) == 13


def test_a_broken_file_leaves_what_was_there(engine, tmp_path):
    of = cells()
    import_roads(engine, town(tmp_path / "one.osm.pbf"), DISTRICT, of, INSTITUTIONS, RULES)
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(town(tmp_path / "two.osm.pbf").read_bytes()[:-40])
    with pytest.raises(FileRejected, match="beschädigt"):
        import_roads(engine, broken, DISTRICT, of, INSTITUTIONS, RULES)
    with engine.connect() as connection:
        assert network_of(connection, DISTRICT).file == "one.osm.pbf"
        assert connection.scalar(select(func.count()).select_from(road_way)) == 14


def test_ways_from_other_cells_are_not_taken(engine, tmp_path):
    of = cells()
    import_roads(engine, town(tmp_path / "one.osm.pbf"), DISTRICT, of, INSTITUTIONS, RULES)
    assert StoredRoads(engine, DISTRICT).of(cells(11)) is None
    assert StoredRoads(engine, "13075").of(of) is None
    assert fingerprint(of) != fingerprint(cells(11))


def test_without_cells_there_is_nothing_to_measure(engine, tmp_path):
    with pytest.raises(FileRejected, match="keine Rasterzellen"):
        import_roads(engine, town(tmp_path / "one.osm.pbf"), DISTRICT, cells(0), INSTITUTIONS, RULES)


def test_cells_without_a_road_are_counted(engine, tmp_path):
    of = cells()
    of.longitude[0], of.latitude[0] = WEST + 0.25, SOUTH + 0.2
    found = import_roads(engine, town(tmp_path / "one.osm.pbf"), DISTRICT, of, INSTITUTIONS, RULES)
    assert found.without_road <= 1
    roads = StoredRoads(engine, DISTRICT).of(of)
    assert np.isinf(roads.minutes(*INSTITUTIONS[0])[0])
