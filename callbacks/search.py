"""The search that every page has in its head: questions, indicators and places, with the number already in the
line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.state import after
from callbacks.place_search import places_beyond
from callbacks.profile.profiles import Profiles
from callbacks.server.caching import packed
from callbacks.server.pages import query_of_request
from dashboard import formats
from dashboard.domain.area import extent_of, level_of
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import MOST_PLACES, Selection, parse
from dashboard.indicators.wording.place_kinds import kind_of
from dashboard.profile.model import ProfileRow
from dashboard.search.district_places import FinderPlace, find
from dashboard.search.hits import Hit
from dashboard.search.indicators import IndicatorIndex, IndicatorMatch
from dashboard.search.questions import (
    WishedFor,
    asked,
    fits,
    number_question,
    place_question,
    without_direction,
)
from dashboard.search.words import matter
from dashboard.texts import say
from data.geography.postcodes import postcodes
from data.germany.areas import districts
from layouts import ids
from layouts.profile.addresses import PATH as PROFILE

_MOST = 80  # signs that are looked at
_QUESTIONS, _INDICATORS, _PLACES = 2, 5, 8
_BESIDE = 2
"""Places below indicators."""
_NEAR = 0.7
"""Part of the best score from which on another indicator is asked about, too."""
_FITTING = 2.0
"""What it adds to a score that the side asked about is the worse one: who asks what is lacking means that."""
_NAMED = 3
_ASKED_AGAIN = "private, no-cache"
"""A release may bring or remove what is found: whoever has searched before finds it at once."""
MONITOR = "/"


def register(server: Flask, answers: Answers) -> None:
    """Adds `/suche`, which the search asks at each keystroke."""
    search = Search(answers)

    @server.get("/suche")
    def suche() -> Response:
        text, page = request.args.get("suche", "")[:_MOST], request.args.get("seite", "")
        query = query_of_request()
        found, lang = search.hits(text, query, page), parse(query)[0].language
        said = [{**asdict(one), "group": say(lang, f"search_{one.kind}s")} for one in found]
        return packed(orjson.dumps({"treffer": said}), "application/json", cache=_ASKED_AGAIN)


class Search:
    """Answers what was typed, in the state that the reader looks at."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.profiles = Profiles(answers)

    def hits(self, text: str, query: str, page: str = "") -> list[Hit]:
        """Questions first, then indicators, then places; all places where nothing was typed.

        `query` is that of the page on which the search stands, `page` its path.
        """
        state = parse(query)[0]
        words = matter(text)
        if not words:
            return [self._place(one, state, page) for one in self._places(text.strip(), state, page)]
        answer = self.answers.resolve(state)
        index = self._index(answer)
        unknown = [word for word in words if not index.knows(word)]
        places = self._places(" ".join(unknown), state, page) if without_direction(unknown) else []
        if places:
            words = [word for word in words if word not in unknown]
        wanted = asked(text)
        matches = sorted(
            index.find(without_direction(words) or words),
            key=lambda one: -one.score - _FITTING * fits(wanted, one.indicator),
        )
        with_page = {area.key for area in self.profiles.places()}
        about = next((one for one in places if one.key in with_page), None)
        rows = self._rows(about, answer) if matches else {}
        every = [one for one in matches if one.indicator.key in rows][:_INDICATORS]
        named = places or ([] if every else self._places(text, state, page))
        return [
            *self._questions(wanted, every, rows, about, answer, state),
            *(self._indicator(one.indicator, rows, about, answer, state) for one in every),
            *(self._place(one, state, page) for one in named[: _BESIDE if every else _PLACES]),
        ]

    def _index(self, answer: Answer) -> IndicatorIndex:
        lang = answer.selection.language

        def make() -> IndicatorIndex:
            every = answer.possible.catalogue.indicators.values()
            return IndicatorIndex([one for one in every if answer.possible.levels(one.key)], lang)

        key = (self.answers.edition(answer.version), lang, answer.selection.official)
        return self.answers.keep(("search", *key), make)

    def _places(self, text: str, state: Selection, page: str) -> list[FinderPlace]:
        """Places of the district, and behind them those of others; on a map of more than the district all that
        it shows."""
        register, places = self.answers.repository.register(), list(self.profiles.places())
        if not text or page != MONITOR or state.extent not in ("land", "bund"):
            found = find(text, register, places, postcodes(), state.language)
            return [*found, *places_beyond(self.answers, text, state.language)] if text else found
        chosen = self.answers.resolve(state)
        register, level = chosen.possible.register, chosen.selection.level
        wider = [area for area in register.of_level(level) if area.kreis != self.answers.district]
        shown = [register.areas[one.key] for one in places]
        return find(
            text, register, [*shown, *wider], postcodes(), state.language, district=self.answers.district
        )

    def _rows(self, about: FinderPlace | None, answer: Answer) -> Mapping[str, ProfileRow]:
        """Of the place, or of the district, by indicator; those in which nothing is published are left
        out."""
        key, chosen = about.key if about else self.answers.district, answer.selection
        frame = Selection(language=chosen.language, version=chosen.version, figures=chosen.figures)

        def make() -> Mapping[str, ProfileRow]:
            rows = self.profiles.profile(key, frame).rows
            return {row.indicator: row for row in rows if row.year is not None}

        edition = self.answers.edition(answer.version)
        return self.answers.keep(("search rows", edition, frame, key), make, most=64)

    def _questions(
        self,
        wanted: WishedFor,
        matches: Sequence[IndicatorMatch],
        rows: Mapping[str, ProfileRow],
        about: FinderPlace | None,
        answer: Answer,
        state: Selection,
    ) -> Iterator[Hit]:
        lang = state.language
        for one in matches[:_QUESTIONS]:
            if one.score < matches[0].score * _NEAR:
                return
            entry = one.indicator
            if wanted.where and about is None:
                low = wanted.low or (not wanted.high and entry.direction == "higher_is_better")
                name = place_question(entry, lang, low=low)
                note, level = self._differing(entry, answer, low=low)
                own = f"{self.answers.words.say(lang, 'own_district')}{formats.SPACE}{_figure(rows[entry.key], lang)}"
                yield Hit("question", name, note or own, self._monitor(entry, None, answer, state, level))
            else:
                name = number_question(entry, self._where(about, lang), lang)
                note = _figure(rows[entry.key], lang, counts=True)
                yield Hit("question", name, note, self._monitor(entry, about, answer, state))

    def _indicator(
        self,
        entry: Indicator,
        rows: Mapping[str, ProfileRow],
        about: FinderPlace | None,
        answer: Answer,
        state: Selection,
    ) -> Hit:
        lang = state.language
        name = about.name if about else self.answers.words.say(lang, "own_district")
        note = f"{name}{formats.SPACE}{_figure(rows[entry.key], lang)}"
        return Hit("indicator", entry.name[lang], note, self._monitor(entry, about, answer, state))

    def _place(self, one: FinderPlace, state: Selection, page: str) -> Hit:
        lang, level = state.language, level_of(one.key)
        note = one.note or _what(one.key, lang)
        if page == MONITOR and self._on_map(one.key, state):
            others = state.places if {level_of(key) for key in state.places} == {level} else ()
            keys = tuple(dict.fromkeys((*others, one.key)))[-MOST_PLACES:]
            view = replace(state, level=level or state.level, places=keys, amt="", population=None)
            return Hit("place", one.name, note, f"/?{view.to_query()}")
        along = Selection(language=lang, version=state.version, figures=state.figures).to_query()
        return Hit("place", one.name, note, f"{PROFILE}/{one.key}{'?' if along else ''}{along}")

    def _on_map(self, key: str, state: Selection) -> bool:
        """Whether the Monitor's map shows a place; a place that it does not has its profile."""
        own, level = self.answers.district, level_of(key)
        wide = extent_of(level or "", state.extent)
        return key.startswith({"kreis": own, "land": own[:2]}.get(wide, ""))

    def _monitor(
        self,
        entry: Indicator,
        about: FinderPlace | None,
        answer: Answer,
        state: Selection,
        level: str = "",
    ) -> str:
        """The reader's own view with another indicator, and with the place that was named."""
        view = after(ids.MONITOR_INDICATOR, entry.key, answer.selection, answer.possible)
        view = replace(view, indicator=entry.key, theme="", year=state.year, version=state.version)
        wanted = level_of(about.key) if about else level
        if about is not None and wanted in answer.possible.levels(entry.key):
            others = view.places if view.level == wanted else ()
            view = replace(
                view, level=wanted, places=tuple(dict.fromkeys((*others, about.key)))[-MOST_PLACES:]
            )
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
        names = [register.areas[one.place].name for one in sorted(here, key=lambda one: one.probability)]
        if names:
            more = len(names) - _NAMED
            key = "search_clear_more" if more > 0 else "search_clear"
            listed = ", ".join(names[:_NAMED])
            return say(lang, key, names=listed, count=formats.number(max(more, 0), 0, lang)), level
        tested = tests is not None and bool(
            (tests.differences.probability == tests.differences.probability).any()
        )
        return say(lang, "search_none_clear") if tested else "", level

    def _where(self, about: FinderPlace | None, lang: str) -> str:
        if about is None or level_of(about.key) == "kreis":
            return self.answers.words.say(lang, "search_in_district")
        key = "search_in_amt" if about.name.startswith("Amt ") else "search_in_place"
        return say(lang, key, name=about.name)


def _what(key: str, lang: str) -> str:
    """What stands beside a place of which nothing else is said: of a district its kind, such as "Kreisfreie
    Stadt"; nothing beside an Amt, whose name says it."""
    if key in districts():
        return kind_of(districts()[key], lang)
    return say(lang, "search_level_gemeinde") if level_of(key) == "gemeinde" else ""


def _figure(row: ProfileRow, lang: str, *, counts: bool = False) -> str:
    """The number with its year; where there is none, why."""
    if row.own.value is None:
        return row.own.text
    if counts and row.own.counts and row.origin != "example":
        return say(lang, "search_counts", counts=row.own.counts, value=row.own.text, year=row.when)
    key = "search_example" if row.origin == "example" else "search_value"
    return say(lang, key, value=row.own.text, year=row.when)
