"""An index in memory over everything that is found: words of entries by how much they say of them."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.search.spelling import spelt_words
from dashboard.search.vocabulary import Vocabulary
from dashboard.search.words import is_empty

_NAME, _ALIAS = 0.94, 0.92
"""How much a word counts that is one of a name, or of another word for it."""
_COVERED, _COVERED_ALIAS = 0.2, 0.12
"""What it adds that all of a name was typed, or all of another word for it."""
_OTHERWISE = 0.3
"""Part of it that a word adds which means what was typed and is written otherwise."""
_MOST_WORDS = 2
"""So many words must all be found; of a longer question most of them."""
_SHARE = 0.6
_DIGITS = 3
_LOOKED_AT = 80
"""Entries of which is looked at how much of their name was typed."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something that is found: `names` are the one that is shown and others that it has or had, `fields` further
    words with how much they count (of 1), `lead` what puts it before others that fit as well, `aliases` other words
    for it, which count a little less than names."""

    kind: str
    key: str
    names: tuple[str, ...]
    fields: tuple[tuple[float, str], ...] = ()
    lead: float = 0.0
    aliases: tuple[str, ...] = ()


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
        spelt: dict[str, tuple[str, ...]] = {}

        def words_of(text: str) -> tuple[str, ...]:
            if text not in spelt:
                spelt[text] = tuple(sys.intern(word) for word in spelt_words(text))
            return spelt[text]

        for at, entry in enumerate(self.entries):
            named = [(_NAME, name) for name in entry.names] + [(_ALIAS, one) for one in entry.aliases]
            for weight, text in (*named, *entry.fields):
                for word in words_of(text):
                    of = postings.setdefault(word, {})
                    of[at] = max(of.get(at, 0.0), weight)
        self._postings = {word: tuple(of.items()) for word, of in postings.items()}
        self._kinds = tuple(entry.kind for entry in self.entries)
        self._counts = Counter(self._kinds)
        self._names = {
            text: _telling(words_of(text))
            for entry in self.entries
            for text in (*entry.names, *entry.aliases)
        }
        self.vocabulary = Vocabulary(self._postings)

    def fits(self, word: str, kinds: Collection[str], only: Collection[str] | None = None) -> float:
        """How well the best word of entries of some kinds fits a typed one; of some words alone where they are
        named."""
        return max(
            (
                weight
                * max((of for at, of in self._postings[known] if self._kinds[at] in kinds), default=0.0)
                for known, weight in self.vocabulary.meant(word).items()
                if only is None or known in only
            ),
            default=0.0,
        )

    def knows(self, word: str, kinds: Collection[str], without: Collection[str] = ()) -> float:
        """How well a typed word fits any of entries of some kinds, however little that word says of them."""
        return max(
            (
                weight
                for known, weight in self.vocabulary.meant(word).items()
                if known not in without and any(self._kinds[at] in kinds for at, _ in self._postings[known])
            ),
            default=0.0,
        )

    def find(self, words: Sequence[str], kinds: Collection[str], *, any_word: bool = False) -> list[Found]:
        """Entries of some kinds that spelt words fit, best first; rare words count more than common ones.

        Of three words and more it is enough that most are found: people add what no entry has. With `any_word` one of
        them is enough, which is better than nothing.
        """
        by_word = {word: self._weights(word, kinds) for word in dict.fromkeys(words)}
        by_word = {word: of for word, of in by_word.items() if of or not _is_small_number(word)}
        if not any(by_word.values()):
            return []
        total = 1 + sum(self._counts[kind] for kind in kinds)
        rare = {word: math.log(1 + total / max(len(of), 1)) for word, of in by_word.items()}
        whole = sum(rare.values())
        needed = len(by_word) if len(by_word) <= _MOST_WORDS else math.ceil(len(by_word) * _SHARE)
        needed = 1 if any_word else needed
        scores: dict[int, float] = {}
        counts: dict[int, int] = {}
        for word, of in by_word.items():
            for at, weight in of.items():
                scores[at] = scores.get(at, 0.0) + weight * rare[word] / whole
                counts[at] = counts.get(at, 0) + 1
        fitting = [at for at, count in counts.items() if count >= needed]
        fitting.sort(key=lambda at: -scores[at] - self.entries[at].lead)
        shares: dict[str, float] = {}
        found = [self._found(at, scores[at], by_word, shares) for at in fitting[:_LOOKED_AT]]
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

    def _found(
        self, at: int, score: float, by_word: Mapping[str, Mapping[int, float]], shares: dict[str, float]
    ) -> Found:
        entry = self.entries[at]

        def share(text: str) -> float:
            if text not in shares:
                shares[text] = self._share(text, by_word)
            return shares[text]

        name = max(entry.names, key=share)
        alias = max((share(one) for one in entry.aliases), default=0.0)
        covered = _COVERED * share(name) + _COVERED_ALIAS * alias
        words = frozenset(word for word, of in by_word.items() if at in of)
        return Found(entry, score + covered + entry.lead, name, words)

    def _share(self, name: str, typed: Iterable[str]) -> float:
        """How much of a name was typed, by its letters; of words that mean the same a part."""
        own, there = self._names[name], 0.0
        letters = sum(len(word) for word in own)
        for word in own:
            best = 0.0
            for one in typed:
                alike = self.vocabulary.alike(one)
                meant = self.vocabulary.meant(one).get(word, 0.0)
                best = max(best, alike.get(word, 0.0), meant * (_OTHERWISE if alike else 1.0))
            there += best * len(word)
        return there / letters if letters else 0.0


def _is_small_number(word: str) -> bool:
    """Such as that of a house, which no entry need have."""
    return word.isdigit() and len(word) < _DIGITS


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if not is_empty(word)) or words
