"""The five stations of the way: one number each, its course, its counts, and whether a change is more than
chance."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.figure import Figure, TestedDifference
from dashboard.profile.model import Trend


@dataclass(frozen=True, slots=True)
class Station:
    """`key` names it in texts, `name` is the indicator's. `own` is the figure of `year` at the place that `whose`
    names; `own` is None where there are no figures.

    `trend` are the years up to it, `around` is the state's value in words, `change` says how far the line through
    five years rises or falls. `query` opens it in the Monitor.
    """

    key: str
    name: str
    whose: str
    year: int | None
    own: Figure | None
    trend: Trend
    around: str
    change: TestedDifference | None
    query: str

    @property
    def example(self) -> bool:
        """Whether the figure is made up."""
        return self.own is not None and self.own.example
