"""Describes many places of a year as one shape from the highest value to the lowest, filled by class: as many
bars would be thinner than a pixel, and nobody could tell them apart. Words on it say what a quarter, half and
three quarters of the places have.

The browser's twin is assets/charts/describe/ranking-curve.js.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from dashboard.charts import colours
from dashboard.charts.description import AreaMark, Dash, LineMark, Mark, Plot, RuleMark, TextLabel
from dashboard.drawing.typeface import width_of
from dashboard.indicators.slab.model import AreaFigures, Slab
from dashboard.indicators.slab.ranked_places import RankedPlace
from dashboard.texts import say

MOST_BARS = 200
"""Places above which they are one shape."""
PALE = 0.25
"""Opacity beside places that stand out."""
_STEPS = 2  # of the shape per px: finer ones nobody can tell apart
_PARTS = ((0.5, "half"), (0.25, "quarter"), (0.75, "three_quarters"))  # the first has room first
_DASH: Dash = (6.0, 4.0)
LEAD: Dash = (2.0, 3.0)
"""Of the line from a place of many to its name: solid it would look like a bar among thousands of thin ones."""
_ABOVE = 0.8  # letters from a line to the middle of its text
_STRUCK = 0.75  # letters around a text's middle in which no line may pass
_HIGH = 1.15  # letters that a text is high
_BESIDE, _APART = 5.0, 6.0  # px from a stroke to its text, and from one text to another


def curve_marks(
    slab: Slab, row: int, places: Sequence[RankedPlace], plot: Plot, group: Collection[str]
) -> Iterator[Mark]:
    """One area per run of equal colour, in at most so many steps as can be told apart; the line around them,
    which bears the words of the places that are drawn; and strokes where a quarter, half and three quarters
    of the places end.

    Where there is a `group`, steps that hold none of its places are pale, the others show one of them.
    """
    count, order, standing_out = len(places), slab.order[row], frozenset(group)
    steps = min(count, max(int(plot.width * _STEPS), 1))
    shown = [_shown(places, step, steps, standing_out) for step in range(steps)]
    fills = colours.of_places(slab, row, [order[at] for at in shown], nearest=True)
    edges = [step * count / steps - 0.5 for step in range(steps + 1)]
    looks = [
        (fill, bool(standing_out) and places[at].key not in standing_out)
        for fill, at in zip(fills, shown, strict=True)
    ]
    tops = [
        ((edges[step], places[at].value), (edges[step + 1], places[at].value))
        for step, at in enumerate(shown)
    ]
    for (fill, pale), run in groupby(range(steps), key=lambda step: looks[step]):
        within = list(run)
        outline = [point for step in within for point in tops[step]]
        ends = ((edges[within[0]], 0.0), (edges[within[-1] + 1], 0.0))
        yield AreaMark((ends[0], *outline, ends[1]), fill, PALE if pale else 1.0)
    words = tuple(tuple(filter(None, (places[at].name, places[at].text, places[at].counts))) for at in shown)
    yield LineMark(
        tuple(point for pair in tops for point in pair),
        "ink_2",
        1.0,
        role="curve",
        words=tuple(word for word in words for _ in (0, 1)),
    )
    for share, _ in sorted(_PARTS):
        yield RuleMark(count * share - 0.5, True, "surface", 1.5, start=0.0, end=_at(places, share).value)


def reference_marks(slab: Slab, row: int) -> Iterator[Mark]:
    """The line of what places are compared with, where it is not that of the district."""
    reference = _reference(slab, row)
    if reference is not None:
        yield RuleMark(_value(reference, row), False, "ink_2", 1.2, _DASH)


def curve_labels(
    slab: Slab, row: int, places: Sequence[RankedPlace], plot: Plot, written: Sequence[TextLabel]
) -> Iterator[TextLabel]:
    """The reference at its line's right end, and beside each stroke what that many places have at least, above a
    line that would strike it through; a text that would meet another or what is `written` is left out."""
    size = plot.space.size
    taken = list(written)
    reference = _reference(slab, row)
    if reference is not None:
        value = _value(reference, row)
        line, text = plot.y(value), f"{reference.name} {reference.text[row]}"
        for y in (line - size * _ABOVE, line + size * _ABOVE):
            label = TextLabel(plot.right, y, text, "ink_2", size, 600, "end", (None, value))
            if not _meets(label, taken):
                taken.append(label)
                yield label
                break
    lines = sorted((plot.y(one.at[1]) for one in taken if one.at[1] is not None), reverse=True)
    for share, name in _PARTS:
        place, at = _at(places, share), len(places) * share - 0.5
        x, y = plot.x(at) + _BESIDE, plot.y(max(place.value, 0.0)) - size * _ABOVE
        for line in lines:
            y = line - size * _ABOVE if abs(y - line) < size * _STRUCK else y
        text = say(slab.lang, f"curve_{name}", value=place.text)
        label = TextLabel(x, y, text, "ink_2", size, at=(at, place.value))
        if x + width_of(text, size) <= plot.right and y >= plot.top and not _meets(label, taken):
            taken.append(label)
            yield label


def end_texts(places: Sequence[RankedPlace], plot: Plot) -> tuple[str, str]:
    """The highest and the lowest place with their ranks, and with their values where both have room."""
    size = plot.space.size
    short = (places[0].name_below(), places[-1].name_below(last=True))
    long = (f"{short[0]} ({places[0].text})", f"({places[-1].text}) {short[1]}")
    return long if sum(width_of(one, size) for one in long) + 2 * size <= plot.width else short


def _shown(places: Sequence[RankedPlace], step: int, steps: int, group: Collection[str]) -> int:
    """The place that a step shows: the first of the group in it, else that in its middle."""
    count = len(places)
    low = math.floor(step * count / steps)
    high = max(math.floor((step + 1) * count / steps), low + 1)
    middle = math.floor((step + 0.5) / steps * count)
    return next((at for at in range(low, high) if places[at].key in group), middle)


def _at(places: Sequence[RankedPlace], share: float) -> RankedPlace:
    """The last of so many of the places."""
    return places[math.ceil(len(places) * share) - 1]


def _reference(slab: Slab, row: int) -> AreaFigures | None:
    one, district = slab.reference, slab.district
    own = one is not None and district is not None and one.key == district.key
    return None if one is None or own or not one.line or one.value[row] is None else one


def _value(area: AreaFigures, row: int) -> float:
    return area.value[row] or 0.0


def _meets(label: TextLabel, others: Sequence[TextLabel]) -> bool:
    left, right = _ends(label)
    for other in others:
        start, end = _ends(other)
        beside = left >= end + _APART or start >= right + _APART
        if not beside and abs(label.y - other.y) < _HIGH * label.size:
            return True
    return False


def _ends(label: TextLabel) -> tuple[float, float]:
    wide = width_of(label.text, label.size, label.weight)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, left + wide
