"""Parameters of addresses that programs ask, by a key: several addresses may read different things from one name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.area import EXTENTS
from dashboard.domain.courses.kinds import LEVELS
from dashboard.domain.institutions.institution import CARRIER_KINDS
from dashboard.domain.institutions.travel import MEASURES, MODES
from dashboard.domain.selection import (
    ALL_FIGURES,
    CLASS_METHODS,
    DISPLAYS,
    OFFICIAL,
    PALETTES,
)
from dashboard.institutions.view import DISPLAYS as WAYS_SHOWN

_YES = ("ja",)
_SMALL = ("gemeinde", "amt", "kreis")


@dataclass(frozen=True, slots=True)
class ParameterFacts:
    """`name` is that of the address, `values` are all it can have, none where it is free; `whole` marks a whole
    number, `number` one that may have decimals."""

    name: str
    values: tuple[str, ...] = ()
    whole: bool = False
    number: bool = False


def _plain(*names: str) -> Mapping[str, ParameterFacts]:
    return {name: ParameterFacts(name) for name in names}


PARAMETERS: Mapping[str, ParameterFacts] = {
    # figures
    **_plain("indikator", "indikator2", "thema", "gebiete", "gliederung", "amt", "vergleich", "groesse"),
    **_plain("gewichte", "grenzen", "gebietsstand", "stand", "gruppe", "ausschnitt", "ziel", "notiz"),
    **_plain("zusammensetzung", "ansicht"),
    "jahr": ParameterFacts("jahr", whole=True),
    "jahr_gebiete": ParameterFacts("jahr", whole=True),
    "jahr_karte": ParameterFacts("jahr", whole=True),
    "indikator_karte": ParameterFacts("indikator"),
    "jahre": ParameterFacts("jahre", ("1", "3", "5")),
    "ebene": ParameterFacts("ebene", _SMALL),
    "raum": ParameterFacts("raum", EXTENTS),
    "niveau": ParameterFacts("niveau", ("95", "99.8")),
    "herkunft": ParameterFacts("herkunft", (ALL_FIGURES, OFFICIAL)),
    "sprache": ParameterFacts("sprache", ("de", "en")),
    "farben": ParameterFacts("farben", PALETTES),
    "aehnlich_in": ParameterFacts("aehnlich_in", ("kreis", "land", "bund")),
    "breite": ParameterFacts("breite", whole=True),
    "hell": ParameterFacts("hell", ("ja", "nein")),
    "darstellung": ParameterFacts("darstellung", DISPLAYS),
    "basisjahr": ParameterFacts("basisjahr", whole=True),
    "klassen": ParameterFacts("klassen", CLASS_METHODS),
    "anzahl": ParameterFacts("anzahl", ("3", "4", "5", "6", "7")),
    "format": ParameterFacts("format", ("json", "csv")),
    "format_geo": ParameterFacts("format", ("json", "geojson", "csv")),
    "platz": ParameterFacts("platz"),
    "bild": ParameterFacts("bild"),
    "satz": ParameterFacts("satz"),
    # institutions and ways to them
    **_plain("art", "gemeinde", "ort", "offen", "alter", "sprachen_vor_ort", "einzug"),
    **_plain("schulart", "annahmen", "szenario", "einrichtung", "schuljahr"),
    "traeger": ParameterFacts("traeger", CARRIER_KINDS),
    "art_wege": ParameterFacts("art"),
    "umkreis": ParameterFacts("umkreis", whole=True),
    "barrierefrei": ParameterFacts("barrierefrei", _YES),
    "folge": ParameterFacts("folge", ("entfernung", "name")),
    "ebene_wege": ParameterFacts("ebene", ("zelle", *_SMALL)),
    "verkehr": ParameterFacts("verkehr", MODES),
    "darstellung_wege": ParameterFacts("darstellung", WAYS_SHOWN),
    "weg": ParameterFacts("weg", MEASURES),
    "richtwert": ParameterFacts("richtwert", number=True),
    # courses
    **_plain("kursart", "ab", "ueberschneidung"),
    "niveau_kurse": ParameterFacts("niveau", LEVELS),
    "betreuung": ParameterFacts("betreuung", _YES),
    "frei": ParameterFacts("frei", _YES),
    "online": ParameterFacts("online", _YES),
    # dates, search, links
    **_plain("gremium", "sitzung", "konferenz", "suche", "seite"),
    "suche_gebiete": ParameterFacts("suche"),
    "seite_link": ParameterFacts("seite"),
    "ort_bericht": ParameterFacts("ort"),
    "ueberall": ParameterFacts("ueberall", _YES),
    # parts of paths
    **_plain("key", "edition", "place"),
    "view": ParameterFacts("view"),
    "kind": ParameterFacts("kind"),
    "status": ParameterFacts("status"),
    "level": ParameterFacts("level", _SMALL),
}
"""`name` beside the key where they differ: `art_wege` takes one kind, `art` several."""
