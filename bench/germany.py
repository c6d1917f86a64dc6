"""Many areas: the product's own map, slab and scripts on a bare page, and the same figures for the baseline.

The page holds the map alone and answers how the way of drawing grows with the number of areas; the Monitor with
all municipalities is measured in `bench.product.municipalities`.
"""

from __future__ import annotations

import csv
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from dash.development.base_component import Component
from playwright.sync_api import Browser

from bench.apps import Effort, tell
from bench.browsing import Step, baseline_year_steps, drawn_areas, fresh_page, harness_year_steps, wait_for
from bench.export import Export, write
from bench.stage import ROOT, Served, StageError
from bench.table import Goal, Row, Series
from dashboard.domain.area import Area
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells
from dashboard.indicators.slab.build import build_slab
from dashboard.indicators.slab.inputs import SlabParts
from dashboard.indicators.slab.model import document
from dashboard.indicators.wording.district_words import district_words
from dashboard.map.choropleth import choropleth
from data.catalogue.loader import load, load_states
from data.geography.geometry import Topology, boundaries, geojson, map_geometry
from data.germany.areas import germany
from layouts.monitor.map import map_frame

INDICATOR = "kinderarmut"
TABLE = Path("figures") / "inkar_child_poverty_all_municipalities.csv"
PAGE = Path(__file__).with_name("germany.html")
DISTRICT, TODAY = "13076", date(2022, 12, 31)  # the figures stand on that day


_DRAWN = """() => {
  const canvas = document.querySelector("#monitor-map canvas");
  if (!canvas) return document.querySelectorAll("#monitor-map .bl-area").length;
  const { areas, view } = lupe.map;
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const at = (value, shift) => Math.floor((value * view.scale + shift) * (width / view.width));
  const coloured = ({ x, y }) => data[(at(y, view.y) * width + at(x, view.x)) * 4 + 3] > 0;
  return areas.filter(coloured).length;
}"""
"""Areas that are nodes, or whose point on the canvas has a colour."""


@dataclass(frozen=True, slots=True)
class Country:
    """Everything to draw one set of municipalities twice: ours in `page`, the baseline's in `export`."""

    page: Path
    export: Export

    @property
    def areas(self) -> int:
        return self.export.areas


def table() -> Path | None:
    """The table of all German municipalities in BILDUNGSLUPE_DATA, or None where there is none."""
    folder = os.environ.get("BILDUNGSLUPE_DATA", "")
    return path if folder and (path := Path(folder) / TABLE).is_file() else None


def country(folder: Path, topology: Topology, figures: Path) -> Country:
    """The municipalities of the topology that the table has figures for, for us and for the baseline."""
    values = _read(figures)
    whole = map_geometry(topology, level="gemeinde")
    geometry = replace(whole, areas=tuple(shape for shape in whole.areas if shape.key in values))
    keys = [shape.key for shape in geometry.areas]
    page = folder / "page"
    page.mkdir(parents=True)
    (page / "karte.svg").write_text(choropleth(geometry, labels={}, title="Gemeinden"), "utf-8")
    areas = [Area(shape.key, "gemeinde", shape.name) for shape in geometry.areas]
    (page / "slab.json").write_bytes(_slab(areas, values))
    shutil.copytree(ROOT / "assets", page / "assets", ignore=shutil.ignore_patterns("tools", "dist"))
    _write_page(page)
    rows = [(INDICATOR, key, year, value) for key in keys for year, value in values[key].items()]
    return Country(page, write(folder / "export", geojson(topology, "gemeinde", keys), rows))


def _read(figures: Path) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    with figures.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["key"], {})[int(row["year"])] = float(row["value"])
    return found


