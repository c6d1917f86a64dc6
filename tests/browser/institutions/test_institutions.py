"""The Bildungslandkarte in Chromium: a mother finds day care, everything by keyboard alone, a phone, axe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from app import create_app
from bench.stage import SIZES
from dashboard.settings import Settings
from data.prepare import prepare_reports
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.waiting import becomes
from tests.institutions.samples import PARCHIM, Samples

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(shipped: Any, tmp_path_factory: Any) -> Iterator[str]:
    """A monitor in this process that holds the samples and takes reports."""
    reports = f"sqlite:///{tmp_path_factory.mktemp('reports') / 'reports.sqlite'}"
    prepare_reports(reports)
    app = create_app(
        Settings(database_url=shipped.database_url, secret_key="test", reports_database_url=reports)
    )
    app.institutions._stored = Samples()
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    app.answers.repository._engine.dispose()


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Callable[..., Page]]:
    """`opened(path, size=, theme=)`: a page in its own context that asked no other host and broke nowhere, but for
    reports that are refused."""
    contexts, broken = [], []

    def opener(path: str, *, size: str = "1920x1080", theme: str = "light", **more: Any) -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, color_scheme=theme, **more
        )
        contexts.append(context)
        context.on("request", lambda one: None if one.url.startswith(address) else broken.append(one.url))
        context.on("weberror", lambda one: broken.append(str(one.error)))
        context.on(
            "console",
            lambda one: (
                broken.append(one.text)
                if one.type == "error" and "/hinweis" not in one.location["url"]
                else None
            ),
        )
        page = context.new_page()
        page.goto(path)
        if more.get("java_script_enabled", True):
            expect(page.locator("#institutions-map .bl-points")).to_be_attached()
        return page

    yield opener
    for context in contexts:
        context.close()
    assert broken == []


def asked_for(page: Page) -> list[str]:
    """Addresses that a page asks for from now on."""
    seen: list[str] = []
    page.on("request", lambda one: seen.append(one.url))
    return seen


def test_a_mother_finds_a_day_care_centre_and_nothing_she_types_leaves_the_browser(opened) -> None:
    page = opened("/bildungslandkarte")
    expect(page.locator("#institutions-count")).to_have_text("7 Treffer")
    seen = asked_for(page)
    page.locator("#institutions-place-input").fill("Parch")
    page.locator("#institutions-place-list [role=option]").first.click()
    expect(page.locator("#institutions-where")).to_have_text("um Parchim")
    page.get_by_label("10", exact=True).check()
    page.get_by_role("button", name="alle abwählen").click()
    expect(page.locator("#institutions-count")).to_have_text("0 Treffer")
    page.locator("input[name=art][value=kita]").check()
    expect(page.locator("#institutions-list li")).to_have_count(2)
    page.locator("select[name=offen]").select_option("06:30")
    expect(page.locator("#institutions-list li")).to_have_count(1)
    expect(page.locator(".bl-kind-row", has_text="Kindertages").locator(".bl-kind-count")).to_have_text("1")
    assert f"art=kita&ort={PARCHIM}&umkreis=10&offen=06:30" in page.url
    page.locator(".bl-hit-name").click()
    expect(page.locator(".bl-hit-open dd").first).to_have_text("Weg 1, 19370 Parchim")
    expect(page.locator(".bl-mark-name")).to_have_text("Kita Ährenfeld")
    assert [one for one in seen if "Parch" in one or "suche" in one] == []
    page.get_by_role("link", name="Ganzer Eintrag").click()
    page.wait_for_url(re.compile(r"/einrichtung/k1(\?.*)?$"))
    expect(page.locator(".bl-mark-name")).to_have_text("Kita Ährenfeld")
    page.get_by_role("button", name="Hinweis senden").click()
    expect(page.get_by_role("alert")).to_have_text(re.compile("Bitte wählen Sie"))
    expect(page.get_by_role("alert")).to_be_in_viewport()
    assert findings(page) == []
    page.get_by_role("checkbox", name="Zeiten").check(force=True)
    page.get_by_label("Wie ist es richtig?").fill("Öffnet erst um 7 Uhr.")
    page.get_by_role("button", name="Hinweis senden").click()
    expect(page.locator("#hinweis [role=status]")).to_contain_text("Vielen Dank!")


def test_nothing_found_offers_the_nearest_and_the_question_leads_to_the_school_in_charge(opened) -> None:
    page = opened(f"/bildungslandkarte?art=gymnasium&ort={PARCHIM}&umkreis=5")
    expect(page.locator(".bl-nothing-found")).to_contain_text("Am nächsten: Gymnasium nebenan")
    apart = page.evaluate(
        """() => document.querySelector("#institutions-foot").getBoundingClientRect().top -
            document.querySelector(".bl-hit-list .bl-cap").getBoundingClientRect().bottom"""
    )
    assert apart < 5, "it stands where the hits would"
    page.locator("[data-nearest]").click()
    expect(page.locator(".bl-hit-open .bl-hit-name")).to_have_text("Gymnasium nebenan")
    page.get_by_role("link", name="Mein Kind kommt in die Schule").click()
    expect(page.locator(".bl-school-sentence")).to_contain_text("zuständig: Grundschule <West>.")
    expect(page.locator("#institutions-catchment-note")).to_be_visible()
    assert page.locator(".bl-ground .bl-catchment:not(.bl-about)").get_attribute("d")
    page.locator("[data-tab-link=einrichtungen]").click()
    expect(page.locator("#institutions-list")).to_be_visible()


def test_a_part_of_a_municipality_is_drawn_about_its_place_or_said_in_words(opened) -> None:
    page = opened("/bildungslandkarte?einzug=g1")
    expect(page.locator(".bl-ground .bl-about")).to_have_attribute("d", re.compile("^M.*a"))
    said = page.locator("#institutions-catchment-parts")
    expect(said).to_have_text("Gestrichelt: ungefähr um den Ort, die Grenze ist nicht bekannt.")

    def with_another(route: Any) -> None:
        answer = route.fetch()
        made = answer.json()["catchments"]
        placed = next(one for one in made if one["part"])
        route.fulfill(response=answer, json={"catchments": [*made, placed | {"part": "Nirgends"}]})

    page.route("**/einzugsbereiche.json*", with_another)
    page.reload()
    expect(said).to_have_text(
        "Gestrichelt: ungefähr um den Ort, die Grenze ist nicht bekannt. Ohne Punkt auf der Karte: Nirgends."
    )


def test_the_map_is_walked_by_keyboard_alone(opened) -> None:
    page = opened("/bildungslandkarte?art=kita,gymnasium")
    page.locator(".bl-points").focus()
    expect(page.locator("#institutions-map .bl-tip")).to_be_visible()
    before = page.locator(".bl-points").get_attribute("aria-activedescendant")
    for key in ("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"):
        page.keyboard.press(key)
    after = page.locator(".bl-points").get_attribute("aria-activedescendant")
    assert before and after
    page.keyboard.press("End")
    spoken = page.locator("#shell-live").text_content()
    assert spoken
    for _ in range(8):  # into a mark of several until one alone is chosen
        if "einzug=" in page.url:
            break
        page.keyboard.press("Enter")
        page.wait_for_timeout(400)
        page.keyboard.press("Home")
    becomes(page, lambda: "einzug=" in page.url or page.locator(".bl-tip-open").count() == 1, True)


def test_a_filter_shows_on_map_counts_and_list_in_one_frame(opened) -> None:
    page = opened("/bildungslandkarte")
    page.locator("input[name=art][value=kita]").focus()
    seen = page.evaluate(
        """() => new Promise((done) => {
            const told = () => [
                document.querySelector("#institutions-count").textContent,
                document.querySelectorAll("#institutions-list li").length,
                [...document.querySelectorAll(".bl-point")].map((one) => one.getAttribute("aria-label")),
                document.querySelectorAll(".bl-names text").length,
            ].join();
            const before = told();
            document.activeElement.click();
            requestAnimationFrame(() => {
                const first = told();
                setTimeout(() => done([before, first, told()]), 400);
            });
        })"""
    )
    before, first, later = seen
    assert before != first == later
    expect(page).to_have_url(re.compile("art="))


def test_a_mark_of_several_looks_like_something_to_click(opened) -> None:
    page = opened("/bildungslandkarte")
    page.locator(".bl-cluster-count").first.wait_for()
    seen = page.evaluate(
        """() => {
            const { x, y, width, height } = document.querySelector(".bl-cluster-count").getBoundingClientRect();
            return getComputedStyle(document.elementFromPoint(x + width / 2, y + height / 2)).cursor;
        }"""
    )
    assert seen == "pointer"


def test_a_row_that_stays_in_the_list_is_the_same_row(opened) -> None:
    page = opened("/bildungslandkarte")
    names = page.locator(".bl-hit-name").all_text_contents()
    page.evaluate("document.querySelectorAll('#institutions-list li').forEach(one => (one.before = true))")
    page.locator("input[name=art][value=kita]").uncheck()
    expect(page.locator("#institutions-count")).to_have_text("4 Treffer")
    kept = "[...document.querySelectorAll('#institutions-list li')].map(one => one.before ?? false)"
    assert page.evaluate(kept) == [True] * 4
    page.locator("input[name=art][value=kita]").check()
    expect(page.locator("#institutions-count")).to_have_text("7 Treffer")
    assert page.locator(".bl-hit-name").all_text_contents() == names


def test_a_figure_of_the_monitor_lies_under_the_marks(opened) -> None:
    page = opened("/bildungslandkarte?indikator=kinderarmut")
    expect(page.locator("#institutions-legend")).to_contain_text("Kinderarmut")
    expect(page.locator(".bl-area.c0, .bl-area.c1").first).to_be_attached()
    expect(page.locator(".bl-disc").first).to_be_attached()
    page.locator("select[name=indikator]").select_option("")
    expect(page.locator("#institutions-legend")).to_be_hidden()
    expect(page.locator(".bl-institution-map")).to_have_class("bl-map bl-institution-map bl-quiet-ground")


@pytest.mark.parametrize(
    ("path", "size", "theme"),
    [
        (f"/bildungslandkarte?ort={PARCHIM}&umkreis=10&einzug=k1", "1920x1080", "light"),
        ("/bildungslandkarte?ansicht=schule&schulart=grundschule&ort=ort-medow", "1366x768", "dark"),
        (f"/bildungslandkarte?sprache=en&ort={PARCHIM}", "390x844", "dark"),
        ("/einrichtung/k1", "1366x768", "dark"),
        ("/einrichtung/g1?sprache=en", "390x844", "light"),
    ],
)
def test_it_is_accessible_and_fits_its_window(opened, path: str, size: str, theme: str) -> None:
    page = opened(path, size=size, theme=theme)
    assert findings(page) == []
    becomes(page, lambda: overflow(page), 0)


def test_in_a_frame_the_map_stands_alone_and_keeps_its_address(opened) -> None:
    page = opened(f"/bildungslandkarte?einbetten=1&art=kita&ort={PARCHIM}")
    expect(page.locator("#institutions-count")).to_have_text("3 Treffer")
    expect(page.locator("#institutions-map .bl-points > *")).not_to_have_count(0)
    assert page.locator(".bl-head, #institutions-form, .bl-tabs").count() == 0
    assert findings(page) == []
    page.locator("#institutions-list").get_by_role("button", name="Kita Zwerge").click()
    expect(page).to_have_url(re.compile(r"\?einbetten=1&art=kita&ort=13076108&einzug=k2"))
    whole = page.get_by_role("link", name="Zur Bildungslandkarte")
    expect(whole).to_have_attribute(
        "href", re.compile(r"/bildungslandkarte\?art=kita&ort=13076108&einzug=k2")
    )
    with page.context.expect_page() as apart:
        whole.click()
    expect(apart.value.locator("#institutions-form")).to_be_visible()


def test_the_list_is_taken_along_as_it_is_filtered(opened) -> None:
    page = opened("/bildungslandkarte")
    page.locator("input[name=art][value=kita]").uncheck()
    expect(page).to_have_url(re.compile("art="))
    menu = page.locator("#institutions-export")
    menu.locator("summary").click()
    assert findings(page) == []
    menu.get_by_label("Amt").select_option(label="Amt Goldberg-Mildenitz")
    with page.expect_download() as taken:
        menu.get_by_role("button", name="CSV").click()
    query = page.url.partition("?")[2].replace(",", "%2C")
    assert taken.value.url.endswith(f"/bildungslandkarte.csv?{query}&amt=130765656")
    expect(menu).not_to_have_attribute("open", "")


def test_on_a_phone_the_filters_are_a_sheet(opened) -> None:
    """Tabs share a line, and so do the actions, each with its sign."""
    page = opened("/bildungslandkarte", size="390x844", has_touch=True)
    expect(page.locator("#institutions-form")).to_be_hidden()
    tops = "ones => new Set(ones.map(one => Math.round(one.getBoundingClientRect().top))).size"
    for line in (".bl-tabs a", ".bl-actions > .btn:visible"):
        assert page.locator(line).evaluate_all(tops) == 1, line
    assert (
        page.locator(".bl-actions .btn > .bl-icon:visible").count()
        == page.locator(".bl-actions .btn:visible").count()
    )
    page.get_by_role("button", name="Filter").click()
    page.locator("input[name=art][value=kita]").uncheck()
    expect(page.locator("#institutions-count")).to_have_text("4 Treffer")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("#institutions-form")).to_be_hidden()


def test_without_scripts_it_is_a_form_and_a_list(opened) -> None:
    page = opened("/bildungslandkarte", java_script_enabled=False)
    page.locator("noscript select[name=ort]").select_option(PARCHIM)
    page.get_by_label("10", exact=True).check(force=True)
    page.locator("#institutions-form button[type=submit]").click()
    expect(page.locator("#institutions-list li").first).to_contain_text("km")
    assert f"ort={PARCHIM}" in page.url
