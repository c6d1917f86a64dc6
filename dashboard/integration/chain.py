"""What comes after a course: which level begins next, where, and how long people wait for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.courses.kinds import LEVELS
from dashboard.indicators.courses.offer import CourseOffer, offer_from, soonest
from dashboard.indicators.courses.sites import NEAR_DAYS, NEAR_KM, CourseSite, has_room
from dashboard.indicators.ways.distance import Point

CHAIN = LEVELS[:5]
"""Alpha, A1, A2, B1, B2."""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A level of the chain. `entry` is the first course that begins with it, near the place before any other;
    `same` is true where the course of the level before goes on with it, and `entry` is that one. `wait` are
    the days from the end of this course to the first start with the next level, 0 within the same course;
    None where no such start is known, and `ends` false where the end is not stated."""

    level: str
    entry: CourseOffer | None
    same: bool
    wait: int | None
    ends: bool

    @property
    def long(self) -> bool:
        """Whether the wait after it is beyond the target."""
        return self.wait is not None and self.wait > NEAR_DAYS


@dataclass(frozen=True, slots=True)
class Onward:
    """A course with the level that comes after it, the first course that begins with that after its end, and
    the days between; None where none is known."""

    site: CourseSite
    level: str
    offer: CourseOffer | None
    wait: int | None


def chain(
    sites: Iterable[CourseSite], today: date, place: Point | None, most_km: float = NEAR_KM
) -> tuple[ChainStep, ...]:
    """Every level from Alpha to B2 as somebody finds it who begins today at a place."""
    courses, entries = tuple(sites), list[tuple[CourseOffer | None, bool]]()
    for level in CHAIN:
        before = entries[-1][0] if entries else None
        if before is not None and _leads_to(before.site, level):
            entries.append((before, True))
            continue
        entries.append((_first(courses, level, today, today, place, most_km), False))
    found = []
    for at, (level, (entry, same)) in enumerate(zip(CHAIN, entries, strict=True)):
        wait, ends = (
            _wait(courses, entry, CHAIN[at + 1], today, place, most_km)
            if at + 1 < len(CHAIN)
            else (None, True)
        )
        found.append(ChainStep(level, entry, same, wait, ends))
    return tuple(found)


def onward(sites: Iterable[CourseSite], today: date, most_km: float = NEAR_KM) -> tuple[Onward, ...]:
    """Of each course that runs or is to begin and states its last level and its end: what comes after it, as
    seen from where it is held. In the order of their ends."""
    courses = tuple(sites)
    found = [
        made
        for one in courses
        if one.course.status_on(today) not in ("ended", "cancelled")
        and (made := _after(one, courses, today, most_km))
    ]
    return tuple(sorted(found, key=lambda one: (one.site.course.end or date.max, one.site.course.key)))


def _after(site: CourseSite, courses: Sequence[CourseSite], today: date, most_km: float) -> Onward | None:
    course = site.course
    if course.end is None or course.level_to not in CHAIN[:-1]:
        return None
    level = CHAIN[CHAIN.index(course.level_to) + 1]
    offer = _first(courses, level, max(course.end, today), today, site.point, most_km)
    wait = (offer.site.course.start - course.end).days if offer else None
    return Onward(site, level, offer, wait)


def _leads_to(site: CourseSite, level: str) -> bool:
    last = site.course.level_to
    return last in LEVELS and LEVELS.index(last) >= LEVELS.index(level)


def _wait(
    courses: Sequence[CourseSite],
    entry: CourseOffer | None,
    level: str,
    today: date,
    place: Point | None,
    most_km: float,
) -> tuple[int | None, bool]:
    """Days until the next level, and whether the end of the course is stated."""
    if entry is None:
        return None, True
    if _leads_to(entry.site, level):
        return 0, True
    end = entry.site.course.end
    if end is None:
        return None, False
    offer = _first(courses, level, end, today, place, most_km)
    return ((offer.site.course.start - end).days if offer else None), True


def _first(
    courses: Sequence[CourseSite], level: str, after: date, today: date, place: Point | None, most_km: float
) -> CourseOffer | None:
    """The first course that begins with a level on a day or later; near the place, else anywhere."""
    offers = [
        offer_from(place, one, today)
        for one in courses
        if one.course.level_from == level and one.course.start >= after and has_room(one, today)
    ]
    near = [
        one
        for one in offers
        if one.site.course.form == "online" or (one.km is not None and one.km <= most_km)
    ]
    return min(near or offers, key=soonest, default=None)
