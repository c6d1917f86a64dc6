"""How many places of a level fulfil what a text of the report asks of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from callbacks.district_data import Answer
from dashboard import formats
from dashboard.domain.observation import Status
from dashboard.domain.report.fact import FactReference, ReportFact
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.indicators.sources import full_credit
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.statuses import status_word
from dashboard.texts import say

_Values = NDArray[np.float64]
_KEYS = {">": "above", ">=": "least", "<": "below", "<=": "most"}
_EXAMPLE = PROVENANCES.index("example")


def place_count(
    asked: FactReference, answer: Answer, title: str, cells: Cells, year: int, words: DistrictWords
) -> ReportFact:
    """`3 von 20 Gemeinden`. Where some have no number, only the others are counted, the text says so, and the fact is
    missing: it stops an edition whose author has not allowed it; where none has one, the text is the word for that.
    `cells` are all places of the level."""
    row, lang = cells.row(year), answer.selection.language
    values = cells.value[row] if row is not None else np.full(len(cells.places), np.nan)
    known = ~np.isnan(values)
    count, total = int(_holds(values[known], asked).sum()), int(known.sum())
    places = words.say(lang, f"places_{asked.place}")
    facts = {name: formats.number(number, 0, lang) for name, number in (("count", count), ("total", total))}
    whole = bool(known.all()) and total > 0
    key = "report_places" if whole else "report_places_shown"
    status = Status.REPORTED if whole else _missing(cells, row)
    counted = say(lang, key, places=_dative(places, lang), **facts)
    sources = np.unique(cells.source[row][known]).tolist() if row is not None else []
    catalogue = answer.possible.catalogue
    chosen = replace(answer.selection, theme="", places=(), version=answer.version)
    return ReportFact(
        asked=asked,
        text=counted if total else status_word(status, lang),
        value=float(count) if whole else None,
        status=status,
        verdict=None,
        title=f"{title} {_condition(asked, answer, lang)}",
        name=places,
        when=str(year),
        counts="",
        source=" ".join(full_credit(catalogue, cells.sources[one], lang) for one in sources if one >= 0),
        example=row is not None and bool((cells.provenance[row][known] == _EXAMPLE).any()),
        query=replace(chosen, year=None if row is None else year).to_query(),
    )


def _holds(values: _Values, asked: FactReference) -> NDArray[np.bool_]:
    """Of each value whether it fulfils what is asked."""
    limit = asked.limit
    match asked.operator:
        case ">":
            return values > limit
        case ">=":
            return values >= limit
        case "<":
            return values < limit
        case _:
            return values <= limit


def _dative(places: str, lang: str) -> str:
    """`von 20 Ämtern`."""
    return places if lang != "de" or places.endswith("n") else f"{places}n"


def _condition(asked: FactReference, answer: Answer, lang: str) -> str:
    """`über 50 %`."""
    unit, decimals = answer.indicator.unit, answer.indicator.decimals
    whole = float(asked.limit).is_integer()
    limit = formats.number(asked.limit, 0 if whole else max(decimals, 1), lang)
    word = formats.unit_word(unit, lang)
    return say(
        lang, f"report_places_{_KEYS[asked.operator]}", limit=f"{limit}\N{NO-BREAK SPACE}{word}".rstrip()
    )


def _missing(cells: Cells, row: int | None) -> Status:
    """Protected where any number is: that is what an author has to know first."""
    if row is None:
        return Status.NOT_COLLECTED
    found = {Status(int(one)) for one in cells.status[row][np.isnan(cells.value[row])]}
    if Status.SUPPRESSED in found:
        return Status.SUPPRESSED
    return next((one for one in found if not one.has_value), Status.NOT_COLLECTED)
