"""Words as a search compares them: without capitals, accents and endings, and with a slip of the finger
forgiven."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("innen", "ern", "em", "en", "er", "es", "e", "n", "s")
_LEAST = 3
"""Letters that a stem keeps."""
_SHORT, _LONG = 5, 8
"""Letters from which one and two slips are forgiven."""
EMPTY = frozenset(
    """
    a alle am an auf aus bei bekommen beim das dass dem den der des die ein eine einem einen einer
    eines es fuer für genug gibt hat haben ich im in ins ist kann man mit nach oder sich sind so und
    uns unser unsere unserem unseren viel viele vielen vom von vor war waren was welche welchem
    ans ins ums welcher welches wer werden wie wieviel wieviele wird wo zu zum zur enough geht gehen leben liegt
    liegen steht stehen about an any are at by do does for from get has have how in is it many much
    of on or our the there to we what where which who with
    ort orte orten gemeinde gemeinden place places municipality municipalities
    """.split()
)
"""Words that a question is made of and that say nothing of its matter."""


def folded(text: str) -> str:
    """Without capitals and accents; a sharp s is two."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The words of a text, folded; hyphens part them."""
    return _WORD.findall(folded(text))


def stem(word: str) -> str:
    """A folded word without one of the usual endings of German, or the s of an English plural."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


_EMPTY = frozenset(word for one in EMPTY for word in words_of(one))


def is_empty(word: str) -> bool:
    """Whether a folded word says nothing of the matter of a question."""
    return word in _EMPTY


def matter(text: str) -> list[str]:
    """The words of a question that say what it is about, in order."""
    return [word for word in words_of(text) if word not in _EMPTY]


@lru_cache(maxsize=4096)
def slips(one: str, other: str) -> int:
    """How many letters have to be added, left out, changed or swapped with their neighbour (Damerau 1964)."""
    before, row = list(range(len(other) + 1)), list(range(len(other) + 1))
    earlier = row
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def forgiven(word: str, known: str) -> bool:
    """Whether a word is another with so few slips that it may be meant."""
    allowed = 0 if len(word) < _SHORT else 1 if len(word) < _LONG else 2
    return abs(len(word) - len(known)) <= allowed and slips(word, known) <= allowed
