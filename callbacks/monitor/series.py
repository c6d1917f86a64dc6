"""The time series of an answer: which lines it has, what happened meanwhile, and the caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from callbacks.answers import Answers
from callbacks.comparison_groups import comparison_group
from callbacks.district_data import Answer
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.lines import Line
from dashboard.charts.series.parts import SeriesParts, parts_of
from dashboard.charts.series.words import caption
from dashboard.domain.area import is_beyond
from dashboard.domain.indicator import Break, Event, Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.domain.word import Word
from dashboard.formats import DASH
from dashboard.indicators import certainty
from dashboard.indicators.display import can_differ
from dashboard.indicators.own_words import OWN_TARGET, own_target
from dashboard.indicators.slab.inputs import ComparisonGroup
from dashboard.indicators.territory.status import TODAY, reforms_of
from dashboard.indicators.wording.figures import count_texts, interval_name, value_texts
from dashboard.texts import say

LARGER = ("amt", "kreis", "land", "bund")
_EXAMPLE = PROVENANCES.index("example")


def lines(answers: Answers, answer: Answer) -> list[Line]:
    """Lines of the time series: the selected places, the district, and the comparisons that have figures."""
    chosen, areas = answer.selection, answer.possible.register.areas
    found: list[tuple[str, str, int, ComparisonGroup | None]] = []
    for position, key in enumerate(chosen.places):
        cells = answers.cells(answer, chosen.level, (key,))
        found.append(("place", key, position, ComparisonGroup("place", key, areas[key].name, cells)))
    filtered = ("amt",) if chosen.amt else ()  # a filter shows its Amt's own value
    for kind in dict.fromkeys(("kreis", *filtered, *chosen.comparison)):
        if kind in LARGER and without_larger(answer):
            continue
        if kind == "amt" and chosen.level == "gemeinde":
            compared = chosen.places if "amt" in chosen.comparison else ()
            among = (chosen.amt, *(areas[key].amt for key in compared))
            for amt in dict.fromkeys(one for one in among if one):
                cells = answers.cells(answer, "amt", (amt,))
                found.append(("amt", amt, 0, ComparisonGroup("amt", amt, areas[amt].name, cells)))
        elif kind != "amt" and (kind != "kreis" or answers.district not in chosen.places):
            found.append((kind, kind, 0, comparison_group(answers, answer, kind)))
    drawn = [
        _line(comparison, role, position, answer.indicator, answer)
        for role, _, position, comparison in found
        if comparison is not None and comparison.cells.years
    ]
    drawn += _own_target(answer, drawn)
    return [
        replace(line, lower=None, upper=None) if line.role == "place" and line.position else line
        for line in drawn
    ]


def _own_target(answer: Answer, drawn: Sequence[Line]) -> list[Line]:
    """The reader's target from the first to the last year in which any line has a value."""
    target, lang = own_target(answer.selection, answer.indicator), answer.selection.language
    known = [line.years[at] for line in drawn for at in line.known()]
    if target is None or not known:
        return []
    years = range(min(known), max(known) + 1)
    texts, name = [target.text] * len(years), say(lang, "own_target")
    return [Line(OWN_TARGET, name, OWN_TARGET, years, [target.value] * len(years), texts)]


def without_larger(answer: Answer) -> bool:
    """Whether larger areas have no line: beside the number of all places together those of single ones lie
    flat."""
    chosen = answer.selection
    return bool(chosen.places) and chosen.level != "kreis" and not can_differ(answer.indicator)


def noted(answers: Answers, answer: Answer) -> tuple[list[Event], list[Break]]:
    """What is noted in the time series: events and breaks of the indicator, and reforms of the selected
    places."""
    level, chosen = answer.selection.level, answer.selection
    events = [*answer.indicator.events_at(level, answers.district[:2])]
    breaks = [*answer.indicator.breaks_at(level)]
    for year, label in reforms_of(chosen.places, answer.years, answers.repository.register()):
        # On today's territory figures before a reform are converted; on that of the year another area begins.
        if chosen.territory == TODAY:
            events.append(Event(year, label, ""))
        else:
            breaks.append(Break(year, label))
    return events, breaks


def series_of(answers: Answers, answer: Answer) -> SeriesContent:
    """Everything that the time series shows."""
    lang, (events, breaks) = answer.selection.language, noted(answers, answer)
    return SeriesContent(
        lines(answers, answer),
        answer.indicator.unit,
        events,
        breaks,
        counts=not answer.indicator.decimals,
        example=say(lang, "example"),
        lang=lang,
    )


