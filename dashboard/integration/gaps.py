"""Where people wait for a kind of course and none begins near them in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.indicators.courses.offer import CourseOffer, offer_from, soonest
from dashboard.indicators.courses.sites import (
    NEAR_DAYS,
    CourseSite,
    WaitingSite,
    has_room,
    is_near,
    starts_within,
)


@dataclass(frozen=True, slots=True)
class CourseGap:
    """A queue without a fitting start. `offer` is the first course of the kind that still takes people, too
    far away or too late, None where there is none; `least` is the smallest minimum that a course of the kind
    has, None where none is stated."""

    site: WaitingSite
    offer: CourseOffer | None
    least: int | None

    @property
    def enough(self) -> bool:
        """Whether those who wait are enough for a course of their own, as far as their number is known."""
        waiting = self.site.queue.waiting
        return waiting is not None and self.least is not None and waiting >= self.least


def fits(site: CourseSite, waiting: WaitingSite, today: date) -> bool:
    """Whether a course is one that those who wait can begin: of their kind, near them, with room, in time."""
    return (
        site.course.kind == waiting.queue.kind
        and has_room(site, today)
        and starts_within(site, today)
        and _reaches(site, waiting)
    )


def gaps(waiting: Iterable[WaitingSite], sites: Iterable[CourseSite], today: date) -> tuple[CourseGap, ...]:
    """Queues that no start fits, those of most people first, then those who wait longest; where the number is
    secret, last."""
    courses = tuple(sites)
    found = [
        CourseGap(one, _offer(one, courses, today), _least(one, courses))
        for one in waiting
        if one.queue.is_known_to_wait and not any(fits(site, one, today) for site in courses)
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(one: CourseGap) -> tuple[int, float, str, str]:
    queue = one.site.queue
    return -(queue.waiting or 0), -(queue.weeks or 0.0), queue.kind, queue.municipality


def _reaches(site: CourseSite, waiting: WaitingSite) -> bool:
    same = bool(site.course.municipality) and site.course.municipality == waiting.queue.municipality
    return same or is_near(waiting.point, site)


def _offer(waiting: WaitingSite, sites: Sequence[CourseSite], today: date) -> CourseOffer | None:
    found = [
        offer_from(waiting.point, one, today)
        for one in sites
        if one.course.kind == waiting.queue.kind and one.course.start >= today and has_room(one, today)
    ]
    return min(found, key=soonest, default=None)


def _least(waiting: WaitingSite, sites: Sequence[CourseSite]) -> int | None:
    kind = waiting.queue.kind
    return min(
        (one.course.minimum for one in sites if one.course.kind == kind and one.course.minimum), default=None
    )


def too_late(offer: CourseOffer) -> bool:
    """Whether a course begins after the target."""
    return offer.days > NEAR_DAYS
