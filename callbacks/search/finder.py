"""What the one search finds: groups of institutions, places, questions, indicators, courses and pages, the group
first that fits best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, present_day
from callbacks.profile.profiles import Profiles
from callbacks.report.editions import EditionSource
from callbacks.search import lines
from callbacks.search.figures import FigureLines
from callbacks.search.lines import AboutPlace, Located, located
from callbacks.search.place_lines import MONITOR, PlaceLines
from callbacks.search.searched import Searched, searched
from dashboard.domain.area import Area
from dashboard.domain.report.edition import ReportEdition
from dashboard.domain.selection import Selection, parse
from dashboard.indicators.ways.distance import Point
from dashboard.institutions.matching import point_of
from dashboard.search.hits import KINDS, Hit
from dashboard.search.index import Found
from dashboard.search.marks import marks
from dashboard.search.questions import WishedFor, asked, fits, without_direction
from dashboard.search.reading import SearchReading
from dashboard.search.spelling import spelt_words
from dashboard.search.words import words_of
from dashboard.texts import say

_QUESTIONS, _INDICATORS, _PLACES, _INSTITUTIONS, _COURSES, _PAGES = 2, 5, 8, 5, 4, 4
_BESIDE = 2
"""Places below something else that was looked for."""
_AS_WELL = 0.85
"""Part of the best score of places that those beside it have to reach there."""
_NUMBERS_BESIDE = 3
"""Indicators below something that fits better."""
_NAMED_PLACE = 0.999
"""Part of it that the named place has: it stands below what was looked for there."""
_GROUP = 0.55
"""Part of the best score that a group has to reach."""
_NEAR = 0.7
"""Part of the best score from which on another indicator is asked about, too."""
_FITTING = 0.3
"""What it adds to a score that the side asked about is the worse one: who asks what is lacking means that."""
_PLACED = 0.25
"""Part of a score that the named place makes up."""
_AWAY = 0.6
"""Part of it that something near the place has."""
_LEAST, _BESIDE_BEST = 0.4, 0.6
"""The least score of a hit, and its least part of the best one of its group."""
_ELSEWHERE_NAMED = "Berlin"
_ELSEWHERE = 1.15
"""What a place outside the district is worth, where none of the district has the name."""
_NAMED = 0.3
"""What it adds that nothing but a place was named."""
_BEGUN = 0.6
"""What a place outside the district is worth whose name begins with a word that means something else."""
_ORDER = 0.02
"""What stands earlier in KINDS comes before what fits nearly as well."""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The lines of one kind, and how well the best of them fits."""

    score: float
    hits: tuple[Hit, ...]


