"""A context that many tests share, for pages that are loaded anew: scripts, letters and whatever the server lets a
browser keep are fetched and compiled once for all. What a reader leaves behind goes with the pages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page

from bench.stage import SIZES, closed
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.waiting import traffic_of

LEFT = "cookies,local_storage,indexeddb,service_workers,cache_storage"
"""What pages leave with the browser; the storage of a session is each page's own."""


class KeptContext:
    """`opener(watch, path, size, theme)` opens a page in a context of its own: the first of those that come."""

    def __init__(self, opener: Callable[..., Page], watch: ExpectantWatch) -> None:
        self._open, self._watch = opener, watch
        self._context: BrowserContext | None = None
        self._changed = False

    def page(self, watch: ExpectantWatch, path: str, size: str, theme: str) -> Page:
        """A new page at an address; what it asks for and what breaks on it `watch` is told."""
        self._watch.errors, self._watch.foreign = watch.errors, watch.foreign
        if self._context is None:
            page = self._open(self._watch, path, size, theme)
            self._context = page.context
            self._notice_scripts(page.context)
            return page
        page = self._context.new_page()
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        page.goto(path)
        return page

    def _notice_scripts(self, context: BrowserContext) -> None:
        """A script that a test has every page begin with cannot be taken out again."""
        add = context.add_init_script

        def noticed(*given: Any, **named: Any) -> None:
            self._changed = True
            add(*given, **named)

        context.add_init_script = noticed  # type: ignore[method-assign]  # notices and passes on

    def leave(self) -> None:
        """Closes what a test has opened and forgets what it left behind; a context for which that fails is no
        more used."""
        context = self._context
        if context is None:
            return
        try:
            if context.pages and not self._changed:
                self._clear(context)
            for page in context.pages:
                page.close()
        except Error:
            self._changed = True
        self._watch.errors, self._watch.foreign = [], []
        if self._changed:
            self.drop()

    def _clear(self, context: BrowserContext) -> None:
        last = context.new_page()
        for page in context.pages:
            if page is not last:
                page.close()
        traffic_of(last).open.clear()  # what a closed page still asked for never ends
        context.unroute_all()
        context.clear_cookies()
        context.clear_permissions()
        context.new_cdp_session(last).send(
            "Storage.clearDataForOrigin", {"origin": f"http://{self._watch.host}", "storageTypes": LEFT}
        )

    def drop(self) -> None:
        """The next page has a new context."""
        if self._context is not None:
            with suppress(Error):
                closed(self._context)
        self._context, self._changed = None, False
