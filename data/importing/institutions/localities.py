"""Reads the table of localities: named places with a point."""

from __future__ import annotations

from dashboard.domain.institutions.locality import Locality
from dashboard.domain.observation import Provenance
from data.importing.institutions.cells import RowCells
from data.importing.institutions.institutions import plain_words
from data.importing.institutions.position import place_of
from data.importing.institutions.reference import Reference

_MOST_INHABITANTS = 5_000_000


def read_locality(cells: RowCells, reference: Reference) -> Locality | None:
    """The locality of a row, or None with its errors."""
    name = cells.text("name")
    if not name and not cells.failed:
        cells.fault("name", "Der Name fehlt.", expected="der Name des Orts")
    if not (cells.has("lon") and cells.has("lat")) and not cells.failed:
        cells.fault("lon", "Die Koordinaten (lon, lat) fehlen.", expected="Grad in WGS 84 (EPSG:4326)")
    if cells.failed:
        return None
    place = place_of(cells, reference, located=True)
    inhabitants = cells.whole("einwohner", _MOST_INHABITANTS)
    key, postcode = cells.key(), cells.postcode()
    source, _, provenance = reference.origin(cells.text("quelle"))
    if provenance is Provenance.EXAMPLE and not reference.ships:
        cells.fault("quelle", "Beispieldaten lassen sich nicht einspielen.", source)
    if cells.failed or place.longitude is None or place.latitude is None:
        return None
    return Locality(
        key=key or f"{place.municipality}-{plain_words(name)}",
        name=name,
        municipality=place.municipality,
        longitude=place.longitude,
        latitude=place.latitude,
        postcode=postcode,
        inhabitants=inhabitants,
        source=source,
        provenance=provenance,
    )
