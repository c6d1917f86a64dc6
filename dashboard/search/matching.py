"""Finds places by what people type: present and former names with or without umlauts, and keys."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dashboard.domain.area import Area
from dashboard.domain.territory import Register
from dashboard.indicators.territory.status import successor

_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LEAST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place, and the former name or key by which it was found, else empty."""

    area: Area
    formerly: str = ""


@lru_cache(maxsize=16_384)  # all names of Germany, at each keystroke
def spellings(text: str) -> tuple[str, str]:
    """A name as it may be typed: umlauts as plain vowels, and spelt out."""
    lower = text.casefold()
    plain = unicodedata.normalize("NFKD", lower)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)), lower.translate(
        _SPELT_OUT
    )


def search(text: str, register: Register) -> list[PlaceMatch]:
    """Today's places whose present or former name holds every word typed, or whose key begins so; best
    first."""
    words = text.split()
    if not words:
        return []
    found: dict[str, tuple[int, PlaceMatch]] = {}

    def keep(area: Area, rank: int, formerly: str = "") -> None:
        if area.key not in found or rank < found[area.key][0]:
            found[area.key] = (rank, PlaceMatch(area, formerly))

    for area in register.areas.values():
        rank = _rank(words, area.name, area.key)
        if rank is not None:
            keep(area, 2 * rank)
    for change in register.changes:
        rank = _rank(words, change.old_name, change.old)
        into = None if rank is None else successor(change.old, register)
        if rank is not None and into is not None:
            renamed = register.areas[into].name != change.old_name
            keep(register.areas[into], 2 * rank + 1, change.old_name if renamed else change.old)
    return [one for _, one in sorted(found.values(), key=lambda entry: entry[0])]


def _rank(words: list[str], name: str, key: str) -> int | None:
    """0 for the very name, 1 for one that begins so, 2 for one that holds all words, None for others."""
    typed = " ".join(words)
    if typed.isdigit():
        return (0 if key == typed else 1) if len(typed) >= _LEAST_DIGITS and key.startswith(typed) else None
    ranks = []
    for spelt, wanted in zip(spellings(name), spellings(typed), strict=True):
        if all(word in spelt for word in wanted.split()):
            ranks.append(0 if spelt == wanted else 1 if spelt.startswith(wanted) else 2)
    return min(ranks, default=None)
