"""How a strategy stands: each aim's indicators beside target and larger area, each action on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dashboard import formats
from dashboard.domain.definitions.action import StrategyAction
from dashboard.domain.definitions.of_district import StatedStrategy
from dashboard.domain.definitions.strategy import Aim
from dashboard.domain.figure import Figure
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.verdict import Verdict
from dashboard.indicators.targets import targets_at
from dashboard.indicators.trend import SPAN
from dashboard.profile.model import ProfileRow
from dashboard.strategy.model import (
    ActionLine,
    ActionState,
    AimState,
    Beside,
    Goal,
    IndicatorState,
    MovedWay,
    Movement,
    StrategyState,
)

LEVEL = "kreis"
_COUNTS = ("persons", "institutions", "places")
_STATED = {
    "geplant": ActionState.PLANNED,
    "laufend": ActionState.RUNNING,
    "verzoegert": ActionState.LATE,
    "abgeschlossen": ActionState.DONE,
    "eingestellt": ActionState.STOPPED,
}


def strategy_state(
    stated: StatedStrategy, rows: Mapping[str, ProfileRow], catalogue: Catalogue, today: date, lang: str
) -> StrategyState:
    """What was stated with how it stands. `rows` are those of the district's profile by indicator; an indicator
    without a row, or that the catalogue does not have any more, is left out. An aim whose principle is gone stands
    below none."""
    lines = [action_line(one, today) for one in stated.actions]
    principles = {one.key: one for one in stated.principles}
    aims = {one.key for one in stated.aims}

    def state(aim: Aim) -> AimState:
        known = [key for key in aim.indicators if key in rows and key in catalogue.indicators]
        theme = catalogue.themes.get(aim.theme)
        return AimState(
            aim,
            theme.name[lang] if theme else "",
            principles.get(aim.principle),
            tuple(indicator_state(rows[key], catalogue.indicators[key], today, lang) for key in known),
            tuple(one for one in lines if one.action.aim == aim.key),
        )

    return StrategyState(
        stated.principles,
        tuple(state(one) for one in stated.aims),
        tuple(one for one in lines if one.action.aim not in aims),
        today,
    )


def action_line(action: StrategyAction, today: date) -> ActionLine:
    """What was stated, but late where the last day is over and it is neither finished nor given up."""
    state = _STATED[action.state]
    is_open = state in (ActionState.PLANNED, ActionState.RUNNING, ActionState.LATE)
    if is_open and action.ends is not None and action.ends < today:
        return ActionLine(action, ActionState.LATE, is_overdue=True)
    return ActionLine(action, state)


def indicator_state(row: ProfileRow, indicator: Indicator, today: date, lang: str) -> IndicatorState:
    """One indicator beside its target or, without one, beside the larger area."""
    goal = goal_of(indicator, row.year or today.year, today, lang)
    value = None if row.own.at_least else row.own.value
    reached = _reached(value, row.decimals, indicator.direction, goal)
    larger = larger_figure(row)
    return IndicatorState(
        row,
        indicator.direction,
        movement(row, indicator.direction, goal),
        goal,
        reached,
        larger,
        beside(row, larger),
    )


def goal_of(indicator: Indicator, year: int, today: date, lang: str) -> Goal | None:
    """The target of the district that holds today or in the figure's year, else the next to come; None without
    any."""
    known = targets_at(indicator, LEVEL)
    if not known:
        return None
    begun = [one for one in known if one.year_from <= max(year, today.year)]
    target = begun[-1] if begun else known[0]
    text = formats.with_unit(target.value, indicator.unit, _digits(target.value, indicator.decimals), lang)
    return Goal(target.value, text, target.year_from, target.label[lang], target.source)


def movement(row: ProfileRow, direction: str, goal: Goal | None) -> Movement:
    """The verdict of the trend, and a way where it is more than chance. Nothing of a hidden number, of few cases or
    of a lower bound. Nearer to a target or farther from it is what was not there at the line's beginning, and is not
    there at its end."""
    line = row.five_years
    if row.own.value is None or row.own.at_least:
        return Movement(Verdict.NOT_TESTABLE)
    if row.own.few:
        return Movement(Verdict.TOO_FEW)
    if not line.verdict.marked or not line.value or row.year is None or row.span > 1:
        return Movement(line.verdict)
    rising = line.value > 0
    since = row.year - SPAN + 1
    if direction == "neutral":
        return Movement(line.verdict, MovedWay.RISING if rising else MovedWay.FALLING, since)
    better = rising is (direction == "higher_is_better")
    ends = (row.own.value - line.value, row.own.value)
    if all(_reached(one, row.decimals, direction, goal) is False for one in ends):
        return Movement(line.verdict, MovedWay.NEARER if better else MovedWay.FARTHER, since)
    return Movement(line.verdict, MovedWay.BETTER if better else MovedWay.WORSE, since)


def larger_figure(row: ProfileRow) -> Figure | None:
    """The figure of the larger area in the row's year, where it is of the same kind (both examples, or neither) and
    a number; None for bare counts, of which a larger area has more."""
    if row.unit in _COUNTS or row.own.value is None or row.year is None:
        return None
    found = [one for one in row.surroundings if one.value is not None and one.example is row.own.example]
    return found[0] if found else None


def beside(row: ProfileRow, larger: Figure | None) -> Beside:
    """By the numbers as they are written, so that nobody reads two equal ones as different."""
    if larger is None or larger.value is None or row.own.value is None:
        return Beside.NONE
    if row.own.at_least or larger.at_least:
        return Beside.NONE
    own, other = (formats.rounded(one, row.decimals) for one in (row.own.value, larger.value))
    return Beside.SAME if own == other else Beside.ABOVE if own > other else Beside.BELOW


def _reached(value: float | None, decimals: int, direction: str, goal: Goal | None) -> bool | None:
    """By the number as it is written."""
    if goal is None or direction == "neutral" or value is None:
        return None
    written = float(formats.rounded(value, decimals))
    return written >= goal.value if direction == "higher_is_better" else written <= goal.value


def _digits(value: float, most: int) -> int:
    """As many decimals as a target has been given, at most those of the indicator."""
    return next((digits for digits in range(most) if float(formats.rounded(value, digits)) == value), most)
