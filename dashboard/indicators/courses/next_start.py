"""The days until somebody of a municipality can begin a course: a lower bound where nobody knows who waits
there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.domain.courses.queue import SECRET_BELOW, Queue
from dashboard.indicators.courses.offer import CourseOffer, offer_from, soonest
from dashboard.indicators.courses.sites import NEAR_KM, CourseSite, has_room, is_near
from dashboard.indicators.ways.distance import Point


@dataclass(frozen=True, slots=True)
class NextStart:
    """`offer` is the course that somebody who registers today can begin first, None where none is known
    within the distance. `at_least`: it may take longer, because no queue of the municipality is known, or
    seats are not stated."""

    municipality: str
    offer: CourseOffer | None
    at_least: bool

    @property
    def days(self) -> int | None:
        """Until the first day of the course."""
        return self.offer.days if self.offer else None


def next_starts(
    points: Mapping[str, Point],
    sites: Iterable[CourseSite],
    queues: Iterable[Queue],
    today: date,
    *,
    most_km: float = NEAR_KM,
) -> tuple[NextStart, ...]:
    """Of each municipality (its point by its key), in the order given. Who waits there already begins first:
    seats of the first courses go to them, of each kind apart; a secret number counts as the most that it can
    be."""
    before: dict[tuple[str, str], int] = {}
    for one in queues:
        waiting = SECRET_BELOW - 1 if one.waiting is None and one.is_known_to_wait else one.waiting
        if waiting is not None:
            before[one.kind, one.municipality] = waiting
    courses = [one for one in sites if one.course.start >= today and has_room(one, today)]
    found = []
    for key, point in points.items():
        offers = [offer_from(point, one, today) for one in courses if is_near(point, one, most_km)]
        found.append(_first(key, sorted(offers, key=soonest), before))
    return tuple(found)


def _first(municipality: str, offers: list[CourseOffer], before: Mapping[tuple[str, str], int]) -> NextStart:
    """The first course in which a seat is left after those who wait for its kind."""
    left = {kind: count for (kind, where), count in before.items() if where == municipality}
    known = bool(left)
    for one in offers:
        course = one.site.course
        waiting = left.get(course.kind, 0)
        if course.free is None or waiting == 0:
            return NextStart(municipality, one, not known or course.free is None)
        if course.free > waiting:
            return NextStart(municipality, one, at_least=False)
        left[course.kind] = waiting - course.free
    return NextStart(municipality, None, not known)
