"""Actions of the district's education strategy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.measure import Text

ACTION_STATES = ("geplant", "laufend", "abgeschlossen", "eingestellt")


@dataclass(frozen=True, slots=True)
class StrategyAction:
    """One action of the district's education strategy.

    `owner` is the office in charge, `state` one of ACTION_STATES, `ends` None where no end is set. `indicator` is
    the key of the one it is to move, `paper` the address of the council paper; both may be empty.
    """

    key: str
    name: Text
    owner: str
    begins: date
    state: str
    ends: date | None = None
    indicator: str = ""
    paper: str = ""
    note: Text | None = None
