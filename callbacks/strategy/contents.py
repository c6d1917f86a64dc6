"""What the page of the strategy shows, gathered of profile, catalogue and other districts' figures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import present_day
from callbacks.profile.profiles import Profiles
from dashboard.charts.profile.spine import sparkline, sparkline_words
from dashboard.domain.definitions.of_district import strategy_of
from dashboard.domain.selection import parse
from dashboard.domain.slab import AT_LEAST, PROVENANCES, Cells
from dashboard.indicators import certainty
from dashboard.indicators.sources import source_line
from dashboard.indicators.trend import SPAN
from dashboard.indicators.wording.district_words import full_name
from dashboard.indicators.wording.figures import value_texts
from dashboard.meeting.scenes import MOST_NAME, MOST_SCENES
from dashboard.profile.model import Profile, ProfileRow
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.headlines import LevelHeadlines
from dashboard.statistics.pooling import at_years
from dashboard.strategy.assess import LEVEL, strategy_state
from dashboard.strategy.model import IndicatorState, StrategyState
from dashboard.strategy.sentences import summary, worse_said
from dashboard.strategy.worse import BareChange, Peer, Worse, WorseList, with_better, worse_list
from dashboard.texts import say
from layouts.strategy.parts import StrategyParts

_WIDTH, _HEIGHT = 138, 40
_EXAMPLE = PROVENANCES.index("example")


class StrategyContents:
    """Everything of the page; each method is a function of the answer, the store and the day."""

    def __init__(self, answers: Answers, today: Callable[[], date] = present_day) -> None:
        self.answers, self.today = answers, today
        self.profiles = Profiles(answers)

    def parts(self, answer: Answer) -> StrategyParts:
        """The page in the language, data version and certainty of an answer of `Profiles.frame`; the last few are
        held for the day."""
        day = self.today()
        key = ("strategy", self.answers.fingerprint(answer), answer.selection, day)
        return self.answers.keep(key, lambda: self._made(answer, day), most=8)

    def _made(self, answer: Answer, day: date) -> StrategyParts:
        lang, catalogue = answer.selection.language, answer.possible.catalogue
        tests = self.profiles.tests(LEVEL, answer)
        profile = self.profiles.profile(self.answers.district, answer.selection, tests)
        rows = {row.indicator: row for row in profile.rows}
        state = strategy_state(strategy_of(catalogue, self.answers.district), rows, catalogue, day, lang)
        worse = self._worse(profile, tests, answer)
        first, others = summary(state, lang)
        shown = (*(one.row for one in state.indicators), *(one.row for one in (*worse.found, *worse.nearly)))
        return StrategyParts(
            state=state,
            first=first,
            others=others,
            worse=worse,
            worse_said=worse_said(worse, self.answers.words, lang),
            words=self.answers.words,
            name=self.answers.words.full_name,
            larger=self._larger(answer),
            lines={one.row.indicator: line for one in state.indicators if (line := _line(one, lang))[0]},
            sources=self._sources(shown, answer),
            version=answer.version,
            scenes=self._scenes(state, lang),
            lang=lang,
        )

    def _larger(self, answer: Answer) -> str:
        """The name of the area whose figures stand beside the district's."""
        level = self.answers.words.compared_in
        return say(answer.selection.language, {"land": "state"}.get(level, "federation"))

    def _worse(self, profile: Profile, tests: LevelHeadlines, answer: Answer) -> WorseList:
        catalogue, lang = answer.possible.catalogue, answer.selection.language
        changes = dict(self._changes(profile.rows, answer))
        district = self.answers.district
        found = worse_list(profile.rows, district, tests, catalogue, changes, lang)
        similar = dict(profile.similar)
        areas = answer.possible.register.areas
        state = {
            key: full_name(areas[key])
            for key in answer.possible.places(LEVEL, self.answers.words.compared_in)
            if key != district and key in areas
        }

        def better(one: Worse) -> Worse:
            direction = catalogue.indicators[one.row.indicator].direction
            near = tuple(self._peers(one.row, similar, answer))
            return with_better(one, near, tuple(self._peers(one.row, state, answer)), direction)

        return replace(
            found,
            found=tuple(map(better, found.found)),
            nearly=tuple(map(better, found.nearly)),
        )

    def _changes(self, rows: Iterable[ProfileRow], answer: Answer) -> Iterator[tuple[str, BareChange]]:
        """Of rows without a line of five years how far the figure lies from that of their first year; none across a new
        basis or another source."""
        for row in rows:
            indicator = answer.possible.catalogue.indicators[row.indicator]
            if row.year is None or row.five_years.value is not None or indicator.direction == "neutral":
                continue
            cells = self._cells(row.indicator, (self.answers.district,), answer)
            since = row.year - SPAN + 1
            at = cells.row(row.year)
            if at is None:
                continue
            value = float(certainty.change(cells, indicator, since=since)[at, 0])
            if not np.isnan(value):
                yield row.indicator, BareChange(value, since)

    def _peers(self, row: ProfileRow, names: Mapping[str, str], answer: Answer) -> Iterator[Peer]:
        """Others' figures of a row's year; none that is hidden, a lower bound, or stands on few cases."""
        indicator = answer.possible.catalogue.indicators[row.indicator]
        if row.year is None or not names:
            return
        cells = self._cells(row.indicator, tuple(names), answer)
        at = cells.row(row.year)
        if at is None:
            return
        texts = value_texts(cells, indicator, answer.selection.language)[at]
        few = few_cases(cells, indicator)[at]
        for column, key in enumerate(cells.places):
            value = float(cells.value[at, column])
            if np.isnan(value) or few[column] or cells.mark[at, column] == AT_LEAST:
                continue
            example = bool(cells.provenance[at, column] == _EXAMPLE)
            yield Peer(names[key], value, texts[column], example)

    def _cells(self, key: str, places: tuple[str, ...], answer: Answer) -> Cells:
        return self.answers.repository.cells(
            key, LEVEL, places=places, version=answer.version, official=answer.selection.official
        )

    def _sources(self, rows: Iterable[ProfileRow], answer: Answer) -> str:
        lang, catalogue = answer.selection.language, answer.possible.catalogue
        series = [
            (row.name, _up_to(self._cells(row.indicator, (self.answers.district,), answer), row.year))
            for row in {one.indicator: one for one in rows}.values()
            if row.own.value is not None
        ]
        return source_line(series, catalogue, lang) if series else ""

    def _scenes(self, state: StrategyState, lang: str) -> str:
        """A scene with the series of each indicator of which there is a number, in the order of the aims."""
        found: dict[str, dict[str, str]] = {}
        for aim in state.aims:
            said = say(lang, "strategy_scene_aim", number=aim.aim.number, aim=aim.aim.name[lang])
            for one in aim.indicators:
                if one.row.own.value is not None:
                    query = replace(parse(one.row.query)[0], language=lang).to_query()
                    title = self.answers.read(query).title[:MOST_NAME]
                    scene = {"view": query, "title": title, "note": said, "picture": "zeitreihe"}
                    found.setdefault(one.row.indicator, scene)
        scenes = list(found.values())[:MOST_SCENES]
        return json.dumps(scenes, ensure_ascii=False) if scenes else ""


def _line(one: IndicatorState, lang: str) -> tuple[str, str]:
    """The small series with the text in its place; both empty where there is none."""
    goal = one.goal.value if one.goal is not None else None
    row = _until_now(one.row)
    drawing = sparkline(row, "page", _WIDTH, _HEIGHT, goal=goal)
    return (drawing, f"{row.name}. {sparkline_words(row, lang)}") if drawing else ("", "")


def _until_now(row: ProfileRow) -> ProfileRow:
    """With its series up to the year whose figure stands beside it: later years may be another source's."""
    trend = row.trend
    count = sum(row.year is None or year <= row.year for year in trend.years)
    broken = tuple(year for year in trend.broken if year in trend.years[:count])
    until = replace(
        trend,
        years=trend.years[:count],
        own=trend.own[:count],
        reference=trend.reference[:count],
        words=trend.words[:count],
        broken=broken,
    )
    return replace(row, trend=until)


def _up_to(cells: Cells, last: int | None) -> Cells:
    return at_years(cells, [year for year in cells.years if last is None or year <= last])
