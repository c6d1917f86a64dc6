"""What the legend says: the classes in words, and how many places each sign stands for in each year."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from dashboard import formats
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells, Codes
from dashboard.texts import say

Flags = npt.NDArray[np.bool_]


def legend(
    cells: Cells,
    indicator: Indicator,
    selection: Selection,
    breaks: tuple[float, ...],
    classes: Codes,
    few: Flags,
    inside: Flags,
    axis: tuple[float, float],
) -> dict[str, Any]:
    """The `legend` entry of docs/slab.md.

    Counts are of places inside the filter; `ends` only for a continuous scale.
    """
    lang = selection.language
    count = len(breaks) + 1
    members = classes[:, inside]
    statuses = cells.status[:, inside]
    without = np.isnan(cells.value[:, inside])
    shown = (statuses == Status.ZERO) | (statuses == Status.ROUNDED_ZERO) | without
    entry: dict[str, Any] = {
        "title": say(lang, f"unit_{indicator.unit}"),
        "note": say(lang, f"legend_note_{selection.class_method}"),
        "labels": labels(breaks, cells.value, indicator.decimals, lang),
        "breaks": list(breaks),
        "counts": np.stack([(members == index).sum(axis=1) for index in range(count)], axis=1),
        "statuses": np.stack([((statuses == code) & shown).sum(axis=1) for code in range(len(Status))], axis=1),
        "few": few[:, inside].sum(axis=1),
        "continuous": selection.class_method == "stufenlos",
    }
    if entry["continuous"]:
        known = cells.value[~np.isnan(cells.value)]
        low, high = (float(known.min()), float(known.max())) if known.size else axis
        entry["ends"] = [formats.with_unit(end, indicator.unit, indicator.decimals, lang) for end in (low, high)]
    return entry


def shares(values: npt.NDArray[np.float64], *, middle: bool = False) -> npt.NDArray[np.float64]:
    """Where each value lies between the lowest (0) and the highest (1) of all years; NaN stays.

    With `middle` zero is 0.5 and the value farthest from it an end.
    """
    known = values[~np.isnan(values)]
    if middle:
        known = np.concatenate([known, -known])
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    return np.round((values - low) / ((high - low) or 1.0), 3)


def labels(breaks: tuple[float, ...], values: npt.NDArray[np.float64], decimals: int, lang: str) -> list[str]:
    """`unter 42`, `42 bis unter 57`, `ab 57`; breaks carry as many digits as they need, up to the indicator's."""
    if not breaks:
        return [say(lang, "class_single")] if not np.all(np.isnan(values)) else []
    digits = next(
        (d for d in range(decimals + 2) if all(abs(round(one, d) - one) < 1e-9 for one in breaks)), decimals + 1
    )
    written = [formats.number(one, digits, lang) for one in breaks]
    middle = [say(lang, "class_between", low=low, high=high) for low, high in pairwise(written)]
    return [say(lang, "class_below", high=written[0]), *middle, say(lang, "class_above", low=written[-1])]
