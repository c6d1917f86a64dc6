"""An answer that is known beforehand belongs to one table, number by number."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from dashboard.protection.tables.known_answers import KnownAnswer, KnownAnswers, fingerprint
from dashboard.protection.tables.secondary import protect
from dashboard.protection.tables.table import Family, Table, Tree
from tests.dashboard.protection.tables.small_tables import GEOGRAPHY, SHARE, Shape, table_of, tables
from tests.sampling import examples

THRESHOLD = 3.0


def small() -> Table:
    return table_of(SHARE, Shape((2, 2)).tree(), np.array([[1, 5, 2, 9], [8, 30, 20, 11]]))


def flipped(flags: np.ndarray) -> np.ndarray:
    found = flags.copy()
    found[0, 1] = ~found[0, 1]
    return found


def raised(value: np.ndarray) -> np.ndarray:
    found = value.copy()
    found[0, -1] += 1
    return found


@examples(40)
@given(tables())
def test_a_known_answer_is_what_protecting_comes_to(table):
    first, again = KnownAnswers(), deepcopy(table)
    worked = first.protect(table, THRESHOLD)
    found = KnownAnswers(first.made()).protect(again, THRESHOLD)
    assert np.array_equal(found.table.hidden, worked.table.hidden)
    assert np.array_equal(found.reason, worked.reason)
    assert found.cleared == worked.cleared + len(worked.open)
    assert not list(found.unproven())


@pytest.mark.parametrize(
    "other",
    [
        lambda table: replace(table, value=raised(table.value)),
        lambda table: replace(table, offered=flipped(table.offered)),
        lambda table: replace(table, public=flipped(table.public)),
        lambda table: replace(table, hidden=flipped(table.hidden)),
        lambda table: replace(table, corrected=flipped(table.corrected)),
        lambda table: replace(table, earlier=(table.value.copy(),)),
        lambda table: replace(table, tree=Tree.of(np.array([-1, 0, 0, 1, 2, 2, 2]))),
        lambda table: replace(table, family=Family.of(2, (), ((0, 1), (1,)))),
        lambda table: replace(table, family=Family.of(2, (), ((1,), (0, 1)), rests=((1, 0),))),
    ],
)
def test_another_table_has_another_fingerprint(other):
    assert fingerprint(other(small()), THRESHOLD) != fingerprint(small(), THRESHOLD)


def test_the_threshold_is_part_of_it():
    assert fingerprint(small(), 3.0) != fingerprint(small(), 5.0)
    assert fingerprint(small(), 3) == fingerprint(small(), 3.0)


def test_the_answer_of_another_table_is_never_taken():
    answers = KnownAnswers()
    answers.protect(small(), THRESHOLD)
    wrong = KnownAnswers(
        {mark: KnownAnswer(np.zeros_like(one.reason), 0) for mark, one in answers.made().items()}
    )
    assert not wrong.protect(small(), THRESHOLD).table.hidden.any(), "of this very table it is believed"
    changed = replace(small(), value=raised(small().value))
    worked = protect(deepcopy(changed), THRESHOLD)
    assert np.array_equal(wrong.protect(changed, THRESHOLD).table.hidden, worked.table.hidden)


def test_a_table_with_nothing_to_hide_needs_no_answer():
    answers = KnownAnswers()
    answers.protect(table_of(GEOGRAPHY, Shape((2,)).tree(), np.array([[40, 50]])), THRESHOLD)
    assert not answers.worked
