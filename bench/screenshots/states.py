"""The list of pictures: each state of each page by its address and what is done there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from bench.screenshots import acts
from bench.screenshots.acts import PLACES

COMPARED = f"/vergleich?indikator=betreuungsquote_u3&gebiete={PLACES}"
SMALL_MAP = "#comparison-maps-years .bl-mini"
OTHER_DISTRICT = "13071"


@dataclass(frozen=True, slots=True)
class State:
    """One picture: where, and what is done there.

    `broken` is an address whose answers are withheld; `whole` takes the page beyond the window; `complete`
    names what must be on the page; `anew` opens it for each theme, where its pictures come from the server.
    """

    name: str
    path: str
    act: Callable[[Page], None] = acts.nothing
    complete: str = "#monitor-map .bl-area"
    broken: str = ""
    whole: bool = False
    district: str = ""
    errors_expected: bool = False
    anew: bool = False


STATES = (
    State("monitor", "/"),
    State("monitor-whole-page", "/", whole=True),
    State("monitor-foot", "/", acts.scroll_down),
    State("selection", f"/?gebiete={PLACES}"),
    State("distribution", f"/?gebiete={PLACES}&ansicht=verteilung"),
    State("table", f"/?gebiete={PLACES}&ansicht=tabelle"),
    State("funnel", f"/?indikator=betreuungsquote_u3&gebiete={PLACES}&ansicht=trichter"),
    State("table-few", f"/?indikator=betreuungsquote_u3&gebiete={PLACES}&ansicht=tabelle"),
    State("difference", f"/?indikator=betreuungsquote_u3&darstellung=abstand&gebiete={PLACES}"),
    State("change", "/?indikator=betreuungsquote_u3&darstellung=veraenderung&basisjahr=2015"),
    State("pooled", f"/?indikator=betreuungsquote_u3&jahre=3&gebiete={PLACES}"),
    State(
        "similar",
        "/?indikator=betreuungsquote_u3&vergleich=aehnliche,kreis&gebiete=13076108",
        acts.open_similar,
    ),
    State("own-breaks", "/?klassen=eigene&grenzen=2,4,8", acts.show_breaks),
    State("reporting-year", "/?indikator=betreuungsquote_u3&gebietsstand=berichtsjahr&jahr=2016"),
    State("place-search", "/", acts.search_place),
    State("hover", "/", acts.hover),
    State("class-chosen", "/", acts.choose_class),
    State("keyboard", "/", acts.focus_by_keyboard),
    State("zoomed", "/", acts.zoom),
    State("filter", "/", acts.open_filter),
    State("picker", "/", acts.open_picker),
    State("definition", "/", acts.open_definition),
    State("exports", f"/?gebiete={PLACES}", acts.open_exports),
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
    State("english-definition", "/?sprache=en&indikator=betreuungsquote_u3", acts.open_definition),
    State("notice", "/?indikator=gibtsnicht&jahr=1890"),
    State("nothing-left", "/?groesse=90000-"),
    State("slab-missing", "/", broken="**/slab?*", complete="#monitor-map", errors_expected=True),
    State(
        "slab-missing-english",
        "/?sprache=en",
        broken="**/slab?*",
        complete="#monitor-map",
        errors_expected=True,
    ),
    State("map-missing", "/", broken="**/karte.svg*", complete="#monitor-map", errors_expected=True),
    State("compare", f"{COMPARED}&indikator2=foerderquote", complete=SMALL_MAP),
    State("compare-whole-page", COMPARED, acts.compare_hovered, complete=SMALL_MAP, whole=True),
    State(
        "compare-eight",
        f"{COMPARED},13076089,13076001,13076090,13076152,13076096",
        complete=SMALL_MAP,
        whole=True,
    ),
    State("compare-maps", f"{COMPARED}&ansicht=karten&basisjahr=2015", complete=SMALL_MAP),
    State(
        "compare-relation",
        "/vergleich?indikator=bevoelkerung&gebiete=13076108",
        acts.compare_point,
        complete=SMALL_MAP,
    ),
    State("compare-nobody", "/vergleich", complete=SMALL_MAP),
    State("compare-one", "/vergleich?gebiete=13076108", acts.compare_similar, complete=SMALL_MAP),
    State("compare-amts", "/vergleich?ebene=amt&gebiete=130765656,130760090", complete=SMALL_MAP),
    State("compare-germany", "/vergleich?ebene=kreis&raum=bund&gebiete=13076,13071", complete=SMALL_MAP),
    State("compare-english", f"{COMPARED}&sprache=en", complete=SMALL_MAP),
    State("compare-notice", f"{COMPARED}&jahr=1950&indikator2=quatsch", complete=SMALL_MAP),
    State("institutions", "/bildungslandkarte", complete="#institutions-map .bl-points"),
    State(
        "institutions-near",
        "/bildungslandkarte?art=kita,grundschule&ort=13076108&umkreis=10",
        complete="#institutions-map .bl-points",
        whole=True,
    ),
    State(
        "institutions-school",
        "/bildungslandkarte?ansicht=schule&schulart=grundschule&ort=13076108",
        complete="#institutions-map .bl-points",
    ),
    State(
        "institutions-none",
        "/bildungslandkarte?art=museum&ort=13076108&umkreis=5",
        complete="#institutions-map .bl-points",
    ),
    State(
        "institutions-ways",
        "/bildungslandkarte?ansicht=erreichbarkeit&art=grundschule",
        complete="#institutions-map svg",
    ),
    State("institutions-english", "/bildungslandkarte?sprache=en", complete="#institutions-map .bl-points"),
    State("meeting-empty", "/praesentation", complete="main h1"),
    State("folder", "/praesentation", acts.fill_folder, complete="main h1", anew=True),
    State("presentation", "/praesentation", acts.present, complete="main h1", anew=True),
    State("presentation-hints", "/praesentation", acts.present_with_hints, complete="main h1", anew=True),
    State("profile", "/gemeinde/13076048", complete=".bl-profile-row"),
    State("profile-whole-page", "/gemeinde/13076048", complete=".bl-profile-row", whole=True),
    State("profile-row-open", "/gemeinde/13076048", acts.open_row, complete=".bl-profile-row"),
    State("profile-sorted", "/gemeinde/13076048", acts.sort_rows, complete=".bl-profile-row"),
    State("profile-small", "/gemeinde/13076163", complete=".bl-profile-row", whole=True),
    State(
        "profile-weights", "/gemeinde/13076048?gewichte=stadt:0", acts.scroll_down, complete=".bl-profile-row"
    ),
    State("profile-amt", "/gemeinde/130765656", complete=".bl-profile-row"),
    State("profile-district", "/gemeinde/13076?sprache=en", complete=".bl-profile-row"),
    State("profile-former", "/gemeinde/13076095", complete=".bl-profile-row"),
    State("profile-unknown", "/gemeinde/99999999", complete="main h1", errors_expected=True),
    State("highlights", "/auffaellig", complete=".bl-highlight", whole=True),
    State("places", "/gemeinde", complete=".bl-profile-places"),
    State("place-found", "/praesentation", acts.find_place, complete="main h1"),
    State("strategie", "/strategie", complete=".bl-aim", whole=True),
    State("impressum", "/impressum", complete="main h1"),
    State("datenschutz", "/datenschutz", complete="main h1"),
    State("barrierefreiheit", "/barrierefreiheit", complete="main h1"),
    State("not-found", "/gibt-es-nicht", complete="h1", errors_expected=True),
    State("other-district", "/", district=OTHER_DISTRICT),
)
