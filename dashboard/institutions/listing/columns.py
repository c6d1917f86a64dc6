"""The columns in which institutions are given away, in the words that the table of institutions is imported with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.domain.area import Area
from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.domain.measure import Source
from dashboard.institutions.matching import InstitutionHit

CONTRACT = (
    *(
        "schluessel",
        "art",
        "name",
        "traeger",
        "traegerart",
        "strasse",
        "hausnummer",
        "plz",
        "ort",
        "ortsteil",
    ),
    *("gemeinde", "lon", "lat", "telefon", "email", "web", "oeffnungszeiten", "status", "barrierefrei"),
    *("sprachen", "alter_von", "alter_bis", "schwerpunkt", "aufnahme", "plaetze", "quelle", "bestaetigt_am"),
    *("lage", "bestaetigt_von", "gueltig_von", "gueltig_bis", "fruehere_schluessel"),
)
"""Columns of the table of institutions that anybody can write, those after `bestaetigt_am` optional."""
COLUMNS = (
    *CONTRACT,
    *("art_name", "gemeinde_name", "quelle_name", "lizenz", "herkunft", "anzahl", "entfernung_km"),
)
"""`quelle` is the key of the catalogue where it has one, by which an import knows examples and licences.
`herkunft` is official, district or example. `anzahl` is 1, and of childminders how many a municipality has.
`entfernung_km` is as the crow flies from the place that is asked for, None without one."""
WHOLE = ("plaetze", "anzahl")
NUMBERS = ("lon", "lat", "alter_von", "alter_bis", *WHOLE, "entfernung_km")
DAYS = ("gueltig_von", "gueltig_bis", "bestaetigt_am")
_STATUS = {"open": "offen", "paused": "vorübergehend geschlossen", "closed": "geschlossen"}
_BARRIER_FREE = {"yes": "ja", "partly": "teilweise", "no": "nein"}
_POSITION = {"exact": "genau", "approximate": "ungefähr", "none": "keine"}
ListedRow = dict[str, object]
"""A value for each of COLUMNS: text, number, or a tuple of texts; None where nothing is known."""


@dataclass(frozen=True, slots=True)
class ListNames:
    """What keys are called: kinds, sources, and municipalities of all Germany."""

    kinds: Mapping[str, InstitutionKind]
    sources: Mapping[str, Source]
    areas: Mapping[str, Area]

    def municipality(self, key: str) -> str:
        """The name of a municipality, empty where nobody knows it."""
        return self.areas[key].name if key in self.areas else ""


def row_of(hit: InstitutionHit, names: ListNames, lang: str) -> ListedRow:
    """An institution as a row; only kinds with a point on the map have one of their own."""
    one = hit.institution
    row = _common(one, names, lang) | {
        "schluessel": one.key, "name": one.name, "traeger": one.carrier, "traegerart": one.carrier_kind,
        "strasse": one.street, "hausnummer": one.house_number, "plz": one.postcode, "ort": one.town,
        "ortsteil": one.part, "lon": one.longitude, "lat": one.latitude, "lage": _POSITION[one.position],
        "telefon": one.phone, "email": one.email, "web": one.web, "oeffnungszeiten": one.opening_hours,
        "status": _STATUS[one.status], "barrierefrei": _BARRIER_FREE.get(one.barrier_free),
        "sprachen": one.languages, "alter_von": _number(one.age_from), "alter_bis": _number(one.age_to),
        "schwerpunkt": one.focus, "aufnahme": one.admission, "plaetze": one.places,
        "bestaetigt_am": one.confirmed_on and one.confirmed_on.isoformat(),
        "bestaetigt_von": one.confirmed_by,
        "gueltig_von": one.valid_from and one.valid_from.isoformat(),
        "gueltig_bis": one.valid_until and one.valid_until.isoformat(),
        "fruehere_schluessel": one.former,
        "anzahl": 1, "entfernung_km": None if hit.km is None else round(hit.km, 2),
    }  # fmt: skip
    return {name: None if row.get(name) in ("", ()) else row.get(name) for name in COLUMNS}


def childminder_rows(childminders: Iterable[Institution], names: ListNames, lang: str) -> list[ListedRow]:
    """One row for each municipality with nothing but how many there are: they work where they live."""
    rows = []
    for one in childminders:
        row = _common(one, names, lang) | {"plaetze": one.places, "anzahl": one.places}
        rows.append({name: row.get(name) for name in COLUMNS})
    return sorted(rows, key=lambda row: str(row["gemeinde"]))


def _common(one: Institution, names: ListNames, lang: str) -> ListedRow:
    source = names.sources.get(one.source)
    return {
        "art": one.kind,
        "art_name": names.kinds[one.kind].name[lang] if one.kind in names.kinds else None,
        "gemeinde": one.municipality or None,
        "gemeinde_name": names.municipality(one.municipality) or None,
        "quelle": one.source or None,
        "quelle_name": (source.name[lang] if source else one.source) or None,
        "lizenz": one.licence or (source.licence if source else "") or None,
        "herkunft": str(one.provenance),
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
