"""Numbers and dates as Germans, or the English, write them."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.formats import counted, day, listed, number, signed, with_unit

finite = st.floats(-1e12, 1e12)


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (0, 1, "0,0", "0.0"),
        (-3.25, 2, "\u22123,25", "\u22123.25"),
        (-0.04, 1, "0,0", "0.0"),
        (10.35, 1, "10,3", "10.3"),
        (math.nan, 1, "\u2013", "\u2013"),
    ],
)
def test_numbers_carry_the_signs_of_their_language(value, decimals, german, english):
    assert number(value, decimals) == german
    assert number(value, decimals, "en") == english


@given(finite, st.integers(0, 4))
def test_a_written_number_reads_back_as_the_rounded_one(value, decimals):
    written = number(value, decimals).replace(".", "").replace(",", ".").replace("\u2212", "-")
    assert float(written) == round(value, decimals)


@given(finite, st.integers(0, 4))
def test_a_minus_never_stands_before_nothing(value, decimals):
    written = number(value, decimals)
    assert "-" not in written
    assert not written.startswith("\u2212") or any(digit in "123456789" for digit in written)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.84, "+0,8"), (-1.16, "\u22121,2"), (0.04, "±0,0"), (-0.04, "±0,0"), (0, "±0,0"), (math.nan, "")],
)
def test_a_difference_always_says_its_direction(value, written):
    assert signed(value, 1) == written


def test_only_the_percent_sign_is_glued_to_the_number_and_never_parted_from_it():
    assert with_unit(60.94, "percent", 1) == "60,9\u00a0%"
    assert with_unit(1234, "persons") == "1.234"
    assert with_unit(math.nan, "percent", 1) == "\u2013"


def test_a_date_does_not_part_day_and_month():
    assert day(date(2024, 3, 1)) == "1.\u00a0März 2024"
    assert day(date(2024, 12, 31), "en") == "31\u00a0December 2024"


def test_one_is_singular():
    assert counted(1, "Gemeinde", "Gemeinden") == "1\u00a0Gemeinde"
    assert counted(1142, "Gemeinde", "Gemeinden") == "1.142\u00a0Gemeinden"
    assert counted(0, "Gemeinde", "Gemeinden") == "0\u00a0Gemeinden"


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")]
)
def test_a_list_ends_with_its_conjunction(words, sentence):
    assert listed(words, "und") == sentence
