"""Names of very many places, of which one is found by how it begins, by a word of it, or with a slip."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dashboard.search.near_words import near_words
from dashboard.search.spelling import spelt_words

_SLIP_FROM = 5
"""Letters from which one slip is forgiven."""
_MOST = 60


class NameList:
    """Keys by name, best first."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        lines = sorted((" ".join(spelt_words(name)), key) for key, name in named)
        self._names = [name for name, _ in lines]
        self._keys = [key for _, key in lines]
        self._by_word: dict[str, list[int]] = {}
        for at, name in enumerate(self._names):
            for word in name.split():
                self._by_word.setdefault(word, []).append(at)

    def find(self, words: Iterable[str]) -> list[str]:
        """The very name first, then names that begin so, then those that have all words; with a slip only where there
        are none."""
        typed = " ".join(words)
        if not typed:
            return []
        found: dict[int, None] = {}
        at = bisect_left(self._names, typed)
        while at < len(self._names) and self._names[at].startswith(typed) and len(found) < _MOST:
            found[at] = None
            at += 1
        parts = [set(self._by_word.get(word, ())) for word in typed.split()]
        found.update(dict.fromkeys(sorted(set.intersection(*parts))[:_MOST]))
        if not found and len(typed) >= _SLIP_FROM:
            found.update(dict.fromkeys(at for at, _ in near_words(typed, self._names, 1, _MOST)))
        return [self._keys[at] for at in found]
