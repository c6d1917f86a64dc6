"""Laws of differences between two data versions, and how they are counted, filtered and ordered."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.observation import Status
from dashboard.domain.slab import SeriesAt
from dashboard.staff.versions.cell_states import NOISE, SAME, CellStates, ChangeKind, kinds
from dashboard.staff.versions.differences import Differences

FEW = st.sampled_from([0.0, 1.0, 2.5, 100.0, 12.3])
NOTHING = (None, None, None, int(Status.NOT_COLLECTED), -1, 0, None)
SHOWN = st.tuples(FEW, FEW, FEW, st.just(0), st.integers(0, 2), st.integers(0, 3), st.integers(0, 1))
HIDDEN = st.tuples(
    *([st.none()] * 3), st.just(int(Status.SUPPRESSED)), st.integers(0, 2), st.just(0), st.integers(0, 1)
)
STATE = st.one_of(st.just(NOTHING), SHOWN, HIDDEN)
PAIRS = st.lists(st.tuples(STATE, STATE), max_size=12)


def states(rows):
    return CellStates.of(rows)


def one(old, new):
    return int(kinds(states([old]), states([new]))[0])


def value(number, provenance=2, source=0):
    return (number, None, None, 0, provenance, 0, source)


HIDDEN_CELL = (None, None, None, int(Status.SUPPRESSED), 2, 0, 0)


@given(PAIRS)
def test_a_version_does_not_differ_from_itself(pairs):
    same = states([old for old, _ in pairs])
    assert (kinds(same, same) == SAME).all()


@given(PAIRS)
def test_the_differences_applied_to_the_old_version_give_the_new_one(pairs):
    old, new = states([a for a, _ in pairs]), states([b for _, b in pairs])
    at = np.flatnonzero(kinds(old, new) != SAME)
    for field in fields(CellStates):
        applied = getattr(old, field.name).copy()
        applied[at] = getattr(new.take(at), field.name)
        wanted = getattr(new, field.name)
        if field.name in ("provenance", "source"):  # without a number nobody asks from whom it is not
            numbers = ~np.isnan(new.value) | (new.status == Status.SUPPRESSED)
            applied, wanted = applied[numbers], wanted[numbers]
        np.testing.assert_array_equal(applied, wanted)


MIRRORED = {
    ChangeKind.REVISED: {ChangeKind.REVISED},
    ChangeKind.PROVENANCE: {ChangeKind.PROVENANCE},
    ChangeKind.STATUS: {ChangeKind.STATUS},
    ChangeKind.NEW: {ChangeKind.VANISHED},
    ChangeKind.VANISHED: {ChangeKind.NEW, ChangeKind.HIDDEN},
    ChangeKind.HIDDEN: {ChangeKind.SHOWN, ChangeKind.VANISHED},
    ChangeKind.SHOWN: {ChangeKind.HIDDEN},
}


@given(PAIRS)
def test_differences_are_mirrored_the_other_way(pairs):
    old, new = states([a for a, _ in pairs]), states([b for _, b in pairs])
    there, back = kinds(old, new), kinds(new, old)
    assert ((there == SAME) == (back == SAME)).all()
    for a, b in zip(there.tolist(), back.tolist(), strict=True):
        assert a == SAME or ChangeKind(b) in MIRRORED[ChangeKind(a)]


def test_what_a_pair_of_states_is():
    assert one(value(11.5), value(11.8)) == ChangeKind.REVISED
    assert one(value(11.5), value(11.5 * (1 + NOISE / 2))) == SAME
    assert one(value(0.1 + 0.2), value(0.3)) == SAME
    assert one(value(8.5, 2), value(8.5, 0)) == ChangeKind.PROVENANCE
    assert one(value(44.4), HIDDEN_CELL) == ChangeKind.HIDDEN
    assert one(NOTHING, HIDDEN_CELL) == ChangeKind.HIDDEN
    assert one(HIDDEN_CELL, value(44.4)) == ChangeKind.SHOWN
    assert one(NOTHING, value(7.4)) == ChangeKind.NEW
    assert one(value(4.1), NOTHING) == ChangeKind.VANISHED
    assert one(HIDDEN_CELL, NOTHING) == ChangeKind.VANISHED
    missing = (None, None, None, int(Status.NOT_APPLICABLE), 2, 0, 0)
    assert one(NOTHING, missing) == ChangeKind.STATUS
    empty_row = (None, None, None, int(Status.NOT_COLLECTED), 2, 0, 0)
    assert one(NOTHING, empty_row) == SAME


def differences(*rows):
    """Of rows of indicator, area, year, old and new state."""
    series = tuple(SeriesAt(key, "gemeinde", "", None) for key in ("armut", "kitas"))
    areas = ("13076001", "13076", "13076002")
    old, new = states([row[3] for row in rows]), states([row[4] for row in rows])
    return Differences(
        "2026.1",
        "2026.2",
        series,
        areas,
        ("amt", "beispiel"),
        np.array([["armut", "kitas"].index(row[0]) for row in rows], dtype=np.int32),
        np.array([areas.index(row[1]) for row in rows], dtype=np.int32),
        np.array([row[2] for row in rows], dtype=np.int16),
        kinds(old, new),
        old,
        new,
    )


SEVERAL = (
    ("kitas", "13076002", 2024, NOTHING, value(5.0)),
    ("armut", "13076002", 2024, value(10.0), value(11.0)),
    ("armut", "13076001", 2024, value(10.0), value(20.0)),
    ("armut", "13076", 2024, value(10.0), value(10.1)),
    ("armut", "13076001", 2023, value(3.0), HIDDEN_CELL),
    ("kitas", "13076001", 2024, value(5.0), NOTHING),
)


def test_the_district_and_the_largest_changes_come_first():
    found = differences(*SEVERAL)
    order = [(one.area, one.kind) for one in found.rows(found.ordered(found.where(), "13076"))]
    assert order == [
        ("13076", ChangeKind.REVISED),
        ("13076001", ChangeKind.REVISED),
        ("13076002", ChangeKind.REVISED),
        ("13076001", ChangeKind.HIDDEN),
        ("13076001", ChangeKind.VANISHED),
        ("13076002", ChangeKind.NEW),
    ]


def test_differences_are_counted_and_filtered():
    found = differences(*SEVERAL)
    assert found.counts()[ChangeKind.REVISED] == 3
    assert sum(found.counts().values()) == len(found) == 6
    assert list(found.by_indicator()) == ["armut", "kitas"]
    assert found.by_indicator()["kitas"][ChangeKind.NEW] == 1
    hidden = found.only(found.where([ChangeKind.HIDDEN]))
    [cell] = hidden.rows(hidden.where())
    assert (cell.area, cell.year, cell.by, cell.old.value) == ("13076001", 2023, None, 3.0)
    assert cell.new.hidden
    assert cell.new.numerator is None
    assert len(found.where(indicator="kitas")) == 2
    assert len(found.where(area="13076")) == 1
    assert len(found.where(area="13999")) == 0


def test_an_example_that_becomes_real_says_so():
    [cell] = differences(("armut", "13076", 2024, value(8.5, 2), value(8.6, 0, 1))).rows([0])
    assert cell.becomes_real
    assert round(cell.by or 0, 6) == 0.1


def test_nothing_differs_in_an_empty_list():
    found = differences()
    assert (len(found), dict(found.by_indicator()), len(found.ordered(found.where()))) == (0, {}, 0)
