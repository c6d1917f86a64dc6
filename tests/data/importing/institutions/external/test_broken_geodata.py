"""Files as offices and programs send them: what is broken gets a sentence with place and cause and changes nothing."""

from __future__ import annotations

import json
import re
import sqlite3
import struct
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import osmium
import pandas as pd
import pyogrio
import pytest
from osmium.osm.mutable import Node
from pyproj import CRS
from shapely.geometry import Point, Polygon

from callbacks.commands import store_commands
from data.importing.institutions.external import geojson, polygons
from data.importing.institutions.reference import ImportOptions
from data.prepare import prepare
from tests.data.importing.institutions.external.test_geodata import (
    BROKEN,
    PARCHIM,
    messages,
    schools,
    without_crs,
)
from tests.data.importing.institutions.tables import read_path
from tests.sampling import some

X, Y = PARCHIM
SQUARE = [[X, Y], [X + 0.02, Y], [X + 0.02, Y + 0.02], [X, Y + 0.02], [X, Y]]
KITA = {"art": "kita", "name": "Kita Mühlenbär"}
Maker = Callable[[Path], Path]


def features(*geometries: Any, properties: Any = None, **more: Any) -> str:
    """GeoJSON of day-care centres, or of what the properties say."""
    rows = [
        {"type": "Feature", "properties": properties or KITA | {"name": f"Kita {at}"}, "geometry": geometry}
        for at, geometry in enumerate(geometries, 1)
    ]
    return json.dumps({"type": "FeatureCollection", "features": rows, **more})


def point(*coordinates: Any) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(coordinates)}


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def areas(*geometries: Any) -> str:
    return features(*geometries, properties={"art": "grundschule"})


def text(content: str, name: str = "einzug.geojson", encoding: str = "utf-8") -> Maker:
    return lambda folder: _put(folder / name, content.encode(encoding))


def _put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def geopackage(
    frame: geopandas.GeoDataFrame, *changes: str, values: Sequence[Any] = (), cut: float = 1
) -> Maker:
    """A GeoPackage in which statements have changed something, or of which only a part has arrived."""

    def made(folder: Path) -> Path:
        path = folder / "einzug.gpkg"
        frame.to_file(path, driver="GPKG")
        with sqlite3.connect(path) as store:
            for (name,) in store.execute("select name from sqlite_master where type = 'trigger'").fetchall():
                store.execute(f'drop trigger "{name}"')
            for change in changes:
                store.execute(change, values)
        store.close()
        content = path.read_bytes()
        return _put(path, content[: int(len(content) * cut)])

    return made


def shapefile(
    frame: geopandas.GeoDataFrame, *, encoding: str = "utf-8", without: str = "", **parts: Any
) -> Maker:
    """A Shapefile in an archive; a part by the name of its suffix is replaced, or changed by a function."""

    def made(folder: Path) -> Path:
        frame.to_file(folder / "schulen.shp", encoding=encoding)
        path = folder / "schulen.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for part in sorted(folder.glob("schulen.[!z]*")):
                change = parts.get(part.suffix[1:])
                content = part.read_bytes() if not isinstance(change, bytes) else change
                if part.suffix != without:
                    archive.writestr(part.name, change(content) if callable(change) else content)
        return path

    return made


def gml(*places: str, systems: Sequence[str] = ("EPSG:4326",), extra: str = "") -> str:
    """Day-care centres as a service gives them, one at each place."""
    rows = "".join(
        f'<wfs:member><a:kita gml:id="k{at}"><a:art>kita</a:art><a:name>Kita Mühle {at}</a:name>{extra}<a:ort>'
        f'<gml:Point srsName="{systems[at % len(systems)]}"><gml:pos>{place}</gml:pos></gml:Point></a:ort></a:kita>'
        "</wfs:member>\n"
        for at, place in enumerate(places)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<wfs:FeatureCollection '
        'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:a="http://a">\n'
        f"{rows}</wfs:FeatureCollection>"
    )


