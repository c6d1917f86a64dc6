"""What one figure says: its value in numbers and words, how it differs from another, how several are
spread."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator in one place and year. Numbers are None where there are none.

    `value`, `lower` and `upper` are in the indicator's unit, `numerator` and `denominator` counts. `text` is
    the value as it is written ("53,0 %") or the word of its status ("geschützt"); `counts` ("44 von 83") and
    `interval` ("42 bis 63 %") are empty where there are none. `at_least`: the value is a lower bound.
    """

    key: str
    name: str
    value: float | None
    lower: float | None
    upper: float | None
    numerator: float | None
    denominator: float | None
    status: Status
    few: bool
    example: bool
    text: str
    counts: str = ""
    interval: str = ""
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """How the values of several places lie, in the indicator's unit; `count` of them have a value."""

    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class TestedDifference:
    """A difference or trend in the indicator's unit (percentage points for shares), tested where counts allow
    it.

    `text` is signed ("−3,1 Punkte"), empty where `value` is None; `word` is the verdict's word and `sentence`
    says what it means here, or why nothing can be said. `unrounded`: the two values, as they are shown, lie
    otherwise apart, because the difference is one of unrounded values.
    """

    value: float | None
    text: str
    verdict: Verdict
    word: str
    sentence: str
    unrounded: bool = False
