"""What a delivery brings, and what a data version shows, of institutions, courses and queues."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.institutions.locality import Locality

PARTS = ("institutions", "catchments", "localities", "figures", "courses", "queues")

COURSE_PARTS = frozenset({"courses", "queues"})
"""Parts of which no figure of an indicator is made."""
COMPLETE = "complete"
"""The name of what a delivery says to be complete, beside PARTS."""
COURSES = "kurse"


@dataclass(frozen=True, slots=True)
class CompleteKind:
    """That a delivery names all institutions of a kind in an area (AGS, Amt or district): others are gone. The kind
    COURSES stands for all courses."""

    kind: str
    area: str


@dataclass(frozen=True, slots=True)
class Entries:
    """Institutions, catchments, localities, yearly figures of institutions, courses and queues, each in its order.

    `complete` is what the delivery says to name all of; empty in what is published.
    """

    institutions: tuple[Institution, ...] = ()
    catchments: tuple[Catchment, ...] = ()
    localities: tuple[Locality, ...] = ()
    figures: tuple[InstitutionFigure, ...] = ()
    courses: tuple[Course, ...] = ()
    queues: tuple[Queue, ...] = ()
    complete: tuple[CompleteKind, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, part) for part in PARTS) or bool(
            self.courses or self.queues or self.complete
        )

    @property
    def parts(self) -> frozenset[str]:
        """The names of what is there: of PARTS, and COMPLETE where it says that it names all institutions of a
        kind."""
        found = {part for part in PARTS if getattr(self, part)}
        return frozenset(found | {"courses" if one.kind == COURSES else COMPLETE for one in self.complete})

    def __add__(self, other: Entries) -> Entries:
        return Entries(
            self.institutions + other.institutions,
            self.catchments + other.catchments,
            self.localities + other.localities,
            self.figures + other.figures,
            self.courses + other.courses,
            self.queues + other.queues,
            self.complete + other.complete,
        )


NO_ENTRIES = Entries()
