"""The build of the boundaries, on small drawings: no package, no network."""

from __future__ import annotations

import json
from datetime import date

import pyproj
import pytest
import shapely

from dashboard.errors import GeometryError
from data.build.arcs import encode_geometry, encode_topology
from data.build.coverage import label_point, simplify, snap, without_specks
from data.build.geometry import build_all_municipalities, build_district, build_districts, main
from data.build.mergers import Merger, merge, read_changes, read_names, read_unions, relevant
from data.build.vg250 import Municipality, PackageContent, read_municipalities, read_source
from data.geography.geometry import features, map_geometry
from data.geography.topology import decode

EAST, NORTH = 600_000, 5_900_000
HEADER = {"crs": "EPSG:25832", "gebietsstand": "2016-01-01"}


def box(x0, y0, x1, y1):
    """A rectangle in kilometres from the corner of the drawing, with a point on every kilometre of its
    border."""
    rectangle = shapely.box(EAST + 1000 * x0, NORTH + 1000 * y0, EAST + 1000 * x1, NORTH + 1000 * y1)
    return shapely.segmentize(rectangle, 1000)


def municipality(key, geometry, name="", amt=""):
    return Municipality(key, name or f"Ort {key}", amt or f"{key[:5]}5001", geometry)


@pytest.fixture
def source():
    """Two rows of districts: 13076 with a 2 x 2 block of municipalities, 13004 inside it, 03152 and 03156
    beside it."""
    return PackageContent(
        municipalities=(
            municipality("03152001", box(10, 0, 15, 5)),
            municipality("03156001", box(10, 5, 15, 10)),
            municipality("13004000", box(0, 5, 5, 10)),
            municipality("13076001", box(0, 0, 5, 5), name="Westen"),
            municipality("13076002", box(5, 0, 10, 5), name="Osten", amt="130760002"),
            municipality("13076003", box(5, 5, 10, 10), name="Norden"),
        ),
        union_names={"130765001": "Amt Mitte", "130760002": "Osten"},
        district_names={"03159": "Göttingen", "13004": "Schwerin", "13076": "Ludwigslust-Parchim"},
    )


@pytest.fixture
def changes():
    return (
        Merger("13076001", "13076009", "Neuland", date(2019, 1, 1)),
        Merger("13076003", "13076009", "Neuland", date(2019, 1, 1)),
    )


def test_water_is_left_out_of_collections():
    def feature(kind, west):
        ring = [[west, 53], [west + 0.1, 53], [west + 0.1, 53.1], [west, 53.1], [west, 53]]
        properties = {"GF": kind, "AGS": "13003000", "GEN": "Rostock", "RS": "130030000000"}
        return {
            "type": "Feature",
            "properties": properties,
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }

    entry = {"type": "FeatureCollection", "features": [feature(4, 11), feature(2, 11.1)]}
    (read,) = read_municipalities([entry])
    assert (read.key, read.name, read.amt) == ("13003000", "Rostock", "130030000")
    to_utm = pyproj.Transformer.from_crs("EPSG:4258", "EPSG:25832", always_xy=True)
    corner = shapely.Point(to_utm.transform(11, 53))
    assert read.geometry.distance(corner) < 1
    assert read.geometry.area == pytest.approx(6700 * 11_130, rel=0.01)


def test_a_package_other_than_the_named_release_is_refused(tmp_path, capsys):
    path = tmp_path / "anderes.tgz"
    path.write_bytes(b"something else")
    with pytest.raises(GeometryError, match="Prüfsumme"):
        read_source(path)
    assert main(["--district", "13076", "--tarball", str(path), "--out", str(tmp_path)]) == 1
    assert "Prüfsumme" in capsys.readouterr().err


def test_both_sides_of_a_border_are_simplified_alike():
    zigzag = [(5_000 + (150 if step % 2 else 0), 500 * step) for step in range(21)]
    west = shapely.Polygon([(0, 0), *zigzag, (0, 10_000)])
    east = shapely.Polygon([(12_000, 0), (12_000, 10_000), *reversed(zigzag)])
    simplified, grid = simplify([west, east], 400, (50, 10))
    assert grid == 50
    assert shapely.coverage_is_valid(simplified)
    assert shapely.get_num_coordinates(simplified).sum() < 20
    assert sum(one.area for one in simplified) == pytest.approx(west.area + east.area, rel=0.01)


