"""`make bench`: measures the product beside the baseline, a floor page and best-effort peers in one run,
prints the tables and writes docs/performance.md.

A missed goal is a line in the table. A part that cannot be measured is named below it, its lines say "not
measured", and the exit status is 1. `--only` takes some parts, `--quick` few repetitions; both write nothing.
"""

from __future__ import annotations

import argparse
import functools
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from bench import apps, germany, pictures, serving
from bench.apps import AREAS, FULL, INDICATOR, INTERVALS, QUICK, Effort, tell
from bench.busy import busy
from bench.export import Export, ask, export
from bench.peers import floor
from bench.product import institutions, municipalities, profiles, reports
from bench.product.on_stage import on_stage
from bench.report import machine, report
from bench.rows import Results
from bench.stage import ROOT, Served, StageError, copy_store, launch, prepare, product_environment, served
from bench.subjects import FLOOR, PEERS, Subject
from bench.table import Series

OTHER_DISTRICT = "13071"


@dataclass
class Bench:
    """One run: where it measures, how often, and what it has found."""

    playwright: Playwright
    folder: Path
    effort: Effort
    checkout: Path
    store: Path | None
    results: Results = field(default_factory=Results)

    @cached_property
    def browser(self) -> Browser:
        return launch(self.playwright)

    @cached_property
    def environment(self) -> dict[str, str]:
        """A prepared store; how long it took is one of the figures."""
        folder = self.folder / "own"
        folder.mkdir()
        if self.store:
            copy_store(self.store, folder)
        else:
            tell("  Daten vorbereiten")
            self.results.fresh["prepare and the first page"] = self._fresh(folder)
        return product_environment(folder)

    def _fresh(self, folder: Path, **more: str) -> float:
        """Seconds from an empty folder to the first page."""
        seconds = prepare(folder, root=self.checkout, **more)
        environment = product_environment(folder, **more)
        with served(["app.py"], environment, folder / "first.log", ready="/", root=self.checkout) as app:
            return seconds + app.seconds_to_answer

    @cached_property
    def data(self) -> Export:
        """What textbook, floor page and peers read, as the product publishes it."""
        with self.product("export") as app:
            tell("  Daten ausgeben")
            ask(f"{app.url}/healthz")
            data = export(app.url, self.folder / "export")
            floor.write(app.url, INDICATOR, self.folder / "floor")
        if data.areas != AREAS:
            raise StageError(f"Der Export hat {data.areas} statt {AREAS} Gebiete.")
        data.whole(INDICATOR)
        return data

    def product(self, log: str) -> AbstractContextManager[Served]:
        return served(["app.py"], self.environment, self.folder / f"{log}.log", root=self.checkout)

    def other(
        self, module: str, indicator: str = INDICATOR, data: Export | None = None
    ) -> AbstractContextManager[Served]:
        """The textbook app, the floor page or a peer, on the export."""
        return served(
            ["-m", module], self._of_others(indicator, data), self.folder / f"{module}.log", ready="/"
        )

    def _of_others(self, indicator: str, data: Export | None = None) -> dict[str, str]:
        return {
            **os.environ,
            "BENCH_EXPORT": str((data or self.data).folder),
            "BENCH_FLOOR": str(self.folder / "floor"),
            "BENCH_INDICATOR": indicator,
        }

    def measure_product(self) -> None:
        data = self.data
        with self.product("product") as app:
            self.results.product = apps.measure_product(self.browser, app, data, self.effort)

    def measure_textbook(self) -> None:
        data = self.data
        with self.other(TEXTBOOK) as app:
            self.results.textbook = apps.measure_baseline(self.browser, app, data, self.effort)

    def measure_floor(self) -> None:
        self.results.floor = self._peer(FLOOR)

    def measure_peer(self, subject: Subject) -> None:
        self.results.peers.append(self._peer(subject))

    def _peer(self, subject: Subject) -> apps.App:
        data = self.data
        with self.other(subject.module) as app:
            return apps.measure_peer(self.browser, app, data, self.effort, subject)

    def measure_intervals(self) -> None:
        with self.product("intervals") as app:
            steps = apps.product_steps(self.browser, app, INTERVALS, self.effort)
        with self.other(TEXTBOOK, INTERVALS) as app:
            self.results.intervals = (steps, apps.baseline_steps(self.browser, app, self.effort))

    def measure_stage(self) -> None:
        with self.product("stage") as app:
            self.results.stage = on_stage(self.browser, app, self.effort)

    def measure_files(self) -> None:
        with self.product("files") as app:
            self.results.files = pictures.exports(app.url, self.effort.exports)

    def measure_profiles(self) -> None:
        with self.product("profiles") as app:
            self.results.profiles = profiles.profiles(app.url)

    def measure_reports(self) -> None:
        with self.product("reports") as app:
            self.results.reports = reports.reports(app.url, self.environment)

    def measure_busy(self) -> None:
        with self.product("busy") as app:
            self.results.busy = busy(app.url, self.effort.busy)

    def measure_starts(self) -> None:
        log, times = self.folder / "start.log", self.effort.starts
        own = serving.start_seconds(["app.py"], self.environment, log, times, "/healthz", root=self.checkout)
        textbook = serving.start_seconds(["-m", TEXTBOOK], self._of_others(INDICATOR), log, times, "/")
        self.results.starts = (Series.of(own), Series.of(textbook))

    def measure_fresh(self) -> None:
        _ = self.environment  # measured as it is made, unless a store was given
        folder = self.folder / "other"
        folder.mkdir()
        self.results.fresh[f"district {OTHER_DISTRICT}"] = self._fresh(folder, DISTRICT=OTHER_DISTRICT)

    def measure_institutions(self) -> None:
        folder = self.folder / "institutions"
        folder.mkdir()
        environment = institutions.many_institutions(folder)
        with served(["app.py"], environment, folder / "app.log", root=self.checkout) as app:
            self.results.institutions = institutions.institutions(self.browser, app, self.effort.hovers)

    def measure_many(self) -> None:
        self.results.many = germany.rows(
            self.browser, self.folder, self.effort, lambda data: self.other(TEXTBOOK, germany.INDICATOR, data)
        )
        textbook = next((row.baseline for row in self.results.many if row.baseline), None)
        with self.product("municipalities") as app:
            self.results.many += municipalities.on_the_monitor(self.browser, app, self.effort, textbook)


