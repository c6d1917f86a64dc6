"""Measures product, textbook, floor page and peers as apps in a browser: the same things in each, one after
the other."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from bench import browsing, serving
from bench.browsing import Step, fresh_page, wait_for
from bench.export import Export
from bench.stage import Served, StageError
from bench.subjects import Subject
from bench.table import Series

AREAS = 142
INDICATOR = "kinderarmut"
"""What the years are stepped through: the Monitor opens with it, every place has a value, and every place's
value changes."""
INTERVALS = "betreuungsquote_u3"
"""A share with intervals, verdicts and hidden cells: the most there is to change in a step."""
PRODUCT_AREAS = "#monitor-map .bl-area"


@dataclass(frozen=True, slots=True)
class Effort:
    """How often each thing is measured; `exports` are seconds for each kind of file."""

    steps: int
    hovers: int
    loads: int
    starts: int
    slow_steps: int
    indicators: int
    peer_indicators: int
    exports: float
    busy: float


FULL = Effort(30, 45, 5, 5, 5, 40, 12, 2.0, 15.0)
QUICK = Effort(6, 8, 1, 1, 2, 4, 3, 0.5, 4.0)


@dataclass(slots=True)
class App:
    """What has been found of one app; None where it has no such thing."""

    name: str
    steps: Series
    work: Series
    wire: Series
    bytes_to_work: Series
    to_work: Series
    to_draw: Series
    memory: Series
    cold: Series | None = None
    cached: Series | None = None
    hover: Series | None = None
    hover_from_pointer: Series | None = None
    latency: Series | None = None


def tell(what: str) -> None:
    """Progress, beside the table and not in it: a whole run takes minutes."""
    print(f"… {what}", file=sys.stderr, flush=True)


def measure_product(browser: Browser, app: Served, data: Export, effort: Effort) -> App:
    address = f"/?indikator={INDICATOR}&ebene=gemeinde"
    others = [key for key in data.years if key != INDICATOR][: effort.indicators]
    tell("  Indikator wechseln")
    cold, cached = _switches(browser, app, others, address, "product", "productDrawn")
    tell("  Jahr schreiten, Gebiete zeigen")
    with fresh_page(browser, app.url, ["productDrawn"]) as (page, traffic):
        page.goto(address)
        wait_for(page, "productDrawn")
        _assert_areas(page, PRODUCT_AREAS, "Monitor")
        page.wait_for_timeout(1000)
        steps, over_wire = browsing.product_year_steps(page, traffic, effort.steps, warm_up=4)
        wire = over_wire.received / len(steps)
        hovered = browsing.hovers(page, effort.hovers)
    tell("  Seite laden")
    to_work, to_draw, received = _loads(browser, app, address, effort.loads, "product")
    calls = [serving.Call("GET", f"/slab?indikator={key}&ebene=gemeinde") for key in data.years]
    serving.latencies(app.url, calls)  # whatever is made once is made now
    latency = serving.latencies(app.url, calls)
    return App(
        "product",
        _painted(steps),
        _worked(steps),
        Series.of([wire]),
        received,
        to_work,
        to_draw,
        _memory(app),
        cold,
        cached,
        hover=_worked(hovered),
        hover_from_pointer=Series.of([step.to_frame_from_pointer for step in hovered]),
        latency=Series.of(latency),
    )


def measure_baseline(browser: Browser, app: Served, data: Export, effort: Effort) -> App:
    tell("  Indikator wechseln")
    others = [key for key in data.years if key != INDICATOR][: effort.indicators // 2]
    cold, cached = _switches(browser, app, others, "/", "baseline", "baselineDrawn")
    tell("  Jahr schreiten")
    bodies: list[str] = []
    with fresh_page(browser, app.url, ["baselineDrawn"]) as (page, traffic):
        page.on(
            "request",
            lambda request: bodies.append(request.post_data or "") if request.method == "POST" else None,
        )
        page.goto("/")
        wait_for(page, "baselineDrawn")
        page.wait_for_timeout(1000)
        _assert_areas(page, None, "Vergleichsanwendung")
        steps, over_wire = browsing.baseline_year_steps(page, traffic, effort.steps, warm_up=2)
        wire = over_wire.received / len(steps)
    tell("  Seite laden")
    to_work, to_draw, received = _loads(browser, app, "/", effort.loads, "baseline")
    latency = serving.latencies(app.url, [serving.Call("POST", "/_dash-update-component", bodies[-1])])
    return App(
        "textbook",
        _painted(steps),
        _worked(steps),
        Series.of([wire]),
        received,
        to_work,
        to_draw,
        _memory(app),
        cold,
        cached,
        latency=Series.of(latency),
    )


def measure_peer(browser: Browser, app: Served, data: Export, effort: Effort, subject: Subject) -> App:
    """The floor page or a peer: the same clock, the same conditions."""
    cold = cached = None
    if subject.switches:
        tell("  Indikator wechseln")
        others = [key for key in data.years if key != INDICATOR][: effort.peer_indicators]
        cold, cached = _switches(browser, app, others, "/", "peer", subject.drawn)
    tell("  Jahr schreiten")
    with fresh_page(browser, app.url, [subject.drawn]) as (page, traffic):
        page.goto("/")
        wait_for(page, subject.drawn)
        page.wait_for_timeout(1000)
        _assert_areas(page, subject.areas, subject.name)
        steps, over_wire = browsing.peer_year_steps(
            page, traffic, subject, len(data.years[INDICATOR]), effort.steps, warm_up=4
        )
        wire = over_wire.received / len(steps)
    tell("  Seite laden")
    to_work, to_draw, received = _loads(browser, app, "/", effort.loads, subject.condition)
    return App(
        subject.name,
        _painted(steps),
        _worked(steps),
        Series.of([wire]),
        received,
        to_work,
        to_draw,
        _memory(app),
        cold,
        cached,
    )


def product_steps(browser: Browser, app: Served, indicator: str, effort: Effort) -> Series:
    """Year steps of another indicator."""
    with fresh_page(browser, app.url, ["productDrawn"]) as (page, traffic):
        page.goto(f"/?indikator={indicator}&ebene=gemeinde")
        wait_for(page, "productDrawn")
        page.wait_for_timeout(1000)
        return _painted(browsing.product_year_steps(page, traffic, effort.steps, warm_up=4)[0])


def baseline_steps(browser: Browser, app: Served, effort: Effort) -> Series:
    """Year steps of the indicator that the textbook app was started with."""
    with fresh_page(browser, app.url, ["baselineDrawn"]) as (page, traffic):
        page.goto("/")
        wait_for(page, "baselineDrawn")
        page.wait_for_timeout(1000)
        return _painted(browsing.baseline_year_steps(page, traffic, effort.steps // 2, warm_up=2)[0])


def _painted(steps: list[Step]) -> Series:
    return Series.of([step.to_paint for step in steps])


def _worked(steps: list[Step]) -> Series:
    return Series.of([step.to_frame for step in steps])


def _memory(app: Served) -> Series:
    return Series.of([serving.resident_megabytes(app.process.pid)])


def _assert_areas(page: Page, areas: str | None, name: str) -> None:
    drawn = browsing.drawn_areas(page, areas)
    if drawn != AREAS:
        raise StageError(f"{name}: {drawn} statt {AREAS} Gebiete gezeichnet.")


def _switches(
    browser: Browser, app: Served, others: list[str], path: str, kind: str, drawn: str
) -> tuple[Series, Series]:
    """Indicators once on a server and in a browser that have seen none of them, then all again."""
    with fresh_page(browser, app.url, [drawn]) as (page, _):
        page.goto(path)
        wait_for(page, drawn)
        page.wait_for_timeout(1000)
        cold = browsing.switches(page, others, kind)
        cached = browsing.switches(page, others, kind)
    return _painted(cold), _painted(cached)


def _loads(browser: Browser, app: Served, path: str, times: int, name: str) -> tuple[Series, Series, Series]:
    """Loading with an empty cache: ms until the page works, ms until all is drawn, bytes of all that is
    loaded."""
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
