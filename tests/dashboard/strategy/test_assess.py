"""How indicators of an aim and its actions stand: true by the numbers, silent where chance or protection is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.definitions.action import ACTION_STATES, StrategyAction
from dashboard.domain.definitions.of_district import strategy_of
from dashboard.domain.indicator import Target
from dashboard.domain.verdict import Verdict
from dashboard.strategy.assess import action_line, goal_of, indicator_state, strategy_state
from dashboard.strategy.model import ActionState, Beside, MovedWay
from dashboard.strategy.sentences import term
from data.embedded_strategy import example_strategy
from data.own_tables import extended
from tests.dashboard.strategy.rows import CATALOGUE, DISTRICT, DOWN, NEUTRAL, UP, row

TODAY = date(2026, 12, 1)
NAME = {"de": "x", "en": "x"}


def with_target(key, value, year=2020, levels=("kreis",)):
    entry = CATALOGUE.indicators[key]
    return replace(
        entry, targets=(Target(year, value, {"de": "bis dahin", "en": "by then"}, "Kreistag", levels),)
    )


def state(one, indicator=None):
    return indicator_state(one, indicator or CATALOGUE.indicators[one.indicator], TODAY, "de")


values = st.floats(0, 100).map(lambda value: round(value, 1))
changes = st.floats(-30, 30).map(lambda value: round(value, 2)).filter(bool)


@given(
    st.sampled_from((UP[0], DOWN[0])),
    values,
    changes,
    values,
    st.sampled_from((Verdict.POSSIBLE, Verdict.CLEAR)),
)
def test_nearer_and_farther_are_what_the_distances_say(key, own, change, target, verdict):
    """Recomputed by distances: with a target that is not reached, five years ago the figure lay farther from it, or
    nearer."""
    found = state(row(key, own, trend=change, verdict=verdict), with_target(key, target))

    def there(value):
        return float(f"{value:.1f}") >= target if key == UP[0] else float(f"{value:.1f}") <= target

    assert found.reached is there(own)
    better = (change > 0) == (key == UP[0])
    assert found.movement.way in (
        (MovedWay.NEARER, MovedWay.BETTER) if better else (MovedWay.FARTHER, MovedWay.WORSE)
    )
    aimed = found.movement.way in (MovedWay.NEARER, MovedWay.FARTHER)
    assert aimed is not (there(own) or there(own - change))
    if aimed:
        before, now = abs(own - change - target), abs(own - target)
        assert before > now if found.movement.way is MovedWay.NEARER else before < now
    assert found.movement.since == 2020


@given(values, changes, st.sampled_from(Verdict), st.sampled_from((UP[0], DOWN[0], NEUTRAL[0])))
def test_a_way_is_said_of_nothing_that_chance_explains(own, change, verdict, key):
    found = state(row(key, own, 50.0, trend=change, verdict=verdict))
    assert (found.movement.way is not MovedWay.NONE) is verdict.marked
    assert found.movement.verdict is verdict
    if key == NEUTRAL[0] and verdict.marked:
        assert found.movement.way in (MovedWay.RISING, MovedWay.FALLING), "no side is the better one"


@pytest.mark.parametrize("key", [UP[0], DOWN[0], NEUTRAL[0]])
@pytest.mark.parametrize(
    "of",
    [{"own": None}, {"own": 5.0, "at_least": True}, {"own": 5.0, "few": True}],
    ids=("hidden", "least", "few"),
)
def test_nothing_is_judged_of_what_may_not_be_read(key, of):
    own = of["own"]
    rest = {name: one for name, one in of.items() if name != "own"}
    one = row(key, own, 50.0, trend=9.0, verdict=Verdict.CLEAR, **rest)
    found = state(one, with_target(key, 1.0))
    assert found.movement.way is MovedWay.NONE and not found.movement.verdict.tested
    if "few" not in of:
        assert (found.reached, found.beside, found.has_number) == (None, Beside.NONE, False)


def test_a_target_of_a_neutral_indicator_is_named_and_not_judged():
    found = state(row(NEUTRAL[0], 5.0, trend=1.0, verdict=Verdict.CLEAR), with_target(NEUTRAL[0], 1.0))
    assert found.goal is not None and found.reached is None and found.movement.way is MovedWay.RISING


@given(values, values)
def test_beside_the_larger_area_by_what_is_written(own, larger):
    found = state(row(UP[0], own, larger))
    written = [f"{one:.1f}" for one in (own, larger)]
    expected = Beside.SAME if written[0] == written[1] else Beside.ABOVE if own > larger else Beside.BELOW
    assert found.beside is expected


def test_an_example_is_not_compared_with_an_official_figure():
    one = row(UP[0], 40.0, 50.0, example=True)
    assert state(one).beside is Beside.BELOW, "both are examples"
    official = replace(one.surroundings[0], example=False)
    mixed = replace(one, surroundings=(official,))
    assert (state(mixed).larger, state(mixed).beside) == (None, Beside.NONE)


def test_the_target_that_is_named_holds_now_or_comes_next():
    entry = CATALOGUE.indicators[UP[0]]
    label = {"de": "bis dahin", "en": "by then"}
    several = tuple(
        Target(year, value, label, "Kreistag", ())
        for year, value in ((2020, 40.0), (2026, 50.5), (2030, 60.0))
    )
    goal = goal_of(replace(entry, targets=several), 2024, TODAY, "de")
    assert goal is not None and (goal.since, goal.text.replace("\u00a0", " ")) == (2026, "50,5 %")
    later = goal_of(replace(entry, targets=several[2:]), 2024, TODAY, "de")
    assert later is not None and later.since == 2030
    other = Target(2020, 40.0, label, "Kreistag", ("gemeinde",))
    assert goal_of(replace(entry, targets=(other,)), 2024, TODAY, "de") is None


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(st.sampled_from(ACTION_STATES), days, st.none() | days, days)
def test_late_is_what_is_open_after_its_last_day(stated, begins, ends, today):
    action = StrategyAction("a", NAME, "Amt", begins, stated, ends=ends)
    found = action_line(action, today)
    is_open = stated in ("geplant", "laufend", "verzoegert")
    assert found.is_overdue is (is_open and ends is not None and today > ends)
    assert (found.state is ActionState.LATE) is (found.is_overdue or stated == "verzoegert")
    if not is_open:
        assert found.state in (ActionState.DONE, ActionState.STOPPED)


def test_the_last_day_itself_is_not_late():
    action = StrategyAction("a", NAME, "Amt", TODAY, "laufend", ends=TODAY)
    assert not action_line(action, TODAY).is_overdue
    assert action_line(action, TODAY + timedelta(1)).is_overdue


def test_terms_in_words():
    said = [
        term(date(2026, 2, 1), ends, TODAY, lang)
        for ends in (date(2027, 6, 30), None)
        for lang in ("de", "en")
    ]
    assert said == ["bis Juni 2027", "until June 2027", "ohne Endtermin", "no end set"]
    assert term(date(2027, 1, 1), None, TODAY, "de") == "ab Januar 2027"


def test_the_example_stands_whole_and_what_is_gone_is_left_out():
    catalogue = extended(CATALOGUE, (), (), example_strategy(DISTRICT))
    stated = strategy_of(catalogue, DISTRICT)
    rows = {key: row(key, 10.0, 20.0) for aim in stated.aims for key in aim.indicators}
    found = strategy_state(stated, rows, catalogue, TODAY, "de")
    assert [len(one.indicators) for one in found.aims] == [2, 1, 2, 2, 1]
    assert len(found.actions) == 9 and not found.loose
    assert [one.principle.key for one in found.aims if one.principle] == [
        one.principle for one in stated.aims
    ]
    late = [one.action.key for one in found.actions if one.state is ActionState.LATE]
    assert late == ["randzeiten"], "its term is over"
    without = strategy_state(replace(stated, principles=(), aims=stated.aims[1:]), {}, catalogue, TODAY, "de")
    assert all(one.principle is None and not one.indicators for one in without.aims)
    assert {one.action.aim for one in without.loose} == {"kitaplatz"}
    assert len(without.actions) == 9
