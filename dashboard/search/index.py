"""An index in memory over everything that is found: words of entries by how much they say of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.search.spelling import spelt_words
from dashboard.search.vocabulary import Vocabulary
from dashboard.search.words import is_empty

_COVERED = 0.2
"""What it adds that all of a name was typed."""
_MOST_WORDS = 2
"""So many words must all be found; of a longer question most of them."""
_SHARE = 0.6
_LOOKED_AT = 80
"""Entries of which is looked at how much of their name was typed."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that is found: `names` are the one that is shown and others that it has or had, `fields` further
    words with how much they count (of 1), `lead` what puts it before others that fit as well."""

    kind: str
    key: str
    names: tuple[str, ...]
    fields: tuple[tuple[float, str], ...] = ()
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with how well it fits (about 1 where all words are its own), and by which of its names."""

    entry: SearchEntry
    score: float
    name: str
    words: frozenset[str] = frozenset()


class Index:
    """The words of entries. Nothing is written; safe to share between threads."""

    def __init__(self, entries: Iterable[SearchEntry]) -> None:
        self.entries = tuple(entries)
        postings: dict[str, dict[int, float]] = {}
        for at, entry in enumerate(self.entries):
            for weight, text in (*((1.0, name) for name in entry.names), *entry.fields):
                for word in spelt_words(text):
                    of = postings.setdefault(word, {})
                    of[at] = max(of.get(at, 0.0), weight)
        self._postings = {word: tuple(of.items()) for word, of in postings.items()}
        self._kinds = tuple(entry.kind for entry in self.entries)
        self.vocabulary = Vocabulary(self._postings)

    def fits(
        self,
        word: str,
        kinds: Collection[str],
        only: Collection[str] | None = None,
        without: Collection[str] = (),
    ) -> float:
        """How well the best word of entries of some kinds fits a typed one, of some words alone or without some."""
        return max(
            (
                weight
                * max((of for at, of in self._postings[known] if self._kinds[at] in kinds), default=0.0)
                for known, weight in self.vocabulary.meant(word).items()
                if known not in without and (only is None or known in only)
            ),
            default=0.0,
        )

    def find(self, words: Sequence[str], kinds: Collection[str]) -> list[Found]:
        """Entries of some kinds that spelt words fit, best first; rare words count more than common ones.

        Of three words and more it is enough that most are found: people add what no entry has.
        """
        by_word = {word: self._weights(word, kinds) for word in dict.fromkeys(words)}
        if not any(by_word.values()):
            return []
        total = 1 + sum(1 for kind in self._kinds if kind in kinds)
        rare = {word: math.log(1 + total / max(len(of), 1)) for word, of in by_word.items()}
        whole = sum(rare.values())
        needed = len(by_word) if len(by_word) <= _MOST_WORDS else math.ceil(len(by_word) * _SHARE)
        scores: dict[int, float] = {}
        counts: dict[int, int] = {}
        for word, of in by_word.items():
            for at, weight in of.items():
                scores[at] = scores.get(at, 0.0) + weight * rare[word] / whole
                counts[at] = counts.get(at, 0) + 1
        fitting = [at for at, count in counts.items() if count >= needed]
        fitting.sort(key=lambda at: -scores[at] - self.entries[at].lead)
        found = [self._found(at, scores[at], by_word) for at in fitting[:_LOOKED_AT]]
        found.sort(key=lambda one: -one.score)
        return [*found, *(Found(self.entries[at], scores[at], "") for at in fitting[_LOOKED_AT:])]

    def _weights(self, word: str, kinds: Collection[str]) -> Mapping[int, float]:
        """Of each entry of some kinds how much a word counts."""
        found: dict[int, float] = {}
        for known, weight in self.vocabulary.meant(word).items():
            for at, of in self._postings[known]:
                if self._kinds[at] in kinds and weight * of > found.get(at, 0.0):
                    found[at] = weight * of
        return found

    def _found(self, at: int, score: float, by_word: Mapping[str, Mapping[int, float]]) -> Found:
        entry = self.entries[at]
        best, name = -1.0, entry.names[0]
        for one in entry.names:
            share = self._share(one, by_word)
            if share > best:
                best, name = share, one
        words = frozenset(word for word, of in by_word.items() if at in of)
        return Found(entry, score + _COVERED * max(best, 0.0) + entry.lead, name, words)

    def _share(self, name: str, typed: Iterable[str]) -> float:
        """How much of a name was typed, by its letters."""
        own = [word for word in spelt_words(name) if not is_empty(word)] or spelt_words(name)
        letters = sum(len(word) for word in own)
        meant = [self.vocabulary.meant(word) for word in typed]
        there = sum(max((of.get(word, 0.0) for of in meant), default=0.0) * len(word) for word in own)
        return there / letters if letters else 0.0