def test_a_finer_grid_is_taken_where_the_coarse_one_breaks_an_area():
    sliver = shapely.Polygon([(0, 0), (100, 4), (200, 0), (200, 8), (100, 6), (0, 8)])
    snapped, grid = snap([sliver], (50, 1))
    assert grid == 1
    assert snapped[0].is_valid
    with pytest.raises(GeometryError, match="Raster"):
        snap([sliver], (50,))


def test_islands_too_small_to_see_go_but_enclaves_stay():
    mainland = shapely.Polygon(box(0, 0, 10, 10).exterior, [box(2, 2, 2.2, 2.2).exterior])
    with_islands = shapely.union_all([mainland, box(20, 0, 20.1, 0.1), box(20, 5, 22, 7)])
    kept, enclave = without_specks([with_islands, box(2, 2, 2.2, 2.2)])
    assert shapely.get_num_geometries(kept) == 2
    assert enclave.area == pytest.approx(40_000)


def test_the_label_point_is_in_the_largest_part():
    x, y = label_point(shapely.union_all([box(0, 0, 1, 1), box(5, 5, 9, 9)]))
    assert (x, y) == pytest.approx((EAST + 7000, NORTH + 7000), abs=20)


def test_a_shared_border_is_one_arc():
    layer = [
        encode_geometry("1", box(0, 0, 5, 5), name="a"),
        encode_geometry("2", box(5, 0, 10, 5), name="b"),
    ]
    document = encode_topology({"gemeinden": layer}, 10, HEADER)
    first, second = decode(document).layers["gemeinden"]
    assert len(document["arcs"]) == 3
    shared = {arc for ring in first.rings for arc in ring} & {~arc for ring in second.rings for arc in ring}
    assert len(shared) == 1


def test_an_enclave_is_one_closed_arc_used_from_both_sides():
    around = shapely.Polygon(box(0, 0, 6, 6).exterior, [box(2, 2, 4, 4).exterior])
    layer = [encode_geometry("1", around, name="a"), encode_geometry("2", box(2, 2, 4, 4), name="b")]
    document = encode_topology({"gemeinden": layer}, 10, HEADER)
    first, second = decode(document).layers["gemeinden"]
    assert len(document["arcs"]) == 2
    assert second.rings == ((~first.rings[1][0],),)


def test_arcs_decode_to_the_same_coordinates():
    shape = shapely.union_all([box(0, 0, 3, 3), box(7, 7, 8, 9)])
    topology = decode(encode_topology({"gemeinden": [encode_geometry("1", shape, name="a")]}, 10, HEADER))
    (feature,) = topology.layers["gemeinden"]
    decoded = shapely.multipolygons(
        [shapely.Polygon(topology.metres(topology.ring(ring))) for (ring,) in feature.polygons]
    )
    assert decoded.equals(shape)


def test_only_dated_whole_mergers_after_the_source_are_read(tmp_path):
    path = tmp_path / "changes.csv"
    path.write_text(
        "alt;alt_name;neu;neu_name;datum;art;anteil\n"
        "13076003;Norden;13076009;Neuland, Stadt;2019-05-26;eingemeindung;1\n"
        "13054001;Alt;13076001;Alt;2011-09-04;schluesselaenderung;1\n"
        "13076005;Ohne;13076006;Tag;;eingemeindung;1\n"
        "13076007;Halb;13076006;Ort;2020-01-01;teil;0,5\n",
        encoding="utf-8",
    )
    assert read_changes(path) == (Merger("13076003", "13076009", "Neuland", date(2019, 5, 26)),)


