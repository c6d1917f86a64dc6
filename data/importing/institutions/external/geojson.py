"""Looks through GeoJSON before GDAL reads it: what is no collection, coordinate or ring is said with its object."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import numpy as np

from dashboard.errors import FileRejected
from data.importing.files.contents import described
from data.importing.findings import row_words, shortened
from data.importing.institutions.external.polygons import MOST_CORNERS

_NESTED = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How many lists stand around the positions of each type."""
_LARGEST = 1e12
_FEWEST_CORNERS = 4


def crs_named(content: bytes, file: str) -> str | None:
    """What a sound GeoJSON file names as its CRS, None where it names none, so that its standard's degrees are
    meant. Raises FileRejected with object and cause for what is not sound."""
    document, doubled = _document(content, file)
    features = _features(document, file)
    faults: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(features, 1):
        is_feature = isinstance(one, dict) and one.get("type", "Feature") == "Feature"
        if not is_feature or not isinstance(one.get("properties") or {}, dict):
            raise FileRejected(f"{file}: Objekt {number} ist kein Feature mit properties.", file=file)
        properties = one.get("properties")
        cause = doubled.get(id(properties)) or doubled.get(id(one)) or _fault(one.get("geometry"))
        if cause:
            faults[cause].append(number)
    for cause, numbers in faults.items():
        raise FileRejected(
            f"{file}, {'Objekt' if len(numbers) == 1 else 'Objekte'} {row_words(numbers)}: {cause}.",
            file=file,
            row=numbers[0],
        )
    if doubled:  # around the objects or inside their shapes: which of the two a reader takes is open, too
        raise FileRejected(f"{file}: {next(iter(doubled.values()))}.", file=file)
    crs = document.get("crs")
    if not crs:
        return None
    properties = crs.get("properties") if isinstance(crs, dict) else None
    named = properties.get("name") or properties.get("href") if isinstance(properties, dict) else crs
    return shortened(str(named))


def _document(content: bytes, file: str) -> tuple[Any, dict[int, str]]:
    """What a file holds, and by identity the objects in which one name stands twice."""
    if described(content) not in (None, "ein JSON-Dokument"):
        raise FileRejected(
            f"{file}: Der Inhalt ist kein GeoJSON, sondern {described(content)}.",
            file=file,
            found=described(content) or "",
        )
    doubled: dict[int, str] = {}

    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            doubled[id(found)] = f"„{shortened(twice)}“ steht zweimal da; welches gilt, ist offen"
        return found

    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=object_of), doubled
    except UnicodeDecodeError as reason:
        raise FileRejected(f"{file}: Der Text ist nicht in UTF-8 geschrieben.", file=file) from reason
    except RecursionError as reason:
        raise FileRejected(f"{file}: Die Datei ist zu tief verschachtelt.", file=file) from reason
    except json.JSONDecodeError as reason:
        raise FileRejected(
            f"{file}: Das ist kein gültiges JSON (Zeile {reason.lineno}); vermutlich ist die Datei abgeschnitten.",
            file=file,
        ) from reason
    except ValueError as reason:  # of numbers with thousands of digits
        raise FileRejected(f"{file}: Eine Zahl hat zu viele Ziffern.", file=file) from reason


def _features(document: Any, file: str) -> list[Any]:
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        kind = document.get("type") if isinstance(document, dict) else None
        found = f"„{shortened(str(kind))}“" if kind else "etwas anderes"
        raise FileRejected(
            f"{file}: Erwartet wird eine FeatureCollection, gefunden wurde {found}.", file=file
        )
    features = document.get("features")
    if not isinstance(features, list) or not features:
        raise FileRejected(f"{file}: Die FeatureCollection hat keine Objekte (features).", file=file)
    return features


def _fault(geometry: Any) -> str:
    """What is wrong with a geometry, as the end of a sentence; empty for a sound one, for none and for one without
    coordinates, which are said by row."""
    if geometry is None:
        return ""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "GeometryCollection":
        inside = geometry.get("geometries")
        if not isinstance(inside, list):
            return "Der Sammlung (GeometryCollection) fehlen ihre Teile (geometries)"
        return next(filter(None, map(_fault, inside)), "")
    if kind not in _NESTED:
        said = shortened(str(geometry if kind is None else kind))
        return f"„{said}“ ist keine Art von Geometrie, die GeoJSON kennt"
    coordinates = geometry.get("coordinates")
    if not isinstance(coordinates, list):
        return "Der Geometrie fehlen die Koordinaten (coordinates)"
    return _nested_fault(coordinates, _NESTED[kind], is_area="Polygon" in kind)


def _nested_fault(values: list[Any], depth: int, *, is_area: bool) -> str:
    if not values:
        return ""
    if depth == 0:
        return _position_fault(values)
    if not all(isinstance(one, list) for one in values):
        return "Die Koordinaten sind anders verschachtelt, als die Art der Geometrie verlangt"
    if depth > 1 or not is_area:
        if depth == 1 and _are_numbers(values):
            return ""
        inside = (_nested_fault(one, depth - 1, is_area=is_area) for one in values)
        return next(filter(None, inside), "")
    if len(values) > MOST_CORNERS:
        return f"Ein Ring hat {len(values)} Punkte, Platz ist für {MOST_CORNERS}; bitte vorher vereinfachen"
    cause = "" if _are_numbers(values) else next(filter(None, map(_position_fault, values)), "")
    if cause:
        return cause
    if values[0][:2] != values[-1][:2]:
        return "Ein Ring ist nicht geschlossen: Sein letzter Punkt ist nicht sein erster"
    return "" if len(values) >= _FEWEST_CORNERS else "Ein Ring hat weniger als drei Ecken"


def _are_numbers(positions: list[Any]) -> bool:
    """Whether positions are all usable numbers, quickly; what is false may still be sound."""
    try:
        found = np.asarray(positions)
    except (ValueError, OverflowError):
        return False
    return found.dtype.kind in "if" and found.ndim == 2 and bool((np.abs(found[:, :2]) < _LARGEST).all())


def _position_fault(position: list[Any]) -> str:
    if any(isinstance(one, list) for one in position):
        return "Die Koordinaten sind anders verschachtelt, als die Art der Geometrie verlangt"
    if len(position) < 2:
        return "Einem Punkt fehlt eine seiner beiden Koordinaten"
    for one in position[:2]:
        if type(one) not in (int, float):
            return f"„{shortened(str(one))}“ ist keine Zahl und darum keine Koordinate"
        if not abs(one) < _LARGEST:  # so that what is not a number fails, too
            return f"Die Koordinate {shortened(str(one))} ist keine brauchbare Zahl"
    return ""
