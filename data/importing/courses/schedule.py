"""Days and times of a course as people write them."""

from __future__ import annotations

import re
from itertools import pairwise

from dashboard.domain.courses.course import Span

_NAMES = (
    ("mo", "montag", "montags"),
    ("di", "dienstag", "dienstags"),
    ("mi", "mittwoch", "mittwochs"),
    ("do", "donnerstag", "donnerstags"),
    ("fr", "freitag", "freitags"),
    ("sa", "samstag", "samstags", "sonnabend", "sonnabends"),
    ("so", "sonntag", "sonntags"),
)
_DAY = {name: number for number, names in enumerate(_NAMES) for name in names}
_WHOLE = {"werktags": range(5), "täglich": range(7), "wochentags": range(5), "wochenende": range(5, 7)}
_RANGE = re.compile(r"\s*(?:-|–|bis)\s*")
_PARTS = re.compile(r"\s*(?:,|;|/|\+|und|u\.)\s*")
_CLOCK = r"([0-2]?[0-9])(?:[:.]([0-5][0-9]))?"
_SPAN = re.compile(rf"(?:von\s+)?{_CLOCK}\s*(?:uhr)?\s*(?:-|–|bis)\s*{_CLOCK}\s*(?:uhr)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|/|\+|und)\s*", re.IGNORECASE)


def days_of(text: str) -> tuple[int, ...] | None:
    """Weekdays, Monday 0, rising, of words such as "Mo–Fr" or "Dienstag und Donnerstag"; None where a word is none."""
    found: set[int] = set()
    for part in _PARTS.split(text.lower().replace(".", "").strip()):
        if part in _WHOLE:
            found |= set(_WHOLE[part])
            continue
        ends = _RANGE.split(part)
        if len(ends) > 2 or any(one not in _DAY for one in ends):
            return None
        first, last = _DAY[ends[0]], _DAY[ends[-1]]
        if last < first:
            return None
        found |= set(range(first, last + 1))
    return tuple(sorted(found))


def times_of(text: str) -> tuple[Span, ...] | None:
    """Spans in minutes, rising, of words such as "8:30–12:45 Uhr"; None where something is no span of a day."""
    found: list[Span] = []
    at = 0
    while at < len(text):
        span = _SPAN.match(text, at)
        if span is None:
            return None
        begin, end = _minutes(span[1], span[2]), _minutes(span[3], span[4])
        if begin >= end or end > 24 * 60:
            return None
        found.append((begin, end))
        at = span.end()
        if at < len(text):
            between = _BETWEEN.match(text, at)
            if between is None:
                return None
            at = between.end()
    found.sort()
    return None if any(before[1] > after[0] for before, after in pairwise(found)) else tuple(found)


def _minutes(hours: str, minutes: str | None) -> int:
    return int(hours) * 60 + int(minutes or 0)
