"""Where the areas of a map lie on the stage, as a coarse grid: texts stand beside them, never on them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from dashboard.map.description import Box, MapFrame
from dashboard.map.outline import Point

CELL = 8.0
"""Px of one cell."""
_COLUMNS, _ROWS = int(1920 / CELL), int(1080 / CELL)


class Occupied:
    """Cells that areas cover."""

    def __init__(self, rings: Iterable[Sequence[Point]], frame: MapFrame) -> None:
        self.cells: npt.NDArray[np.bool_] = np.zeros((_ROWS, _COLUMNS), dtype=bool)
        starts, ends = list[Point](), list[Point]()
        for ring in rings:
            starts += ring
            ends += [*ring[1:], *ring[:1]]
        if starts:
            self._fill(_placed(starts, frame), _placed(ends, frame))

    def _fill(self, start: npt.NDArray[np.float64], end: npt.NDArray[np.float64]) -> None:
        """Even-odd along the middle of each row: borders that two areas share cancel out."""
        low, high = np.minimum(start[:, 1], end[:, 1]), np.maximum(start[:, 1], end[:, 1])
        for row in range(_ROWS):
            y = (row + 0.5) * CELL
            met = (low <= y) & (y < high)
            if not met.any():
                continue
            share = (y - start[met, 1]) / (end[met, 1] - start[met, 1])
            xs = np.sort(start[met, 0] + share * (end[met, 0] - start[met, 0]))
            for left, right in zip(xs[::2], xs[1::2], strict=False):
                first, last = math.floor(left / CELL), math.ceil(right / CELL)
                self.cells[row, max(first, 0) : max(last, 0)] = True

    def free(self, box: Box, gap: float = 8.0) -> bool:
        """Whether no area lies in the box or nearer to it than `gap`."""
        return self.covered(box, gap) == 0.0

    def covered(self, box: Box, gap: float = 0.0) -> float:
        """The part of a box, with a rim of `gap`, that is covered."""
        x0, y0, x1, y1 = box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap
        rows = slice(max(int(y0 // CELL), 0), max(math.ceil(y1 / CELL), 0))
        columns = slice(max(int(x0 // CELL), 0), max(math.ceil(x1 / CELL), 0))
        part = self.cells[rows, columns]
        return float(part.mean()) if part.size else 0.0


def _placed(points: Sequence[Point], frame: MapFrame) -> npt.NDArray[np.float64]:
    placed: npt.NDArray[np.float64] = np.array([frame.place(point) for point in points], dtype=float)
    return placed
