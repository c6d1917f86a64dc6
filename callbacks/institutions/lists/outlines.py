"""Outlines of municipalities for catchments that are lists of them, as GeoJSON holds them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from callbacks.answers import Answers
from dashboard.domain.institutions.catchment import Ring
from dashboard.errors import GeometryError
from data.geography import geometry

_DISTRICT = 5  # digits of a municipality's key
Outlines = Mapping[str, Mapping[str, Any]]
"""Geometries by AGS."""


def outlines(answers: Answers, municipalities: Collection[str]) -> dict[str, Mapping[str, Any]]:
    """Those of some municipalities of Germany as far as boundaries ship, in the full detail of their districts."""
    found: dict[str, Mapping[str, Any]] = {}
    for district in sorted({key[:_DISTRICT] for key in municipalities}):
        within = _of_district(answers, district)
        found |= {key: within[key] for key in municipalities if key in within}
    return found


def rings_of(outline: Mapping[str, Any]) -> list[Ring]:
    """All rings of a geometry."""
    coordinates = outline["coordinates"]
    parts = [coordinates] if outline["type"] == "Polygon" else coordinates
    return [tuple((x, y) for x, y in ring) for part in parts for ring in part]


def _of_district(answers: Answers, district: str) -> Outlines:
    def make() -> Outlines:
        try:
            topology = geometry.boundaries(district, "gemeinde", geometry.NEWEST)
        except GeometryError:
            return {}
        made: Any = geometry.geojson(topology, "gemeinde")
        return {one["properties"]["gebiet"]: one["geometry"] for one in made["features"]}

    return answers.keep(("municipal outlines", district), make, most=8)
