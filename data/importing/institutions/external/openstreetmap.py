"""Reads institutions from an OpenStreetMap extract (`.osm.pbf`): by the tags that the catalogue gives kinds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import osmium

from dashboard.domain.institutions.institution import InstitutionKind
from dashboard.errors import FileRejected
from data.importing.findings import Findings
from data.importing.institutions.external.layers import GeoFeature
from data.importing.institutions.external.registers import kind_words
from data.importing.institutions.hours import NotHours, hours_of
from data.importing.institutions.reference import Reference

SOURCE = "openstreetmap"
_READ_TAGS = (
    *(
        "operator",
        "operator:type",
        "addr:street",
        "addr:housenumber",
        "addr:postcode",
        "addr:city",
        "addr:suburb",
    ),
    *("website", "contact:website", "wheelchair", "capacity"),
)
"""Telephone and mail stay out: in OpenStreetMap they may be a person's."""
_LIFE = ("disused", "abandoned", "demolished", "razed", "construction", "proposed")


def features_of(path: Path, reference: Reference, findings: Findings) -> tuple[GeoFeature, ...]:
    """The institutions of an extract that lie in the district, one row each, with a note on what is left out.

    Raises FileRejected for a file that osmium cannot read.
    """
    alternatives = alternatives_of(reference.kinds.values())
    found: dict[str, GeoFeature] = {}
    outside, unnamed, kindless = 0, 0, 0
    try:
        for key, tags, place in _objects(path):
            kind = kind_of_tags(tags, alternatives, reference)
            if kind is None:
                kindless += tags.get("amenity") == "school"
                continue
            if reference.boundaries is not None and reference.boundaries.distance_to_district(*place) > 0:
                outside += 1
            elif not tags.get("name"):
                unnamed += 1
            else:
                found[key] = GeoFeature(len(found) + 1, _row(key, kind, tags, findings), _Point(*place))
    except RuntimeError as reason:
        raise FileRejected(
            f"{path.name}: Die Datei ist kein OpenStreetMap-Auszug (.osm.pbf) oder abgeschnitten.",
            file=path.name,
        ) from reason
    for count, one, many in (
        (outside, "Einrichtung liegt außerhalb des Kreises", "Einrichtungen liegen außerhalb des Kreises"),
        (kindless, "Schule nennt ihre Schulart nicht", "Schulen nennen ihre Schulart nicht"),
        (unnamed, "Einrichtung hat keinen Namen", "Einrichtungen haben keinen Namen"),
    ):
        if count:
            findings.add(
                "note",
                f"{count} {one if count == 1 else many}; sie {'bleibt' if count == 1 else 'bleiben'} weg.",
            )
    if not found:
        raise FileRejected(
            f"{path.name}: Im Kreis steht keine Einrichtung, deren Art der Katalog kennt.", file=path.name
        )
    return tuple(found.values())


class _Point:
    """What `GeoFeature.geometry` is for an object of OpenStreetMap: its coordinates in degrees."""

    geom_type = "Point"
    is_empty = False

    def __init__(self, x: float, y: float) -> None:
        self.x, self.y = x, y


def _objects(path: Path) -> Iterator[tuple[str, Mapping[str, str], tuple[float, float]]]:
    """Every node and closed way or multipolygon with tags of institutions: key, tags, longitude and latitude."""
    keys = osmium.filter.KeyFilter("amenity", "leisure", "office", "tourism")
    for one in osmium.FileProcessor(str(path)).with_areas(keys).with_filter(keys):
        tags = {tag.k: tag.v for tag in one.tags}
        if any(tags.get(life) == "yes" or f"{life}:amenity" in tags for life in _LIFE):
            continue
        if isinstance(one, osmium.osm.Node):
            if not one.location.valid():
                continue
            yield f"osm-n{one.id}", tags, (one.location.lon, one.location.lat)
        elif isinstance(one, osmium.osm.Area):
            corners = [
                (node.lon, node.lat)
                for ring in one.outer_rings()
                for node in list(ring)[:-1]
                if node.location.valid()
            ]
            if corners:
                longitude, latitude = (sum(values) / len(corners) for values in zip(*corners, strict=True))
                yield f"osm-{'w' if one.from_way() else 'r'}{one.orig_id()}", tags, (longitude, latitude)


def alternatives_of(kinds: Collection[InstitutionKind]) -> list[tuple[str, Mapping[str, str]]]:
    """Kinds with the tags that must all be there, those first that ask for most."""
    found = [
        (kind.key, dict(part.split("=", 1) for part in line.split("&")))
        for kind in kinds
        for line in kind.tags
    ]
    return sorted(found, key=lambda one: -len(one[1]))


def kind_of_tags(
    tags: Mapping[str, str], alternatives: list[tuple[str, Mapping[str, str]]], reference: Reference
) -> str | None:
    """The kind that tags mean; a school without further tags by the words that its name begins with."""
    for kind, wanted in alternatives:
        if all(
            value in _values(tags.get(key, "")) or tags.get(key) == value for key, value in wanted.items()
        ):
            return kind
    if tags.get("amenity") != "school":
        return None
    found = kind_words("", tags.get("name", ""), reference)
    return reference.kind_words.get(found)


def _values(text: str) -> list[str]:
    return [part.strip() for part in text.split(";")]


def _row(key: str, kind: str, tags: Mapping[str, str], findings: Findings) -> Mapping[str, str]:
    row = {name: tags[name] for name in _READ_TAGS if name in tags}
    row |= {"schluessel": key, "art": kind, "name": tags["name"], "quelle": SOURCE}
    hours = tags.get("opening_hours", "")
    try:
        if hours and hours_of(hours):
            row["opening_hours"] = hours
    except NotHours:
        findings.add(
            "warning",
            f"Öffnungszeiten von {tags['name'][:60]} ({key}) sind nicht lesbar und bleiben leer.",
            found=hours,
            same="hours",
        )
    return row
