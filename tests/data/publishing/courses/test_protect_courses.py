"""Numbers of people in courses and queues: what is published never tells one from two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.courses.course import STATUSES, Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.observation import Status
from data.publishing.courses.protect import protected_courses, protected_queues

DAY = date(2027, 1, 11)
COUNTS = st.none() | st.integers(0, 30)


@given(st.sampled_from(("", *STATUSES)), COUNTS, COUNTS, st.sampled_from((1, 2)), st.sampled_from((1, 2)))
def test_one_and_two_look_alike(
    status: str, seats: int | None, minimum: int | None, one: int, two: int
) -> None:
    """Unless the course has as many seats, or fewer: then it is full, and the seats are not told."""
    course = Course("k", "deutsch", DAY, municipality="13076001", seats=seats, minimum=minimum, status=status)
    [left], [right] = (protected_courses([replace(course, taken=taken)]) for taken in (one, two))
    assert left.taken is right.taken is None and left.taken_hidden and right.taken_hidden
    assert left.free is right.free is None
    if seats is None or seats > 2:
        assert left == right
    for shown, taken in ((left, one), (right, two)):
        if seats is not None and seats <= taken:
            assert shown.seats is None


@given(st.integers(0, 40), st.none() | st.floats(0, 60))
def test_a_queue_shows_its_number_or_nothing(waiting: int, weeks: float | None) -> None:
    status = Status.REPORTED if waiting else Status.ZERO
    queue = Queue("jugend", "13076001", DAY, waiting, status, weeks if waiting else None)
    [shown] = protected_queues([queue])
    if waiting in (1, 2):
        assert (shown.waiting, shown.weeks, shown.status) == (None, None, Status.SUPPRESSED)
    else:
        assert shown == queue
