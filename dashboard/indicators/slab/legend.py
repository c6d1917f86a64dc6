"""What the legend says: the classes in words, and how many places each sign stands for in each year."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells, Codes
from dashboard.indicators.slab.model import ClassLegend
from dashboard.indicators.source_ends import beyond_source
from dashboard.indicators.wording.statuses import status_word
from dashboard.statistics.class_breaks import digits_of
from dashboard.statistics.classes import Classes
from dashboard.texts import say

Flags = npt.NDArray[np.bool_]


def legend(
    cells: Cells,
    indicator: Indicator,
    selection: Selection,
    made: Classes,
    classes: Codes,
    few: Flags,
    inside: Flags,
    axis: tuple[float, float],
) -> ClassLegend:
    """The classes in words and what is counted in each.

    Counts are of places inside the filter; `ends` only for a continuous scale.
    """
    lang = selection.language
    breaks, count = made.breaks, len(made.breaks) + 1
    members = classes[:, inside]
    statuses = cells.status[:, inside]
    without = np.isnan(cells.value[:, inside])
    shown = (statuses == Status.ZERO) | (statuses == Status.ROUNDED_ZERO) | without
    continuous, ends = selection.class_method == "stufenlos", None
    if continuous:
        known = cells.value[~np.isnan(cells.value)]
        low, high = (float(known.min()), float(known.max())) if known.size else axis
        ends = [formats.with_unit(end, indicator.unit, indicator.decimals, lang) for end in (low, high)]
    return ClassLegend(
        title=say(lang, f"unit_{indicator.unit}"),
        note=note(made, selection),
        labels=labels(breaks, cells.value, lang),
        breaks=list(breaks),
        joints=[] if continuous else written(breaks, lang),
        counts=np.stack([(members == index).sum(axis=1) for index in range(count)], axis=1),
        statuses=np.stack([((statuses == code) & shown).sum(axis=1) for code in range(len(Status))], axis=1),
        missing=_missing(cells, inside, lang),
        few=few[:, inside].sum(axis=1),
        continuous=continuous,
        ends=ends,
    )


def _missing(cells: Cells, inside: Flags, lang: str) -> list[str]:
    """For each year what the sign of a missing figure stands for: the end of a source where that is all it
    is."""
    beyond = beyond_source(cells, lang)
    plain = status_word(Status.NOT_COLLECTED, lang)
    blank = (cells.status == Status.NOT_COLLECTED) & inside[None, :]
    said = []
    for row in range(len(cells.years)):
        texts = {beyond.get((row, column), plain) for column in np.flatnonzero(blank[row]).tolist()}
        said.append(texts.pop() if len(texts) == 1 else plain)
    return said


def shares(values: npt.NDArray[np.float64], *, middle: bool = False) -> npt.NDArray[np.float64]:
    """Where each value lies between the lowest (0) and the highest (1) of all years; NaN stays.

    With `middle` zero is 0.5 and the value farthest from it an end.
    """
    known = values[~np.isnan(values)]
    if middle:
        known = np.concatenate([known, -known])
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    return np.round((values - low) / ((high - low) or 1.0), 3)


def note(made: Classes, selection: Selection) -> str:
    """How the classes were made, true in every year: breaks are those of all years together."""
    lang, asked = selection.language, selection.class_method
    if asked != "quantile":
        return say(lang, f"legend_note_{asked}")
    if made.method == "quantile":
        return say(
            lang,
            "legend_note_quantile" if made.even else "legend_note_uneven" if made.breaks else "class_single",
        )
    return say(lang, f"legend_note_instead_{made.method}")


def labels(breaks: tuple[float, ...], values: npt.NDArray[np.float64], lang: str) -> list[str]:
    """`unter 42`, `42 bis unter 57`, `ab 57`; breaks are written with as many digits as they have."""
    if not breaks:
        return [say(lang, "class_single")] if not np.all(np.isnan(values)) else []
    texts = written(breaks, lang)
    middle = [say(lang, "class_between", low=low, high=high) for low, high in pairwise(texts)]
    return [say(lang, "class_below", high=texts[0]), *middle, say(lang, "class_above", low=texts[-1])]


def written(breaks: tuple[float, ...], lang: str) -> list[str]:
    """The breaks as numbers, with as many digits as they have."""
    digits = max(digits_of(np.array(breaks)), 0) if breaks else 0
    return [formats.number(one, digits, lang) for one in breaks]


def difference_labels(made: Classes, lang: str, unchanged: str) -> list[str]:
    """`−5 und weniger`, `über −5 bis −2`, `über −2 bis unter +2`, `+2 bis unter +5`, `ab +5`.

    As far below zero as above it; a middle class of zeros alone is called `unchanged`.
    """
    above = [one for one in made.breaks if one > 0]
    digits = max(digits_of(np.array(above)), 0)
    low, high = ([formats.signed(sign * one, digits, lang) for one in above] for sign in (-1, 1))
    upper = [say(lang, "class_between", low=one, high=after) for one, after in pairwise(high)]
    lower = [say(lang, "class_over", low=after, high=one) for one, after in pairwise(low)]
    middle = unchanged if made.zeros else say(lang, "class_middle", low=low[0], high=high[0])
    ends = say(lang, "class_at_most", high=low[-1]), say(lang, "class_above", low=high[-1])
    return [ends[0], *lower[::-1], middle, *upper, ends[1]]
