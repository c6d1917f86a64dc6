"""Days and times of a course in the words that tables have them in."""

from __future__ import annotations

from dashboard.domain.courses.course import Span

DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def day_words(days: tuple[int, ...]) -> str:
    """ "Mo, Mi, Fr", or "Mo-Fr" for three or more in a row; empty without any."""
    if len(days) >= 3 and days == tuple(range(days[0], days[-1] + 1)):
        return f"{DAYS[days[0]]}-{DAYS[days[-1]]}"
    return ", ".join(DAYS[day] for day in days)


def time_words(times: tuple[Span, ...]) -> str:
    """ "08:30-12:45, 13:15-14:00"; empty without any."""
    return ", ".join(f"{clock(begin)}-{clock(end)}" for begin, end in times)


def clock(minutes: int) -> str:
    """ "08:30" of minutes since midnight."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
