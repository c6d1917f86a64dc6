"""Which courses are given away for the filters of an address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.indicators.courses.sites import CourseSite
from dashboard.indicators.ways.distance import Point
from dashboard.integration.choice import in_radius, passes
from dashboard.integration.view import IntegrationView


def listed(
    sites: Sequence[CourseSite], view: IntegrationView, point: Point | None, today: date
) -> tuple[CourseSite, ...]:
    """The courses that the filters leave and that somebody may still attend, or might have: those that do not end
    before the month asked for (`ab`), without one before today. Cancelled ones are among them while their first day has
    not passed. In the order given; `point` is that of the view's place, None without one."""
    since = view.since or today
    return tuple(
        one
        for one in sites
        if _lasts(one, since, today)
        and (not view.kinds or one.course.kind in view.kinds)
        and in_radius(one, view, point)
        and passes(one, view)
    )


def _lasts(site: CourseSite, since: date, today: date) -> bool:
    course = site.course
    if course.status_on(today) == "cancelled":
        return course.start >= since
    if course.end is None:
        return course.status_on(today) != "ended" or course.start >= since
    return course.end >= since
