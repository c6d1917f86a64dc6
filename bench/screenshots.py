"""`make screenshots`: every page and state in three sizes and two themes, into screenshots/<size>/<theme>/<state>.png,
and every kind of export into screenshots/exports/.

Fails when a page asks another host, reports an error on its console, or never shows what the picture is of. Names on
the command line choose states.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from bench.exported import write_exports
from bench.stage import ROOT, SIZES, THEMES, StageError, Watch, launch, prepare, product_environment, served
from callbacks.application import THEME_COOKIE

TARGET = ROOT / "screenshots"
PATIENCE_MS = 30_000
SETTLE_MS = 500
PLACES = "13076105,13076060,13076108"
COMPARED = f"/vergleich?indikator=betreuungsquote_u3&gebiete={PLACES}"
SMALL_MAP = "#side-maps-years .bl-mini"
SMALL = "390x844"
OTHER_DISTRICT = "13071"


def _nothing(page: Page) -> None:
    """The state is complete as it opens."""


def _open_filter(page: Page) -> None:
    """The filter panel where it is a drawer."""
    opener = page.locator("#monitor-filter-open")
    if opener.is_visible():
        opener.click()


def _open_definition(page: Page) -> None:
    page.locator("#monitor-definition-open").click()
    page.locator("#monitor-definition.show").wait_for()


def _hover(page: Page) -> None:
    """The tooltip of an area in the middle of the map."""
    page.evaluate("key => lupe.setHover(key, 'map')", PLACES.partition(",")[0])


def _choose_class(page: Page) -> None:
    page.locator("#monitor-legend .bl-class").nth(3).click()


def _open_picker(page: Page) -> None:
    _open_filter(page)
    page.locator("#monitor-indicator-picker input").click()


def _search_place(page: Page) -> None:
    """A former name typed into the search for places."""
    _open_filter(page)
    page.locator("#monitor-place-input").click()
    page.keyboard.type("Marnitz")
    page.locator("#monitor-place-list").get_by_text("Marnitz").wait_for()


def _open_similar(page: Page) -> None:
    """All similar places with their reasons, and the weights."""
    _open_filter(page)
    for summary in page.locator("#monitor-similar-field summary").all():
        summary.click()
    page.locator("#monitor-similar-field").scroll_into_view_if_needed()


def _open_exports(page: Page) -> None:
    """The menu of a picture, with its sizes."""
    page.locator("#exports-menu summary").click()


def _show_breaks(page: Page) -> None:
    _open_filter(page)
    page.locator("#monitor-breaks-field").scroll_into_view_if_needed()


def _focus_by_keyboard(page: Page) -> None:
    """The focus ring on the map after two arrow keys."""
    page.locator("#monitor-map .bl-areas").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")


def _zoom(page: Page) -> None:
    for _ in range(3):
        page.locator("#monitor-map [data-tool=in]").click()


def _scroll_down(page: Page) -> None:
    page.locator(".bl-legal").scroll_into_view_if_needed()


def _fill_folder(page: Page) -> None:
    """Three scenes, the last of an older data version."""
    views = (f"indikator=betreuungsquote_u3&gebiete={PLACES}", "indikator=kinderarmut", "ebene=amt&stand=2025.1")
    names = ("Wo stehen wir?", "Kinderarmut", "Die Ämter")
    scenes = [
        {"ansicht": view, "name": name, "titel": "Kinderarmut", "notiz": "Wo fehlen Plätze?", "neu": False}
        for view, name in zip(views, names, strict=True)
    ]
    folder = {"format": "bildungslupe-mappe", "fassung": 1, "name": "Lenkungsausschuss", "szenen": scenes}
    page.evaluate("folder => { lupe.folder.keep(lupe.folder.read(folder)); location.reload(); }", json.dumps(folder))
    page.wait_for_load_state("networkidle")
    page.locator(".bl-scene").first.wait_for()


def _present(page: Page) -> None:
    _fill_folder(page)
    page.get_by_role("button", name="Vorführen", exact=True).click()
    page.locator(".bl-curtain").wait_for(state="hidden")
    page.wait_for_timeout(4 * SETTLE_MS)


def _present_with_note(page: Page) -> None:
    _present(page)
    page.keyboard.press("n")
    page.wait_for_timeout(2 * SETTLE_MS)


def _compare_hovered(page: Page) -> None:
    """A place that is not chosen, marked in every part."""
    page.evaluate("lupe.setHover('13076089', 'test')")


def _compare_point(page: Page) -> None:
    """The scatter walked through by keyboard."""
    page.locator("#side-scatter .bl-cloud").focus()
    page.keyboard.type("Gra")
    page.locator("#zusammenhang").scroll_into_view_if_needed()


def _compare_similar(page: Page) -> None:
    page.locator("#side-similar-field summary").click()


def _open_row(page: Page) -> None:
    """A row of a profile with its time series under it."""
    page.locator("#profile-auszubildende_15_25 .bl-profile-open").click()
    page.locator("#monitor-series .bl-lines path").first.wait_for()
    page.locator("#profile-auszubildende_15_25").scroll_into_view_if_needed()


def _sort_rows(page: Page) -> None:
    page.locator("[data-order=distance]").click()
    page.locator(".bl-profile-bar").scroll_into_view_if_needed()


def _find_place(page: Page) -> None:
    """A former name typed into the search that every page has in its head."""
    opener = page.locator(".bl-find-open")
    if opener.is_visible():
        opener.click()
    page.locator("#shell-find-input").click()
    page.keyboard.type("Marnitz")
    page.locator("#shell-find-list").get_by_text("Marnitz").wait_for()


@dataclass(frozen=True, slots=True)
class State:
    """One picture: where, and what is done there.

    `broken` is an address whose answers are withheld; `whole` takes the page beyond the window; `complete` names
    what must be on the page.
    """

    name: str
    path: str
    act: Callable[[Page], None] = _nothing
    complete: str = "#monitor-map .bl-area"
    broken: str = ""
    whole: bool = False
    district: str = ""
    errors_expected: bool = False


STATES = (
    State("monitor", "/"),
    State("monitor-whole-page", "/", whole=True),
    State("monitor-foot", "/", _scroll_down),
    State("selection", f"/?gebiete={PLACES}"),
    State("distribution", f"/?gebiete={PLACES}&ansicht=verteilung"),
    State("table", f"/?gebiete={PLACES}&ansicht=tabelle"),
    State("funnel", f"/?indikator=betreuungsquote_u3&gebiete={PLACES}&ansicht=trichter"),
    State("table-few", f"/?indikator=betreuungsquote_u3&gebiete={PLACES}&ansicht=tabelle"),
    State("difference", f"/?indikator=betreuungsquote_u3&darstellung=abstand&gebiete={PLACES}"),
    State("change", "/?indikator=betreuungsquote_u3&darstellung=veraenderung&basisjahr=2015"),
    State("pooled", f"/?indikator=betreuungsquote_u3&jahre=3&gebiete={PLACES}"),
    State("similar", "/?indikator=betreuungsquote_u3&vergleich=aehnliche,kreis&gebiete=13076108", _open_similar),
    State("own-breaks", "/?klassen=eigene&grenzen=2,4,8", _show_breaks),
    State("reporting-year", "/?indikator=betreuungsquote_u3&gebietsstand=berichtsjahr&jahr=2016"),
    State("place-search", "/", _search_place),
    State("hover", "/", _hover),
    State("class-chosen", "/", _choose_class),
    State("keyboard", "/", _focus_by_keyboard),
    State("zoomed", "/", _zoom),
    State("filter", "/", _open_filter),
    State("picker", "/", _open_picker),
    State("definition", "/", _open_definition),
    State("exports", f"/?gebiete={PLACES}", _open_exports),
    State("amt-level", "/?ebene=amt"),
    State("kreis-level", "/?ebene=kreis"),
    State("kreis-germany", "/?ebene=kreis&raum=bund"),
    State("one-amt", "/?amt=130765656"),
    State("examples", "/?indikator=betreuungsquote_u3"),
    State("few-cases", "/?indikator=ohne_abschluss&ebene=gemeinde"),
    State("zeros", "/?indikator=kinderaerzte_je_10000&ebene=gemeinde"),
    State("girls", "/?indikator=jugendliche_15_25&ebene=gemeinde&gliederung=geschlecht:w"),
    State("continuous", "/?klassen=stufenlos&farben=heide"),
    State("seven-classes", "/?anzahl=7&farben=wald"),
    State("english", f"/?sprache=en&gebiete={PLACES}"),
    State("english-table", f"/?sprache=en&indikator=betreuungsquote_u3&gebiete={PLACES}&ansicht=tabelle"),
    State("english-definition", "/?sprache=en&indikator=betreuungsquote_u3", _open_definition),
    State("notice", "/?indikator=gibtsnicht&jahr=1890"),
    State("nothing-left", "/?groesse=90000-"),
    State("slab-missing", "/", broken="**/slab?*", complete="#monitor-map", errors_expected=True),
    State("slab-missing-english", "/?sprache=en", broken="**/slab?*", complete="#monitor-map", errors_expected=True),
    State("map-missing", "/", broken="**/karte.svg*", complete="#monitor-map", errors_expected=True),
    State("compare", f"{COMPARED}&indikator2=foerderquote", complete=SMALL_MAP),
    State("compare-whole-page", COMPARED, _compare_hovered, complete=SMALL_MAP, whole=True),
    State("compare-eight", f"{COMPARED},13076089,13076001,13076090,13076152,13076096", complete=SMALL_MAP, whole=True),
    State("compare-maps", f"{COMPARED}&ansicht=karten&basisjahr=2015", complete=SMALL_MAP),
    State("compare-relation", "/vergleich?indikator=bevoelkerung&gebiete=13076108", _compare_point, complete=SMALL_MAP),
    State("compare-nobody", "/vergleich", complete=SMALL_MAP),
    State("compare-one", "/vergleich?gebiete=13076108", _compare_similar, complete=SMALL_MAP),
    State("compare-amts", "/vergleich?ebene=amt&gebiete=130765656,130760090", complete=SMALL_MAP),
    State("compare-germany", "/vergleich?ebene=kreis&raum=bund&gebiete=13076,13071", complete=SMALL_MAP),
    State("compare-english", f"{COMPARED}&sprache=en", complete=SMALL_MAP),
    State("compare-notice", f"{COMPARED}&jahr=1950&indikator2=quatsch", complete=SMALL_MAP),
    State("folder-empty", "/praesentation", complete="main h1"),
    State("folder", "/praesentation", _fill_folder, complete="main h1"),
    State("presentation", "/praesentation", _present, complete="main h1"),
    State("presentation-note", "/praesentation", _present_with_note, complete="main h1"),
    State("profile", "/gemeinde/13076048", complete=".bl-profile-row"),
    State("profile-whole-page", "/gemeinde/13076048", complete=".bl-profile-row", whole=True),
    State("profile-row-open", "/gemeinde/13076048", _open_row, complete=".bl-profile-row"),
    State("profile-sorted", "/gemeinde/13076048", _sort_rows, complete=".bl-profile-row"),
    State("profile-small", "/gemeinde/13076163", complete=".bl-profile-row", whole=True),
    State("profile-weights", "/gemeinde/13076048?gewichte=stadt:0", _scroll_down, complete=".bl-profile-row"),
    State("profile-amt", "/gemeinde/130765656", complete=".bl-profile-row"),
    State("profile-district", "/gemeinde/13076?sprache=en", complete=".bl-profile-row"),
    State("profile-former", "/gemeinde/13076095", complete=".bl-profile-row"),
    State("profile-unknown", "/gemeinde/99999999", complete="main h1", errors_expected=True),
    State("places", "/gemeinde", complete=".bl-profile-places"),
    State("place-found", "/praesentation", _find_place, complete="main h1"),
    State("impressum", "/impressum", complete="main h1"),
    State("datenschutz", "/datenschutz", complete="main h1"),
    State("barrierefreiheit", "/barrierefreiheit", complete="main h1"),
    State("not-found", "/gibt-es-nicht", complete="h1", errors_expected=True),
    State("other-district", "/", district=OTHER_DISTRICT),
)


def picture(browser: Browser, url: str, state: State, size: str, theme: str) -> None:
    """Opens, acts, waits until nothing moves, checks the console and the network, and writes the file."""
    width, height = SIZES[size]
    context: BrowserContext = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
        locale="de-DE",
        timezone_id="Europe/Berlin",
        has_touch=size == SMALL,
    )
    context.set_default_timeout(PATIENCE_MS)
    context.add_cookies([{"name": THEME_COOKIE, "value": theme, "url": url}])
    watch = Watch(url.removeprefix("http://"))
    watch.follow(context)
    page = context.new_page()
    try:
        if state.broken:
            page.route(state.broken, lambda route: route.abort())
        page.goto(state.path, wait_until="networkidle")
        page.locator(state.complete).first.wait_for(state="attached")
        page.wait_for_timeout(SETTLE_MS)
        state.act(page)
        page.wait_for_timeout(SETTLE_MS)
        target = TARGET / size / theme / f"{state.name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=target, full_page=state.whole)
    except Error as error:
        raise StageError(f"{state.name} ({size}, {theme}): {error}") from error
    finally:
        context.close()
    if watch.foreign or (watch.errors and not state.errors_expected):
        raise StageError(f"{state.name} ({size}, {theme}): {watch.foreign + watch.errors}")


def pictures(states: Sequence[State]) -> Iterator[tuple[State, str, str]]:
    return ((state, size, theme) for state in states for size in SIZES for theme in THEMES)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *(state.name for state in STATES)], metavar="state")
    names = parser.parse_args().names
    states = [state for state in STATES if not names or state.name in names]
    failures = []
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        urls = {}
        for district in dict.fromkeys(state.district for state in states):
            folder = Path(name) / (district or "own")
            folder.mkdir()
            more = {"DISTRICT": district} if district else {}
            prepare(folder, **more)
            app = served(["app.py"], product_environment(folder, **more), folder / "app.log")
            urls[district] = stack.enter_context(app).url
        browser = launch(stack.enter_context(sync_playwright()))
        for state, size, theme in pictures(states):
            try:
                picture(browser, urls[state.district], state, size, theme)
            except StageError as error:
                failures.append(str(error))
        browser.close()
        if not names:
            failures += write_exports(urls[""], TARGET / "exports")
    print(f"{len(states) * len(SIZES) * len(THEMES) - len(failures)} Bilder in {TARGET}")
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
