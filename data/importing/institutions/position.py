"""Where an institution lies: its point and its municipality, checked against each other."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from data.geography.projection import to_geographic
from data.importing.institutions.cells import RowCells
from data.importing.institutions.reference import Reference
from data.importing.institutions.vocabulary import POSITION

_GERMANY = (5.5, 15.6, 47.0, 55.2)
"""Degrees: west, east, south, north."""
NEAR_M = 25_000.0
"""So far outside the district an institution may still be its neighbours'."""
_ZONES = (("EPSG:25832 (UTM 32)", 9.0), ("EPSG:25833 (UTM 33)", 15.0))


@dataclass(frozen=True, slots=True)
class Place:
    """As in `Institution`; `municipality` is empty where it could not be found."""

    municipality: str
    longitude: float | None = None
    latitude: float | None = None
    position: str = "none"


def place_of(cells: RowCells, reference: Reference, *, located: bool) -> Place:
    """The place of a row: municipality by its column, else by the point, else by postcode and town.

    Without a point the named place or municipality stands for it, approximately, where the kind has points.
    """
    point = _point(cells, reference)
    if cells.failed:
        return Place("")
    municipality = _municipality(cells, reference, point)
    if not municipality:
        return Place("")
    given = cells.choice("lage", POSITION, "")
    if not located or given == "none":
        return Place(municipality)
    if point is not None:
        rounded = all(_decimals(cells.text(name)) <= 3 for name in ("lon", "lat"))
        position = given or ("approximate" if rounded else "exact")
        return Place(municipality, *point, position)
    found = reference.locality(municipality, cells.text("ortsteil"), cells.text("ort"))
    if found is None:
        return Place(municipality)
    cells.findings.add(
        "note",
        "Ohne Koordinaten (lon, lat) steht die Einrichtung auf der Karte ungefähr bei ihrem Ort.",
        row=cells.row.number,
        same="approximate",
    )
    return Place(municipality, found.longitude, found.latitude, "approximate")


def point_of(cells: RowCells, reference: Reference) -> tuple[float, float] | None:
    """Longitude and latitude of a row, checked; None with an error, or without one where both are empty."""
    return _point(cells, reference)


def _point(cells: RowCells, reference: Reference) -> tuple[float, float] | None:
    longitude, latitude = cells.number("lon"), cells.number("lat")
    if cells.failed or (longitude is None and latitude is None):
        return None
    if longitude is None or latitude is None:
        missing = "lon" if longitude is None else "lat"
        cells.fault(missing, "Von lon und lat steht nur eines da; es braucht beide oder keines.")
        return None
    west, east, south, north = _GERMANY
    if west <= longitude <= east and south <= latitude <= north:
        return longitude, latitude
    shown = f"{cells.text('lon')}; {cells.text('lat')}"
    if west <= latitude <= east and south <= longitude <= north:
        cells.fault(
            "lon",
            f"Länge und Breite sind vertauscht: lon {cells.text('lon')} ist eine Breite in Deutschland, "
            f"lat {cells.text('lat')} eine Länge.",
            shown,
            "lon um 12, lat um 53",
            same="swapped",
        )
    elif max(abs(longitude), abs(latitude)) > 100_000:
        cells.fault("lon", _metres(longitude, latitude, reference), shown, "Grad (EPSG:4326)", same="metres")
    elif longitude == 0 and latitude == 0:
        cells.fault(
            "lon", "0 und 0 ist ein Ort im Atlantik; ohne Koordinaten bleiben beide Zellen leer.", shown
        )
    else:
        cells.fault(
            "lon",
            f"{shown} liegt nicht in Deutschland; erwartet werden Grad wie 11,8423 und 53,4262.",
            shown,
            "Länge von 5,5 bis 15,6 und Breite von 47 bis 55,2 Grad",
        )
    return None


def _metres(easting: float, northing: float, reference: Reference) -> str:
    """What numbers in metres probably are: the zone in which they lie nearest to the district."""
    if easting < 30_000_000 and (northing >= 30_000_000 or easting > northing):
        easting, northing = northing, easting
    if easting >= 30_000_000:
        easting %= 1_000_000  # the zone stands in front
    nearest, named = math.inf, ""
    for name, meridian in _ZONES:
        longitude, latitude = to_geographic(np.array([[easting, northing]]), meridian)[0]
        distance = (
            reference.boundaries.distance_to_district(float(longitude), float(latitude))
            if reference.boundaries
            else math.inf
        )
        if distance < nearest:
            nearest, named = distance, name
    guess = f", vermutlich {named}" if nearest <= NEAR_M else ""
    return f"Das sind Meter (UTM{guess}) und keine Grad; bitte als Länge und Breite in WGS 84 (EPSG:4326) liefern."


def _municipality(cells: RowCells, reference: Reference, point: tuple[float, float] | None) -> str:
    text = cells.text("gemeinde")
    stated = ""
    if text:
        stated, wrong = reference.municipality(text)
        if wrong:
            cells.fault("gemeinde", wrong, text, "der Schlüssel (AGS) oder Name einer heutigen Gemeinde")
            return ""
    by_address = reference.by_postcode(cells.text("plz"), cells.text("ort"))
    if point is None or reference.boundaries is None:
        if not (stated or by_address):
            cells.fault(
                "gemeinde",
                "Es steht nicht da, wo die Einrichtung liegt: gebraucht werden die Gemeinde, Koordinaten (lon, "
                "lat) oder Postleitzahl und Ort.",
                expected="gemeinde, lon und lat oder plz und ort",
            )
        return stated or by_address
    return _checked(cells, reference, point, stated or _near(reference, by_address, point))


def _near(reference: Reference, municipality: str, point: tuple[float, float]) -> str:
    """The municipality of the address where the point may lie in it, at a border for example."""
    boundaries = reference.boundaries
    if boundaries and municipality and boundaries.distance(municipality, *point) <= boundaries.TOLERANCE_M:
        return municipality
    return ""


def _checked(cells: RowCells, reference: Reference, point: tuple[float, float], stated: str) -> str:
    boundaries = reference.boundaries
    assert boundaries is not None
    found = boundaries.municipality_at(*point)
    shown = f"{cells.text('lon')}; {cells.text('lat')}"
    if found is None:
        cells.fault("lon", f"Der Punkt {shown} liegt in keiner Gemeinde Deutschlands.", shown)
        return ""
    away = boundaries.distance_to_district(*point)
    if away > NEAR_M:
        cells.fault(
            "lon",
            f"Der Punkt {shown} liegt außerhalb des Landkreises, {away / 1000:.0f} km entfernt in "
            f"{reference.name_of(found)}.",
            shown,
            "ein Punkt im Landkreis oder bis 25 km darum",
        )
        return ""
    if stated and stated != found and boundaries.distance(stated, *point) > boundaries.TOLERANCE_M:
        cells.fault(
            "gemeinde",
            f"Der Punkt {shown} liegt in {reference.name_of(found)} ({found}), angegeben ist aber "
            f"{reference.name_of(stated)} ({stated}).",
            cells.text("gemeinde"),
            f"{found} oder ein Punkt in {reference.name_of(stated)}",
        )
        return ""
    if not found.startswith(reference.district) and not (stated or found).startswith(reference.district):
        cells.warn(
            "lon",
            "Außerhalb des eigenen Kreises: wird als Einrichtung der Nachbarschaft gezeigt.",
            shown,
            same="neighbour",
        )
    return stated or found


def _decimals(text: str) -> int:
    return len(text.replace(",", ".").partition(".")[2])
