"""Every view as its picture, of twenty made places and three made indicators: new data change none of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from dashboard import formats
from dashboard.charts.description import Chart, space_of
from dashboard.charts.distribution import distribution
from dashboard.charts.dot_strip import dot_strip
from dashboard.charts.funnel import funnel
from dashboard.charts.ranking import ranking
from dashboard.charts.scatter import scatter
from dashboard.charts.series.build import time_series
from dashboard.charts.svg.painter import painted, small_svg
from dashboard.domain.geometry import MapGeometry, Shape
from dashboard.drawing.style import Theme
from dashboard.exports.caption import Caption
from dashboard.exports.pictures.frame import Picture, picture
from dashboard.exports.pictures.side_panel import VIEW, KeyFigure, Legend
from dashboard.indicators.slab.model import (
    CircleSizes,
    CircleStep,
    ClassLegend,
    FunnelLimits,
    Histogram,
    Slab,
    ValueRange,
)
from dashboard.map.build import MapGround, largest_circle, map_drawing
from dashboard.map.status_symbols import class_colours, entries, symbols_of
from dashboard.map.svg_painter import painted as painted_map
from tests.dashboard.charts.described import compared, dot_row, made_series
from tests.dashboard.charts.panel_slab import DISTRICT, NAN, small_slab

PLACES = [f"p{at:02d}" for at in range(20)]
NAMES = [f"{name}{end}" for end in ("au", "hagen") for name in
         ("Ahorn", "Birken", "Celler", "Dach", "Erlen", "Fichten", "Grün", "Heide", "Insel", "Jung")]  # fmt: skip
CHOSEN = ("p04", "p15")
FRAME = Caption(
    "de", "Landkreis Muster · Frühe Bildung", "Betreuungsquote unter 3 Jahren, 2021", "Anteil der Kinder, in Prozent",
    "Anteil in Prozent", "Beispieldaten", "", "Gemeinden: Beispieldaten.", "Grenzen: erfunden.", "1. März 2021",
    "31. Dezember 2021", "2021.1", "1. Mai 2022", "https://lupe.example/?indikator=quote&jahr=2021",
)  # fmt: skip


def shares(**changes: Any) -> Slab:
    """A share with intervals; the second place is hidden, the third is zero, every fourth has few cases."""
    values: list[float | None] = [round(30 + 28 * math.sin(at * 1.7) + at, 1) for at in range(20)]
    values[1], values[2] = None, 0.0
    return _slab(values, "percent", 1, (20.0, 35.0, 50.0), **changes)


def counts() -> Slab:
    """Whole numbers, which the map draws as circles; there is no funnel."""
    values: list[float | None] = [float(round(40 + 35 * math.cos(at * 0.9) + at * 2)) for at in range(20)]
    values[7] = None
    largest = max(one for one in values if one is not None)
    steps = tuple(CircleStep(f"{step}", step / largest) for step in (20, 60, 100))
    circles = CircleSizes(np.array([[(one or 0) / largest for one in values]]), steps)
    none = {"funnel": None, "funnel_area": None, "lower": None, "upper": None}
    return _slab(values, "count", 0, (25.0, 50.0, 75.0), circles=circles, **none)


def smooth() -> Slab:
    """A share on a continuous scale."""
    made = shares()
    values = made.value[0]
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    ends = [formats.number(low), formats.number(high)]
    return shares(
        share=[(values - low) / (high - low)], legend=replace(made.legend, continuous=True, ends=ends)
    )


def _slab(
    values: list[float | None], unit: str, decimals: int, breaks: tuple[float, ...], **changes: Any
) -> Slab:
    known = [at for at, value in enumerate(values) if value is not None]
    numbers = [0.0 if value is None else value for value in values]
    status = [3 if value is None else 1 if value == 0 else 0 for value in values]
    few = [int(at % 4 == 3 and status[at] == 0) for at in range(20)]
    classes = [-1 if not value else sum(value >= one for one in breaks) for value in values]
    order = sorted(known, key=lambda at: (-numbers[at], at))
    suffix = "\u00a0%" if unit == "percent" else ""
    bins = [[sum(classes[at] == index and edge <= numbers[at] < edge + 20 for at in known)
             for edge in range(0, 100, 20)] for index in range(4)]  # fmt: skip
    district = replace(
        DISTRICT, value=[41.0], text=["41" + suffix], counts=[""], change=[""], trend=[""], verdict_trend=[0],
        example=[0],
    )  # fmt: skip
    steps = [4.0, 25.0, 100.0, 225.0, 441.0]
    inner, outer = (
        (
            [[max(41 - far / math.sqrt(n), 0) for n in steps]],
            [[min(41 + far / math.sqrt(n), 100) for n in steps]],
        )
        for far in (96, 150)
    )
    legend = ClassLegend(
        "Anteil in Prozent", "gleich breite Klassen", [f"unter {breaks[0]:.0f}", *(f"ab {one:.0f}" for one in breaks)],
        list(breaks), np.array([[classes.count(index) for index in range(4)]]),
        np.array([[status.count(code) if code else 0 for code in range(9)]]), ["nicht gemeldet"], np.array([sum(few)]),
        continuous=False,
    )  # fmt: skip
    cases = np.array([[NAN if one is None else 12 + at * 21 for at, one in enumerate(values)]])
    made = {
        "unit": unit, "decimals": decimals, "title": "Betreuungsquote unter 3 Jahren", "years": (2021,),
        "labels": ["2021"], "places": tuple(PLACES), "names": NAMES, "value": [values], "status": [status],
        "few": [few], "example": [[0] * 20], "ranked": [len(order)], "classes": [classes], "order": [order],
        "rank": [[order.index(at) + 1 if at in order else 0 for at in range(20)]], "counts": [[""] * 20],
        "text": [["geschützt" if one is None else formats.number(one, decimals) + suffix for one in values]],
        "lower": [[None if one is None else max(one - 9, 0) for one in values]],
        "upper": [[None if one is None else min(one + 8, 100) for one in values]],
        "legend": legend, "axis": ValueRange(0.0, max(numbers)),
        "histogram": Histogram(np.arange(0.0, 101.0, 20.0), np.array([bins], dtype=np.int32)),
        "funnel": FunnelLimits(cases, 441.0, [steps], inner, outer, "Kinder"),
        "funnel_area": district, "district": district, "reference": None, "inside": [int(at != 9) for at in range(20)],
        "words": {"few": "wenige Fälle", "whisker": "Strich: 95-%-Spanne", "level": "Zahl der Gemeinden",
                  "district": "Landkreis",
                  "status": ["gemeldet", "null", "", "geschützt", "unsicher", "nicht gemeldet", "nie", "", ""]},
    }  # fmt: skip
    return small_slab(**{**made, **changes})


def ground() -> MapGround:
    """Four rows of five areas whose corners are pushed about."""

    def corner(x: int, y: int) -> tuple[float, float]:
        return x * 60 + 11 * math.sin(3 * x + 5 * y), y * 45 + 9 * math.cos(4 * x + y)

    shapes = []
    for at, key in enumerate(PLACES):
        y, x = divmod(at, 5)
        ring = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)]
        xs, ys = [one[0] for one in ring], [one[1] for one in ring]
        path = "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in ring) + "Z"
        shapes.append(Shape(key, key, path, (sum(xs) / 4, sum(ys) / 4), (min(xs), min(ys), max(xs), max(ys))))
    box = tuple(end([one.box[at] for one in shapes]) for at, end in enumerate((min, min, max, max)))
    geometry = MapGeometry(
        "gemeinde", date(2021, 12, 31), box, tuple(shapes), "M0 90L300 90", "M0 0L300 0", ()
    )
    people = {key: 300 + 900 * at for at, key in enumerate(PLACES)}
    return MapGround(geometry, dict(zip(PLACES, NAMES, strict=True)), people, PLACES[17:])


def views() -> Iterator[tuple[str, Theme, str]]:
    """Name, theme and SVG of each picture."""
    themes: tuple[Theme, ...] = ("light", "dark")
    for indicator, slab, palette in (
        ("quote", shares(), "see"),
        ("zahl", counts(), "wald"),
        ("stufenlos", smooth(), "heide"),
    ):
        for theme in themes if indicator == "quote" else ("light",):
            yield f"karte-{indicator}", theme, _map(slab, palette, theme)
            for build in (ranking, distribution, funnel):
                chart = build(slab, 2021, space_of(VIEW), selection=CHOSEN, palette=palette)
                if chart is not None:
                    yield (
                        f"{chart.view}-{indicator}",
                        theme,
                        _framed(painted(chart, VIEW, theme), slab, palette, theme),
                    )
    for theme in themes:
        for name, chart in (("zeitreihe", time_series(made_series(), space_of(VIEW))),
                            ("zusammenhang", scatter(compared(), 2020, space_of(VIEW)))):  # fmt: skip
            yield (
                name,
                theme,
                _framed(painted(_there(chart), VIEW, theme), shares(), "see", theme, words=True),
            )
        yield "punkte", theme, small_svg(_there(dot_strip(dot_row(), compared().places, 210.0, 30.0)), theme)


def _there(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def _map(slab: Slab, palette: str, theme: Theme) -> str:
    drawing = map_drawing(ground(), symbols_of(slab, 2021), CHOSEN, VIEW, palette)
    return _framed(painted_map(drawing, theme), slab, palette, theme, on_map=True)


def _framed(
    content: str, slab: Slab, palette: str, theme: Theme, *, on_map: bool = False, words: bool = False
) -> str:
    given, largest = slab.legend, largest_circle(VIEW)
    steps = slab.circles.steps if slab.circles and on_map else ()
    legend = Legend(
        given.title, str(slab.words["level"]), given.note, entries(slab, 2021),
        class_colours(slab) if given.continuous else (), given.ends or (),
        [(one.text, one.share * largest) for one in steps], palette=palette,
    )  # fmt: skip
    if words:
        legend = Legend(heading="Anteil in Prozent", lines=["Band: 95-%-Spanne", "gepunktet: Beispieldaten"])
    figures = [
        KeyFigure("Landkreis", "41,0 %"), KeyFigure("Erlenau", "42,1 %", 0), KeyFigure("Fichtenhagen", "53,0 %", 1)
    ]  # fmt: skip
    return picture(Picture(FRAME, figures, legend, content), 1920, theme)
