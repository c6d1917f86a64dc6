"""School years, named by the year that they begin in and written with both."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(\d{4})(?:/(\d{2}|\d{4}))?", re.ASCII)
FIRST, LAST = 1990, 2100


def year_words(year: int) -> str:
    """ "2026/27"."""
    return f"{year}/{(year + 1) % 100:02}"


def read_year(text: str) -> int:
    """The year in which a school year begins, of "2026/27", "2026/2027" or "2026". Raises ValueError for others."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, following = int(found[1]), found[2]
    if not FIRST <= year <= LAST or (following and int(following) % 100 != (year + 1) % 100):
        raise ValueError(text)
    return year
