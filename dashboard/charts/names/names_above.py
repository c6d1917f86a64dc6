"""Names above a plot, each with a stroke that leads to its line: in one row, or in two where one has no room; and
names below bars. assets/charts/describe/names/ does the same."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.axes import spread
from dashboard.charts.description import At
from dashboard.charts.plotting import NAMED, TIGHT, names_in_line

_LEAST = 3.4  # letters: a name in less room says nothing
_ROW = 1.5  # letters from one row to the next
_KNEE = 0.75  # share of a row that a stroke climbs between two names of the lower one
_START = 2.0  # px before the first name
SECOND_ROW = _ROW * 13 * NAMED
"""Px that a second row takes, at letters of 13 px."""


@dataclass(frozen=True, slots=True)
class RoomAbove:
    """What is common to all names: letters in px, how wide a row is and where it ends, and the height at which
    strokes reach the lower row."""

    size: float
    most: float
    end: float
    foot: float


@dataclass(frozen=True, slots=True)
class NameAbove:
    """A name with the middle of its text, the px by which its row is higher than the lower one, and the points
    of its stroke from the foot on."""

    text: str
    x: float
    rise: float
    knees: tuple[At, ...]


def rows_for(names: int, size: float, most: float) -> int:
    """How many rows so many names need, with one more for the place under the pointer."""
    return 2 if names and most / (names + 1) - TIGHT < _LEAST * size else 1


def names_above(names: Sequence[str], wanted: Sequence[float], rows: int, room: RoomAbove) -> list[NameAbove]:
    """The names in the order in which they are given. In two rows every second one stands in the upper row, and
    its stroke passes between its neighbours in the lower one."""
    order = sorted(range(len(names)), key=lambda at: wanted[at])
    lower, upper = order[::rows], order[1::2] if rows == 2 else []
    below = _in_row([names[at] for at in lower], [wanted[at] for at in lower], room)
    found = {
        at: NameAbove(text, x, 0.0, ((x, room.foot),)) for at, (text, x, _) in zip(lower, below, strict=True)
    }
    gaps = list[float]()
    for turn, at in enumerate(upper):
        _, x, wide = below[turn]
        following = below[turn + 1] if turn + 1 < len(below) else None
        until = following[1] - following[2] / 2 if following else math.inf
        gaps.append(max(min(wanted[at], until), x + wide / 2))
    rise = _ROW * room.size
    above = _in_row([names[at] for at in upper], gaps, room)
    for at, gap, (text, x, _) in zip(upper, gaps, above, strict=True):
        knees = ((gap, room.foot), (gap, room.foot - _KNEE * rise), (x, room.foot - rise))
        found[at] = NameAbove(text, x, rise, knees)
    return [found[at] for at in range(len(names))]


def _in_row(names: Sequence[str], wanted: Sequence[float], room: RoomAbove) -> list[tuple[str, float, float]]:
    """Text, middle and width with the gap to the next, in px."""
    texts, rooms = names_in_line(names, room.size, room.most)
    placed = spread([x - _START for x in wanted], rooms, room.end - _START)
    return [(text, x + _START, wide) for text, x, wide in zip(texts, placed, rooms, strict=True)]


ROW_BELOW = 1.25
"""Letters from one row of names below a plot to the next."""
_ROWS_BELOW = 3
_BESIDE, _LEAST_STEP = 0.8, 1.5
"""Letters between two names below, and of a bar that has one."""


def names_below(
    widths: Sequence[float], middles: Sequence[float], size: float, box: tuple[float, float]
) -> list[int | None]:
    """The row in which each name stands below its bar, from 0; None for those without room. The first and the last
    stand at the ends of the upper row, the others around the middle of their bar, within `box`."""
    count = len(widths)
    found: list[int | None] = [0 if at in (0, count - 1) else None for at in range(count)]
    if count < 3 or middles[1] - middles[0] < _LEAST_STEP * size:
        return found
    left, right = box
    taken = [[(left, left + widths[0]), (right - widths[-1], right)], *([] for _ in range(_ROWS_BELOW - 1))]
    for at in range(1, count - 1):
        start = name_below(widths[at], middles[at], box)
        end = start + widths[at]
        for row, spans in enumerate(taken):
            if all(end + _BESIDE * size <= one[0] or one[1] + _BESIDE * size <= start for one in spans):
                spans.append((start, end))
                found[at] = row
                break
    return found


def name_below(width: float, middle: float, box: tuple[float, float]) -> float:
    """Where a name below a bar begins."""
    return max(min(middle - width / 2, box[1] - width), box[0])
