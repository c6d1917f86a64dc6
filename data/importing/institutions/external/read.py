"""Reads one file of geodata: points become institutions, polygons become catchments, each by the checks of tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution
from dashboard.errors import FileRejected
from data.catalogue.attributes import attribute_names, columns_meant
from data.importing.files.limits import Limits
from data.importing.findings import GEODATA_WORDS, Findings, listing
from data.importing.institutions.catchments import catchment_of
from data.importing.institutions.cells import RowCells
from data.importing.institutions.columns import INSTITUTIONS
from data.importing.institutions.external import openstreetmap
from data.importing.institutions.external.coordinates import EAST, NORTH, SOUTH, WEST, in_degrees
from data.importing.institutions.external.layers import GeoFeature, layers_of
from data.importing.institutions.external.polygons import overlapping, rings_of, sound, square_kilometres
from data.importing.institutions.external.registers import table_of
from data.importing.institutions.read import read_entries
from data.importing.institutions.reference import Reference
from data.importing.tables.raw_table import RawRow

_ENROLMENT = re.compile(r"einschul|grundschul", re.IGNORECASE)
"""Names of files and layers whose catchments are those of primary schools."""
_OTHER_TYPES = {"MultiPoint": "eine Gruppe von Punkten", "GeometryCollection": "ein Gemisch von Formen"}
_LARGEST_KM2 = 24_000.0
"""Mecklenburg-Vorpommern has 23,295."""
_NAMES = ("esb", "einzugsbereich", "name", "bezeichnung", "nummer", "nr")
"""What catchments without a school are called by."""


def read_geodata(
    content: bytes,
    file: str,
    reference: Reference,
    catalogue: Catalogue,
    findings: Findings,
    limits: Limits,
) -> Entries:
    """The entries of a file.

    Raises FileRejected where the file cannot be read at all; whatever is wrong with a row is a finding.
    """
    whole = Entries()
    findings.words = GEODATA_WORDS
    for layer in layers_of(content, file, limits):
        with findings.inside(layer.name):
            features = in_degrees(layer, reference.options.crs, reference, file, findings)
            points = [
                one for one in features if one.geometry is not None and one.geometry.geom_type == "Point"
            ]
            areas = [one for one in features if one.geometry is None or one.geometry.geom_type != "Point"]
            if points:
                whole += read_points(points, reference, catalogue, findings)
            if areas:
                known = whole.institutions
                whole += _areas(areas, f"{Path(file).stem} {layer.name}", reference, findings, known)
    return whole


def read_openstreetmap(path: Path, reference: Reference, catalogue: Catalogue, findings: Findings) -> Entries:
    """The institutions of an OpenStreetMap extract. Raises FileRejected where it cannot be read."""
    features = openstreetmap.features_of(path, reference, findings)
    return read_points(features, reference, catalogue, findings)


def read_points(
    points: Sequence[GeoFeature], reference: Reference, catalogue: Catalogue, findings: Findings
) -> Entries:
    """Points as rows of the table of institutions."""
    findings.words = GEODATA_WORDS
    rows = [
        (one.number, {**one.attributes, "lon": f"{one.geometry.x:.6f}", "lat": f"{one.geometry.y:.6f}"})
        for one in points
    ]
    table = table_of(rows, reference, findings)
    return read_entries([(table, INSTITUTIONS)], reference, catalogue, findings)


def _areas(
    areas: Sequence[GeoFeature],
    place: str,
    reference: Reference,
    findings: Findings,
    delivered: Sequence[Institution],
) -> Entries:
    areas = [one for one in areas if _may_be_area(one, findings)]
    if not areas:
        return Entries()
    kind = reference.options.kind
    meant = columns_meant(list(areas[0].attributes))
    if not kind and "art" not in meant and "einrichtung" not in meant:
        if not _ENROLMENT.search(place):
            raise FileRejected(
                f"{findings.file}: Die Flächen nennen weder Schule noch Schulart; bitte mit --kind sagen, für "
                "welche Schulart sie gelten, zum Beispiel --kind grundschule.",
                file=findings.file,
            )
        kind = "grundschule"
        findings.add(
            "note", "Die Flächen nennen keine Schulart; nach ihrem Namen gelten sie als die von Grundschulen."
        )
    known = {one.key: one for one in (*reference.stored.institutions, *delivered)}
    found: list[tuple[Catchment, RowCells, Any]] = []
    for one in areas:
        raw = {column: one.attributes[name] for column, name in meant.items() if column in attribute_names()}
        raw |= {"art": kind or raw.get("art", ""), "regel": raw.get("regel") or _own_name(one.attributes)}
        cells = RowCells(RawRow(one.number, ()), raw, findings)
        polygon = sound(one.geometry, cells)
        if (
            polygon is not None
            and _may_be_drawn(polygon, cells)
            and not _say_outside(polygon, cells, reference)
        ):
            catchment = catchment_of(cells, reference, known, polygon=rings_of(polygon))
            if catchment is not None:
                found.append((catchment, cells, polygon))
    _say_overlaps(found)
    return Entries(catchments=tuple(one for one, cells, _ in found if not cells.failed))


def _may_be_area(one: GeoFeature, findings: Findings) -> bool:
    """Whether a row may be a catchment: it has polygons, or no geometry, which is said with the others."""
    kind = "" if one.geometry is None else one.geometry.geom_type
    if kind in ("", "Polygon", "MultiPolygon"):
        return True
    found = _OTHER_TYPES.get(kind, "eine Linie")
    findings.error(
        f"Das Objekt ist {found}; ein Einzugsbereich ist eine Fläche, eine Einrichtung ein Punkt.",
        row=one.number,
        column="geometrie",
        found=kind,
        expected="ein Polygon oder ein Punkt",
    )
    return False


def _may_be_drawn(polygon: Any, cells: RowCells) -> bool:
    """Whether an area lies in Germany; a warning where it is larger than any catchment."""
    west, south, east, north = polygon.bounds
    if west < WEST or east > EAST or south < SOUTH or north > NORTH:
        cells.fault(
            "geometrie",
            f"Die Fläche reicht über Deutschland hinaus ({west:.0f} bis {east:.0f} Grad Länge, {south:.0f} bis "
            f"{north:.0f} Grad Breite); vermutlich ist ein Punkt vertippt.",
            expected="eine Fläche in Deutschland",
        )
        return False
    size = square_kilometres(polygon)
    if size > _LARGEST_KM2:
        cells.warn(
            "geometrie",
            f"Die Fläche ist mit {round(size, -3):,.0f} km² größer als ein Land; bitte prüfen.".replace(
                ",", "."
            ),
            same="large",
        )
    return True


def _own_name(attributes: Mapping[str, str]) -> str:
    """What a catchment without a school is called: the first telling attribute, as a sentence's beginning."""
    by_lower = {name.lower(): text for name, text in attributes.items()}
    text = next((by_lower[name] for name in _NAMES if by_lower.get(name)), "")
    return f"Einzugsbereich {text}" if text else ""


