"""Which school is in charge for a place, by the catchments that are known: never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from dashboard.domain.institutions.catchment import Catchment

Case: TypeAlias = Literal["one", "several", "parts", "middle", "unnamed", "none", "unknown"]
ONE: Case = "one"
SEVERAL: Case = "several"
PARTS: Case = "parts"
MIDDLE: Case = "middle"
UNNAMED: Case = "unnamed"
NONE: Case = "none"
UNKNOWN: Case = "unknown"
_SCHOOL_YEAR_BEGINS = 8  # August, as in Mecklenburg-Vorpommern (SchulG M-V, section 48)


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """A municipality, or a part of one: its name, the municipality's key, and its point in degrees."""

    name: str
    municipality: str
    longitude: float
    latitude: float
    part: bool = False


@dataclass(frozen=True, slots=True)
class Responsible:
    """The answer for a place and a kind of school.

    `case` is `one`; `several` where more than one covers the whole place and the family chooses; `parts` where it
    depends on the part of the place; `middle` where polygons tell of a municipality's middle alone, since others
    may cover its other parts; `unnamed` where the catchments that cover it name no institution; `none` where no
    institution of the kind is known at all; `unknown` where no catchment covers the place. `catchments` are those
    that decide. `year` is the first of the two years of the school year they hold for; `current` whether that is
    the present one.
    """

    case: Case
    catchments: tuple[Catchment, ...] = ()
    year: int | None = None
    current: bool = True


def school_year(day: date) -> int:
    """The first year of the school year of a day: 2026 on 1 August 2026 and on 31 July 2027."""
    return day.year if day.month >= _SCHOOL_YEAR_BEGINS else day.year - 1


def responsible(
    place: PlaceAsked, kind: str, catchments: Sequence[Catchment], *, known: int, today: date
) -> Responsible:
    """What the catchments of a kind say of a place. `known` is how many institutions of the kind are stored.

    Where none holds for the present school year the latest past one answers, and `current` is False.
    """
    covering = [(one, how) for one in catchments if one.kind == kind and (how := _covers(one, place))]
    if not known and not covering:
        return Responsible(NONE)
    now = school_year(today)
    year = _year(now, [one for one, _ in covering])
    if year is None:
        return Responsible(UNKNOWN)
    held = [(one, how) for one, how in covering if one.holds_in(year)]
    named = [(one, how) for one, how in held if one.institution]
    if not named:
        return Responsible(UNNAMED, tuple(one for one, _ in held), year, year == now)
    if all(how == "middle" for _, how in named):
        return Responsible(MIDDLE, tuple(_unique([one for one, _ in named])), year, year == now)
    entire = [one for one, how in named if how == "whole"]
    schools = {one.institution for one, _ in named}
    if len(schools) == 1 and entire:
        return Responsible(ONE, (entire[0],), year, year == now)
    if len({one.institution for one in entire}) == len(schools):
        return Responsible(SEVERAL, tuple(_unique(entire)), year, year == now)
    return Responsible(PARTS, tuple(one for one, _ in named), year, year == now)


def _unique(catchments: Sequence[Catchment]) -> list[Catchment]:
    """One of each institution."""
    return list({one.institution: one for one in reversed(catchments)}.values())[::-1]


def _year(now: int, found: Sequence[Catchment]) -> int | None:
    """The present school year where a catchment holds for it, else the latest one before it; None without."""
    if any(one.holds_in(now) for one in found):
        return now
    past = [one.year_to for one in found if one.year_to is not None and one.year_to < now]
    return max(past, default=None)


def _covers(one: Catchment, place: PlaceAsked) -> Literal["whole", "part", "middle"] | None:
    """How much of the place it holds for; None for nothing. A named part is the point where it stands, a
    municipality is more than its own."""
    if one.polygon:
        if not within(one.polygon, place.longitude, place.latitude):
            return None
        return "whole" if place.part else "middle"
    if one.municipality != place.municipality:
        return None
    if not one.part:
        return "whole"
    if place.part:
        return "whole" if one.part.casefold() == place.name.casefold() else None
    return "part"


def within(rings: Sequence[Sequence[tuple[float, float]]], x: float, y: float) -> bool:
    """Whether a point lies inside rings by the even-odd rule: holes are rings, too."""
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside
