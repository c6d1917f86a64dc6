"""The time of a row: years, days and school years as official tables write them."""

from __future__ import annotations

import re
from datetime import date

import dashboard.texts.staff  # noqa: F401 - among it why a text is no year
from dashboard.texts import both

FIRST_YEAR = 1950
"""No figure of ours is older; an earlier year is mistyped."""
_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_GERMAN_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", re.ASCII)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_SCHOOL_YEAR = re.compile(r"([0-9]{4})/([0-9]{2}|[0-9]{4})", re.ASCII)
_TIME = re.compile(r"[12][0-9][0-9a-zA-Z]{2}|[12][0-9]{3}[-/].*|[0-9]{2}\.[0-9]{2}\.[0-9]{4}", re.ASCII)
SCHOOL_YEAR_MEANINGS = {"school_year_begin": 0, "school_year_end": 1}


class NotAYear(ValueError):
    """Raised for a text that names no year, with the code of its reason (`finding_part_<code>`); `str()` is the German
    half sentence, `english` the same."""

    def __init__(self, code: str, **facts: object) -> None:
        german, self.english = both(f"finding_part_{code}", **facts)
        super().__init__(german)


def this_year() -> int:
    """Whose figures may exist already, by the calendar of the machine."""
    return date.today().year  # noqa: DTZ011 - the day of the people at this machine is meant


def year_of(text: str, counted_year: str = "") -> int:
    """The year of `2023`, `31.12.2023`, `2023-12-31`, or of a school year if `counted_year` says which year
    counts.

    Raises NotAYear.
    """
    bare = text.strip()
    if _YEAR.fullmatch(bare):
        return _plausible(int(bare), bare)
    day = _GERMAN_DAY.fullmatch(bare)
    if day:
        return _plausible(_day(int(day[3]), int(day[2]), int(day[1]), bare), bare)
    day = _ISO_DAY.fullmatch(bare)
    if day:
        return _plausible(_day(int(day[1]), int(day[2]), int(day[3]), bare), bare)
    span = _SCHOOL_YEAR.fullmatch(bare)
    if span:
        begin = int(span[1])
        if str(begin + 1)[-len(span[2]) :] != span[2]:
            raise NotAYear("not_school_year", text=bare)
        if counted_year not in SCHOOL_YEAR_MEANINGS:
            raise NotAYear("is_school_year", text=bare)
        return _plausible(begin + SCHOOL_YEAR_MEANINGS[counted_year], bare)
    raise NotAYear("not_a_year" if bare else "no_year", text=bare)


def looks_like_time(text: str) -> bool:
    """Whether a first cell begins a row of data, right or mistyped: it starts as a year or a day does."""
    return _TIME.fullmatch(text.strip()) is not None


def _plausible(year: int, text: str) -> int:
    last = this_year()
    if year > last:
        raise NotAYear("year_to_come", text=text, last=last)
    if year < FIRST_YEAR:
        raise NotAYear("year_beyond", text=text, first=FIRST_YEAR, last=last)
    return year


def _day(year: int, month: int, day: int, text: str) -> int:
    try:
        return date(year, month, day).year
    except ValueError as reason:
        raise NotAYear("not_a_day", text=text) from reason
