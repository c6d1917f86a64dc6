"""Moments as staff read them: by the clock on the wall of the machine."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dashboard.formats import day
from dashboard.texts import say


def clock(at: datetime) -> str:
    """Hour and minute, such as 09:12; `at` knows its zone."""
    return f"{at.astimezone():%H:%M}"


def short_day(value: date, lang: str) -> str:
    """`26.11.2026` or `26 November 2026`."""
    return f"{value:%d.%m.%Y}" if lang == "de" else day(value, lang)


def written_day(text: str, lang: str) -> str:
    """A day as tables write it (`2026-11-26`) as people read it; what is none stays as it is."""
    try:
        return short_day(date.fromisoformat(text), lang)
    except ValueError:
        return text


def moment(at: datetime, now: datetime, lang: str) -> str:
    """Today and yesterday with the time, earlier days with the date alone."""
    then, today = at.astimezone(), now.astimezone().date()
    if then.date() == today:
        return say(lang, "staff_today", time=clock(at))
    if then.date() == today - timedelta(days=1):
        return say(lang, "staff_yesterday", time=clock(at))
    return short_day(then.date(), lang)


def full_moment(at: datetime, lang: str) -> str:
    """Day and time."""
    then = at.astimezone()
    return f"{short_day(then.date(), lang)}, {then:%H:%M}"
