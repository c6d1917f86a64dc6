"""A new arrival finds a course in Ukrainian and in Arabic; the plain page in every language, theme and size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from app import create_app
from callbacks.institutions.institution_data import present_day
from dashboard.domain.courses.course import Course
from dashboard.domain.observation import Provenance
from dashboard.settings import RawSettings, Settings
from dashboard.texts.languages.language import LANGUAGES
from data.languages.catalogues import words_of_all
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow

pytestmark = pytest.mark.browser
HOME, FAR = (11.85, 53.43), (11.19, 53.43)


def courses(day: date) -> tuple[Course, ...]:
    """With child care near Neustadt-Glewe, without, and with it but far away."""
    common = {"level_from": "A1", "level_to": "B1", "seats": 15, "taken": 7, "provenance": Provenance.EXAMPLE}

    def one(key: str, ahead: int, at: tuple[float, float], care: bool) -> Course:
        return Course(
            key, "eltern", day + timedelta(ahead), place="Familienhaus Parchim", municipality="13076108",
            longitude=at[0], latitude=at[1], child_care=care, contact="03871 123456", days=(0, 3),
            times=((510, 720),), **common,
        )  # fmt: skip

    return one("fern", 9, FAR, True), one("ohne", 20, HOME, False), one("nah", 42, HOME, True)


@pytest.fixture(scope="module")
def address(shipped: RawSettings) -> Iterator[str]:
    """The page of a monitor with these courses, on a port of its own."""
    app = create_app(Settings(database_url=shipped.database_url, district="13076", secret_key="test"))
    repository, entries = app.answers.repository, app.answers.repository.entries
    made = lambda version=None: replace(entries(version), courses=courses(present_day()), queues=())  # noqa: E731
    setattr(repository, "entries", made)  # noqa: B010
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/integration"
    server.shutdown()
    thread.join()
    repository._engine.dispose()


def opened(browser: Browser, url: str, width: int, height: int, scheme: str) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("code", ["uk", "ar"])
def test_a_new_arrival_finds_the_next_course_within_25_km_with_child_care(
    browser: Browser, address: str, code: str
) -> None:
    """From the coordinators' page, by keyboard alone, on a phone."""
    words = words_of_all()[code]

    def say(german: str) -> str:
        return words.say(german).filled({})

    page = opened(browser, address, 390, 844, "light")
    page.locator(f"a[hreflang='{code}']").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", code)
    expect(page.locator("h1")).to_have_text(say("Deutschkurse in Ihrer Nähe"))
    page.get_by_label(say("Wo wohnen Sie?")).select_option(label="Neustadt-Glewe")
    page.get_by_label(say("Ich fange an.")).focus()
    page.keyboard.press("Space")
    page.get_by_label(say("Ja"), exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name=say("Kurse zeigen")).press("Enter")
    best = page.locator("article").first
    expect(best).to_contain_text("Familienhaus Parchim")
    expect(best).to_contain_text(words.date(present_day() + timedelta(42)))
    expect(best).to_contain_text(words.kilometres(19))
    expect(best).to_contain_text(say("Ihre Kinder werden betreut."))
    expect(best.get_by_role("link", name=say("Anrufen"))).to_have_attribute("href", "tel:03871123456")
    far = page.locator("article").nth(1)
    expect(far).to_contain_text(say("Der Kurs ist weiter weg."))
    expect(page.locator("article").nth(2)).to_contain_text(say("Es gibt keine Betreuung für Kinder."))
    assert page.evaluate("document.activeElement.id") == "kurse", "the courses are what was asked for"
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_language_is_accessible_and_fits_laptop_and_phone(
    browser: Browser, address: str, scheme: str
) -> None:
    page = opened(browser, f"{address}?ansicht=einfach", 1093, 614, scheme)
    faults: dict[str, list[str]] = {}
    for language in LANGUAGES:
        asked = "ansicht=einfach&" if language.code in ("de", "en") else ""
        page.goto(f"{address}?{asked}sprache={language.code}&ort=13076105&niveau=a1&kinderbetreuung=ja")
        assert page.locator("html").get_attribute("dir") == ("rtl" if language.direction == "rtl" else None)
        for width, height in ((1093, 614), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            found = findings(page) + (["too wide"] if overflow(page) else [])
            if found:
                faults[f"{language.code} {width}"] = found
    assert faults == {}
    page.context.close()
