"""Going elsewhere by the history right after doing something on the Monitor: the page shows what its address says,
and no answer to what was done before writes an older one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.reader import CARE, HAGENOW, PARCHIM, ready, shows
from tests.browser.waiting import at_rest, becomes, until

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
POVERTY = "?indikator=kinderarmut&ebene=gemeinde&jahr=2022"
CALLBACK = "**/_dash-update-component*"
GO = """(path) => {
  history.pushState({}, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
"""Arrives at an address as readers do who go back or forward."""


class Answers:
    """The server's answers to the page, kept until they are let go."""

    def __init__(self, page: Page) -> None:
        self.kept: list[Route] = []
        self._page, self._free = page, False
        page.route(CALLBACK, lambda route: route.continue_() if self._free else self.kept.append(route))

    def asked(self, times: int = 1) -> None:
        until(self._page, lambda: len(self.kept) >= times, f"the server is not asked {times} times")

    def let_go(self) -> None:
        self._free = True
        for route in self.kept:
            route.continue_()


def state(page: Page) -> list[object]:
    """Query, indicator, year and places that are shown."""
    read: list[object] = page.evaluate(
        "[location.search, lupe.state.slab.indicator, lupe.state.year, lupe.state.selection]"
    )
    return read


def stays(page: Page, wanted: list[object]) -> None:
    becomes(page, lambda: state(page), wanted)
    at_rest(page)
    assert state(page) == wanted


@pytest.fixture
def care(open_page: Opener) -> Page:
    page = ready(open_page(f"{CARE}&jahr=2018", size="1366x768"))
    at_rest(page)
    return page


def test_a_click_whose_answer_is_on_its_way_is_left_behind(care: Page) -> None:
    answers = Answers(care)
    care.evaluate("(key) => lupe.select([key])", PARCHIM)
    answers.asked()
    care.evaluate(GO, f"/{POVERTY}")
    answers.let_go()
    stays(care, [POVERTY, "kinderarmut", 2022, []])


def test_a_click_of_which_nobody_has_been_told_yet_is_left_behind(care: Page) -> None:
    """Dash tells both at once, and does not say which was first."""
    care.evaluate(f"([key, path]) => {{ lupe.select([key]); ({GO})(path); }}", [PARCHIM, f"/{POVERTY}"])
    stays(care, [POVERTY, "kinderarmut", 2022, []])


def test_an_answer_that_has_been_read_and_is_not_drawn_writes_no_older_address(care: Page) -> None:
    """Dash no longer drops an answer that it has read: it would write the address of that into the bar."""
    care.evaluate(
        f"""(path) => {{
          const read = Response.prototype.json;
          Response.prototype.json = async function () {{
            const found = await read.call(this);
            if (this.url.includes("_dash-update-component")) {{
              Response.prototype.json = read;
              ({GO})(path);
            }}
            return found;
          }};
        }}""",
        f"/{POVERTY}",
    )
    care.evaluate("(key) => lupe.select([key])", PARCHIM)
    stays(care, [POVERTY, "kinderarmut", 2022, []])


def test_figures_of_an_answer_that_come_after_it_was_left_are_not_drawn(care: Page) -> None:
    """The answer has written its address; its figures are still on their way."""
    kept: list[Route] = []
    care.route("**/zeitreihe?*gebiete=*", lambda route: kept.append(route))
    before = care.evaluate("location.search")
    care.evaluate("(key) => lupe.select([key])", PARCHIM)
    until(care, lambda: kept, "nobody asks for the figures of the place")
    care.go_back()
    for route in kept:
        route.continue_()
    care.unroute_all()
    stays(care, [before, "betreuungsquote_u3", 2018, []])


def test_going_to_where_the_page_is_takes_back_what_was_not_answered(care: Page) -> None:
    here = care.evaluate("location.search")
    answers = Answers(care)
    care.evaluate("(key) => lupe.select([key])", PARCHIM)
    answers.asked()
    care.evaluate(GO, f"/{here}")
    answers.let_go()
    stays(care, [here, "betreuungsquote_u3", 2018, []])


def test_a_year_and_a_class_of_before_are_not_written_into_the_address(care: Page) -> None:
    answers = Answers(care)
    care.locator("#monitor-legend .bl-class").first.click()
    care.evaluate(f"(path) => {{ lupe.setYear(2019, 'player'); ({GO})(path); }}", f"/{POVERTY}")
    answers.asked()
    care.wait_for_timeout(700)  # longer than what stands still waits until it is written
    assert care.evaluate("location.search") == POVERTY
    answers.let_go()
    stays(care, [POVERTY, "kinderarmut", 2022, []])


def test_a_place_clicked_before_the_new_figures_are_here_belongs_to_them(care: Page) -> None:
    answers = Answers(care)
    care.evaluate("(key) => lupe.select([key])", PARCHIM)
    care.evaluate(GO, f"/{POVERTY}")
    answers.asked()
    care.evaluate("(key) => lupe.select([key])", HAGENOW)
    answers.asked(2)
    answers.let_go()
    stays(
        care,
        [
            f"?thema=rahmenbedingungen&indikator=kinderarmut&jahr=2022&ebene=gemeinde&gebiete={HAGENOW}",
            "kinderarmut",
            2022,
            [HAGENOW],
        ],
    )


def test_an_indicator_chosen_before_going_back_is_left_behind(care: Page) -> None:
    before = care.evaluate("location.search")
    care.evaluate("void lupe.choose('kitas')")
    shows(care, "Kindertageseinrichtungen")
    care.wait_for_function("() => location.search.includes('indikator=kitas')")
    at_rest(care)
    answers = Answers(care)
    care.evaluate("void lupe.choose('kinderarmut')")
    care.go_back()
    answers.let_go()
    stays(care, [before, "betreuungsquote_u3", 2018, []])
    expect(care.locator("#monitor-title")).to_have_text(care.evaluate("lupe.state.slab.title"))
