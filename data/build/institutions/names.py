"""Words of which examples are made: names, carriers, hours. None is taken from a real institution."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

_FIRST = (
    *(
        "Ahorn",
        "Apfel",
        "Binsen",
        "Birken",
        "Blaubeer",
        "Brombeer",
        "Distel",
        "Dünen",
        "Erlen",
        "Farn",
        "Ginster",
    ),
    *("Hafer", "Haselnuss", "Heide", "Holunder", "Kiefern", "Klee", "Kranich", "Linden", "Moor", "Mühlen"),
    *("Quell", "Rohrdommel", "Schilf", "Storchen", "Wacholder", "Weiden", "Zaunkönig"),
)
_SECOND = (
    "nest",
    "hof",
    "garten",
    "wichtel",
    "bande",
    "haus",
    "insel",
    "wiese",
    "zwerge",
    "burg",
    "bogen",
    "winkel",
)
_STREETS = ("Musterstraße", "Musterweg", "Beispielweg", "Beispielstraße", "Musterallee", "Am Musterplatz")
CARRIERS = {
    "frei": ("Wohlfahrtsverband Muster", "Elternverein Muster", "Bildungsverein Muster"),
    "kirchlich": ("Kirchengemeinde Muster", "Kirchliches Werk Muster"),
    "privat": ("Muster gGmbH", "Muster Bildung GmbH"),
}
_PLAIN = {ord(letter): plain for letter, plain in zip("äöüß ", ("ae", "oe", "ue", "ss", "-"), strict=True)}
CONFIRMED_BY = ("Leitung der Einrichtung", "Träger", "Bildungsbüro")


def names(rng: np.random.Generator) -> Iterator[str]:
    """Invented words in random order, none twice."""
    words = [first + second for first in _FIRST for second in _SECOND]
    yield from (words[number] for number in rng.permutation(len(words)))


def address(rng: np.random.Generator) -> tuple[str, str]:
    """A street that no town has, and a house number."""
    return str(rng.choice(_STREETS)), str(int(rng.integers(1, 60)))


def carrier(kind: str, municipality: str, is_town: bool, rng: np.random.Generator) -> str:
    """The carrier's name; of public ones the municipality's."""
    if kind == "oeffentlich":
        return f"{'Stadt' if is_town else 'Gemeinde'} {municipality}"
    return str(rng.choice(CARRIERS[kind]))


def mailbox(name: str) -> str:
    """An address in the domain that is kept free for examples (RFC 2606)."""
    plain = name.lower().translate(_PLAIN)
    return "".join(letter for letter in plain if letter.isalnum() or letter == "-") + "@example.org"
