"""Numbers and dates as Germans, or the English, write them."""

import math
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.formats import apart, counted, dative, day, listed, number, rounded, signed, with_unit

finite = st.floats(-1e12, 1e12)


@pytest.mark.parametrize(
    ("value", "decimals", "german", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (0, 1, "0,0", "0.0"),
        (-3.25, 2, "\u22123,25", "\u22123.25"),
        (-0.04, 1, "0,0", "0.0"),
        (10.35, 1, "10,4", "10.4"),
        (-10.35, 1, "\u221210,4", "\u221210.4"),
        (0.5, 0, "1", "1"),
        (2.675, 2, "2,68", "2.68"),
        (Fraction(57, 2), 0, "29", "29"),
        (Decimal("1234.45"), 1, "1.234,5", "1,234.5"),
        (math.nan, 1, "\u2013", "\u2013"),
    ],
)
def test_numbers_carry_the_signs_of_their_language(value, decimals, german, english):
    assert number(value, decimals) == german
    assert number(value, decimals, "en") == english


@given(finite, st.integers(0, 4))
def test_a_written_number_reads_back_as_the_rounded_one(value, decimals):
    written = number(value, decimals).replace(".", "").replace(",", ".").replace("\u2212", "-")
    assert Decimal(written) == Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@given(st.integers(0, 5000), st.integers(1, 5000), st.sampled_from((1, 100, 1000, 10000)), st.integers(0, 3))
def test_a_quotient_of_counts_is_rounded_as_its_fraction_and_as_its_float(cases, base, factor, decimals):
    """The school rule: twice the scaled numerator plus the base, divided by twice the base, rounded down."""
    units = (2 * cases * factor * 10**decimals + base) // (2 * base)
    assert rounded(Fraction(cases * factor, base), decimals) * 10**decimals == units
    assert number(cases * factor / base, decimals) == number(Fraction(cases * factor, base), decimals)


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


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "german", "english"),
    [
        (60.95, "percent", 1, "61,0 %", "61.0 %"),
        (1234, "persons", 0, "1.234 Personen", "1,234 people"),
        (1, "institutions", 0, "1 Einrichtung", "1 institution"),
        (0, "places", 0, "0 Plätze", "0 places"),
        (8.44, "per_1000", 1, "8,4 je 1.000", "8.4 per 1,000"),
        (12, "weeks", 1, "12,0 Wochen", "12.0 weeks"),
        (104.26, "index", 1, "104,3", "104.3"),
        (math.nan, "percent", 1, "–", "–"),
    ],
)
def test_a_number_bears_its_unit_and_is_never_parted_from_it(value, unit, decimals, german, english):
    assert with_unit(value, unit, decimals) == german.replace(" ", "\u00a0")
    assert with_unit(value, unit, decimals, "en") == english.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "written"),
    [
        (0.85, "percent", 1, "+0,9 Punkte"),
        (-0.01, "percent", 1, "±0,0 Punkte"),
        (-1, "institutions", 0, "−1 Einrichtung"),
        (2.5, "weeks", 1, "+2,5 Wochen"),
        (2.5, "index", 1, "+2,5"),
        (math.nan, "percent", 1, ""),
    ],
)
def test_a_difference_of_percentages_is_in_points_and_others_in_their_unit(value, unit, decimals, written):
    assert apart(value, unit, decimals) == written.replace(" ", "\u00a0")


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


@pytest.mark.parametrize(
    ("nominative", "after"),
    [("mind. 41\u00a0Tage", "mind. 41\u00a0Tagen"), ("1\u00a0Tag", "1\u00a0Tag"), ("3\u00a0Plätze", "3\u00a0Plätzen"),
     ("8,4\u00a0%", "8,4\u00a0%"), ("41\u00a0days", "41\u00a0days"), ("12", "12")],
)  # fmt: skip
def test_a_unit_after_a_preposition(nominative, after):
    assert dative(nominative) == after
