"""Which courses and queues the filters leave, and how many each kind would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.courses.kinds import LEVELS
from dashboard.indicators.courses.sites import CourseSite, WaitingSite, apart, is_near
from dashboard.indicators.ways.distance import Point
from dashboard.integration.gaps import CourseGap, gaps
from dashboard.integration.overlaps import Overlap, overlaps
from dashboard.integration.view import IntegrationView


@dataclass(frozen=True, slots=True)
class ShownCourses:
    """What is shown: courses that are not over, those that have ended or been cancelled, queues, overlaps and
    gaps. Overlaps and gaps are found among all courses before filters hide some: a filter makes no gap.
    `kinds` counts courses by kind as the other filters leave them; `care`, `free` and `online` how many have
    each feature."""

    sites: tuple[CourseSite, ...]
    over: tuple[CourseSite, ...]
    waiting: tuple[WaitingSite, ...]
    overlaps: tuple[Overlap, ...]
    gaps: tuple[CourseGap, ...]
    kinds: Mapping[str, int]
    care: int
    free: int
    online: int


def chosen(
    sites: Sequence[CourseSite],
    waiting: Sequence[WaitingSite],
    view: IntegrationView,
    point: Point | None,
    today: date,
) -> ShownCourses:
    """The choice of a view; `point` is that of its place, None without one."""
    there = [one for one in sites if not _is_over(one, today)]
    near = [one for one in there if in_radius(one, view, point)]
    fitting = [one for one in near if passes(one, view)]
    of_kind = [one for one in fitting if not view.kinds or one.course.kind in view.kinds]
    shown = {one.course.key for one in of_kind}
    queues = [
        one
        for one in waiting
        if (not view.kinds or one.queue.kind in view.kinds) and _queue_in_radius(one, view, point)
    ]
    named = {(one.queue.kind, one.queue.municipality) for one in queues}
    unfiltered = [one for one in near if not view.kinds or one.course.kind in view.kinds]
    return ShownCourses(
        tuple(of_kind),
        tuple(
            one
            for one in sites
            if _is_over(one, today)
            and in_radius(one, view, point)
            and (not view.kinds or one.course.kind in view.kinds)
        ),
        tuple(queues),
        tuple(one for one in overlaps(there, waiting, today) if one.keys <= shown),
        tuple(
            one
            for one in gaps(waiting, sites, today)
            if (one.site.queue.kind, one.site.queue.municipality) in named
        ),
        Counter(one.course.kind for one in fitting),
        sum(one.course.child_care is True for one in unfiltered),
        sum(bool(one.course.free) for one in unfiltered),
        sum(one.course.form in ("online", "mixed") for one in unfiltered),
    )


def _is_over(site: CourseSite, today: date) -> bool:
    return site.course.status_on(today) in ("ended", "cancelled")


def in_radius(site: CourseSite, view: IntegrationView, point: Point | None) -> bool:
    """Whether a course is within the distance of a view; `point` is that of its place."""
    return view.radius_km is None or point is None or is_near(point, site, view.radius_km)


def _queue_in_radius(one: WaitingSite, view: IntegrationView, point: Point | None) -> bool:
    if view.radius_km is None or point is None:
        return True
    km = apart(point, one.point)
    return km is not None and km <= view.radius_km


def passes(site: CourseSite, view: IntegrationView) -> bool:
    """Whether a course has the level and the features of a view."""
    one = site.course
    if view.level and not (
        one.level_from
        and LEVELS.index(one.level_from) <= LEVELS.index(view.level) <= LEVELS.index(one.level_to)
    ):
        return False
    return (
        (not view.care or one.child_care is True)
        and (not view.free or bool(one.free))
        and (not view.online or one.form in ("online", "mixed"))
    )


def span_of(sites: Iterable[CourseSite]) -> tuple[date, date] | None:
    """The first and the last day of all courses; None without any."""
    found = list(sites)
    if not found:
        return None
    return min(one.course.start for one in found), max(one.course.end or one.course.start for one in found)
