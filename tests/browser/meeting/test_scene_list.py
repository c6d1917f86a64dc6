"""The list of scenes: deleting, ordering, names, and scenes of an older data version."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.meeting.kept_folder import QUERY, folder, names, opened, scene
from tests.browser.waiting import ORIGIN, becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


def test_a_deleted_scene_comes_back_and_the_empty_folder_says_what_to_do(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN), folder(scene("Eins"), scene("Zwei")))
    page.get_by_role("button", name="Duplizieren: Szene 1").click()
    becomes(page, lambda: names(page), ["Eins", "Eins", "Zwei"])
    page.get_by_role("button", name="Löschen: Szene 3").click()
    becomes(page, lambda: names(page), ["Eins", "Eins"])
    page.get_by_role("button", name="Rückgängig").click()
    becomes(page, lambda: names(page), ["Eins", "Eins", "Zwei"])
    page.get_by_role("button", name="Mappe leeren").click()
    expect(page.locator("#meeting-scenes")).to_contain_text("Die Mappe ist noch leer.")
    expect(page.locator("#meeting-scenes").get_by_role("link", name="Zum Monitor")).to_be_visible()
    page.get_by_role("button", name="Rückgängig").click()
    becomes(page, lambda: names(page), ["Eins", "Eins", "Zwei"])


def test_scenes_are_ordered_by_dragging(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN), folder(scene("Eins"), scene("Zwei"), scene("Drei")))
    grip, last = page.locator(".bl-scene-grip").first, page.locator(".bl-scene").last
    grip.hover()
    page.mouse.down()
    box = last.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + box["height"] - 5, steps=8)
    page.mouse.up()
    expect(page.locator("#shell-live")).to_have_text("„Eins“ ist jetzt Szene 3 von 3.")
    becomes(page, lambda: names(page), ["Zwei", "Drei", "Eins"])


def test_a_name_in_braces_is_a_name(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN), folder(scene("{n} von {all} $&"), scene("Zwei")))
    page.get_by_role("button", name="Nach unten: Szene 1").click()
    expect(page.locator("#meeting-told")).to_contain_text("„{n} von {all} $&“ ist jetzt Szene 2 von 2.")


def test_a_scene_of_an_older_version_says_so_and_shows_either(open_page: Opener) -> None:
    page = opened(open_page(ORIGIN), folder(scene(view=f"{QUERY}&stand=2025.1")))
    expect(page.locator(".bl-scene-older")).to_contain_text(
        "Gemerkt mit Fassung 2025.1; inzwischen gilt 2026.1."
    )
    link = page.get_by_role("link", name="Im Monitor öffnen: Szene 1")
    expect(link).to_have_attribute("href", re.compile("stand=2025.1"))
    page.get_by_role("button", name="neueste").click()
    expect(link).not_to_have_attribute("href", re.compile("stand="))
    expect(page.get_by_role("button", name="neueste")).to_be_focused()
    page.reload()
    expect(page.get_by_role("button", name="neueste")).to_have_attribute("aria-pressed", "true")
