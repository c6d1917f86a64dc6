"""Lines of the search with a number in them: questions and indicators, of a place or of the district."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.state import after
from callbacks.profile.profiles import Profiles
from dashboard import formats
from dashboard.domain.area import Area, level_of
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import MOST_PLACES, Selection
from dashboard.profile.model import ProfileRow
from dashboard.search.hits import Hit
from dashboard.search.questions import WishedFor, number_question, place_question
from dashboard.texts import say
from layouts import ids

_NAMED = 3
_ALONE = 2
"""Indicators that are shown where neither place nor district has a number of any."""


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """An indicator with the row of a place, None for the district."""

    indicator: Indicator
    row: ProfileRow
    area: Area | None


class FigureLines:
    """Answers what numbers there are, in the state that the reader looks at."""

    def __init__(self, answers: Answers, profiles: Profiles) -> None:
        self.answers = answers
        self.profiles = profiles

    def rows(
        self, indicators: Sequence[Indicator], about: Area | None, answer: Answer, most: int
    ) -> list[FoundNumber]:
        """The first few of them of which something is published: at the place, else of the district. Where none has
        a number there, the best of them, which says why."""
        found: list[FoundNumber] = []
        for one in indicators:
            for area in (about, None) if about is not None else (None,):
                row = self._row(one, area, answer)
                if row.year is not None:
                    found.append(FoundNumber(one, row, area))
                    break
            if len(found) == most:
                break
        return found or [FoundNumber(one, self._row(one, None, answer), None) for one in indicators[:_ALONE]]

    def _row(self, one: Indicator, area: Area | None, answer: Answer) -> ProfileRow:
        key, chosen = area.key if area else self.answers.district, answer.selection
        frame = Selection(language=chosen.language, version=chosen.version, figures=chosen.figures)

        def make() -> ProfileRow:
            return next(self.profiles.rows(key, frame, [one.key]))

        edition = self.answers.edition(answer.version)
        return self.answers.keep(("search row", edition, frame, key, one.key), make, most=2048)

    def question(self, wanted: WishedFor, found: FoundNumber, answer: Answer, state: Selection) -> Hit:
        """A whole question about an indicator, with what answers it."""
        entry, row, about, lang = found.indicator, found.row, found.area, state.language
        if wanted.where and about is None:
            low = wanted.low or (not wanted.high and entry.direction == "higher_is_better")
            name = place_question(entry, lang, low=low)
            note, level = self._differing(entry, answer, low=low)
            own = f"{self.answers.words.say(lang, 'own_district')}{formats.SPACE}{_figure(row, lang)}"
            address = self._monitor(entry, None, answer, state, level)
            return Hit("question", name, note or own, address, example=not note and _is_example(row))
        name = number_question(entry, self._where(about, lang), lang)
        note = _figure(row, lang, counts=True)
        address = self._monitor(entry, about, answer, state)
        return Hit("question", name, note, address, example=_is_example(row))

    def indicator(self, found: FoundNumber, answer: Answer, state: Selection) -> Hit:
        """An indicator with its number."""
        entry, row, about, lang = found.indicator, found.row, found.area, state.language
        name = about.name if about else self.answers.words.say(lang, "own_district")
        note = f"{name}{formats.SPACE}{_figure(row, lang)}"
        address = self._monitor(entry, about, answer, state)
        return Hit("indicator", entry.name[lang], note, address, example=_is_example(row))

    def _monitor(
        self, entry: Indicator, about: Area | None, answer: Answer, state: Selection, level: str = ""
    ) -> str:
        """The reader's own view with another indicator, and with the place that was named."""
        view = after(ids.MONITOR_INDICATOR, entry.key, answer.selection, answer.possible)
        view = replace(view, indicator=entry.key, theme="", year=state.year, version=state.version)
        wanted = level_of(about.key) if about else level
        if about is not None and wanted in answer.possible.levels(entry.key):
            others = view.places if view.level == wanted else ()
            places = tuple(dict.fromkeys((*others, about.key)))[-MOST_PLACES:]
            view = replace(view, level=wanted, places=places)
        elif about is None and wanted:
            view = replace(view, level=wanted, places=view.places if view.level == wanted else ())
        return f"/?{view.to_query()}"

    def _differing(self, entry: Indicator, answer: Answer, *, low: bool) -> tuple[str, str]:
        """Who surely lies low or high (empty where nobody is tested), and the level at which that is told."""
        lang, register = answer.selection.language, answer.possible.register
        level = answer.possible.opening_level(entry.key)
        found = self.profiles.headlines(answer).of(level)
        tests = found.series.get(entry.key)
        here = [one for one in found.differences.values() if one.indicator == entry.key and one.up != low]
        sure = sorted(here, key=lambda one: one.probability)
        names = [register.areas[one.place].name for one in sure if one.place in register.areas]
        if names:
            more = len(names) - _NAMED
            key = "search_clear_more" if more > 0 else "search_clear"
            listed = ", ".join(names[:_NAMED])
            return say(lang, key, names=listed, count=formats.number(max(more, 0), 0, lang)), level
        tested = tests is not None and bool(
            (tests.differences.probability == tests.differences.probability).any()
        )
        return say(lang, "search_none_clear") if tested else "", level

    def _where(self, about: Area | None, lang: str) -> str:
        if about is None or about.level == "kreis":
            return self.answers.words.say(lang, "search_in_district")
        return say(lang, "search_in_amt" if about.level == "amt" else "search_in_place", name=about.name)


def _is_example(row: ProfileRow) -> bool:
    return row.origin == "example"


def _figure(row: ProfileRow, lang: str, *, counts: bool = False) -> str:
    """The number with its year; where there is none, why."""
    if row.own.value is None:
        return row.own.text
    if counts and row.own.counts and row.origin != "example":
        return say(lang, "search_counts", counts=row.own.counts, value=row.own.text, year=row.when)
    key = "search_example" if row.origin == "example" else "search_value"
    return say(lang, key, value=row.own.text, year=row.when)
