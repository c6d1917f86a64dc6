"""Courses and queues with where they are: what all that reckons with distances begins with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import SECRET_BELOW, TARGET_WEEKS, Queue
from dashboard.indicators.ways.distance import Point, kilometres

NEAR_KM = 25
"""How far apart courses can be for people to change between them, in kilometres as the crow flies."""
NEAR_DAYS = TARGET_WEEKS * 7
"""Days between two starts that can be brought together, and within which those who wait are to begin."""
OFFERED = ("planned", "open")


@dataclass(frozen=True, slots=True)
class CourseSite:
    """A course, the name of its municipality (empty where it has none) and its point: its own, else that of
    its municipality, None where neither is known."""

    course: Course
    town: str
    point: Point | None

    @property
    def people(self) -> tuple[int, int]:
        """How many are registered, at least and at most: they differ where the number is secret; nobody where
        nothing is stated."""
        return people_of(self.course)


@dataclass(frozen=True, slots=True)
class WaitingSite:
    """A queue with the name and the point of its municipality."""

    queue: Queue
    town: str
    point: Point | None

    @property
    def hidden(self) -> bool:
        """Whether one or two people wait, and nobody learns how many."""
        return self.queue.waiting is None and self.queue.is_known_to_wait


def people_of(course: Course) -> tuple[int, int]:
    """As `CourseSite.people`."""
    if course.taken_hidden:
        return 1, SECRET_BELOW - 1
    return course.taken or 0, course.taken or 0


def sites(
    courses: Iterable[Course], names: Mapping[str, str], points: Mapping[str, Point]
) -> tuple[CourseSite, ...]:
    """Courses with their places, in the order of start and key whatever the order they come in."""
    found = [
        CourseSite(
            one,
            names.get(one.municipality, ""),
            (one.longitude, one.latitude)
            if one.longitude is not None and one.latitude is not None
            else points.get(one.municipality),
        )
        for one in courses
    ]
    return tuple(sorted(found, key=lambda one: (one.course.start, one.course.key)))


def waiting_sites(
    queues: Iterable[Queue], names: Mapping[str, str], points: Mapping[str, Point]
) -> tuple[WaitingSite, ...]:
    """Queues in which somebody waits, in the order of kind and municipality."""
    found = [
        WaitingSite(one, names.get(one.municipality, one.municipality), points.get(one.municipality))
        for one in queues
        if one.is_known_to_wait
    ]
    return tuple(sorted(found, key=lambda one: (one.queue.kind, one.queue.municipality, one.queue.on)))


def apart(one: Point | None, other: Point | None) -> float | None:
    """Kilometres between two points, None where one is not known."""
    return None if one is None or other is None else kilometres(one, other)


def is_near(one: Point | None, site: CourseSite, most: float = NEAR_KM) -> bool:
    """Whether a course can be reached from a point; one that is held online alone is near to everybody."""
    km = apart(one, site.point)
    return site.course.form == "online" or (km is not None and km <= most)


def starts_within(site: CourseSite, today: date, days: int = NEAR_DAYS) -> bool:
    """Whether a course begins today or in so many days."""
    return 0 <= (site.course.start - today).days <= days


def has_room(site: CourseSite, today: date) -> bool:
    """Whether somebody can still join a course: it takes people, and no count says that all its seats are
    taken."""
    return site.course.takes_people_on(today) and site.course.free != 0
