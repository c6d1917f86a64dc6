"""Geodata becomes institutions and catchments, whatever its format and CRS, or a sentence says what is wrong."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import geopandas
import pytest
from shapely.geometry import Point, Polygon, box

from data.importing.institutions.external import layers
from data.importing.institutions.reference import ImportOptions
from tests.data.importing.institutions.tables import read_path

PARCHIM = (11.8423, 53.4262)
_ROWS = [
    {"dstnr": "75130901", "schulart": "Grundschule", "schulname": "Goethe-Schule", "plz": "19370"},
    {"dstnr": "75430902", "schulart": "Regionale Schule", "schulname": "Fritz-Reuter-Schule", "plz": "19370"},
]
_PLACES = [Point(*PARCHIM), Point(11.8466, 53.4301)]


def schools(crs: str = "EPSG:4326") -> geopandas.GeoDataFrame:
    """Two schools of Parchim as a service of a state gives them."""
    return geopandas.GeoDataFrame(_ROWS, geometry=_PLACES, crs="EPSG:4326").to_crs(crs)


def written(frame: geopandas.GeoDataFrame, path: Path, driver: str) -> Path:
    frame.to_file(path, driver=driver)
    return path


def zipped(frame: geopandas.GeoDataFrame, folder: Path, without: tuple[str, ...] = ()) -> Path:
    """A Shapefile in an archive, some of its parts left out."""
    (folder / "shp").mkdir()
    frame.to_file(folder / "shp" / "schulen.shp")
    path = folder / "schulen.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in sorted((folder / "shp").iterdir()):
            if part.suffix not in without:
                archive.write(part, part.name)
    return path


def messages(delivery) -> str:
    return "\n".join(one.message for one in delivery.findings)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:25832", "EPSG:25833", "EPSG:31468"])
@pytest.mark.parametrize("kind", ["gpkg", "gml", "zip", "geojson"])
def test_the_same_schools_come_out_of_every_format_and_crs(tmp_path, kind, crs):
    frame = schools(crs)
    if kind == "zip":
        path = zipped(frame, tmp_path)
    else:
        driver = {"gpkg": "GPKG", "gml": "GML", "geojson": "GeoJSON"}[kind]
        path = written(frame, tmp_path / f"schulen.{kind}", driver)
    read = read_path(path)
    assert read.ok, messages(read)
    found = {one.key: one for one in read.entries.institutions}
    assert [(one.kind, one.name, one.municipality) for one in found.values()] == [
        ("grundschule", "Goethe-Schule", "13076108"),
        ("regionale_schule", "Fritz-Reuter-Schule", "13076108"),
    ]
    for place, key in zip(_PLACES, found, strict=True):
        assert found[key].longitude == pytest.approx(place.x, abs=3e-5)
        assert found[key].latitude == pytest.approx(place.y, abs=3e-5)


def without_crs(frame: geopandas.GeoDataFrame, path: Path) -> Path:
    """GeoJSON with the frame's numbers and no word on what they are."""
    path.write_text(json.dumps(json.loads(frame.to_json(drop_id=True)) | {"crs": None}), encoding="utf-8")
    return path


def test_metres_without_a_crs_are_refused_by_naming_the_crs_they_look_like(tmp_path):
    path = without_crs(schools("EPSG:25833"), tmp_path / "schulen.geojson")
    read = read_path(path)
    assert not read.ok
    assert "EPSG:25833 (UTM 33)" in messages(read)
    assert "--crs EPSG:25833" in messages(read)
    again = read_path(path, ImportOptions(crs="EPSG:25833"))
    assert again.ok, messages(again)
    assert again.entries.institutions[0].longitude == pytest.approx(PARCHIM[0], abs=1e-5)


def test_a_given_crs_that_contradicts_the_file_is_refused(tmp_path):
    path = written(schools("EPSG:25833"), tmp_path / "schulen.gpkg", "GPKG")
    read = read_path(path, ImportOptions(crs="25832"))
    assert "nennt EPSG:25833, --crs aber EPSG:25832" in messages(read)


def area(name: str, shape: Polygon, **more: str) -> dict[str, object]:
    return {"einrichtung": name, "geometry": shape, **more}


def areas(path: Path, *rows: dict[str, object], stored=True):
    frame = geopandas.GeoDataFrame(list(rows), crs="EPSG:4326")
    written(frame.to_crs("EPSG:25833"), path, "GPKG")
    entries = read_path(written(schools(), path.parent / "schulen.gpkg", "GPKG")).entries if stored else None
    return read_path(path, stored=entries)


