"""Groups of what lies somewhere: institutions and their kinds, courses and pages, with how well each group fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from callbacks.search import lines
from callbacks.search.entries import GROUP
from callbacks.search.lines import AboutPlace, Located, located
from callbacks.search.searched import Searched
from dashboard.domain.selection import Selection
from dashboard.indicators.ways.distance import Point
from dashboard.institutions.matching import point_of
from dashboard.search.hits import Hit
from dashboard.search.index import Found, SearchEntry
from dashboard.search.reading import SearchReading
from dashboard.search.spelling import spelt_words

PLACED = 0.25
"""Part of a score that the named place makes up."""
_INSTITUTIONS, _COURSES, _PAGES = 5, 4, 4
_AWAY = 0.6
"""Part of it that something near the place has."""
_LEAST, _BESIDE_BEST = 0.4, 0.6
"""The least score of a hit, and its least part of the best one of its group."""
_NARROWER = 0.05
"""So much better than the kind as a whole fits what is only a part of it: Berufsberatung among advice."""
_KIND = 0.8
"""How well a kind of institutions has to fit."""
_Where = tuple[str, Point | None, str]
"""Municipality, point and postcode of something."""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The lines of one kind, and how well the best of them fits."""

    score: float
    hits: tuple[Hit, ...]
    of_kind: bool = False
    """A kind of institutions was named, by a word of its own, with a place that has one."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """What was typed as it was read, the place that was named, and what is searched."""

    text: str
    reading: SearchReading
    about: AboutPlace | None
    there: Searched
    state: Selection
    any_word: bool = False
    """One of several words is enough, as nothing has them all."""

    def find(self, words: Sequence[str], kind: str) -> list[Found]:
        """What words find of one kind."""
        return self.there.index.find(words, (kind,), any_word=self.any_word)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of what is looked for at the place; all of them where nothing else was typed."""
        return self.reading.subject if self.about and self.reading.subject else self.reading.words


def institutions(asked: AskedQuestion, district: str) -> FoundGroup:
    """Institutions at the named place and near it, and the kind that was asked for as a whole."""
    there, about = asked.there, asked.about
    by_key = there.published.by_key
    found = fitting(asked.find(asked.words, "institution"))
    where = {
        one.entry.key: (
            by_key[one.entry.key].municipality,
            point_of(by_key[one.entry.key]),
            by_key[one.entry.key].postcode,
        )
        for one in found
    }
    ranked = _ranked(found, asked, where, "institution")
    hits = [
        lines.institution(by_key[one.found.entry.key], one.km, about, there, asked.state)
        for one in ranked[:_INSTITUTIONS]
    ]
    score = _score(ranked, asked)
    of_kind = _kind(asked, district)
    if of_kind is not None:
        narrower = bool(ranked) and (about is not None or ranked[0].found.score > of_kind[0] + _NARROWER)
        hits = [*hits, of_kind[1]] if narrower else [of_kind[1], *hits]
        score = max(score, of_kind[0])
    here = bool(of_kind and of_kind[2] and about and ranked and not ranked[0].km)
    return FoundGroup(score, tuple(hits), here)


def _kind(asked: AskedQuestion, district: str) -> tuple[float, Hit, bool] | None:
    """The kind or group of kinds that was asked for as a whole, where the district has some of it; and whether by words
    of its own, not by what only means the same."""
    words = asked.reading.subject if asked.about else asked.reading.words
    found = asked.there.index.find(words, ("kind",)) if words else []
    if not found or found[0].score < _KIND or len(found[0].words) < len(words):
        return None
    entry, published = found[0].entry, asked.there.published
    count = Counter(one.kind for one in published.institutions if one.municipality.startswith(district))
    every = [published.kinds[entry.key]] if entry.key in published.kinds else []
    if entry.key.startswith(GROUP):
        every = [one for one in published.kinds.values() if one.group == entry.key.removeprefix(GROUP)]
    kinds = [one for one in every if count[one.key]]
    if not kinds:
        return None
    name = entry.names[0]
    number = sum(count[one.key] for one in kinds)
    hit = lines.of_kinds(name, kinds, number, asked.about, asked.there, asked.state)
    return found[0].score, hit, _is_called(words, entry, asked.there)


def _is_called(words: Sequence[str], entry: SearchEntry, there: Searched) -> bool:
    """Whether all words are written like one of what it is called."""
    own = {word for name in (*entry.names, *entry.aliases) for word in spelt_words(name)}
    alike = (there.index.vocabulary.alike(one) for one in words)
    return all(max((of for word, of in one.items() if word in own), default=0.0) >= _KIND for one in alike)


def courses(asked: AskedQuestion) -> FoundGroup:
    """Courses at the named place and near it."""
    there = asked.there
    found = fitting(asked.find(asked.words, "course"))
    where = {
        one.entry.key: (
            there.courses[one.entry.key].municipality,
            _point(there.courses[one.entry.key].longitude, there.courses[one.entry.key].latitude),
            "",
        )
        for one in found
    }
    ranked = _ranked(found, asked, where, "course")
    hits = [
        lines.course(there.courses[one.found.entry.key], one.km, asked.about, there, asked.state)
        for one in ranked[:_COURSES]
    ]
    return FoundGroup(_score(ranked, asked), tuple(hits))


def pages(asked: AskedQuestion) -> FoundGroup:
    """Pages; the named place counts for them all."""
    words = asked.reading.subject if asked.about else asked.reading.words
    found = fitting(asked.find(words, "page") if words else [])
    hits = tuple(lines.page(one.entry.key, asked.about, asked.there, asked.state) for one in found[:_PAGES])
    score = found[0].score if found else 0.0
    placed = asked.about and found and asked.reading.subject
    return FoundGroup(score * (1 - PLACED) + PLACED if placed else score, hits)


def fitting(found: Sequence[Found]) -> list[Found]:
    """Those that fit well enough beside the best."""
    best = found[0].score if found else 0.0
    return [one for one in found if one.score >= max(_LEAST, best * _BESIDE_BEST)]


def _ranked(
    found: list[Found], asked: AskedQuestion, where: Mapping[str, _Where], kind: str
) -> list[Located]:
    """At the named place first; where the words of the place fit as well decides among equals."""
    if asked.about is None or not asked.reading.subject:
        return [Located(one, None) for one in found]
    whole = {one.entry.key: one.score for one in asked.there.index.find(asked.reading.words, (kind,))}
    return located(found, asked.about, where, whole)


def _score(ranked: Sequence[Located], asked: AskedQuestion) -> float:
    if not ranked:
        return 0.0
    first = ranked[0]
    if asked.about is None or not asked.reading.subject:
        return first.found.score
    return first.found.score * (1 - PLACED) + PLACED * (_AWAY if first.km else 1.0)


def _point(longitude: float | None, latitude: float | None) -> Point | None:
    return None if longitude is None or latitude is None else (longitude, latitude)
