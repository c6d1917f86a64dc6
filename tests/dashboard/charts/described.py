"""A description of every kind of chart, from small made figures: what all painters have to draw alike."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any

from dashboard.charts import colours
from dashboard.charts.composition.build import composition
from dashboard.charts.composition.parts import (
    PLACES,
    YEARS,
    Arrangement,
    CompositionParts,
    CompositionRow,
    NamedPart,
    RowPiece,
)
from dashboard.charts.description import Axis, Chart, Space, Tick
from dashboard.charts.distribution import distribution
from dashboard.charts.dot_strip import dot_strip
from dashboard.charts.funnel import funnel
from dashboard.charts.ranking import ranking
from dashboard.charts.scatter import scatter
from dashboard.charts.series.build import time_series
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.lines import Line
from dashboard.charts.transition.flow import flow_chart
from dashboard.comparison.model import Point, Relation
from dashboard.domain.indicator import Break, Event
from dashboard.domain.verdict import Verdict
from dashboard.indicators.composition.division import HIDDEN
from dashboard.transition.flow import PathTable, flow_of
from tests.dashboard.charts.panel_slab import small_slab
from tests.dashboard.transition.tables import NAMES, path_table

SPACE = Space(734.0, 460.0)
NAN = float("nan")
INTERVALS: dict[str, Any] = {
    "lower": [[5.0, 30.0, 0.0], [12.0, None, 70.0]],
    "upper": [[20.0, 85.0, 9.0], [30.0, None, 90.0]],
}
SIX = [("a", 30.0, 2.0, 18_000), ("b", 55.0, 4.5, 9_000), ("c", 62.0, 8.0, 400), ("d", 41.0, 5.0, 900),
       ("e", 70.0, 9.0, 2_500), ("f", 35.0, 7.0, None)]  # fmt: skip


@cache
def charts() -> dict[str, Chart]:
    """By name: all views, each with selected places, few cases, signs of both kinds and labels with leaders."""
    chosen = ["a", "c", "x", "y", "b"]  # the fifth has an open sign
    found = {
        "ranking": ranking(small_slab(**INTERVALS), 2020, SPACE, selection=["a", "c"]),
        "distribution": distribution(small_slab(), 2020, SPACE, selection=["a", "c"], palette="wald"),
        "funnel": funnel(small_slab(), 2020, SPACE, selection=chosen),
        "time series": time_series(made_series(), SPACE),
        "scatter": scatter(compared(), 2020, SPACE),
        "composition": composition(made_parts(), 2020, SPACE, Arrangement(PLACES, limits=True)),
        "composition of counts": composition(made_parts(), 2020, SPACE, Arrangement(YEARS, counted=True)),
        "flow": flow_chart(flow_of(made_paths()), NAMES, SPACE),
        "dots": dot_strip(dot_row(), compared().places, 210.0, 30.0),
    }
    made = {name: chart for name, chart in found.items() if chart is not None}
    assert made.keys() == found.keys(), "a chart that is not made is compared nowhere"
    return made


def made_parts() -> CompositionParts:
    """Three parts of a place's years and of four places: all shown, two of them secret, all secret, few cases."""

    def piece(part: int, start: float, end: float, limits: bool = False) -> RowPiece:
        share = 100 * (end - start)
        low, high = (max(end - start - 0.05, 0.0), end - start + 0.06) if limits else (None, None)
        words = (f"{part}: {share:.1f} %", f"{share:.0f} von 100")
        return RowPiece(part, start, end, f"{share:.1f}", f"{share:.0f}", low, high, words)

    whole = (piece(0, 0.0, 0.2, True), piece(1, 0.2, 0.55, True), piece(2, 0.55, 1.0, True))
    rest = (piece(1, 0.0, 0.4), piece(HIDDEN, 0.4, 1.0))
    years = (
        CompositionRow("2019", "2019", 2019, whole, 80.0, "80"),
        CompositionRow("2020", "2020", 2020, rest, 100.0, "100"),
    )
    places = (
        CompositionRow("a", "Ahorn & Co", 2020, whole, 100.0, "100", position=0),
        CompositionRow(
            "b", "Birke mit einem sehr langen Namen, der niemals Platz hat", 2020, rest, 50.0, "50"
        ),
        CompositionRow("c", "Celler", 2020, note="geschützt", secret=True),
        CompositionRow("d", "Dachau", 2020, note="nicht gemeldet"),
        CompositionRow("e", "Erle", 2020, whole, 12.0, "12", few=True),
    )
    named = tuple(
        NamedPart(name, colours.of_class(at, 3), colours.on_class(at, 3))
        for at, name in enumerate(("ohne", "erster", "mittlerer"))
    )
    counts = Axis(0.0, 112.0, (Tick(0.0, "0"), Tick(50.0, "50"), Tick(100.0, "100")))
    return CompositionParts(
        "de", "see", named, "geschützt", "a", (2019, 2020), years, ((), places), counts_of_years=counts
    )


def made_paths() -> PathTable:
    """Paths of which some are hidden and some are nobody's."""
    return path_table(
        [[None, 25, 25, 65, None], [120, 25, 0, 35, 25], [495, 235, 50, 25, 55], [None, 220, 55, None, 95]],
        1800,
    )


def made_series() -> SeriesContent:
    """Lines with a gap, a band, example years, a break and an event."""
    years, texts = list(range(2015, 2023)), [f"{50 + at} %" for at in range(8)]
    values = [50.0, 51.5, NAN, 53.0, 55.0, 52.0, 51.0, 56.0]
    place = Line(
        "a", "Ahorn & Co", "place", years, values, texts, lower=[value - 4 for value in values],
        upper=[value + 5 for value in values], example=[False] * 5 + [True] * 3,
    )  # fmt: skip
    other = Line("b", "Birke", "place", years, [value + 6 for value in values], texts, position=4)
    district = Line("13076", "Landkreis", "kreis", years, [52.0 + at / 2 for at in range(8)], texts)
    state = Line("13", "Land", "land", years[:4], [49.0, 49.5, 50.0, 50.5], texts[:4])
    return SeriesContent(
        [place, other, district, state], "percent", breaks=[Break(2020, {"de": "Zensus 2022"})],
        events=[Event(2018, {"de": "Neues Gesetz gilt"}, "")],
    )  # fmt: skip


def compared() -> Any:
    """What the scatter reads of a comparison: six places, two of them selected, one with few cases."""
    points = tuple(
        Point(key, f"Ort {key}", x, y, f"{x} %", f"{y} %", people, few=key == "d")
        for key, x, y, people in SIX
    )
    relation = Relation(
        2020, "2020", points, (50.0, 6.0), 5, 1, 0, 0, 0.6, 0.01, Verdict.POSSIBLE, "möglich",
        ((30.0, 2.5), (70.0, 8.5)), (),
    )  # fmt: skip
    return SimpleNamespace(
        relations=(relation,), lang="de", name="Betreuung", second_name="Förderung", unit="percent", decimals=1,
        second_unit="percent", second_decimals=1, row=lambda year: 0,
        places=[SimpleNamespace(key="a", position=0), SimpleNamespace(key="c", position=5)],
    )  # fmt: skip


def dot_row() -> Any:
    """What a row of dots reads of one indicator."""
    dots = [
        SimpleNamespace(at=at, figure=SimpleNamespace(key=key, few=few))
        for key, at, few in (("a", 0.7, False), ("c", -1.4, True))
    ]
    return SimpleNamespace(
        without="", dots=dots, low=-2.0, high=2.5, lower_quartile=-0.5, upper_quartile=0.6, district=True
    )
