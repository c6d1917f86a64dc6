"""A road network that is imported while the app runs: page, API and what is kept of them reckon on roads from then
on."""

from __future__ import annotations

import re
from html import unescape

import pytest

from app import create_app
from callbacks.commands import roads as command
from callbacks.institutions import stored_institutions
from dashboard.indicators.ways.children import only
from dashboard.indicators.ways.sites import positions, sites_of
from dashboard.settings import Settings
from data.catalogue.travel import travel_rules
from data.importing.roads.network import read_network
from data.importing.roads.shortest import Points, tables
from data.institutions import road_ways
from data.institutions.shipped.population_cells import cells_around
from tests.data.importing.roads.made_networks import BOX, STEP_LAT, STEP_LON, town

API = "/api/v1/erreichbarkeit?art=grundschule&ebene=zelle&verkehr=auto"
PAGE = "/bildungslandkarte?ansicht=erreichbarkeit&art=grundschule&verkehr=auto"
WEST, SOUTH = 11.80, 53.38
"""Around Parchim, which has primary schools."""


@pytest.fixture
def cells(monkeypatch):
    """Some of the census cells that ship: all of them would take minutes."""
    whole = cells_around("13076")
    east, north = WEST + 5 * STEP_LON, SOUTH + 5 * STEP_LAT
    inside = (whole.longitude > WEST) & (whole.longitude < east)
    inside &= (whole.latitude > SOUTH) & (whole.latitude < north) & (whole.municipality == "13076108")
    few = only(whole, inside)
    for module in (command, stored_institutions):
        monkeypatch.setattr(module, "cells_around", lambda _district: few)
    monkeypatch.setattr(road_ways, "_LOOK_AGAIN_SECONDS", -1.0)  # a fast machine asks within the second
    return few


def test_roads_are_reckoned_with_as_soon_as_they_are_there(own_copy, tmp_path, cells):
    app = create_app(Settings(database_url=own_copy.settings.database_url, secret_key="test"))
    client = app.server.test_client()
    before, page = client.get(API).get_json(), unescape(client.get(PAGE).text)
    assert (
        len(cells) >= 8 and before["wege"] == "luftlinie" and "mittlerer_fehler_minuten" in before["annahmen"]
    )
    assert "Auf Straßen gerechnet" not in page

    first = town(tmp_path / "erstes.osm.pbf", west=WEST, south=SOUTH)
    assert command.take_roads(own_copy.settings, first)
    found, page = client.get(API).get_json(), unescape(client.get(PAGE).text)
    assert found["stand"] == before["stand"], "no new data version, and yet nothing old is shown"
    assert found["wege"] == "straße" and found["annahmen"] == {}
    assert any("OpenStreetMap-Mitwirkende, ODbL" in line for line in found["quellen"])
    assert re.search(r"OpenStreetMap, \d", page)
    assert "Auf Straßen gerechnet: © OpenStreetMap-Mitwirkende, ODbL." in page
    expected = nearest_by_road(app, cells, first)
    assert len(expected) == len(found["zeilen"]) == len(cells)
    for row in found["zeilen"]:
        assert row["weg"] == pytest.approx(expected[row["zelle"]], abs=0.06), row

    second = town(tmp_path / "zweites.osm.pbf", west=WEST, south=SOUTH, seed=9)
    assert command.take_roads(own_copy.settings, second)
    again = {row["zelle"]: row["weg"] for row in client.get(API).get_json()["zeilen"]}
    expected = nearest_by_road(app, cells, second)
    assert again != {row["zelle"]: row["weg"] for row in found["zeilen"]}
    assert all(again[key] == pytest.approx(minutes, abs=0.06) for key, minutes in expected.items())
    app.answers.repository._engine.dispose()


def nearest_by_road(app, cells, file):
    """Minutes from each cell to its nearest primary school, measured anew."""
    rules = travel_rules()
    schools = sites_of(app.answers.repository.entries().institutions, rules.destinations["grundschule"])
    minutes, _ = tables(
        read_network(file, rules.roads, BOX),
        Points(cells.longitude, cells.latitude),
        Points(*positions(schools)),
        rules.roads,
    )
    places = zip(cells.easting.tolist(), cells.northing.tolist(), minutes.min(axis=1).tolist(), strict=True)
    return {f"CRS3035RES1000mN{north}E{east}": way for east, north, way in places}
