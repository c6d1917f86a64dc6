"""Breaks that a reader types are read as the reader writes numbers, and a wrong one is refused in a
sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.own_breaks import read_breaks, write_breaks


@pytest.mark.parametrize(
    ("text", "lang", "breaks"),
    [
        ("10; 20; 30", "de", (10, 20, 30)),
        ("−5;0 ; 5,5 %", "de", (-5, 0, 5.5)),
        ("1.000;2.000,25", "de", (1000, 2000.25)),
        ("1,000;2,000.25", "en", (1000, 2000.25)),
        (" 7 ;", "de", (7,)),
        ("-0; 1", "de", (0, 1)),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(text, lang, breaks):
    assert read_breaks(text, lang) == (breaks, "")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "mindestens eine"),
        (" ; ", "mindestens eine"),
        ("10; zwanzig", "„zwanzig“"),
        ("1.5; 2", "„1.5“"),
        ("10 20", "„10 20“"),
        ("nan", "„nan“"),
        ("1e3", "„1e3“"),
        ("30; 20", "30 steht vor 20"),
        ("5; 5,0", "5 steht vor 5,0"),
        ("1;2;3;4;5;6;7", "7 Grenzen"),
    ],
)
def test_what_cannot_be_a_break_is_refused_by_name(text, word):
    breaks, sentence = read_breaks(text, "de")
    assert breaks == ()
    assert word in sentence
    assert sentence.endswith(".")
    assert read_breaks(text, "en")[1] != sentence


@given(
    numbers=st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=6, unique=True),
    digits=st.integers(0, 3),
    lang=st.sampled_from(("de", "en")),
)
def test_what_is_written_is_read_back(numbers, digits, lang):
    breaks = tuple(sorted(number / 10**digits for number in numbers))
    assert read_breaks(write_breaks(breaks, lang), lang) == (breaks, "")
