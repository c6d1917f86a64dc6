"""Brings geometries to degrees (WGS 84): which CRS a layer has, what its numbers look like, what contradicts what."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from dashboard.errors import FileRejected
from data.importing.findings import Findings, row_words, shortened
from data.importing.institutions.external.layers import GeoFeature, Layer
from data.importing.institutions.position import NEAR_M
from data.importing.institutions.reference import Reference

DEGREES = "EPSG:4326"
WEST, EAST, SOUTH, NORTH = 5.5, 15.6, 47.0, 55.2
"""Germany in degrees, generously."""
_LIKELY = (
    ("EPSG:25833", "UTM 33"),
    ("EPSG:25832", "UTM 32"),
    ("EPSG:5650", "UTM 33 mit vorangestellter Zone"),
    ("EPSG:4647", "UTM 32 mit vorangestellter Zone"),
    ("EPSG:31469", "Gauß-Krüger 5"),
    ("EPSG:31468", "Gauß-Krüger 4"),
    ("EPSG:31467", "Gauß-Krüger 3"),
    ("EPSG:3035", "Europa-Raster"),
    ("EPSG:3857", "Web-Mercator"),
)
Corners = npt.NDArray[np.float64]


def crs_of(words: str) -> Any:
    """The CRS that `--crs` names. Raises FileRejected with a sentence for what is none."""
    text = words.strip()
    try:
        return CRS.from_user_input(f"EPSG:{text}" if text.isdigit() else text)
    except CRSError as reason:
        raise FileRejected(
            f"„{shortened(words)}“ ist kein Koordinatensystem; erwartet wird ein Kürzel wie EPSG:25833.",
            found=words,
        ) from reason


def in_degrees(
    layer: Layer, given: str, reference: Reference, file: str, findings: Findings
) -> tuple[GeoFeature, ...]:
    """The rows of a layer with geometries in degrees. `given` is what `--crs` says, or empty.

    Raises FileRejected where the CRS is unknown, contradicts the numbers or what was given, or is mixed.
    """
    located = [one for one in layer.features if one.geometry is not None and not one.geometry.is_empty]
    if not located:
        raise FileRejected(f"{file}: Kein Objekt hat eine Geometrie.", file=file)
    _refuse_infinite(located, "Koordinaten sind keine endlichen Zahlen", file)
    bounds = shapely.bounds([one.geometry for one in located])
    metres = (np.abs(bounds[:, [0, 2]]).max(axis=1) > 180) | (np.abs(bounds[:, [1, 3]]).max(axis=1) > 90)
    _refuse_mixed(located, metres, file)
    crs = _decided(layer, given, bool(metres.any()), bounds, reference, file, findings)
    if not crs.is_geographic or crs.to_epsg() not in (4326, 4258):
        moved_there = _transformed(located, crs)
        _refuse_infinite(
            moved_there, f"Dort gilt {_named(crs)} nicht; die Zahlen sind zu groß oder vertippt", file
        )
        _refuse_other_zone(bounds, moved_there, crs, bool(given), reference, file)
        located = moved_there
    _refuse_swapped(located, file)
    moved = {one.number: one for one in located}
    return tuple(moved.get(one.number, one) for one in layer.features)


def _decided(
    layer: Layer,
    given: str,
    metres: bool,
    bounds: Corners,
    reference: Reference,
    file: str,
    findings: Findings,
) -> Any:
    wanted = crs_of(given) if given else None
    declared, unknown = _usable(layer)
    if declared is not None and declared.is_geographic and metres:
        declared = None  # says degrees, holds metres
    if declared is not None and wanted is not None and not declared.equals(wanted, ignore_axis_order=True):
        raise FileRejected(
            f"{file}: Die Datei nennt {_named(declared)}, --crs aber {_named(wanted)}; bitte eines von beiden "
            "weglassen oder richtigstellen.",
            file=file,
        )
    crs = declared or wanted
    if crs is not None:
        if crs.is_geographic and metres:
            raise FileRejected(
                f"{file}: Die Zahlen sind Meter, {_named(crs)} sind aber Grad. {_guess(bounds, reference)}",
                file=file,
            )
        if not crs.is_geographic and not metres:
            raise FileRejected(
                f"{file}: Die Zahlen sehen nach Grad aus, {_named(crs)} sind aber Meter; bitte --crs "
                "weglassen oder richtigstellen.",
                file=file,
            )
        return crs
    if metres:
        raise FileRejected(
            f"{file}: {unknown}; ihre Zahlen sind Meter. {_guess(bounds, reference)}",
            file=file,
            expected="--crs EPSG:…",
        )
    if not layer.assumed:
        findings.add(
            "warning",
            f"{unknown}; die Zahlen sind als Grad in WGS 84 (EPSG:4326) gelesen.",
        )
    return crs_of(DEGREES)


def _usable(layer: Layer) -> tuple[Any, str]:
    """The CRS that a layer names, None where it names none that leads to degrees; and a sentence that says so."""
    found = crs_of(layer.crs) if layer.crs else None
    fell_back = layer.named and found is not None and found.to_epsg() == 4326
    if fell_back and not re.search(r"4326|CRS84", layer.named):
        found = None
    if found is not None and (found.is_geographic or found.is_projected):
        return found, f"Die Datei nennt {_named(found)}, also Grad"
    if found is not None and not found.name.lower().startswith("undefined"):
        return (
            None,
            f"Aus dem Koordinatensystem der Datei („{shortened(found.name)}“) lässt sich nicht umrechnen",
        )
    if layer.named:
        return None, f"Das Koordinatensystem der Datei („{layer.named}“) ist unbekannt"
    return None, "Die Datei nennt kein Koordinatensystem (beim Shapefile stünde es in der .prj)"


def _named(crs: Any) -> str:
    code = crs.to_epsg()
    return f"EPSG:{code}" if code else shortened(crs.name)


def _guess(bounds: Corners, reference: Reference) -> str:
    """Which CRS puts the data nearest to the own district, as a sentence with what to do."""
    nearest, code, words = _nearest(bounds, reference)
    if not code:
        return "Zu keinem in Deutschland üblichen Koordinatensystem passen sie; bitte nachfragen, woher sie sind."
    where = "im Kreis" if nearest == 0 else f"{nearest / 1000:.0f} km vom Kreis entfernt"
    return f"Sie sehen nach {code} ({words}) aus: So lägen sie {where}. Stimmt das, bitte mit --crs {code} wiederholen."


def _nearest(bounds: Corners, reference: Reference) -> tuple[float, str, str]:
    """Metres between the middle of the data and the district by the likeliest CRS, its code and its name; no code
    where none puts it in Germany."""
    x = float(np.median(bounds[:, [0, 2]]))
    y = float(np.median(bounds[:, [1, 3]]))
    nearest, code, words = math.inf, "", ""
    for candidate, name in _LIKELY:
        longitude, latitude = Transformer.from_crs(candidate, DEGREES, always_xy=True).transform(x, y)
        if not (WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH):
            continue
        distance = (
            reference.boundaries.distance_to_district(longitude, latitude) if reference.boundaries else 0.0
        )
        if distance < nearest:
            nearest, code, words = distance, candidate, name
    return nearest, code, words


def _refuse_other_zone(
    bounds: Corners,
    moved: Sequence[GeoFeature],
    crs: Any,
    was_given: bool,
    reference: Reference,
    file: str,
) -> None:
    """Refuses data of which nothing comes near the district by its CRS, but would by another."""
    boundaries = reference.boundaries
    there = shapely.bounds([one.geometry for one in moved])
    if boundaries is None or boundaries.is_near(there):
        return
    distance, code, words = _nearest(bounds, reference)
    if not code or distance > NEAR_M or crs.equals(crs_of(code), ignore_axis_order=True):
        return
    mend = (
        f"Bitte mit --crs {code} wiederholen"
        if was_given
        else "Bitte nachfragen und das Koordinatensystem im Kartenprogramm richtigstellen"
    )
    middle = np.median(there[:, [0, 2]]), np.median(there[:, [1, 3]])
    away = boundaries.distance_to_district(float(middle[0]), float(middle[1])) / 1000
    raise FileRejected(
        f"{file}: Mit {_named(crs)} liegt alles weit außerhalb des Kreises {reference.district} ({away:.0f} km), mit "
        f"{code} ({words}) läge es dort. {mend}.",
        file=file,
        expected=code,
    )


def _refuse_infinite(located: Sequence[GeoFeature], cause: str, file: str) -> None:
    corners, at = shapely.get_coordinates([one.geometry for one in located], return_index=True)
    lost = ~np.isfinite(corners).all(axis=1)
    if lost.any():
        rows = [located[place].number for place in np.unique(at[lost])]
        raise FileRejected(f"{file}, Objekt {row_words(rows)}: {cause}.", file=file, row=rows[0])


def _refuse_mixed(located: Sequence[GeoFeature], metres: npt.NDArray[np.bool_], file: str) -> None:
    if metres.any() and not metres.all():
        few = metres if metres.sum() * 2 <= len(metres) else ~metres
        rows = [one.number for one, mark in zip(located, few, strict=True) if mark]
        kind = "Metern" if few is metres else "Grad"
        raise FileRejected(
            f"{file}, Objekt {row_words(rows)}: Die Koordinaten stehen in {kind}, die der anderen nicht; in "
            "einer Datei gilt ein Koordinatensystem.",
            file=file,
            row=rows[0],
        )


def _transformed(located: Sequence[GeoFeature], crs: Any) -> list[GeoFeature]:
    change = Transformer.from_crs(crs, DEGREES, always_xy=True)

    def degrees(corners: Any) -> Any:
        return np.column_stack(change.transform(corners[:, 0], corners[:, 1]))

    moved = shapely.transform([one.geometry for one in located], degrees)
    return [GeoFeature(one.number, one.attributes, place) for one, place in zip(located, moved, strict=True)]


def _refuse_swapped(located: Sequence[GeoFeature], file: str) -> None:
    bounds = shapely.bounds([one.geometry for one in located])
    swapped = (
        (bounds[:, 0] >= SOUTH) & (bounds[:, 2] <= NORTH) & (bounds[:, 1] >= WEST) & (bounds[:, 3] <= EAST)
    )
    if swapped.any():
        rows = [one.number for one, mark in zip(located, swapped, strict=True) if mark]
        raise FileRejected(
            f"{file}, Objekt {row_words(rows)}: Länge und Breite sind vertauscht; in GeoJSON steht zuerst die "
            "Länge (um 12), dann die Breite (um 53).",
            file=file,
            row=rows[0],
        )
