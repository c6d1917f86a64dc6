"""Finds a place of the district, or of all that a map shows, from any page: by name, former name, Amt, postcode
or key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.area import SMALL_LEVELS, Area
from dashboard.domain.territory import Register
from dashboard.indicators.wording.district_words import full_name
from dashboard.indicators.wording.places_apart import around
from dashboard.search.matching import search
from dashboard.texts import say

_LEAST_DIGITS, _DIGITS = 3, 5


@dataclass(frozen=True, slots=True)
class FinderPlace:
    """`note` says what tells it from others: its Amt, its former name, or the postcode that was typed."""

    key: str
    name: str
    note: str


def find(
    text: str,
    register: Register,
    places: Sequence[Area],
    postcodes: Mapping[str, Sequence[str]],
    lang: str,
    district: str = "",
) -> list[FinderPlace]:
    """Best first, municipalities of an Amt after it; all places, in their order, where nothing was typed.

    `places` are those that can be found, `postcodes` the keys of the municipalities of each. Of places outside
    the `district`, where it is named, the note says their own.
    """

    def shown(area: Area, note: str) -> FinderPlace:
        outside = district and area.level in SMALL_LEVELS and area.kreis != district
        return _place(area, register, note or (around(area, register.areas) if outside else ""))

    known = {area.key: area for area in places}
    typed = text.strip()
    if not typed:
        return [shown(area, "") for area in places]
    found: dict[str, FinderPlace] = {}
    for key, code in _by_postcode(typed, postcodes):
        if key in known:
            said = say(lang, "finder_postcode", code=code)
            found.setdefault(key, shown(known[key], said))
    amts = []
    for one in search(typed, register):
        if one.area.level == "amt":
            amts.append(one.area.key)
        if one.area.key in known:
            former = say(lang, "place_formerly", name=one.formerly) if one.formerly else ""
            found.setdefault(one.area.key, shown(one.area, former))
    for amt in amts:
        for child in register.children(amt):
            if child.key in known:
                found.setdefault(child.key, shown(child, ""))
    return list(found.values())


def _by_postcode(typed: str, postcodes: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    if typed.isdigit() and _LEAST_DIGITS <= len(typed) <= _DIGITS:
        for code, keys in postcodes.items():
            if code.startswith(typed):
                yield from ((key, code) for key in keys)


def _place(area: Area, register: Register, note: str) -> FinderPlace:
    union = register.areas.get(area.amt)
    beside = union.name if not note and union is not None and len(register.children(union.key)) > 1 else ""
    return FinderPlace(area.key, full_name(area) if area.level == "kreis" else area.name, note or beside)
