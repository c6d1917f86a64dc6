"""A slab of three places and two years, small enough to check figures by eye."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard.domain.observation import Status
from dashboard.indicators.slab.model import (
    AreaFigures,
    ClassLegend,
    FunnelLimits,
    Headings,
    Histogram,
    Slab,
    Unrounded,
    ValueRange,
)
from dashboard.indicators.wording.statuses import status_word
from tests.dashboard.indicators.wording.made_district import LANDKREIS

NAN = np.nan
STATUSES = [status_word(one, "de") for one in Status]
_TYPES = {
    "value": float, "lower": float, "upper": float, "share": float, "rank": np.int32, "ranked": int,
    "status": np.int8, "few": np.int8, "example": np.int8, "classes": np.int8, "inside": np.int8,
}  # fmt: skip
DISTRICT = AreaFigures(
    key="13076",
    name="Landkreis",
    line=True,
    value=[40.0, 50.0],
    text=["40,0 %", "50,0 %"],
    counts=["", ""],
    change=["", "+10,0"],
    trend=["", ""],
    verdict_trend=[0, 0],
    example=[0, 0],
)
LEGEND = ClassLegend(
    title="",
    note="",
    labels=["unter 50", "ab 50"],
    breaks=[50.0],
    counts=np.array([[2, 1], [1, 1]]),
    statuses=np.zeros((2, 9), dtype=int),
    missing=["", ""],
    few=np.array([0, 0]),
    continuous=False,
)
HISTOGRAM = Histogram(
    np.array([0.0, 50.0, 100.0]), np.array([[[2, 0], [0, 1]], [[1, 0], [0, 1]]], dtype=np.int32)
)
FUNNEL = FunnelLimits(
    base=np.array([[10, 10, 30], [10, NAN, 40]]),
    largest=40.0,
    at=[[1, 10, 40], [1, 10, 40]],
    inner=([[0, 10, 25], [0, 19, 35]], [[100, 70, 55], [100, 81, 65]]),
    outer=([[0, 0, 16], [0, 1, 26]], [[100, 88, 64], [100, 99, 74]]),
    title="Kinder <b>",
)


def small_slab(**changes: Any) -> Slab:
    """The slab with other columns, which may be given as lists; None in a list of numbers is missing."""
    columns: dict[str, Any] = {
        "places": ("a", "b", "c"),
        "years": (2020, 2021),
        "names": ["Ahorn & Co", "Birke", "Celle"],
        "value": [[10.0, 60.0, 0.0], [20.0, NAN, 80.0]],
        "status": [[0, 0, 1], [0, 3, 0]],
        "few": [[0, 1, 0], [0, 0, 0]],
        "example": [[0, 0, 0], [0, 0, 0]],
        "inside": [1, 1, 1],
        "rank": [[1, 0, 2], [2, 0, 1]],
        "ranked": [2, 2],
        "classes": [[0, 1, 0], [0, -1, 1]],
        "lower": None,
        "upper": None,
        "share": None,
        **changes,
    }
    arrays = {
        name: np.array(columns.pop(name), dtype=kind)
        for name, kind in _TYPES.items()
        if columns[name] is not None
    }
    plain = {
        "version": "v",
        "indicator": "anteil",
        "level": "gemeinde",
        "breakdown": "",
        "lang": "de",
        "unit": "percent",
        "decimals": 1,
        "title": "Anteil <b>",
        "short": "Anteil",
        "subtitle": "",
        "labels": ["2020", "2021"],
        "lines": ["", "", ""],
        "parents": ["", "", ""],
        "order": [[1, 0, 2], [2, 0]],
        "text": [["10,0 %", "60,0 %", "0,0 %"], ["20,0 %", "geschützt", "80,0 %"]],
        "counts": [["1 von 10", "6 von 10", "0 von 30"], ["2 von 10", "", "8 von 10"]],
        "change": [[""] * 3] * 2,
        "difference": [[""] * 3] * 2,
        "unrounded": Unrounded(np.zeros((2, 3), dtype=np.int8), np.zeros((2, 3), dtype=np.int8)),
        "interval": None,
        "trend": None,
        "verdict_trend": None,
        "verdict_difference": None,
        "marks": None,
        "funnel": FUNNEL,
        "funnel_area": DISTRICT,
        "shown": None,
        "legend": LEGEND,
        "circles": None,
        "histogram": HISTOGRAM,
        "axis": ValueRange(0.0, 80.0),
        "district": DISTRICT,
        "reference": DISTRICT,
        "summary": ["", ""],
        "badge": ["", ""],
        "provenance": "",
        "source": "",
        "heading": Headings(["", ""], ["", ""], "", ""),
        "local": LANDKREIS,
        "words": {
            "district": "Landkreis",
            "whisker": "",
            "level": "Gemeinden",
            "name": "Gemeinde",
            "status": STATUSES,
        },
    }
    return Slab(**(plain | columns | arrays))
