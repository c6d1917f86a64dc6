"""Who holds a course, and where it is held."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.institutions.institution import Institution
from data.importing.findings import shortened
from data.importing.institutions.catchments import warn_former
from data.importing.institutions.cells import RowCells
from data.importing.institutions.institutions import plain_words
from data.importing.institutions.position import NEAR_M, point_of
from data.importing.institutions.reference import Reference


@dataclass(frozen=True, slots=True)
class CoursePlace:
    """As in `Course`; `municipality` is empty for an online course without a place, and where it is not found."""

    name: str = ""
    key: str = ""
    municipality: str = ""
    longitude: float | None = None
    latitude: float | None = None


def institution_called(text: str, reference: Reference, cells: RowCells, column: str) -> Institution | None:
    """The stored institution of a key, or the only real one of a name. A warning for a former key."""
    if not text:
        return None
    stored = reference.stored.institutions
    found = next((one for one in stored if one.key == text), None)
    if found is not None:
        return found
    if (now := reference.former.get(text)) is not None:
        warn_former(cells, column, text, now)
        return now
    words = plain_words(text)
    named = [one for one in stored if words and plain_words(one.name) == words]
    return named[0] if len(named) == 1 else None


def place_of_course(cells: RowCells, reference: Reference, *, online: bool) -> CoursePlace:
    """The place of a row: an institution by its key or name, a municipality by key or name, else by point or
    postcode. An error where there is none of them and the course is not online, and for one far outside."""
    name, point = cells.text("ort"), point_of(cells, reference)
    stated = _stated(cells, reference)
    if cells.failed:
        return CoursePlace()
    house = institution_called(name, reference, cells, "ort")
    if house is not None and (not stated or house.municipality == stated):
        at = point or _point(house.longitude, house.latitude)
        found = CoursePlace(house.name, house.key, house.municipality, *(at or (None, None)))
    else:
        municipality = stated or _by_place(cells, reference, name, point)
        if not municipality:
            if not online:
                cells.fault(
                    "gemeinde",
                    "Es steht nicht da, wo der Kurs ist: gebraucht wird die Gemeinde (Schlüssel oder Name) oder als "
                    "Ort eine Einrichtung der Bildungslandkarte; ohne beides nur bei „online“.",
                    name,
                    "gemeinde, oder ort mit einer Einrichtung",
                )
            return CoursePlace(name)
        locality = reference.locality(municipality, name)
        if point is None and locality is not None:
            point = (locality.longitude, locality.latitude)
        found = CoursePlace(
            name or reference.name_of(municipality), "", municipality, *(point or (None, None))
        )
    _say_outside(cells, reference, found)
    return found


def _point(longitude: float | None, latitude: float | None) -> tuple[float, float] | None:
    return None if longitude is None or latitude is None else (longitude, latitude)


def _stated(cells: RowCells, reference: Reference) -> str:
    text = cells.text("gemeinde")
    if not text:
        return ""
    municipality, wrong = reference.municipality(text)
    if wrong:
        cells.fault("gemeinde", wrong, text, "der Schlüssel (AGS) oder Name einer heutigen Gemeinde")
    return municipality


def _by_place(cells: RowCells, reference: Reference, name: str, point: tuple[float, float] | None) -> str:
    """The municipality of a point, of a postcode and its town, or the one that is called as the place is."""
    if point is not None and reference.boundaries is not None:
        return reference.boundaries.municipality_at(*point) or ""
    town = cells.text("stadt") or name
    by_postcode = reference.by_postcode(cells.postcode(), town)
    if by_postcode or not town:
        return by_postcode
    municipality, _ = reference.municipality(town)
    return municipality


def _say_outside(cells: RowCells, reference: Reference, found: CoursePlace) -> None:
    """A warning for a course of the neighbourhood, an error for one more than 25 km outside the district."""
    if found.municipality.startswith(reference.district) or not reference.district:
        return
    away = 0.0
    if reference.boundaries is not None and found.longitude is not None and found.latitude is not None:
        away = reference.boundaries.distance_to_district(found.longitude, found.latitude)
    name = shortened(reference.name_of(found.municipality))
    if away > NEAR_M:
        cells.fault(
            "gemeinde",
            f"Der Kurs ist außerhalb des Landkreises, {away / 1000:.0f} km entfernt in {name}.",
            found.municipality,
            "ein Ort im Landkreis oder bis 25 km darum",
        )
    else:
        cells.warn(
            "gemeinde",
            "Außerhalb des eigenen Kreises: wird als Kurs der Nachbarschaft gezeigt.",
            name,
            same="neighbour",
        )
