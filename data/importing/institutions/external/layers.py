"""Opens files of geodata without trusting them: what the bytes are, which layers there are, their rows and CRS."""

from __future__ import annotations

import json
import re
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pyogrio  # type: ignore[import-untyped]  # it ships no types

from dashboard.errors import FileRejected
from data.importing.files.archives import member_bytes, opened
from data.importing.files.contents import described
from data.importing.files.limits import MEBIBYTE, Limits
from data.importing.findings import listing, shortened

MOST_ROWS = 200_000
MOST_TEXT = 40 * MEBIBYTE
"""Of GeoJSON and GML: read into memory they take some ten times as much."""
_SQLITE = b"SQLite format 3\x00"
_SHAPEFILE = (".shp", ".shx", ".dbf")
_BESIDE = (*_SHAPEFILE, ".prj", ".cpg", ".qix", ".qpj", ".sbn", ".sbx", ".xml", ".txt", ".pdf")
_DEEPEST = 60
_ENTITY = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


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
    """One layer. `crs` is what the file says (`EPSG:25833`, or its own words), empty where it says nothing;
    `assumed` is what its format means then."""

    name: str
    features: tuple[GeoFeature, ...]
    crs: str
    assumed: str = ""


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
        return _read_files(_shapefile(content, file, limits), file)
    if suffix == ".geojson":
        assumed = _check_json(content, file)
        return _read_files({"features.geojson": content}, file, named="EPSG:4326" if assumed else "")
    if suffix == ".gpkg":
        if not content.startswith(_SQLITE):
            _refuse_kind(content, file, "kein GeoPackage")
        return _read_files({"features.gpkg": content}, file)
    _check_xml(content, file)
    return _read_files({"features.gml": content}, file)


def _check_json(content: bytes, file: str) -> bool:
    """Whether a GeoJSON file names no CRS, so that its standard's degrees are meant."""
    if described(content) not in (None, "ein JSON-Dokument"):
        _refuse_kind(content, file, "kein GeoJSON")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as reason:
        raise FileRejected(f"{file}: Der Text ist nicht in UTF-8 geschrieben.", file=file) from reason
    except RecursionError as reason:
        raise FileRejected(f"{file}: Die Datei ist zu tief verschachtelt.", file=file) from reason
    except ValueError as reason:
        line = getattr(reason, "lineno", None)
        place = f" (Zeile {line})" if line else ""
        raise FileRejected(
            f"{file}: Das ist kein gültiges JSON{place}; vermutlich ist die Datei abgeschnitten.", file=file
        ) from reason
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        kind = document.get("type") if isinstance(document, dict) else None
        found = f"„{shortened(str(kind))}“" if kind else "etwas anderes"
        raise FileRejected(
            f"{file}: Erwartet wird eine FeatureCollection, gefunden wurde {found}.", file=file
        )
    features = document.get("features")
    if not isinstance(features, list) or not features:
        raise FileRejected(f"{file}: Die FeatureCollection hat keine Objekte (features).", file=file)
    for number, one in enumerate(features, 1):
        if not isinstance(one, dict) or not isinstance(one.get("properties") or {}, dict):
            raise FileRejected(f"{file}: Objekt {number} ist kein Feature mit properties.", file=file)
    return not document.get("crs")


def _check_xml(content: bytes, file: str) -> None:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        _refuse_kind(content, file, "kein XML")
    if _ENTITY.search(content):
        raise FileRejected(
            f"{file}: Die Datei enthält eigene Entitäten (DOCTYPE); solche Dateien werden nicht gelesen.",
            file=file,
        )
    if b"ExceptionReport" in head or b"ServiceException" in head:
        raise FileRejected(
            f"{file}: Das ist die Fehlermeldung eines Kartendienstes, keine Daten; bitte die Abfrage wiederholen.",
            file=file,
        )
    if b"opengis.net/gml" not in content[:65_536]:
        raise FileRejected(f"{file}: Das XML ist kein GML (kein Namensraum opengis.net/gml).", file=file)


def _shapefile(content: bytes, file: str, limits: Limits) -> dict[str, bytes]:
    archive = opened(content, file, limits)
    members = [one.filename for one in archive.infolist() if not one.is_dir()]
    names = [
        name for name in members if "__MACOSX" not in name and not name.rsplit("/", 1)[-1].startswith(".")
    ]
    for name in names:
        if ".." in PurePosixPath(name.replace("\\", "/")).parts or name.startswith("/") or ":" in name:
            raise FileRejected(
                f"{file}: Der Eintrag „{shortened(name)}“ führt aus dem Archiv hinaus.", file=file
            )
    shapes = [name for name in names if name.lower().endswith(".shp")]
    if len(shapes) != 1:
        raise FileRejected(
            f"{file}: Im Archiv liegen {len(shapes)} Shapefiles ({listing(shapes) or 'keines'}); "
            "erwartet wird genau eines.",
            file=file,
        )
    stem = shapes[0][:-4]
    parts = {name[len(stem) :].lower(): name for name in names if name.startswith(f"{stem}.")}
    missing = [part for part in _SHAPEFILE if part not in parts]
    if missing:
        raise FileRejected(
            f"{file}: Dem Shapefile „{shortened(shapes[0])}“ fehlt {listing(missing)}; ein Shapefile besteht aus "
            f"{', '.join(_SHAPEFILE)} und, für das Koordinatensystem, .prj.",
            file=file,
        )
    return {
        f"features{part}": member_bytes(archive, name, file, limits)
        for part, name in parts.items()
        if part in _BESIDE
    }


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


def _read_files(files: Mapping[str, bytes], file: str, named: str = "") -> tuple[Layer, ...]:
    """`named` is the CRS that a format means without saying so."""
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
        try:
            names = [str(one) for one, kind in pyogrio.list_layers(path) if kind is not None]
            layers = [_layer(path, name, file, named) for name in names]
        except FileRejected:
            raise
        except Exception as reason:  # GDAL says by many classes that a file is broken
            raise FileRejected(
                f"{file}: Die Datei ist beschädigt oder unvollständig und lässt sich nicht lesen.", file=file
            ) from reason
    found = tuple(one for one in layers if one.features)
    if not found:
        raise FileRejected(f"{file}: In der Datei stehen keine Objekte mit Geometrie.", file=file)
    return found


def _layer(path: Path, name: str, file: str, named: str) -> Layer:
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
            geometry,
        )
        for number, (values, geometry) in enumerate(
            zip(frame[columns].itertuples(index=False, name=None), frame["geometry"], strict=True), 1
        )
    )
    crs = "" if named else str(info["crs"] or "")
    return Layer("" if path.suffix in (".geojson", ".shp") else name, features, crs, named)


def _text(value: Any) -> str:
    """An attribute as a cell: empty where missing, whole numbers without decimals, a day as its date."""
    if value is None or value != value:  # NaN and NaT are not themselves
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "ja" if value else "nein"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = value.date().isoformat() if hasattr(value, "date") and callable(value.date) else str(value)
    return text
