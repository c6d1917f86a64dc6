"""Measures in Chromium: year steps, hover, switching the indicator and loading, the same way for both
apps."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, ViewportSize

from bench.stage import StageError
from bench.subjects import PANELS as PEER_PANELS
from bench.subjects import Subject, there_and_back

PROBE = Path(__file__).with_name("probe.js").read_text("utf-8")
VIEWPORT: ViewportSize = {"width": 1920, "height": 1080}
PATIENCE_MS = 120_000
QUIET_MS = 250
SLOW_SCREEN_MS = 2_000
"""How long to wait, after everything is quiet, for the browser's word that a frame of many areas is on
screen."""
PANELS = tuple(
    f"#monitor-{name}"
    for name in (
        "title",
        "subtitle",
        "figures",
        "map",
        "legend",
        "series",
        "ranking",
        "distribution",
        "table",
        "summary",
    )
)
MUST_CHANGE = ("#monitor-map", "#monitor-ranking", "#monitor-series")
"""A year step that leaves one of these as it was has measured something else."""
SLIDER = "input#monitor-year, #monitor-year input"


@dataclass(frozen=True, slots=True)
class Step:
    """One measured event in milliseconds: from the event to the painted frame, and the frame's own work."""

    to_paint: float
    to_frame: float
    to_frame_from_pointer: float
    changed: frozenset[str]


@dataclass(slots=True)
class Traffic:
    """Bytes received over the wire, headers and encodings included, and requests, since the last reset."""

    received: int = 0
    requests: int = 0

    @classmethod
    def of(cls, session: CDPSession) -> Traffic:
        traffic = cls()
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", lambda event: traffic._request(event))
        session.on("Network.loadingFinished", lambda event: traffic._finished(event))
        return traffic

    def reset(self) -> None:
        self.received = self.requests = 0

    def _request(self, event: dict[str, Any]) -> None:
        self.requests += not event["request"]["url"].startswith(("data:", "blob:"))

    def _finished(self, event: dict[str, Any]) -> None:
        self.received += int(event["encodedDataLength"])


@contextlib.contextmanager
def fresh_page(browser: Browser, url: str, load: Sequence[str] = ()) -> Iterator[tuple[Page, Traffic]]:
    """A page with an empty cache and the probe in it; `load` names the conditions whose moments are noted."""
    context: BrowserContext = browser.new_context(viewport=VIEWPORT, locale="de-DE", base_url=url)
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(PROBE)
    if load:
        context.add_init_script(f"probe.watchLoad({list(load)!r})")
    page = context.new_page()
    traffic = Traffic.of(context.new_cdp_session(page))
    try:
        yield page, traffic
    finally:
        context.close()


def wait_for(page: Page, condition: str) -> float:
    """Milliseconds from the navigation to the first frame in which the probe's condition held."""
    page.wait_for_function("name => name in probe.seen", arg=condition)
    return float(page.evaluate("name => probe.seen[name].at", condition))


def result(page: Page, ready: str | None = None, argument: object = None, *, screen_ms: int = 0) -> Step:
    answer = page.evaluate(
        "args => probe.result(...args)", [QUIET_MS, PATIENCE_MS, screen_ms, ready, argument]
    )
    if answer["late"] or answer["toPaint"] is None:
        raise StageError(f"Nach {PATIENCE_MS / 1000:.0f} s hat sich nichts Vollständiges gezeigt: {answer}")
    return Step(
        answer["toPaint"], answer["toFrame"], answer["toFrameFromPointer"], frozenset(answer["changed"])
    )


def product_year_steps(page: Page, traffic: Traffic, count: int, warm_up: int) -> tuple[list[Step], Traffic]:
    """Arrow keys on the year slider, to one end and back; the traffic is that of the counted steps."""
    slider = page.locator(SLIDER).first
    slider.focus()
    keys = _there_and_back(page)
    steps: list[Step] = []
    for number in range(warm_up + count):
        if number == warm_up:
            traffic.reset()
        page.evaluate("panels => probe.arm('keydown', panels)", list(PANELS))
        page.keyboard.press(next(keys))
        steps.append(result(page))
    silent = set(MUST_CHANGE) - frozenset.union(*(step.changed for step in steps))
    if silent:
        raise StageError(f"Beim Jahresschritt hat sich nichts geändert in: {', '.join(sorted(silent))}")
    return steps[warm_up:], traffic