def test_names_and_unions_come_from_the_register_of_areas(tmp_path):
    path = tmp_path / "areas.csv"
    path.write_text(
        "schluessel;ebene;name;amtlicher_name;amt;kreis;land;flaeche_km2;gueltig_von;gueltig_bis\n"
        "13072;kreis;Landkreis Rostock;Landkreis Rostock;;;13;;;\n"
        "13076001;gemeinde;Westen;Westen;130765001;13076;13;25;2011-09-04;2019-05-25\n"
        "13076009;gemeinde;Neuland;Neuland;130765002;13076;13;25;2019-05-26;\n",
        encoding="utf-8",
    )
    assert read_names(path)["13072"] == "Landkreis Rostock"
    assert read_unions(path, date(2019, 5, 25)) == {"13076001": "130765001"}
    assert read_unions(path, date(2019, 5, 26)) == {"13076009": "130765002"}
    assert (
        read_names(tmp_path / "missing.csv") == read_unions(tmp_path / "missing.csv", date(2020, 1, 1)) == {}
    )


def test_a_merger_unites_areas_and_a_later_one_continues_it(source):
    steps = (
        Merger("13076001", "13076009", "Neuland", date(2017, 1, 1)),
        Merger("13076003", "13076009", "Neuland", date(2017, 1, 1)),
        Merger("13076009", "13076002", "Osten", date(2019, 5, 26)),
    )
    own = source.municipalities[3:]
    (merged,) = merge(own, steps)
    assert (merged.key, merged.name, merged.amt) == ("13076002", "Osten", "130760002")
    assert merged.geometry.area == pytest.approx(75e6)
    assert relevant([*steps, Merger("01001001", "01001002", "anderswo", date(2018, 1, 1))], own) == steps


def test_a_district_without_later_mergers_needs_one_file(source):
    assert set(build_district(source, "13076")) == {"gemeinden_2016.topo.json"}


def test_a_district_with_mergers_gets_a_file_for_the_last_of_them(source, changes):
    documents = build_district(source, "13076", changes)
    assert set(documents) == {"gemeinden_2016.topo.json", "gemeinden_2019.topo.json"}
    before, after = (decode(documents[name]) for name in sorted(documents))
    assert [one.name for one in features(before, "gemeinde")] == ["Westen", "Osten", "Norden"]
    assert [one.key for one in features(after, "gemeinde")] == ["13076002", "13076009"]
    assert (after.status, after.district) == (date(2019, 1, 1), "13076")
    assert [one.name for one in features(after, "amt")] == ["Osten", "Amt Mitte"]
    assert {one.key for one in after.layers["kontext"]} == {"13004", "03159"}


def test_neighbours_share_the_border_arcs_of_the_district(source):
    topology = decode(build_district(source, "13076")["gemeinden_2016.topo.json"])
    schwerin = next(one for one in topology.layers["kontext"] if one.key == "13004")
    own = {arc for one in features(topology, "gemeinde") for ring in one.rings for arc in ring}
    assert {~arc for ring in schwerin.rings for arc in ring} & own


def test_an_unknown_district_is_an_error(source):
    with pytest.raises(GeometryError, match="keinen Landkreis 99999"):
        build_district(source, "99999")


def test_districts_are_dissolved_with_today_s_keys(source):
    topology = decode(build_districts(source))
    assert [one.key for one in features(topology, "kreis")] == ["03159", "13004", "13076"]
    assert [one.name for one in features(topology, "land")] == ["Niedersachsen", "Mecklenburg-Vorpommern"]
    assert len(map_geometry(topology, level="kreis", region="13").areas) == 2


def test_all_municipalities_can_be_drawn_at_once(source):
    topology = decode(build_all_municipalities(source))
    assert len(map_geometry(topology, level="gemeinde").areas) == 6


def test_the_register_s_names_replace_those_of_the_source(source):
    named = source.named({"13076001": "Westend", "13004": "Landeshauptstadt Schwerin"})
    assert next(one.name for one in named.municipalities if one.key == "13076001") == "Westend"
    assert named.district_names["13004"] == "Landeshauptstadt Schwerin"
    assert named.union_names["130765001"] == "Amt Mitte"


def test_the_same_source_gives_the_same_bytes(source, changes):
    assert json.dumps(build_district(source, "13076", changes)) == json.dumps(
        build_district(source, "13076", changes)
    )
    assert json.dumps(build_districts(source)) == json.dumps(build_districts(source))
