"""Gathers the five stations of a place and year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from callbacks.answers import Answers
from callbacks.comparison_groups import comparison_group
from callbacks.district_data import Answer
from callbacks.transition.flows import TransitionAnswer
from dashboard.domain.area import Area
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.formats import with_unit
from dashboard.indicators.wording.verdicts import untested
from dashboard.profile.model import Trend
from dashboard.profile.row_texts import calendar_words, figure, five_years
from dashboard.profile.tables import LevelTable, broken, calendar, series_years, table
from dashboard.statistics.pooling import at_years
from dashboard.texts import say
from dashboard.transition.parts import STATIONS, StationKind
from dashboard.transition.stations import Station

_NO_TREND = Trend((), (), ())


def stations(answers: Answers, shown: TransitionAnswer) -> Iterator[Station]:
    """In the order of the way."""
    for kind in STATIONS:
        if kind.indicator in shown.answer.possible.catalogue.indicators:
            yield _station(answers, shown, kind)


def _station(answers: Answers, shown: TransitionAnswer, kind: StationKind) -> Station:
    possible, lang = shown.answer.possible, shown.lang
    entry = possible.catalogue.indicators[kind.indicator]
    area = _whose(answers, shown, kind)
    every = possible.years(kind.indicator, area.level)
    # Where figures begin later than the year of the page, the first ones say more than nothing.
    years = [one for one in every if not shown.year or one <= shown.year] or list(every[:1])
    name = entry.name[lang]
    if not years:
        query = Selection(indicator=kind.indicator, language=lang, version=shown.asked.version).to_query()
        return Station(kind.key, name, area.name, None, None, _NO_TREND, "", None, query)
    answer = answers.resolve(
        Selection(
            indicator=kind.indicator,
            level=area.level,
            year=years[-1],
            places=() if area.level == "kreis" else (area.key,),
            breakdown=_breakdown(shown, kind, area),
            comparison=("land",),
            version=shown.asked.version,
            language=lang,
            confidence=shown.asked.confidence,
            figures=shown.asked.figures,
        )
    )
    found = _table(answers, answer, area, years)
    column = found.cells.places.index(area.key)
    own = figure(area, found.cells, found.row, column, entry, lang)
    course = series_years(found.cells)
    change = (
        five_years(found, column, lang) if entry.numerator else untested(say(lang, "profile_why_ratio"), lang)
    )
    return Station(
        kind.key,
        name,
        area.name,
        found.year,
        own,
        Trend(
            years=course,
            own=calendar(found.cells, column, course),
            reference=(None,) * len(course),
            words=calendar_words(found.cells, column, course, entry, lang),
            broken=broken(found.cells, column, entry),
        ),
        _around(answers, answer, found.year),
        change,
        replace(answer.selection, year=found.year).to_query(),
    )


def _whose(answers: Answers, shown: TransitionAnswer, kind: StationKind) -> Area:
    """The place of the page, or the district where the indicator has nothing below it."""
    if shown.area.level in shown.answer.possible.levels(kind.indicator):
        return shown.area
    return answers.repository.register().areas[answers.district]


def _breakdown(shown: TransitionAnswer, kind: StationKind, area: Area) -> str:
    """The sex of the page, where the station has it."""
    own = shown.asked.breakdown
    return own if own in shown.answer.possible.breakdowns(kind.indicator, area.level) else ""


def _table(answers: Answers, answer: Answer, area: Area, years: list[int]) -> LevelTable:
    """All places among which this one is compared, up to the year."""
    places = tuple(dict.fromkeys((*answers.compared(answer), area.key)))
    cells = at_years(answers.cells(answer, area.level, places), years)
    column = cells.places.index(area.key)
    # The newest year of the place itself: others may have been delivered before.
    known = [year for at, year in enumerate(cells.years) if cells.status[at, column] != Status.NOT_COLLECTED]
    return table(
        at_years(cells, [one for one in cells.years if one <= (known[-1] if known else years[-1])]),
        None,
        answer.indicator,
        answer.selection.confidence,
    )


def _around(answers: Answers, answer: Answer, year: int) -> str:
    """The state's value of the year in words; empty without one."""
    group = comparison_group(answers, answer, "land")
    row = None if group is None else group.cells.row(year)
    if group is None or row is None or np.isnan(group.cells.value[row, 0]):
        return ""
    lang = answer.selection.language
    value = float(group.cells.value[row, 0])
    text = with_unit(value, answer.indicator.unit, answer.indicator.decimals, lang)
    return say(lang, "station_state", value=text)