def _there_and_back(page: Page) -> Iterator[str]:
    """Keys that always lead to another year: down to the first year of the slab, up to the last, and so
    on."""
    years = page.evaluate("lupe.state.slab.years.length")
    if years < 2:
        raise StageError("Der Indikator hat nur ein Jahr, es gibt nichts zu schreiten.")
    return there_and_back(years, page.evaluate("lupe.row()"))


def peer_year_steps(
    page: Page, traffic: Traffic, subject: Subject, years: int, count: int, warm_up: int
) -> tuple[list[Step], Traffic]:
    """By arrow keys or the button, from the last of the years; a step is over when every panel has changed
    and none changes any more."""
    keys = there_and_back(years, years - 1)
    if subject.slider:
        page.locator(subject.slider).first.focus()
    event = "keydown" if subject.slider else "click"
    steps = []
    for number in range(warm_up + count):
        if number == warm_up:
            traffic.reset()
        page.evaluate("args => probe.arm(...args)", [event, list(PEER_PANELS), True])
        if subject.slider:
            page.keyboard.press(next(keys))
        else:
            page.locator("#next").click()
        steps.append(result(page, "changed", list(PEER_PANELS)))
    return steps[warm_up:], traffic


def baseline_year_steps(page: Page, traffic: Traffic, count: int, warm_up: int) -> tuple[list[Step], Traffic]:
    steps = []
    for number in range(warm_up + count):
        if number == warm_up:
            traffic.reset()
        page.evaluate("probe.armBaseline('click')")
        page.locator("#next").click()
        steps.append(result(page, "baselineUpdated"))
    return steps[warm_up:], traffic


def hovers(
    page: Page, count: int, areas: str = "#monitor-map .bl-area", panels: Sequence[str] = PANELS
) -> list[Step]:
    """The pointer moves from area to area inside the map; each time all panels mark the place.

    Areas beneath the tooltip of the area before are passed over: whoever points at a tooltip keeps it.
    """
    points = page.evaluate(
        """(areas) => [...document.querySelectorAll(areas)].map((area) => {
            const box = area.getBoundingClientRect();
            const at = [box.x + box.width / 2, box.y + box.height / 2];
            return document.elementFromPoint(...at) === area ? at : null;
        }).filter(Boolean)""",
        areas,
    )
    if len(points) < 2:
        raise StageError("Die Karte lässt sich nicht mit dem Zeiger treffen.")
    steps: list[Step] = []
    for number in range(20 * count):
        if len(steps) == count:
            return steps
        x, y = points[(number * 7) % len(points)]
        if not page.evaluate(
            "([x, y, areas]) => !!document.elementFromPoint(x, y)?.matches(areas)", [x, y, areas]
        ):
            continue
        page.evaluate("panels => probe.arm('pointerover', panels)", list(panels))
        page.mouse.move(x, y)
        steps.append(result(page))
    raise StageError(f"Nur {len(steps)} von {count} Gebieten ließen sich mit dem Zeiger treffen.")


SWITCH = {
    "product": "probe.arm(null, panels); lupe.choose(key);",
    "baseline": "probe.armBaseline(null); dash_clientside.set_props('indicator', { value: key });",
    "peer": "probe.arm(null, panels, true); dash_clientside.set_props('indicator', { value: key });",
}
"""How an indicator is chosen: as the control itself does it."""
SWITCHED = {"product": "slab", "baseline": "baselineUpdated", "peer": "shown"}


def switches(page: Page, indicators: Sequence[str], kind: str) -> list[Step]:
    """Choosing one indicator after the other; `kind` is a key of `SWITCH`."""
    panels = list(PANELS if kind == "product" else PEER_PANELS)
    steps = []
    for key in indicators:
        page.evaluate(f"([key, panels]) => {{ {SWITCH[kind]} }}", [key, panels])
        steps.append(result(page, SWITCHED[kind], key))
    return steps


def drawn_areas(page: Page, areas: str | None) -> int:
    """Areas that are really on screen: filled paths (`areas` in CSS), or, for None, features that WebGL
    rendered."""
    return int(page.evaluate("probe.glAreas()") if areas is None else page.locator(areas).count())


def harness_year_steps(page: Page, count: int, warm_up: int = 2) -> list[Step]:
    """Year steps on the bare page of `bench.germany`."""
    page.locator("#monitor-year").focus()
    keys = _there_and_back(page)
    steps = []
    for _ in range(warm_up + count):
        page.evaluate("probe.arm('keydown', ['#monitor-map'])")
        page.keyboard.press(next(keys))
        steps.append(result(page, screen_ms=SLOW_SCREEN_MS))
    return steps[warm_up:]
