"""People who wait for a course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.domain.courses.kinds import KINDS
from dashboard.domain.observation import Provenance, Status

TARGET_WEEKS = 6
"""Nobody is to wait longer than this for the first day of a course."""
SECRET_BELOW = 3
"""A number of people from 1 up to here is shown to nobody."""


@dataclass(frozen=True, slots=True)
class Queue:
    """How many people of a municipality (AGS, 8 digits) wait for a course of a kind (code of KINDS) on a day.

    `waiting` is None exactly when `status` carries no number: SUPPRESSED in a published data version for one or two
    people, NOT_COLLECTED where nobody has counted; 0 has the status ZERO. `weeks` are the weeks since the
    registration of whoever has waited longest on that day, None where not stated, and where `waiting` is 0 or hidden.
    No sum of hidden numbers is published: who adds up the shown ones says "at least".
    """

    kind: str
    municipality: str
    on: date
    waiting: int | None
    status: Status = Status.REPORTED
    weeks: float | None = None
    source: str = ""
    provenance: Provenance = Provenance.DISTRICT

    def __post_init__(self) -> None:
        """Raises ValueError for an unknown kind, a number below zero, and a number that its status does not
        carry."""
        if self.kind not in KINDS:
            raise ValueError(f"{self.kind!r} is no kind of course")
        if (
            (self.waiting is None) == self.status.has_value
            or (self.waiting or 0) < 0
            or (self.weeks or 0) < 0
        ):
            raise ValueError(f"{self.kind} {self.municipality}: {self.waiting} waiting, {self.status.key}")
        if self.weeks is not None and not self.waiting:
            raise ValueError(f"{self.kind} {self.municipality}: weeks of a queue without a number")

    @property
    def example(self) -> bool:
        """Whether it is synthetic, for trying out."""
        return self.provenance is Provenance.EXAMPLE

    @property
    def is_known_to_wait(self) -> bool:
        """Whether at least one person waits: the number is above 0, or hidden because it is 1 or 2."""
        return bool(self.waiting) or self.status is Status.SUPPRESSED


def newest(queues: tuple[Queue, ...], day: date) -> tuple[Queue, ...]:
    """Of each kind and municipality the newest count up to a day, in the order given."""
    last: dict[tuple[str, str], date] = {}
    for one in queues:
        if one.on <= day and one.on > last.get((one.kind, one.municipality), date.min):
            last[one.kind, one.municipality] = one.on
    return tuple(one for one in queues if last.get((one.kind, one.municipality)) == one.on)
