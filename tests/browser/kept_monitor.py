"""One page of the Monitor for many tests. Loading the Monitor costs three times as much as going from one address
to another in it, as a reader does who goes back in the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from bench.stage import SIZES, Watch, closed
from tests.browser.reader import ready
from tests.browser.waiting import IDLE, traffic_of, until

LEFT = """() => {
  if (location.pathname !== "/" || !window.lupe?.state?.slab || !lupe.map?.view) return "elsewhere";
  const root = document.documentElement;
  const open = document.querySelectorAll("dialog[open], .bl-pop, .bl-told, details[open]").length;
  const fields = [...document.querySelectorAll("main input:is([type=search], [type=text])")];
  const typed = fields.map((one) => one.value).filter(Boolean);
  const failed = document.querySelector("#monitor-error p")?.checkVisibility() ?? false;
  return JSON.stringify([root.lang, root.className, document.body.className, open, typed, failed, lupe.map.view.zoom]);
}"""
"""What readers leave on a page that no address holds: a page on which it is not as it was is not used again."""
GO = """(path) => new Promise((done) => {
  localStorage.clear();
  sessionStorage.clear();
  lupe.setHover(null);
  lupe.setGroup(null);
  document.activeElement?.blur();
  scrollTo(0, 0);
  let waits = true;
  const end = (arrived) => { if (waits) done(arrived); waits = false; };
  lupe.on("arrived", () => end(true));
  setTimeout(() => end(false), 10000);
  history.pushState({}, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
})"""


class KeptMonitor:
    """`opener(path, size=, theme=)` opens a page in a context of its own, which `watch` follows."""

    def __init__(self, opener: Callable[..., Page], watch: Watch) -> None:
        self._open, self.watch = opener, watch
        self._page: Page | None = None
        self._clean = ""

    def show(self, path: str, *, size: str, theme: str) -> Page:
        """The Monitor at an address, drawn, with nothing left of what another test has done."""
        page = self._page
        if page is None or not self._gone(page, path, size, theme):
            self.drop()
            self._page = page = ready(self._open(path, size=size, theme=theme))
            self._clean = page.evaluate(LEFT)
        return page

    def drop(self) -> None:
        """The next one is a new page: after a test that has failed, or left something behind."""
        if self._page is not None:
            closed(self._page.context)
        self._page = None

    def _gone(self, page: Page, path: str, size: str, theme: str) -> bool:
        if page.is_closed() or len(page.context.pages) > 1:
            return False
        page.unroute_all()
        page.context.clear_cookies()
        page.context.clear_permissions()
        unset: Any = "null"
        page.emulate_media(
            media=unset,
            color_scheme="dark" if theme == "dark" else "light",
            reduced_motion=unset,
            forced_colors=unset,
        )
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.mouse.move(0, 0)
        if page.evaluate(LEFT) != self._clean or not page.evaluate(GO, path):
            return False
        traffic = traffic_of(page)
        until(page, lambda: not traffic.open, "the page does not come to rest")
        page.evaluate(IDLE)
        expect(page.locator("html")).to_have_attribute("data-bs-theme", theme)
        ready(page)
        return True