def _slab(areas: Sequence[Area], values: Mapping[str, Mapping[int, float]]) -> bytes:
    years = sorted({year for area in areas for year in values[area.key]})
    value = np.array([[values[area.key].get(year, np.nan) for area in areas] for year in years])
    nothing = np.full(value.shape, np.nan)
    codes = np.zeros(value.shape, dtype=np.int8)
    cells = Cells(
        indicator=INDICATOR,
        level="gemeinde",
        breakdown="",
        version="bench",
        years=tuple(years),
        places=tuple(area.key for area in areas),
        value=value,
        lower=nothing,
        upper=nothing,
        numerator=nothing,
        denominator=nothing,
        status=np.where(np.isnan(value), Status.NOT_COLLECTED, Status.REPORTED).astype(np.int8),
        provenance=codes,
        mark=codes,
        source=codes - 1,
        sources=(),
    )
    parts = SlabParts(
        cells=cells,
        areas=areas,
        parents=[""] * len(areas),
        district=None,
        reference=None,
        lines=(),
        catalogue=load(),
        words=district_words(germany(), "13076", load_states()["13"]),
    )
    slab = build_slab(parts, Selection(indicator=INDICATOR, level="gemeinde", comparison=()))
    return orjson.dumps(document(slab), option=orjson.OPT_SERIALIZE_NUMPY)


def _write_page(page: Path) -> None:
    """The bare page with the Monitor's style sheets; it takes the map's modules by itself."""
    text = PAGE.read_text("utf-8").replace("<!-- map -->", _html(map_frame("de")))
    (page / "index.html").write_text(text, "utf-8")


def _html(node: Any) -> str:
    """What the browser would make of a Dash component without callbacks."""
    if not isinstance(node, Component):
        return escape(str(node))
    properties = {name: value for name, value in node.to_plotly_json()["props"].items() if name != "children"}
    properties["class"] = properties.pop("className", "")
    attributes = "".join(
        f' {name}="{escape(str(value))}"' for name, value in properties.items() if value is not False
    )
    inside = getattr(node, "children", None) or []
    tag = type(node).__name__.lower()
    return (
        f"<{tag}{attributes}>{''.join(map(_html, inside if isinstance(inside, list) else [inside]))}</{tag}>"
    )


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the table is the output."""


@contextmanager
def _folder_served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def year_steps(browser: Browser, country: Country, count: int) -> list[Step]:
    """Year steps of our map on the bare page; asserts that every area is drawn and coloured."""
    with _folder_served(country.page) as url, fresh_page(browser, url) as (page, _):
        page.goto("/index.html")
        page.wait_for_function("document.documentElement.dataset.ready !== undefined")
        state = page.evaluate("document.documentElement.dataset.ready")
        drawn = page.evaluate(_DRAWN)
        if state != "yes" or drawn != country.areas:
            raise StageError(f"Die Karte zeigt {drawn} von {country.areas} Gebieten ({state}).")
        return harness_year_steps(page, count)


def rows(
    browser: Browser,
    folder: Path,
    effort: Effort,
    textbook: Callable[[Export], AbstractContextManager[Served]],
) -> list[Row]:
    """All German municipalities, and the growth from our 142 to them; "not measured" without table.
    `textbook` serves the textbook app on an export."""
    step_goal, growth_goal = Goal("<= 1/40", 1 / 40), Goal("<= 12 x", most=12)
    what, grown = "year step, all German municipalities", "the same, times that of 142 areas (map alone)"
    figures = table()
    if figures is None:
        return [Row(what, "ms", step_goal, None), Row(grown, "x", growth_goal, None)]
    few = country(folder / "few", boundaries(DISTRICT, "gemeinde", TODAY), figures)
    many = country(folder / "many", boundaries(DISTRICT, "gemeinde", TODAY, extent="bund"), figures)
    tell("  Karte mit 142 Gebieten, mit allen")
    few_steps = [step.to_paint for step in year_steps(browser, few, effort.steps)]
    many_steps = Series.of([step.to_paint for step in year_steps(browser, many, effort.slow_steps * 2)])
    tell("  Vergleichsanwendung mit allen")
    with textbook(many.export) as app, fresh_page(browser, app.url, ["baselineDrawn"]) as (page, traffic):
        page.goto("/")
        wait_for(page, "baselineDrawn")
        drawn = drawn_areas(page, None)
        if drawn < 0.95 * many.areas:  # what lies between two pixels is not rendered
            raise StageError(f"Vergleichsanwendung: {drawn} von {many.areas} Gebieten gezeichnet.")
        slow, _ = baseline_year_steps(page, traffic, effort.slow_steps, warm_up=1)
    textbook_steps = Series.of([one.to_paint for one in slow])
    growth = Series.of([many_steps.p50 / Series.of(few_steps).p50])
    return [
        Row(f"year step, {many.areas:,} municipalities", "ms", step_goal, many_steps, textbook_steps),
        Row(grown, "x", growth_goal, growth),
    ]