def square(x: float, y: float, size: float = 0.02) -> Polygon:
    return box(x, y, x + size, y + size)


def test_polygons_become_catchments_of_the_school_they_name(tmp_path):
    read = areas(tmp_path / "einzug.gpkg", area("75130901", square(*PARCHIM), schuljahr_von="2026/27"))
    assert read.ok, messages(read)
    [one] = read.entries.catchments
    assert (one.institution, one.kind, one.year_from, one.municipality) == (
        "75130901",
        "grundschule",
        2026,
        "",
    )
    [ring] = one.polygon
    assert ring[0] == ring[-1]
    assert min(x for x, _ in ring) == pytest.approx(PARCHIM[0], abs=1e-5)


BOWTIE = Polygon([(11.80, 53.40), (11.90, 53.50), (11.90, 53.40), (11.80, 53.50)])
HARMLESS = Polygon(
    [
        (11.80, 53.40),
        (11.86, 53.40),
        (11.86, 53.46),
        (11.83, 53.46),
        (11.83, 53.47),
        (11.83, 53.46),
        (11.80, 53.46),
    ]
)


def test_a_polygon_with_a_spike_is_mended_and_a_bow_is_refused(tmp_path):
    mended = areas(tmp_path / "einzug.gpkg", area("75130901", HARMLESS))
    assert mended.ok, messages(mended)
    assert "war ungültig" in messages(mended)
    refused = areas(tmp_path / "andere.gpkg", area("75130901", BOWTIE))
    assert not refused.ok
    assert "kreuzt sich selbst" in messages(refused)


def test_overlapping_catchments_are_told_with_their_size(tmp_path):
    read = areas(
        tmp_path / "einzug.gpkg",
        area("75130901", square(*PARCHIM), art="grundschule"),
        area("75430902", square(PARCHIM[0] + 0.01, PARCHIM[1]), art="grundschule"),
    )
    assert "1 Paar von Einzugsbereichen überlappen sich: 75130901 und 75430902" in messages(read)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([area("75130901", square(13.4, 52.5))], "liegt außerhalb des Kreises 13076"),
        ([area("99999999", square(*PARCHIM))], "Die Einrichtung „99999999“ gibt es nicht"),
        ([area("75130901", square(*PARCHIM), schuljahr_von="neulich")], "ist kein Schuljahr"),
        ([{"nummer": "7", "geometry": square(*PARCHIM)}], "nennen weder Schule noch Schulart"),
        ([area("75130901", Polygon())], "Kein Objekt hat eine Geometrie"),
    ],
)
def test_catchments_that_cannot_be_are_refused_with_a_sentence(tmp_path, rows, said):
    read = areas(tmp_path / "flaechen.gpkg", *rows)
    assert not read.ok
    assert said in messages(read)