def extract(*nodes: Node, cut: float = 1) -> Maker:
    def made(folder: Path) -> Path:
        path = folder / "kreis.osm.pbf"
        with osmium.SimpleWriter(str(path)) as writer:
            for one in nodes:
                writer.add_node(one)
        content = path.read_bytes()
        return _put(path, content[: int(len(content) * cut)])

    return made


def database(folder: Path) -> Path:
    with sqlite3.connect(folder / "daten.gpkg") as store:
        store.execute("create table orte (name)")
    store.close()
    return folder / "daten.gpkg"


def only_tables(folder: Path) -> Path:
    pyogrio.write_dataframe(pd.DataFrame([KITA]), folder / "liste.gpkg", driver="GPKG")
    return folder / "liste.gpkg"


def two_shapefiles(folder: Path) -> Path:
    path = folder / "zwei.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("schulen", "kitas"):
            schools().to_file(folder / f"{name}.shp")
            for part in folder.glob(f"{name}.*"):
                archive.write(part, part.name)
    return path


def bomb(folder: Path) -> Path:
    path = folder / "klein.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix in ("shp", "shx", "dbf"):
            archive.writestr(f"schulen.{suffix}", bytes(8_000_000))
    return path


def loose_shapefile(folder: Path) -> Path:
    schools().to_file(folder / "schulen.shp")
    return folder / "schulen.shp"


def circle(count: int) -> list[list[float]]:
    turn = np.append(np.linspace(0, 2 * np.pi, count, endpoint=False), 0.0)
    return np.round(np.column_stack((X + 0.01 * np.cos(turn), Y + 0.01 * np.sin(turn))), 7).tolist()


