"""What the screens of courses know: courses and queues that are published, and the institutions that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from callbacks.staff.screens import Staff
from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue, newest
from dashboard.domain.institutions.institution import Institution
from dashboard.errors import MonitorError
from dashboard.staff.entries.course_texts import (
    course_texts,
    empty_course,
    empty_queue,
    queue_key,
    queue_texts,
)
from dashboard.staff.entries.draft import DraftPart
from dashboard.staff.entries.stored_rows import StoredRows
from data.stores.institutions.published import read_entries


@dataclass(frozen=True, slots=True)
class PublishedCourses:
    """The courses of the district and those online, by key, what is over at the end; the newest count of each queue by
    `queue_key`; and all institutions by key."""

    courses: Mapping[str, Course]
    queues: Mapping[str, Queue]
    houses: Mapping[str, Institution]
    district: str
    today: date

    @classmethod
    def of(cls, staff: Staff, today: date) -> PublishedCourses:
        """Those on show; none where nothing is published or the store cannot be asked."""
        try:
            with staff.store.reading_published() as connection:
                entries = read_entries(connection, staff.shown_version())
        except MonitorError:
            return cls({}, {}, {}, staff.district, today)
        own = [one for one in entries.courses if one.municipality.startswith(staff.district)]
        own += [one for one in entries.courses if not one.municipality]
        ordered = sorted(own, key=lambda one: (_is_over(one, today), one.start, one.key))
        counted = [one for one in entries.queues if one.municipality.startswith(staff.district)]
        return cls(
            {one.key: one for one in ordered},
            {queue_key(one.kind, one.municipality): one for one in newest(tuple(counted), date.max)},
            {one.key: one for one in entries.institutions},
            staff.district,
            today,
        )

    @property
    def of_courses(self) -> StoredRows:
        """The courses as rows of their table."""
        return StoredRows(
            DraftPart.COURSES,
            self.courses.keys(),
            lambda key: course_texts(self.courses[key], self.houses),
            empty_course,
        )

    @property
    def of_queues(self) -> StoredRows:
        """The queues as rows of their table."""
        return StoredRows(
            DraftPart.QUEUES, self.queues.keys(), lambda key: queue_texts(self.queues[key]), empty_queue
        )

    def house_names(self) -> list[tuple[str, str]]:
        """Key and name of the institutions that a provider or a place may be: real ones, and those that courses
        name."""
        named = {key for one in self.courses.values() for key in (one.provider_key, one.place_key)}
        return [
            (key, one.name)
            for key, one in self.houses.items()
            if key in named or one.municipality.startswith(self.district)
        ]


def _is_over(one: Course, today: date) -> bool:
    return one.status_on(today) in ("ended", "cancelled")
