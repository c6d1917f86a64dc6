"""The rows of a profile: one indicator of one place against its surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.domain.area import LEVELS, Area
from dashboard.domain.figure import Figure, Spread
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.indicators.own_words import distance, own_target
from dashboard.indicators.wording.verdicts import untested
from dashboard.profile.frame import Frame, Shared, larger_levels, reference_level, surrounding
from dashboard.profile.model import ProfileRow, Trend, YearChange
from dashboard.profile.official_facts import may_be_few, position, standing
from dashboard.profile.periods import alone, because, period_of
from dashboard.profile.row_texts import (
    calendar_words,
    change,
    difference,
    figure,
    five_years,
    nothing,
    provenance,
)
from dashboard.profile.tables import LevelTable, broken, calendar, series_years
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.spread import spread_of
from dashboard.texts import say


def profile_row(indicator: Indicator, area: Area, shared: Shared, frame: Frame) -> ProfileRow:
    """What a place has: of the year or, where it is too thin there, all of it of one period (see
    `profile_periods`)."""
    year = shared.tables.get(indicator.key)
    if year is None:
        return _absent(indicator, area, shared, frame)
    lang, reference = frame.asked.language, reference_level(area.level, frame.words)
    column = year.cells.places.index(area.key)
    period = period_of(year, shared.periods.get(indicator.key, ()), column)
    found = period.table if period else year
    larger = period.larger if period else shared.larger_of(indicator.key)
    row = found.row
    own = figure(area, found.cells, row, column, indicator, lang)
    apart, line = difference(found, column, reference, frame.words, lang), five_years(found, column, lang)
    published = [
        at for at, year in enumerate(found.cells.years) if not np.isnan(found.cells.value[at, column])
    ]
    years = series_years(found.cells) if published else ()
    whole = found.reference
    return ProfileRow(
        indicator=indicator.key,
        theme=indicator.theme,
        name=indicator.name[lang],
        unit=indicator.unit,
        decimals=indicator.decimals,
        year=found.year,
        provenance=provenance(found.cells, row, column, frame.catalogue, lang)
        or _level_provenance(found, frame),
        own=own,
        surroundings=tuple(_around(indicator, area, larger, frame, found.year, together=found.span > 1)),
        similar=_similar(found, frame),
        everyone=found.everyone,
        rank=int(found.rank[column]) or None,
        ranked=found.ranked,
        difference=apart,
        change=change(found, column, lang),
        since=found.since,
        five_years=line,
        trend=Trend(
            years=years,
            own=calendar(found.cells, column, years),
            reference=calendar(whole, 0, years) if whole is not None else (None,) * len(years),
            words=calendar_words(found.cells, column, years, indicator, lang),
            broken=broken(found.cells, column, indicator, found.span) if years else (),
            span=found.span,
        ),
        distance=None if own.few else _standardised(apart.value, found.deviation),
        movement=_standardised(line.value, found.deviation),
        query=_query(frame, indicator, found.year, area.level, area.key, found.span),
        origin=PROVENANCES[found.cells.provenance[row, column]] if own.value is not None else "",
        position=position(found, column),
        standing=standing(found, column),
        may_be_few=own.value is not None and may_be_few(found, column),
        span=found.span,
        when=found.when,
        before=found.before,
        alone=alone(year, column, lang) if period else "",
        because=because(year, found, column, lang) if period else "",
        **_aimed(indicator, own.value, frame),
    )


def _similar(found: LevelTable, frame: Frame) -> Spread | None:
    """Where the similar places lie that have enough cases, in the row's year or period."""
    cells = frame.similar_cells.get(found.indicator.key) if found.span == 1 else None
    row = None if cells is None else cells.row(found.year)
    if cells is None or row is None:
        return found.spread_of(frame.near) if frame.near else None
    few = few_cases(cells, found.indicator)[row]
    return spread_of(np.where(few, np.nan, cells.value[row]))


def _aimed(indicator: Indicator, value: float | None, frame: Frame) -> dict[str, Any]:
    """The reader's target for a row, and how far the place lies from it."""
    target, lang = own_target(frame.asked, indicator), frame.asked.language
    if target is None:
        return {}
    by = distance(value, target, indicator.unit, indicator.decimals, lang, short=True)
    return {"target": target, "from_target": by}


