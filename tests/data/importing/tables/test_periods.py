"""Years, days and school years."""

from __future__ import annotations

import pytest

from data.importing.tables.periods import NotAYear, year_of


@pytest.mark.parametrize(
    ("text", "meaning", "year"),
    [
        ("2023", "", 2023),
        (" 2023 ", "year", 2023),
        ("31.12.2022", "day", 2022),
        ("2024-12-31", "day", 2024),
        ("2022/23", "school_year_end", 2023),
        ("2022/2023", "school_year_end", 2023),
        ("2022/23", "school_year_begin", 2022),
        ("1999/00", "school_year_end", 2000),
    ],
)
def test_the_year_of_a_time_is_found(text: str, meaning: str, year: int) -> None:
    assert year_of(text, meaning) == year


@pytest.mark.parametrize(
    "text", ["", "20x3", "23", "20233", "1899", "2101", "32.12.2022", "31-12-2022", "2022/24", "٢٠٢٣"]
)
def test_what_names_no_year_is_refused(text: str) -> None:
    with pytest.raises(NotAYear, match=r"\w"):
        year_of(text, "school_year_end")


def test_a_school_year_needs_a_table_that_says_which_of_its_years_counts() -> None:
    with pytest.raises(NotAYear, match="Schuljahr"):
        year_of("2022/23", "year")
