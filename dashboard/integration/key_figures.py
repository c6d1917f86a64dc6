"""The numbers at the head of the page: courses, seats, overlaps, gaps and waiting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.courses.queue import TARGET_WEEKS
from dashboard.indicators.courses.sites import OFFERED, CourseSite, WaitingSite, starts_within
from dashboard.integration.gaps import CourseGap
from dashboard.integration.overlaps import Overlap


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """`courses` are those that run or are to begin, `soon` those that begin within the target. `free` seats
    are those of courses that are to begin and state them; `unknown_seats` counts those that do not, or keep
    the number secret. `below` are courses to begin below their minimum. `waiting` adds up the numbers that
    are known, `hidden` counts queues whose number is secret; `longest` are the weeks of who has waited
    longest, None where nobody says."""

    courses: int
    soon: int
    free: int
    unknown_seats: int
    overlaps: int
    below: int
    gaps: int
    waiting: int
    hidden: int
    longest: float | None

    @property
    def beyond_target(self) -> bool:
        """Whether somebody has waited longer than the target."""
        return self.longest is not None and self.longest > TARGET_WEEKS


def key_figures(
    sites: Iterable[CourseSite],
    waiting: Iterable[WaitingSite],
    overlaps: Sequence[Overlap],
    gaps: Sequence[CourseGap],
    today: date,
) -> KeyFigures:
    """All numbers of a day."""
    there = [one for one in sites if one.course.status_on(today) not in ("ended", "cancelled")]
    offered = [one for one in there if one.course.status_on(today) in (*OFFERED, "full")]
    queues = tuple(waiting)
    return KeyFigures(
        courses=len(there),
        soon=sum(starts_within(one, today) for one in offered),
        free=sum(one.course.free or 0 for one in offered),
        unknown_seats=sum(one.course.free is None for one in offered),
        overlaps=len(overlaps),
        below=sum(one.course.is_below_minimum is True for one in offered),
        gaps=len(gaps),
        waiting=sum(one.queue.waiting or 0 for one in queues),
        hidden=sum(one.hidden for one in queues),
        longest=max((one.queue.weeks for one in queues if one.queue.weeks is not None), default=None),
    )


def by_waiting(waiting: Iterable[WaitingSite]) -> tuple[WaitingSite, ...]:
    """Queues from the longest wait to the shortest, then those that do not say theirs, then those whose
    number is secret."""

    def order(one: WaitingSite) -> tuple[bool, bool, float, str, str]:
        queue = one.queue
        return one.hidden, queue.weeks is None, -(queue.weeks or 0.0), queue.kind, queue.municipality

    return tuple(sorted(waiting, key=order))
