"""A meeting without a network: kept before, opened, stepped and presented, and what the page says once it is back."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from bench.stage import ROOT, free_port, product_environment
from tests.browser.every_page.test_accessibility import findings
from tests.browser.meeting.kept_folder import folder, scene
from tests.browser.reader import PARCHIM
from tests.browser.waiting import PATIENCE_MS

pytestmark = pytest.mark.browser
FIGURES = (
    "=kinderarmut&ebene=gemeinde&",
    "=betreuungsquote_u3&ebene=gemeinde&",
    "/karte.svg?ebene=gemeinde&",
)
LINE = ".bl-offline-line"


class Server:
    """The product at one address, stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environment = {**product_environment(self.folder), "PORT": str(self.port)}
        self.process = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment)
        end = time.monotonic() + PATIENCE_MS / 1000
        while not self.answers():
            assert time.monotonic() < end and self.process.poll() is None
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.url}/healthz", timeout=2).close()
        except (urllib.error.URLError, OSError):
            return False
        return True

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(10)
            self.process = None


@pytest.fixture(scope="module")
def server(database_folder: Path) -> Iterator[Server]:
    made = Server(database_folder)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    if not server.process:
        server.start()
    made = browser.new_context(base_url=server.url, viewport={"width": 1366, "height": 768}, locale="de-DE")
    made.set_default_timeout(PATIENCE_MS)
    yield made
    made.close()


def few(route: Route) -> None:
    """All of it would take minutes on a small machine."""
    listed: dict[str, Any] = route.fetch().json()
    listed["figures"] = [one for one in listed["figures"] if any(part in one for part in FIGURES)]
    listed["pages"] = [one for one in listed["pages"] if "ebene=" not in one]
    listed["profiles"] = [one for one in listed["profiles"] if one.endswith(PARCHIM)]
    route.fulfill(json=listed)


def kept(context: BrowserContext) -> Page:
    page = context.new_page()
    page.route("**/offline/umfang*", few)
    page.goto("/impressum")
    scenes = folder(scene("Eins"), scene("Zwei", f"indikator=kinderarmut&jahr=2022&gebiete={PARCHIM}"))
    page.evaluate("text => localStorage.setItem('lupe-mappe', text)", scenes)
    page.goto("/praesentation")
    card = page.locator("#meeting-offline")
    expect(card).to_contain_text("zusammen etwa")
    assert page.evaluate("caches.keys()") == []
    card.get_by_role("button", name="Bereithalten").click()
    expect(card.get_by_role("button", name="Jetzt erneuern")).to_be_visible()
    expect(card).to_contain_text("2 Szenen dieser Mappe")
    return page


def test_a_meeting_without_a_network(context: BrowserContext, server: Server) -> None:
    page = kept(context)
    assert findings(page) == []
    server.stop()
    context.set_offline(True)
    assert not server.answers()

    page.goto("/")
    expect(page.locator("#monitor-map .bl-area").first).to_be_attached()
    expect(page.locator(LINE)).to_contain_text("Ohne Netz: Fassung 2026.1, bereitgehalten am")
    expect(page.locator("#monitor-title-year")).to_have_text("2022")
    page.locator("#monitor-year").press("ArrowLeft")
    expect(page.locator("#monitor-title-year")).to_have_text("2021")
    assert findings(page) == []

    page.goto(f"/?indikator=betreuungsquote_u3&jahr=2020&gebiete={PARCHIM}")
    expect(page.locator("#monitor-title")).to_contain_text("Betreuungsquote unter 3 Jahren")
    expect(page.locator("#monitor-title-year")).to_have_text("2020")
    expect(page.locator("#monitor-figures")).to_contain_text("Parchim")
    page.locator("#monitor-indicator-input").click()
    page.keyboard.type("Kinderarmut")
    page.locator("#monitor-indicator-list [role=option]", has_text="Kinderarmut").first.click()
    expect(page.locator("#monitor-title")).to_contain_text("Kinderarmut")
    page.wait_for_url("**indikator=kinderarmut**")
    page.locator("#monitor-level").get_by_text("Amt", exact=True).click()
    expect(page.locator(LINE)).to_contain_text("Dafür ist das Netz nötig.")

    page.goto(f"/gemeinde/{PARCHIM}")
    expect(page.locator(".bl-profile-table")).to_be_visible()
    expect(page.locator(LINE)).to_be_visible()
    page.goto("/vergleich")
    expect(page.locator("main")).to_contain_text("Diese Seite wird nicht bereitgehalten")

    page.goto("/praesentation")
    pictures = (
        "() => [...document.querySelectorAll('.bl-scene-picture img')].every((one) => one.naturalWidth > 0)"
    )
    page.locator(".bl-scene-picture").last.scroll_into_view_if_needed()
    page.wait_for_function(pictures)
    page.locator("[data-folder=present]").click()
    shown = "() => window.lupe?.presentation && document.querySelector('.bl-curtain')?.hidden"
    page.wait_for_function(shown)
    stage = page.frame_locator("#presentation iframe").first
    expect(stage.locator("#stage")).to_contain_text("2020")
    page.keyboard.press("ArrowUp")
    expect(stage.locator("#stage")).to_contain_text("2021")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#presentation [role=status]")).to_contain_text("Zwei")
    expect(page.frame_locator("#presentation iframe").last.locator("#stage")).to_contain_text("Kinderarmut")
    page.keyboard.press("Escape")

    context.set_offline(False)
    server.start()
    expect(page.locator(LINE)).to_contain_text("Das Netz ist wieder da.")
    page.locator(LINE).get_by_role("button", name="Neu laden").click()
    expect(page.locator("#meeting-actions")).to_be_visible()
    expect(page.locator(LINE)).to_have_count(0)


def test_a_newer_version_is_said_and_what_was_kept_can_be_removed(context: BrowserContext) -> None:
    page = kept(context)
    page.evaluate(
        """async () => {
            const [name] = await caches.keys(), cache = await caches.open(name);
            const record = await (await cache.match("/offline/stand")).json();
            await cache.put("/offline/stand", new Response(JSON.stringify({ ...record, version: "2025.9" })));
        }"""
    )
    page.reload()
    card = page.locator("#meeting-offline")
    expect(card).to_contain_text(
        "Seither ist Fassung 2026.1 erschienen. Ohne Netz wird Fassung 2025.9 gezeigt."
    )
    expect(page.locator(LINE)).to_have_count(0)
    card.get_by_role("button", name="Entfernen").click()
    expect(card).to_contain_text("Entfernt.")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_full_browser_says_so_and_keeps_nothing(context: BrowserContext) -> None:
    page = context.new_page()
    page.route("**/offline/umfang*", few)
    page.add_init_script(
        "Cache.prototype.put = () => Promise.reject(new DOMException('voll', 'QuotaExceededError'));"
    )
    page.goto("/praesentation")
    card = page.locator("#meeting-offline")
    card.get_by_role("button", name="Bereithalten").click()
    expect(card).to_contain_text("nicht genug Platz")
    assert page.evaluate("caches.keys()") == []


def test_a_browser_that_cannot_keep_anything_says_so(context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script("delete Navigator.prototype.serviceWorker;")
    page.goto("/praesentation")
    expect(page.locator("#meeting-offline")).to_contain_text("Dieser Browser kann hier nichts bereithalten.")
    expect(page.locator("#meeting-offline button")).to_have_count(0)
