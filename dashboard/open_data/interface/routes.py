"""Every address that gives data or files to programs: what it is, what it reads, what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.open_data.files import MEDIA_TYPES, PACKAGE, PATH
from dashboard.open_data.interface.parameters import PARAMETERS
from dashboard.open_data.interface.statuses import ALWAYS, LABELLED, NOTHING, STRICT

JSON, CSV, GEOJSON, ICS = "application/json", "text/csv", "application/geo+json", "text/calendar"
PDF, SVG, PNG, HTML, ZIP = "application/pdf", "image/svg+xml", "image/png", "text/html", "application/zip"
PLAIN = "text/plain"
XLSX, GPKG = MEDIA_TYPES["xlsx"], MEDIA_TYPES["gpkg"]
_OFFICE = "application/vnd.openxmlformats-officedocument"
PPTX, DOCX = f"{_OFFICE}.presentationml.presentation", f"{_OFFICE}.wordprocessingml.document"
CAPTION, FIGURE, LINES, NOTICES, SILENT = ("caption", "figure", "lines", "notices", "silent")
"""Where a route says what it has replaced: below a picture, on a slide or page, there but not in JSON, in lines beside
the rows, in `hinweise`, nowhere."""
GROUPS = ("figures", "files", "views", "places", "search", "catalogue")
"""In the order of the page."""
_SAME = ("herkunft", "stand", "sprache")
MONITOR = (
    *("thema", "indikator", "jahr", "ebene", "gebiete", "gliederung", "amt", "vergleich", "groesse", "jahre", "raum"),
    *("farben", "indikator2", "gewichte", "aehnlich_in", "niveau", "breite", "hell", "darstellung", "basisjahr"),
    *("klassen", "anzahl", "grenzen", "gebietsstand", *_SAME, "ansicht", "zusammensetzung", "gruppe", "ausschnitt"),
    *("ziel", "notiz"),
)  # fmt: skip
"""Those of a view of the Monitor, in the order of its addresses."""
_WAYS = ("verkehr", "weg", "richtwert", "annahmen", "szenario")
_FILTERS = ("art", "ort", "umkreis", "offen", "barrierefrei", "traeger", "alter", "sprachen_vor_ort", "folge")
_LIST = ("ansicht", *_FILTERS, "einzug", "schulart", *_WAYS, *_SAME)
_MAP = (*_LIST, "darstellung_wege", "indikator_karte", "jahr_karte", "ausschnitt")
_COURSES = ("kursart", "niveau_kurse", "ort", "umkreis", "ab", "betreuung", "frei", "online", *_SAME)
_FLOW = ("jahr", "gebiete", "gliederung", "niveau", *_SAME)
_DRAWN = ("breite", "hell")
_DRAWN_KINDS: Mapping[str, str] = {"svg": SVG, "png": PNG}
_EXPLORED_KINDS: Mapping[str, str] = {"html": HTML, "json": JSON}
_ALL_KINDS: Mapping[str, str] = {**_DRAWN_KINDS, **_EXPLORED_KINDS}


@dataclass(frozen=True, slots=True)
class MachineRoute:
    """One address. `path` has its parts in braces, `choices` all that a part can be; `query` are keys of PARAMETERS,
    `needed` those that it does not answer without. `types` are the media types that it answers in. `example` is an
    address to try, in which {indicator}, {district}, {place}, {other} and {edition} stand for keys that there are.
    `body` is the media type of what is sent, which only POST has. Where `example` is empty, an address alone
    does not answer. `refuses` are the statuses beside 200 that are its own. `nearest` names the place where it says
    what it has replaced: it shows the nearest that there is instead of what it cannot read or does not hold; empty
    where it refuses that."""

    key: str
    group: str
    path: str
    example: str
    types: tuple[str, ...]
    query: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needed: tuple[str, ...] = ()
    body: str = ""
    refuses: tuple[int, ...] = STRICT
    nearest: str = ""

    @property
    def statuses(self) -> tuple[int, ...]:
        """All that it answers with when it is asked with its own method, in ascending order."""
        return tuple(sorted({200, *self.refuses, *ALWAYS}))

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the path in braces."""
        return tuple(part.partition("}")[0] for part in self.path.split("{")[1:])


