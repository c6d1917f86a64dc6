"""Actions of the district's education strategy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.measure import Text

ACTION_STATES = ("geplant", "laufend", "verzoegert", "abgeschlossen", "eingestellt")


@dataclass(frozen=True, slots=True)
class StrategyAction:
    """One action of the district's education strategy.

    `owner` is the office in charge, `state` one of ACTION_STATES, `ends` None where no end is set. `indicator` is
    the key of the one it is to move, `aim` that of the strategy's aim it belongs to, `paper` the address of the
    council paper; all three may be empty. `example` is the key of the district whose page it is an example for, empty
    for what a district has stated itself.
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
    aim: str = ""
    example: str = ""