class Search:
    """Answers what was typed, in the state that the reader looks at."""

    def __init__(self, answers: Answers, institutions: InstitutionData, editions: EditionSource) -> None:
        self.answers = answers
        self.profiles = Profiles(answers)
        self.institutions = institutions
        self.editions = editions
        self._figures = FigureLines(answers, self.profiles)
        self._places = PlaceLines(answers)

    def hits(self, text: str, query: str, page: str = "") -> list[Hit]:
        """The group that fits best first; all places where nothing was typed.

        `query` is that of the page on which the search stands, `page` its path.
        """
        state = parse(query)[0]
        answer = self.answers.resolve(state)
        there = self.searched(answer)
        if not words_of(text):
            return self._places.all(there, state, page)
        reading = there.reader.read(text)
        about = self._named(reading, there)
        found = {
            "institution": self._institutions(reading, about, there, state),
            "place": self._placed(text, reading, there, state, page),
            "indicator": self._numbers(text, reading, about, there, answer, state),
            "course": self._courses(reading, about, there, state),
            "page": self._pages(reading, about, there),
        }
        ranks = {kind: one.score - _ORDER * KINDS.index(kind) for kind, one in found.items() if one.hits}
        best = max(ranks.values(), default=0.0)
        if about is not None and "place" in ranks and reading.subject:
            ranks["place"] = max(ranks["place"], best * _NAMED_PLACE)
        order = sorted((kind for kind in ranks if ranks[kind] >= best * _GROUP), key=lambda one: -ranks[one])
        hits = [hit for kind in order for hit in _few(found[kind].hits, beside=kind != order[0])]
        words = there.index.vocabulary
        return [replace(one, marks=tuple(marks(one.name, reading.words, words))) for one in hits]

    def warm(self) -> None:
        """Makes what the first question would wait for: the index, and what places and the district have in common."""
        for text in (self._example("de"), _ELSEWHERE_NAMED):
            self.hits(text, "")

    def to_try(self, lang: str) -> str:
        """What is said where nothing was found: an example of what can be."""
        return say(lang, "search_nothing", example=self._example(lang))

    def _example(self, lang: str) -> str:
        areas = self.institutions.municipalities()
        place = max(areas, key=lambda one: one.population or 0).name if areas else ""
        return say(lang, "search_nothing_example", place=place).strip()

    def searched(self, answer: Answer) -> Searched:
        """The index of a state of the store, made at the first question."""
        chosen, day, edition = answer.selection, present_day(), self._edition()
        key = (self.answers.edition(answer.version), chosen.language, chosen.official, edition, day)

        def make() -> Searched:
            return searched(answer, self.institutions, self.profiles, edition, day)

        return self.answers.keep(("search", *key), make, most=4)

    def _edition(self) -> ReportEdition | None:
        """The newest edition of the report that is in force."""
        return next((one.edition for one in self.editions.published() if one.withdrawn is None), None)

    def _named(self, reading: SearchReading, there: Searched) -> AboutPlace | None:
        """The place that was named, None without one."""
        if not reading.places:
            return None
        key = reading.places[0].entry.key
        village, area = there.published.places.get(key), there.places.get(key)
        municipality = village.municipality if village else key
        if area is None:
            area = there.places.get(municipality)
        if area is None:
            return None
        children = self.answers.repository.register().children(area.key) if area.level != "gemeinde" else ()
        members = frozenset((municipality, *(one.key for one in children)))
        code = next((word for word in reading.place if word.isdigit() and len(word) == 5), "")
        return AboutPlace(
            key, village.name if village else area.name, municipality, village.point if village else None,
            members, code,
        )  # fmt: skip

    def _institutions(
        self, reading: SearchReading, about: AboutPlace | None, there: Searched, state: Selection
    ) -> FoundGroup:
        words = reading.subject if about and reading.subject else reading.words
        found = _fitting(there.index.find(words, ("institution",)))
        by_key = there.published.by_key
        if about is not None and reading.subject:
            whole = self._whole(reading, there, "institution")
            places = {
                one.entry.key: (
                    by_key[one.entry.key].municipality,
                    point_of(by_key[one.entry.key]),
                    by_key[one.entry.key].postcode,
                )
                for one in found
            }
            ranked = located(found, about, places, whole)
        else:
            ranked = [Located(one, None) for one in found]
        hits = [
            lines.institution(by_key[one.found.entry.key], one.km, about, there, state)
            for one in ranked[:_INSTITUTIONS]
        ]
        score = _score(ranked, about, reading)
        of_kind = self._kind(reading, about, there, state)
        if of_kind is not None:
            hits = [*hits, of_kind[1]] if about is not None and hits else [of_kind[1], *hits]
            score = max(score, of_kind[0])
        return FoundGroup(score, tuple(hits))

    @staticmethod
    def _whole(reading: SearchReading, there: Searched, kind: str) -> dict[str, float]:
        """How well entries fit all words, those of the place, too."""
        return {one.entry.key: one.score for one in there.index.find(reading.words, (kind,))}

    def _kind(
        self, reading: SearchReading, about: AboutPlace | None, there: Searched, state: Selection
    ) -> tuple[float, Hit] | None:
        """The kind that was asked for as a whole."""
        words = reading.subject if about else reading.words
        found = there.index.find(words, ("kind",)) if words else []
        if not found or found[0].score < 0.8 or len(found[0].words) < len(words):
            return None
        key = found[0].entry.key
        own = [one for one in there.published.institutions if one.kind == key]
        count = sum(one.municipality.startswith(self.answers.district) for one in own)
        if not count:
            return None
        return found[0].score, lines.kind(key, count, about, there, state)

    def _placed(
        self, text: str, reading: SearchReading, there: Searched, state: Selection, page: str
    ) -> FoundGroup:
        code = next((word for word in reading.place if word.isdigit()), "")
        found = there.index.find(reading.words, ("place",)) if reading.words else []
        found = found or list(reading.places)
        if not found and reading.words and not reading.subject:
            return FoundGroup(0.0, ())
        most = _BESIDE if reading.subject else _PLACES
        shown = [
            one for one in _fitting(found) if not reading.subject or one.score >= found[0].score * _AS_WELL
        ]
        hits = [self._places.own(one, there, state, page, code) for one in shown[:most]]
        score = found[0].score if found else 0.0
        if found:
            score = score * len(reading.place) / len(reading.words) if reading.subject else score + _NAMED
        if page == MONITOR and state.extent in ("land", "bund") and not (found and reading.subject):
            wider = self._places.on_map(text, there, state)
            return FoundGroup(max(score, _ELSEWHERE if wider else 0.0), tuple(wider[:_PLACES] or hits))
        if (len(hits) < most and not reading.subject) or not hits:
            words = reading.words or tuple(words_of(text))
            beyond = list(self._places.beyond(words, there, state, page))
            if beyond and not found:
                exact = spelt_words(beyond[0].name.rpartition(" ")[2]) == list(words)[-1:]
                score = _ELSEWHERE if exact or not reading.subject else _BEGUN
            hits += beyond[: most - len(hits)] if hits else beyond
        return FoundGroup(score, tuple(hits))

    def _numbers(
        self,
        text: str,
        reading: SearchReading,
        about: AboutPlace | None,
        there: Searched,
        answer: Answer,
        state: Selection,
    ) -> FoundGroup:
        words = without_direction(list(reading.subject)) or list(reading.subject)
        if not words:
            return FoundGroup(0.0, ())
        wanted = asked(text)
        found = _fitting(there.index.find(words, ("indicator",)))
        found.sort(key=lambda one: -one.score - _FITTING * fits(wanted, there.indicators[one.entry.key]))
        area: Area | None = there.places.get(about.municipality if about else "")
        rows = self._figures.rows(
            [there.indicators[one.entry.key] for one in found], area, answer, _INDICATORS
        )
        if not rows:
            return FoundGroup(0.0, ())
        scores = {one.entry.key: one.score for one in found}
        best = scores[rows[0].indicator.key]
        near = [
            one
            for one in rows[:_QUESTIONS]
            if one.row.year is not None and scores[one.indicator.key] >= best * _NEAR
        ]
        questions = [self._figures.question(wanted, one, answer, state) for one in near]
        hits = [*questions, *(self._figures.indicator(one, answer, state) for one in rows)]
        score = best * (1 - _PLACED) + _PLACED if about is not None else best
        return FoundGroup(score + _asking(wanted), tuple(hits))

    def _courses(
        self, reading: SearchReading, about: AboutPlace | None, there: Searched, state: Selection
    ) -> FoundGroup:
        words = reading.subject if about and reading.subject else reading.words
        found = _fitting(there.index.find(words, ("course",)))
        if about is not None and reading.subject:
            courses, whole = there.courses, self._whole(reading, there, "course")
            places = {
                one.entry.key: (
                    courses[one.entry.key].municipality,
                    _course_point(courses[one.entry.key].longitude, courses[one.entry.key].latitude),
                    "",
                )
                for one in found
            }
            ranked = located(found, about, places, whole)
        else:
            ranked = [Located(one, None) for one in found]
        hits = [
            lines.course(there.courses[one.found.entry.key], one.km, about, there, state)
            for one in ranked[:_COURSES]
        ]
        return FoundGroup(_score(ranked, about, reading), tuple(hits))

    def _pages(self, reading: SearchReading, about: AboutPlace | None, there: Searched) -> FoundGroup:
        words = reading.subject if about else reading.words
        found = _fitting(there.index.find(words, ("page",)) if words else [])
        hits = [lines.page(one.entry.key, about, there) for one in found[:_PAGES]]
        score = found[0].score if found else 0.0
        return FoundGroup(
            score * (1 - _PLACED) + _PLACED if about and found and reading.subject else score, tuple(hits)
        )


def _few(hits: Sequence[Hit], *, beside: bool) -> Sequence[Hit]:
    """Of numbers beside something that fits better a few, and no whole questions."""
    if not beside:
        return hits
    numbers = [one for one in hits if one.kind == "indicator"]
    return numbers[:_NUMBERS_BESIDE] or hits


def _fitting(found: Sequence[Found]) -> list[Found]:
    """Those that fit well enough beside the best."""
    best = found[0].score if found else 0.0
    return [one for one in found if one.score >= max(_LEAST, best * _BESIDE_BEST)]


def _score(ranked: Sequence[Located], about: AboutPlace | None, reading: SearchReading) -> float:
    if not ranked:
        return 0.0
    first = ranked[0]
    if about is None or not reading.subject:
        return first.found.score
    return first.found.score * (1 - _PLACED) + _PLACED * (_AWAY if first.km else 1.0)


def _asking(wanted: WishedFor) -> float:
    """Who asks how much, how many or where it is low asks for numbers."""
    return 0.3 if wanted.low or wanted.high or wanted.number else 0.0


def _course_point(longitude: float | None, latitude: float | None) -> Point | None:
    return None if longitude is None or latitude is None else (longitude, latitude)
