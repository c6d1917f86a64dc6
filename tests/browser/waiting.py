"""How a test waits for what it asserts: until a value is read, and until a page asks nobody any more."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Page, Request

T = TypeVar("T")
PATIENCE_MS = 60_000
"""How long anything may take before it counts as lost: whoever waits goes on as soon as it is there."""
QUIET_MS = 500
ORIGIN = "/healthz"
"""An address that costs nothing, for tests that put something into the browser before they open a page."""
IDLE = "() => new Promise((done) => requestIdleCallback(() => done(), { timeout: 2000 }))"


def becomes(page: Page, read: Callable[[], T], wanted: T) -> None:
    """Waits until `read` gives what is wanted; says what it gave at last where it never does."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while (found := read()) != wanted and time.monotonic() < end:
        page.wait_for_timeout(50)
    assert found == wanted, f"{found!r} instead of {wanted!r}"


def until(page: Page, holds: Callable[[], object], why: str) -> None:
    """Waits until something holds that the test itself can see, such as a request that it keeps waiting."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while not holds():
        assert time.monotonic() < end, why
        page.wait_for_timeout(20)


class Traffic:
    """What the pages of a browser context have asked for, and what of it is still on its way."""

    def __init__(self, context: BrowserContext) -> None:
        self.asked = 0
        self.open: dict[Request, None] = {}
        context.on("request", self._asked)
        for end in ("requestfinished", "requestfailed"):
            context.on(end, lambda request: self.open.pop(request, None))  # type: ignore[call-overload]  # by name
        _OF[context] = self

    def _asked(self, request: Request) -> None:
        self.asked += 1
        self.open[request] = None


_OF: WeakKeyDictionary[BrowserContext, Traffic] = WeakKeyDictionary()


def traffic_of(page: Page) -> Traffic:
    return _OF[page.context]


def at_rest(page: Page, quiet: int = QUIET_MS) -> None:
    """Waits until the page is idle, and has asked for nothing and waited for nothing so many milliseconds long.

    The network event of playwright comes once after a page was opened and says nothing of what is done then.
    """
    traffic, end = _OF[page.context], time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < end:
        before = traffic.asked
        page.evaluate(IDLE)
        page.wait_for_timeout(quiet)
        page.evaluate(IDLE)
        if not traffic.open and traffic.asked == before:
            return
    raise AssertionError(f"the page never comes to rest: {[one.url for one in traffic.open]}")
