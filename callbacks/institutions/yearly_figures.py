"""The yearly figures of an institution in words, for its page."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard import formats
from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.institution import InstitutionFigure
from dashboard.domain.observation import Provenance
from dashboard.indicators.wording.statuses import status_word
from layouts.entries.yearly import YearlyLine


def yearly_lines(figures: Iterable[InstitutionFigure], catalogue: Catalogue, lang: str) -> list[YearlyLine]:
    """A line for each measure and part of it that the catalogue knows, in the catalogue's order, totals first.

    Numbers are as published: persons in fives. Where there is none, the word for why stands in its place.
    """
    order = {key: at for at, key in enumerate(catalogue.measures)}
    found: dict[tuple[int, str, str], list[InstitutionFigure]] = {}
    for one in figures:
        if one.measure in order:
            found.setdefault((order[one.measure], one.measure, one.breakdown), []).append(one)
    return [
        _line(measure, breakdown, of, catalogue, lang)
        for (_, measure, breakdown), of in sorted(found.items(), key=lambda item: item[0])
    ]


def _line(
    measure: str, breakdown: str, figures: list[InstitutionFigure], catalogue: Catalogue, lang: str
) -> YearlyLine:
    known = catalogue.measures[measure]
    label = known.name[lang]
    dimension, _, category = breakdown.partition(":")
    if category and dimension in catalogue.breakdowns:
        label += f", {catalogue.breakdowns[dimension].categories.get(category, {}).get(lang, category)}"
    return YearlyLine(
        label,
        known.reporting_date[lang],
        {one.year: _number(one, lang) for one in figures},
        persons=known.kind == "persons",
        example=any(one.provenance is Provenance.EXAMPLE for one in figures),
    )


def _number(one: InstitutionFigure, lang: str) -> str:
    if one.value is None:
        return status_word(one.status, lang)
    return formats.number(one.value, 0 if one.value == int(one.value) else 1, lang)
