"""Cells with their words: each figure as it is written, with its counts, its interval and what to know about it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard import formats
from dashboard.compute import certainty
from dashboard.compute.slab_classes import from_unrounded
from dashboard.compute.slab_words import FEW, count_texts, value_texts
from dashboard.compute.slabs import NO_CASES
from dashboard.compute.status_words import status_sentence
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.profile import Comparison, Figure
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.domain.verdict import Verdict
from dashboard.texts import say

_EXAMPLE = PROVENANCES.index("example")


@dataclass(frozen=True, slots=True)
class Worded:
    """Cells with limits and the texts of each; made by `worded`."""

    cells: Cells
    texts: Sequence[Sequence[str]]
    counts: Sequence[Sequence[str]]
    intervals: Sequence[Sequence[str]]
    cased: bool

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
            few=self.cased and value is not None and base is not None and base < FEW,
            example=bool(cells.provenance[row, column] == _EXAMPLE),
            text=self.texts[row][column],
            counts=self.counts[row][column],
            interval=self.intervals[row][column],
        )


def worded(cells: Cells, indicator: Indicator, confidence: str, lang: str) -> Worded:
    cells = certainty.limited(cells, indicator, confidence)
    return Worded(
        cells,
        value_texts(cells, indicator, lang),
        count_texts(cells, indicator, lang),
        certainty.interval_texts(cells.lower, cells.upper, indicator, lang),
        cased=indicator.unit not in NO_CASES,
    )


def compared(
    gap: float, verdict: int, indicator: Indicator, lang: str, own: Figure, otherwise: str, other: float = math.nan
) -> Comparison:
    """A difference in words; where there is none, `otherwise` says why, unless the figure itself is missing.

    `other` is the value that `gap` is measured from: where the two, as shown, lie otherwise apart, a note says so.
    """
    if np.isnan(gap):
        hidden = own.value is None and own.status is not Status.REPORTED
        sentence = status_sentence(own.status, indicator, lang) if hidden and not own.status.has_value else otherwise
        return Comparison(None, "", Verdict.NOT_TESTABLE, say(lang, "verdict_not_testable"), sentence)
    word = Verdict(int(verdict))
    text = formats.apart(float(gap), indicator.unit, indicator.decimals, lang)
    sentence = say(lang, f"verdict_sentence_{word.key}")
    if own.value is not None:
        apart, value, beside = np.array([gap]), np.array([own.value]), np.array([other])
        if from_unrounded(apart, value, beside, indicator.decimals).any():
            sentence = f"{sentence} {say(lang, 'unrounded_sentence')}"
    return Comparison(float(gap), text, word, say(lang, f"verdict_{word.key}"), sentence)


def number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
