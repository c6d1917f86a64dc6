"""Days, times and terms of the network in words."""

from __future__ import annotations

from datetime import date

from dashboard import formats
from dashboard.domain.definitions.network import NetworkBody
from dashboard.texts import say


def when(day: date, begins: str, ends: str, lang: str) -> str:
    """As "Donnerstag, 18. März 2027, 14:00 bis 16:30 Uhr"."""
    weekday = say(lang, f"network_weekday_{day.weekday()}")
    said = f"{weekday}, {formats.day(day, lang)}"
    if begins and ends:
        return say(lang, "network_from_to", day=said, begins=begins, ends=ends)
    return say(lang, "network_from", day=said, begins=begins) if begins else said


def term(body: NetworkBody, lang: str) -> str:
    """How long a body works; empty where nothing is said."""
    first, last = (formats.day(one, lang) if one else "" for one in (body.begins, body.ends))
    if first and last:
        return say(lang, "network_term", first=first, last=last)
    if first:
        return say(lang, "network_since", first=first)
    return say(lang, "network_until", last=last) if last else ""
