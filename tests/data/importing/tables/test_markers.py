"""Signs in the place of a number, and beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.observation import Status
from data.importing.tables.markers import CellReading, UnknownSign, figure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-", CellReading(0.0, Status.ZERO)),
        ("–", CellReading(0.0, Status.ZERO)),
        ("0", CellReading(0.0, Status.ROUNDED_ZERO)),
        ("0,0", CellReading(0.0, Status.ROUNDED_ZERO)),
        (".", CellReading(None, Status.SUPPRESSED)),
        ("...", CellReading(None, Status.LATER)),
        ("…", CellReading(None, Status.LATER)),
        ("/", CellReading(None, Status.UNRELIABLE)),
        ("x", CellReading(None, Status.NOT_APPLICABLE)),
        ("X", CellReading(None, Status.NOT_APPLICABLE)),
        ("(12,5)", CellReading(12.5, Status.UNRELIABLE)),
        ("( 1.234 )", CellReading(1234.0, Status.UNRELIABLE)),
        (" 217 ", CellReading(217.0, Status.REPORTED)),
        ("217p", CellReading(217.0, Status.REPORTED, "p")),
        ("217 r", CellReading(217.0, Status.REPORTED, "r")),
        ("217s", CellReading(217.0, Status.REPORTED, "e")),
        ("217e", CellReading(217.0, Status.REPORTED)),
    ],
)
def test_each_sign_has_its_status(text: str, expected: CellReading) -> None:
    assert figure(text) == expected


@pytest.mark.parametrize(
    ("quality", "marks"), [("e", ""), ("", ""), ("-", ""), ("p", "p"), ("s", "e"), ("rp", "pr")]
)
def test_the_letter_beside_the_value_becomes_a_mark_and_final_becomes_none(quality: str, marks: str) -> None:
    assert figure("217", quality) == CellReading(217.0, Status.REPORTED, marks)


def test_a_written_zero_in_ones_own_table_is_none_at_all() -> None:
    assert figure("0", zero_is_exact=True) == CellReading(0.0, Status.ZERO)


@pytest.mark.parametrize(
    "text", ["", "..", "....", "k.A.", "()", "(.)", "- -", "?", "#NV", "x1", "217q", "p", "NaN"]
)
def test_an_unknown_sign_is_refused(text: str) -> None:
    with pytest.raises(UnknownSign, match=r"\w"):
        figure(text)


@given(st.text(max_size=10))
def test_a_value_is_there_only_with_a_status_that_carries_one(text: str) -> None:
    try:
        seen = figure(text)
    except UnknownSign:
        return
    assert seen.value is None or seen.status.has_value
    assert seen.value is not None or seen.status is Status.UNRELIABLE or not seen.status.has_value
