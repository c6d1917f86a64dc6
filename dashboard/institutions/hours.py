"""Opening hours of an ordinary week, in words."""

from __future__ import annotations

from dashboard.domain.institutions.institution import WeekMinutes
from dashboard.formats import DASH, SPACE
from dashboard.texts import say

_DAYS = {
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_DAY = 24 * 60


def hours_words(week: WeekMinutes, lang: str) -> str:
    """ "Mo–Fr 6:00–17:00, Sa 9:00–12:00"; days without hours are left out, a week without any says so."""
    runs: list[tuple[int, int]] = []
    for day, spans in enumerate(week):
        if runs and runs[-1][1] == day - 1 and week[runs[-1][0]] == spans:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    parts = [
        f"{_days(first, last, lang)} {', '.join(f'{_time(start)}{DASH}{_time(end)}' for start, end in week[first])}"
        for first, last in runs
        if week[first]
    ]
    return "; ".join(parts) or say(lang, "institutions_never_open")


def _days(first: int, last: int, lang: str) -> str:
    names = _DAYS[lang]
    return names[first] if first == last else f"{names[first]}{DASH}{names[last]}"


def _time(minutes: int) -> str:
    """The hour of the day; a span over midnight ends on the next one."""
    within = minutes if minutes == _DAY else minutes % _DAY
    return f"{within // 60}:{within % 60:02}".replace(" ", SPACE)
