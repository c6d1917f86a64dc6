"""Words as people spell them: umlauts in any spelling, double letters, stems of German, and how a word sounds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from dashboard.search.words import words_of

_SPELT_OUT = re.compile("([aou])e")
_DOUBLE = re.compile(r"([^\W\d])\1+")
_LEAST = 3
"""Letters from which on a word has a stem."""
_SOUNDS = {
    **dict.fromkeys("aeijouy", "0"),
    "h": "",
    "b": "1",
    "p": "1",
    **dict.fromkeys("dt", "2"),
    **dict.fromkeys("fvw", "3"),
    **dict.fromkeys("gkq", "4"),
    "x": "48",
    "l": "5",
    **dict.fromkeys("mn", "6"),
    "r": "7",
    **dict.fromkeys("sz", "8"),
}
_HARD_FIRST, _HARD_AFTER = frozenset("ahkloqrux"), frozenset("ahkoqux")


def spelt(word: str) -> str:
    """A folded word with ae, oe, ue as the plain vowel, as ä, ö, ü are folded, and double letters as single ones:
    "Plätze", "Plaetze" and "platze" are one, "Kitta" is "Kita"."""
    return _DOUBLE.sub(r"\1", _SPELT_OUT.sub(r"\1", word))


def spelt_words(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [spelt(word) for word in words_of(text)]


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from snowballstemmer import stemmer  # noqa: PLC0415  # the first search loads it, not the start

    return stemmer("german")


@lru_cache(maxsize=32_768)
def stem_of(word: str) -> str:
    """The stem of a spelt word after Snowball's rules for German; short words and those with digits are their own."""
    if len(word) <= _LEAST or not word.isalpha():
        return word
    stem = str(_stemmer().stemWord(word))
    return stem[:-1] if stem.endswith("s") and len(stem) > _LEAST + 1 else stem  # Kitas, Azubis


@lru_cache(maxsize=32_768)
def sound(word: str) -> str:
    """How a spelt word sounds in German (Kölner Phonetik, Postel 1969): Lübz and Lüps are alike."""
    codes = [_code(word, at) for at in range(len(word))]
    joined = "".join(codes)
    single = re.sub(r"(.)\1+", r"\1", joined)
    return single[:1] + single[1:].replace("0", "")


def _code(word: str, at: int) -> str:
    letter, before, after = word[at], word[at - 1] if at else "", word[at + 1 : at + 2]
    if letter == "p" and after == "h":
        return "3"
    if letter in "dt" and after in ("c", "s", "z"):
        return "8"
    if letter == "x" and before in ("c", "k", "q"):
        return "8"
    if letter == "c":
        hard = after in (_HARD_FIRST if not at else _HARD_AFTER) and before not in ("s", "z")
        return "4" if hard and after else "8"
    return _SOUNDS.get(letter, "")