def collection(*points: tuple[float, float]) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": {"art": "kita", "name": f"Kita {number}"},
            "geometry": {"type": "Point", "coordinates": list(point)},
        }
        for number, point in enumerate(points)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def archive(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as target:
        for name, inside in members.items():
            target.writestr(name.replace("_", "."), inside)
    return content.getvalue()


GML = b'<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml">'
BROKEN = {
    "leer.geojson": (b"", "leer"),
    "weiss.gpkg": (b"  \n ", "leer"),
    "abgeschnitten.geojson": (collection(PARCHIM)[:-30], "kein gültiges JSON"),
    "liste.geojson": (b"[1, 2]", "FeatureCollection"),
    "eines.geojson": (b'{"type": "Point", "coordinates": [11, 53]}', "„Point“"),
    "nichts.geojson": (b'{"type": "FeatureCollection", "features": []}', "keine Objekte"),
    "zahl.geojson": (b'{"type": "FeatureCollection", "features": [3]}', "kein Feature"),
    "tief.geojson": (b'{"type": "FeatureCollection", "features": ' + b"[" * 100_000, "tief verschachtelt"),
    "ohne.geojson": (
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A"},"geometry":null}]}',
        "Geometrie",
    ),
    "vertauscht.geojson": (collection((53.4262, 11.8423)), "Länge und Breite sind vertauscht"),
    "gemischt.geojson": (collection(PARCHIM, PARCHIM, (289_000.0, 5_924_000.0)), "Objekt 3"),
    "pazifik.geojson": (collection((-150.0, -20.0)), "liegt nicht in Deutschland"),
    "mars.geojson": (collection((9e9, 9e9)), "Zu keinem"),
    "latin.geojson": ('{"type": "Fläche"}'.encode("cp1252"), "nicht in UTF-8"),
    "bild.geojson": (b"\x89PNG\r\n", "ein Bild (PNG)"),
    "tabelle.gpkg": (b"a;b\n1;2\n", "kein GeoPackage"),
    "kaputt.gpkg": (b"SQLite format 3\x00" + b"\x01" * 400, "abgeschnitten"),
    "bild.gpkg": (b"\x89PNG\r\n", "ein Bild (PNG)"),
    "text.gml": (b"kein xml", "kein XML"),
    "kurz.gml": (GML, "Das XML ist fehlerhaft, die Datei ist abgeschnitten"),
    "fremd.gml": (b"<html></html>", "kein GML"),
    "entitaet.gml": (b'<!DOCTYPE x [<!ENTITY a "b">]>' + GML, "Entitäten"),
    "dienst.gml": (b"<ows:ExceptionReport></ows:ExceptionReport>", "Fehlermeldung eines Kartendienstes"),
    "leer.zip": (archive(a_shp=b""), "fehlt .shx, .dbf"),
    "zwei.zip": (archive(a_shp=b"", b_shp=b""), "2 Shapefiles"),
    "kaputt.zip": (archive(a_shp=b"x" * 200, a_shx=b"x" * 200, a_dbf=b"x" * 200), "abgeschnitten"),
    "kaputt.osm.pbf": (b"\x00\x01\x02", "kein OpenStreetMap-Auszug"),
    "leer.osm.pbf": (b"", "OpenStreetMap"),
    "text.osm.pbf": (b"<osm></osm>", "kein OpenStreetMap-Auszug"),
}


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_broken_file_gives_a_sentence_and_nothing_else(tmp_path, name):
    content, said = BROKEN[name]
    (tmp_path / name).write_bytes(content)
    read = read_path(tmp_path / name)
    assert not read.ok
    assert not read.entries
    assert said in messages(read)


def test_text_that_is_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(layers, "MOST_TEXT", 100)
    (tmp_path / "gross.geojson").write_bytes(collection(PARCHIM))
    read = read_path(tmp_path / "gross.geojson")
    assert not read.ok and "Als GeoPackage" in messages(read)


def test_a_shapefile_without_its_crs_is_read_as_degrees_with_a_warning(tmp_path):
    read = read_path(zipped(schools(), tmp_path, without=(".prj",)))
    assert read.ok, messages(read)
    assert "nennt kein Koordinatensystem" in messages(read)
    metres = tmp_path / "metres"
    metres.mkdir()
    refused = read_path(zipped(schools("EPSG:25832"), metres, without=(".prj",)))
    assert "--crs EPSG:25832" in messages(refused)


@pytest.mark.parametrize("crs", ["EPSG:99999999", "UTM", "25833; drop"])
def test_a_crs_that_is_none_is_named(tmp_path, crs):
    (tmp_path / "eine.geojson").write_bytes(collection(PARCHIM))
    assert "ist kein Koordinatensystem" in messages(
        read_path(tmp_path / "eine.geojson", ImportOptions(crs=crs))
    )


SAMPLES = Path(os.environ.get("BILDUNGSLUPE_DATA", "/nowhere")) / "samples"


@pytest.mark.skipif(not SAMPLES.exists(), reason="BILDUNGSLUPE_DATA names no folder with samples")
@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("berlin_einschulbereiche_2019.gpkg", ""),
        ("berlin_einschulbereiche_2019_shapefile.zip", ""),
        ("berlin_einschulbereiche_2019_utm33_without_crs.geojson", "EPSG:25833"),
    ],
)
def test_the_catchments_of_berlin_are_read_for_berlin_and_refused_for_our_district(name, crs):
    read = read_path(SAMPLES / name, ImportOptions(crs=crs), district="11000")
    assert read.ok, messages(read)
    assert len(read.entries.catchments) == 62
    assert {one.kind for one in read.entries.catchments} == {"grundschule"}
    here = read_path(SAMPLES / name, ImportOptions(crs=crs))
    assert "liegt außerhalb des Kreises 13076" in messages(here)
    if crs:
        assert "EPSG:25833" in messages(read_path(SAMPLES / name, district="11000"))
