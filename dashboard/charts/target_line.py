"""A target of the reader's own in a chart of all places: a line, and what it says. The browser's twin is
assets/charts/describe/target-line.js."""

from __future__ import annotations

from dashboard.charts.description import Axis, Dash, RuleMark
from dashboard.indicators.own_words import OwnTarget
from dashboard.texts import say

DASH: Dash = (9.0, 3.0, 1.5, 3.0, 1.5, 3.0)
"""A stroke and two dots: a target that somebody has resolved has one dot."""
WIDTH = 1.4


def target_rules(target: OwnTarget | None, axis: Axis, *, upright: bool) -> tuple[RuleMark, ...]:
    """The line; none where the target lies beyond the axis."""
    if target is None or not axis.low <= target.value <= axis.high:
        return ()
    return (RuleMark(target.value, upright, "ink", WIDTH, DASH),)


def within(target: OwnTarget, axis: Axis) -> float:
    """Where its text stands: at the nearer end where it lies beyond the axis."""
    return min(max(target.value, axis.low), axis.high)


def target_text(target: OwnTarget, axis: Axis, lang: str, *, upright: bool) -> str:
    """`eigenes Ziel 40 %`; beyond the axis with an arrow towards it."""
    arrows = ("←", "→") if upright else ("↓", "↑")
    beyond = arrows[0] if target.value < axis.low else arrows[1] if target.value > axis.high else ""
    return " ".join(part for part in (say(lang, "own_target"), target.text, beyond) if part)
