"""School years are read as people write them."""

import pytest

from dashboard.institutions.school_years import read_year, year_words


@pytest.mark.parametrize(
    ("text", "year"), [("2026/27", 2026), ("2026/2027", 2026), (" 2026 ", 2026), ("1999/00", 1999)]
)
def test_a_school_year_has_the_name_of_its_first(text, year):
    assert read_year(text) == year
    assert read_year(year_words(year)) == year


@pytest.mark.parametrize(
    "text", ["", "26/27", "2026/28", "2026-27", "2026/27/28", "1850", "9999", "२०२६", "2026/"]
)
def test_what_is_none_is_refused(text):
    with pytest.raises(ValueError, match=r"^.*$"):
        read_year(text)
