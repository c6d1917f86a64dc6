"""What is done on a page before its picture is taken, by the controls that a reader has.

The program of an earlier commit is pictured with the same actions, so none of them leans on a name of our modules;
`lupe.setHover` is published.
"""

from __future__ import annotations

import json

from playwright.sync_api import Page

PLACES = "13076105,13076060,13076108"
FADE_MS = 2_000
"""How long the frame of a presentation takes to load and to fade in."""
FOLDER_KEY = "lupe-mappe"
"""Where the browser keeps the folder, as the text of its file."""


def nothing(page: Page) -> None:
    """The state is complete as it opens."""


def open_filter(page: Page) -> None:
    """The filter panel where it is a drawer."""
    opener = page.locator("#monitor-filter-open")
    if opener.is_visible():
        opener.click()


def open_definition(page: Page) -> None:
    page.locator("#monitor-definition-open").click()
    page.locator("#monitor-definition[open]").wait_for()


def hover(page: Page) -> None:
    """The tooltip of an area in the middle of the map."""
    page.evaluate("key => lupe.setHover(key, 'map')", PLACES.partition(",")[0])


def choose_class(page: Page) -> None:
    page.locator("#monitor-legend .bl-class").nth(3).click()


def open_picker(page: Page) -> None:
    open_filter(page)
    page.locator("#monitor-indicator-picker input").click()


def search_place(page: Page) -> None:
    """A former name typed into the search for places."""
    open_filter(page)
    page.locator("#monitor-place-input").click()
    page.keyboard.type("Marnitz")
    page.locator("#monitor-place-list").get_by_text("Marnitz").wait_for()


def open_similar(page: Page) -> None:
    """All similar places with their reasons, and the weights."""
    open_filter(page)
    for summary in page.locator("#monitor-similar-field summary").all():
        summary.click()
    page.locator("#monitor-similar-field").scroll_into_view_if_needed()


def open_exports(page: Page) -> None:
    """The menu of a picture, with its sizes."""
    page.locator("#exports-menu summary").click()


def show_breaks(page: Page) -> None:
    open_filter(page)
    page.locator("#monitor-breaks-field").scroll_into_view_if_needed()


def focus_by_keyboard(page: Page) -> None:
    """The focus ring on the map after two arrow keys."""
    page.locator("#monitor-map .bl-areas").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")


def zoom(page: Page) -> None:
    for _ in range(3):
        page.locator("#monitor-map [data-tool=in]").click()


def scroll_down(page: Page) -> None:
    page.locator(".bl-legal").scroll_into_view_if_needed()


def fill_folder(page: Page) -> None:
    """Three scenes, the last of an older data version."""
    views = (
        f"indikator=betreuungsquote_u3&gebiete={PLACES}",
        "indikator=kinderarmut",
        "ebene=amt&stand=2025.1",
    )
    names = ("Wo stehen wir?", "Kinderarmut", "Die Ämter")
    scenes = [
        {"ansicht": view, "name": name, "titel": "Kinderarmut", "notiz": "Wo fehlen Plätze?", "neu": False}
        for view, name in zip(views, names, strict=True)
    ]
    folder = {"format": "bildungslupe-mappe", "fassung": 1, "name": "Lenkungsausschuss", "szenen": scenes}
    page.evaluate(
        "([key, folder]) => { localStorage.setItem(key, folder); location.reload(); }",
        [FOLDER_KEY, json.dumps(folder)],
    )
    page.wait_for_load_state("networkidle")
    page.locator(".bl-scene").first.wait_for()


def present(page: Page) -> None:
    fill_folder(page)
    page.get_by_role("button", name="Vorführen", exact=True).click()
    page.locator(".bl-curtain").wait_for(state="hidden")
    page.wait_for_timeout(FADE_MS)


def present_with_hints(page: Page) -> None:
    present(page)
    page.mouse.move(400, 400)
    page.mouse.move(420, 420)
    page.locator(".bl-show.is-awake").wait_for()
    page.wait_for_timeout(FADE_MS / 2)


def compare_hovered(page: Page) -> None:
    """A place that is not chosen, marked in every part."""
    page.evaluate("lupe.setHover('13076089', 'test')")


def compare_point(page: Page) -> None:
    """The scatter walked through by keyboard."""
    page.locator("#comparison-scatter .bl-cloud").focus()
    page.keyboard.type("Gra")
    page.locator("#zusammenhang").scroll_into_view_if_needed()


def compare_similar(page: Page) -> None:
    page.locator("#comparison-similar-field summary").click()


def open_row(page: Page) -> None:
    """A row of a profile with its time series under it."""
    page.locator("#profile-auszubildende_15_25 .bl-profile-open").click()
    page.locator("#monitor-series .bl-lines path").first.wait_for()
    page.locator("#profile-auszubildende_15_25").scroll_into_view_if_needed()


def sort_rows(page: Page) -> None:
    page.locator("[data-order=distance]").click()
    page.locator(".bl-profile-bar").scroll_into_view_if_needed()


def find_place(page: Page) -> None:
    """A former name typed into the search that every page has in its head."""
    opener = page.locator(".bl-find-open")
    if opener.is_visible():
        opener.click()
    page.locator("#shell-find-input").click()
    page.keyboard.type("Marnitz")
    page.locator("#shell-find-list").get_by_text("Marnitz").wait_for()
