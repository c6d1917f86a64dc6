"""The sheet of institutions: a column for each of the table that an import reads, and what marks its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from dashboard.domain.institutions.institution import Institution
from dashboard.domain.observation import Provenance
from dashboard.staff.entry_sheets.sheet_kind import Editor, SheetColumn, SheetKind, same_words
from dashboard.staff.overview.rows import is_unconfirmed

LATE, APPROXIMATE, EXAMPLE, REPORTED = "late", "approximate", "example", "reported"
DOUBLED = "doubled"
_CARRIERS = (
    ("", ""),
    ("oeffentlich", "öffentlich"),
    *same_words("kirchlich", "frei", "privat"),
)


INSTITUTIONS = SheetKind(
    "einrichtungen",
    (
        SheetColumn("name", width=260),
        SheetColumn("art", Editor.CHOICE, width=170),
        SheetColumn("gemeinde", Editor.PLACE, width=220, label="level_gemeinde"),
        SheetColumn("bestaetigt_am", Editor.DAY, width=130),
        SheetColumn("bestaetigt_von", width=140),
        SheetColumn("status", Editor.CHOICE, same_words("offen", "vorübergehend geschlossen", "geschlossen")),
        SheetColumn("traeger", width=220),
        SheetColumn("traegerart", Editor.CHOICE, _CARRIERS, 130),
        SheetColumn("strasse", width=180),
        SheetColumn("hausnummer", width=110),
        SheetColumn("plz", width=100),
        SheetColumn("ort"),
        SheetColumn("ortsteil"),
        SheetColumn("lon", Editor.NUMBER, width=110),
        SheetColumn("lat", Editor.NUMBER, width=110),
        SheetColumn("lage", Editor.CHOICE, same_words("genau", "ungefähr", "keine"), 130),
        SheetColumn("telefon"),
        SheetColumn("email", width=200),
        SheetColumn("web", width=200),
        SheetColumn("oeffnungszeiten", Editor.LONG, width=200),
        SheetColumn("barrierefrei", Editor.CHOICE, same_words("", "ja", "teilweise", "nein"), 120),
        SheetColumn("sprachen", width=120),
        SheetColumn("alter_von", Editor.NUMBER, width=110),
        SheetColumn("alter_bis", Editor.NUMBER, width=110),
        SheetColumn("plaetze", Editor.NUMBER, width=100),
        SheetColumn("schwerpunkt", Editor.LONG, width=180),
        SheetColumn("aufnahme", Editor.LONG, width=200),
        SheetColumn("gueltig_von", Editor.DAY, width=120),
        SheetColumn("gueltig_bis", Editor.DAY, width=120),
        SheetColumn("quelle", width=160),
        SheetColumn("schluessel", Editor.FIXED, width=200),
        SheetColumn("fruehere_schluessel", Editor.FIXED, width=200),
    ),
    "name",
    (LATE, APPROXIMATE, DOUBLED, EXAMPLE, REPORTED),
    located=True,
    asked=("art", "name", "gemeinde", "schluessel"),
)
"""Without the lists of kinds (`art`) and municipalities (`gemeinde`), which `institution_sheet` adds."""


def institution_sheet(
    kinds: Iterable[tuple[str, str]],
    municipalities: Iterable[tuple[str, str]],
    found: Iterable[Institution] = (),
) -> SheetKind:
    """The sheet with its lists: keys of kinds and municipalities with their names. Carriers and towns are offered as
    they stand in what is `found`."""
    there = list(found)
    offered = {"traeger": {one.carrier for one in there}, "ort": {one.town for one in there}}
    return INSTITUTIONS.with_choices(
        {"art": kinds, "gemeinde": named_places(municipalities)}
    ).with_suggestions(offered)


def named_places(municipalities: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Municipalities as choices: the key, and the name with it, for two places may be called alike."""
    return [(key, f"{name} ({key})") for key, name in municipalities]


def flags_of(
    one: Institution, today: date, district: str, reported: Collection[str], doubled: Collection[str] = ()
) -> list[str]:
    """By which filters a published institution is found; `reported` are the keys that readers have reported, `doubled`
    those of institutions that probably stand twice."""
    found = {
        LATE: is_unconfirmed(one, today, district),
        APPROXIMATE: one.position == "approximate",
        DOUBLED: one.key in doubled,
        EXAMPLE: one.provenance is Provenance.EXAMPLE,
        REPORTED: not set(reported).isdisjoint((one.key, *one.former)),
    }
    return [name for name, is_so in found.items() if is_so]
