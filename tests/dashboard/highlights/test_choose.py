"""Which findings a focal point shows: few, different in kind, official before example."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.verdict import Verdict
from dashboard.highlights.candidates import survivors
from dashboard.highlights.choose import chosen
from dashboard.highlights.model import MOST, Candidate
from dashboard.statistics.headlines import Headline, LevelHeadlines
from dashboard.texts import say

RANK = Candidate(
    kind="standing", indicator="rang", theme="t", level="kreis", year=2022, places=("13076",), origin="official",
    share=True, verdict=Verdict.NOT_TESTABLE, strength=(1.0,),
)  # fmt: skip
DIFFERENCE = replace(
    RANK, kind="difference", indicator="abstand", level="amt", origin="example", verdict=Verdict.CLEAR
)
TREND = replace(DIFFERENCE, kind="trend", indicator="trend")


def named(choices):
    return [(choice.candidate.indicator, choice.view) for choice in choices]


def ranks(*names, share=True):
    return [replace(RANK, indicator=name, strength=(at,), share=share) for at, name in enumerate(names)]


def test_two_ranks_come_before_what_is_tested_and_each_is_drawn_otherwise():
    found = chosen([*ranks("a", "b", "c"), DIFFERENCE, TREND])
    assert named(found) == [("a", "bars"), ("b", "series"), ("abstand", "map")]
    assert named(chosen([*ranks("a", "b", "c"), DIFFERENCE], turn=1)) == [
        ("a", "series"),
        ("b", "dots"),
        ("abstand", "map"),
    ]


def test_ranks_make_room_for_a_trend_which_is_drawn_as_a_series_only():
    assert named(chosen([*ranks("a", "b"), TREND])) == [("a", "bars"), ("b", "dots"), ("trend", "series")]
    without_shares = named(chosen([*ranks("a", "b", share=False), TREND]))
    assert without_shares == [("a", "bars"), ("b", "series")]


def test_own_figures_of_the_district_are_neither_examples_nor_official():
    """Only what is an example stands behind the others; the word beside the sentence tells them apart."""
    headline = Headline("amt", "x", "130760108", 2024, True, 0.0001, Verdict.CLEAR)
    found = LevelHeadlines("amt", {}, {("x", headline.place): headline}, {})
    catalogue = SimpleNamespace(
        indicators={"x": SimpleNamespace(theme="t", is_share=True, direction="neutral")}
    )
    (one,) = survivors(found, catalogue, {"x": "district"}, 0)
    assert one.official and say("de", f"provenance_{one.origin}") == "eigene Zahlen"


def test_fewer_qualify_than_there_is_room_for():
    assert named(chosen([DIFFERENCE])) == [("abstand", "map")]
    assert chosen([]) == ()


def test_what_has_no_sentence_is_passed_over():
    found = chosen(ranks("a", "b", "c"), said=lambda one: one.indicator != "a")
    assert [name for name, _ in named(found)] == ["b", "c"]


@given(
    st.lists(
        st.builds(
            lambda base, name, official, share, strength: replace(
                base,
                indicator=name,
                origin="official" if official or base.kind == "standing" else "example",
                share=share,
                strength=(strength,),
            ),
            st.sampled_from([RANK, DIFFERENCE, TREND]),
            st.sampled_from("abcdefg"),
            st.booleans(),
            st.booleans(),
            st.integers(0, 5),
        ),
        max_size=12,
    ),
    st.integers(0, 4),
)
def test_at_most_three_of_different_indicators_and_pictures_official_first(candidates, turn):
    found = chosen(candidates, turn)
    assert len(found) <= MOST
    assert len({choice.view for choice in found}) == len(found)
    assert len({choice.candidate.indicator for choice in found}) == len(found)
    officials = [choice.candidate.official for choice in found]
    assert officials == sorted(officials, reverse=True)
    assert bool(found) == bool(candidates)
    assert all(choice.view == "map" for choice in found if choice.candidate.kind == "difference")
