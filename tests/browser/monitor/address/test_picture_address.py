"""What the map shows is in the address: the legend's choice and the part that is seen."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.waiting import becomes

pytestmark = pytest.mark.browser
CARE = "/?indikator=betreuungsquote_u3&jahr=2024"


def shown(page: Page) -> list[object]:
    """The group's origin and the part of the map."""
    return list(page.evaluate("[lupe.state.groupOrigin, lupe.map.view.cutout()]"))


def test_a_link_brings_group_and_part_and_what_the_reader_does_becomes_the_link(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(f"{CARE}&gruppe=klasse:3&ausschnitt=0.4,0.6,3", size="1366x768")
    pressed = page.locator("#monitor-legend .bl-class[aria-pressed=true]")
    expect(pressed).to_have_count(1)
    becomes(page, lambda: shown(page), ["class:3", [0.4, 0.6, 3]])
    page.get_by_role("button", name="Alles zeigen").click()
    expect(page).to_have_url(re.compile("jahr=2024&gruppe=klasse:3$"))
    page.locator("#monitor-legend .bl-class").first.click()
    expect(page).to_have_url(re.compile("gruppe=klasse:0$"))


def test_what_a_link_asks_for_and_there_is_not_is_said_and_the_whole_is_shown(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(f"{CARE}&gruppe=klasse:6&ausschnitt=7,7,7", size="1366x768")
    expect(page.locator(".bl-told")).to_contain_text("gibt es in dieser Legende nicht")
    expect(page.locator("#monitor-notice")).to_contain_text("ausschnitt")
    becomes(page, lambda: shown(page), [None, None])


def test_a_level_chosen_while_the_legends_choice_is_told_is_not_lost(open_page: Callable[..., Page]) -> None:
    """Dash drops the answer to the level when the address is told meanwhile; the answer to that holds it."""

    def late(route: Route) -> None:
        time.sleep(0.7)  # longer than the choice stands still before it is told
        route.continue_()

    page = open_page(CARE, size="1366x768")
    page.route("**/_dash-update-component*", late)
    page.locator("#monitor-legend .bl-class").first.click()
    page.locator("#monitor-level").get_by_text("Amt", exact=True).click()
    expect(page).to_have_url(re.compile("[?&]ebene=amt(&|$)"))
    expect(page.locator("#monitor-map .bl-area")).to_have_count(20)
