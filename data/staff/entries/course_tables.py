"""The tables of courses and of queues that staff change row by row."""

from __future__ import annotations

from dashboard.staff.entries.course_texts import (
    COURSE_COLUMNS,
    QUEUE_COLUMNS,
    course_texts,
    queue_key,
    queue_texts,
)
from data.staff.entries.checking import EntryTable

COURSE_TABLE = EntryTable(
    "kurse",
    COURSE_COLUMNS,
    lambda entries: {one.key: course_texts(one) for one in entries.courses},
)
QUEUE_TABLE = EntryTable(
    "wartelisten",
    QUEUE_COLUMNS,
    lambda entries: {queue_key(one.kind, one.municipality): queue_texts(one) for one in entries.queues},
)
