"""A queue: what its status says of its number, and which count is the newest."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.domain.courses.queue import Queue, newest
from dashboard.domain.observation import Status

DAY = date(2026, 11, 2)


def queue(waiting: int | None, status: Status = Status.REPORTED, **more: Any) -> Queue:
    return Queue(
        **{"kind": "frauen", "municipality": "13076108", "on": DAY} | more, waiting=waiting, status=status
    )


@pytest.mark.parametrize(
    ("waiting", "status", "more"),
    [
        (None, Status.REPORTED, {}),
        (2, Status.SUPPRESSED, {}),
        (-1, Status.REPORTED, {}),
        (5, Status.REPORTED, {"weeks": -1.0}),
        (0, Status.ZERO, {"weeks": 4.0}),
        (None, Status.SUPPRESSED, {"weeks": 4.0}),
        (5, Status.REPORTED, {"kind": "tanz"}),
    ],
)
def test_contradictions_are_refused(waiting: int | None, status: Status, more: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        queue(waiting, status, **more)


def test_hidden_people_are_known_to_wait() -> None:
    assert queue(None, Status.SUPPRESSED).is_known_to_wait
    assert queue(5, weeks=8.0).is_known_to_wait
    assert not queue(0, Status.ZERO).is_known_to_wait
    assert not queue(None, Status.NOT_COLLECTED).is_known_to_wait


def test_the_newest_count_up_to_a_day_holds() -> None:
    older, present, later = queue(4), queue(5, on=date(2026, 11, 20)), queue(9, on=date(2026, 12, 24))
    other = queue(3, kind="jugend")
    assert newest((older, present, later, other), date(2026, 11, 30)) == (present, other)
    assert newest((older,), date(2026, 11, 1)) == ()
