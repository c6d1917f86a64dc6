"""Cells with their words: each figure as it is written, with its counts, its interval and what to know about
it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.domain.figure import Figure, TestedDifference
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import AT_LEAST, PROVENANCES, Cells
from dashboard.domain.verdict import Verdict
from dashboard.indicators import certainty
from dashboard.indicators.slab.classes import from_unrounded
from dashboard.indicators.wording.figures import count_texts, value_texts
from dashboard.indicators.wording.statuses import status_sentence
from dashboard.indicators.wording.verdicts import untested, with_verdict
from dashboard.statistics.few_cases import few_cases
from dashboard.texts import say

_EXAMPLE = PROVENANCES.index("example")


@dataclass(frozen=True, slots=True)
class CellTexts:
    """Cells with limits and the texts of each; made by `cell_texts`."""

    cells: Cells
    texts: Sequence[Sequence[str]]
    counts: Sequence[Sequence[str]]
    intervals: Sequence[Sequence[str]]
    few: npt.NDArray[np.bool_]

    def figure(self, row: int, column: int, name: str) -> Figure:
        """The figure of one place in one year; `row` and `column` index the cells."""
        cells = self.cells
        base = number(cells.denominator[row, column])
        value = number(cells.value[row, column])
        return Figure(
            key=cells.places[column],
            name=name,
            value=value,
            lower=number(cells.lower[row, column]),
            upper=number(cells.upper[row, column]),
            numerator=number(cells.numerator[row, column]),
            denominator=base,
            status=Status(int(cells.status[row, column])),
            few=bool(self.few[row, column]),
            example=bool(cells.provenance[row, column] == _EXAMPLE),
            text=self.texts[row][column],
            counts=self.counts[row][column],
            interval=self.intervals[row][column],
            at_least=value is not None and bool(cells.mark[row, column] == AT_LEAST),
        )


def cell_texts(cells: Cells, indicator: Indicator, confidence: str, lang: str) -> CellTexts:
    """The cells with limits at a level of certainty (`95`, `99.8`), and the texts of each."""
    cells = certainty.limited(cells, indicator, confidence)
    return CellTexts(
        cells,
        value_texts(cells, indicator, lang),
        count_texts(cells, indicator, lang),
        certainty.interval_texts(cells.lower, cells.upper, indicator, lang),
        few_cases(cells, indicator),
    )


def compared(
    gap: float,
    verdict: int,
    indicator: Indicator,
    lang: str,
    own: Figure,
    otherwise: str,
    other: float = math.nan,
) -> TestedDifference:
    """A difference in words; where there is none, `otherwise` says why, unless the figure itself is missing.

    `other` is the value that `gap` is measured from: where the two, as shown, lie otherwise apart, a note
    says so.
    """
    if np.isnan(gap):
        sentence = missing(own, indicator, lang) or otherwise
        return untested(sentence, lang)
    word = Verdict(int(verdict))
    text = formats.apart(float(gap), indicator.unit, indicator.decimals, lang)
    note = noted(gap, own, indicator, lang, other)
    sentence = " ".join(one for one in (say(lang, f"verdict_sentence_{word.key}"), note) if one)
    return replace(with_verdict(float(gap), text, word, sentence, lang), unrounded=bool(note))


def missing(own: Figure, indicator: Indicator, lang: str) -> str:
    """Why a figure is not there; empty where it is."""
    return (
        "" if own.value is not None or own.status.has_value else status_sentence(own.status, indicator, lang)
    )


def noted(gap: float, own: Figure, indicator: Indicator, lang: str, other: float) -> str:
    """That a difference is one of unrounded values, where the shown ones lie otherwise apart; else empty."""
    if own.value is None:
        return ""
    apart, value, beside = np.array([gap]), np.array([own.value]), np.array([other])
    found = from_unrounded(apart, value, beside, indicator.decimals).any()
    return say(lang, "unrounded_sentence") if found else ""


def number(value: float) -> float | None:
    """None for NaN."""
    return None if np.isnan(value) else float(value)