def _say_outside(polygon: Any, cells: RowCells, reference: Reference) -> bool:
    boundaries = reference.boundaries
    if boundaries is None:
        return False
    point = polygon.representative_point()
    distance = boundaries.distance_to_district(point.x, point.y)
    if distance <= boundaries.TOLERANCE_M or boundaries.meets(polygon):
        return False
    cells.fault(
        "geometrie",
        f"Der Einzugsbereich liegt außerhalb des Kreises {reference.district}.",
        f"{point.x:.4f}; {point.y:.4f}",
        f"Flächen im Kreis {reference.district}",
        same="outside",
    )
    return True


def _say_overlaps(found: Sequence[tuple[Catchment, RowCells, Any]]) -> None:
    """Errors where the catchment of one school overlaps itself, and a note where those of several schools do."""
    shared = []
    for a, b, size in overlapping([polygon for _, _, polygon in found]):
        (one, _, _), (other, cells, _) = found[a], found[b]
        if one.kind != other.kind:
            continue
        if one.institution and one.institution == other.institution:
            cells.warn(
                "geometrie",
                f"Zwei Flächen von {one.institution} überlappen sich auf {size:.2f} km²; es gilt ihre Vereinigung.",
            )
        else:
            shared.append(f"{_words(one)} und {_words(other)} ({size:.1f} km²)".replace(".", ","))
    if shared:
        found[0][1].findings.add(
            "note",
            f"{len(shared)} {'Paar' if len(shared) == 1 else 'Paare'} von Einzugsbereichen überlappen sich: "
            f"{listing(shared)}. Die Seite sagt dort, dass mehrere zuständig sind.",
        )


def _words(one: Catchment) -> str:
    return one.institution or one.rule or "ohne Namen"
