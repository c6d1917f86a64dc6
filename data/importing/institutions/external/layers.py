"""Opens files of geodata without trusting them: what the bytes are, which layers there are, their rows and CRS."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio  # type: ignore[import-untyped]  # it ships no types
import shapely

from dashboard.errors import FileRejected
from data.importing.files.contents import described
from data.importing.files.limits import MEBIBYTE, Limits
from data.importing.findings import listing, shortened
from data.importing.institutions.external.geojson import crs_named
from data.importing.institutions.external.geopackage import check_size, unknown_systems
from data.importing.institutions.external.gml import crs_names, refuse_several
from data.importing.institutions.external.shapefile import shapefile_parts

MOST_ROWS = 200_000
MOST_TEXT = 40 * MEBIBYTE
"""Of GeoJSON and GML: read into memory they take some ten times as much."""
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class GeoFeature:
    """One row of a layer: attributes as text, and its geometry as shapely has it (None without one).

    `number` counts from 1 within the layer.
    """

    number: int
    attributes: Mapping[str, str]
    geometry: Any


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer. `crs` is what the file says (`EPSG:25833`, or its own words), empty where it says nothing that is
    known; `assumed` is what its format means then, `named` the words that the file itself has for it, where they
    are known."""

    name: str
    features: tuple[GeoFeature, ...]
    crs: str
    assumed: str = ""
    named: str = ""


def layers_of(content: bytes, file: str, limits: Limits) -> tuple[Layer, ...]:
    """The layers with rows. Raises FileRejected with the cause for whatever cannot be read."""
    suffix = Path(file).suffix.lower()
    if not content.strip():
        raise FileRejected(f"{file}: Die Datei ist leer.", file=file)
    if suffix in (".geojson", ".gml") and len(content) > MOST_TEXT:
        raise FileRejected(
            f"{file}: Die Datei ist {len(content) // MEBIBYTE} MiB groß; als Text sind {MOST_TEXT // MEBIBYTE} MiB "
            "erlaubt. Als GeoPackage (.gpkg) ist dasselbe kleiner.",
            file=file,
        )
    if suffix == ".zip":
        parts = shapefile_parts(content, file, limits)
        words = parts.get("features.prj", b"").decode("utf-8", "replace")
        return _read_files(parts, file, (shortened(words),) if words.strip() else ())
    if suffix == ".geojson":
        named = crs_named(content, file)
        whole = {"features.geojson": content}
        return _read_files(whole, file, (named,) if named else (), "EPSG:4326" if named is None else "")
    if suffix == ".gpkg":
        if not content.startswith(_SQLITE):
            _refuse_kind(content, file, "kein GeoPackage")
        check_size(content, file)
        return _read_files({"features.gpkg": content}, file)
    return _read_files({"features.gml": content}, file, crs_names(content, file))


def _refuse_kind(content: bytes, file: str, expected: str) -> None:
    kind = described(content)
    raise FileRejected(
        f"{file}: Der Inhalt ist {expected}{f', sondern {kind}' if kind else ''}.",
        file=file,
        found=kind or "",
    )


@contextmanager
def _written(files: Mapping[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        yield Path(folder) / next(
            name for name in files if name.endswith((".shp", ".geojson", ".gpkg", ".gml"))
        )


def _read_files(
    files: Mapping[str, bytes], file: str, systems: tuple[str, ...] = (), assumed: str = ""
) -> tuple[Layer, ...]:
    """`systems` are the CRS that a file names, `assumed` the one that its format means without a name."""
    pyogrio.set_gdal_config_options(
        {
            "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
            "GDAL_HTTP_TIMEOUT": "1",
            "GML_SKIP_RESOLVE_ELEMS": "ALL",
            "OGR_GEOJSON_MAX_OBJ_SIZE": "200",
        }
    )
    with _written(files) as path, warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # what GDAL doubts about a broken file, said below
        unknown = unknown_systems(path, file) if path.suffix == ".gpkg" else {}
        try:
            every = [(str(one), kind) for one, kind in pyogrio.list_layers(path)]
            names = [one for one, kind in every if kind is not None]
            layers = [_layer(path, name, file) for name in names]
        except FileRejected:
            raise
        except Exception as reason:  # GDAL says by many classes that a file is broken
            raise FileRejected(
                f"{file}: Die Datei ist beschädigt oder unvollständig und lässt sich nicht lesen.", file=file
            ) from reason
    found = tuple(one for one in layers if one.features)
    if not found:
        tables = listing(one for one, _ in every) if every and not names else ""
        raise FileRejected(
            f"{file}: In der Datei stehen keine Objekte mit Geometrie"
            f"{f', nur Tabellen ohne Spalte dafür ({tables})' if tables else ''}.",
            file=file,
        )
    if assumed:
        return tuple(replace(one, crs="", assumed=assumed) for one in found)
    if not all(one.crs for one in found):
        refuse_several(systems, file)
    words = systems[0] if systems else ""
    # GDAL takes what GeoJSON names and nobody knows for its standard's degrees.
    is_json = "features.geojson" in files
    return tuple(
        replace(one, named=unknown.get(one.name, words)) if is_json or not one.crs else one for one in found
    )


def _layer(path: Path, name: str, file: str) -> Layer:
    info = pyogrio.read_info(path, layer=name, force_feature_count=True)
    if info["features"] > MOST_ROWS:
        raise FileRejected(
            f"{file}: Die Ebene „{shortened(name)}“ hat {info['features']} Objekte; erlaubt sind {MOST_ROWS}.",
            file=file,
        )
    frame = pyogrio.read_dataframe(path, layer=name, on_invalid="ignore", force_2d=True)
    if "geometry" not in frame.columns:
        return Layer(name, (), "")
    columns = [column for column in frame.columns if column != "geometry"]
    features = tuple(
        GeoFeature(
            number,
            {str(column): _text(value) for column, value in zip(columns, values, strict=True)},
            _single(geometry),
        )
        for number, (values, geometry) in enumerate(
            zip(frame[columns].itertuples(index=False, name=None), frame["geometry"], strict=True), 1
        )
    )
    return Layer("" if path.suffix in (".geojson", ".shp") else name, features, str(info["crs"] or ""))


def _single(geometry: Any) -> Any:
    """A point or polygons that stand in a collection, as many programs write them, as themselves."""
    if geometry is None or geometry.geom_type not in ("MultiPoint", "GeometryCollection"):
        return geometry
    parts = [one for one in _parts(geometry) if not one.is_empty]
    if len(parts) == 1:
        return parts[0]
    polygons = [inner for one in parts if one.geom_type.endswith("Polygon") for inner in _parts(one)]
    whole = parts and all(one.geom_type.endswith("Polygon") for one in parts)
    return shapely.MultiPolygon(polygons) if whole else geometry


def _parts(geometry: Any) -> Iterator[Any]:
    """The parts of a geometry, however deep collections are nested."""
    for one in shapely.get_parts(geometry):
        if one.geom_type in ("GeometryCollection", "MultiPoint"):
            yield from _parts(one)
        else:
            yield one


def _text(value: Any) -> str:
    """An attribute as a cell: empty where missing, whole numbers without decimals, a day as its date."""
    if isinstance(value, dict):
        return f"[verschachtelt {shortened(json.dumps(value, ensure_ascii=False, default=str))}]"
    if isinstance(value, list | tuple | np.ndarray):
        return ", ".join(filter(None, map(_text, value)))
    if value is None or value != value:  # NaN and NaT are not themselves
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "ja" if value else "nein"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = value.date().isoformat() if hasattr(value, "date") and callable(value.date) else str(value)
    return text
