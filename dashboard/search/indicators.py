"""Finds indicators by the words of the catalogue: names, short names, synonyms and what is counted."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.indicator import Indicator
from dashboard.search.words import forgiven, stem, words_of

_NAME, _SYNONYM, _TEXT = 4.0, 3.0, 1.5
"""How much a word counts that is one of the name, of short name and synonyms, or of what is counted."""
_WITHIN = 0.6
"""Part of it that a word counts which begins another, or is a part of one (Platz in Kitaplatz)."""
_SLIP = 0.4
"""Part of it that a word with a slip counts."""
_KIN = 6
"""Letters that two words begin with alike to be kin: Jugendliche and Jugendarbeitslosigkeit."""
_PART = 4
"""Letters from which a word may be a part of another."""
_BEGINS = 3
_MOST_WORDS = 2
"""So many words must all be found; of a longer question most of them."""
_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class IndicatorMatch:
    """An indicator with how well it fits, and the words by which it was found."""

    indicator: Indicator
    score: float
    words: frozenset[str]


class IndicatorIndex:
    """The words of all indicators in one language."""

    def __init__(self, indicators: Collection[Indicator], lang: str) -> None:
        self._fields = {
            one.key: (
                (_NAME, _stems([one.name[lang]])),
                (_SYNONYM, _stems([one.short[lang], *one.synonyms])),
                (_TEXT, _stems([one.subtitle[lang]])),
            )
            for one in indicators
        }
        self._indicators = {one.key: one for one in indicators}

    def knows(self, word: str) -> bool:
        """Whether any indicator has the word, or one that begins so."""
        return any(_weight(stem(word), fields) for fields in self._fields.values())

    def find(self, words: Sequence[str]) -> list[IndicatorMatch]:
        """Those that the words fit, best first; rare words count more than those that many have.

        Of three words and more it is enough that most are found: people add what no catalogue has.
        """
        weights = {word: self._weights(stem(word)) for word in dict.fromkeys(words)}
        known = {word: of for word, of in weights.items() if of}
        needed = len(weights) if len(weights) <= _MOST_WORDS else math.ceil(len(weights) * _SHARE)
        found = []
        for key, indicator in self._indicators.items():
            fitting = {word: of[key] * self._rarity(of) for word, of in known.items() if key in of}
            if fitting and len(fitting) >= needed:
                score = sum(fitting.values()) + (indicator.direction != "neutral") * 0.5
                found.append(IndicatorMatch(indicator, score, frozenset(fitting)))
        return sorted(found, key=lambda one: -one.score)

    def _weights(self, word: str) -> dict[str, float]:
        """For each indicator how much a stem counts; with slips only where nobody has it."""
        exact = {key: weight for key, fields in self._fields.items() if (weight := _weight(word, fields))}
        if exact:
            return exact
        return {key: weight for key, fields in self._fields.items() if (weight := _slipped(word, fields))}

    def _rarity(self, of: Mapping[str, float]) -> float:
        return math.log(1 + len(self._indicators) / len(of))


_Fields = Sequence[tuple[float, frozenset[str]]]


def _stems(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in words_of(text))


def _weight(word: str, fields: _Fields) -> float:
    best = 0.0
    for weight, stems in fields:
        if word in stems:
            best = max(best, weight)
        elif len(word) >= _BEGINS and any(_holds(one, word) for one in stems):
            best = max(best, weight * _WITHIN)
    return best


def _holds(known: str, word: str) -> bool:
    return known.startswith(word) or (len(word) >= _PART and word in known)


def _slipped(word: str, fields: _Fields) -> float:
    return max(
        (weight * _SLIP for weight, stems in fields if any(_meant(word, one) for one in stems)), default=0.0
    )


def _meant(word: str, known: str) -> bool:
    return forgiven(word, known) or (len(word) >= _KIN and word[:_KIN] == known[:_KIN])
