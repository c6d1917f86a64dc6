"""What of all that is new stands on the portal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from dashboard.domain.courses.course import Course
from dashboard.portal.model import NEWS_KINDS, NewsItem

MOST = 5
_OF_A_KIND = 2
"""Of one kind, so that many courses do not hide a new data version."""
_COURSE_DAYS, _OPENING_DAYS = 60, 180
"""How long after somebody has confirmed a course, and after an institution opened, that is news."""


def newest(items: Iterable[NewsItem], today: date) -> tuple[NewsItem, ...]:
    """The newest, of each kind at most two; nothing of a day that is yet to come."""
    found: list[NewsItem] = []
    counts = Counter[str]()
    past = [one for one in items if one.day <= today]
    for one in sorted(past, key=lambda one: (-one.day.toordinal(), NEWS_KINDS.index(one.kind), one.title)):
        counts[one.kind] += 1
        if counts[one.kind] <= _OF_A_KIND:
            found.append(one)
    return tuple(found[:MOST])


def is_course_news(course: Course, today: date) -> bool:
    """Whether people can join it, and somebody has said so lately."""
    confirmed = course.confirmed_on
    return (
        confirmed is not None
        and confirmed <= today <= confirmed + timedelta(days=_COURSE_DAYS)
        and course.start > today
        and course.takes_people_on(today)
        and bool(course.free)
    )


def is_opening(begins: date | None, today: date) -> bool:
    """Whether an institution has opened lately."""
    return begins is not None and begins <= today <= begins + timedelta(days=_OPENING_DAYS)
