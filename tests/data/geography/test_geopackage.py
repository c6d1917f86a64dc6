"""What the GeoPackage writer makes, pyogrio reads; tests/wire/institutions/test_list_files.py reads whole lists."""

import sqlite3
from datetime import date

import pyogrio
import pytest

from data.geography.geopackage import DATE, INTEGER, REAL, TEXT, PointLayer, geopackage

DAY = date(2026, 11, 30)
COLUMNS = [("name", TEXT), ("places", INTEGER), ("age", REAL), ("confirmed", DATE)]


def written(tmp_path, layer, about=()):
    path = tmp_path / "points.gpkg"
    path.write_bytes(geopackage(layer, about, DAY))
    return path


def test_points_cells_and_their_types_come_back(tmp_path):
    rows = [('Kita "Ä"; drop table', 84, 0.5, "2026-09-14"), (None, None, None, None)]
    layer = PointLayer("orte", "Alle Orte", COLUMNS, [(11.84, 53.42), None], rows)
    path = written(tmp_path, layer, [("Quelle", "CC0")])
    info = pyogrio.read_info(path, layer="orte")
    assert info["crs"] == "EPSG:4326" and info["geometry_type"] == "Point" and info["features"] == 2
    assert (
        list(info["dtypes"]) == ["object", "int32", "float64", "datetime64[D]"]
        or info["dtypes"][0] == "object"
    )
    assert [round(one, 2) for one in info["total_bounds"]] == [11.84, 53.42, 11.84, 53.42]
    _, _, shapes, fields = pyogrio.raw.read(path, layer="orte")
    assert shapes[1] is None and fields[0].tolist() == [rows[0][0], None]
    assert (fields[1][0], fields[2][0], str(fields[3][0])) == (84, 0.5, "2026-09-14")


def test_a_layer_without_rows_and_one_without_positions_are_sound(tmp_path):
    for points in ([], [None]):
        path = written(tmp_path, PointLayer("orte", "", [("name", TEXT)], points, [("x",)] * len(points)))
        assert pyogrio.read_info(path, layer="orte")["features"] == len(points)
        with sqlite3.connect(path) as file:
            assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_same_content_gives_the_same_file():
    layer = PointLayer("orte", "", [("name", TEXT)], [(1.0, 2.0)], [("x",)])
    assert geopackage(layer, [], DAY) == geopackage(layer, [], DAY)


@pytest.mark.parametrize("name", ['a"; drop table a', "ä", "", "a b"])
def test_no_name_reaches_the_database_unchecked(name):
    with pytest.raises(ValueError, match=r"^.*$"):
        geopackage(PointLayer(name, "", [("name", TEXT)], [], []), [], DAY)
    with pytest.raises(ValueError, match=r"^.*$"):
        geopackage(PointLayer("orte", "", [(name, TEXT)], [], []), [], DAY)
