"""An OpenStreetMap extract gives the institutions whose tags the catalogue knows, and nothing of persons."""

from __future__ import annotations

from pathlib import Path

import osmium
import pytest
from osmium.osm.mutable import Node, Way

from tests.data.importing.institutions.tables import read_path

PARCHIM = (11.8423, 53.4262)
HAMBURG = (9.99, 53.55)


def extract(folder: Path, *objects: Node | Way) -> Path:
    path = folder / "kreis.osm.pbf"
    with osmium.SimpleWriter(str(path)) as writer:
        for one in objects:
            writer.add_way(one) if isinstance(one, Way) else writer.add_node(one)
    return path


def node(number: int, place: tuple[float, float] = PARCHIM, **tags: str) -> Node:
    """`__` in a name of a tag stands for a colon."""
    return Node(
        id=number, location=place, tags={name.replace("__", ":"): text for name, text in tags.items()}
    )


def messages(delivery) -> str:
    return "\n".join(one.message for one in delivery.findings)


def test_nodes_and_buildings_become_institutions_by_their_tags(tmp_path):
    corners = [(11.846, 53.430), (11.848, 53.430), (11.848, 53.432), (11.846, 53.432)]
    ring = [node(number, place) for number, place in enumerate(corners, 1)]
    school = Way(
        id=90,
        nodes=[1, 2, 3, 4, 1],
        tags={"amenity": "school", "name": "Fritz-Reuter-Schule", "school:de": "Regionale Schule"},
    )
    path = extract(
        tmp_path,
        *ring,
        node(
            11,
            amenity="kindergarten",
            name="Kita Sonne",
            opening_hours="Mo-Fr 06:00-17:00",
            wheelchair="limited",
        ),
        node(12, amenity="townhall", name="Rathaus", phone="03871 1", contact__email="erika@gmx.de"),
        node(13, amenity="school", name="Grundschule am Wald"),
        node(14, amenity="library", name="Stadtbibliothek", operator__type="public"),
        node(15, amenity="bench", name="Bank"),
        node(16, disused__amenity="school", amenity="school", name="Alte Grundschule"),
        node(17, HAMBURG, amenity="library", name="Zentralbibliothek"),
        node(18, amenity="school", name="Schule"),
        node(19, amenity="kindergarten"),
        node(20, amenity="music_school", name="Musikschule", opening_hours="wenn Licht brennt"),
        school,
    )
    read = read_path(path)
    assert read.ok, messages(read)
    found = {one.key: one for one in read.entries.institutions}
    assert {key: one.kind for key, one in found.items()} == {
        "osm-n11": "kita",
        "osm-n12": "verwaltung",
        "osm-n13": "grundschule",
        "osm-n14": "bibliothek",
        "osm-n20": "musikschule",
        "osm-w90": "regionale_schule",
    }
    assert found["osm-n11"].barrier_free == "partly"
    assert found["osm-n11"].open_minutes[0] == ((360, 1020),)
    assert found["osm-n14"].carrier_kind == "oeffentlich"
    assert (found["osm-n12"].phone, found["osm-n12"].email) == ("", "")
    assert found["osm-w90"].longitude == pytest.approx(11.847, abs=1e-6)
    assert {one.licence for one in found.values()} == {"ODbL 1.0"}
    for words in (
        "1 Einrichtung liegt außerhalb des Kreises",
        "1 Schule nennt ihre Schulart nicht",
        "1 Einrichtung hat keinen Namen",
        "Öffnungszeiten von Musikschule (osm-n20)",
    ):
        assert words in messages(read)


def test_an_extract_of_elsewhere_is_refused(tmp_path):
    read = read_path(extract(tmp_path, node(1, HAMBURG, amenity="library", name="Zentralbibliothek")))
    assert not read.ok
    assert "Im Kreis steht keine Einrichtung" in messages(read)
