"""`make screenshots`: every page and state in three sizes and two themes, into
screenshots/<size>/<theme>/<state>.png, and every kind of export into screenshots/exports/.

Fails when a page asks another host, reports an error on its console, or never shows what the picture is of.
Names on the command line choose states, `--size` chooses sizes, `--checkout` pictures the program of another
commit, `--into` names the folder. `--compare BEFORE AFTER` compares two such folders picture by picture.
"""

from __future__ import annotations

import argparse
import os
import queue
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from bench.screenshots.comparing import compare
from bench.screenshots.exported import write_exports
from bench.screenshots.shooting import Shooter
from bench.screenshots.states import STATES, State
from bench.stage import (
    ROOT,
    SIZES,
    THEMES,
    StageError,
    copy_store,
    launch,
    prepare,
    product_environment,
    served,
)

WORKERS = min(os.cpu_count() or 1, 4)


@dataclass(frozen=True, slots=True)
class Job:
    """One state in one size, in all themes, of the server that shows it."""

    url: str
    state: State
    size: str


def _folder(text: str) -> Path:
    return Path(text).resolve()


class Options(argparse.Namespace):
    """The command line."""

    names: list[str]
    size: list[str] | None
    checkout: Path
    into: Path
    store: Path | None
    pages: bool
    files: bool
    compare: tuple[Path, Path] | None


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="state", help="Zustände; ohne Namen alle")
    parser.add_argument("--size", choices=SIZES, action="append", help="nur diese Größe")
    parser.add_argument("--checkout", type=_folder, default=ROOT, help="Programm eines anderen Standes")
    parser.add_argument("--into", type=Path, default=ROOT / "screenshots", help="Ordner der Bilder")
    parser.add_argument("--store", type=Path, help="Ordner vorbereiteter Datenbanken des eigenen Kreises")
    parser.add_argument("--pages", action="store_true", help="keine Dateien, nur Seiten")
    parser.add_argument("--files", action="store_true", help="keine Seiten, nur Dateien")
    parser.add_argument(
        "--compare",
        type=_folder,
        nargs=2,
        metavar=("BEFORE", "AFTER"),
        help="vergleichen, Blätter nach AFTER-compared",
    )
    options = parser.parse_args(namespace=Options())
    if options.compare:
        before, after = options.compare
        return compare(before, after, after.with_name(f"{after.name}-compared"))
    unknown = set(options.names) - {state.name for state in STATES}
    if unknown:
        parser.error(f"unbekannt: {', '.join(sorted(unknown))}")
    states = [state for state in STATES if not options.names or state.name in options.names]
    exports = options.files or not (options.names or options.pages)
    if options.files:
        states = []
    started = time.perf_counter()
    failures = run(states, options.size or tuple(SIZES), options, exports)
    pictures = sum(1 for _ in options.into.rglob("*.png"))
    print(f"{pictures} Bilder in {options.into}, {time.perf_counter() - started:.0f} s")
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def run(states: Sequence[State], sizes: Sequence[str], options: Options, exports: bool) -> list[str]:
    """Prepares a store for each district, serves it and takes the pictures; returns what went wrong."""
    districts = list(dict.fromkeys(["", *(state.district for state in states)]))
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folders = {district: Path(name) / (district or "own") for district in districts}
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(lambda one: _prepare(folders[one], one, options), districts))
        urls = {}
        for district, folder in folders.items():
            environment = product_environment(folder, **_more(district))
            app = served(["app.py"], environment, folder / "app.log", root=options.checkout)
            urls[district] = stack.enter_context(app).url
        jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        for size in sizes:
            for state in states:
                jobs.put(Job(urls[state.district], state, size))
        failures: list[str] = []
        workers = [
            threading.Thread(target=_work, args=(jobs, options.into, failures)) for _ in range(WORKERS)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        if exports:
            failures += write_exports(urls[""], options.into / "exports")
    return failures


def _more(district: str) -> dict[str, str]:
    return {"DISTRICT": district} if district else {}


def _prepare(folder: Path, district: str, options: Options) -> None:
    folder.mkdir()
    if options.store and not district:
        copy_store(options.store, folder)
    else:
        prepare(folder, root=options.checkout, **_more(district))


def _work(jobs: queue.SimpleQueue[Job], target: Path, failures: list[str]) -> None:
    """One browser, until no job is left; another one when it breaks."""
    with sync_playwright() as playwright:
        shooter = Shooter(launch(playwright), target)
        while True:
            try:
                job = jobs.get_nowait()
            except queue.Empty:
                break
            if not shooter.browser.is_connected():
                shooter = Shooter(launch(playwright), target)
            failures += shooter.shoot(job.url, job.state, job.size, THEMES)
            print(f"… {job.size} {job.state.name}", file=sys.stderr, flush=True)
        shooter.browser.close()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (StageError, Error) as error:
        print(error, file=sys.stderr)
        sys.exit(1)
