"""Laws of conversion that hold for every register of changes: a hundred generated chains each, two thousand in
`make thorough`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.grid import ABSENT, Figures
from dashboard.domain.observation import Status
from dashboard.domain.territory import Change
from dashboard.indicators.aggregation import sum_over
from dashboard.indicators.territory.conversion import convert
from dashboard.indicators.territory.reform import Reform, parts, reforms
from dashboard.indicators.territory.split_areas import ESTIMATED
from tests.sampling import examples

KEY, MERGER, ABSORBED, SPLIT = "schluesselaenderung", "zusammenschluss", "eingemeindung", "aufteilung"
DELIVERED = 2000
a_hundred = examples(100)


@dataclass
class Chain:
    """A district that is reformed again and again; `alive` by day, `next` from each key to those it went
    into."""

    start: list[str]
    changes: list[Change] = field(default_factory=list)
    founded: dict[str, date | None] = field(default_factory=dict)
    alive: dict[date, list[str]] = field(default_factory=dict)
    into: dict[str, set[str]] = field(default_factory=dict)
    taken_apart: set[str] = field(default_factory=set)

    @property
    def history(self) -> tuple[Reform, ...]:
        return reforms(self.changes, self.founded)

    @property
    def places(self) -> list[str]:
        return list(self.founded)

    @property
    def end(self) -> date:
        return max(self.alive)

    def descendants(self, key: str) -> set[str]:
        """All keys that hold something of this one, itself included."""
        found, pending = {key}, [key]
        while pending:
            for one in self.into.get(pending.pop(), ()):
                if one not in found:
                    found.add(one)
                    pending.append(one)
        return found


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    now = [f"a{number}" for number in range(draw(st.integers(3, 7)))]
    chain = Chain(list(now), founded=dict.fromkeys(now))
    chain.alive[date(DELIVERED, 1, 1)] = list(now)
    for step in range(draw(st.integers(1, 5))):
        day = date(DELIVERED + 1 + step, draw(st.integers(1, 12)), 1)
        touched: set[str] = set()
        for number in range(draw(st.integers(1, 2))):
            free = [key for key in now if key not in touched]
            kind = draw(st.sampled_from([KEY, MERGER, ABSORBED, SPLIT]))
            if len(free) < (1 if kind == KEY else 3 if kind == SPLIT else 2):
                continue
            chosen = draw(st.permutations(free))
            new = f"n{step}{number}"
            if kind == KEY:
                old, to = chosen[:1], [(new, 1.0)]
            elif kind == MERGER:
                old, to = chosen[: draw(st.integers(2, min(3, len(chosen))))], [(new, 1.0)]
            elif kind == ABSORBED:
                old, to = chosen[1:2], [(chosen[0], 1.0)]
            else:
                percent = draw(st.integers(1, 99))
                old, to = chosen[:1], [(chosen[1], percent / 100), (chosen[2], (100 - percent) / 100)]
                chain.taken_apart |= {chosen[0]}
            for key in old:
                chain.changes += [Change(key, key, successor, day, kind, share) for successor, share in to]
                chain.into.setdefault(key, set()).update(successor for successor, _ in to)
            touched |= {*old, *(successor for successor, _ in to)}
            chain.founded |= {successor: day for successor, _ in to if successor not in chain.founded}
            now = [key for key in now if key not in old] + [one for one, _ in to if one not in now]
        chain.alive[day] = list(now)
    return chain


def table(chain: Chain, counts: dict[str, float], hidden: str = "") -> Figures:
    figures = Figures.empty(1, len(chain.places))
    for key, number in counts.items():
        at = chain.places.index(key)
        figures.value[0, at] = np.nan if key == hidden else number
        figures.status[0, at] = Status.SUPPRESSED if key == hidden else Status.REPORTED
        figures.provenance[0, at], figures.source[0, at] = 1, 0
    return figures


def converted(chain: Chain, figures: Figures, until: date = date.max, **how: object) -> Figures:
    return convert(
        figures, (DELIVERED,), chain.places, chain.history, until=until, **{"summable": True, **how}
    )


def numbers(chain: Chain, figures: Figures) -> dict[str, float]:
    return {
        key: float(figures.value[0, at])
        for at, key in enumerate(chain.places)
        if figures.status[0, at] != ABSENT
    }


def counts_of(chain: Chain) -> st.SearchStrategy[dict[str, int]]:
    return st.fixed_dictionaries({key: st.integers(0, 500) for key in chain.start})


@given(st.data())
@a_hundred
def test_the_district_keeps_its_total_exactly_on_every_territory(data):
    chain = data.draw(chains())
    counts = data.draw(counts_of(chain))
    for day, alive in chain.alive.items():
        found = numbers(chain, converted(chain, table(chain, counts), day))
        assert set(found) == set(alive)
        assert sum(found.values()) == sum(counts.values())
        assert all(number == int(number) and number >= 0 for number in found.values())


@given(st.data())
@a_hundred
def test_step_by_step_gives_the_same_as_at_once(data):
    chain = data.draw(chains())
    figures = table(chain, data.draw(counts_of(chain)))
    between = data.draw(st.sampled_from(list(chain.alive)))
    stepwise = converted(chain, converted(chain, figures, between), chain.end)
    at_once = converted(chain, figures, chain.end)
    np.testing.assert_array_equal(stepwise.value, at_once.value)
    np.testing.assert_array_equal(stepwise.status, at_once.status)
    np.testing.assert_array_equal(stepwise.mark, at_once.mark)


@given(st.data())
@a_hundred
def test_no_number_disappears_without_being_named(data):
    chain = data.draw(chains())
    counts = data.draw(counts_of(chain))
    kept = data.draw(st.sets(st.sampled_from(chain.start), min_size=1))
    lost: list = []
    result = converted(chain, table(chain, {key: counts[key] for key in kept}), lost=lost)
    found = {key for key, number in numbers(chain, result).items() if number == number}
    named = {one.key for one in lost}
    for key in kept:
        assert chain.descendants(key) & (found | named), key
    assert all(one.missing and one.sentence() for one in lost)


@given(st.data())
@a_hundred
def test_a_hidden_predecessor_hides_all_that_hold_something_of_it_and_nothing_else(data):
    chain = data.draw(chains())
    counts = data.draw(counts_of(chain))
    hidden = data.draw(st.sampled_from(chain.start))
    result = converted(chain, table(chain, counts, hidden))
    for key in chain.alive[chain.end]:
        at = chain.places.index(key)
        assert (result.status[0, at] == Status.SUPPRESSED) == (key in chain.descendants(hidden))


@given(st.data())
@a_hundred
def test_sums_and_rates_agree_on_all_levels(data):
    chain = data.draw(chains())
    counts = data.draw(counts_of(chain))
    bases = {key: number + data.draw(st.integers(1, 50)) for key, number in counts.items()}
    alive = [chain.places.index(key) for key in chain.alive[chain.end]]
    cut = data.draw(st.integers(1, len(alive)))
    groups = [np.array(alive[:cut], dtype=np.intp), np.array(alive[cut:], dtype=np.intp)]
    cases, base = (converted(chain, table(chain, one)) for one in (counts, bases))
    of_groups = [sum_over(one, [group for group in groups if len(group)]) for one in (cases, base)]
    district = [sum_over(one, [np.array(alive, dtype=np.intp)]) for one in (cases, base)]
    assert (
        np.nansum(of_groups[0].value) / np.nansum(of_groups[1].value) == district[0].value / district[1].value
    )
    assert district[0].value[0, 0] == sum(counts.values())


@given(st.data())
@a_hundred
def test_ratios_survive_new_keys_and_nothing_else(data):
    chain = data.draw(chains())
    result = converted(chain, table(chain, dict.fromkeys(chain.start, 12.5)), summable=False)
    merged = {one.new for one in chain.changes if one.kind != KEY}
    for key in chain.alive[chain.end]:
        at = chain.places.index(key)
        mixed = any(key in chain.descendants(one) for one in merged)
        assert (result.status[0, at] == Status.NOT_APPLICABLE) == mixed, key
        assert mixed or result.value[0, at] == 12.5


@given(st.data())
@a_hundred
def test_what_is_shared_out_is_marked_estimated_and_nothing_else(data):
    chain = data.draw(chains())
    result = converted(chain, table(chain, data.draw(counts_of(chain))))
    for key in chain.alive[chain.end]:
        shared = any(key in chain.descendants(one) - {one} for one in chain.taken_apart)
        assert (result.mark[0, chain.places.index(key)] == ESTIMATED) == shared


@given(st.data())
@a_hundred
def test_a_table_on_todays_territory_is_never_taken_apart(data):
    """On an earlier territory its merged areas have no figure: nobody knows the parts."""
    chain = data.draw(chains())
    today = dict.fromkeys(chain.alive[chain.end], 7.0)
    figures = table(chain, today)
    first = date(DELIVERED, 1, 1)
    result = converted(chain, figures, first)
    changed = parts(chain.history, first)
    for key in chain.start:
        at = chain.places.index(key)
        if key in today and key not in changed and not any(one.new == key for one in chain.changes):
            assert result.value[0, at] == 7.0
        elif any(one.old == key and one.kind != KEY for one in chain.changes):
            assert np.isnan(result.value[0, at])


def test_a_key_that_another_place_was_given_is_not_the_same_place():
    history = reforms(
        [Change("x", "Alt", "y", date(2005, 1, 1), ABSORBED)], {"x": date(2010, 1, 1), "y": None}
    )
    figures = Figures.empty(2, 2)
    figures.value[:], figures.status[:] = [[3, 10], [4, 20]], Status.REPORTED
    result = convert(figures, (2004, 2012), ("x", "y"), history, summable=True)
    assert result.status[0, 0] == ABSENT
    assert result.value[0, 1] == 13
    assert result.value[1].tolist() == [4, 20]


def test_a_chain_within_one_day_is_followed_to_its_end():
    day = date(2011, 9, 4)
    history = reforms(
        [Change("b", "B", "a", day, KEY), Change("c", "C", "b", day, MERGER)], {"b": day, "a": day}
    )
    figures = Figures.empty(1, 3)
    figures.value[0, 2], figures.status[0, 2] = 5, Status.REPORTED
    result = convert(figures, (2010,), ("a", "b", "c"), history, summable=True)
    assert result.value[0, 0] == 5


def test_two_places_that_swap_their_keys_keep_their_figures():
    day = date(2011, 9, 4)
    history = reforms(
        [Change("a", "A", "b", day, KEY), Change("b", "B", "a", day, KEY)], {"a": None, "b": None}
    )
    figures = Figures.empty(1, 2)
    figures.value[0], figures.status[0] = [1, 2], Status.REPORTED
    result = convert(figures, (2010,), ("a", "b"), history, summable=True)
    assert result.value[0].tolist() == [2, 1]


def test_a_part_that_goes_elsewhere_moves_nothing_while_both_keys_stay():
    history = reforms([Change("a", "A", "b", date(2015, 1, 1), SPLIT, 0.25)], {"a": None, "b": None})
    figures = Figures.empty(1, 2)
    figures.value[0], figures.status[0] = [10, 100], Status.REPORTED
    result = convert(figures, (2014,), ("a", "b"), history, summable=True)
    # Nothing in the keys tells on which side of such a day a table stands: it is taken as it is.
    assert result.value[0].tolist() == [10, 100]


@pytest.mark.parametrize("value", [1, 2, 3, 10, 11, 99])
def test_whole_numbers_are_shared_out_whole(value):
    thirds = [Change("x", "X", key, date(2015, 1, 1), SPLIT, 1 / 3) for key in ("a", "b", "c")]
    figures = Figures.empty(1, 4)
    figures.value[0, 3], figures.status[0, 3] = value, Status.REPORTED
    result = convert(figures, (2014,), ("a", "b", "c", "x"), reforms(thirds, {}), summable=True)
    assert result.value[0, :3].sum() == value
    assert max(result.value[0, :3]) - min(result.value[0, :3]) <= 1
