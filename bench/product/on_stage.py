"""Year steps and hovers on the stage of a scene, each beside the Monitor in the same minute: some steps here, some
there, in turns, so that other work on the machine meets both alike."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from bench import browsing
from bench.apps import AREAS, INDICATOR, Effort, tell
from bench.browsing import Step, Traffic, fresh_page, result, wait_for
from bench.stage import Served, StageError
from bench.subjects import there_and_back
from bench.table import Goal, Row, Series

PICTURES = {"karte": "map", "zeitreihe": "series", "rangfolge": "ranking"}
PANELS = tuple(
    f"#stage-{name}" for name in ("headline", "year", "numbers", "view", "legend", "signs", "source", "tip")
)
MUST_CHANGE = "#stage-view"
TURN = 5
"""Steps before the other one has its turn."""
_VIEW = f"indikator={INDICATOR}&ebene=gemeinde"
_KEYS = {"ArrowLeft": "ArrowDown", "ArrowRight": "ArrowUp"}
_GOAL = Goal("<= the Monitor's", 1, both=True)


def on_stage(browser: Browser, app: Served, effort: Effort) -> list[Row]:
    """A row for each picture, and one for the hover on the map."""
    rows = []
    for picture, name in PICTURES.items():
        tell(f"  Bühne: {picture}")
        steps, beside = _steps(browser, app, picture, effort.steps)
        rows.append(Row(f"year step on the stage, {name}, beside the Monitor", "ms", _GOAL, steps, beside))
    tell("  Bühne: Gebiete zeigen")
    hovers, beside = _hovers(browser, app, effort.hovers)
    rows.append(Row("hover on the stage, frame's work, beside the Monitor", "ms", _GOAL, hovers, beside))
    return rows


def _steps(browser: Browser, app: Served, picture: str, count: int) -> tuple[Series, Series]:
    with (
        fresh_page(browser, app.url) as (stage, _),
        fresh_page(browser, app.url, ["productDrawn"]) as (monitor, traffic),
    ):
        _open(stage, f"/buehne?{_VIEW}&bild={picture}")
        _open_monitor(monitor)
        keys = _there_and_back(stage)
        own: list[Step] = []
        others: list[Step] = []
        for warm_up in (True, *itertools.repeat(False, -(-count // TURN))):
            stage.bring_to_front()
            found = [_step(stage, next(keys)) for _ in range(TURN)]
            monitor.bring_to_front()
            beside = _monitor_steps(monitor, traffic)
            if not warm_up:
                own += found
                others += beside
    if not any(MUST_CHANGE in step.changed for step in own):
        raise StageError(f"Auf der Bühne ({picture}) hat sich beim Jahresschritt nichts geändert.")
    return Series.of([step.to_paint for step in own]), Series.of([step.to_paint for step in others])


def _hovers(browser: Browser, app: Served, count: int) -> tuple[Series, Series]:
    with (
        fresh_page(browser, app.url) as (stage, _),
        fresh_page(browser, app.url, ["productDrawn"]) as (monitor, _),
    ):
        _open(stage, f"/buehne?{_VIEW}&bild=karte")
        _open_monitor(monitor)
        own: list[Step] = []
        others: list[Step] = []
        for _ in range(-(-count // TURN)):
            stage.bring_to_front()
            own += browsing.hovers(stage, TURN, "#stage-view .bl-area", PANELS)
            monitor.bring_to_front()
            others += browsing.hovers(monitor, TURN)
    return Series.of([step.to_frame for step in own]), Series.of([step.to_frame for step in others])


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("html[data-complete]").wait_for(state="attached")
    drawn = page.locator("#stage-view .bl-area").count()
    if "karte" in address and drawn != AREAS:
        raise StageError(f"Bühne: {drawn} statt {AREAS} Gebiete gezeichnet.")
    page.wait_for_timeout(1000)


def _open_monitor(page: Page) -> None:
    page.goto(f"/?{_VIEW}")
    wait_for(page, "productDrawn")
    page.wait_for_timeout(1000)


def _step(page: Page, key: str) -> Step:
    page.evaluate("panels => probe.arm('keydown', panels)", list(PANELS))
    page.keyboard.press(key)
    return result(page)


def _there_and_back(page: Page) -> Iterator[str]:
    years, at = page.evaluate(
        """() => { const all = lupe.stage.years().map(([year]) => year);
          return [all.length, all.indexOf(lupe.state.year)]; }"""
    )
    return (_KEYS[key] for key in there_and_back(years, at))


def _monitor_steps(page: Page, traffic: Traffic) -> list[Step]:
    return browsing.product_year_steps(page, traffic, TURN, warm_up=0)[0]
