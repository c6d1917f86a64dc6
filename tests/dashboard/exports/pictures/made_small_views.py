"""The pictures of profiles, of what stands out, and of the stage: small views and whole screens without a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.charts.description import Space
from dashboard.charts.highlights.district_bars import district_bars
from dashboard.charts.highlights.hundred_dots import hundred_dots
from dashboard.charts.profile.distances import distances
from dashboard.charts.profile.spine import sparkline, spine
from dashboard.charts.series.build import time_series
from dashboard.charts.svg.painter import small_svg
from dashboard.charts.transition.flow import flow_chart
from dashboard.drawing.style import Theme
from dashboard.exports.stage.build import StageViews, stage_picture
from dashboard.exports.stage.maps import StageMap
from dashboard.exports.stage.svg_painter import stage_svg
from dashboard.indicators.slab.model import Slab
from dashboard.map.build import MapGround
from dashboard.map.status_symbols import symbols_of
from dashboard.meeting.stage.build import stage
from dashboard.meeting.stage.model import MAP, RANKING, SERIES, TABLE, TWO_MAPS, AskedScene
from dashboard.transition.flow import flow_of
from tests.dashboard.charts.described import made_paths, made_series
from tests.dashboard.charts.profile.test_spine import ROW
from tests.dashboard.meeting.stage.stage_slab import wide_slab
from tests.dashboard.transition.tables import NAMES

STAGES = (MAP, RANKING, SERIES, TABLE, TWO_MAPS)
FINDING = "Zwei Orte liegen deutlich über dem Landkreis."


def small_views(ground: MapGround, chosen: tuple[str, ...]) -> Iterator[tuple[str, Theme, str]]:
    """Name, theme and SVG of each; `ground` is that of twenty places, of which `chosen` are selected."""
    themes: tuple[Theme, ...] = ("light", "dark")
    for theme in themes:
        yield "profil-lage", theme, spine(ROW, theme)
        yield "profil-verlauf", theme, sparkline(ROW, theme)
        flow = flow_chart(flow_of(made_paths()), NAMES, Space(900, 520, 13))
        assert flow is not None
        yield "uebergang", theme, small_svg(flow, theme)
    rows = [
        replace(ROW, indicator=f"{at}", name=f"Quote {at}", difference=replace(
            ROW.difference, value=value, text=f"{value:+.1f}"))
        for at, value in enumerate((-12.4, 8.1, 3.3))
    ]  # fmt: skip
    yield "profil-abstand", "light", small_svg(distances(rows, "Abstand", "de", Space(656, 300, 20)), "light")
    bars = district_bars(_districts(), 0, "p3", 560, 240)
    assert bars is not None
    yield "auffaellig-balken", "light", small_svg(bars, "light")
    dots = hundred_dots([("Landkreis", 23.4, "23,4 %"), ("Land", 31.0, "31,0 %")], "de", 560, 240)
    yield "auffaellig-punkte", "light", small_svg(dots, "light")
    for picture in STAGES:
        yield f"szene-{picture}", "light", _scene(picture, ground, chosen)


def _districts() -> Slab:
    return wide_slab(8, level="kreis", rank=np.tile(np.arange(1, 9), (2, 1)))


def _scene(picture: str, ground: MapGround, chosen: tuple[str, ...]) -> str:
    keys = tuple(shape.key for shape in ground.geometry.areas)
    named: dict[str, Any] = {"places": keys, "names": [ground.names[key] for key in keys]}
    slab = wide_slab(len(keys), hidden=(4,), few=(6,), **named)
    asked = AskedScene(picture, 2021, chosen, base_year=2020 if picture == TWO_MAPS else None)
    shown = stage(slab, asked, reporting="1. März", findings=["", FINDING], sources=["", "Beispieldaten"])
    assert (shown.picture, shown.fallback) == (picture, "")
    maps = [StageMap(ground, symbols_of(slab, year), chosen, "see") for year in (2020, 2021)]
    views = StageViews(
        maps if picture == TWO_MAPS else maps[1:],
        lambda space: time_series(made_series(), space),
        "Ein Bild.",
    )
    return stage_svg(stage_picture(shown, views, "see"))
