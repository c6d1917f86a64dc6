"""Takes pictures: opens a state once in each size, and pictures it in every theme."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, Request

from bench.screenshots.states import State
from bench.stage import SIZES, StageError, Watch
from callbacks.server.pages import THEME_COOKIE

PATIENCE_MS = 30_000
QUIET_MS = 250
MOST_MS = 10_000
SMALL = "390x844"
SETTLED = Path(__file__).with_name("settled.js").read_text("utf-8").rstrip("\n;")
TURN = """theme => {
  document.documentElement.dataset.bsTheme = theme;
  for (const one of document.querySelectorAll("[data-brightness]"))
    one.setAttribute("aria-pressed", String(one.getAttribute("data-brightness") === theme));
}"""
"""What the header's switch does, without a click that would close menus or move the focus."""


FORGET = """if (window === top && !sessionStorage.opened) {
  localStorage.clear();
  sessionStorage.opened = "yes";
}"""
"""What states before this one left in the browser."""


@dataclass(slots=True)
class Shooter:
    """One browser at work. Its contexts, one for each server, size and theme, stay: pages share what the browser
    has cached."""

    browser: Browser
    target: Path
    contexts: dict[tuple[str, str, str], BrowserContext] = field(default_factory=dict)

    def shoot(self, url: str, state: State, size: str, themes: tuple[str, ...]) -> list[str]:
        """Takes the pictures of a state in one size; returns what went wrong, a sentence each."""
        failures = []
        turns = [(theme,) for theme in themes] if state.anew else [themes]
        for turn in turns:
            try:
                self._state(url, state, size, turn)
            except (Error, StageError) as error:
                failures.append(f"{state.name} ({size}, {', '.join(turn)}): {error}")
        return failures

    def _state(self, url: str, state: State, size: str, themes: tuple[str, ...]) -> None:
        context = self._context(url, size, themes[0])
        watch = Watch(url.removeprefix("http://"))
        page = context.new_page()
        page.add_init_script(FORGET)
        watch.follow_page(page)
        pending = _pending(page)
        try:
            if state.broken:
                page.route(state.broken, lambda route: route.abort())
            page.goto(state.path)
            page.locator(state.complete).first.wait_for(state="attached")
            _settle(page, pending)
            state.act(page)
            _settle(page, pending)
            for number, theme in enumerate(themes):
                if number:
                    page.evaluate(TURN, theme)
                    _settle(page, pending)
                file = self.target / size / theme / f"{state.name}.png"
                file.parent.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=file, full_page=state.whole)
        finally:
            page.close()
        if watch.foreign or (watch.errors and not state.errors_expected):
            raise StageError(str(watch.foreign + watch.errors))

    def _context(self, url: str, size: str, theme: str) -> BrowserContext:
        key = (url, size, theme)
        if key not in self.contexts:
            width, height = SIZES[size]
            context = self.browser.new_context(
                base_url=url,
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
                locale="de-DE",
                timezone_id="Europe/Berlin",
                has_touch=size == SMALL,
            )
            context.set_default_timeout(PATIENCE_MS)
            context.add_cookies([{"name": THEME_COOKIE, "value": theme, "url": url}])
            _warm_up(context)
            self.contexts[key] = context
        return self.contexts[key]


def _warm_up(context: BrowserContext) -> None:
    """Has typefaces and scripts loaded, so that no picture depends on which one is the first."""
    page = context.new_page()
    page.goto("/", wait_until="networkidle")
    page.close()


def _pending(page: Page) -> set[Request]:
    """The requests that have no answer yet."""
    waiting: set[Request] = set()
    page.on("request", lambda request: waiting.add(request))
    page.on("requestfinished", lambda request: waiting.discard(request))
    page.on("requestfailed", lambda request: waiting.discard(request))
    return waiting


def _settle(page: Page, pending: set[Request]) -> None:
    """Waits until the page asks for nothing and changes nothing."""
    limit = time.monotonic() + MOST_MS / 1000
    while time.monotonic() < limit:
        page.evaluate(SETTLED, [QUIET_MS, MOST_MS])
        if not pending:
            return
        page.wait_for_timeout(50)
