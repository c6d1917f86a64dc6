"""What wholes of compared places are made of, in Chromium: bars and table for each place, in the year on screen
or the nearest that all have, by pointer and keyboard, and on to the Monitor."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.comparison.test_comparing import ready
from tests.browser.every_page.test_accessibility import findings, in_theme
from tests.browser.reader import PARCHIM
from tests.browser.waiting import at_rest, becomes

pytestmark = pytest.mark.browser

PARTLY_HIDDEN = "13076105"
LONG = "13076159,13076138,13076018,13076019,13076040,13076066"
"""Zarrentin am Schaalsee, Tessin b. Boizenburg, Bresegard bei Eldena and bei Picher, Gallin-Kuppentin and
Karbow-Vietlübbe: the longest names of the district."""
TWO = f"/vergleich?indikator=betreuungsquote_u3&gebiete={PARCHIM},{PARTLY_HIDDEN}"
EIGHT = f"{TWO},{LONG}"
CARD = ".bl-card-wholes"
BAR = "#comparison-whole-0 .bl-chart-marks path"
CUT = """() => [...document.querySelectorAll(".bl-comparison-wholes :is(h3, figcaption, svg text)")].filter((one) => {
  const card = document.querySelector(".bl-card-wholes").getBoundingClientRect();
  const { left, right, bottom } = one.getBoundingClientRect();
  return left < card.left || right > card.right || bottom > card.bottom;
}).map((one) => one.textContent)"""


def drawn(page):
    ready(page)
    expect(page.locator(BAR).first).to_be_attached()
    return page


def names(page):
    return page.locator("#comparison-whole-0 .bl-labels text").all_text_contents()


def test_each_place_has_a_bar_and_what_is_hidden_is_one_piece(visit):
    page = drawn(visit(TWO))
    expect(page.locator("#comparison-whole-0-name")).to_have_text(
        "Abschlüsse, 2022 in Prozent aller Abgehenden"
    )
    expect(page.locator("#comparison-whole-0-words")).to_contain_text("Für 2024 gibt es nicht alle Balken")
    assert {"Parchim", "Neustadt-Glewe", "Landkreis", "Land"} <= set(names(page))
    assert len([one for one in names(page) if re.match(r"geschützt \d", one)]) == 1
    cells = page.locator("#comparison-whole-0-table tr", has_text="Neustadt-Glewe").locator("td")
    assert [one.split("\n")[0] for one in cells.all_inner_texts()].count("–") >= 2
    expect(cells.filter(has_text="Hier sind mindestens zwei Teile geschützt")).to_have_count(1)


def test_a_year_step_draws_that_year_and_asks_nobody(visit):
    page = drawn(visit(TWO))
    at_rest(page)
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    before = names(page)
    page.evaluate("lupe.setYear(2020)")
    expect(page.locator("#comparison-whole-0-name")).to_contain_text("Abschlüsse, 2020")
    expect(page.locator("#comparison-whole-0-words")).not_to_contain_text("nicht alle Balken")
    assert names(page) != before
    page.evaluate("lupe.setYear(2024)")
    expect(page.locator("#comparison-whole-0-name")).to_contain_text("Abschlüsse, 2022")
    assert names(page) == before
    assert asked == []


def test_another_place_has_its_bar_as_well_and_one_that_is_removed_has_none(visit):
    page = drawn(visit(TWO))
    page.evaluate(f"lupe.select(['{PARCHIM}', '{PARTLY_HIDDEN}', '13076090'], 'test')")
    becomes(page, lambda: "Ludwigslust" in names(page), True)
    ready(page)
    page.get_by_role("button", name="Parchim entfernen").click()
    becomes(page, lambda: "Parchim" in names(page), False)


def test_the_pointer_says_what_a_piece_is_and_marks_the_place(visit):
    page = drawn(visit(TWO, reduced_motion="reduce"))
    page.locator(CARD).scroll_into_view_if_needed()
    page.locator("#comparison-whole-0 text", has_text=re.compile("^Parchim$")).first.wait_for()
    box = page.locator("#comparison-whole-0").bounding_box()
    label = page.locator("#comparison-whole-0 text", has_text=re.compile("^Parchim$")).first.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.7, label["y"] + label["height"] / 2)
    tip = page.locator(f"{CARD} .bl-tip")
    expect(tip).to_contain_text("Parchim, 2022")
    expect(tip).to_contain_text("von 154")
    page.wait_for_function("(key) => lupe.state.hover === key", arg=PARCHIM)
    expect(page.locator("#comparison-places .bl-under")).to_have_count(1)


@pytest.mark.parametrize(("size", "theme"), [("1366x768", "light"), ("390x844", "dark")])
def test_the_table_is_reached_by_keyboard_and_both_forms_pass_the_accessibility_check(
    visit, product, size, theme
):
    page = drawn(in_theme(visit, product, EIGHT, size, theme))
    assert findings(page, CARD) == []
    button = page.locator(CARD).get_by_role("button", name="Tabelle")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#comparison-whole-0")).to_be_hidden()
    region = page.get_by_role("region", name=re.compile("^Zusammensetzung als Tabelle: Abschlüsse, 2022"))
    expect(region).to_be_visible()
    page.keyboard.press("Tab")
    expect(region).to_be_focused()
    assert findings(page, CARD) == []
    button.press("Shift+Tab")
    page.locator(CARD).get_by_role("button", name="Balken").press("Enter")
    expect(page.locator("#comparison-whole-0")).to_be_visible()


@pytest.mark.parametrize("size", ["1366x768", "390x844"])
def test_eight_long_names_have_a_bar_each_and_nothing_is_cut(visit, size):
    page = drawn(visit(EIGHT, size=size))
    at_rest(page)
    assert page.locator("#comparison-whole-0 .bl-labels text", has_text="weitere").count() == 0
    rows = page.locator("#comparison-whole-0-table tbody tr").count()
    assert rows == 10
    assert page.evaluate(CUT) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_it_leads_to_the_same_bars_in_the_monitor(visit):
    page = drawn(visit(TWO))
    page.evaluate("lupe.setYear(2020)")
    expect(page.locator("#comparison-whole-0-name")).to_contain_text("2020")
    told = page.locator("#comparison-whole-0-table tbody").inner_text()
    page.get_by_role("link", name="Abschlüsse im Monitor öffnen").click()
    expect(page.locator("#monitor-composition-table tbody tr").first).to_be_attached()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["gebiete"] == [f"{PARCHIM},{PARTLY_HIDDEN}"] and asked["jahr"] == ["2020"]
    becomes(page, lambda: page.locator("#monitor-composition-table tbody").inner_text(), told)


def test_places_of_elsewhere_and_no_place_at_all_have_a_sentence_or_no_card(visit):
    page = ready(visit(f"/vergleich?indikator=kinderarmut&gebiete={PARCHIM},13073088"))
    expect(page.locator(CARD)).to_contain_text("Zusammensetzungen gibt es nur für Orte im Gebiet")
    expect(page.locator(CARD).get_by_role("button")).to_have_count(0)
    page = ready(visit("/vergleich"))
    expect(page.locator(CARD)).to_be_hidden()
    expect(page.locator(".bl-comparison-nav [data-part=zusammensetzung]")).to_be_hidden()


def test_what_cannot_be_fetched_is_said_and_asked_for_again(visit, watch):
    watch.expect("500")
    page = visit("/vergleich")
    page.route("**/vergleich/zusammensetzung?*", lambda route: route.fulfill(status=500, body="{}"))
    page.goto(TWO)
    ready(page)
    expect(page.locator(CARD)).to_contain_text("Noch einmal versuchen")
    page.unroute("**/vergleich/zusammensetzung?*")
    page.locator(CARD).get_by_role("button", name="Noch einmal versuchen").click()
    expect(page.locator(BAR).first).to_be_attached()
