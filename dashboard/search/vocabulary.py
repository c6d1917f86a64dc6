"""All words that are searched, and which of them somebody may mean by what was typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dashboard.search.near_words import near_words
from dashboard.search.spelling import sound, spelt, stem_of
from dashboard.search.synonyms import synonym_words, synonyms_of

SAME, STEM, SYNONYM = 1.0, 0.97, 0.78
"""How much a known word counts that was typed, that has its stem, or that means the same."""
_BEGINS, _WHOLE = 0.62, 0.3
"""Of one that begins with what was typed: at least, and with its last letter so much more."""
_ENDS, _WITHIN = 0.72, 0.5
"""Of a compound that ends with what was typed, or holds it."""
_HOLDS = 0.66
"""Of one that begins what was typed: Schule in Schulanmeldung."""
_BEGINS_IT, _REST = 0.28, 0.3
"""Of one that what was typed begins with: at least, and with all of its letters so much more."""
_SLIP, _SLIPS, _SOUND = 0.7, 0.56, 0.58
"""Of one that was typed with one slip, with two, or as it sounds."""
_BEGUN_SLIP = 0.04
_BEGUN, _DIGITS = 2, 3
_PART = 4
"""Letters from which a word may be a part of another."""
_SURE = 0.6
"""Where a word counts so much, slips are not looked for."""
_SHORT, _MIDDLE, _LONG = 4, 5, 8
_LONGEST = 32
"""Letters of a word in which slips are looked for: longer ones are no words."""
_NEAREST = 2
"""Words with slips whose synonyms are meant, too."""
_ENDING = 7
"""Letters that a stem may lack of its word."""
_LIKE = 2
"""Letters by which words that sound alike may differ in length."""
_HELD = 1024


class Vocabulary:
    """The words of an index with what was typed for them."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(sorted(set(words)))
        self._at = {word: at for at, word in enumerate(self.words)}
        self._by_stem: dict[str, list[str]] = {}
        self._by_sound: dict[str, list[str]] = {}
        for word in self.words:
            if not word.isdigit():
                self._by_stem.setdefault(stem_of(word), []).append(word)
                self._by_sound.setdefault(sound(word), []).append(word)
        self._letters = tuple(word for word in self.words if len(word) >= _SHORT and not word.isdigit())
        self._beginnings = lru_cache(maxsize=_LONGEST)(self._begun_with)
        self.meant = lru_cache(maxsize=_HELD)(self._meant)
        self.alike = lru_cache(maxsize=_HELD)(self._alike)

    def _begun_with(self, letters: int) -> tuple[str, ...]:
        return tuple(word[:letters] for word in self._letters)

    def __contains__(self, word: str) -> bool:
        return word in self._at

    def _meant(self, typed: str) -> Mapping[str, float]:
        """Known words that a spelt word may mean, each with how much it counts; slips only where nothing else
        is sure."""
        found = dict(self.alike(typed))
        for other in () if typed.isdigit() else synonyms_of(typed):
            self._exact(other, found, SYNONYM)
            if len(other) >= _PART:
                self._within(other, found, SYNONYM)
        if max(found.values(), default=0.0) < _SURE and not typed.isdigit():
            self._slipped(typed, found)
            for near in sorted(found, key=lambda word: -found[word])[:_NEAREST]:  # Gymasium
                for other in synonyms_of(near):
                    self._exact(other, found, SYNONYM * found[near])
        return found

    def _alike(self, typed: str) -> Mapping[str, float]:
        """Those of them that are written like it, without slips: nothing that only means the same."""
        found: dict[str, float] = {}
        self._exact(typed, found, 1.0)
        self._begun(typed, found)
        if len(typed) >= _PART and not typed.isdigit():
            self._within(typed, found, 1.0)
        return found

    def parts(self, typed: str) -> tuple[str, ...]:
        """The known words that an unknown compound is made of: Kita and Anmeldung of "Kitaanmeldung"; empty where
        it is none."""
        for cut in range(len(typed) - _PART, 2, -1) if len(typed) <= _LONGEST else ():
            first, rest = typed[:cut], typed[cut:]
            if not self._is_known(rest):
                continue
            joined = first + rest[0]  # one letter was two: Kitaanmeldung
            for begun in (
                joined,
                first,
                first.removesuffix("s"),
                first.removesuffix("en"),
                first.removesuffix("n"),
            ):
                if len(begun) > 2 and self._is_known(begun):
                    return begun, rest
        return ()

    def _is_known(self, word: str) -> bool:
        begun = word[: max(len(word) - _ENDING, _DIGITS)]  # a stem begins its word; finding it takes long
        if not (_has(self.words, begun) or _has(synonym_words(), begun)):
            return False
        return (
            word in self._at
            or stem_of(word) in self._by_stem
            or any(spelt(one) in self._at for one in synonyms_of(word))
        )

    def _exact(self, typed: str, found: dict[str, float], weight: float) -> None:
        if typed in self._at:
            _keep(found, typed, SAME * weight)
        for word in self._by_stem.get(stem_of(typed), ()):
            _keep(found, word, STEM * weight)

    def _begun(self, typed: str, found: dict[str, float]) -> None:
        if len(typed) < (_DIGITS if typed.isdigit() else _BEGUN):
            return
        at = bisect_left(self.words, typed)
        while at < len(self.words) and self.words[at].startswith(typed):
            word = self.words[at]
            _keep(found, word, _BEGINS + _WHOLE * len(typed) / len(word))
            at += 1

    def _within(self, typed: str, found: dict[str, float], weight: float) -> None:
        stem = stem_of(typed)
        for word in self._letters:
            if stem in word:
                ends = stem_of(word).endswith(stem)
                begins = word.startswith(stem)
                _keep(found, word, weight * (_ENDS if ends else _HOLDS if begins else _WITHIN))
            elif weight == 1.0 and typed.startswith(word):  # Abitur in Abiturienten
                _keep(found, word, _BEGINS_IT + _REST * len(word) / len(typed))

    def _slipped(self, typed: str, found: dict[str, float]) -> None:
        if not _SHORT <= len(typed) <= _LONGEST:
            return
        allowed = 1 if len(typed) < _LONG else 2
        for at, slips in near_words(typed, self._letters, allowed):
            word = self._letters[at]
            if slips and not (len(typed) == _SHORT and word[0] != typed[0]):
                _keep(found, word, _SLIP if slips == 1 else _SLIPS)
        if len(typed) > _MIDDLE:
            for at, slips in near_words(typed, self._beginnings(len(typed)), allowed):
                _keep(found, self._letters[at], (_SLIP if slips <= 1 else _SLIPS) - _BEGUN_SLIP)
        for word in self._by_sound.get(sound(typed), ()):
            if abs(len(word) - len(typed)) <= _LIKE and word[0] == typed[0]:
                _keep(found, word, _SOUND)


def _has(words: Sequence[str], begun: str) -> bool:
    """Whether one of rising words begins so."""
    at = bisect_left(words, begun)
    return at < len(words) and words[at].startswith(begun)


def _keep(found: dict[str, float], word: str, weight: float) -> None:
    if weight > found.get(word, 0.0):
        found[word] = weight
