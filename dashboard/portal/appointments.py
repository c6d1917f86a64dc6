"""Which dates stand on the portal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from dashboard.portal.model import Appointment

MOST = 3


def coming(
    meetings: Iterable[Appointment], courses: Iterable[Appointment], today: date
) -> tuple[Appointment, ...]:
    """The next meetings, today's among them; where there are few of them, beginnings of courses besides. In the order
    of their days."""
    found = _next(meetings, today)
    found += _next(courses, today)[: max(MOST - len(found), 0)]
    return tuple(sorted(found, key=_order))


def _next(appointments: Iterable[Appointment], today: date) -> list[Appointment]:
    return sorted((one for one in appointments if one.day >= today), key=_order)[:MOST]


def _order(one: Appointment) -> tuple[date, time, str]:
    return one.day, one.begins or time.min, one.title
