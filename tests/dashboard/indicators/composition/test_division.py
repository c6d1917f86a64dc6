"""A whole and its parts: what is secret is one piece that gives no count away."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.observation import Status
from dashboard.indicators.composition.division import HIDDEN, LEAST_REST, PartFigure, divided

NAN = math.nan


def counts(*cases: float | None) -> list[PartFigure]:
    """Parts with these counts; None is secret."""
    return [PartFigure(NAN, NAN, hidden=1) if one is None else PartFigure(NAN, one) for one in cases]


def test_shown_parts_follow_each_other_and_fill_the_whole():
    found = divided(counts(20, 30, 50), 100)
    assert [(one.part, one.start, one.end, one.cases) for one in found.pieces] == [
        (0, 0, 0.2, 20),
        (1, 0.2, 0.5, 30),
        (2, 0.5, 1, 50),
    ]
    assert found.whole == 100


def test_several_secret_parts_are_one_piece_at_the_end():
    found = divided(counts(None, 30, None, 20), 100)
    assert [(one.part, round(one.share, 9), one.cases) for one in found.pieces] == [
        (1, 30, 30),
        (3, 20, 20),
        (HIDDEN, 50, 50),
    ]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (counts(None, 30, 70), 110),  # the rest is the count
        (counts(None, None, 98), 100),  # each is 0, 1 or 2
        (counts(None, None, 100), 100),  # both are zero
        (counts(None, None, 98), NAN),  # nobody knows how many they are
        (counts(None, None), 100),  # nothing but the rest
        ([PartFigure(60.0, NAN), PartFigure(NAN, NAN, hidden=1)], NAN),  # published shares
        ([*counts(None, 5), PartFigure(NAN, NAN, missing=Status.LATER)], 10),
    ],
)
def test_what_would_give_a_count_away_is_not_divided(parts, whole):
    found = divided(parts, whole)
    assert (found.pieces, found.reason) == ((), Status.SUPPRESSED)
    assert math.isnan(found.whole), "a length would say it, too"


def test_parts_that_are_not_there_or_do_not_add_up_are_no_whole():
    late = divided([*counts(5), PartFigure(NAN, NAN, missing=Status.LATER)], 10)
    assert (late.pieces, late.reason) == ((), Status.LATER)
    assert divided(counts(20, 30), 100).reason is None
    assert divided(counts(0, 0), 0).reason == Status.NOT_APPLICABLE
    shares = [PartFigure(one, NAN) for one in (12.1, 12.5, 48.0, 27.4)]
    assert len(divided(shares).pieces) == 4 and math.isnan(divided(shares).whole)
    assert divided([PartFigure(one, NAN) for one in (12.1, 12.5, 28.0)]).reason is None


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=2, max_size=7))
def test_whoever_reads_a_bar_leaves_each_secret_count_room_for_three(drawn):
    """All that a bar says are the counts of its pieces: a secret one lies from zero to the rest, whatever the others
    are, and no bar has a piece that is a single secret count."""
    whole = sum(count for count, _ in drawn)
    found = divided(counts(*(None if secret else count for count, secret in drawn)), whole)
    hidden = [count for count, secret in drawn if secret]
    for piece in found.pieces:
        if piece.part != HIDDEN:
            assert not drawn[piece.part][1] and piece.cases == drawn[piece.part][0]
            continue
        assert len(hidden) >= 2 and piece.cases == sum(hidden)
        lowest, highest = 0, piece.cases
        assert highest - lowest >= LEAST_REST
    if found.pieces:
        assert found.pieces[-1].end == pytest.approx(1)
    if len(hidden) == 1:
        assert not found.pieces and math.isnan(found.whole)
