"""The journey by keyboard alone: order, focus that is seen, and focus that comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import CARE, PARCHIM, ready, selected, shows

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
FOCUSED = """() => {
  const node = document.activeElement, style = getComputedStyle(node);
  const shown = (one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0 || one.boxShadow !== "none";
  // A radio or checkbox hidden behind its label shows the focus on the label.
  const label = node.matches(".btn-check") ? node.labels[0] : null;
  const ring = node.matches(".bl-areas") ? document.querySelector(".bl-hover")?.getAttribute("d") : "";
  const name = node.getAttribute("aria-label") || node.labels?.[0]?.innerText || node.innerText || "";
  return {
    id: node.id || node.className.baseVal || node.className, tag: node.tagName, name: name.split("\\n")[0].trim(),
    // The slider shows it on its thumb, which no script can ask.
    seen: shown(label ? getComputedStyle(label) : style) || Boolean(ring) || node.matches(".form-range"),
  };
}"""


def tab_to(page: Page, target: str, *, most: int = 80, key: str = "Tab") -> None:
    """Presses Tab until `target` has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.locator(target).evaluate("(node) => node === document.activeElement"):
            return
    raise AssertionError(f"{target} cannot be reached by {key}")


def test_tab_walks_in_reading_order_and_every_stop_is_seen(open_page: Opener) -> None:
    page = ready(open_page(f"{CARE}&jahr=2019"))
    page.locator("body").press("Tab")
    stops = [page.evaluate(FOCUSED)]
    for _ in range(90):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["tag"] == "BODY":
            break
        stops.append(stop)
    ids = [stop["id"] for stop in stops]
    landmarks = [
        "bl-skip", "monitor-thema", "monitor-indicator-input", "monitor-play", "monitor-year", "monitor-amt",
        "monitor-classes", "monitor-reset", "monitor-link", "bl-areas", "monitor-tab-rangfolge",
        "monitor-definition-open",
    ]  # fmt: skip
    places = [next((i for i, id_ in enumerate(ids) if id_ == one), None) for one in landmarks]
    assert None not in places, dict(zip(landmarks, places, strict=True))
    assert places == sorted(places), ids
    assert [stop for stop in stops if not stop["seen"]] == []
    assert [stop for stop in stops if not stop["name"]] == []
    assert stops[-1]["name"] == "Tasten"


def test_the_skip_link_leads_past_header_and_filters(page: Page) -> None:
    ready(page)
    page.locator("body").press("Tab")
    expect(page.locator(".bl-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhalt")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#monitor-link")).to_be_focused()


def test_a_whole_visit_by_keyboard(page: Page) -> None:
    ready(page)
    page.locator("body").press("Tab")
    tab_to(page, "#monitor-thema")
    page.keyboard.type("Fr")  # an ü is not pressed here but inserted, and that goes to the last text field
    shows(page, "Fahrzeit zur nächsten Grundschule")
    page.keyboard.press("Tab")
    expect(page.locator("#monitor-indicator-input")).to_be_focused()
    page.keyboard.type("tagesmutter")
    expect(page.get_by_role("option", name="Tagespflegepersonen")).to_be_visible()
    page.keyboard.press("Enter")
    shows(page, "Tagespflegepersonen")
    expect(page.locator("#monitor-indicator-input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#monitor-indicator-list")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#monitor-indicator-list")).to_be_hidden()
    expect(page.locator("#monitor-indicator-input")).to_have_value("Tagespflegepersonen")

    tab_to(page, "#monitor-year")
    before = int(page.locator("#monitor-title-year").inner_text())
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#monitor-title-year")).to_have_text(str(before - 1))

    tab_to(page, ".bl-areas")
    expect(page.locator(".bl-tip")).to_be_visible()
    page.keyboard.type("parch")
    expect(page.locator(".bl-tip h3")).to_have_text("Parchim")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-pills text")).to_have_text(["Parchim"])
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(".bl-pills text")).to_have_count(2)
    assert selected(page)[0] == PARCHIM

    tab_to(page, "#monitor-tab-rangfolge")
    page.keyboard.press("End")
    expect(page.locator("#monitor-tab-tabelle")).to_be_focused()
    expect(page.locator("#monitor-table tr.on")).to_have_count(2)
    tab_to(page, "#monitor-table [data-sort=name]")
    page.keyboard.press("Enter")
    expect(page.locator("#monitor-table th.bl-col-name").first).to_have_attribute("aria-sort", "ascending")
    tab_to(page, "#monitor-table tbody tr:first-child .bl-pick")
    page.keyboard.press("Enter")
    expect(page.locator(".bl-pills text")).to_have_count(3)
    expect(page.locator("#monitor-table tbody tr:first-child .bl-pick")).to_be_focused()


def test_escape_closes_the_definition_and_gives_the_focus_back(page: Page) -> None:
    ready(page)
    opener = page.locator("#monitor-definition-open")
    opener.focus()
    inside = "document.querySelector('dialog[open]').contains(document.activeElement)"
    for _ in range(2):  # a second time as well
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
        expect(page.locator("#monitor-definition-title")).to_be_visible()
        assert page.evaluate(inside)
        for _ in range(
            6
        ):  # past the last stop lies the browser's own bar, which a page without one shows as its body
            page.keyboard.press("Tab")
            expect(page.locator(":focus:not(dialog *)")).to_have_count(0)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(opener).to_be_focused()


def test_escape_closes_list_then_drawer_on_a_phone(open_page: Opener) -> None:
    page = ready(open_page(size="390x844"))
    opener = page.locator("#monitor-filter-open")
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#monitor-filter-close")).to_be_focused()
    tab_to(page, "#monitor-indicator-input")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#monitor-indicator-list")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#monitor-indicator-list")).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()


def test_a_closed_drawer_holds_no_hidden_stops(open_page: Opener) -> None:
    page = ready(open_page(size="390x844"))
    page.locator("body").press("Tab")
    for _ in range(12):
        page.keyboard.press("Tab")
        visible = page.evaluate(
            """() => { const node = document.activeElement, box = node.getBoundingClientRect();
               return box.right > 0 && box.left < innerWidth && getComputedStyle(node).visibility === "visible"; }"""
        )
        assert visible, page.evaluate(FOCUSED)


def test_a_deleted_notice_does_not_lose_the_focus(open_page: Opener) -> None:
    page = ready(open_page("/?indikator=gibtsnicht"))
    page.locator("[data-dismiss=notice]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#monitor-notice p")).to_have_count(0)
    expect(page.locator("body")).not_to_be_focused()


def test_a_question_mark_lists_the_keys_of_the_page_and_typing_one_does_not(open_page: Opener) -> None:
    for path, part in (
        ("/", "Auf der Karte"),
        ("/praesentation", "Beim Vorführen"),
        ("/vergleich?gebiete=13076108,13076060", "Auf den Punkten zweier Indikatoren"),
    ):
        page = open_page(path)
        button = page.get_by_role("button", name="Tasten")
        expect(button).to_be_visible()
        page.keyboard.press("?")
        dialog = page.get_by_role("dialog", name="Tasten")
        expect(dialog.get_by_role("heading", name=part)).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        button.click()
        expect(dialog).to_be_visible()
        dialog.get_by_role("button", name="Schließen").click()
        expect(button).to_be_focused()
        page.locator("#shell-find-input").first.focus()
        page.keyboard.type("?")
        expect(dialog).to_have_count(0)


def test_single_characters_can_be_switched_off_and_on_again(open_page: Opener) -> None:
    page = ready(open_page())
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Tasten")
    switch = dialog.get_by_label("Einzelne Zeichen als Tasten verwenden")
    expect(switch).to_be_checked()
    switch.press(" ")
    expect(dialog.get_by_text("wirken nicht mehr")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("body").press("?")
    page.locator("body").press("/")
    expect(dialog).to_have_count(0)
    expect(page.locator("#shell-find-input")).not_to_be_focused()
    page.reload()
    page.get_by_role("button", name="Tasten").click()
    expect(switch).not_to_be_checked()
    switch.check()
    page.keyboard.press("Escape")
    page.locator("body").press("/")
    expect(page.locator("#shell-find-input")).to_be_focused()
