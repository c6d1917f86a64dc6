"""What stands out in a data version, gathered from the store for the pure rules; made once for each version and
language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.profile.profiles import Profiles
from dashboard.domain.selection import Selection
from dashboard.highlights.candidates import standings, survivors
from dashboard.highlights.choose import chosen
from dashboard.highlights.model import FOCAL_POINTS, Candidate, Choice, FocalPoint, Highlight
from dashboard.highlights.sentences import sentence
from dashboard.indicators.findings.model import PictureFinding
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.texts import say

_SMALL = ("amt", "gemeinde")
"""Levels in order of what is said first: the larger places are known to more people."""


class Highlights:
    """Answers of the page; nothing is asked of the store a second time for the same data version."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.profiles = Profiles(answers)

    def frame(self, asked: Selection) -> Answer:
        """What the page depends on: data version, language, and whether examples are left out."""
        return self.answers.resolve(
            Selection(version=asked.version, language=asked.language, figures=asked.figures)
        )

    def focal_points(self, answer: Answer) -> Iterator[FocalPoint]:
        """Each focal point that has indicators, with at most three highlights.

        One after the other: whoever draws each before asking for the next finds its slabs still held.
        """
        themes = [theme for theme in FOCAL_POINTS if theme in answer.possible.catalogue.themes]
        for turn, theme in enumerate(themes):
            made = partial(self._focal_point, theme, turn, answer)
            yield self.answers.keep(("highlights", theme, *self._key(answer)), made)

    def candidates(self, answer: Answer) -> tuple[Candidate, ...]:
        """Everything that may stand out, of all themes."""

        def make() -> tuple[Candidate, ...]:
            catalogue, district = answer.possible.catalogue, self.answers.district
            rows = self.profiles.profile(district, answer.selection).rows
            headlines = self.profiles.headlines(answer)
            found: list[Candidate] = [*standings(rows, district, catalogue)]
            for order, level in enumerate(_SMALL):
                origins = self.profiles.origins(level, answer)
                found += survivors(headlines.of(level), catalogue, origins, order)
            return tuple(found)

        return self.answers.keep(("candidates", *self._key(answer)), make)

    def view(self, candidate: Candidate, answer: Answer) -> Answer:
        """The Monitor's view of a candidate."""
        return self.answers.read(self.query(candidate, answer))

    def slab(self, candidate: Candidate, answer: Answer) -> Slab:
        """The slab of that view."""
        return self.answers.slab(self.view(candidate, answer))

    def query(self, candidate: Candidate, answer: Answer) -> str:
        """The address of that view."""
        chosen = answer.selection
        return Selection(
            indicator=candidate.indicator,
            year=candidate.year,
            level=candidate.level,
            places=candidate.places,
            language=chosen.language,
            figures=chosen.figures,
            version=chosen.version,
        ).to_query()

    def _key(self, answer: Answer) -> tuple[object, ...]:
        return self.answers.edition(answer.version), answer.selection.official, answer.selection.language

    def _focal_point(self, theme: str, turn: int, answer: Answer) -> FocalPoint:
        possible, state = answer.possible, answer.selection
        texts: dict[Candidate, PictureFinding] = {}

        def said(one: Candidate) -> bool:
            text = sentence(one, self.slab(one, answer), state.language)
            if text is not None:
                texts[one] = text
            return text is not None

        own = [one for one in self.candidates(answer) if one.theme == theme]
        choices = chosen(own, turn, said)
        offered = [one for one in possible.catalogue.of_theme(theme) if possible.own_levels(one.key)]
        opened = Selection(theme=theme, language=state.language, figures=state.figures, version=state.version)
        return FocalPoint(
            theme=theme,
            name=possible.catalogue.themes[theme].name[state.language],
            indicators=len(offered),
            query=opened.to_query(),
            highlights=tuple(self._highlight(one, texts[one.candidate], answer) for one in choices),
        )

    def _highlight(self, choice: Choice, text: PictureFinding, answer: Answer) -> Highlight:
        candidate, lang = choice.candidate, answer.selection.language
        slab = self.slab(candidate, answer)
        row = slab.row(candidate.year)
        badge = slab.badge[row] if row is not None and not candidate.official else ""
        return Highlight(
            choice=choice,
            name=slab.title,
            sentence=text,
            word=verdict_word(candidate.verdict, lang),
            when=slab.labels[row] if row is not None else "",
            origin=badge or say(lang, f"provenance_{candidate.origin}"),
            query=self.query(candidate, answer),
        )
