"""What the reader changed while an answer was still on its way is not forgotten."""

from __future__ import annotations

from callbacks.monitor.callbacks import unanswered
from layouts import ids

SHOWN = {
    ids.MONITOR_INDICATOR: "kinderarmut",
    ids.MONITOR_SELECTION: [],
    ids.MONITOR_VIEW: "rangfolge",
    ids.MONITOR_LEVEL: "gemeinde",
    ids.MONITOR_PALETTE: "see",
}


def test_only_what_was_touched_is_applied_where_nothing_else_differs() -> None:
    given = SHOWN | {ids.MONITOR_LEVEL: "amt"}
    assert unanswered(given, SHOWN, [ids.MONITOR_LEVEL]) == [ids.MONITOR_LEVEL]


def test_an_earlier_choice_without_an_answer_is_applied_before_the_present_one() -> None:
    given = SHOWN | {ids.MONITOR_PALETTE: "wald", ids.MONITOR_LEVEL: "amt"}
    assert unanswered(given, SHOWN, [ids.MONITOR_LEVEL]) == [ids.MONITOR_PALETTE, ids.MONITOR_LEVEL]


def test_places_come_before_the_level_because_they_belong_to_the_one_before() -> None:
    given = SHOWN | {ids.MONITOR_LEVEL: "amt", ids.MONITOR_SELECTION: ["13076108"]}
    for touched in (ids.MONITOR_LEVEL, ids.MONITOR_SELECTION):
        assert unanswered(given, SHOWN, [touched]) == [ids.MONITOR_SELECTION, ids.MONITOR_LEVEL]


def test_a_button_has_no_value_and_comes_last() -> None:
    given = SHOWN | {ids.MONITOR_PALETTE: "wald"}
    assert unanswered(given, SHOWN, [ids.MONITOR_RESET]) == [ids.MONITOR_PALETTE, ids.MONITOR_RESET]
