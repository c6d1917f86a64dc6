"""Room for names beside points: where each stands so that none meets another, a point that is marked, or the
rim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 3.0  # px between a point and its name, and between two names
_AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8))
_FARTHER = (0.0, 8.0, 18.0, 30.0)


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in px with its radius, and the width of its name."""

    x: float
    y: float
    radius: float
    width: float


Box = tuple[float, float, float, float]
"""x0, y0, x1, y1."""


def rooms(spots: Sequence[Spot], height: float, within: Box) -> list[Box | None]:
    """The box of each name, in the order given: earlier ones choose first. None where there is no room left.

    Beside its point first, then around it, then farther away. assets/charts/label-rooms.js does the same.
    """
    points = [
        (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in spots
    ]
    taken: list[Box] = []
    found: list[Box | None] = []
    for at, spot in enumerate(spots):
        others = [point for index, point in enumerate(points) if index != at]
        room = next(
            (
                box
                for box in _tried(spot, height)
                if _inside(box, within) and not any(meet(box, other, GAP) for other in (*taken, *others))
            ),
            None,
        )
        found.append(room)
        if room is not None:
            taken.append(room)
    return found


def _tried(spot: Spot, height: float) -> list[Box]:
    boxes = []
    for more in _FARTHER:
        away = spot.radius + GAP + more
        for right, down in _AROUND:
            # The middle of the name, so that its nearest edge lies `away` from the point's middle.
            x = spot.x + right * away + (right > 0) * spot.width / 2 - (right < 0) * spot.width / 2
            y = spot.y + down * away + (down > 0) * height / 2 - (down < 0) * height / 2
            boxes.append((x - spot.width / 2, y - height / 2, x + spot.width / 2, y + height / 2))
    return boxes


def _inside(box: Box, within: Box) -> bool:
    return box[0] >= within[0] and box[1] >= within[1] and box[2] <= within[2] and box[3] <= within[3]


def meet(one: Box, other: Box, gap: float) -> bool:
    """Whether two boxes come nearer to each other than `gap`."""
    return (
        one[0] < other[2] + gap
        and other[0] < one[2] + gap
        and one[1] < other[3] + gap
        and other[1] < one[3] + gap
    )
