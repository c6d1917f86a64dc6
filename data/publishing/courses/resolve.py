"""What counts when several deliveries speak of courses and queues: the last word on each, and no example beside real
ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.institutions.entries import COURSES, Entries

_DISTRICT = slice(5)


def resolved_courses(
    deliveries: Sequence[Entries], wholes: Callable[[str], Collection[str]]
) -> tuple[tuple[Course, ...], tuple[Queue, ...]]:
    """Courses by key, and queues by kind, municipality and day, from deliveries in order.

    A course is replaced by its key, a queue by kind, municipality and day. Where a delivery is complete for the
    courses of an area, earlier courses there are gone. A real course or queue of a district displaces all examples of
    both in it, for a made-up queue beside a real course would be a gap that is none; one without a municipality
    (online) displaces all. `wholes` gives the keys of a municipality itself, its Amt and its district.
    """
    courses: dict[str, Course] = {}
    queues: dict[tuple[str, str, date], Queue] = {}
    for delivery in deliveries:
        areas = {said.area for said in delivery.complete if said.kind == COURSES}
        if areas:
            courses = {
                key: known
                for key, known in courses.items()
                if not (known.municipality and areas & set(wholes(known.municipality)))
            }
        courses |= {known.key: known for known in delivery.courses}
        queues |= {(known.kind, known.municipality, known.on): known for known in delivery.queues}
    every: list[Course | Queue] = [*courses.values(), *queues.values()]
    real = {one.municipality[_DISTRICT] for one in every if not one.example}

    def shown(known: Course | Queue) -> bool:
        return not known.example or not real & {known.municipality[_DISTRICT], ""}

    return (
        tuple(courses[key] for key in sorted(courses) if shown(courses[key])),
        tuple(queues[key] for key in sorted(queues) if shown(queues[key])),
    )
