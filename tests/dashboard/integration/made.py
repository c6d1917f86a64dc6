"""Courses and queues for tests, at points along one line."""

from datetime import date, timedelta

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.observation import Status
from dashboard.indicators.courses.sites import CourseSite, WaitingSite

TODAY = date(2026, 11, 30)
HAGENOW, LUDWIGSLUST, LUEBZ = "13076060", "13076090", "13076089"
_DEGREES_A_KM = 1 / 111.27  # of latitude, at 53.5 degrees north


def at(km):
    """A point so many kilometres north of Hagenow."""
    return 11.19, 53.43 + km * _DEGREES_A_KM


def course(key, days=42, **more):
    """A literacy course that begins in so many days and lacks people."""
    given = {
        "municipality": HAGENOW, "seats": 16, "taken": 4, "minimum": 10, "status": "open", "level_from": "Alpha",
        "level_to": "A2", "provider": f"Träger {key}",
    }  # fmt: skip
    return Course(key, more.pop("kind", "alphabetisierung"), TODAY + timedelta(days), **(given | more))


def site(key, days=42, km=0.0, town="Hagenow", **more):
    """The course at a place."""
    return CourseSite(course(key, days, **more), town, at(km))


def waiting(count, km=0.0, kind="alphabetisierung", municipality=HAGENOW, town="Hagenow", weeks=9.0):
    """A queue; None hides one or two people."""
    status = Status.SUPPRESSED if count is None else Status.REPORTED if count else Status.ZERO
    queue = Queue(kind, municipality, TODAY, count, status, weeks if count else None)
    return WaitingSite(queue, town, at(km))
