"""Fixtures for journeys in Chromium: a served product with its own prepared database, and pages that are
watched."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.stage import (
    SIZES,
    Served,
    StageError,
    chromium_path,
    closed,
    launch,
    product_environment,
    served,
)
from dashboard.settings import RawSettings
from tests.browser.expected_errors import ExpectantWatch
from tests.browser.kept_contexts import KeptContext
from tests.browser.kept_monitor import KeptMonitor
from tests.browser.waiting import PATIENCE_MS, Traffic

NO_TOUR = """try { localStorage.getItem("lupe-rundgang") ?? localStorage.setItem("lupe-rundgang", "nein"); }
catch { /* a page without an address remembers nothing */ }"""
"""Readers who know the Monitor: the offer of its tour would lie over what tests look at."""
WITHOUT_WINDOW = ("chromium-headless-shell",)
"""The same Chromium without the interface around the page: half the work for every page that is opened."""
FAULTS = ("warning", "trace", "assert")
"""Kinds of console messages that count beside errors: React and Plotly complain with these."""
TELL_OF_POLICY = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests. Fails instead of skipping: a journey that nobody ran proves nothing."""
    try:
        chromium_path()
    except StageError as missing:
        pytest.fail(str(missing), pytrace=False)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = launch(playwright, preferred=WITHOUT_WINDOW)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def large(browser: Browser) -> Iterator[Callable[[int], Browser]]:
    """Chromium with the browser's own letters at a size in px, made once for each."""
    made: dict[int, Browser] = {}
    kind: Any = SimpleNamespace(chromium=browser.browser_type)

    def of(size: int) -> Browser:
        if size not in made:
            made[size] = launch(kind, flags=[f"--blink-settings=defaultFontSize={size}"])
        return made[size]

    yield of
    for one in made.values():
        one.close()


@pytest.fixture(scope="session")
def database_folder(tmp_path_factory: pytest.TempPathFactory, shipped: RawSettings) -> Path:
    """A folder with both databases, filled with the embedded tables."""
    folder = tmp_path_factory.mktemp("store")
    for url in (shipped.database_url, shipped.raw_database_url):
        shutil.copy(url.removeprefix("sqlite:///"), folder)
    return folder


@pytest.fixture(scope="session")
def product(database_folder: Path) -> Iterator[Served]:
    """`python app.py` on a free loopback port."""
    with served(["app.py"], product_environment(database_folder), database_folder / "app.log") as app:
        yield app


@pytest.fixture
def watch(product: Served) -> Iterator[ExpectantWatch]:
    """What the test's pages asked other hosts for and what broke on them, until they are closed: both must be
    empty then.

    A test that provokes an error says which one, by `watch.expect`.
    """
    notes = ExpectantWatch(product.url.removeprefix("http://"))
    yield notes
    assert notes.foreign == []
    assert notes.unexpected() == []
    assert notes.missing() == []


def opened(browser: Browser, watch: ExpectantWatch, path: str, size: str, theme: str, **more: Any) -> Page:
    """A page in a context of its own, as in another person's browser."""
    width, height = SIZES[size]
    context = browser.new_context(
        base_url=f"http://{watch.host}",
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        locale="de-DE",
        timezone_id="Europe/Berlin",
        **more,
    )
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(TELL_OF_POLICY)
    context.add_init_script(NO_TOUR)
    watch.follow(context)
    Traffic(context)
    context.on(
        "console", lambda message: watch.errors.append(message.text) if message.type in FAULTS else None
    )
    page = context.new_page()
    page.goto(path)
    return page


@pytest.fixture
def open_page(browser: Browser, watch: ExpectantWatch) -> Iterator[Callable[..., Page]]:
    """`open_page(path, size=, theme=, **context)`: a page in its own context, closed after the test."""
    pages = []

    def opener(path: str = "/", *, size: str = "1920x1080", theme: str = "light", **more: Any) -> Page:
        pages.append(opened(browser, watch, path, size, theme, **more))
        return pages[-1]

    yield opener
    for page in pages:
        closed(page.context)


@pytest.fixture(scope="session")
def kept_contexts(browser: Browser, product: Served) -> Iterator[Callable[..., KeptContext]]:
    """One context for each set of options."""
    made: dict[frozenset[tuple[str, Any]], KeptContext] = {}
    host = product.url.removeprefix("http://")

    def of(**more: Any) -> KeptContext:
        key = frozenset(more.items())
        if key not in made:

            def opener(watch: ExpectantWatch, path: str, size: str, theme: str) -> Page:
                return opened(browser, watch, path, size, theme, **more)

            made[key] = KeptContext(opener, ExpectantWatch(host))
        return made[key]

    yield of
    for one in made.values():
        one.drop()


@pytest.fixture
def visit(kept_contexts: Callable[..., KeptContext], watch: ExpectantWatch) -> Iterator[Callable[..., Page]]:
    """`visit(path, size=, theme=, **context)`: a page that is loaded anew, in a context that many tests share. For
    tests of one reader who do not ask how a page is loaded for the first time."""
    used: list[KeptContext] = []

    def show(path: str = "/", *, size: str = "1920x1080", theme: str = "light", **more: Any) -> Page:
        kept = kept_contexts(**more)
        if kept not in used:
            used.append(kept)
        return kept.page(watch, path, size, theme)

    yield show
    for kept in used:
        kept.leave()


@pytest.fixture(scope="session")
def kept_monitor(browser: Browser, product: Served) -> Iterator[KeptMonitor]:
    watch = ExpectantWatch(product.url.removeprefix("http://"))
    kept = KeptMonitor(partial(opened, browser, watch), watch)
    yield kept
    kept.drop()


@pytest.fixture
def monitor(kept_monitor: KeptMonitor, watch: ExpectantWatch) -> Iterator[Callable[..., Page]]:
    """`monitor(path, size=, theme=)`: the Monitor at an address, drawn, on a page that many tests share. For tests
    that do not ask how a page is loaded, and of one page alone."""

    def show(path: str = "/", *, size: str = "1920x1080", theme: str = "light") -> Page:
        return kept_monitor.show(path, size=size, theme=theme)

    yield show
    theirs = kept_monitor.watch
    if theirs.errors:
        kept_monitor.drop()
    for ours, seen in ((watch.errors, theirs.errors), (watch.foreign, theirs.foreign)):
        ours.extend(seen)
        seen.clear()


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """The Monitor as it opens, at 1920 x 1080, light."""
    return visit()
