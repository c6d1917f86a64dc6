"""What lies below the points of a sheet's map: municipalities with their boundaries, and villages by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from callbacks.staff.entries.reading import PublishedEntries
from callbacks.staff.screens import Staff
from dashboard.domain.institutions.catchment import Ring
from dashboard.errors import GeometryError, MonitorError
from data.geography.geometry import NEWEST, boundaries, geojson
from data.germany.areas import germany
from data.stores.institutions.published import read_entries

_LEVEL = "gemeinde"


def map_ground(staff: Staff, published: PublishedEntries) -> dict[str, object]:
    """Rings of degrees (longitude, latitude) by municipality, names of villages with their points, and the points of
    institutions; nothing where there are no boundaries."""
    try:
        with staff.store.reading_published() as connection:
            places = read_entries(connection, staff.shown_version()).localities
    except MonitorError:
        places = ()
    return {
        "places": municipality_rings(staff.district),
        "villages": [
            [one.name, one.longitude, one.latitude, one.municipality]
            for one in places
            if one.municipality.startswith(staff.district)
        ],
        "points": [
            [one.key, one.longitude, one.latitude]
            for one in published.found.values()
            if one.longitude is not None
        ],
    }


@lru_cache(maxsize=2)
def own_municipalities(district: str) -> tuple[tuple[str, str], ...]:
    """Key and name of each municipality of the district, by name."""
    found = [
        (key, one.name) for key, one in germany().areas.items() if len(key) == 8 and key.startswith(district)
    ]
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


@lru_cache(maxsize=2)
def municipality_rings(district: str) -> Mapping[str, Sequence[Ring]]:
    """The rings of each municipality of the district, in degrees; none where there are no boundaries."""
    try:
        collection: Any = geojson(boundaries(district, _LEVEL, NEWEST), _LEVEL)
    except GeometryError:
        return {}
    return {one["properties"]["gebiet"]: _rings(one["geometry"]) for one in collection["features"]}


def _rings(geometry: dict[str, Any]) -> list[Any]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]
