"""What the one search finds: groups of institutions, places, questions, indicators, courses and pages, the group
first that fits best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, present_day
from callbacks.profile.profiles import Profiles
from callbacks.report.editions import EditionSource, readable
from callbacks.search import groups
from callbacks.search.figures import FigureLines
from callbacks.search.groups import PLACED, AskedQuestion, FoundGroup, fitting
from callbacks.search.lines import AboutPlace
from callbacks.search.place_lines import MONITOR, PlaceLines
from callbacks.search.searched import Searched, searched
from dashboard.domain.report.written import PublishedEdition
from dashboard.domain.selection import parse
from dashboard.search.hits import KINDS, Hit
from dashboard.search.marks import marks
from dashboard.search.questions import WishedFor, asked, fits, without_direction
from dashboard.search.reading import SearchReading
from dashboard.search.spelling import spelt_words
from dashboard.search.synonyms import as_one_word
from dashboard.search.words import words_of
from dashboard.texts import say

_QUESTIONS, _INDICATORS, _PLACES = 2, 5, 8
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
_ELSEWHERE_NAMED = "Berlin"
_ELSEWHERE = 1.15
"""What a place outside the district is worth, where none of the district has the name."""
_NAMED = 0.3
"""What it adds that nothing but a place was named."""
_BEGUN = 0.6
"""What a place outside the district is worth whose name begins with a word that means something else."""
_OF_KIND = 1.2
"""Up to such a score a kind of institutions at a place comes before numbers of it: Berufsschule Parchim."""
_ORDER = 0.02
"""What stands earlier in KINDS comes before what fits nearly as well."""


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
        """The group that fits best first; all places where nothing was typed, nothing where it has neither a letter
        nor a digit.

        `query` is that of the page on which the search stands, `page` its path.
        """
        state = parse(query)[0]
        answer = self.answers.resolve(state)
        there = self.searched(answer)
        if not words_of(text):
            return [] if text.strip() else self._places.all(there, state, page)
        reading = there.reader.read(text)
        typed = AskedQuestion(text, reading, self._named(reading, there), there, state)
        found = self._found(typed, answer, page)
        if len(reading.subject) > 1 and not any(one.hits for kind, one in found.items() if kind != "place"):
            found = self._found(replace(typed, any_word=True), answer, page)
        ranks = {kind: one.score - _ORDER * KINDS.index(kind) for kind, one in found.items() if one.hits}
        if found["institution"].of_kind and "indicator" in ranks and not _asking(asked(as_one_word(text))):
            ranks["institution"] = max(ranks["institution"], min(ranks["indicator"], _OF_KIND) + _ORDER)
        best = max(ranks.values(), default=0.0)
        if typed.about is not None and "place" in ranks and reading.subject:
            ranks["place"] = max(ranks["place"], best * _NAMED_PLACE)
        order = sorted((kind for kind in ranks if ranks[kind] >= best * _GROUP), key=lambda one: -ranks[one])
        hits = [hit for kind in order for hit in _few(found[kind].hits, beside=kind != order[0])]
        words = there.index.vocabulary
        return [replace(one, marks=tuple(marks(one.name, reading.words, words))) for one in hits]

    def _found(self, typed: AskedQuestion, answer: Answer, page: str) -> dict[str, FoundGroup]:
        return {
            "institution": groups.institutions(typed, self.answers.district),
            "place": self._placed(typed, page),
            "indicator": self._numbers(typed, answer),
            "course": groups.courses(typed),
            "page": groups.pages(typed),
        }

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
        written = (edition.edition.key, edition.digest) if edition else None
        key = (self.answers.edition(answer.version), chosen.language, chosen.official, written, day)

        def make() -> Searched:
            text = edition.edition if edition else None
            return searched(answer, self.institutions, self.profiles, text, day)

        return self.answers.keep(("search", *key), make, most=4)

    def _edition(self) -> PublishedEdition | None:
        """The newest edition of the report that can be read."""
        repository = self.answers.repository
        return next((one for one in self.editions.published() if readable(one, repository)), None)

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

    def _placed(self, typed: AskedQuestion, page: str) -> FoundGroup:
        reading, there, state = typed.reading, typed.there, typed.state
        code = next((word for word in reading.place if word.isdigit()), "")
        found = there.index.find(reading.words, ("place",)) if reading.words else []
        found = found or list(reading.places)
        if not found and reading.words and not reading.subject:
            return FoundGroup(0.0, ())
        most = _BESIDE if reading.subject else _PLACES
        shown = [
            one for one in fitting(found) if not reading.subject or one.score >= found[0].score * _AS_WELL
        ]
        hits = [self._places.own(one, there, state, page, code) for one in shown[:most]]
        score = found[0].score if found else 0.0
        if found:
            score = score * len(reading.place) / len(reading.words) if reading.subject else score + _NAMED
        if page == MONITOR and state.extent in ("land", "bund") and not (found and reading.subject):
            wider = self._places.on_map(typed.text, there, state)
            return FoundGroup(max(score, _ELSEWHERE if wider else 0.0), tuple(wider[:_PLACES] or hits))
        if (len(hits) < most and not reading.subject) or not hits:
            words = reading.words or tuple(words_of(typed.text))
            beyond = list(self._places.beyond(words, there, state, page))
            if beyond and not found:
                exact = spelt_words(beyond[0].name.rpartition(" ")[2]) == list(words)[-1:]
                score = _ELSEWHERE if exact or not reading.subject else _BEGUN
            hits += beyond[: most - len(hits)] if hits else beyond
        return FoundGroup(score, tuple(hits))

    def _numbers(self, typed: AskedQuestion, answer: Answer) -> FoundGroup:
        there, state, about = typed.there, typed.state, typed.about
        subject = list(typed.reading.subject)
        words = without_direction(subject) or subject
        if not words:
            return FoundGroup(0.0, ())
        wanted = asked(as_one_word(typed.text))
        found = fitting(typed.find(words, "indicator"))
        found.sort(key=lambda one: -one.score - _FITTING * fits(wanted, there.indicators[one.entry.key]))
        area = there.places.get(about.municipality if about else "")
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
        score = best * (1 - PLACED) + PLACED if about is not None else best
        return FoundGroup(score + _asking(wanted), tuple(hits))


def _few(hits: Sequence[Hit], *, beside: bool) -> Sequence[Hit]:
    """Of numbers beside something that fits better a few, and no whole questions."""
    if not beside:
        return hits
    numbers = [one for one in hits if one.kind == "indicator"]
    return numbers[:_NUMBERS_BESIDE] or hits


def _asking(wanted: WishedFor) -> float:
    """Who asks how much, how many or where it is low asks for numbers."""
    return 0.3 if wanted.low or wanted.high or wanted.number else 0.0
