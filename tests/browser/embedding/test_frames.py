"""Views in frames of other websites in Chromium: shown where the setting lets it, refused elsewhere, adapting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from app import create_app
from dashboard.settings import Settings
from tests.browser.every_page.test_accessibility import findings

VIEWS = (
    "/?einbetten=1",
    "/?einbetten=1&ansicht=zeitreihe",
    "/?einbetten=1&ansicht=tabelle",
    "/vergleich?einbetten=1&gebiete=13076108,13076060&ansicht=zusammenhang",
    "/uebergang?einbetten=1",
    "/integration?einbetten=1",
)


@contextmanager
def serving(server) -> Iterator[int]:
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


class Website(BaseHTTPRequestHandler):
    """A page of somebody else with one frame, whose address its query is."""

    def do_GET(self):
        shown = self.path.partition("?")[2]
        body = (
            f'<!doctype html><title>Website</title><iframe src="{shown}" width="600" height="500"></iframe>'
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *words):
        """Nothing."""


@pytest.fixture(scope="module")
def website():
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Website)) as port:
        yield port


@pytest.fixture(scope="module")
def other_website():
    """Another port is another origin."""
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Website)) as port:
        yield port


@pytest.fixture(scope="module")
def monitor(shipped, website):
    """Lets one of both websites embed it."""
    allowed = (f"http://127.0.0.1:{website}",)
    app = create_app(Settings(database_url=shipped.database_url, secret_key="test", embed_origins=allowed))
    with serving(make_server("127.0.0.1", 0, app.server, threaded=True)) as port:
        yield f"http://127.0.0.1:{port}"
    app.answers.repository._engine.dispose()


@pytest.fixture
def page(browser):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_an_allowed_website_shows_it_and_another_is_refused(page, monitor, website, other_website):
    shown, said = f"{monitor}/?einbetten=1&ansicht=tabelle", []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://127.0.0.1:{website}/?{shown}")
    expect(page.frame_locator("iframe").locator("h1")).to_contain_text("Kinderarmut")
    assert page.context.cookies() == [] and said == []
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(f"http://127.0.0.1:{other_website}/?{shown}")
    assert page.frame_locator("iframe").locator(".bl-embedded-view").count() == 0


def test_a_page_that_is_no_view_for_frames_is_refused_everywhere(page, monitor, website):
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(f"http://127.0.0.1:{website}/?{monitor}/strategie?einbetten=1")


@pytest.mark.parametrize("view", VIEWS)
def test_it_adapts_and_axe_finds_nothing(page, monitor, view):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{monitor}{view}")
    for width, scheme in ((320, "light"), (1000, "dark")):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 700})
        page.reload()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.evaluate("document.documentElement.dataset.bsTheme") == scheme
        assert findings(page) == []
    assert all(one.startswith((monitor, "data:")) for one in asked), asked
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
