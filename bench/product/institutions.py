"""Measures the Bildungslandkarte with 2,000 institutions: filter, pan, and the bytes of a first view."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.browsing import Step, fresh_page, result
from bench.stage import ROOT, Served, StageError, launch, prepare, product_environment, served
from bench.table import Goal, Row, Series, markdown

COUNT = 2_000
_MAP = "#institutions-map"
_PANELS = (_MAP, "#institutions-list", "#institutions-count")
_MARKS = f"{_MAP} .bl-points"
_KINDS = (
    "kita",
    "hort",
    "grundschule",
    "regionale_schule",
    "bibliothek",
    "jugendtreff",
    "beratung",
    "museum",
)
_FILTERS = ("kita", "grundschule", "bibliothek", "beratung")
_FRAMES = Goal("p95 <= 33.4 ms (two frames)", most=33.4, at_p95=True)
_BYTES = Goal("<= 1.2 of the Monitor's", ratio=1.2)


def many_institutions(folder: Path) -> dict[str, str]:
    """A store in `folder` with what ships and enough day-care centres to make 2,000; its environment."""
    prepare(folder)
    dice = random.Random(14)
    rows = ["schluessel;art;name;lon;lat"]
    places = list(_points())
    for number in range(COUNT):
        longitude, latitude = (one + dice.uniform(-0.02, 0.02) for one in dice.choice(places))
        rows.append(f"bench-{number};{dice.choice(_KINDS)};Haus {number};{longitude:.5f};{latitude:.5f}")
    table = folder / "viele.csv"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    environment = product_environment(folder)
    command = [sys.executable, "-m", "flask", "--app", "app", "import", str(table)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)
    if run.returncode:
        raise StageError(f"flask --app app import endete mit {run.returncode}:\n{run.stdout}{run.stderr}")
    return environment


def _points() -> Iterator[tuple[float, float]]:
    """Longitude and latitude of the district's villages and towns."""
    with (ROOT / "data/embedded/institutions/localities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            if row["gemeinde"].startswith("13076"):
                yield float(row["lon"].replace(",", ".")), float(row["lat"].replace(",", "."))


def institutions(browser: Browser, app: Served, moves: int) -> list[Row]:
    """Rows of the table; `moves` is how often a filter is set and how often the map is drawn a step."""
    with fresh_page(browser, app.url) as (page, traffic):
        page.goto("/")
        page.wait_for_load_state("networkidle")
        monitor = traffic.received
    with fresh_page(browser, app.url) as (page, traffic):
        page.goto("/bildungslandkarte")
        page.locator(_MARKS).wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        own = traffic.received
        filters, pans = _filters(page, moves), _pans(page, moves)
    return [
        Row("Bildungslandkarte, first view", "MB", _BYTES, _megabytes(own), _megabytes(monitor), 3),
        Row(f"filter of {COUNT:,} institutions, frame's work", "ms", _FRAMES, _worked(filters)),
        Row(f"pan of {COUNT:,} institutions, frame's work", "ms", _FRAMES, _worked(pans)),
        Row("filter, until painted", "ms", Goal(""), _painted(filters)),
        Row("pan, until painted", "ms", Goal(""), _painted(pans)),
    ]


def _megabytes(received: int) -> Series:
    return Series.of([received / 1e6])


def _worked(steps: list[Step]) -> Series:
    return Series.of([one.to_frame for one in steps])


def _painted(steps: list[Step]) -> Series:
    return Series.of([one.to_paint for one in steps])


def _filters(page: Page, count: int) -> list[Step]:
    """Kinds are ticked and unticked in turn."""
    boxes = [page.locator(f"input[name=art][value={kind}]") for kind in _FILTERS]
    steps: list[Step] = []
    for number in range(count + 4):
        box = boxes[number % len(boxes)]
        box.focus()
        page.evaluate("panels => probe.arm('keydown', panels)", list(_PANELS))
        page.keyboard.press("Space")
        steps.append(result(page))
    return steps[4:]


def _pans(page: Page, count: int) -> list[Step]:
    """The map is taken in its middle, a little nearer than whole, and drawn to and fro."""
    box = page.locator(f"{_MAP} svg").first.bounding_box()
    if box is None:
        raise StageError("Die Karte der Einrichtungen ist nicht zu sehen.")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    for _ in range(3):
        page.mouse.wheel(0, -200)
        page.wait_for_timeout(500)
    page.mouse.down()
    steps: list[Step] = []
    for number in range(count + 4):
        page.evaluate("panels => probe.arm('pointermove', panels)", list(_PANELS))
        page.mouse.move(x + 40 * (number % 6 - 3), y + 25 * (number % 4 - 2))
        steps.append(result(page))
    page.mouse.up()
    return steps[4:]


def main() -> None:
    """The Bildungslandkarte alone, as a table on the terminal."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as player:
        folder = Path(name)
        environment = many_institutions(folder)
        browser = launch(player)
        with served(["app.py"], environment, folder / "app.log") as app:
            print(markdown(institutions(browser, app, 40)))
        browser.close()


if __name__ == "__main__":
    main()