def series_words(answers: Answers, answer: Answer) -> str:
    """The caption: what the styles of the lines mean, and what was left out."""
    lang, span = answer.selection.language, answer.selection.pooled_years
    drawn = lines(answers, answer)
    words = caption(drawn, lang, interval_name(answer.selection.confidence, lang))
    pooled = say(lang, "pooled", years=span) if span > 1 else ""
    beyond = is_beyond(answer.selection.level, answer.selection.extent)
    alone = without_larger(answer) and not beyond
    apart = answers.words.say(lang, "district_is_sum") if alone else ""
    parts = (pooled, words, similar_counted(drawn, lang), apart)
    return " · ".join(part for part in parts if part)


def explained(answer: Answer) -> list[tuple[str, str]]:
    """Texts of the caption that are explained at a tap, each with the code of its word."""
    lang = answer.selection.language
    return [
        (interval_name(answer.selection.confidence, lang), Word.RANGE.value),
        (say(lang, f"word_{Word.POOLED.value}"), Word.POOLED.value),
    ]


def series(answers: Answers, answer: Answer) -> tuple[SeriesParts | None, str]:
    """What the browser places in the room that it has, None where no line has a value, and the caption."""
    return parts_of(series_of(answers, answer)), series_words(answers, answer)


def similar_counted(drawn: Sequence[Line], lang: str) -> str:
    """How many of the similar places are in their line, where it is not always all of them."""
    for line in drawn:
        used = [line.counted[at] for at in line.known()] if line.counted else []
        if used and min(used) < line.members:
            few, most = min(used), max(used)
            span = str(few) if few == most else f"{few}{DASH}{most}"
            return say(lang, "similar_counted", count=span, all=line.members)
    return ""


def _line(
    comparison: ComparisonGroup, role: str, position: int, indicator: Indicator, answer: Answer
) -> Line:
    """A line on every calendar year between the first and the last of its cells, or on their periods."""
    confidence, lang = answer.selection.confidence, answer.selection.language
    group = role == "aehnliche"  # its limits are a span of places
    cells = comparison.cells if group else certainty.limited(comparison.cells, indicator, confidence)
    if answer.selection.pooled_years == 1:
        cells = _every_year(cells)
    texts = [row[0] for row in value_texts(cells, indicator, lang)]
    if group:
        without = cells.status[:, 0] == Status.NOT_APPLICABLE
        texts = [
            say(lang, "not_convertible") if one else text for text, one in zip(texts, without, strict=True)
        ]
    banded = (group or role == "place") and not np.isnan(cells.lower).all()
    sources = [answer.possible.catalogue.sources.get(key) for key in cells.sources]
    return Line(
        key=comparison.key,
        name=comparison.name,
        role=role,
        years=cells.years,
        values=cells.value[:, 0].tolist(),
        texts=texts,
        position=position,
        lower=cells.lower[:, 0].tolist() if banded else None,
        upper=cells.upper[:, 0].tolist() if banded else None,
        example=(cells.provenance[:, 0] == _EXAMPLE).tolist(),
        source=cells.source[:, 0].tolist(),
        counted=_counted(comparison, cells.years) if group else (),
        members=len(comparison.members),
        sources=[source.name[lang] if source else "" for source in sources],
        details=[
            " · ".join(part for part in (counts[0], interval[0]) if part)
            for counts, interval in zip(
                count_texts(cells, indicator, lang),
                certainty.interval_texts(cells.lower, cells.upper, indicator, lang),
                strict=True,
            )
        ],
    )


def _counted(comparison: ComparisonGroup, years: Sequence[int]) -> tuple[int, ...]:
    of_year = dict(zip(comparison.cells.years, comparison.counted, strict=True))
    return tuple(of_year.get(year, 0) for year in years)


def _every_year(cells: Cells) -> Cells:
    years = tuple(range(cells.years[0], cells.years[-1] + 1))
    rows = np.array([cells.years.index(year) if year in cells.years else -1 for year in years])

    def stretched(name: str, missing: float) -> Any:
        array = getattr(cells, name)[rows].copy()
        array[rows < 0] = missing
        return array

    floats = {
        name: stretched(name, np.nan) for name in ("value", "lower", "upper", "numerator", "denominator")
    }
    codes = {"status": 5, "provenance": -1, "mark": 0, "source": -1}
    return replace(
        cells, years=years, **floats, **{name: stretched(name, code) for name, code in codes.items()}
    )
