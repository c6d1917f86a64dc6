"""What a profile's row says: figures as they are written, difference, change, trend, and why one cannot be
told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from dashboard import formats
from dashboard.domain.area import Area
from dashboard.domain.figure import Figure, TestedDifference
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import AT_LEAST, PROVENANCES, Cells
from dashboard.domain.verdict import Verdict
from dashboard.indicators.certainty import has_limits, interval_texts
from dashboard.indicators.display import can_differ
from dashboard.indicators.sources import has_table_number
from dashboard.indicators.trend import SPAN
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.figures import count_texts, value_texts
from dashboard.indicators.wording.statuses import status_sentence, status_word, word_beside
from dashboard.indicators.wording.verdicts import untested, with_verdict
from dashboard.profile.model import YearChange
from dashboard.profile.tables import LevelTable, of_place, only
from dashboard.statistics.few_cases import few_cases
from dashboard.texts import say

_EXAMPLE = PROVENANCES.index("example")


def figure(area: Area, cells: Cells, row: int, column: int, indicator: Indicator, lang: str) -> Figure:
    """One cell with its texts, as the figure of an area."""
    cell = only(cells, row, column)
    return Figure(
        key=area.key,
        name=area.name,
        value=_number(cell.value[0, 0]),
        lower=_number(cell.lower[0, 0]),
        upper=_number(cell.upper[0, 0]),
        numerator=_number(cell.numerator[0, 0]),
        denominator=_number(cell.denominator[0, 0]),
        status=Status(int(cell.status[0, 0])),
        few=bool(few_cases(cell, indicator)[0, 0]),
        example=bool(cell.provenance[0, 0] == _EXAMPLE),
        text=value_texts(cell, indicator, lang)[0][0],
        counts=count_texts(cell, indicator, lang)[0][0],
        interval=interval_texts(cell.lower, cell.upper, indicator, lang)[0][0],
        at_least=bool(cell.mark[0, 0] == AT_LEAST) and not np.isnan(cell.value[0, 0]),
    )


def calendar_words(
    cells: Cells, column: int, years: Sequence[int], indicator: Indicator, lang: str
) -> tuple[str, ...]:
    """Beside a place's number of each of these years: "wenige Fälle" or its status; without one why it is
    missing."""
    alone = of_place(cells, column)
    few, texts = few_cases(alone, indicator)[:, 0], value_texts(alone, indicator, lang)
    words = {
        year: text[0]
        if np.isnan(value)
        else say(lang, "at_least")
        if mark == AT_LEAST
        else word_beside(seldom, Status(status), lang)
        for year, text, value, seldom, status, mark in zip(
            cells.years,
            texts,
            alone.value[:, 0].tolist(),
            few.tolist(),
            alone.status[:, 0].tolist(),
            alone.mark[:, 0].tolist(),
            strict=True,
        )
    }
    missing = status_word(Status.NOT_COLLECTED, lang)
    return tuple(words.get(year, missing) for year in years)


def nothing(area: Area, status: Status, text: str) -> Figure:
    """A figure that cannot be here."""
    return Figure(
        area.key, area.name, None, None, None, None, None, status, few=False, example=False, text=text
    )


def amount(value: float, indicator: Indicator, lang: str) -> str:
    """How far two figures lie apart, without a sign: `5,0 Punkte`."""
    text = formats.number(abs(value), indicator.decimals, lang)
    return say(lang, "profile_amount_points", amount=text) if indicator.unit == "percent" else text


def difference(
    found: LevelTable, column: int, larger: str, words: DistrictWords, lang: str
) -> TestedDifference:
    """From the larger area (`kreis`, `land` or `bund`)."""
    value = float(found.difference[column])
    inside = words.say(lang, f"profile_in_{larger}")
    if np.isnan(value):
        return untested(_why_no_difference(found, column, larger, words, lang), lang)
    if _rounded(value, found.indicator) == 0:
        said = say(lang, "profile_equal", inside=inside)
    else:
        way = "profile_higher" if value > 0 else "profile_lower"
        said = say(lang, way, amount=amount(value, found.indicator, lang), inside=inside)
    return _comparison(found, value, int(found.differences.verdict[column]), said, lang)


def change(found: LevelTable, column: int, lang: str) -> YearChange:
    """Against the published year before: a number without a verdict."""
    value = float(found.change[column])
    if np.isnan(value):
        own = found.cells.status[found.row, column]
        if np.isnan(found.cells.value[found.row, column]):
            return YearChange(None, "", status_sentence(Status(int(own)), found.indicator, lang))
        if found.since is None:
            return YearChange(None, "", say(lang, "profile_why_first"))
        if AT_LEAST in found.cells.mark[[found.row, found.cells.years.index(found.since)], column]:
            return YearChange(None, "", say(lang, "profile_why_bound"))
        return YearChange(None, "", say(lang, "profile_why_before", year=found.before))
    if _rounded(value, found.indicator) == 0:
        said = say(lang, "profile_stayed", year=found.before)
    else:
        way = "profile_rose" if value > 0 else "profile_fell"
        said = say(lang, way, amount=amount(value, found.indicator, lang), year=found.before)
    return YearChange(value, _signed(value, found.indicator, lang), said)


def five_years(found: LevelTable, column: int, lang: str) -> TestedDifference:
    """The trend over the five years up to the table's; periods have none."""
    if found.span > 1:
        return untested(say(lang, "trend_single"), lang)
    value, verdict = float(found.trend[column]), Verdict(int(found.trends.verdict[column]))
    first = found.year - SPAN + 1
    if not verdict.tested:
        return untested(say(lang, f"trend_{verdict.key}", first=first, last=found.year), lang, verdict)
    if _rounded(value, found.indicator) == 0:
        said = say(lang, "trend_level", first=first, last=found.year)
    else:
        way = "trend_up" if value > 0 else "trend_down"
        said = say(lang, way, amount=amount(value, found.indicator, lang), first=first, last=found.year)
    sentence = f"{said} {say(lang, f'trend_sentence_{verdict.key}')}"
    return with_verdict(value, _signed(value, found.indicator, lang), verdict, sentence, lang)


