"""The plotting area of a chart: from values to px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Plot:
    """Left upper corner and size in px, and the ranges of both axes."""

    left: float
    top: float
    width: float
    height: float
    across: tuple[float, float]
    upright: tuple[float, float]

    def x(self, value: float) -> float:
        low, high = self.across
        return self.left + (value - low) / (high - low) * self.width

    def y(self, value: float) -> float:
        low, high = self.upright
        return self.top + self.height - (value - low) / (high - low) * self.height

    def at_x(self, value: float, reference: Any) -> float:
        """`reference` "paper" counts from 0 to 1 across the plot."""
        return self.left + value * self.width if reference == "paper" else self.x(value)

    def at_y(self, value: float, reference: Any) -> float:
        return self.top + (1 - value) * self.height if reference == "paper" else self.y(value)
