"""Which courses suit somebody who looks for one: three questions, no words of administration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.kinds import LEVELS
from dashboard.indicators.ways.distance import kilometres

Point = tuple[float, float]
"""Longitude and latitude."""
DISTANCES = (10, 25, 50)
"""Kilometres that can be chosen."""
USUAL_KM = 25


class Lack(StrEnum):
    """Why a course does not quite fit, in the order of how hard it is to get over."""

    FULL = "full"
    LEVEL = "level"
    CHILD_CARE = "child_care"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody answered. `home` is None where no place was chosen, `level` a word of LEVELS at which the course
    is to begin, empty where not known."""

    home: Point | None = None
    level: str = ""
    child_care: bool = False
    kilometres: int = USUAL_KM


@dataclass(frozen=True, slots=True)
class SuitableCourse:
    """A course that has not begun yet. `kilometres` is None online, without a home, and without a point; `lacks` is
    empty where everything fits as far as is known."""

    course: Course
    kilometres: float | None
    lacks: frozenset[Lack]


@dataclass(frozen=True, slots=True)
class Suitable:
    """`fitting` by the day they begin, then by distance; `near` miss one thing and no more, and come in the same
    order."""

    fitting: tuple[SuitableCourse, ...]
    near: tuple[SuitableCourse, ...]


def offers(courses: Iterable[Course], wish: Wish, day: date) -> Suitable:
    """What there is for a wish on a day. Courses that run already, have ended, are cancelled or whose registration has
    closed are left out; a full one lacks a place."""
    found = sorted(
        (_offer(one, wish, day) for one in courses if _can_still_begin(one, day)),
        key=lambda one: (one.course.start, one.kilometres or 0.0, one.course.key),
    )
    return Suitable(
        tuple(one for one in found if not one.lacks), tuple(one for one in found if len(one.lacks) == 1)
    )


def _can_still_begin(course: Course, day: date) -> bool:
    """Somebody who stands at the door on the first day can still ask."""
    if course.status_on(day) == "full" and course.start >= day:
        return True
    return course.takes_people_on(day)


def _offer(course: Course, wish: Wish, day: date) -> SuitableCourse:
    lacks: set[Lack] = set()
    distance = distance_to(course, wish.home)
    if course.status_on(day) == "full":
        lacks.add(Lack.FULL)
    if not suits(course, wish.level):
        lacks.add(Lack.LEVEL)
    if wish.child_care and course.child_care is not True:
        lacks.add(Lack.CHILD_CARE)
    if wish.home is not None and course.form != "online" and (distance is None or distance > wish.kilometres):
        lacks.add(Lack.FAR)
    return SuitableCourse(course, distance, frozenset(lacks))


def distance_to(course: Course, home: Point | None) -> float | None:
    """Kilometres as the crow flies from a home, None where one of the two has no point, and online."""
    if home is None or course.form == "online" or course.longitude is None or course.latitude is None:
        return None
    return kilometres(home, (course.longitude, course.latitude))


def suits(course: Course, level: str) -> bool:
    """Whether a course can be begun by somebody at a level: it begins there, or below and leads beyond it. A course in
    reading and writing suits those alone who begin with it. Everything suits where a level is not known."""
    if not level or not course.level_from:
        return True
    if course.level_from == level:
        return True
    first, last, wanted = (LEVELS.index(one) for one in (course.level_from, course.level_to, level))
    return course.level_from != LEVELS[0] and first < wanted < last


def next_course(courses: Iterable[Course], after: Course, day: date) -> Course | None:
    """The course that goes on soonest after another: it begins where that one leads to, after its last day and not
    before `day`, and takes people. None where none is known, or the first one does not say where it leads to."""
    if not after.level_to:
        return None
    last = after.end or after.start
    later = [
        one
        for one in courses
        if one.key != after.key
        and one.level_from == after.level_to
        and LEVELS.index(one.level_to) > LEVELS.index(after.level_to)
        and one.start > last
        and one.takes_people_on(day)
    ]
    return min(later, key=lambda one: (one.start, one.key), default=None)
