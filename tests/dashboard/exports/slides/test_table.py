"""The native table of a slide: what is too long for one line stands on two, and nothing runs out of its row."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from dashboard.drawing.typeface import width_of
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.table import Cell, table

LONG = "Personen in Bedarfsgemeinschaften je 1.000 Einwohner"


def sizes(text, width, height):
    """The sizes in px of a cell's runs in a table of one row."""
    row = [Cell((Run(text, 20.0, "#000000"),))]
    made = table(Ids(), "Werte", "Werte", (0, 0), [width], [row], height, "#cccccc", "de")
    return [int(size) / 50 for size in re.findall(r'<a:rPr [^>]*sz="(\d+)"', made)]


def test_a_long_name_stays_large_on_two_lines_where_its_row_is_high_enough():
    assert sizes("Kinderarmut", 300, 46) == [20.0]
    (low,), (high,) = sizes(LONG, 400, 24), sizes(LONG, 400, 46)
    assert low < 14 < high
    assert 2 * high * 1.2 <= 46


@pytest.mark.parametrize("width", [120, 200, 300, 400])
def test_no_word_is_wider_than_its_cell_and_no_two_lines_higher_than_their_row(width):
    (size,) = sizes(LONG, width, 40)
    if size > 10:  # the smallest there is
        assert max(width_of(word, size) for word in LONG.split()) <= width
        one_line = width_of(LONG, size) <= width - 12
        assert one_line or 2 * size * 1.2 <= 40


def test_a_number_never_breaks():
    made = [sizes("1.234.567", width, 46)[0] for width in (200, 120, 100, 90)]
    assert all(before >= after for before, after in pairwise(made))
    assert width_of("1.234.567", made[-1]) <= 90 - 12
