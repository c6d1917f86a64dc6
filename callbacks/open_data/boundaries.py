"""Boundaries of the levels that a value table has, as the data API gives them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import orjson

from callbacks.answers import Answers
from callbacks.api.places import boundaries
from dashboard.domain.area import extent_of
from dashboard.errors import GeometryError, UnknownKey
from dashboard.indicators.possible import MAP_LEVELS
from dashboard.indicators.territory.status import TODAY
from data.geography.areas_package import AreaShape


def shapes_of(answers: Answers, levels: Collection[str]) -> tuple[AreaShape, ...]:
    """The boundaries of the areas of these levels on today's territory; of levels without boundaries none."""
    return tuple(shape for level in MAP_LEVELS if level in levels for shape in _of_level(answers, level))


def _of_level(answers: Answers, level: str) -> list[AreaShape]:
    try:
        body = boundaries(answers, TODAY, level, extent_of(level, ""))
    except (UnknownKey, GeometryError):
        return []
    return [
        AreaShape(
            one["properties"]["gebiet"],
            level,
            one["properties"]["name"],
            _polygons(one["geometry"]),
        )
        for one in orjson.loads(body)["features"]
    ]


def _polygons(geometry: Mapping[str, Any]) -> list[Any]:
    """The polygons of a GeoJSON geometry: of one that is no multipolygon itself alone."""
    found: list[Any] = geometry["coordinates"]
    return found if geometry["type"] == "MultiPolygon" else [found]
