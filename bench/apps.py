"""Measures the product and the baseline as apps in a browser: the same things in both, one after the other."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from bench import browsing, serving
from bench.browsing import fresh_page, wait_for
from bench.export import Export
from bench.stage import Served, StageError
from bench.table import Series

AREAS = 142


@dataclass(frozen=True, slots=True)
class Effort:
    """How often each thing is measured."""

    steps: int
    hovers: int
    loads: int
    starts: int
    slow_steps: int
    indicators: int


FULL = Effort(steps=40, hovers=60, loads=5, starts=5, slow_steps=7, indicators=99)
QUICK = Effort(steps=8, hovers=10, loads=2, starts=2, slow_steps=2, indicators=8)


@dataclass(slots=True)
class App:
    """One of the two apps while it is measured, and what has been found."""

    served: Served
    steps: Series
    wire: Series
    requests: float
    cold: Series
    cached: Series
    bytes_to_work: Series
    to_work: Series
    to_draw: Series
    hover: Series | None = None
    hover_from_pointer: Series | None = None
    memory: float = 0.0
    latency: Series | None = None


def tell(what: str) -> None:
    """Progress, beside the table and not in it: a whole run takes minutes."""
    print(f"… {what}", file=sys.stderr, flush=True)


def measure_product(browser: Browser, app: Served, data: Export, effort: Effort) -> App:
    address = f"/?indikator={data.longest}&ebene=gemeinde"
    tell("Indikator wechseln")
    cold, cached = _switches(browser, app, data, "/?ebene=gemeinde", effort.indicators, baseline=False)
    tell("Jahr schreiten, Gebiete zeigen")
    with fresh_page(browser, app.url, ["productDrawn"]) as (page, traffic):
        page.goto(address)
        wait_for(page, "productDrawn")
        _assert_areas(page, baseline=False)
        page.wait_for_timeout(1000)
        steps, over_wire = browsing.product_year_steps(page, traffic, effort.steps, warm_up=4)
        wire, requests = over_wire.received / len(steps), over_wire.requests / len(steps)
        hovered = browsing.hovers(page, effort.hovers)
    tell("Seite laden")
    to_work, to_draw, received = _loads(browser, app, address, effort.loads, "product")
    paths = [f"/slab?indikator={key}&ebene=gemeinde" for key in data.years]
    calls = [serving.Call("GET", path) for path in paths]
    serving.latencies(app.url, calls)  # whatever is made once is made now
    latency = serving.latencies(app.url, calls)
    return App(
        app,
        Series.of([step.to_paint for step in steps]),
        Series.of([wire]),
        requests,
        cold,
        cached,
        received,
        to_work,
        to_draw,
        hover=Series.of([step.to_frame for step in hovered]),
        hover_from_pointer=Series.of([step.to_frame_from_pointer for step in hovered]),
        memory=serving.resident_megabytes(app.process.pid),
        latency=Series.of(latency),
    )


def measure_baseline(browser: Browser, app: Served, data: Export, effort: Effort) -> App:
    tell("Indikator wechseln")
    cold, cached = _switches(browser, app, data, "/", effort.indicators, baseline=True)
    tell("Jahr schreiten")
    bodies: list[str] = []
    with fresh_page(browser, app.url, ["baselineDrawn"]) as (page, traffic):
        page.on("request", lambda request: bodies.append(request.post_data or "") if request.method == "POST" else None)
        page.goto("/")
        wait_for(page, "baselineDrawn")
        page.wait_for_timeout(1000)
        _assert_areas(page, baseline=True)
        steps, over_wire = browsing.baseline_year_steps(page, traffic, effort.steps, warm_up=4)
        wire, requests = over_wire.received / len(steps), over_wire.requests / len(steps)
    tell("Seite laden")
    to_work, to_draw, received = _loads(browser, app, "/", effort.loads, "baseline")
    call = serving.Call("POST", "/_dash-update-component", bodies[-1])
    latency = serving.latencies(app.url, [call])
    return App(
        app,
        Series.of([step.to_paint for step in steps]),
        Series.of([wire]),
        requests,
        cold,
        cached,
        received,
        to_work,
        to_draw,
        memory=serving.resident_megabytes(app.process.pid),
        latency=Series.of(latency),
    )


def _assert_areas(page: Page, *, baseline: bool) -> None:
    drawn = browsing.drawn_areas(page, baseline=baseline)
    if drawn != AREAS:
        raise StageError(
            f"{'Vergleichsanwendung' if baseline else 'Monitor'}: {drawn} statt {AREAS} Gebiete gezeichnet."
        )


def _switches(
    browser: Browser, app: Served, data: Export, path: str, most: int, *, baseline: bool
) -> tuple[Series, Series]:
    """At `most` so many indicators once on a server and in a browser that have seen none of them, then all again."""
    name = "baselineDrawn" if baseline else "productDrawn"
    with fresh_page(browser, app.url, [name]) as (page, _):
        page.goto(path)
        wait_for(page, name)
        page.wait_for_timeout(1000)
        shown = data.longest if baseline else page.evaluate("lupe.state.slab.indicator")
        others = [key for key in data.years if key != shown][:most]
        cold = browsing.switches(page, others, baseline=baseline)
        cached = browsing.switches(page, others, baseline=baseline)
    return Series.of([step.to_paint for step in cold]), Series.of([step.to_paint for step in cached])


def _loads(browser: Browser, app: Served, path: str, times: int, name: str) -> tuple[Series, Series, Series]:
    """Loading with an empty cache: ms until the page works, ms until all is drawn, bytes of all that is loaded."""
    works, drawn = f"{name}Works", f"{name}Drawn"
    to_work, to_draw, received = [], [], []
    for _ in range(times):
        with fresh_page(browser, app.url, [works, drawn]) as (page, traffic):
            page.goto(path)
            to_draw.append(wait_for(page, drawn))
            to_work.append(wait_for(page, works))
            page.wait_for_timeout(1000)  # what else comes by itself counts too
            received.append(float(traffic.received))
    return Series.of(to_work), Series.of(to_draw), Series.of(received)
