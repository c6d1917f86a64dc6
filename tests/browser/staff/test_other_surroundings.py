"""Letters of twice the size and the few colours of a reader's system: every screen of staff, with work in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from bench.stage import closed
from dashboard.staff.rights import Role
from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_every_page_adapts import INDISTINCT, WIDER
from tests.browser.every_page.test_surroundings import CUT
from tests.data.staff.intake.wide_table import wide_table
from tests.staff.intakes import intake_with
from tests.staff.staff_office import StaffOffice
from tests.wire.staff.templates.test_templates import ORDER

SQUEEZED = """() => [...document.querySelectorAll("main :is(input[type=text], input:not([type]), select, textarea)")]
  .filter((one) => one.checkVisibility() && one.clientWidth < 110)
  .map((one) => `${one.name} ${one.clientWidth}`)"""
"""Fields that nobody can read what they write in."""
HIDDEN_ACTS = """() => [...document.querySelectorAll(".bl-table-stacks :is(a, button)")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth)
  .map((one) => one.textContent)"""
"""Links and buttons of tables that stand beyond the edge."""
UNSEEN_TICKS = """() => [...document.querySelectorAll(".form-check-input:checked")]
  .filter((one) => getComputedStyle(one).appearance === "none").map((one) => one.name)"""


@pytest.fixture
def paths(office: StaffOffice) -> tuple[str, ...]:
    """Every screen, with a template, an intake with findings, drafts and somebody with a long name."""
    world = office.world
    long = world.add("Dr. Maximiliane-Charlotte von Hohenzollern-Sigmaringen", Role.EDITOR)
    editor = world.signed_in(Role.EDITOR)
    editor.act("/vorlagen/ausgeben", ORDER)
    world.clock.pass_(days=21)
    editor = world.signed_in(Role.EDITOR)
    drafts = [
        editor.post(f"{base}/neu", {"subject": f"{kind}:"}).headers["Location"]
        for base, kind in (("/merkmale", "indicator"), ("/merkmale", "measure"), ("/ziele", "action"))
    ]
    name = "Kita_Belegung_1Maerz2025_Jugendamt_endgueltig_v3.xlsx"
    intake = intake_with(world, {name: wide_table()}, long.name)
    screens = ("", "einspielen", "vorlagen?nr=V-2026-1", "merkmale", "ziele", "meldungen", "freigaben")
    more = (
        "einrichtungen",
        "fassungen",
        "auftraege",
        "konten",
        "protokoll",
        "hilfe",
        "konto",
        "gibt-es-nicht",
    )
    return (*(f"/{one}" for one in (*screens, *more)), f"/einspielen/{intake.number}", *drafts)


@pytest.fixture
def page(large: Callable[[int], Browser], office: StaffOffice) -> Iterator[Page]:
    """A page of the lead with letters of twice the size, at 1366 x 768; nothing may break on it."""
    context = large(32).new_context(
        base_url=office.url, viewport={"width": 1366, "height": 768}, locale="de-DE", bypass_csp=True
    )
    office.watch.follow(context)
    name, secret = "lupe-verwaltung", office.world.signed_in(Role.LEAD).secret
    context.add_cookies([{"name": name, "value": secret, "url": office.url}])
    yield context.new_page()
    closed(context)


def faults(page: Page, path: str) -> list[str]:
    """What is wrong with a screen. Of the system's colours axe knows nothing, and all else is the same in them."""
    page.goto(path)
    found = [f"{page.evaluate(WIDER)} px too wide"] if page.evaluate(WIDER) > 0 else []
    found += [one for test in (CUT, SQUEEZED, HIDDEN_ACTS) for one in page.evaluate(test)]
    found += findings(page)
    page.emulate_media(forced_colors="active")
    found += [f"forced: {one}" for test in (INDISTINCT, UNSEEN_TICKS) for one in page.evaluate(test)]
    page.emulate_media(forced_colors="none")
    return [f"{path}: {one}" for one in found]


def test_every_screen_holds_large_letters_and_forced_colours(office, paths, page):
    office.watch.expect("404")
    assert [one for path in paths for one in faults(page, path)] == []
    page.goto("/protokoll")
    page.emulate_media(media="print")
    assert not page.locator(".bl-side, .bl-staff-filter").filter(visible=True).count()
