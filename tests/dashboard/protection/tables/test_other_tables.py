"""What other tables prove is never more than the exact bounds, and what they leave open is handed back."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from scipy.sparse import csr_array

from dashboard.protection.tables import other_tables
from dashboard.protection.tables.audit import Programme
from dashboard.protection.tables.other_tables import OtherTables, Question, System
from dashboard.protection.tables.requirement import CHILD, PARENT, PLACE, SIBLING, Shortfall
from tests.dashboard.protection.tables.small_tables import hidden_tables
from tests.sampling import examples

THRESHOLD = 3.0
_NEAR = 1e-6


def every_reader(table):
    """All hidden counts with all kinds of readers, whether they fall short or not."""
    for series, place in np.argwhere(table.hidden).tolist():
        for insider, known in ((SIBLING, ()), (PARENT, ()), (CHILD, ())):
            yield Shortfall(place, series, table.family.moves[:, series], insider, known, THRESHOLD, 0.0, 0.0)
        for other in table.family.insiders[series]:
            yield Shortfall(
                place, series, table.family.moves[:, series], PLACE, (other,), THRESHOLD, 0.0, 0.0
            )


@pytest.mark.parametrize("large", [2000, 0])
@examples(15)
@given(hidden_tables())
def test_a_count_that_can_be_narrowed_down_is_never_taken_for_proven(large, table):
    """Nor in a table that is large enough to look near by first."""
    programme = Programme(table)
    asked = list(every_reader(table))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(other_tables, "_LARGE", large)
        left = {id(one) for one in programme.undecided(asked)}
    for one in asked:
        narrow = programme.worst_width(one) < THRESHOLD - _NEAR
        assert not narrow or id(one) in left


def system(right=(10.0,), true=(4.0, 6.0), rows=((1.0, 1.0),), least=(0.0, 0.0)):
    return System(csr_array(np.array(rows)), np.array(right), np.array(true), np.array(least))


def question(column=0, fixed=(), need=3.0, place=0, near=None):
    return Question(((column, 1.0),), fixed, need, place, 0, near)


def test_two_that_add_up_can_move_unless_the_reader_knows_the_other_one():
    assert OtherTables(system()).unanswered([question(), question(fixed=(1,))]) == [1]


def test_no_count_falls_below_zero():
    assert OtherTables(system((3.0,), (1.0, 2.0))).unanswered([question(need=3.0), question(need=3.5)]) == [1]


def test_no_count_falls_below_what_was_added_to_it():
    """Of 4 and 6 the first can be 0 to 10; where 5 were added to the second one, only up to 5."""
    assert OtherTables(system()).unanswered([question(need=10.0)]) == []
    added = system(least=(0.0, 5.0))
    assert OtherTables(added).unanswered([question(need=5.0), question(need=5.5)]) == [1]


def test_a_missing_count_is_filled_in_where_the_equations_allow_it():
    assert OtherTables(system(true=(4.0, np.nan))).unanswered([question()]) == []


def test_where_no_true_table_is_known_nothing_is_proven():
    assert OtherTables(system((3.0,), (4.0, np.nan))).unanswered([question(), question(1)]) == [0, 1]


def test_a_sum_that_nobody_hides_stays_open():
    nothing = Question((), (), 3.0, 0, 0)
    assert OtherTables(system()).unanswered([question(), nothing]) == [1]


def test_a_table_found_near_by_answers_what_others_ask_of_the_place_as_well(monkeypatch):
    """Both of two that add up move in one table; the third does not, and whoever knows it is answered, too."""
    monkeypatch.setattr(other_tables, "_LARGE", 0)
    looked = []

    def counted(self, true, group, *rest):
        looked.append(len(group))
        return look(self, true, group, *rest)

    look = OtherTables._look
    monkeypatch.setattr(OtherTables, "_look", counted)
    three = system((10.0, 7.0), (4.0, 6.0, 7.0), ((1.0, 1.0, 0.0), (0.0, 0.0, 1.0)), (0.0,) * 3)
    near = np.arange(2)
    asked = [question(near=near), question(1, near=near), question(fixed=(2,), near=near)]
    assert OtherTables(three).unanswered(asked) == []
    assert looked == [1]
    found = OtherTables(three)
    assert found.unanswered([*asked, question(fixed=(1,), near=near), question(2, near=near)]) == [3, 4]
