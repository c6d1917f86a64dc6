"""Courses that take people from each other, and what a coordinator would propose: which one stays, and who
moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.kinds import KINDS
from dashboard.indicators.courses.sites import (
    NEAR_DAYS,
    NEAR_KM,
    OFFERED,
    CourseSite,
    WaitingSite,
    apart,
    is_near,
)

Fit = Literal["fits", "differs", "unknown"]
FITS = ("level", "times", "care")


@dataclass(frozen=True, slots=True)
class Move:
    """A course whose people move to another: `km` as the crow flies, `days` from its start to the other's,
    below zero where that is earlier."""

    site: CourseSite
    km: float
    days: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """A proposal: people of `moves` join `host`, which stays.

    `people` are all of them, at least and at most (they differ where numbers are secret); `missing` is how
    many the host then lacks to its minimum, by the lower number, and 0 where it takes place. `waiting` are
    queues of the kind near the host whose numbers are known, nearest first, each with its km. `fits` says of
    level, times and child care whether those who move find what they had.
    """

    host: CourseSite
    moves: tuple[Move, ...]
    people: tuple[int, int]
    missing: int
    waiting: tuple[tuple[WaitingSite, float], ...]
    fits: tuple[tuple[str, Fit], ...]

    @property
    def kind(self) -> str:
        """The code of its kind."""
        return self.host.course.kind

    @property
    def sites(self) -> tuple[CourseSite, ...]:
        """All courses of it: the one that stays, then the others from the nearest."""
        return (self.host, *(one.site for one in self.moves))

    @property
    def keys(self) -> frozenset[str]:
        """Keys of its courses."""
        return frozenset(one.course.key for one in self.sites)

    @property
    def takes_place(self) -> bool:
        """Whether the course that stays reaches its minimum."""
        return self.missing == 0

    @property
    def exact(self) -> bool:
        """Whether no number of it is secret."""
        return self.people[0] == self.people[1]

    @property
    def farthest(self) -> float:
        """Kilometres of those who have the longest way to the course that stays."""
        return max(one.km for one in self.moves)


def overlaps(sites: Iterable[CourseSite], waiting: Iterable[WaitingSite], today: date) -> tuple[Overlap, ...]:
    """Courses of one kind within 25 km and 6 weeks of each other that are all below their minimum, each in
    one proposal at most: those that make a course take place first, then those of most people.

    Nobody loses a place: the course that stays has a seat for everybody, whatever its secret numbers are.
    Courses that run, have ended, are full or cancelled are in no proposal, nor such as begin at different
    levels.
    """
    queues, found = tuple(waiting), list[Overlap]()
    left = sorted((one for one in sites if _is_weak(one, today)), key=lambda one: one.course.key)
    for kind in KINDS:
        group = [one for one in left if one.course.kind == kind]
        while best := _best(group, queues):
            found.append(best)
            group = [one for one in group if one.course.key not in best.keys]
    return tuple(sorted(found, key=_urgency))


def _urgency(one: Overlap) -> tuple[bool, int, date, str]:
    return not one.takes_place, -one.people[0], one.host.course.start, one.host.course.key


def _is_weak(site: CourseSite, today: date) -> bool:
    """Whether a course is still to begin, and too few are registered."""
    one = site.course
    return one.status_on(today) in OFFERED and one.is_below_minimum is True and site.point is not None


def _best(group: Sequence[CourseSite], queues: Sequence[WaitingSite]) -> Overlap | None:
    made = [proposal for host in group if (proposal := _around(host, group, queues))]
    return min(made, key=_preference, default=None)


def _preference(one: Overlap) -> tuple[bool, int, float, date, str]:
    """First what takes place, then most people, then the shortest ways of all together, then the earliest
    start."""
    ways = sum(move.km * move.site.people[1] for move in one.moves)
    return not one.takes_place, -one.people[0], round(ways, 3), one.host.course.start, one.host.course.key


def _around(host: CourseSite, group: Sequence[CourseSite], queues: Sequence[WaitingSite]) -> Overlap | None:
    near = sorted(
        (
            Move(one, km, (host.course.start - one.course.start).days)
            for one in group
            if one is not host and (km := _way(host, one)) is not None
        ),
        key=lambda move: (move.km, abs(move.days), move.site.course.key),
    )
    seats, moves = host.course.seats, list[Move]()
    low, high = host.people
    for move in near:
        more = move.site.people
        if seats is None or high + more[1] <= seats:
            low, high = low + more[0], high + more[1]
            moves.append(move)
    if not moves:
        return None
    missing = max((host.course.minimum or 0) - low, 0)
    return Overlap(host, tuple(moves), (low, high), missing, _near_queues(host, queues), _fits(host, moves))


def _way(host: CourseSite, other: CourseSite) -> float | None:
    """Kilometres between two courses that can be brought together; None where they cannot."""
    km = apart(host.point, other.point)
    levels = host.course.level_from, other.course.level_from
    apart_in_time = abs((host.course.start - other.course.start).days)
    if km is None or km > NEAR_KM or apart_in_time > NEAR_DAYS:
        return None
    return None if all(levels) and levels[0] != levels[1] else km


def _near_queues(host: CourseSite, queues: Sequence[WaitingSite]) -> tuple[tuple[WaitingSite, float], ...]:
    found = [
        (one, apart(one.point, host.point) or 0.0)
        for one in queues
        if one.queue.kind == host.course.kind and one.queue.waiting and is_near(one.point, host)
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].queue.municipality)))


def _fits(host: CourseSite, moves: Sequence[Move]) -> tuple[tuple[str, Fit], ...]:
    others = [move.site.course for move in moves]
    return tuple(
        (name, _worst([check(host.course, one) for one in others]))
        for name, check in zip(FITS, (_same_level, _same_times, _same_care), strict=True)
    )


def _worst(found: Sequence[Fit]) -> Fit:
    return "differs" if "differs" in found else "unknown" if "unknown" in found else "fits"


def _same_level(host: Course, other: Course) -> Fit:
    if not host.level_from or not other.level_from:
        return "unknown"
    return "fits" if host.level_to == other.level_to else "differs"


def _same_times(host: Course, other: Course) -> Fit:
    """Same days, and spans that begin within an hour of each other."""
    if not (host.days and other.days and host.times and other.times):
        return "unknown"
    near = abs(min(host.times)[0] - min(other.times)[0]) <= 60
    return "fits" if set(host.days) == set(other.days) and near else "differs"


def _same_care(host: Course, other: Course) -> Fit:
    """Whoever has child care finds it in the course that stays; whoever has none misses none."""
    if other.child_care is False or host.child_care:
        return "fits"
    return "differs" if other.child_care and host.child_care is False else "unknown"
