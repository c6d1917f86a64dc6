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
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from bench import browsing, germany, pictures, profiles, serving
from bench.apps import AREAS, FULL, QUICK, App, Effort, measure_baseline, measure_product, tell
from bench.browsing import fresh_page, wait_for
from bench.export import Export, ask, export
from bench.report import machine, write_report
from bench.stage import Served, StageError, launch, prepare, product_environment, served
from bench.table import Goal, Row, Series, markdown
from data.topology import read_topology


def rows(product: App, baseline: App, starts: tuple[Series, Series], more: list[Row]) -> list[Row]:
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
        *more,
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
    tell("Bilder, Folien, Tabellen, Mappe")
    with served(["app.py"], environment, folder / "exports.log") as app:
        exported = pictures.exports(app.url)
    tell("Gemeindeprofile")
    with served(["app.py"], environment, folder / "profiles.log") as app:
        exported += profiles.profiles(app.url)
    tell("Starts")
    starts = Series.of(serving.start_seconds(["app.py"], environment, folder / "start.log", effort.starts, "/healthz"))
    more = {**environment, "BENCH_EXPORT": str(data.folder)}
    slow = Series.of(serving.start_seconds(["-m", "bench.baseline"], more, folder / "start.log", effort.starts, "/"))
    many = measure_many(browser, folder, dict(os.environ), effort)
    return rows(product, baseline, (starts, slow), [*many, *exported])


if __name__ == "__main__":
    sys.exit(main())
