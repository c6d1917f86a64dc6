"""Headlines: what survives that very many are tested, by scipy, too, and a simulation without any
difference."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dashboard.domain.indicator import Break
from dashboard.domain.verdict import Verdict
from dashboard.indicators.differences import difference_tests, pairs, spreads
from dashboard.indicators.trend import trends
from dashboard.statistics.headlines import LEAST_EXPECTED, IndicatorTests, headlines, surviving
from dashboard.statistics.pooling import at_years
from dashboard.statistics.significance import Tests as Outcome
from tests.dashboard.indicators.test_certainty import SHARE, counted

NAN = float("nan")


@given(st.lists(st.one_of(st.just(NAN), st.floats(0, 0.2)), max_size=60))
def test_survivors_are_those_that_scipys_adjusted_probabilities_keep(values):
    given = np.array(values, dtype=float)
    known = ~np.isnan(given)
    expected = np.zeros(given.shape, bool)
    if known.any():
        expected[known] = stats.false_discovery_control(given[known]) <= 0.05
    assert surviving(given).tolist() == expected.tolist()


def outcome(probabilities, words=None):
    likely = np.array(probabilities, dtype=float)
    verdict = np.where(np.isnan(likely), 0, np.where(likely <= 0.002, 3, np.where(likely <= 0.05, 2, 1)))
    size = np.where(np.isnan(likely), 0.0, 0.04)
    return Outcome((verdict if words is None else np.array(words)).astype(np.int8), likely, size, size / 20)


def series(name, differences, trends=None, *, expected=50.0, unexpected=50.0):
    count = len(differences)
    return IndicatorTests(
        indicator=name,
        year=2024,
        places=tuple(f"1307600{one}" for one in range(count)),
        differences=outcome(differences),
        higher=np.array([one % 2 == 0 for one in range(count)]),
        trends=outcome([NAN] * count if trends is None else trends),
        rising=np.ones(count, bool),
        expected=np.broadcast_to(np.array(expected, dtype=float), count),
        unexpected=np.broadcast_to(np.array(unexpected, dtype=float), count),
    )


def test_a_possible_difference_among_many_is_no_headline_and_one_alone_is():
    many = headlines({"gemeinde": [series("a", [0.03, *[0.5] * 40])]})
    assert not many.of("gemeinde").differences
    alone = headlines({"gemeinde": [series("a", [0.03])]}).of("gemeinde").difference("a", "13076000")
    assert (alone.verdict, alone.up, alone.year, alone.level) == (Verdict.POSSIBLE, True, 2024, "gemeinde")


def test_all_indicators_of_a_level_are_one_family_and_trends_another():
    quiet = [series(f"quiet{one}", [0.6] * 10) for one in range(10)]
    loud = series("loud", [0.004, 0.5], [0.0001, NAN])
    found = headlines({"gemeinde": [*quiet, loud], "amt": [loud]})
    assert not found.of("gemeinde").differences, "0.004 of 102 is nothing"
    assert found.of("gemeinde").trend("loud", "13076000").up
    assert found.of("amt").difference("loud", "13076000") is not None, "at its own level it is one of two"


@pytest.mark.parametrize("few", [{"expected": 4.9}, {"unexpected": 4.9}, {"expected": NAN}])
def test_fewer_than_five_expected_cases_make_no_headline(few):
    assert LEAST_EXPECTED == 5
    found = headlines({"gemeinde": [series("a", [1e-6, 0.5], [1e-6, 0.5], **few)]}).of("gemeinde")
    assert not found.differences
    assert found.trends, "a trend stands on the cases of five years"


def test_what_has_no_mark_in_its_row_is_no_headline():
    """With a few tests only the false discovery rate could keep what is within chance at 95 %."""
    one = series("a", [0.01])
    silent = replace(one, differences=outcome([0.01], words=[Verdict.CHANCE]))
    assert not headlines({"gemeinde": [silent]}).of("gemeinde").differences


def test_a_version_in_which_nothing_survives_altogether_has_no_headline_at_any_level():
    """0.04 would be a headline of a family of its own; among all tests of the version it is none."""
    found = headlines({"kreis": [series("a", [0.04])], "gemeinde": [series("a", [0.3] * 30)]})
    assert not found.of("kreis").differences
    assert found.of("land").differences == {}


def test_marks_are_counted_beside_those_that_chance_brings():
    level = headlines({"gemeinde": [series("a", [0.001, 0.03, 0.5, NAN]), series("b", [0.04, 0.6])]}).of(
        "gemeinde"
    )
    all_marks = level.difference_marks()
    assert (all_marks.tested, all_marks.possible, all_marks.clear) == (5, 2, 1)
    assert all_marks.expected_clear == pytest.approx(5 * 0.002)
    assert all_marks.expected_possible == pytest.approx(5 * 0.038)
    assert level.difference_marks(places=["13076000"]).tested == 2
    assert level.difference_marks(indicators=["b"]).possible == 1
    assert level.trend_marks().tested == 0


# The simulation: counts of the shipped shapes (142 municipalities in 15 Ämter and five towns, eight
# districts, twelve indicators, five years), drawn anew for each data version without any difference between
# places or years. Versions lie behind each other like years, with a break of the series before each, so that
# few large arrays are tested.

INDICATORS, VERSIONS, TOGETHER = 12, 400, 100
TOWN = 140
_PLACES = {
    "gemeinde": tuple(f"13076{one:03}" for one in range(142)),
    "amt": tuple(f"1307600{one:02}" for one in range(20)),
    "kreis": ("13003", "13004", "13071", "13072", "13073", "13074", "13075", "13076"),
}
_AMT = np.eye(20, dtype=int)[np.concatenate([np.arange(137) % 15, np.arange(15, 20)])]
YEARS = tuple(range(5 * TOGETHER))
_BROKEN = replace(SHARE, breaks=tuple(Break(5 * one, {"de": "-", "en": "-"}) for one in range(TOGETHER)))
_KINDS = np.repeat(np.arange(TOGETHER, dtype=np.int8), 5)  # phi is estimated for each version on its own


def drawn(rng, higher):
    """Cases and bases of municipalities, of the seven other districts; the town differs by `higher`."""
    size = np.maximum(np.exp(rng.normal(3.9, 1.0, 142)), 3).astype(int)
    base = rng.binomial(np.broadcast_to(size, (len(YEARS), 142)), rng.uniform(0.5, 1)).clip(1)
    base[:, TOWN] += 800
    share = np.full(base.shape, rng.choice([0.04, 0.1, 0.3, 0.5, 0.7, 0.92]))
    others = rng.integers(3000, 9000, (len(YEARS), 7))
    elsewhere = rng.binomial(others, share[0, 0])
    share[:, TOWN] += higher
    return rng.binomial(base, share.clip(0, 1)), base, elsewhere, others


def cells_at(level, cases, base, places=None):
    kinds = np.broadcast_to(_KINDS[:, None], np.shape(base))
    return counted(cases, base, level=level, places=places or _PLACES[level], years=YEARS, provenance=kinds)


def simulated(rng, higher=0.0):
    """Headlines of TOGETHER made-up data versions."""
    versions = [{"gemeinde": [], "amt": [], "kreis": []} for _ in range(TOGETHER)]
    for indicator in range(INDICATORS):
        cases, base, elsewhere, others = drawn(rng, higher)
        districts = (
            np.column_stack([elsewhere, cases.sum(axis=1)]),
            np.column_stack([others, base.sum(axis=1)]),
        )
        district = cells_at("kreis", districts[0][:, 7:], districts[1][:, 7:], ("13076",))
        state = cells_at("land", *(one.sum(axis=1)[:, None] for one in districts), ("13",))
        for level, own, whole in (
            ("gemeinde", (cases, base), district),
            ("amt", (cases @ _AMT, base @ _AMT), district),
            ("kreis", districts, state),
        ):
            cells = cells_at(level, *own)
            latest = at_years(cells, YEARS[4::5])
            apart = difference_tests(latest, whole, SHARE, spread=spreads(cells, SHARE)[4::5])
            lines, expected = trends(cells, _BROKEN), pairs(latest, whole, SHARE).expected
            for at, version in enumerate(versions):
                row = 5 * at + 4
                version[level].append(
                    IndicatorTests(
                        indicator=str(indicator),
                        year=row,
                        places=cells.places,
                        differences=row_of(apart, at),
                        higher=cells.value[row] > whole.value[row],
                        trends=row_of(lines.tests, row),
                        rising=lines.change[row] > 0,
                        expected=expected[at],
                        unexpected=cells.denominator[row] - expected[at],
                    )
                )
    return [headlines(one) for one in versions]


def row_of(tests, row):
    return Outcome(tests.verdict[row], tests.probability[row], tests.possible[row], tests.clear[row])


def test_without_any_difference_at_most_one_version_in_twenty_has_a_headline():
    rng = np.random.default_rng(2026)
    found = [one for _ in range(VERSIONS // TOGETHER) for one in simulated(rng)]
    assert len(found) == VERSIONS
    loud = [one for one in found if any(of.differences or of.trends for of in one.levels.values())]
    assert len(loud) <= VERSIONS * 0.05
    for kind, least in (("difference_marks", 900), ("trend_marks", 300)):
        marks = [getattr(of, kind)() for one in found for of in one.levels.values()]
        assert sum(one.tested for one in marks) > VERSIONS * least
        marked = sum(one.possible + one.clear for one in marks)
        expected = sum(one.expected_possible + one.expected_clear for one in marks)
        assert marked > VERSIONS * least / 50, "single marks there are in every version"
        if kind == "difference_marks":
            assert marked == pytest.approx(expected, rel=0.05), "as many as were to be expected"
        else:
            assert marked < expected, "the spread of each series is never taken for less than chance"


def test_a_real_difference_gives_headlines_and_of_the_right_place():
    found = simulated(np.random.default_rng(2027), higher=0.12)
    named = [one.of("gemeinde").differences for one in found]
    assert all(named)
    right = sum(place == _PLACES["gemeinde"][TOWN] for one in named for _, place in one)
    assert right >= 0.95 * sum(map(len, named))
    assert all(
        headline.up for one in named for (_, place), headline in one.items() if place.endswith(str(TOWN))
    )
