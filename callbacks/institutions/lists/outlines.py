"""Outlines of municipalities for catchments that are lists of them, as GeoJSON holds them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from callbacks.answers import Answers
from dashboard.domain.institutions.catchment import Ring
from dashboard.errors import GeometryError
from data.geography import geometry

Outlines = Mapping[str, Mapping[str, Any]]
"""Geometries by AGS."""


def outlines(answers: Answers, municipalities: Collection[str]) -> dict[str, Mapping[str, Any]]:
    """Those of some municipalities as far as boundaries ship: of the own district in full detail, others of its
    state as coarse as a map of it needs them."""
    found = {key: one for key, one in _of_extent(answers, "kreis").items() if key in municipalities}
    if len(found) < len(set(municipalities)):
        further = _of_extent(answers, "land")
        found |= {key: further[key] for key in municipalities if key in further and key not in found}
    return found


def rings_of(outline: Mapping[str, Any]) -> list[Ring]:
    """All rings of a geometry."""
    coordinates = outline["coordinates"]
    parts = [coordinates] if outline["type"] == "Polygon" else coordinates
    return [tuple((x, y) for x, y in ring) for part in parts for ring in part]


def _of_extent(answers: Answers, extent: str) -> Outlines:
    def make() -> Outlines:
        try:
            topology = geometry.boundaries(answers.district, "gemeinde", geometry.NEWEST, extent=extent)
        except GeometryError:
            return {}
        made: Any = geometry.geojson(topology, "gemeinde")
        return {one["properties"]["gebiet"]: one["geometry"] for one in made["features"]}

    return answers.keep(("municipal outlines", extent), make, most=2)
