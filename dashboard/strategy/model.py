"""How the aims of a strategy stand, as values without pictures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.definitions.action import StrategyAction
from dashboard.domain.definitions.strategy import Aim, Principle
from dashboard.domain.figure import Figure
from dashboard.domain.verdict import Verdict
from dashboard.profile.model import ProfileRow


class MovedWay(StrEnum):
    """Where a figure moves. Said of what is more than chance alone; RISING and FALLING where the catalogue says of
    neither that it is better."""

    NEARER = "nearer"
    FARTHER = "farther"
    BETTER = "better"
    WORSE = "worse"
    RISING = "rising"
    FALLING = "falling"
    NONE = "none"


class Beside(StrEnum):
    """Where a figure lies beside that of the larger area, both as they are written."""

    ABOVE = "above"
    BELOW = "below"
    SAME = "same"
    NONE = "none"


class ActionState(StrEnum):
    """How an action stands, in the order in which a sentence counts them."""

    RUNNING = "running"
    PLANNED = "planned"
    DONE = "done"
    LATE = "late"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Goal:
    """A resolved target: `text` is its value as it is written, `since` the first year in which it holds, `source` who
    has resolved it."""

    value: float
    text: str
    since: int
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Movement:
    """The trend of the five years up to the row's year: its verdict, and where to. `since` is the first of the
    years; None where nothing is said of a way."""

    verdict: Verdict
    way: MovedWay = MovedWay.NONE
    since: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorState:
    """One indicator of an aim at the district. `row` is that of the district's profile. `reached` is None without
    a goal, without a number, or where the catalogue says of no side that it is better. `larger` is the figure of the
    larger area in the same year, None without one."""

    row: ProfileRow
    direction: str
    movement: Movement
    goal: Goal | None = None
    reached: bool | None = None
    larger: Figure | None = None
    beside: Beside = Beside.NONE

    @property
    def has_number(self) -> bool:
        """Whether a number may be read: it is published and no lower bound."""
        return self.row.own.value is not None and not self.row.own.at_least


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action with its state. `is_overdue`: its term is over, so that it is late whatever is stated."""

    action: StrategyAction
    state: ActionState
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class AimState:
    """An aim with the principle that it stands below (None without), its indicators and its actions."""

    aim: Aim
    theme: str
    principle: Principle | None
    indicators: tuple[IndicatorState, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class StrategyState:
    """All of it on a day. `loose` are actions that belong to no aim on the page."""

    principles: tuple[Principle, ...]
    aims: tuple[AimState, ...]
    loose: tuple[ActionLine, ...]
    today: date

    @property
    def indicators(self) -> tuple[IndicatorState, ...]:
        """Each indicator once, however many aims it shows."""
        return tuple({one.row.indicator: one for aim in self.aims for one in aim.indicators}.values())

    @property
    def actions(self) -> tuple[ActionLine, ...]:
        """Every action once."""
        return (*(one for aim in self.aims for one in aim.actions), *self.loose)
