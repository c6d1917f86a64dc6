"""The staff app in Chromium: served on a free port, with a page for each role that is signed in already."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from playwright.sync_api import Browser, Page

from bench.stage import closed
from callbacks.server.serving import close
from callbacks.staff.serving import staff_server
from dashboard.settings import RawSettings
from dashboard.staff.rights import Role
from tests.browser.conftest import opened
from tests.browser.expected_errors import ExpectantWatch
from tests.staff.staff_app import Clock, StaffWorld, staff_world


@dataclass
class StaffOffice:
    """A served staff app; `page(role, path)` is a page of whoever has that role, `page(None, path)` of nobody."""

    world: StaffWorld
    url: str
    watch: ExpectantWatch
    browser: Browser
    pages: list[Page]

    def page(
        self,
        role: Role | None,
        path: str = "/",
        *,
        size: str = "1920x1080",
        theme: str = "light",
        **more: Any,
    ) -> Page:
        page = opened(self.browser, self.watch, "/healthz", size, theme, **more)
        self.pages.append(page)
        if role is not None:
            name, secret = "lupe-verwaltung", self.world.signed_in(role).secret
            page.context.add_cookies([{"name": name, "value": secret, "url": self.url}])
        page.goto(path)
        return page


@contextmanager
def staff_office(
    stores: RawSettings, browser: Browser, clock: Callable[[], Any] | None = None, **settings: Any
) -> Iterator[StaffOffice]:
    """Serves the app until the block ends; nothing may have broken on its pages then."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    world = staff_world(stores, clock or Clock(), port=port, **settings)
    server = staff_server(world.staff.server, replace(world.staff.settings, threads=4))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    office = StaffOffice(world, f"http://127.0.0.1:{port}", ExpectantWatch(f"127.0.0.1:{port}"), browser, [])
    try:
        yield office
    finally:
        for page in office.pages:
            closed(page.context)
        server.task_dispatcher.shutdown()
        close(server.map)
        thread.join(10)
        world.staff.close()
    assert office.watch.foreign == []
    assert office.watch.unexpected() == []
    assert office.watch.missing() == []
