"""Reads opening hours in OpenStreetMap's syntax and says what they mean in an ordinary week."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # the package omits it from its types

from dashboard.domain.institutions.institution import WeekMinutes

_FIRST_MONDAY = date(2025, 1, 6)
"""Weeks are looked at from here: a year in which Easter, summer and Christmas lie where they usually do."""
_WEEKS = 51
_DAY = 24 * 60
_GERMAN_DAYS = {
    "montag": "Mo",
    "dienstag": "Tu",
    "mittwoch": "We",
    "donnerstag": "Th",
    "freitag": "Fr",
    "samstag": "Sa",
    "sonnabend": "Sa",
    "sonntag": "Su",
    "feiertags": "PH",
    "feiertage": "PH",
    "di": "Tu",
    "mi": "We",
    "do": "Th",
    "so": "Su",
    "geschlossen": "off",
    "zu": "off",
    "bis": "-",
    "und": ",",
}
_WORD = re.compile(r"\"[^\"]*\"|[A-Za-zÄÖÜäöü]+")
_HOUR = re.compile(r"(?<![0-9:.])([0-9]{1,2})(?:[.:]([0-9]{2}))?(?:\s*Uhr)?(?![0-9:.])", re.IGNORECASE)
_SAYS_HOLIDAYS = re.compile(r"\b[PS]H\b")


class NotHours(ValueError):
    """Raised for a text that names no opening hours; `str()` is the German reason, a half sentence."""


@dataclass(frozen=True, slots=True)
class Hours:
    """`text` is OpenStreetMap's syntax; `week` as in `Institution.open_minutes`, None where a rule leaves open
    when ("unknown", dusk); `vary` where some weeks have other hours than most; `holidays` as in HOLIDAYS."""

    text: str
    week: WeekMinutes | None
    vary: bool
    holidays: str


@lru_cache(maxsize=4096)
def hours_of(text: str) -> Hours:
    """What a text says, also where days and hours are written in German ("Mo–Fr 6–17 Uhr").

    Public holidays are those of all of Germany. Raises NotHours.
    """
    bare = " ".join(text.split()).rstrip(";, ")
    try:
        return _hours(bare)
    except ParserError:
        pass
    translated = _translated(bare)
    try:
        return _hours(translated)
    except ParserError as error:
        raise NotHours(_reason(translated, str(error))) from error


def _hours(text: str) -> Hours:
    read = OpeningHours(text, country="DE")
    days = _days(read)
    weeks = [days[start : start + 7] for start in range(0, _WEEKS * 7, 7)]
    ordinary, count = Counter(weeks).most_common(1)[0]
    if any(day is None for day in ordinary):
        return Hours(text, None, False, _holidays(text, read))
    without = _without_holidays(text)
    # No library knows the school holidays of a year to come: where they matter, weeks differ.
    vary = "SH" in text or (count < _WEEKS if without == text else _vary(without))
    return Hours(text, tuple(day for day in ordinary if day is not None), vary, _holidays(text, read))


def _days(read: OpeningHours) -> tuple[tuple[tuple[int, int], ...] | None, ...]:
    """The spans that begin on each day, None for a day of which it is not known."""
    first = datetime.combine(_FIRST_MONDAY, time())
    found: list[list[tuple[int, int]] | None] = [[] for _ in range(_WEEKS * 7)]
    # A span that is open when the first day begins has begun on the day before.
    for since, until, state, _ in read.intervals(
        first - timedelta(days=1), first + timedelta(weeks=_WEEKS, days=1)
    ):
        kind = str(state)
        if "closed" in kind:
            continue
        start, end = (int((_naive(one) - first).total_seconds()) // 60 for one in (since, until))
        while start < end:
            day, minute = divmod(start, _DAY)
            stop = end - day * _DAY
            # Only a night is one span over midnight; what is open for days is open on each.
            if stop > _DAY and stop - minute >= _DAY:
                stop = _DAY
            if 0 <= day < len(found):
                spans = found[day]
                if "unknown" in kind or spans is None:
                    found[day] = None
                else:
                    spans.append((minute, stop))
            start = day * _DAY + stop
    return tuple(None if spans is None else tuple(spans) for spans in found)


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _without_holidays(text: str) -> str:
    """The rules that speak of no public holidays: those do not make a week unordinary."""
    rules = [rule for rule in re.split(r"\s*;\s*", text) if not _SAYS_HOLIDAYS.search(rule)]
    return "; ".join(rules) or text


def _vary(text: str) -> bool:
    try:
        days = _days(OpeningHours(text))
    except ParserError:
        return True
    return len({days[start : start + 7] for start in range(0, len(days), 7)}) > 1


def _holidays(text: str, read: OpeningHours) -> str:
    if "PH" not in text:
        return ""
    labour_day = datetime.combine(date(_FIRST_MONDAY.year, 5, 1), time())  # a Thursday
    states = (str(one[2]) for one in read.intervals(labour_day, labour_day + timedelta(days=1)))
    return "open" if any("open" in one for one in states) else "closed"


def _translated(text: str) -> str:
    """The same with the days of OpenStreetMap and hours of four digits."""
    text = re.sub(r"\s*[–—]\s*", "-", text)
    words = _WORD.sub(lambda found: _GERMAN_DAYS.get(found[0].lower().rstrip("."), found[0]), text)
    words = re.sub(r"\b([A-Z][a-z])\.", r"\1", words)
    words = re.sub(r"([A-Za-z]):\s", r"\1 ", words)
    words = _HOUR.sub(lambda found: f"{int(found[1]):02}:{found[2] or '00'}", words)
    words = re.sub(r"\s*([-,])\s*", r"\1", words)
    return re.sub(r"(?<=[0-9]),(?=[A-Z])", "; ", words)  # another day: a rule of its own


def _reason(text: str, said: str) -> str:
    place = re.search(r"--> 1:(\d+)", said)
    at = int(place[1]) - 1 if place else 0
    rest = text[at:].strip()
    return f"unverständlich ab „{rest[:30]}“" if rest and at else "nicht als Öffnungszeit zu lesen"
