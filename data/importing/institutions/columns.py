"""The headers of the tables of institutions, courses and queues that anybody can write, and which of them a header is
meant as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """One table: the columns that it must have, and those that it may have."""

    name: str
    needed: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """All of them in the order of the documentation."""
        return self.needed + self.optional


INSTITUTIONS = Layout(
    "institutions",
    ("art", "name"),
    (
        *(
            "schluessel",
            "traeger",
            "traegerart",
            "strasse",
            "hausnummer",
            "plz",
            "ort",
            "ortsteil",
            "gemeinde",
        ),
        *("lon", "lat", "lage", "telefon", "email", "web", "oeffnungszeiten", "status", "barrierefrei"),
        *("sprachen", "alter_von", "alter_bis", "schwerpunkt", "aufnahme", "plaetze", "quelle"),
        *("bestaetigt_am", "bestaetigt_von", "gueltig_von", "gueltig_bis", "fruehere_schluessel"),
    ),
)
CATCHMENTS = Layout(
    "catchments",
    ("einrichtung", "gemeinde"),
    ("art", "schuljahr_von", "schuljahr_bis", "ortsteil", "regel", "quelle"),
)
FIGURES = Layout("figures", ("einrichtung", "merkmal", "jahr", "wert"), ("gliederung", "quelle"))
LOCALITIES = Layout(
    "localities", ("name", "lon", "lat"), ("schluessel", "gemeinde", "plz", "einwohner", "quelle")
)
COURSE_TABLE = Layout(
    "courses",
    ("art", "beginn"),
    (
        *("schluessel", "traeger", "niveau_von", "niveau_bis", "ort", "gemeinde", "ende", "tage", "zeiten"),
        *("form", "plaetze", "belegt", "mindestzahl", "anmeldeschluss", "kinderbetreuung", "kosten"),
        *("kontakt", "status", "bestaetigt_am"),
        *("titel", "foerderung", "web", "grund", "zeiten_hinweis", "lon", "lat", "plz", "quelle"),
    ),
)
QUEUE_TABLE = Layout("queues", ("art", "gemeinde", "stichtag", "wartende"), ("wochen", "quelle"))
LAYOUTS = (INSTITUTIONS, CATCHMENTS, LOCALITIES, FIGURES, COURSE_TABLE, QUEUE_TABLE)
"""In the order in which tables of one file are read: catchments, figures and courses speak of institutions."""
_OF_COURSES = frozenset({"beginn", "niveau_von", "niveau_bis", "anmeldeschluss", "belegt", "mindestzahl"})
"""Columns that courses alone have; two of them, or `beginn` beside a kind, make a table of courses."""
_OTHERS = frozenset({"merkmal", "stichtag"})
"""Columns of tables that are none of institutions: figures of areas and measures."""


def layout_of(header: Sequence[str]) -> Layout | None:
    """What a header is meant as, also where a column is missing or misspelled; None for other tables."""
    named = {cell.strip().lower() for cell in header}
    if "einrichtung" in named:
        if named & {"merkmal", "wert", "jahr"}:
            return FIGURES
        return CATCHMENTS if named & set(CATCHMENTS.columns[1:]) else None
    if "merkmal" not in named:
        if "wartende" in named:
            return QUEUE_TABLE
        if len(named & _OF_COURSES) >= 2 or {"art", "beginn"} <= named:
            return COURSE_TABLE
    if named & _OTHERS:
        return None
    if len(named & set(LOCALITIES.columns)) >= 3 and not named - set(LOCALITIES.columns) - {""}:
        return LOCALITIES
    enough = len(named & set(INSTITUTIONS.columns))
    return INSTITUTIONS if enough >= 4 or (enough == 3 and named >= set(INSTITUTIONS.needed)) else None
