"""Worse and getting worse: both by more than chance, and among all that is tested for it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.verdict import Verdict
from dashboard.strategy.worse import BareChange, Peer, Reason, with_better, worse_list
from tests.dashboard.strategy.rows import CATALOGUE, DISTRICT, DOWN, NEUTRAL, UP, headlines_of, row

NAN = float("nan")


def found(rows, likely, changes=None):
    return worse_list(rows, DISTRICT, headlines_of(likely), CATALOGUE, changes or {}, "de")


def bad(key, *, apart=Verdict.CLEAR, verdict=Verdict.CLEAR, **more):
    """Of a rate that should be low: 12 % beside 10 %, three points more than five years ago; of one that should be high
    the other way round."""
    if key in DOWN:
        return row(key, 12.0, 10.0, trend=3.0, verdict=verdict, apart=apart, **more)
    return row(key, 27.0, 33.0, trend=-6.0, verdict=verdict, apart=apart, **more)


@pytest.mark.parametrize("key", [DOWN[0], UP[0]])
def test_on_the_list_is_what_is_worse_and_worsens(key):
    made = found([bad(key)], {key: (0.0001, 0.0001)})
    (one,) = made.found
    assert (one.row.indicator, one.since, one.verdict, made.tested) == (key, 2020, Verdict.CLEAR, 1)
    assert one.change in ("+3,0\u00a0Punkte", "−6,0\u00a0Punkte")
    assert not made.nearly


@pytest.mark.parametrize(
    ("key", "own", "larger", "trend"),
    [
        (DOWN[0], 8.0, 10.0, 3.0),
        (DOWN[0], 12.0, 10.0, -3.0),
        (UP[0], 40.0, 33.0, -3.0),
        (UP[0], 27.0, 33.0, 3.0),
        (NEUTRAL[0], 12.0, 10.0, 3.0),
        (DOWN[0], 10.04, 10.0, 3.0),
    ],
    ids=("better low", "falling", "better high", "rising", "neutral", "alike as written"),
)
def test_not_on_the_list_is_what_is_better_or_gets_better(key, own, larger, trend):
    one = row(key, own, larger, trend=trend, verdict=Verdict.CLEAR, apart=Verdict.CLEAR)
    made = found([one], {key: (0.0001, 0.0001)})
    assert (made.found, made.nearly) == ((), ())


@pytest.mark.parametrize(
    ("apart", "verdict", "likely", "reason"),
    [
        (Verdict.CHANCE, Verdict.CLEAR, (0.4, 0.0001), Reason.DIFFERENCE),
        (Verdict.CLEAR, Verdict.CHANCE, (0.0001, 0.4), Reason.TREND),
        (Verdict.CLEAR, Verdict.NOT_TESTABLE, (0.0001, NAN), Reason.UNTESTED),
        (Verdict.TOO_FEW, Verdict.CLEAR, (NAN, 0.001), Reason.FEW),
        (Verdict.CLEAR, Verdict.CLEAR, (0.0001, 0.0001, 4.0), Reason.FEW),
    ],
)
def test_what_is_nearly_on_it_says_why_not(apart, verdict, likely, reason):
    made = found([bad(DOWN[0], apart=apart, verdict=verdict)], {DOWN[0]: likely})
    assert made.found == ()
    assert [one.reason for one in made.nearly] == [reason]


def test_among_many_tests_a_mark_alone_is_not_enough():
    keys = DOWN[:6]
    alone = found([bad(keys[0])], {keys[0]: (0.03, 0.03)})
    assert len(alone.found) == 1
    rows = [bad(keys[0]), *(row(key, 8.0, 10.0, trend=0.1, verdict=Verdict.CHANCE) for key in keys[1:])]
    among = found(rows, {keys[0]: (0.03, 0.03), **dict.fromkeys(keys[1:], (0.7, 0.7))})
    assert (among.found, among.tested) == ((), 6)
    assert [one.reason for one in among.nearly] == [Reason.MANY]


@given(st.lists(st.tuples(st.floats(0.00001, 1), st.floats(0.00001, 1)), min_size=1, max_size=8))
def test_what_remains_is_what_benjamini_and_hochberg_leave(likely):
    """Recomputed by their rule itself: the largest k whose k-th probability is at most k/m of 5 %."""
    keys = DOWN[: len(likely)]
    made = found([bad(key) for key in keys], dict(zip(keys, likely, strict=False)))
    largest = sorted(max(pair) for _, pair in zip(keys, likely, strict=False))
    limits = [at for at, one in enumerate(largest, start=1) if one <= 0.05 * at / len(largest)]
    assert len(made.found) == (max(limits) if limits else 0)
    assert made.tested == len(largest)
    order = [max(likely[keys.index(one.row.indicator)]) for one in made.found]
    assert order == sorted(order)


def test_what_has_no_line_is_measured_by_its_bare_change():
    one = row(DOWN[0], 12.1, 10.2)
    assert found([one], {}).nearly == ()
    made = found([one], {}, {DOWN[0]: BareChange(3.5, 2020)})
    (line,) = made.nearly
    assert (line.change, line.since, line.reason) == ("+3,5\u00a0Punkte", 2020, Reason.UNTESTED)
    assert (made.tested, made.untested) == (0, 1)
    assert found([one], {}, {DOWN[0]: BareChange(-3.5, 2020)}).nearly == ()


@pytest.mark.parametrize("of", [{"at_least": True}, {"few": True}])
def test_what_may_not_be_read_is_not_looked_at(of):
    made = found([bad(DOWN[0], **of)], {DOWN[0]: (0.0001, 0.0001)})
    assert (made.found, made.nearly, made.tested) == ((), (), 0)
    hidden = row(DOWN[0], None, 10.0, trend=3.0, verdict=Verdict.CLEAR, apart=Verdict.CLEAR)
    assert found([hidden], {DOWN[0]: (0.0001, 0.0001)}).tested == 0


peers = st.lists(
    st.builds(
        Peer,
        st.text(min_size=1, max_size=5),
        st.floats(0, 50).map(lambda one: round(one, 1)),
        st.just(""),
        st.booleans(),
    ),
    max_size=8,
)


@given(peers, peers, st.sampled_from((DOWN[0], UP[0])))
def test_who_does_better_does_so_official_first(similar, state, key):
    (one,) = found([bad(key)], {key: (0.0001, 0.0001)}).found
    made = with_better(one, similar, state, CATALOGUE.indicators[key].direction)
    of = similar or state
    better = [peer for peer in of if (peer.value < 12.0 if key == DOWN[0] else peer.value > 27.0)]
    assert made.among_similar is bool(similar) and made.has_peers is bool(of)
    assert len(made.better) == min(3, len(better)) and all(peer in better for peer in made.better)
    assert [peer.example for peer in made.better] == sorted(peer.example for peer in made.better)
    left = [peer for peer in better if peer not in made.better]
    if made.better and left and not made.better[-1].example:
        best = max if key == UP[0] else min
        official = [peer.value for peer in better if not peer.example]
        assert best(official) == made.better[0].value


def test_nothing_of_nothing():
    made = found([], {})
    assert (made.found, made.nearly, made.tested, made.untested) == ((), (), 0, 0)
    assert np.isnan(NAN)
