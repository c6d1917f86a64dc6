"""Areas: municipalities, Ämter, districts, states and the federation, how their keys are built, and of how
large a part of the country a map shows them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LEVELS = ("gemeinde", "amt", "kreis", "land", "bund")
FEDERATION = "DG"
SMALL_LEVELS = ("gemeinde", "amt")
"""Levels below the district."""
EXTENTS = ("kreis", "land", "bund")
"""Of what a map shows all places: the own district, its state, Germany."""
_LEVEL_BY_LENGTH = {8: "gemeinde", 9: "amt", 5: "kreis", 2: "land"}


@dataclass(frozen=True, slots=True)
class Area:
    """One area as the register knows it.

    `key`: 8-digit AGS, 9-digit Amt (first nine digits of the ARS), 5-digit district, 2-digit state, `DG`.
    `name` is the official name without the addition after the comma ("Parchim, Stadt" -> "Parchim");
    `official_name` keeps it. `amt` and `kreis` are the parents at the date of the register, empty where there
    is none. `population` is the latest known, None where unknown; `area_km2` likewise. `kind` is what the place
    is by law, in German ("Landkreis", "Samtgemeinde", "Markt"), empty where it is not known.
    """

    key: str
    level: str
    name: str
    official_name: str = ""
    amt: str = ""
    kreis: str = ""
    land: str = ""
    population: int | None = None
    area_km2: float | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    kind: str = ""


def level_of(key: str) -> str | None:
    """The level that a key belongs to by its form, or None: digits of known length, or `DG`."""
    if key == FEDERATION:
        return "bund"
    if not (key.isascii() and key.isdigit()):
        return None
    return _LEVEL_BY_LENGTH.get(len(key))


def is_town(area: Area) -> bool:
    """Whether it has town rights: the official name says so after a comma, that of a town that is a district
    before."""
    return "tadt" in area.official_name.partition(",")[2] or area.official_name.startswith("Kreisfreie Stadt")


def extents_of(level: str) -> tuple[str, ...]:
    """The extents of which a map can show all places of a level; the first is what is meant where nothing is
    said."""
    return EXTENTS if level in SMALL_LEVELS else EXTENTS[1:]


def extent_of(level: str, asked: str) -> str:
    """The extent that is meant at a level: the asked one, or where it is empty or impossible the level's own."""
    possible = extents_of(level)
    return asked if asked in possible else possible[0]


def is_beyond(level: str, extent: str) -> bool:
    """Whether a map of that extent shows places of the level outside the own district."""
    return level in SMALL_LEVELS and extent_of(level, extent) != "kreis"