def _picture(
    key: str,
    group: str,
    name: str,
    query: tuple[str, ...],
    kinds: Mapping[str, str] = _DRAWN_KINDS,
    *,
    example: str = "",
    needed: tuple[str, ...] = (),
    nearest: str = CAPTION,
) -> MachineRoute:
    """A picture; `kinds` are the ends of its names with their media types."""
    sized = kinds is not _DRAWN_KINDS
    asked = (*query, *(one for one in _DRAWN if one not in query), *(("platz",) if sized else ()))
    return MachineRoute(
        key,
        group,
        f"/bild/{name}.{{kind}}",
        f"/bild/{name}.{example or next(iter(kinds))}",
        tuple(kinds.values()),
        asked,
        {"kind": tuple(kinds)},
        needed,
        refuses=STRICT if sized else (404,),
        nearest=FIGURE if sized else nearest,
    )


API = "/api/v1"
ROUTES = (
    MachineRoute("indikatoren", "figures", f"{API}/indikatoren", f"{API}/indikatoren", (JSON,), _SAME),
    MachineRoute(
        "indikator", "figures", f"{API}/indikatoren/{{key}}", f"{API}/indikatoren/{{indicator}}", (JSON,), _SAME
    ),
    MachineRoute(
        "werte",
        "figures",
        f"{API}/werte",
        f"{API}/werte?indikator={{indicator}}&gebiete={{district}}",
        (JSON, CSV),
        (
            *("indikator", "jahr", "ebene", "gebiete", "gliederung", "raum", "jahre", "niveau", "gebietsstand"),
            *(*_SAME, "format"),
        ),
        needed=("indikator",),
    ),
    MachineRoute(
        "gebiete", "figures", f"{API}/gebiete", f"{API}/gebiete?raum=kreis", (JSON,),
        ("suche_gebiete", "raum", "gebietsstand", "jahr_gebiete", "stand"),
    ),
    MachineRoute(
        "geometrie", "figures", f"{API}/geometrie/{{status}}/{{level}}.geojson",
        f"{API}/geometrie/heute/kreis.geojson", (GEOJSON,), ("raum",),
        {"level": PARAMETERS["level"].values},
    ),
    MachineRoute("massnahmen", "figures", f"{API}/massnahmen", f"{API}/massnahmen", (JSON,), _SAME),
    MachineRoute(
        "open_data_file", "files", f"{PATH}/{{key}}.{{kind}}", f"{PATH}/{{indicator}}.csv",
        tuple(MEDIA_TYPES.values()), _SAME, {"kind": tuple(MEDIA_TYPES)},
    ),
    MachineRoute(
        "open_data_package", "files", PACKAGE, PACKAGE, (ZIP,), ("stand", "sprache"),
        refuses=(206, *LABELLED, *STRICT, 416),
    ),
    MachineRoute(
        "csv_table", "views", "/tabelle.csv", "/tabelle.csv?indikator={indicator}", (CSV,), MONITOR,
        refuses=NOTHING, nearest=LINES,
    ),
    MachineRoute(
        "xlsx_table", "views", "/tabelle.xlsx", "/tabelle.xlsx?indikator={indicator}", (XLSX,), MONITOR,
        refuses=NOTHING, nearest=LINES,
    ),
    MachineRoute(
        "pptx_slides", "views", "/folien.pptx", "/folien.pptx?indikator={indicator}", (PPTX,), MONITOR,
        refuses=NOTHING, nearest=CAPTION,
    ),
    MachineRoute(
        "bild", "views", "/bild/{view}.{kind}", "/bild/zeitreihe.json?indikator={indicator}",
        tuple(_ALL_KINDS.values()), (*MONITOR, "platz"),
        {
            "view": ("zeitreihe", "rangfolge", "verteilung", "zusammensetzung", "trichter"),
            "kind": tuple(_ALL_KINDS),
        },
        refuses=STRICT, nearest=FIGURE,
    ),
    _picture("bild_karte", "views", "karte", MONITOR, example="svg?indikator={indicator}"),
    _picture(
        "bild_szene", "views", "szene", (*MONITOR, "bild", "satz"), example="svg?indikator={indicator}",
        nearest=SILENT,
    ),
    _picture(
        "bild_zusammenhang", "views", "zusammenhang", MONITOR, _EXPLORED_KINDS,
        example="json?indikator={indicator}&gebiete={place},{other}", needed=("gebiete",),
    ),
    MachineRoute(
        "karte", "views", "/karte.svg", "/karte.svg?ebene=kreis", (SVG,),
        ("ebene", "raum", "gebietsstand", "stand", "sprache"), refuses=NOTHING, nearest=SILENT,
    ),
    MachineRoute(
        "profile_file", "views", "/gemeinde/{place}.{kind}", "/gemeinde/{place}.xlsx", (PDF, PPTX, XLSX),
        ("gewichte", "aehnlich_in", "niveau", *_SAME), {"kind": ("pdf", "pptx", "xlsx")},
        refuses=(404,), nearest=CAPTION,
    ),
    MachineRoute(
        "side_file", "views", "/vergleich.{kind}", "/vergleich.xlsx?gebiete={place},{other}", (PDF, PPTX, XLSX),
        MONITOR, {"kind": ("pdf", "pptx", "xlsx")}, needed=("gebiete",), refuses=(400,), nearest=CAPTION,
    ),
    MachineRoute(
        "report_file", "views", "/bericht/{edition}.{kind}", "/bericht/{edition}.xlsx", (PDF, DOCX, PPTX, XLSX),
        ("ort_bericht", "sprache"), {"kind": ("pdf", "docx", "pptx", "xlsx")}, refuses=(404,), nearest=SILENT,
    ),
    _picture("flow_picture", "views", "uebergang", _FLOW, _ALL_KINDS),
    _picture("uebergang_scene_picture", "views", "uebergang-szene", (*_FLOW, "satz")),
    MachineRoute(
        "flow_table", "views", "/uebergang/tabelle.{kind}", "/uebergang/tabelle.csv", (XLSX, CSV),
        tuple(one for one in _FLOW if one != "jahr"), {"kind": ("xlsx", "csv")}, refuses=(404,), nearest=LINES,
    ),
    MachineRoute(
        "flow_slide", "views", "/uebergang/folie.pptx", "/uebergang/folie.pptx", (PPTX,), _FLOW,
        refuses=NOTHING, nearest=CAPTION,
    ),
    MachineRoute(
        "mappe", "views", "/mappe.{kind}", "", (PPTX, PDF), (), {"kind": ("pptx", "pdf")}, body=JSON,
        refuses=(*STRICT, 413), nearest=CAPTION,
    ),
    MachineRoute(
        "einrichtungen", "places", f"{API}/einrichtungen", f"{API}/einrichtungen?art=grundschule",
        (JSON, GEOJSON, CSV), (*_FILTERS, "gemeinde", "amt", *_SAME, "format_geo"),
    ),
    MachineRoute(
        "einzugsbereiche", "places", f"{API}/einzugsbereiche.geojson", f"{API}/einzugsbereiche.geojson", (GEOJSON,),
        ("art", "einrichtung", "gemeinde", "amt", "schuljahr", *_SAME),
    ),
    MachineRoute(
        "erreichbarkeit", "places", f"{API}/erreichbarkeit", f"{API}/erreichbarkeit?art=grundschule&ebene=kreis",
        (JSON, CSV), ("art_wege", "ebene_wege", *_WAYS, "herkunft", "stand", "format"), nearest=NOTICES,
    ),
    MachineRoute("kurse", "places", f"{API}/kurse", f"{API}/kurse", (JSON, CSV), (*_COURSES, "format")),
    MachineRoute("kurse_ics", "places", "/kurse.ics", "/kurse.ics", (ICS,), _COURSES),
    MachineRoute(
        "warteliste", "places", f"{API}/warteliste", f"{API}/warteliste", (JSON, CSV), ("kursart", *_SAME, "format")
    ),
    MachineRoute(
        "netzwerk_ics", "places", "/netzwerk.ics", "/netzwerk.ics", (ICS,),
        ("gremium", "sitzung", "konferenz", "stand", "sprache"), refuses=(404,), nearest=SILENT,
    ),
    MachineRoute(
        "institution_list", "places", "/bildungslandkarte.{kind}", "/bildungslandkarte.geojson?art=grundschule",
        (XLSX, CSV, PDF, GEOJSON, GPKG), _LIST, {"kind": ("xlsx", "csv", "pdf", "geojson", "gpkg")},
        refuses=NOTHING, nearest=LINES,
    ),
    _picture("institution_picture", "places", "bildungslandkarte", _MAP),
    _picture("institution_scene", "places", "bildungslandkarte-szene", (*_MAP, "satz"), nearest=SILENT),
    MachineRoute(
        "institution_slide", "places", "/bildungslandkarte/folie.pptx", "/bildungslandkarte/folie.pptx", (PPTX,), _MAP,
        refuses=NOTHING, nearest=CAPTION,
    ),
    MachineRoute(
        "integration_table", "places", "/integration.{kind}", "/integration.csv", (XLSX, CSV), _COURSES,
        {"kind": ("xlsx", "csv")}, refuses=NOTHING, nearest=LINES,
    ),
    _picture("integration_picture", "places", "integration", _COURSES),
    _picture("integration_map", "places", "integration-karte", _COURSES),
    _picture("integration_scene_picture", "places", "integration-szene", (*_COURSES, "ueberschneidung", "satz")),
    MachineRoute(
        "integration_slide", "places", "/integration/folie.pptx", "/integration/folie.pptx", (PPTX,),
        (*_COURSES, "ueberschneidung"), refuses=NOTHING, nearest=CAPTION,
    ),
    MachineRoute(
        "suche", "search", "/suche", "/suche?suche=Grundschule", (JSON,),
        ("suche", "seite", "stand", "herkunft", "sprache"), refuses=NOTHING, nearest=SILENT,
    ),
    MachineRoute(
        "orte", "search", "/orte", "/orte?suche={district}", (JSON,), ("suche", "ueberall", "sprache"),
        refuses=NOTHING, nearest=SILENT,
    ),
    MachineRoute(
        "shortened", "search", "/l", "/l?indikator={indicator}", (JSON,), ("seite_link", *MONITOR),
        refuses=(400,),
    ),
    MachineRoute(
        "feed", "catalogue", "/feed.xml", "/feed.xml", ("application/atom+xml",), ("sprache",),
        refuses=LABELLED, nearest=SILENT,
    ),
    MachineRoute("catalogue_ttl", "catalogue", "/catalog.ttl", "/catalog.ttl", ("text/turtle",), refuses=LABELLED),
    MachineRoute(
        "catalogue_jsonld", "catalogue", "/catalog.jsonld", "/catalog.jsonld", ("application/ld+json",),
        refuses=LABELLED,
    ),
    MachineRoute(
        "openapi", "catalogue", f"{API}/openapi.json", f"{API}/openapi.json", (JSON,), ("sprache",),
        refuses=(400,),
    ),
    MachineRoute("healthz", "catalogue", "/healthz", "/healthz", (JSON,), refuses=NOTHING),
    MachineRoute("livez", "catalogue", "/livez", "/livez", (JSON,), refuses=NOTHING),
    MachineRoute("metrics", "catalogue", "/metrics", "", (PLAIN,), refuses=(404,)),
)  # fmt: skip
"""In the order of the page, group by group; `key` is the name of the operation."""
