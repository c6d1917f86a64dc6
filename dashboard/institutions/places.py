"""The places a reader can choose on the Bildungslandkarte: municipalities and named places of the district."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.area import Area, is_town
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.territory import Register
from dashboard.indicators.ways.distance import Point
from dashboard.institutions.matching import german_order
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class ChosenPlace:
    """A municipality, or a part of one (`part`). `note` tells it from namesakes: its municipality or Amt."""

    key: str
    name: str
    note: str
    municipality: str
    point: Point
    part: bool = False


def places(
    municipalities: Iterable[Area],
    points: Mapping[str, Point],
    localities: Iterable[Locality],
    register: Register,
) -> dict[str, ChosenPlace]:
    """By key, in German order. A locality with the name of its municipality is that municipality and is left out;
    so is one outside the municipalities, and a municipality without a point."""
    found: dict[str, ChosenPlace] = {}
    inside: dict[str, str] = {}
    for area in municipalities:
        if area.key in points:
            inside[area.key] = area.name
            union = register.areas.get(area.amt)
            note = union.name if union is not None and union.name != area.name else ""
            found[area.key] = ChosenPlace(area.key, area.name, note, area.key, points[area.key])
    for one in localities:
        name = inside.get(one.municipality)
        if name is None or name == one.name or one.key in found:
            continue
        point = one.longitude, one.latitude
        found[one.key] = ChosenPlace(one.key, one.name, name, one.municipality, point, part=True)
    return dict(sorted(found.items(), key=lambda item: (german_order(item[1].name), item[0])))


def offices(municipalities: Sequence[Area], register: Register, lang: str) -> dict[str, str]:
    """Whom to ask about schools by municipality: its Amt, or itself where it has none."""
    found = {}
    for area in municipalities:
        union = register.areas.get(area.amt)
        if union is not None and union.key != area.key and len(register.children(union.key)) > 1:
            found[area.key] = union.name
            continue
        kind = "town" if is_town(area) else "municipality"
        found[area.key] = say(lang, f"institutions_office_{kind}", name=area.name)
    return found
