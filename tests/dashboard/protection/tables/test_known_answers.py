"""An answer that is known beforehand belongs to one table, number by number."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from dashboard.protection.tables.known_answers import (
    KnownAnswer,
    KnownAnswers,
    fingerprint,
    still_protected,
)
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


def later(first: Table) -> Table:
    """The same counts for a reader to whom an earlier release has shown all that this one shows, one with another
    number."""
    corrected = np.zeros(first.value.shape, dtype=np.bool_)
    corrected.flat[np.flatnonzero(first.known)[:1]] = True
    shown = first.known & ~corrected
    earlier = (first.value[: first.family.given].copy(),)
    return replace(first, public=shown, hidden=first.hidden.copy(), corrected=corrected, earlier=earlier)


@examples(25)
@given(tables())
def test_who_knows_nothing_else_from_earlier_releases_finds_out_no_more(table):
    first = protect(table, THRESHOLD)
    second = later(table)
    kept = still_protected(second, first)
    if first.open:
        assert kept is None, "what was left open is looked at again"
        return
    assert kept is not None
    again = protect(replace(second, hidden=second.hidden.copy()), THRESHOLD)
    assert np.array_equal(again.table.hidden, kept.table.hidden)
    assert not again.open
    assert np.array_equal(kept.reason, first.reason)


@pytest.mark.parametrize(
    "other",
    [
        lambda table: replace(table, value=raised(table.value)),
        lambda table: replace(table, public=table.public | table.hidden),
        lambda table: replace(table, hidden=flipped(table.hidden)),
        lambda table: replace(table, offered=flipped(table.offered)),
        lambda table: replace(table, corrected=table.hidden.copy()),
        lambda table: replace(table, earlier=(np.maximum(table.value - 1, 0),)),
        lambda table: replace(table, family=replace(table.family)),
    ],
    ids=["value", "public", "hidden", "offered", "corrected", "least", "family"],
)
def test_who_knows_more_from_earlier_releases_is_asked_again(other):
    first = protect(small(), THRESHOLD)
    assert still_protected(later(first.table), first) is not None
    assert still_protected(other(later(first.table)), first) is None
