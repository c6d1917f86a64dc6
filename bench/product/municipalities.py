"""Year steps and hovers of the Monitor with the municipalities of the state and of the country."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from bench import browsing
from bench.apps import INDICATOR, Effort, tell
from bench.browsing import PANELS, Step, fresh_page, result, wait_for
from bench.stage import Served, StageError
from bench.table import Goal, Row, Series

STATE, COUNTRY = ("land", 700, 50.0), ("bund", 10_000, 100.0)
"""Value of `raum`, least number of areas that prove the map whole, and ms that a year step may take."""
_HOVER = Goal("p95 <= 16.7 ms", most=16.7, at_p95=True)
_IN_SIGHT = """() => {
  const { areas, view } = lupe.map;
  const box = document.querySelector("#monitor-map .bl-mapcanvas").getBoundingClientRect();
  return areas.map(({ x, y }) => [box.x + x * view.scale + view.x, box.y + y * view.scale + view.y]);
}"""
_ON_MAP = "([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest('.bl-mapcanvas'))"


def on_the_monitor(browser: Browser, app: Served, effort: Effort, textbook: Series | None) -> list[Row]:
    """Two rows for the state and two for the country, whose year step stands beside that of the textbook's
    map of all municipalities, where that was measured."""
    rows = []
    for (where, least, most), baseline in ((STATE, None), (COUNTRY, textbook)):
        tell(f"  Monitor mit allen Gemeinden, raum={where}")
        count, steps, hovers = _measured(browser, app, where, least, effort)
        words = f"<= {most:.0f} ms" + (" and 1/40" if baseline else "")
        goal = Goal(words, 1 / 40 if baseline else None, most)
        rows.append(
            Row(f"year step on the Monitor, {count:,} municipalities", "ms", goal, _painted(steps), baseline)
        )
        worked = Series.of([step.to_frame for step in hovers])
        rows.append(Row(f"hover there, {count:,} municipalities, frame's work", "ms", _HOVER, worked))
    return rows


def _painted(steps: list[Step]) -> Series:
    return Series.of([step.to_paint for step in steps])


def _measured(
    browser: Browser, app: Served, where: str, least: int, effort: Effort
) -> tuple[int, list[Step], list[Step]]:
    with fresh_page(browser, app.url, ["productDrawn"]) as (page, traffic):
        page.goto(f"/?indikator={INDICATOR}&ebene=gemeinde&raum={where}")
        wait_for(page, "productDrawn")
        count = int(page.evaluate("lupe.map.areas.length"))
        if count < least:
            raise StageError(f"raum={where}: die Karte hat {count} Gebiete.")
        page.wait_for_timeout(1000)
        steps, _ = browsing.product_year_steps(page, traffic, effort.steps, warm_up=4)
        return count, steps, _hovers(page, effort.hovers)


def _hovers(page: Page, count: int) -> list[Step]:
    """The pointer moves from place to place, far apart in the drawing's order; what lies beneath the tooltip
    is passed over.

    Of nodes the browser says when the pointer comes over one; on a canvas each movement has to be looked at.
    """
    points = page.evaluate(_IN_SIGHT)
    step = max(len(points) // 97, 1)
    event = "pointermove" if page.locator("#monitor-map canvas").count() else "pointerover"
    page.mouse.move(*points[0])
    page.wait_for_timeout(500)
    steps: list[Step] = []
    for number in range(1, 20 * count):
        if len(steps) == count:
            return steps
        x, y = points[(number * step) % len(points)]
        if not page.evaluate(_ON_MAP, [x, y]):
            continue
        page.evaluate("args => probe.arm(...args)", [event, list(PANELS)])
        page.mouse.move(x, y)
        steps.append(result(page))
    raise StageError(f"Nur {len(steps)} von {count} Gebieten ließen sich mit dem Zeiger treffen.")