def _absent(indicator: Indicator, area: Area, shared: Shared, frame: Frame) -> ProfileRow:
    """An indicator that is not published at the place's level: what larger areas have, in their latest
    year."""
    lang, levels = frame.asked.language, frame.levels.get(indicator.key, ())
    smaller = any(LEVELS.index(level) < LEVELS.index(area.level) for level in levels)
    around = shared.larger_of(indicator.key)
    latest = [
        (level, cells.years[at])
        for level in larger_levels(area.level, frame.words)
        if level != "amt" and (cells := around.get(level)) is not None
        for at in np.flatnonzero(~np.isnan(cells.value[:, 0]))[-1:]
    ]
    level, year = latest[0] if latest else ("", None)
    if smaller and not indicator.numerator:
        text, why = "not_convertible", "not_convertible"
    elif latest:
        text, why = "profile_larger_only", "larger"
    else:
        text, why = ("profile_smaller_only", "smaller") if smaller else ("profile_nowhere", "nowhere")
    if frame.asked.official and why != "not_convertible":
        text, why = f"profile_official_{why}", f"official_{why}"
    compared = untested(say(lang, f"profile_why_{why}"), lang)
    origin = ""
    if year is not None:
        origin = (
            f"{year} · {provenance(around[level], around[level].years.index(year), 0, frame.catalogue, lang)}"
        )
    key = {"kreis": frame.district}.get(level, area.key)
    return ProfileRow(
        indicator=indicator.key,
        theme=indicator.theme,
        name=indicator.name[lang],
        unit=indicator.unit,
        decimals=indicator.decimals,
        year=None,
        provenance=origin,
        own=nothing(area, Status.NOT_APPLICABLE, say(lang, text)),
        surroundings=tuple(_around(indicator, area, around, frame, year)) if year is not None else (),
        similar=None,
        everyone=None,
        rank=None,
        ranked=0,
        difference=compared,
        change=YearChange(None, "", compared.sentence),
        since=None,
        five_years=compared,
        trend=Trend((), (), ()),
        distance=None,
        movement=None,
        query=_query(frame, indicator, year, level or area.level, key),
        **_aimed(indicator, None, frame),
    )


def _around(
    indicator: Indicator,
    area: Area,
    around: Mapping[str, Cells],
    frame: Frame,
    year: int,
    *,
    together: bool = False,
) -> Iterator[Figure]:
    """Figures of the larger areas; `together`: of several years."""
    for larger in surrounding(area, frame):
        cells = around.get(larger.level)
        at = None if cells is None else cells.row(year)
        if cells is None:
            continue
        if at is None:
            yield nothing(larger, Status.NOT_COLLECTED, say(frame.asked.language, "status_not_collected"))
            continue
        found = figure(larger, cells, at, cells.places.index(larger.key), indicator, frame.asked.language)
        if together and found.status is Status.NOT_APPLICABLE:  # years of several sources, or without counts
            found = replace(found, text=say(frame.asked.language, "profile_no_value"))
        yield found


def _level_provenance(found: LevelTable, frame: Frame) -> str:
    """Of a place without a cell: whose figures the other places have."""
    columns = np.flatnonzero(found.cells.provenance[found.row] >= 0)
    if not columns.size:
        return ""
    return provenance(found.cells, found.row, int(columns[0]), frame.catalogue, frame.asked.language)


def _standardised(value: float | None, deviation: float) -> float | None:
    return None if value is None or np.isnan(deviation) else abs(value) / deviation


def _query(
    frame: Frame, indicator: Indicator, year: int | None, level: str, place: str, span: int = 1
) -> str:
    """The row in the Monitor with the place selected."""
    there = level if level in ("gemeinde", "amt", "kreis") else ""
    return replace(
        Selection(
            language=frame.asked.language,
            version=frame.asked.version,
            confidence=frame.asked.confidence,
            figures=frame.asked.figures,
        ),
        indicator=indicator.key,
        year=year,
        level=there,
        pooled_years=span,
        places=(place,) if there else (),
    ).to_query()
