"""Numbers as Germans write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importing.tables.numbers import NotGerman, german_number, german_text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0.0),
        ("7", 7.0),
        ("1234", 1234.0),
        ("1.234", 1234.0),
        ("1.234,5", 1234.5),
        ("1.234.567,89", 1234567.89),
        ("0,05", 0.05),
        ("-3,5", -3.5),
        ("−3,5", -3.5),
        (" 12 ", 12.0),
    ],
)
def test_a_german_number_is_read(text: str, number: float) -> None:
    assert german_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "1.5", "1,234.5", "12 345", "12\u00a0345", "12\u202f345", "217*", "217 1748", "217/1748", "1..5",
        "1,2,3", "1.23", "12.34,5", "1234.567", "0.123", "01.234", ",5", "5,", "+3", "--3", "- 3", "1e5", "1E5", "nan",
        "inf", "٣", "²", "½", "1_000", "0x1F", "12%", "12 %", "(12)", "1" * 41, "x", "-", ".",
    ],
)  # fmt: skip
def test_what_is_not_certainly_a_german_number_is_refused(text: str) -> None:
    with pytest.raises(NotGerman, match=r"\w"):
        german_number(text)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_what_german_text_writes_reads_back_as_the_same_number(number: float) -> None:
    text = german_text(number)
    if len(text) <= 40:
        assert german_number(text) == number
    else:
        assert abs(number) < 1e-20


@given(st.integers(-(10**15), 10**15), st.integers(0, 4))
def test_grouped_and_rounded_numbers_read_back(units: int, decimals: int) -> None:
    number = units / 10**decimals
    german = f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    assert math.isclose(german_number(german), number, rel_tol=1e-15, abs_tol=0)


@given(st.text(max_size=12))
def test_any_text_is_either_a_finite_number_or_refused(text: str) -> None:
    reason = ""
    try:
        number = german_number(text)
    except NotGerman as refused:
        number, reason = math.nan, str(refused)
    assert math.isfinite(number) != bool(reason)