TEXTBOOK = "bench.peers.textbook"
PARTS: Mapping[str, tuple[str, Callable[[Bench], None]]] = {
    "product": ("Monitor", Bench.measure_product),
    "stage": ("Bühne neben dem Monitor", Bench.measure_stage),
    "textbook": ("Vergleichsanwendung", Bench.measure_textbook),
    "floor": ("Seite ohne Rahmenwerk", Bench.measure_floor),
    **{one.condition: (one.name, functools.partial(Bench.measure_peer, subject=one)) for one in PEERS},
    "intervals": ("Jahr schreiten, Anteil mit Bereichen", Bench.measure_intervals),
    "starts": ("Starts", Bench.measure_starts),
    "busy": ("Seiten, während Bilder entstehen", Bench.measure_busy),
    "files": ("Bilder, Folien, Tabellen, Mappe", Bench.measure_files),
    "profiles": ("Gemeindeprofile", Bench.measure_profiles),
    "reports": ("Bildungsbericht des Kreises und aller Orte", Bench.measure_reports),
    "fresh": ("Erster Start eines anderen Kreises", Bench.measure_fresh),
    "many": ("alle Gemeinden Deutschlands", Bench.measure_many),
    "institutions": ("Bildungslandkarte mit 2.000 Einrichtungen", Bench.measure_institutions),
}
"""In this order: the same things of the apps stand close together in time, what a part leaves behind disturbs
little."""


class Options(argparse.Namespace):
    """The command line."""

    quick: bool
    only: list[str] | None
    checkout: Path
    store: Path | None


def _folder(text: str) -> Path:
    return Path(text).resolve()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="wenige Wiederholungen, nichts wird geschrieben")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="nur diese Teile, nichts wird geschrieben")
    parser.add_argument(
        "--checkout", type=_folder, default=ROOT, help="Programm eines anderen Standes messen"
    )
    parser.add_argument("--store", type=_folder, help="Ordner vorbereiteter Datenbanken")
    options = parser.parse_args(namespace=Options())
    whole = not (options.quick or options.only or options.store or options.checkout != ROOT)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        effort = QUICK if options.quick else FULL
        bench = Bench(playwright, Path(name), effort, options.checkout, options.store)
        try:
            chromium = bench.browser.version
            _ = bench.environment
        except (StageError, Error) as error:
            print(f"Nicht messbar: {error}", file=sys.stderr)
            return 1
        measure(bench, options.only or list(PARTS))
        text = report(machine(chromium), bench.results)
        bench.browser.close()
    print(text.tables)
    if whole:
        text.write()
    return 1 if bench.results.failures else 0


def measure(bench: Bench, parts: list[str]) -> None:
    """Part by part, telling the progress; what cannot be measured is noted and the next part follows."""
    begun = time.perf_counter()
    for number, part in enumerate(parts, 1):
        title, act = PARTS[part]
        tell(f"[{number}/{len(parts)}, {time.perf_counter() - begun:.0f} s] {title}")
        try:
            act(bench)
        except Exception as error:  # one part must not cost the others' ten minutes
            traceback.print_exc()
            bench.results.failures.append(f"{part}: {str(error).strip().partition(chr(10))[0]}")
    tell(f"[{time.perf_counter() - begun:.0f} s] fertig")


if __name__ == "__main__":
    sys.exit(main())
