"""Slabs of any number of places for tests of the stage: values fall from the first place to the last."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from dashboard import formats
from dashboard.domain.observation import Status
from dashboard.indicators.slab.model import AreaFigures, ClassLegend, Slab, Unrounded, ValueRange
from tests.dashboard.charts.panel_slab import DISTRICT, STATUSES, small_slab
from tests.dashboard.indicators.wording.made_district import LANDKREIS

NAN = np.nan
BREAKS = [20.0, 40.0, 60.0, 80.0]


def wide_slab(
    count: int,
    years: tuple[int, ...] = (2020, 2021),
    *,
    hidden: tuple[int, ...] = (),
    few: tuple[int, ...] = (),
    zero: tuple[int, ...] = (),
    empty: tuple[int, ...] = (),
    district: bool = True,
    **changes: Any,
) -> Slab:
    """`hidden`, `few` and `zero` are columns, `empty` rows that nobody has delivered."""
    height, names = len(years), [f"Amt Ort {at}" for at in range(count)]
    value = np.tile(np.linspace(90.0, 10.0, count), (height, 1)) if count else np.zeros((height, 0))
    status = np.zeros((height, count), dtype=np.int8)
    value[:, list(hidden)], status[:, list(hidden)] = NAN, Status.SUPPRESSED
    value[:, list(zero)], status[:, list(zero)] = 0.0, Status.ZERO
    value[list(empty)], status[list(empty)] = NAN, Status.NOT_COLLECTED
    known = ~np.isnan(value)
    rare = np.zeros((height, count), dtype=np.int8)
    rare[:, list(few)] = 1
    classes = np.where(known, np.digitize(np.nan_to_num(value), BREAKS), -1)
    statuses = np.zeros((height, len(Status)), dtype=int)
    statuses[:, Status.SUPPRESSED] = (status == Status.SUPPRESSED).sum(axis=1)
    statuses[:, Status.NOT_COLLECTED] = (status == Status.NOT_COLLECTED).sum(axis=1)
    statuses[:, Status.ZERO] = (status == Status.ZERO).sum(axis=1)
    text = [
        ["geschützt" if one != one else formats.with_unit(one, "percent", 1, "de") for one in row]
        for row in value.tolist()
    ]
    own = [None if row in empty else 50.0 for row in range(height)]
    area = AreaFigures(
        key="13076", name="Landkreis", line=True, value=own,
        text=["" if one is None else "50,0 %" for one in own], counts=["50 von 100"] * height,
        change=["+1,0 Punkte"] * height, trend=[""] * height, verdict_trend=[0] * height, example=[0] * height,
    )  # fmt: skip
    legend = ClassLegend(
        title="", note="", labels=[*"abcde"], breaks=BREAKS, counts=np.zeros((height, 5), dtype=int),
        statuses=statuses, missing=["nicht gemeldet"] * height, few=rare.sum(axis=1), continuous=False,
    )  # fmt: skip
    nothing = np.zeros((height, count), dtype=np.int8)
    slab = small_slab(
        places=tuple(f"p{at}" for at in range(count)), years=years, names=names, value=value, status=status,
        few=rare, example=nothing, inside=np.ones(count), rank=nothing, ranked=[count] * height,
        classes=classes,
    )  # fmt: skip
    blank = [[""] * count for _ in years]
    plain: dict[str, Any] = {
        "labels": [str(year) for year in years],
        "lines": [""] * count,
        "parents": [""] * count,
        "order": [[at for at in np.argsort(-row).tolist() if row[at] == row[at]] for row in value],
        "text": text,
        "counts": [["1 von 2"] * count for _ in years],
        "change": blank,
        "difference": [["" if one != one else "+1,0 Punkte" for one in row] for row in value.tolist()],
        "unrounded": Unrounded(nothing, nothing),
        "funnel": None,
        "funnel_area": None,
        "legend": legend,
        "axis": ValueRange(0.0, 100.0),
        "district": area if district else None,
        "reference": area if district else replace(DISTRICT),
        "summary": [""] * height,
        "badge": [""] * height,
        "source": "Quelle.",
        "subtitle": "Anteil der Kinder, am 1. März",
        "title": "Anteil",
        "heading": replace(small_slab().heading, change=["gegen 2019"] * height, trend=[""] * height),
        "local": LANDKREIS,
        "words": {
            "district": "Landkreis",
            "whisker": "",
            "level": "Ämter",
            "name": "Amt",
            "status": STATUSES,
        },
    }
    return replace(slab, **(plain | changes))
