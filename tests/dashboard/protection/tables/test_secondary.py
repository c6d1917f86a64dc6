"""After protection no linear programme narrows a hidden count down, whatever the table holds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from dashboard.protection.tables.audit import Programme
from dashboard.protection.tables.complementary import remedy
from dashboard.protection.tables.feasibility import room
from dashboard.protection.tables.market import Market
from dashboard.protection.tables.requirement import SIBLING, Shifts, needs, rest_needs, shortfalls
from dashboard.protection.tables.secondary import GEOGRAPHY, NOT_HIDDEN, SMALL, hide_small, protect, secondary
from dashboard.protection.tables.table import Table, Tree
from tests.dashboard.protection.tables.small_tables import FAMILIES, Shape, hidden_tables, table_of, tables
from tests.dashboard.protection.tables.small_tables import GEOGRAPHY as GEOGRAPHY_ALONE
from tests.sampling import examples

THRESHOLD = 3.0
_NEAR = 1e-6


@examples(60)
@given(tables())
def test_no_programme_narrows_a_protected_count_down(table):
    protected = protect(table, THRESHOLD)
    programme = Programme(table)
    for short in protected.open:
        assert programme.worst_width(short) >= short.need - _NEAR
    for series, place in zip(*np.nonzero(needs(table, THRESHOLD) == THRESHOLD), strict=True):
        assert programme.width({(int(series), int(place)): 1.0}, (), THRESHOLD) >= THRESHOLD - _NEAR
    for (whole, part), need in zip(table.family.rests, rest_needs(table, THRESHOLD), strict=True):
        for place in np.flatnonzero(need).tolist():
            target = {(whole, place): 1.0, (part, place): -1.0}
            assert programme.width(target, (), THRESHOLD) >= THRESHOLD - _NEAR


@examples(60)
@given(tables())
def test_whatever_stays_is_neither_small_nor_nearly_all(table):
    protect(table, THRESHOLD)
    shown = table.known
    assert not ((table.value > 0) & (table.value < THRESHOLD) & shown & table.published[:, None]).any()
    for whole, part in table.family.rests:
        rest = table.value[whole] - table.value[part]
        assert not ((rest > 0) & (rest < THRESHOLD) & shown[whole] & shown[part]).any()


@examples(40)
@given(tables())
def test_the_reason_stands_wherever_something_is_hidden(table):
    protected = protect(table, THRESHOLD)
    assert ((protected.reason != NOT_HIDDEN) == table.hidden).all()
    assert not (secondary(protected) & (table.value > 0) & (table.value < THRESHOLD)).any()


@examples(40)
@given(tables(most=4))
def test_what_the_reader_has_already_is_not_hidden_in_vain_and_its_gaps_are_confessed(table):
    """With public counts not everything can be mended: then it stands in `open`, and nothing else is
    narrow."""
    table.public[: table.family.given, 1] = True
    protected = protect(table, THRESHOLD)
    confessed = {(one.place, one.series) for one in protected.open}
    programme = Programme(table)
    for series, place in zip(*np.nonzero(needs(table, THRESHOLD) == THRESHOLD), strict=True):
        if (int(place), int(series)) not in confessed:
            assert programme.width({(int(series), int(place)): 1.0}, (), THRESHOLD) >= THRESHOLD - _NEAR


@pytest.mark.parametrize("kind", ["leavers", "sexes", "share"])
def test_no_reader_of_any_kind_is_forgotten_where_another_one_is_left_to_the_programme(kind):
    """Where counts are public, moves prove little: when only the first reader of each count was asked for, the
    report forgot those who know another count of the place, or the sum above, in every third such table."""
    asked = 0
    for seed in range(12):
        random = np.random.default_rng(seed)
        leaves = random.choice([0, 1, 2, 3, 5, 8, 13], size=(3, 9)).astype(float)
        table = table_of(FAMILIES[kind], Shape((2, 3, 4)).tree(), leaves)
        telling = (table.value > 0) & (table.value < THRESHOLD)
        table.public |= (random.random(table.value.shape) < 0.25) & ~telling
        table.public[table.family.given :] = False
        protected, programme = protect(table, THRESHOLD), Programme(table)
        named = {(one.place, one.series) for one in protected.open if is_narrow(programme, one)}
        for short in shortfalls(table, room(table), THRESHOLD, every_reader=True):
            asked += 1
            assert (short.place, short.series) in named or not is_narrow(programme, short), (seed, short)
    assert asked > 10


def is_narrow(programme, short):
    return programme.worst_width(short) < short.need - _NEAR


@pytest.mark.parametrize(("threshold", "small"), [(3.0, [0.4, 2.9]), (5.0, [0.4, 2.9, 3.0, 4.0])])
def test_parts_of_a_split_area_are_as_telling_as_whole_persons_whatever_the_threshold(threshold, small):
    leaves = np.array([[0.0, 0.4, 9.0, 2.9, 3.0, 4.0]] * 3)
    table = table_of(FAMILIES["geography"], Shape((3, 3)).tree(), leaves)
    reason = hide_small(table, threshold)
    assert sorted(table.value[0, reason[0] == SMALL]) == small
    assert table.hidden[0].tolist() == (reason[0] == SMALL).tolist()


@pytest.mark.parametrize("kind", list(FAMILIES))
def test_where_nothing_is_small_nothing_is_hidden(kind):
    leaves = np.array([[10.0] * 5, [20.0] * 5, [30.0] * 5])
    table = table_of(FAMILIES[kind], Shape((3, 2)).tree(), leaves)
    assert not protect(table, THRESHOLD).reason.any()


@examples(60)
@given(tables(("geography",)))
def test_the_remedy_for_a_municipality_mends_it(table):
    """Sums are mended first, so that below one that falls short itself nothing is asked yet."""
    hide_small(table, THRESHOLD)
    free = room(table)
    found, sums = shortfalls(table, free, THRESHOLD), set(table.tree.inner())
    short_sums = {one.place for one in found} & sums
    below = [one for one in found if one.place not in sums]
    for short in [one for one in below if table.tree.parent[one.place] not in short_sums][:4]:
        answer = remedy(Market.of(table, free), short)
        mended = copied(table)
        if answer is None:
            mended.hidden[:] = True
            assert width_of(mended, short) < short.need - _NEAR, "not even hiding everything is seen to help"
            continue
        mended.hidden[0, list(answer.places)] = True
        assert answer.cost > 0
        assert (mended.hidden & ~table.hidden).any()
        assert width_of(mended, short) >= short.need - _NEAR


def copied(table):
    """The same to hide in."""
    return Table(table.family, table.tree, table.value, table.offered, table.public, table.hidden.copy())


def width_of(table, short):
    """How far a count moves now, or moved before."""
    asked = np.array([short.place])
    rise, fall = Shifts(room(table), table, short.change, asked).largest(short.insider, short.series_known)
    return max(rise[0], short.rise) + max(fall[0], short.fall)


def test_geography_hides_one_more_where_one_is_enough():
    """Two small ones of three and a place with enough to give."""
    table = table_of(
        FAMILIES["geography"], Shape((5, 3)).tree(), np.array([[1.0, 2, 9, 30, 40, 50, 60, 70]] * 3)
    )
    protected = protect(table, THRESHOLD)
    assert int((protected.reason[0] == GEOGRAPHY).sum()) == 1
    assert protected.open == []


@examples(40)
@given(hidden_tables(("geography",)))
def test_what_is_hidden_already_is_used_before_more_is(table):
    before = table.hidden.copy()
    protect(table, THRESHOLD)
    assert (table.hidden | ~before).all()


def test_the_insider_of_three_small_ones_learns_nothing():
    table = table_of(FAMILIES["geography"], Shape((4, 2)).tree(), np.array([[1.0, 1, 1, 20, 30, 40]] * 3))
    protect(table, THRESHOLD)
    programme = Programme(table)
    for place in (3, 4, 5):
        others = [other for other in range(3, 7) if other != place and table.hidden[0, other]]
        for other in others:
            assert programme.width({(0, place): 1.0}, [(0, other)]) >= THRESHOLD - _NEAR
    assert [one for one in shortfalls(table, room(table), THRESHOLD) if one.insider == SIBLING] == []


def test_where_an_amt_is_a_town_and_two_villages_the_sum_is_hidden_rather_than_the_town():
    """Two villages cannot protect each other from who knows one of them; many read of the town, few of the
    sum."""
    table = table_of(
        GEOGRAPHY_ALONE, Shape((3, 3, 3)).tree(), np.array([[2.0, 9, 300, 1, 12, 250, 30, 40, 50]])
    )
    protect(table, THRESHOLD)
    towns, sums = [6, 9], [1, 2]
    assert not table.hidden[0, towns].any()
    assert table.hidden[0, sums].all()


def test_among_places_of_one_size_a_sum_is_still_the_dearer_one():
    table = table_of(GEOGRAPHY_ALONE, Shape((4, 3)).tree(), np.array([[2.0, 20, 22, 24, 30, 40, 50]]))
    protect(table, THRESHOLD)
    assert not table.hidden[0, [0, 1, 2]].any()


@pytest.mark.parametrize(("women", "men"), [(18.0, 22.0), (571.0, 717.0), (3.0, 4.0)])
def test_a_districts_hidden_sum_does_not_follow_from_breakdowns_that_it_alone_has(women, men):
    """It was hidden for its municipalities, which have no breakdown; its table has one place only, and for
    such a place no further count was ever hidden."""
    table = table_of(FAMILIES["sexes"], Tree.of(np.array([-1])), np.array([[women], [men]]))
    table.hidden[0, 0] = True
    protected = protect(table, THRESHOLD)
    assert table.hidden[1:, 0].any()
    assert not protected.open
    assert Programme(table).width({(0, 0): 1.0}, ()) >= 1
