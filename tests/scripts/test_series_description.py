"""The page places a time series as files do: the same axes, marks, texts, colours and places of labels."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import asdict, replace
from itertools import product
from typing import Any

from dashboard.charts.chart_json import to_json
from dashboard.charts.description import LineMark, Space
from dashboard.charts.series.build import placed
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.lines import Line
from dashboard.charts.series.parts import SeriesGap, SeriesParts, SeriesPeak, parts_of
from dashboard.domain.indicator import Break, Event
from dashboard.drawing.typeface import width_of
from tests.scripts.test_scripts import node

NAN = math.nan
SPACES = (Space(734, 510), Space(560, 120), Space(430, 232, 14.5), Space(300, 260, 12))
NAMES = (
    "Parchim", "Verwaltungsgemeinschaft am langen Ende der Welt", "Ort", "Blankenberg", "Kuhlen-Wendorf",
    "Mühlen Eichsen", "Alt Krenzlin", "Zahrensdorf",
)  # fmt: skip
EVENTS = (
    Event(2016, {"de": "2016: neues Gesetz gilt im ganzen Land"}, "s"),
    Event(2017, {"de": "Gebietsreform: Damm"}, "s"),
    Event(2017, {"de": "ein drittes Ereignis zur selben Zeit"}, "s"),
)
BREAKS = (Break(2018, {"de": "Stichtag jetzt 1. März"}), Break(2015, {"de": "vor dem Anfang"}))


def line(values: list[float], role: str = "place", unit: str = "\u00a0%", **more: object) -> Line:
    years = list(range(2015, 2015 + len(values)))
    texts = ["" if math.isnan(value) else f"{value:.1f}{unit}" for value in values]
    given = {"key": role, "name": role.capitalize(), **more}
    return Line(role=role, years=years, values=values, texts=texts, **given)  # type: ignore[arg-type] # a test's


def alike(one: Any, other: Any) -> bool:
    """Whether two JSON values are the same but for the rounding of numbers."""
    if isinstance(one, dict) and isinstance(other, dict):
        return set(one) == set(other) and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) or isinstance(other, float):
        return math.isclose(one, other, abs_tol=1e-6)
    return bool(one == other)


def contents() -> Iterator[SeriesContent]:
    """Series of none to eight places with what can stand beside them."""
    sources = {"source": [0, 0, 1, 1, 1, 1], "sources": ["INKAR, Bonn", "Statistisches Amt"]}
    district = line([30.0, 31.0, 33.0, 32.0, 34.0, 35.0], "kreis", **sources)
    land = line([41.0, 40.0, 39.0, 38.0, NAN, NAN], "land", name="Land")
    similar = line([NAN] * 6, "aehnliche", lower=[20.0] * 6, upper=[30.0] * 6)
    for count, unit, hidden in product((0, 1, 2, 8), ("\u00a0%", "\u00a0Einrichtungen"), (0, 1, 3)):
        places = [
            line(
                [20.0 + at, 25.0, NAN, 40.0 - at * 3, 30.0, NAN if hidden and at % hidden == 0 else 28.0 + at],
                unit=unit, key=str(at), name=NAMES[at], position=at, example=[at % 2 == 0] * 6,
                lower=[10.0] * 6, upper=[50.0] * 6,
            )
            for at in range(count)
        ]  # fmt: skip
        yield SeriesContent([*places, district, land, similar], "percent", EVENTS, BREAKS, example="Beispiel")
        yield SeriesContent([*places, district, land], "count", counts=True, lang="en")
    yield SeriesContent([line([5.0])], "percent", EVENTS, BREAKS)
    yield SeriesContent([line([0.0] * 4), line([0.0, 0.0, NAN, NAN], key="b")], "percent", EVENTS)
    yield SeriesContent([line([float(at) for at in range(40)])], "percent")
    yield SeriesContent([line([-5.0, 3.0, NAN, -1.0])], "percent", EVENTS[:2])


def on_stage(parts: SeriesParts) -> SeriesParts:
    """With its highest and lowest values and a gap named, as a stage does."""
    points = [at for mark in parts.marks if isinstance(mark, LineMark) for at in mark.points]
    ends = [max(points, key=lambda at: at[1]), min(points, key=lambda at: at[1])] if points else []
    peaks = tuple(
        SeriesPeak(int(year), value, f"{year:.0f}: {value:.1f}", "ink", above)
        for (year, value), above in zip(ends, (True, False), strict=False)
    )
    gaps = (SeriesGap(2017.0, parts.highest, "2017 fehlt"), SeriesGap(2019.5, 0.0, "2019 bis 2020 fehlen"))
    return replace(parts, peaks=peaks, gaps=gaps)


def test_page_and_file_place_a_time_series_alike(tmp_path):
    parts = [made for content in contents() if (made := parts_of(content))]
    parts += [on_stage(one) for one in parts]
    given: list[tuple[SeriesParts, Space]] = list(product(parts, SPACES))
    cases = [{"parts": to_json(one), "space": asdict(space)} for one, space in given]
    signs = set(json.dumps(cases, ensure_ascii=False)) | {"n", "…", "≈"}
    widths = {
        weight: {sign: width_of(sign, 1, weight) for sign in sorted(signs)} for weight in (400, 600, 700)
    }
    (tmp_path / "in.json").write_text(json.dumps({"widths": widths, "cases": cases}), "utf-8")
    run = node("tests/scripts/describe-series.mjs", str(tmp_path / "in.json"), str(tmp_path / "out.json"))
    assert run.returncode == 0, run.stderr
    page = json.loads((tmp_path / "out.json").read_text("utf-8"))
    differing = [
        (one.last, space, chart["labels"])
        for (one, space), chart in zip(given, page, strict=True)
        if not alike(json.loads(json.dumps(to_json(placed(one, space)))), chart)
    ]
    assert len(page) > 100
    assert differing == []
