"""The legend of the stage: texts under the joints, and where the district's stroke stands."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

import numpy as np

from dashboard import formats
from dashboard.domain.observation import Status
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.meeting.stage.model import StageLegend, StageSign
from dashboard.statistics.class_breaks import digits_of
from dashboard.texts import say

_STEPS = 7  # classes that a continuous scale is drawn with
_INSIDE = 0.06  # of a class: the stroke never stands on a joint that its value does not reach
_SHOWN = (
    Status.ZERO, Status.ROUNDED_ZERO, Status.SUPPRESSED, Status.UNRELIABLE, Status.BASE_MISSING,
    Status.NOT_COLLECTED, Status.LATER, Status.NOT_APPLICABLE,
)  # fmt: skip


def legend(slab: Slab) -> StageLegend:
    """The scale of all years."""
    given, shown = slab.legend, slab.shown is not None
    circles = tuple((one.text, one.share) for one in slab.circles.steps) if slab.circles else ()
    if given.continuous:
        return StageLegend(_STEPS, (), tuple(given.ends or ()), circles, diverging=given.diverging)
    count = max(len(given.labels), 1)
    digits = max(digits_of(np.array(given.breaks, dtype=float)), 0)
    write = formats.signed if shown else formats.number
    texts = [write(one, digits, slab.lang) for one in given.breaks]
    if texts:
        last = given.breaks[-1]
        whole = formats.apart if shown else formats.with_unit
        texts[-1] = whole(last, slab.unit, digits, slab.lang)
    return StageLegend(count, tuple(texts), (), circles, diverging=given.diverging)


def district_share(slab: Slab, row: int) -> float | None:
    """Where the district's value lies on the scale of classes of equal width, from 0 to 1; None where it has
    no place among the places."""
    shown = displayed(slab)
    district = shown.district
    value = district.value[row] if district is not None and district.line else None
    if value is None:
        return None
    known = shown.value[~np.isnan(shown.value)]
    low, high = (float(known.min()), float(known.max())) if known.size else (value, value)
    if slab.legend.continuous:
        return min(max((value - low) / ((high - low) or 1.0), 0.0), 1.0)
    breaks = list(slab.legend.breaks)
    edges = [min(low, value, *breaks), *breaks, max(high, value, *breaks)]
    at = bisect_right(breaks, value)
    begin, end = list(pairwise(edges))[at]
    inside = (value - begin) / ((end - begin) or 1.0)
    return (at + min(max(inside, _INSIDE), 1 - _INSIDE)) / (len(breaks) + 1)


def map_signs(slab: Slab, row: int) -> tuple[StageSign, ...]:
    """What the map shows beside the classes in a year."""
    few = int(slab.legend.few[row])
    found = [StageSign(None, say(slab.lang, "few"), few)] if few else []
    for status in _SHOWN:
        count = int(slab.legend.statuses[row, status])
        if count:
            none = slab.shown.none if slab.shown and status == Status.NOT_APPLICABLE else ""
            word = slab.legend.missing[row] if status == Status.NOT_COLLECTED else slab.status_word(status)
            found.append(StageSign(int(status), none or word, count))
    return tuple(found)
