"""What may stand out, and what is chosen to be shown: values without pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.domain.verdict import Verdict
from dashboard.indicators.findings.model import PictureFinding

FOCAL_POINTS = ("fruehe_bildung", "uebergang")
"""Themes that the district has chosen as its focal points, in order of the page."""
MOST = 3
"""Highlights of one focal point."""
Kind = Literal["standing", "difference", "trend"]
View = Literal["map", "bars", "series", "dots"]
"""How a highlight is drawn: places by class, the state's districts as bars, a line over the years, or
hundred dots for each of two areas."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be said: the district's rank among the state's, or a difference or trend that
    survives.

    `places` are keys in the slab of `indicator` at `level`; `origin` is whose the figures are (`official`,
    `district`, `example`); `share` is whether the unit is per cent, so that it can be drawn as dots.
    `strength` sorts candidates of one kind, strongest first. `verdict` is
    NOT_TESTABLE for a rank.
    """

    kind: Kind
    indicator: str
    theme: str
    level: str
    year: int
    places: tuple[str, ...]
    origin: str
    share: bool
    verdict: Verdict
    strength: tuple[float, ...]
    up: bool = True

    @property
    def official(self) -> bool:
        """Whether the figures are no examples."""
        return self.origin != "example"


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate that is shown, and as what."""

    candidate: Candidate
    view: View


@dataclass(frozen=True, slots=True)
class Highlight:
    """One card: the indicator's name, the sentence with its word, the year, whose figures they are, and where
    it opens.

    `query` is the Monitor's; `verdict` is written beside the sentence as `word`.
    """

    choice: Choice
    name: str
    sentence: PictureFinding
    word: str
    when: str
    origin: str
    query: str


@dataclass(frozen=True, slots=True)
class FocalPoint:
    """A theme with what stands out in it, and how many indicators it has."""

    theme: str
    name: str
    indicators: int
    query: str
    highlights: tuple[Highlight, ...]
