"""The tab of reachability for its scripts: words as HTML, cells as numbers, in one answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import orjson
from flask import Flask, Response, request

from callbacks.institutions.reachability_card import card_parts, legend_parts
from callbacks.institutions.reachability_data import ReachabilityData
from callbacks.institutions.reachability_fields import field_parts
from callbacks.institutions.reachability_frame import TabFrame
from callbacks.server.caching import NEVER, packed
from callbacks.server.pages import query_of_request
from dashboard.domain.geometry import MapGeometry
from dashboard.indicators.ways.sites import positions
from dashboard.institutions.reachability.document import document, shown_sites
from dashboard.institutions.reachability.result import Reachability
from dashboard.institutions.reachability.words import site_name
from dashboard.institutions.view import InstitutionView, parse
from data.geography.projection import to_metres
from layouts.institutions.reachability import fields, legend
from layouts.institutions.reachability_card import card, key_figures
from layouts.markup import markup

PATH = "/bildungslandkarte/erreichbarkeit.json"
FrameOf = Callable[[InstitutionView, str], TabFrame]
"""The frame of a state of the page and a data version."""


def register(
    server: Flask, data: ReachabilityData, frame_of: FrameOf, geometry: Callable[[], MapGeometry]
) -> None:
    """Adds the route."""

    @server.get(PATH)
    def reachability() -> Response:
        version, _ = data.answers.repository.resolve_version(request.args.get("stand"))
        official = request.args.get("herkunft") == "amtlich"
        question, rejected = data.read(request.args)
        found = data.answer(version, question, rejected, official=official)
        view, _ = parse(f"ansicht=erreichbarkeit&{query_of_request()}")
        frame = frame_of(view, version)
        said = card_parts(found, frame)
        made = {
            "fields": markup(fields(field_parts(found, frame))),
            "legend": markup(legend(legend_parts(found, frame), frame.lang)),
            "card": markup(card(said, frame.lang)),
            "figures": markup(key_figures(said)),
            "kinds": list(found.question.destination.kinds),
            "map": on_map(found, frame, geometry()),
        }
        return packed(orjson.dumps(made), "application/json", cache=NEVER)


def on_map(found: Reachability, frame: TabFrame, geometry: MapGeometry) -> dict[str, Any]:
    """Cells and sites in units of the map."""
    sites = [site for site, _ in shown_sites(found)]
    longitude, latitude = positions(sites)
    cells = found.ground.cells
    return document(
        found,
        units=_units(np.column_stack((cells.longitude, cells.latitude)), geometry),
        site_units=_units(np.column_stack((longitude, latitude)), geometry),
        site_names=[site_name(one, found, frame.name, frame.lang) for one in sites],
        unit_m=geometry.unit_m,
    )


def _units(
    degrees: np.ndarray[Any, np.dtype[np.float64]], geometry: MapGeometry
) -> list[tuple[float, float]]:
    if not len(degrees):
        return []
    left, top = geometry.corner_m
    metres = to_metres(degrees)
    x, y = (metres[:, 0] - left) / geometry.unit_m, (top - metres[:, 1]) / geometry.unit_m
    return list(zip(np.round(x, 2).tolist(), np.round(y, 2).tolist(), strict=True))
