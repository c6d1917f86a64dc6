"""Both maps of a preview: what is public, and what would be, in the classes of what is public."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from callbacks.staff.screens import Staff
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES
from dashboard.formats import bare
from dashboard.staff.preview.view import MapPair, PlaceFill
from dashboard.staff.versions.differences import Difference
from dashboard.statistics.classes import classes_of
from dashboard.texts import say

_CLASSES = 5
_HIDDEN, _NONE = "hidden", "none"


def map_pair(
    staff: Staff, about: Indicator, year: int, changed: Mapping[str, Difference], lang: str
) -> MapPair:
    """Both maps of an indicator's total in a year; `changed` are the municipalities that differ, by key."""
    geometry = staff.answers.geometry("gemeinde")
    known_places = staff.answers.repository.register().areas
    drawn = [one for one in geometry.areas if one.key in known_places]
    places = [one.key for one in drawn]
    cells = staff.answers.repository.cells(about.key, "gemeinde", "", places=places)
    row = cells.row(year)
    old_value = cells.value[row] if row is not None else np.full(len(places), np.nan)
    old_status = cells.status[row] if row is not None else np.full(len(places), int(Status.NOT_COLLECTED))
    new_value, new_status = old_value.copy(), old_status.copy()
    for at, key in enumerate(places):
        if key in changed:
            state = changed[key].new
            new_value[at] = np.nan if state.value is None else state.value
            new_status[at] = int(state.status)
    known = np.vstack([cells.value, new_value]) if len(cells.years) else new_value[None, :]
    breaks = classes_of(np.round(known, about.decimals), "quantile", _CLASSES).breaks
    examples = row is not None and bool((cells.provenance[row] == PROVENANCES.index("example")).any())

    def fills(value: np.ndarray, status: np.ndarray) -> list[PlaceFill]:
        return [
            PlaceFill(
                one.key,
                one.name,
                _fill(float(value[at]), int(status[at]), breaks, about.decimals),
                _text(float(value[at]), int(status[at]), about, lang),
                one.key in changed,
            )
            for at, one in enumerate(drawn)
        ]

    return MapPair(
        geometry.view_box,
        {one.key: one.path for one in drawn},
        geometry.outline,
        fills(old_value, old_status),
        fills(new_value, new_status),
        _labels(breaks, about, lang),
        examples,
    )


def _fill(value: float, status: int, breaks: tuple[float, ...], decimals: int) -> str:
    if np.isnan(value):
        return _HIDDEN if status == Status.SUPPRESSED else _NONE
    return str(int(np.searchsorted(np.asarray(breaks), round(value, decimals), side="right")))


def _text(value: float, status: int, about: Indicator, lang: str) -> str:
    if np.isnan(value):
        return say(lang, "preview_hidden" if status == Status.SUPPRESSED else "preview_none")
    return bare(value, about.unit, about.decimals, lang)


def _labels(breaks: tuple[float, ...], about: Indicator, lang: str) -> list[str]:
    texts = [bare(one, about.unit, about.decimals, lang) for one in breaks]
    if not texts:
        return [say(lang, "preview_class_all")]
    between = [say(lang, "preview_class_between", low=low, high=high) for low, high in pairwise(texts)]
    return [
        say(lang, "preview_class_below", high=texts[0]),
        *between,
        say(lang, "preview_class_from", low=texts[-1]),
    ]
