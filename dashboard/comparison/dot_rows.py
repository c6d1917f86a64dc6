"""The dot plot's rows: how far places lie from their district in every indicator of a theme, in common
units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard import formats
from dashboard.comparison.model import Dot, DotRow
from dashboard.domain.figure import Figure
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells
from dashboard.indicators.display import can_differ, source_names
from dashboard.indicators.wording.cells import CellTexts, cell_texts
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.spread import spread_of
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class ThemeIndicator:
    """One indicator of the theme: all places of the level, and the district (None where it has no figure).

    Both of single years, or of periods of `span` years. `guests` are places among them that only stand beside the
    others: they make no spread. `single` is the sentence why years that were to be
    taken together stand alone here, else empty.
    """

    indicator: Indicator
    cells: Cells
    district: Cells | None
    span: int = 1
    single: str = ""
    guests: tuple[str, ...] = ()


def dot_rows(
    series: Sequence[ThemeIndicator],
    years: Sequence[int],
    selection: Selection,
    names: Mapping[str, str],
    words: DistrictWords,
) -> tuple[tuple[DotRow, ...], ...]:
    """For each year one row per indicator, in the order given.

    An indicator without a figure in a year shows the latest earlier one, else the earliest later one: its row
    names the year.
    """
    lang = selection.language
    prepared = [
        (
            one,
            cell_texts(one.cells, one.indicator, selection.confidence, lang),
            cell_texts(one.district, one.indicator, selection.confidence, lang) if one.district else None,
        )
        for one in series
    ]
    made: dict[tuple[str, int], DotRow] = {}

    def row(one: ThemeIndicator, own: CellTexts, district: CellTexts | None, year: int) -> DotRow:
        at = nearest(_filled(one.cells), year)
        key = (one.indicator.key, -1 if at is None else at)
        if key not in made:
            made[key] = _row(one, own, district, at, selection, names, words)
        return made[key]

    return tuple(tuple(row(*one, year) for one in prepared) for year in years)


def nearest(years: Sequence[int], wanted: int) -> int | None:
    """The wanted year, else the latest before it, else the earliest after it; None without years."""
    before = [year for year in years if year <= wanted]
    return before[-1] if before else min(years, default=None)


def _filled(cells: Cells) -> list[int]:
    return [year for row, year in enumerate(cells.years) if not np.isnan(cells.value[row]).all()]


def _row(
    series: ThemeIndicator,
    own: CellTexts,
    district: CellTexts | None,
    year: int | None,
    selection: Selection,
    names: Mapping[str, str],
    words: DistrictWords,
) -> DotRow:
    lang, indicator = selection.language, series.indicator
    at = series.cells.row(year) if year is not None else None
    columns = [series.cells.places.index(key) for key in selection.places if key in series.cells.places]
    figures = [] if at is None else [own.figure(at, one, names[own.cells.places[one]]) for one in columns]
    row = DotRow(
        indicator=indicator.key,
        name=indicator.name[lang],
        unit=indicator.unit,
        decimals=indicator.decimals,
        year=year,
        example=any(one.example for one in figures),
        dots=tuple(Dot(one, None) for one in figures),
        district=None,
        spread=None,
        low=None,
        lower_quartile=None,
        upper_quartile=None,
        high=None,
        note=series.single,
        without="",
        span=series.span,
        when="" if year is None else formats.year_label(year, series.span),
    )
    if at is None or year is None:
        return replace(row, without=say(lang, "comparison_dots_none"))
    if not can_differ(indicator):
        return replace(row, without=say(lang, "comparison_dots_count"))
    few = few_cases(series.cells, indicator)[at]
    beside = np.isin(series.cells.places, series.guests)
    # a rate of few cases is too uncertain to span the scale
    counted = np.where(few | beside, np.nan, series.cells.value[at])
    spread = spread_of(counted)
    size = float(np.nanstd(counted)) if spread else 0.0
    if spread is None or size == 0:
        return replace(row, without=say(lang, "comparison_dots_spread"))
    middle, note = _middle(series, district, at, year, words, lang)
    centre = spread.median if middle is None or middle.value is None else middle.value

    def scaled(value: float) -> float:
        return round((value - centre) / size, 4)

    return replace(
        row,
        dots=tuple(Dot(one, None if one.value is None else scaled(one.value)) for one in figures),
        district=middle,
        spread=spread,
        low=scaled(spread.low),
        lower_quartile=scaled(spread.lower_quartile),
        upper_quartile=scaled(spread.upper_quartile),
        high=scaled(spread.high),
        note=" ".join(part for part in (series.single, note) if part),
    )


def _middle(
    series: ThemeIndicator, district: CellTexts | None, at: int, year: int, words: DistrictWords, lang: str
) -> tuple[Figure | None, str]:
    """The district's figure, or None and the sentence why the middle one of the places stands in for it."""
    row = district.cells.row(year) if district else None
    figure = (
        district.figure(row, 0, words.say(lang, "own_district")) if district and row is not None else None
    )
    if figure is None or figure.value is None or district is None or row is None:
        return None, words.say(lang, "comparison_dots_district")
    known = ~np.isnan(series.cells.value[at])
    if not (source_names(series.cells)[at][known] == source_names(district.cells)[row, 0]).any():
        return None, words.say(lang, "comparison_dots_sources")
    return figure, ""
