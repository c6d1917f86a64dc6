"""Short names are read across a room, and different places keep different names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.wording.short_names import short_names

PARTS = st.sampled_from(["Amt ", "", "Verbandsgemeinde "])
ENDS = st.sampled_from([" (amtsfrei)", "", ", amtsfrei"])
NAMES = st.builds("".join, st.tuples(PARTS, st.sampled_from(["Hagenow", "Amt Neuhaus", "Lübz"]), ENDS))


def test_the_word_for_the_kind_of_a_place_is_left_out():
    assert short_names(["Amt Ludwigslust-Land", "Parchim (amtsfrei)", "Lübz"]) == [
        "Ludwigslust-Land",
        "Parchim",
        "Lübz",
    ]


def test_names_that_would_become_one_another_stay_whole():
    assert short_names(["Amt Hagenow", "Hagenow (amtsfrei)"]) == ["Amt Hagenow", "Hagenow (amtsfrei)"]


@given(st.lists(NAMES, unique=True))
def test_different_names_stay_different(names):
    assert len(set(short_names(names))) == len(names)
