"""A course as it is seen from a place: how far away, and in how many days it begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.indicators.courses.sites import CourseSite, apart


@dataclass(frozen=True, slots=True)
class CourseOffer:
    """A course as it is seen from a place: `km` away (None where a point is not known or it is online),
    beginning in `days`."""

    site: CourseSite
    km: float | None
    days: int


def offer_from(point: tuple[float, float] | None, site: CourseSite, today: date) -> CourseOffer:
    """A course as it is seen from a point."""
    km = None if site.course.form == "online" else apart(point, site.point)
    return CourseOffer(site, km, (site.course.start - today).days)


def soonest(one: CourseOffer) -> tuple[int, float, str]:
    """Order by start, then by distance, then by key."""
    return one.days, one.km or 0.0, one.site.course.key
