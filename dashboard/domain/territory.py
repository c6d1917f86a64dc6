"""Territorial status: which areas exist on a day, and what became of those that do not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.domain.area import LEVELS, Area, level_of
from dashboard.domain.measure import Text

OLDEST_BOUNDARIES = date(2016, 1, 1)
"""Boundaries exist from this day on: figures of earlier years are shown on this day's territory, and that is
said."""
KEY_CHANGE = "schluesselaenderung"
CITY_STATES = ("02", "04", "11")
"""Hamburg, Bremen with Bremerhaven, and Berlin."""
_GERMAN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the register of changes.

    `share` of the old area went to the new one: 1 for key change and merger. `on` is None where the day is
    unknown.
    """

    old: str
    old_name: str
    new: str
    on: date | None
    kind: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Register:
    """The areas valid on one day, by key and in order of display (by name), and all known changes.

    `others` are the areas that the register knows besides: those of other days.
    """

    status: date
    areas: Mapping[str, Area]
    changes: tuple[Change, ...] = ()
    others: tuple[Area, ...] = ()
    _reforms: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        days = {
            one.on
            for one in self.changes
            if one.on and one.kind != KEY_CHANGE and level_of(one.new) == "gemeinde"
        }
        object.__setattr__(self, "_reforms", tuple(sorted(days)))

    def of_level(self, level: str) -> tuple[Area, ...]:
        """Today's areas of a level, in the register's order."""
        return tuple(area for area in self.areas.values() if area.level == level)

    def children(self, parent: str) -> tuple[Area, ...]:
        """The municipalities of an Amt or a district."""
        return tuple(
            area
            for area in self.areas.values()
            if area.level == "gemeinde" and parent in (area.amt, area.kreis)
        )

    def on(self, day: date) -> Register:
        """The register of another day.

        Before a district was founded its areas are those of its first day: that of older ones nothing is
        known.
        """
        every = (*self.areas.values(), *self.others)
        founded = {area.key: area.valid_from for area in every if area.level == "kreis"}

        def stands(area: Area) -> bool:
            at = max(day, founded.get(area.kreis) or day)
            return (area.valid_from or at) <= at <= (area.valid_until or at)

        there = sorted((one for one in every if stands(one)), key=display_order)
        keys = {id(one) for one in there}
        others = tuple(one for one in every if id(one) not in keys)
        return replace(self, status=day, areas={one.key: one for one in there}, others=others)

    def status_in(self, year: int) -> date:
        """The day that stands for the territory of a reporting year: that of the last reform by its 31
        December.

        Today's status from the latest reform on; never before the oldest boundaries.
        """
        return self.status_at(date(year, 12, 31))

    def status_at(self, day: date) -> date:
        """The same for a day."""
        before = bisect_right(self._reforms, max(day, OLDEST_BOUNDARIES))
        return max(self._reforms[before - 1], OLDEST_BOUNDARIES) if before else OLDEST_BOUNDARIES


def smallest_extent(district: str) -> str:
    """Whose districts a district is shown among when nothing else is asked for: those of its state (`land`), or
    of all Germany (`bund`) in a city-state, which has one or two and no map or ranking of its own."""
    return "bund" if district[:2] in CITY_STATES else "land"


def display_order(area: Area) -> tuple[int, str, str]:
    """Levels from small to large, and by name within them as Germans sort."""
    return LEVELS.index(area.level), area.name.casefold().translate(_GERMAN), area.key


@dataclass(frozen=True, slots=True)
class StateWording:
    """What a state calls things that other states call otherwise.

    `middle_level` is the level between municipality and district ("Amt", "Verbandsgemeinde"); where a state
    has none it is the neutral "Gemeindeverband". `certificates` holds school-leaving certificates in the
    forms that sentences need: `erster`, `ohne_erster` ("ohne Berufsreife"), `mit_erster`, `mittlerer`,
    `mit_mittlerer`.
    """

    key: str
    name: Text
    middle_level: Text
    middle_level_plural: Text
    certificates: Mapping[str, Text]