UTM = schools("EPSG:25833")
ONE = geopandas.GeoDataFrame([KITA], geometry=[Point(X, Y)], crs="EPSG:4326")
LONG = ONE.assign(aufnahme="Anmeldung bei der Leitung. " * 8)
AREA = geopandas.GeoDataFrame([{"art": "grundschule"}], geometry=[Polygon(SQUARE)], crs="EPSG:4326")
FAR = Polygon([(290_000, 5_920_000), (291_000, 5_920_000), (9e8, 5_921_000)])
LIBRARY = {"amenity": "library", "name": "Bibliothek"}
SAID: dict[str, tuple[Maker, str]] = {
    # GeoPackage
    "no geometry column": (only_tables, "keine Objekte mit Geometrie, nur Tabellen ohne Spalte dafür (liste)"),
    "another database": (database, "aber kein GeoPackage: Die Tabelle gpkg_contents fehlt, vorhanden ist orte"),
    "half a GeoPackage": (geopackage(schools(), cut=0.5), "ist abgeschnitten: "),
    "layer that is not described": (geopackage(schools(), "delete from gpkg_geometry_columns"), "unvollständig"),
    "geometry that is none": (
        geopackage(schools(), "update einzug set geom = x'0011223344' where fid = 2"),
        "Ebene „einzug“, Objekt 2, Spalte „geometrie“: Das Objekt hat keine Geometrie",
    ),
    "plane without a name": (
        geopackage(
            UTM, "update gpkg_contents set srs_id = -1", "update gpkg_geometry_columns set srs_id = -1"
        ),
        "nennt kein Koordinatensystem (beim Shapefile stünde es in der .prj); ihre Zahlen sind Meter. "
        "Sie sehen nach EPSG:25833",
    ),
    "CRS that is not described": (
        geopackage(UTM, "update gpkg_geometry_columns set srs_id = 999999"),
        "Das Koordinatensystem der Datei („srs_id 999999“) ist unbekannt",
    ),
    "view that never ends": (
        geopackage(
            schools(),
            "create view endlos as with recursive r(i) as (select 1 union all select i + 1 from r) select i from r",
        ),
        "endlos wird erst beim Lesen berechnet",
    ),
    "number that is no place": (
        geopackage(geopandas.GeoDataFrame([{"art": "grundschule"}], geometry=[FAR], crs="EPSG:25833")),
        "Objekt 1: Dort gilt EPSG:25833 nicht; die Zahlen sind zu groß oder vertippt",
    ),
    # Shapefile
    "two Shapefiles": (two_shapefiles, "Im Archiv liegen 2 Shapefiles"),
    "Shapefile alone": (loose_shapefile, "bitte mit allen Teilen (.shp, .shx, .dbf, .prj) als .zip"),
    "bomb": (bomb, "sieht nach einer ZIP-Bombe aus"),
    "table says UTF-8 and is not": (
        shapefile(ONE, encoding="cp1252", cpg=b"UTF-8"),
        "Die .cpg nennt UTF-8, der Text der .dbf ist aber anders kodiert",
    ),
    "table is UTF-8 and says it is not": (shapefile(ONE, cpg=b"ISO-8859-1"), "Die .cpg nennt ISO-8859-1"),
    "table of DOS": (
        shapefile(ONE, encoding="cp850", cpg=b"1252"),
        "ist mit falscher Zeichenkodierung gespeichert (vermutlich „CSV (MS-DOS)“",
    ),
    "fewer rows than shapes": (
        shapefile(schools(), dbf=lambda its: its[:4] + struct.pack("<I", 1) + its[8:]),
        "Die .shx zählt 2 Formen, die .dbf 1 Zeilen",
    ),
    "half a table": (shapefile(schools(), dbf=lambda its: its[:-60]), "abgeschnitten: .dbf ist kürzer"),
    "half the shapes": (shapefile(schools(), shp=lambda its: its[:-20]), "abgeschnitten: .shp ist kürzer"),
    "wrong zone": (
        shapefile(UTM, prj=CRS(25832).to_wkt("WKT1_ESRI").encode()),
        "Mit EPSG:25832 liegt alles weit außerhalb des Kreises 13076 (315 km), mit EPSG:25833 (UTM 33) läge es dort",
    ),
    "CRS in no words": (shapefile(UTM, prj=b"Stadtnetz"), "(„Stadtnetz“) ist unbekannt; ihre Zahlen sind Meter"),
    "CRS of a city": (
        shapefile(UTM, prj=b'LOCAL_CS["Stadtnetz",UNIT["metre",1]]'),
        "Aus dem Koordinatensystem der Datei („Stadtnetz“) lässt sich nicht umrechnen",
    ),
    # GML
    "CRS of nobody": (
        text(gml("4512345.0 5923456.0", systems=("DE_LUP_Netz",)), "kitas.gml"),
        "Das Koordinatensystem der Datei („DE_LUP_Netz“) ist unbekannt",
    ),
    "two CRS": (
        text(gml("688800 5923400", "290300 5924500", systems=("EPSG:25832", "EPSG:25833")), "kitas.gml"),
        "nennt mehrere Koordinatensysteme (EPSG:25832, EPSG:25833)",
    ),
    "other order than the CRS says": (
        text(gml(f"{X} {Y}", systems=("urn:ogc:def:crs:EPSG::4326",)), "kitas.gml"),
        "Objekt 1: Länge und Breite sind vertauscht",
    ),
    "half a GML": (text(gml(f"{X} {Y}", f"{X} {Y}")[:-60], "kitas.gml"), "abgeschnitten"),
    "element closed as another": (
        text(gml(f"{X} {Y}").replace("</a:ort>", "</a:orte>"), "kitas.gml"),
        "kitas.gml, Zeile 3: Das XML ist fehlerhaft, ein Element ist falsch geschlossen",
    ),
    "GML in another encoding": (
        text(gml(f"{X} {Y}"), "kitas.gml", "cp1252"),
        "Zeile 3: Das XML ist fehlerhaft, hier steht ein Zeichen",
    ),
    "way to other files": (
        text("<OGRVRTDataSource><!-- http://www.opengis.net/gml --></OGRVRTDataSource>", "kitas.gml"),
        "ist kein GML",
    ),
    "GeoJSON as GML": (text(features(point(X, Y)), "kitas.gml"), "kein XML, sondern ein JSON-Dokument"),
    # GeoJSON
    "metres of a CRS of nobody": (
        text(
            features(
                point(290_300, 5_924_500), crs={"type": "name", "properties": {"name": "EPSG:99999"}}
            )
        ),
        "(„EPSG:99999“) ist unbekannt; ihre Zahlen sind Meter. Sie sehen nach EPSG:25833 (UTM 33) aus",
    ),
    "coordinates in words": (text(features(point(str(X), str(Y)))), "Objekt 1: „11.8423“ ist keine Zahl"),
    "no number": (
        text(areas(polygon(SQUARE), polygon([*SQUARE[:2], [float("nan"), Y], *SQUARE[3:]]))),
        "Objekt 2: Die Koordinate nan ist keine brauchbare Zahl",
    ),
    "endless number": (text(areas(polygon(SQUARE)).replace(str(X + 0.02), "1e999")), "Die Koordinate inf"),
    "huge number": (text(features(point(X, 1e300))), "Die Koordinate 1e+300 ist keine brauchbare Zahl"),
    "thousands of digits": (text(features(point(X, 77)).replace("77", "7" * 5000)), "zu viele Ziffern"),
    "half a point": (text(features(point(X), point(X, Y))), "Objekt 1: Einem Punkt fehlt eine"),
    "nested once too often": (text(features(point([X, Y]))), "anders verschachtelt"),
    "nested once too little": (text(areas(polygon(*SQUARE))), "anders verschachtelt"),
    "no coordinates": (text(features(point(X, Y), {"type": "Point"})), "Objekt 2: Der Geometrie fehlen die"),
    "empty coordinates": (text(features(point(), point(X, Y))), "Objekt 1, Spalte „geometrie“: Das Objekt hat keine"),
    "collection without parts": (text(features({"type": "GeometryCollection"})), "fehlen ihre Teile"),
    "mixture": (
        text(features({"type": "GeometryCollection", "geometries": [point(X, Y), polygon(SQUARE)]})),
        "ist ein Gemisch von Formen; ein Einzugsbereich ist eine Fläche, eine Einrichtung ein Punkt",
    ),
    "several points": (
        text(features({"type": "MultiPoint", "coordinates": [[X, Y], [X + 0.1, Y]]})),
        "ist eine Gruppe von Punkten",
    ),
    "line": (text(features({"type": "LineString", "coordinates": SQUARE})), "Das Objekt ist eine Linie"),
    "circle": (text(features({"type": "Circle", "coordinates": [X, Y]})), "„Circle“ ist keine Art von Geometrie"),
    "collection in a collection": (text(features().replace("[]", f"[{features(point(X, Y))}]")), "kein Feature"),
    "swapped areas": (text(areas(polygon([[y, x] for x, y in SQUARE]))), "Länge und Breite sind vertauscht"),
    "open ring": (text(areas(polygon(SQUARE[:-1]))), "Objekt 1: Ein Ring ist nicht geschlossen"),
    "ring of two": (text(areas(polygon([*SQUARE[:2], SQUARE[0]]))), "Ein Ring hat weniger als drei Ecken"),
    "ring without area": (text(areas(polygon([*SQUARE[:2], *SQUARE[1::-1]]))), "es hat zu wenige Punkte"),
    "hole outside": (
        text(areas(polygon(SQUARE, [[x + 0.1, y] for x, y in SQUARE]))),
        "Das Polygon ist ungültig (ein Loch liegt außerhalb)",
    ),
    "nothing but hole": (text(areas(polygon(SQUARE, SQUARE[::-1]))), "Das Polygon ist ungültig"),
    "around the world": (
        text(areas(polygon([[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]))),
        "Die Fläche reicht über Deutschland hinaus (-180 bis 180 Grad Länge",
    ),
    "too many corners": (text(areas(polygon(circle(2_000)))), "Ein Ring hat 2001 Punkte, Platz ist für 1000"),
    "one key twice": (
        text(features(point(X, Y), point(X + 0.1, Y), properties=KITA | {"schluessel": "k1"})),
        "Objekt 2, Spalte „schluessel“: „k1“ steht schon in Objekt 1",
    ),
    "one name twice": (
        text(features(point(X, Y)).replace('"name"', '"name": "Kita A", "name"')),
        "Objekt 1: „name“ steht zweimal da",
    ),
    "one position twice": (
        text(features(point(X, Y)).replace('"coordinates"', '"coordinates": [1, 2], "coordinates"')),
        "„coordinates“ steht zweimal da",
    ),
    "the list of objects twice": (
        text(features(point(X, Y)).replace('"features"', '"features": [], "features"')),
        "„features“ steht zweimal da",
    ),
    "nested attribute": (
        text(features(point(X, Y), properties=KITA | {"name": {"de": "Kita"}})),
        "Objekt 1, Spalte „name“: Hier steht eine verschachtelte Angabe",
    ),
    "GeoJSON as UTF-16": (text(features(point(X, Y)), encoding="utf-16"), "sondern Text in der Kodierung UTF-16"),
    "one object a line": (text(f"{features(point(X, Y))}\n" * 2), "kein gültiges JSON (Zeile 2)"),
    # OpenStreetMap
    "half an extract": (
        extract(*(Node(id=at, location=(X, Y), tags=LIBRARY) for at in range(1, 500)), cut=0.5),
        "kein OpenStreetMap-Auszug (.osm.pbf) oder abgeschnitten",
    ),
    "extract of France": (
        extract(Node(id=1, location=(2.35, 48.85), tags=LIBRARY)),
        "Im Kreis steht keine Einrichtung, deren Art der Katalog kennt",
    ),
    "node without a place": (extract(Node(id=1, tags=LIBRARY)), "Im Kreis steht keine Einrichtung"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def few_corners(monkeypatch):
    """A million take seconds to write."""
    for module in (geojson, polygons):
        monkeypatch.setattr(module, "MOST_CORNERS", 1_000)


@pytest.mark.parametrize("name", list(SAID))
@pytest.mark.filterwarnings("ignore:invalid value encountered in linearrings")
def test_what_is_broken_is_said_with_place_and_cause(tmp_path, name):
    make, said = SAID[name]
    path = make(tmp_path)
    read = read_path(path)
    assert not read.ok and not read.entries
    assert said in messages(read)
    assert messages(read).startswith(path.name)
    assert re.fullmatch(r".+[.:)]", messages(read), re.DOTALL), "sentences end"


def test_a_given_crs_of_the_wrong_zone_is_said(tmp_path):
    path = without_crs(UTM, tmp_path / "schulen.geojson")
    assert "mit EPSG:25833 (UTM 33) läge es dort. Bitte mit --crs EPSG:25833 wiederholen" in messages(
        read_path(path, ImportOptions(crs="EPSG:25832"))
    )


SOUND: dict[str, Maker] = {
    "heights": text(features(point(X, Y, 42.0))),
    "collections of one": text(
        features({"type": "GeometryCollection", "geometries": [{"type": "MultiPoint", "coordinates": [[X, Y]]}]})
    ),
    "lists of words": text(features(point(X, Y), properties=KITA | {"sprachen": ["Deutsch", "Polnisch"]})),
    "nested attributes of others": text(features(point(X, Y), properties=KITA | {"tags": {"a": "b"}})),
    "an empty layer beside": geopackage(ONE, "create table leer (name)"),
    "a table in UTF-8 that does not say so": shapefile(ONE, without=".cpg"),
    "a long text, whose length is no letter": shapefile(LONG),
    "a long text in UTF-8 that does not say so": shapefile(LONG, without=".cpg"),
    "a table of Windows that says nothing": shapefile(ONE, encoding="cp1252", without=".cpg"),
    "degrees of a CRS of nobody": text(gml(f"{X} {Y}", systems=("EPSG:99999",)), "kitas.gml"),
    "links of a service": text(
        gml(f"{X} {Y}", extra='<a:von xmlns:x="http://www.w3.org/1999/xlink" x:href="http://127.0.0.1:9/"/>'),
        "kitas.gml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(SOUND))
def test_what_is_only_unusual_is_read(tmp_path, name):
    read = read_path(SOUND[name](tmp_path))
    assert read.ok, messages(read)
    [one] = read.entries.institutions
    assert (one.kind, one.municipality) == ("kita", "13076108")
    assert (one.longitude, one.latitude) == (pytest.approx(X, abs=1e-5), pytest.approx(Y, abs=1e-5))
    assert "bär" in one.name or one.name.startswith("Kita"), one.name
    assert "Ã" not in one.name and "\ufffd" not in one.name


def test_curves_are_drawn_by_straight_lines(tmp_path):
    ends = [(X, Y), (X + 0.01, Y + 0.01), (X + 0.02, Y), (X + 0.01, Y - 0.01), (X, Y)]
    curve = struct.pack("<BII", 1, 8, 5) + b"".join(struct.pack("<dd", *one) for one in ends)
    blob = b"GP\x00\x01" + struct.pack("<iBII", 4326, 1, 10, 1) + curve
    made = geopackage(AREA, "update einzug set geom = ?", values=(blob,))(tmp_path)
    with sqlite3.connect(made) as store:
        store.execute("update gpkg_geometry_columns set geometry_type_name = 'CURVEPOLYGON'")
    store.close()
    [one] = read_path(made).entries.catchments
    [ring] = one.polygon
    assert len(ring) > 8 and max(y for _, y in ring) == pytest.approx(Y + 0.01, abs=1e-4)


def test_parts_of_a_collection_are_one_area(tmp_path):
    parts = [polygon(SQUARE), polygon([[x + 0.05, y] for x, y in SQUARE])]
    made = text(areas({"type": "GeometryCollection", "geometries": parts}))(tmp_path)
    [one] = read_path(made).entries.catchments
    assert len(one.polygon) == 2


def test_an_area_larger_than_a_state_is_told(tmp_path):
    made = text(areas(polygon([[6, 47], [15, 47], [15, 55], [6, 55], [6, 47]])))(tmp_path)
    assert "560.000 km² größer als ein Land" in messages(read_path(made))


@pytest.mark.one_database
def test_the_command_refuses_them_together_and_writes_nothing(stores, world, tmp_path, capsys, monkeypatch):
    """The command as it is called: a sentence for each file, no traceback, and the same release as before."""
    world.counts("kitas", 2020, {"13076001": "4", "13076002": "5"})
    stores.prepare_alike(world)
    monkeypatch.setattr(store_commands, "prepare", partial(prepare, folder=world.folder))
    before = stores.repository().version()
    paths = []
    for at, name in enumerate([*some(list(SAID), 12), *some(list(BROKEN), 8)]):
        folder = tmp_path / str(at)
        folder.mkdir()
        paths.append(SAID[name][0](folder) if name in SAID else _put(folder / name, BROKEN[name][0]))
    sound = text(features(point(X, Y)), "gut.geojson")(tmp_path)
    done = store_commands.import_files(stores.settings, [*paths, sound], dry_run=False, draft=False, note="")
    said = "".join(capsys.readouterr())
    assert not done and "Traceback" not in said
    assert [path.name for path in paths if path.name not in said] == []
    assert stores.repository().version() == before
    assert not stores.repository().entries()
