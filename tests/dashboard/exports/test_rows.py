"""Cells of CSV files as German spreadsheets read them."""

from __future__ import annotations

import pytest

from dashboard.exports.rows import german


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("+49 3871 722-0", "(+49) 3871 722-0"),
        ("+4938717220", "(+49) 38717220"),
        ("+49 (0)3871 722-0", "(+49) (0)3871 722-0"),
        ("+48 91-4250", "(+48) 91-4250"),
        ("03871 722-0", "03871 722-0"),
        ("+1+2", "'+1+2"),
        ("+49-cmd|' /C calc'!A0", "'+49-cmd|' /C calc'!A0"),
        ("+49 3871 722-0=1", "'+49 3871 722-0=1"),
        ("=1+1", "'=1+1"),
        ("-1", "'-1"),
        (-1.5, "-1,5"),
        (None, ""),
    ],
)
def test_no_text_is_a_formula_and_a_telephone_number_stays_one(value, written):
    assert german(value) == written
