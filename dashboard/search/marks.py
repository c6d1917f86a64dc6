"""Which letters of a found name were typed: they are shown bold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dashboard.search.spelling import spelt_words
from dashboard.search.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+")
_MEANT = 0.5
_PART = 4


def marks(name: str, typed: Iterable[str], vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Spans of a name, from and until, rising: whole words that are meant, the letters of those that begin with what
    was typed or hold it."""
    known = [(word, vocabulary.meant(word)) for word in typed]
    found = []
    for match in _WORD.finditer(name):
        span = _span("".join(spelt_words(match[0])), len(match[0]), known)
        if span:
            found.append((match.start() + span[0], match.start() + span[1]))
    return found


def _span(word: str, letters: int, known: Iterable[tuple[str, object]]) -> tuple[int, int] | None:
    for typed, meant in known:
        if word == typed:
            return 0, letters
        at = word.find(typed) if len(typed) >= _PART else 0 if word.startswith(typed) else -1
        if at >= 0 and len(word) == letters:  # no letter is spelt as two
            return at, at + len(typed)
        if isinstance(meant, dict) and meant.get(word, 0.0) >= _MEANT:
            return 0, letters
    return None
