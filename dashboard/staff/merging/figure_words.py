"""A yearly figure of an institution in words, for whoever decides between two of them."""

from __future__ import annotations

from dashboard.domain.institutions.institution import InstitutionFigure
from dashboard.domain.measure import Measure
from dashboard.formats import number
from dashboard.indicators.wording.statuses import status_word
from dashboard.texts import say


def figure_words(one: InstitutionFigure, measure: Measure | None, lang: str, below: int) -> str:
    """The figure; a count of people from 1 to under `below` is never shown, to nobody. Of a measure that nobody knows
    any more, people are taken to be counted."""
    if one.value is None:
        return status_word(one.status, lang)
    persons = measure is None or measure.kind == "persons"
    if persons and 0 < one.value < below:
        return say(lang, "merge_below", limit=below)
    return number(one.value, 0 if one.value == int(one.value) else 1, lang)
