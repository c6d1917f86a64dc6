"""The browser's painter puts marks and texts where the painter of files does, in the same colours."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.charts.chart_json import to_json
from dashboard.charts.colours import colour
from dashboard.charts.description import Chart, Space
from dashboard.charts.distribution import distribution
from dashboard.charts.funnel import funnel
from dashboard.charts.ranking import ranking
from dashboard.charts.svg.painter import painted
from dashboard.drawing import style
from tests.dashboard.charts.panel_slab import small_slab
from tests.scripts.test_scripts import node

SPACE = Space(734, 510)
CLASSES = 2  # of the small slab
ROUNDED = 0.06
"""Both write px with one or two digits behind the point."""
ENDS = re.compile(r"([MLHVaz])([-\d.,\s]*)", re.IGNORECASE)
Corners = tuple[float, float, float, float]


def charts() -> list[Chart]:
    bounds = {
        "lower": [[5.0, 40.0, 0.0], [10.0, None, 70.0]],
        "upper": [[20.0, 90.0, 9.0], [30.0, None, 95.0]],
    }
    slab = small_slab(**bounds)
    every = [
        make(slab, year, SPACE, selection=["c", "a"])
        for make in (ranking, distribution, funnel)
        for year in (2020, 2021)
    ]
    made = [chart for chart in every if chart is not None]
    assert len(made) == len(every), "a chart that is not made is compared nowhere"
    return made


@pytest.fixture(scope="module")
def by_browser(tmp_path_factory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("painted")
    (folder / "in.json").write_text(json.dumps([to_json(chart) for chart in charts()]), "utf-8")
    run = node("tests/scripts/paint.mjs", str(folder / "in.json"), str(folder / "out.json"))
    assert run.returncode == 0, run.stderr
    found: list[dict[str, Any]] = json.loads((folder / "out.json").read_text("utf-8"))
    return found


def file_of(chart: Chart) -> Element:
    space = chart.plot.space
    svg: Element = fromstring(f"<svg>{painted(chart, (0, 0, space.width, space.height), 'light')}</svg>")
    return svg


def marks_of(svg: Element) -> list[Element]:
    """Elements of marks: what lies in the groups between grid and texts."""
    (scaled,) = svg
    return [mark for group in scaled if group.tag == "g" for mark in group]


def corners_of(mark: Element) -> Corners:
    """Left, top, right and bottom of an element."""
    given = {name: float(value) for name, value in mark.attrib.items() if re.fullmatch(r"-?[\d.]+", value)}
    if mark.tag == "rect":
        return (given["x"], given["y"], given["x"] + given["width"], given["y"] + given["height"])
    if mark.tag == "circle":
        x, y, r = given["cx"], given["cy"], given["r"]
        return (x - r, y - r, x + r, y + r)
    if mark.tag == "line":
        xs, ys = sorted((given["x1"], given["x2"])), sorted((given["y1"], given["y2"]))
        return (xs[0], ys[0], xs[1], ys[1])
    return corners_of_path(mark.attrib["d"])


def corners_of_path(d: str) -> Corners:
    xs, ys = list[float](), list[float]()
    for command, numbers in ENDS.findall(d):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if command in "ML":
            xs.append(values[0])
            ys.append(values[1])
        elif command == "H":
            xs += values
        elif command == "V":
            ys += values
        elif command == "a" and values[5] > 0:  # the first half of a circle
            xs.append(xs[-1] + values[5])
            ys += [ys[-1] - values[0], ys[-1] + values[0]]
    return (min(xs), min(ys), max(xs), max(ys))


def test_marks_lie_where_they_lie_in_a_file(by_browser):
    for chart, page in zip(charts(), by_browser, strict=True):
        file = marks_of(file_of(chart))
        assert len(file) == len(page["marks"]) == len(chart.marks)
        for mark, one, other in zip(chart.marks, file, page["marks"], strict=True):
            assert corners_of_path(other["d"]) == pytest.approx(corners_of(one), abs=ROUNDED), mark


def shade(chart: Chart, look: dict[str, Any], name: str) -> str | None:
    """What the style sheets make of a colour in the light theme."""
    if name == "fill" and "class" in look:
        return style.palette(chart.palette, CLASSES)[int(look["class"].removeprefix("c"))]
    found = re.fullmatch(r"var\(--bl-(.+)\)", look.get(name, ""))
    return (
        colour(found[1] if found[1].startswith("place") else found[1].replace("-", "_"), "", "light")
        if found
        else look.get(name)
    )


def test_marks_have_the_colours_that_they_have_in_a_file(by_browser):
    """Few cases aside, whose colour is that of a pattern's ground there."""
    compared = 0
    for chart, page in zip(charts(), by_browser, strict=True):
        for one, other in zip(marks_of(file_of(chart)), page["marks"], strict=True):
            for name in ("fill", "stroke"):
                if "url" not in one.get(name, "") and not (name == "fill" and one.tag == "line"):
                    assert shade(chart, other, name) == one.get(name), (name, one.attrib, other)
                    compared += 1
            for name in ("stroke-width", "opacity", "fill-opacity"):
                assert float(other.get(name, 1)) == float(one.get(name, 1)), (name, one.attrib, other)
    assert compared > 60


def test_texts_stand_where_they_stand_in_a_file(by_browser):
    for chart, page in zip(charts(), by_browser, strict=True):
        file = [one for one in file_of(chart).iter() if one.tag == "text"]
        wanted = sorted((one.text or "", float(one.get("x", 0)), float(one.get("y", 0))) for one in file)
        drawn = sorted((one["text"], float(one["x"]), float(one["y"])) for one in page["texts"])
        assert [text for text, *_ in drawn] == [text for text, *_ in wanted]
        for one, other in zip(drawn, wanted, strict=True):
            assert one[1:] == pytest.approx(other[1:], abs=ROUNDED), one
