"""Territorial status: which areas exist on a day, and what became of those that do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.domain.measure import Text
from dashboard.domain.municipality import Area


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the register of changes.

    `share` of the old area went to the new one: 1 for key change and merger. `on` is None where the day is unknown.
    """

    old: str
    old_name: str
    new: str
    on: date | None
    kind: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Register:
    """The areas valid on one day, by key and in order of display (by name), and all known changes."""

    status: date
    areas: Mapping[str, Area]
    changes: tuple[Change, ...] = ()

    def of_level(self, level: str) -> tuple[Area, ...]:
        return tuple(area for area in self.areas.values() if area.level == level)

    def children(self, parent: str) -> tuple[Area, ...]:
        """The municipalities of an Amt or a district."""
        return tuple(
            area for area in self.areas.values() if area.level == "gemeinde" and parent in (area.amt, area.kreis)
        )


@dataclass(frozen=True, slots=True)
class StateWording:
    """What a state calls things that other states call otherwise.

    `middle_level` is the level between municipality and district ("Amt", "Verbandsgemeinde"); where a state has none it
    is the neutral "Gemeindeverband". `certificates` holds school-leaving certificates in the forms that sentences need:
    `erster`, `ohne_erster` ("ohne Berufsreife"), `mit_erster`, `mittlerer`, `mit_mittlerer`.
    """

    key: str
    name: Text
    middle_level: Text
    middle_level_plural: Text
    certificates: Mapping[str, Text]
