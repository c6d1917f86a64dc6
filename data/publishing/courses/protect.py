"""What of the numbers of people in courses and queues may be shown: one and two never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import SECRET_BELOW, Queue
from dashboard.domain.observation import Status


def protected_queues(queues: Iterable[Queue]) -> tuple[Queue, ...]:
    """Queues as they may be published: of one or two people neither the number nor the weeks. Nothing that adds
    queues up is published, so that no sum gives a hidden number back."""
    return tuple(
        replace(one, waiting=None, weeks=None, status=Status.SUPPRESSED) if _is_secret(one.waiting) else one
        for one in queues
    )


def protected_courses(courses: Iterable[Course]) -> tuple[Course, ...]:
    """Courses as they may be published: of one or two registered people not the number. Of a full course its seats
    are this number, so that they are left out with it."""
    return tuple(_protected(one) for one in courses)


def _protected(one: Course) -> Course:
    if not _is_secret(one.taken):
        return one
    is_full = one.status == "full" or one.free == 0
    seats = None if is_full else one.seats
    status = "full" if is_full and one.status in ("", "planned", "open") else one.status
    return replace(one, taken=None, taken_hidden=True, seats=seats, status=status)


def _is_secret(number: int | None) -> bool:
    return number is not None and 0 < number < SECRET_BELOW
