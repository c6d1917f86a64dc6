"""How people shorten or join the words of a name: FFG and Goethegymnasium for schools that are written in several
words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dashboard.search.words import is_empty, words_of

_BRACKETS = re.compile(r"[(,].*")
_LETTERS = range(3, 6)
"""So many initials are an abbreviation."""
_ADJECTIVE = ("es", "er", "en", "e")
_LEAST = 4
"""Letters of a word that is joined with the next."""


def joined(name: str) -> Iterator[str]:
    """Initials of a name, and each two of its words as one: "Regionale Schule" is also called Regionalschule. What
    stands in brackets or behind a comma does not count."""
    words = [word for word in words_of(_BRACKETS.sub("", name)) if not is_empty(word)]
    if len(words) in _LETTERS and all(word.isalpha() for word in words):
        yield "".join(word[0] for word in words)
    for one, other in pairwise(words):
        if len(one) < _LEAST or len(other) < _LEAST or not (one + other).isalpha():
            continue
        yield one + other
        ending = next((end for end in _ADJECTIVE if one.endswith(end) and len(one) - len(end) >= _LEAST), "")
        if ending:
            yield one.removesuffix(ending) + other
