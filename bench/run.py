"""`make bench`: measures the product beside the baseline in one run, prints the table and writes docs/performance.md.

Fails only when something cannot be measured; a missed goal is a line in the table. `--quick` takes few repetitions and
writes nothing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from bench import browsing, germany, serving
from bench.browsing import fresh_page, wait_for
from bench.export import Export, ask, export
from bench.report import machine, write_report
from bench.stage import Served, StageError, launch, prepare, product_environment, served
from bench.table import Goal, Row, Series, markdown
from data.topology import read_topology

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


def rows(product: App, baseline: App, starts: tuple[Series, Series], many: list[Row]) -> list[Row]:
    """The table of goals in the order of the design, figures beside the baseline's."""

    def megabytes(app: App) -> Series:
        return Series.of([value / 1e6 for value in app.bytes_to_work.values])

    mean_rate = [1 / statistics.fmean(app.latency.values) for app in (product, baseline) if app.latency]
    return [
        Row(
            "year step, all panels, 142 areas",
            "ms",
            Goal("<= 1/15 and <= 33 ms", 1 / 15, 33),
            product.steps,
            baseline.steps,
        ),
        Row(
            "hover marked in all panels, frame's work",
            "ms",
            Goal("p95 <= 16.7 ms", most=16.7, at_p95=True),
            product.hover,
        ),
        Row(
            "the same from the pointer's time stamp",
            "ms",
            Goal("(two frames: 33.3 ms)", most=33.4, at_p95=True),
            product.hover_from_pointer,
        ),
        Row("bytes over the wire for a year step", "B", Goal("0", most=0), product.wire, baseline.wire, 0),
        Row("indicator switch, cold slab", "ms", Goal("<= 1/5", 1 / 5), product.cold, baseline.cold),
        Row("indicator switch, cached slab", "ms", Goal("<= 1/10", 1 / 10), product.cached, baseline.cached),
        Row(
            "bytes until map, legend, controls work",
            "MB",
            Goal("<= 1/3", 1 / 3),
            megabytes(product),
            megabytes(baseline),
            2,
        ),
        Row("time until map, legend, controls work", "ms", Goal("<= 1/3", 1 / 3), product.to_work, baseline.to_work, 0),
        Row("time until all panels are drawn", "ms", Goal("<= 1/1.5", 1 / 1.5), product.to_draw, baseline.to_draw, 0),
        Row("start to the first 200", "s", Goal("<= 1.0 s", most=1.0), *starts, 2),
        Row(
            "memory of the serving process",
            "MB",
            Goal("<= 120 MB", most=120),
            Series.of([product.memory]),
            Series.of([baseline.memory]),
            0,
        ),
        Row(
            "requests a second, slab / callback",
            "/s",
            Goal(">= 100 x", 1 / 100, inverse=True),
            Series.of(mean_rate[:1]),
            Series.of(mean_rate[1:]),
            0,
        ),
        *many,
    ]


def measure_many(browser: Browser, folder: Path, environment: dict[str, str], effort: Effort) -> list[Row]:
    """All German municipalities, and the growth from our 142 to them; "not measured" without table or network."""
    step_goal, growth_goal = Goal("<= 1/40", 1 / 40), Goal("<= 12 x", most=12)
    what, grown = "year step, all German municipalities", "the same, times that of 142 areas (map alone)"
    tell("alle Gemeinden Deutschlands")
    table = germany.table()
    topology = germany.germany(folder) if table else None
    if table is None or topology is None:
        return [Row(what, "ms", step_goal, None), Row(grown, "x", growth_goal, None)]
    few = germany.country(folder / "few", read_topology(germany.DISTRICT_LAYER), table)
    many = germany.country(folder / "many", topology, table)
    few_steps = [step.to_paint for step in germany.year_steps(browser, few, effort.steps)]
    many_steps = Series.of([step.to_paint for step in germany.year_steps(browser, many, effort.slow_steps * 2)])
    with (
        _baseline(many.export, germany.INDICATOR, folder / "many.log", environment) as app,
        fresh_page(browser, app.url, ["baselineDrawn"]) as (page, traffic),
    ):
        page.goto("/")
        wait_for(page, "baselineDrawn")
        drawn = browsing.drawn_areas(page, baseline=True)
        if drawn < 0.95 * many.areas:  # what lies between two pixels is not rendered
            raise StageError(f"Vergleichsanwendung: {drawn} von {many.areas} Gebieten gezeichnet.")
        slow, _ = browsing.baseline_year_steps(page, traffic, effort.slow_steps, warm_up=1)
    growth = Series.of([many_steps.p50 / Series.of(few_steps).p50])
    return [
        Row(
            f"year step, {many.areas:,} municipalities",
            "ms",
            step_goal,
            many_steps,
            Series.of([one.to_paint for one in slow]),
        ),
        Row(grown, "x", growth_goal, growth),
    ]


def _baseline(data: Export, indicator: str, log: Path, environment: dict[str, str]) -> AbstractContextManager[Served]:
    more = {**environment, "BENCH_EXPORT": str(data.folder), "BENCH_INDICATOR": indicator}
    return served(["-m", "bench.baseline"], more, log, ready="/")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="wenige Wiederholungen, nichts wird geschrieben")
    options = parser.parse_args()
    effort = QUICK if options.quick else FULL
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = launch(playwright)
        try:
            table = measure(browser, folder, effort)
        except (StageError, Error) as error:
            print(f"Nicht messbar: {error}", file=sys.stderr)
            return 1
        described = machine(browser.version)
    print(described, markdown(table), sep="\n\n")
    if not options.quick:
        write_report(described, table)
    return 0


def measure(browser: Browser, folder: Path, effort: Effort) -> list[Row]:
    tell("Daten vorbereiten und ausgeben")
    prepare(folder)
    environment = product_environment(folder)
    with served(["app.py"], environment, folder / "export.log") as app:
        ask(f"{app.url}/healthz")
        data = export(app.url, folder / "export")
    if data.areas != AREAS:
        raise StageError(f"Der Export hat {data.areas} statt {AREAS} Gebiete.")
    tell("Monitor")
    with served(["app.py"], environment, folder / "product.log") as app:
        product = measure_product(browser, app, data, effort)
    tell("Vergleichsanwendung")
    with _baseline(data, data.longest, folder / "baseline.log", environment) as app:
        baseline = measure_baseline(browser, app, data, effort)
    tell("Starts")
    starts = Series.of(serving.start_seconds(["app.py"], environment, folder / "start.log", effort.starts, "/healthz"))
    more = {**environment, "BENCH_EXPORT": str(data.folder)}
    slow = Series.of(serving.start_seconds(["-m", "bench.baseline"], more, folder / "start.log", effort.starts, "/"))
    return rows(product, baseline, (starts, slow), measure_many(browser, folder, dict(os.environ), effort))


if __name__ == "__main__":
    sys.exit(main())