def provenance(cells: Cells, row: int, column: int, catalogue: Catalogue, lang: str) -> str:
    """`INKAR`, `Statistische Ämter`, `Beispiel`: whose figure it is, as short as it can be said; empty where there is
    none. A table that is known by a number is named by its office."""
    if cells.provenance[row, column] < 0 or cells.source[row, column] < 0:
        return ""
    key = cells.sources[cells.source[row, column]]
    source = catalogue.sources.get(key)
    kind = PROVENANCES[int(cells.provenance[row, column])]
    if kind == "official" and source is not None and has_table_number(source):
        return say(lang, "source_office")
    if kind == "official":
        return source.table if source is not None and source.table else say(lang, "profile_official")
    return say(lang, "profile_example" if kind == "example" else "profile_district_records")


def _comparison(found: LevelTable, value: float, code: int, said: str, lang: str) -> TestedDifference:
    verdict = Verdict(code)
    if verdict is Verdict.NOT_TESTABLE:
        explained = _why_untested(found, lang)
    else:
        explained = say(lang, f"verdict_sentence_{verdict.key}")
    return with_verdict(value, _signed(value, found.indicator, lang), verdict, f"{said} {explained}", lang)


def _signed(value: float, indicator: Indicator, lang: str) -> str:
    signed = formats.signed(value, indicator.decimals, lang)
    return say(lang, "profile_points", difference=signed) if indicator.unit == "percent" else signed


def _why_untested(found: LevelTable, lang: str) -> str:
    """Both figures are there, but chance cannot be weighed."""
    entry = found.indicator
    if not entry.numerator:
        return say(lang, "profile_why_ratio")
    if found.cells.level in entry.no_ranking_at:
        return say(lang, "profile_why_unranked")
    return say(lang, "profile_why_counts" if has_limits(entry) else "profile_why_whole")


def _why_no_difference(found: LevelTable, column: int, larger: str, words: DistrictWords, lang: str) -> str:
    if np.isnan(found.cells.value[found.row, column]):
        return status_sentence(Status(int(found.cells.status[found.row, column])), found.indicator, lang)
    if not can_differ(found.indicator):
        return say(lang, "profile_why_count")
    at = None if found.reference is None else found.reference.row(found.year)
    whose = words.say(lang, f"profile_for_{larger}")
    missing = say(
        lang, f"profile_why_reference_missing{'_period' if found.span > 1 else ''}", reference=whose
    )
    if at is None or found.reference is None:
        return missing
    if not np.isnan(found.reference.value[at, 0]):
        bound = AT_LEAST in (found.cells.mark[found.row, column], found.reference.mark[at, 0])
        return say(lang, "profile_why_bound" if bound else "profile_why_sources")
    hidden = found.reference.status[at, 0] == Status.SUPPRESSED
    return say(lang, "profile_why_reference_hidden", reference=whose) if hidden else missing


def _rounded(value: float, indicator: Indicator) -> Decimal:
    return formats.rounded(value, indicator.decimals)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
