"""A coordinator finds an overlap and takes it as a slide; the page by keyboard, in both themes and on a
phone."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from app import create_app
from callbacks.institutions.institution_data import present_day
from dashboard.settings import RawSettings, Settings
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.integration.samples import with_courses

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(shipped: RawSettings) -> Iterator[str]:
    """The page of a monitor that holds the sample courses, on a port of its own."""
    app = create_app(Settings(database_url=shipped.database_url, district="13076", secret_key="test"))
    repository, entries = app.answers.repository, app.answers.repository.entries
    setattr(repository, "entries", lambda version=None: with_courses(entries(version), present_day()))  # noqa: B010
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/integration"
    server.shutdown()
    thread.join()
    repository._engine.dispose()


def opened(browser: Browser, address: str, width: int, height: int, theme: str, errors: list[str]) -> Page:
    context = browser.new_context(viewport={"width": width, "height": height})
    context.add_cookies([{"name": "lupe-hell", "value": theme, "url": address}])
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", theme)
    return page


def test_a_coordinator_finds_the_overlap_and_takes_it_as_a_slide(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    errors: list[str] = []
    page = opened(browser, address, 1366, 768, "light", errors)
    expect(page.locator(".bl-lanes > .bl-over .bl-id")).to_have_text(["Ü1", "Ü2"])
    first = page.locator("#integration-overlap-1")
    expect(first.locator("h3")).to_have_text("Alphabetisierung: drei Kurse in Hagenow")
    expect(first).to_contain_text("Zusammen sind es 11: Ein Kurs kommt zustande.")

    ticks = page.locator("#integration-form input[name=kursart]")
    page.locator("#inhalt details summary").last.click()
    page.locator("#integration-ort").focus()
    page.keyboard.press("Tab")
    page.locator("#integration-form input[value=alphabetisierung]").focus()
    page.keyboard.press("Space")
    expect(page.locator(".bl-time-group")).to_have_count(1)
    expect(page.locator("#integration-form input[value=alphabetisierung]")).to_be_focused()
    expect(page.locator("#inhalt details").last).to_have_attribute("open", "")
    expect(page.locator("#shell-live")).to_contain_text("4 Kurse")
    assert page.url.endswith("/integration?kursart=alphabetisierung")
    assert ticks.count() == 5, "kinds without a course are not offered, others keep their place"

    link = page.locator("#integration-overlap-1 a.bl-int-slide")
    link.focus()
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    saved.value.save_as(tmp_path / "slide.pptx")
    slide = zipfile.ZipFile(tmp_path / "slide.pptx").read("ppt/slides/slide1.xml").decode()
    assert "Ein Kurs kommt zustande" in slide and "Lernhaus" in slide and "Volkshochschule" not in slide

    keep = page.locator("#integration-overlap-1").get_by_role("button", name="in der Sitzungsmappe merken")
    keep.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".bl-kept")).to_contain_text("Alphabetisierung: drei Kurse in Hagenow")
    assert findings(page) == []
    page.locator("#integration-keep").click()
    expect(page.locator(".bl-kept")).to_contain_text("Szene 2")
    page.locator(".bl-kept [data-kept=close]").click()

    page.locator(".bl-int-courses .bl-int-tabs a", has_text="Tabelle").click()
    expect(page.locator(".bl-int-courses table tbody tr")).to_have_count(4 + 2)
    page.go_back()
    expect(page.locator(".bl-time-group")).to_have_count(1)
    assert findings(page) == []

    page.goto(f"{address.removesuffix('/integration')}/praesentation")
    expect(page.locator(".bl-scene")).to_have_count(2)
    sentence = page.locator(".bl-scene").first.get_by_placeholder("Ein Kurs kommt zustande")
    expect(sentence).to_be_visible()
    assert errors == []
    page.context.close()


def test_on_a_phone_filters_are_folded_above_the_page_and_without_scripts_open(
    browser: Browser, address: str
) -> None:
    errors: list[str] = []
    page = opened(browser, address, 390, 844, "light", errors)
    fold, form = page.locator("#integration-fold"), page.locator("#integration-form")
    expect(form).to_be_hidden()
    boxes = [one.bounding_box() for one in (fold, page.locator("h1"))]
    assert [one["y"] for one in boxes if one] == sorted(one["y"] for one in boxes if one)
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(form).to_be_visible()
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(form).to_be_visible()
    expect(fold.locator("summary")).to_be_hidden()
    page.goto(f"{address}?ansicht=kennzahlen")
    expect(page.locator(".bl-int-indicator-card")).to_be_visible()
    expect(page.locator(".bl-int-filters")).to_have_count(0)
    assert errors == []
    page.context.close()
    bare = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}).new_page()
    bare.goto(address)
    expect(bare.locator("#integration-form .bl-int-submit")).to_be_visible()
    bare.context.close()


WORDS_INSIDE = """() => [...document.querySelectorAll(".bl-lane > div")].every((lane) => {
  const room = lane.getBoundingClientRect();
  return [...lane.querySelectorAll(".bl-bar-words")].every(
    (words) => words.getBoundingClientRect().right <= room.right + 1);
})"""


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1093, 614), (760, 900)])
def test_words_of_bars_stay_in_their_row_whatever_the_width(
    browser: Browser, address: str, width: int, height: int
) -> None:
    errors: list[str] = []
    page = opened(browser, address, width, height, "light", errors)
    assert page.evaluate(WORDS_INSIDE)
    assert overflow(page) <= 0
    assert errors == []
    page.context.close()


@pytest.mark.parametrize(("width", "height", "theme"), [(1920, 1080, "dark"), (390, 844, "light")])
def test_it_is_accessible_and_fits_its_window(
    browser: Browser, address: str, width: int, height: int, theme: str
) -> None:
    errors: list[str] = []
    page = opened(browser, f"{address}?ort=13076089", width, height, theme, errors)
    for query in (
        "?ort=13076089",
        "?darstellung=tabelle&sprache=en",
        "?ansicht=inklusion",
        "?ansicht=kennzahlen",
    ):
        page.goto(f"{address}{query}")
        assert overflow(page) <= 0, query
        assert findings(page) == [], query
    assert errors == []
    page.context.close()
