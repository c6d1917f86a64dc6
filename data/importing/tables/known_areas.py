"""Which areas a delivered table may speak of, and how it may call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.domain.area import Area
from dashboard.domain.territory import Change

_ORDER = ("gemeinde", "amt", "kreis", "land", "bund")


class KnownAreas(frozenset[str]):
    """The keys that may be delivered.

    `named` gives the keys of places that may be called by name, in lower case: those of the district, its own
    name and those of larger areas; a name that two of one level share is none. `successors` says of keys of
    the district that have ended, and that the register cannot convert, what they belong to today.
    """

    named: Mapping[str, str]
    successors: Mapping[str, str]

    @classmethod
    def of(
        cls, areas: Iterable[Area], changes: Iterable[Change], ended: Iterable[Change], district: str
    ) -> KnownAreas:
        """`changes` are those that figures are converted by, `ended` all that are known of the district."""
        every = list(areas)
        known = cls((*(one.key for one in every), *(one.old for one in changes)))
        called: dict[str, set[tuple[str, str]]] = {}
        for area in every:
            if area.valid_until is None and (area.level not in _ORDER[:2] or area.kreis == district):
                for name in {area.name, area.official_name, area.official_name.partition(",")[0]} - {""}:
                    called.setdefault(name.casefold(), set()).add((area.level, area.key))
        known.named = {name: key for name, found in called.items() if (key := _smallest(found))}
        names = {area.key: area.name for area in every}
        known.successors = {
            one.old: f"{names.get(one.new, one.new)} ({one.new})" for one in ended if one.old not in known
        }
        return known


def _smallest(found: Iterable[tuple[str, str]]) -> str:
    """A town and the association of it alone share a name: the town is meant. Empty where two of a level do."""
    ordered = sorted(found, key=lambda one: _ORDER.index(one[0]))
    first = [key for level, key in ordered if level == ordered[0][0]]
    return first[0] if len(first) == 1 else ""
