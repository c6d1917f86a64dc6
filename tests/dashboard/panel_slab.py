"""A slab of three places and two years, small enough to check figures by eye."""

from __future__ import annotations

from typing import Any


def small_slab(**changes: Any) -> dict[str, Any]:
    district = {
        "line": True,
        "key": "13076",
        "name": "Landkreis",
        "value": [40.0, 50.0],
        "text": ["40,0 %", "50,0 %"],
        "counts": ["", ""],
        "change": ["", "+10,0"],
        "trend": ["", ""],
        "verdict_trend": [0, 0],
        "example": [0, 0],
    }
    return {
        "lang": "de",
        "unit": "percent",
        "decimals": 1,
        "level": "gemeinde",
        "title": "Anteil <b>",
        "years": [2020, 2021],
        "places": ["a", "b", "c"],
        "names": ["Ahorn & Co", "Birke", "Celle"],
        "value": [[10.0, 60.0, 0.0], [20.0, None, 80.0]],
        "status": [[0, 0, 1], [0, 3, 0]],
        "few": [[0, 1, 0], [0, 0, 0]],
        "rank": [[1, 0, 2], [2, 0, 1]],
        "lower": None,
        "upper": None,
        "class": [[0, 1, 0], [0, -1, 1]],
        "order": [[1, 0, 2], [2, 0]],
        "text": [["10,0 %", "60,0 %", "0,0 %"], ["20,0 %", "geschützt", "80,0 %"]],
        "counts": [["1 von 10", "6 von 10", "0 von 30"], ["2 von 10", "", "8 von 10"]],
        "legend": {"labels": ["unter 50", "ab 50"], "breaks": [50], "continuous": False},
        "histogram": {"edges": [0, 50, 100], "counts": [[[2, 0], [0, 1]], [[1, 0], [0, 1]]]},
        "axis": {"min": 0, "max": 80},
        "circles": None,
        "funnel": {
            "base": [[10, 10, 30], [10, None, 40]],
            "at": [[1, 10, 40], [1, 10, 40]],
            "inner": [[[0, 10, 25], [0, 19, 35]], [[100, 70, 55], [100, 81, 65]]],
            "outer": [[[0, 0, 16], [0, 1, 26]], [[100, 88, 64], [100, 99, 74]]],
            "largest": 40,
            "title": "Kinder <b>",
        },
        "funnel_area": district,
        "district": district,
        "reference": district,
        **changes,
    }
