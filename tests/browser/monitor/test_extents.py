"""All municipalities of the state or of Germany: one click there, one click back, and any of them is found."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_page.test_accessibility import findings
from tests.browser.every_page.test_responsive import overflow
from tests.browser.reader import PARCHIM, offered, selected
from tests.browser.waiting import at_rest, becomes

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
MALCHOW = "13071093"
SHOWN = """() => ({
  places: lupe.state.slab.places.length,
  areas: lupe.map.areas.length,
  strange: lupe.map.areas.filter((area) => area.column < 0).length,
})"""


def extent(page: Page, name: str) -> None:
    page.locator("#monitor-extent").get_by_text(name, exact=True).click()
    expect(page.locator("#monitor-extent").get_by_role("radio", name=name, exact=True)).to_be_checked()


def shown(page: Page, places: int) -> None:
    becomes(page, lambda: page.evaluate(SHOWN), {"places": places, "areas": places, "strange": 0})


@pytest.mark.parametrize("size", ["1366x768", "1920x1080"])
def test_the_state_is_one_click_away_and_so_is_the_way_back(monitor: Opener, size: str) -> None:
    page = monitor(f"/?indikator=kinderarmut&gebiete={PARCHIM}", size=size)
    expect(page.locator("#monitor-extent").get_by_role("radio", name="Landkreis")).to_be_checked()
    extent(page, "Land")
    shown(page, 726)
    expect(page).to_have_url(re.compile("raum=land"))
    expect(page.locator("#monitor-subtitle")).to_contain_text("alle Gemeinden in Mecklenburg-Vorpommern")
    expect(page.locator("#monitor-map .bl-own")).to_be_visible()
    assert findings(page) == []
    assert overflow(page) <= 0
    search = page.get_by_role("combobox", name="Ort suchen")
    if size == "1366x768":
        page.locator("#monitor-filter-all").click()
    search.focus()
    page.keyboard.type("malchow seenplatte")
    becomes(
        page,
        lambda: offered(page, "monitor-place"),
        ["Malchow\nLandkreis Mecklenburgische Seenplatte"],
    )
    page.keyboard.press("Enter")
    becomes(page, lambda: selected(page), [PARCHIM, MALCHOW])
    if size == "1366x768":
        page.keyboard.press("Escape")
    at_rest(page)
    extent(page, "Landkreis")
    shown(page, 142)
    becomes(page, lambda: selected(page), [PARCHIM])
    expect(page.locator("#monitor-notice")).to_contain_text("Ein Ort liegt außerhalb dieser Karte")
    expect(page).not_to_have_url(re.compile("raum="))


def test_the_keyboard_goes_there_and_back(monitor: Opener) -> None:
    page = monitor("/?indikator=kinderarmut", size="1366x768")
    page.locator("#monitor-extent").get_by_role("radio", name="Landkreis").focus()
    page.keyboard.press("ArrowRight")
    shown(page, 726)
    expect(page.locator("#monitor-extent").get_by_role("radio", name="Land", exact=True)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    shown(page, 142)


def test_on_a_phone_the_drawer_has_it(monitor: Opener) -> None:
    page = monitor("/?indikator=kinderarmut&raum=land", size="390x844")
    shown(page, 726)
    assert overflow(page) <= 0
    page.locator("#monitor-filter-open").click()
    extent(page, "Landkreis")
    shown(page, 142)


def test_where_only_the_district_has_figures_the_others_are_greyed(monitor: Opener) -> None:
    page = monitor("/?indikator=kitas", size="1920x1080")
    expect(page.locator("#monitor-extent").get_by_role("radio", name="Deutschland")).to_be_disabled()
    expect(page.locator("#monitor-extent-note")).to_contain_text("nur für Orte im eigenen Kreis")


LINES = """() => {
  const { map, state } = lupe, own = map.byKey.get("13076108"), { view } = map;
  const inSight = map.areas.filter(({ x, y }) => {
    const [px, py] = [x * view.scale + view.x, y * view.scale + view.y];
    return px > 0 && py > 0 && px < view.width && py < view.height;
  });
  return {
    finer: map.svg.hasAttribute("data-finer"),
    letters: own.path.length,
    outline: document.querySelector("#monitor-map .bl-selected").getAttribute("d") === own.path,
    districts: [...new Set(inSight.map(({ key }) => key.slice(0, 5)))].length,
  };
}"""
CLOSER = """(factor) => {
  const { view, byKey } = lupe.map, own = byKey.get("13076108");
  view.zoomBy(factor);
  view.panBy(view.width / 2 - own.x * view.scale - view.x, view.height / 2 - own.y * view.scale - view.y);
}"""


def test_looking_closer_brings_finer_lines_of_what_is_in_sight(monitor: Opener) -> None:
    page = monitor(f"/?indikator=kinderarmut&raum=land&gebiete={PARCHIM}")
    shown(page, 726)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if "/grenzlinien" in sent.url else None)
    before = page.evaluate(LINES)
    assert before["finer"] is False and asked == []
    page.evaluate(CLOSER, 8)
    becomes(page, lambda: page.evaluate(LINES)["finer"], True)
    closer = page.evaluate(LINES)
    assert closer["letters"] > 1.5 * before["letters"] and closer["outline"] is True
    assert 1 <= len(asked) <= closer["districts"] + 4  # those around it may touch the view with a corner
    box = page.locator("#monitor-map .bl-mapcanvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    becomes(page, lambda: page.evaluate("lupe.state.hover"), PARCHIM)
    page.mouse.move(2, 2)
    page.locator("#monitor-map").get_by_role("button", name="Alles zeigen").click()
    becomes(page, lambda: page.evaluate(LINES), before)
    sent = len(asked)
    page.evaluate(CLOSER, 8)
    becomes(page, lambda: page.evaluate(LINES)["letters"], closer["letters"])
    assert len(asked) == sent
