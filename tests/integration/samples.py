"""A district's courses and queues as a coordinator might find them: overlaps, gaps, a chain, and a secret
queue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.observation import Provenance, Status

HAGENOW, LUDWIGSLUST, PARCHIM, LUEBZ = "13076060", "13076090", "13076108", "13076089"
STERNBERG, WITTENBURG, BOIZENBURG, NEUSTADT = "13076128", "13076152", "13076014", "13076105"


def course(key: str, kind: str, town: str, today: date, days: int, long: int, **more: Any) -> Course:
    """One that begins in so many days and takes so many more."""
    start = today + timedelta(days)
    given: dict[str, Any] = {
        "municipality": town,
        "end": start + timedelta(long),
        "seats": 16,
        "minimum": 10,
        "status": "open",
        "provenance": Provenance.EXAMPLE,
        "confirmed_on": today - timedelta(3),
    }
    return Course(key, kind, start, **(given | more))


def courses(today: date) -> tuple[Course, ...]:
    """Two overlaps, one course that runs and is full, one that is cancelled, one that has ended."""

    def made(key: str, kind: str, town: str, days: int, long: int, **more: Any) -> Course:
        return course(key, kind, town, today, days, long, **more)

    alpha = {"level_from": "Alpha", "level_to": "Alpha"}
    general = {"level_from": "A1", "level_to": "B1", "minimum": 12, "seats": 20}
    work = {"level_from": "B2", "level_to": "B2", "minimum": 12, "seats": 18}
    return (
        made("alpha-parchim", "alphabetisierung", PARCHIM, -40, 130, provider="Volkshochschule", taken=14, **alpha),
        made("alpha-bildungswerk", "alphabetisierung", HAGENOW, 42, 120, provider="Bildungswerk", taken=4,
             deadline=today + timedelta(10), **alpha),
        made("alpha-lernhaus", "alphabetisierung", HAGENOW, 49, 120, provider="Lernhaus", taken=3, seats=15,
             deadline=today + timedelta(16), **alpha),
        made("alpha-kolleg", "alphabetisierung", HAGENOW, 56, 120, provider="Kolleg West", taken=4,
             deadline=today + timedelta(44), **alpha),
        made("allgemein-parchim", "allgemein", PARCHIM, -30, 180, provider="Volkshochschule", taken=20, **general),
        made("allgemein-boizenburg", "allgemein", BOIZENBURG, -60, 198, provider="Elbe-Akademie", taken=17, **general),
        made("allgemein-ludwigslust", "allgemein", LUDWIGSLUST, 63, 150, provider="Sprachschule Lewitz", taken=18,
             deadline=today + timedelta(51), **general),
        made("eltern-parchim", "eltern", PARCHIM, 42, 120, provider="Familienzentrum", taken=7, seats=15, minimum=8,
             child_care=True, level_from="A1", level_to="A2", deadline=today + timedelta(37)),
        made("eltern-wittenburg", "eltern", WITTENBURG, 35, 110, provider="Volkshochschule", taken=11, seats=15,
             minimum=8, child_care=True, level_from="A1", level_to="A2", form="mixed"),
        made("jugend-ludwigslust", "jugend", LUDWIGSLUST, -14, 165, provider="Jugendbildung", taken=12, seats=15,
             level_from="A2", level_to="B1"),
        made("beruf-hagenow", "beruf_b2", HAGENOW, -7, 115, provider="Bildungswerk", taken=15, **work),
        made("beruf-parchim", "beruf_b2", PARCHIM, 84, 120, provider="Volkshochschule", taken=6,
             deadline=today + timedelta(70), **work),
        made("beruf-neustadt", "beruf_b2", NEUSTADT, 91, 120, provider="Sprachschule Lewitz", taken=None,
             taken_hidden=True, child_care=False, **work),
        made("alpha-weg", "alphabetisierung", LUEBZ, 30, 100, status="cancelled", reason="zu wenige", taken=5, **alpha),
        made("alpha-alt", "alphabetisierung", LUEBZ, -200, 100, taken=12, **alpha),
    )  # fmt: skip


def queues(today: date) -> tuple[Queue, ...]:
    """Two gaps, a queue that a course fits, and one of one or two people in a place without any course."""
    given: dict[str, Any] = {"provenance": Provenance.EXAMPLE}
    return (
        Queue("allgemein", LUEBZ, today - timedelta(3), 14, weeks=9.0, **given),
        Queue("jugend", STERNBERG, today - timedelta(3), 8, weeks=7.0, **given),
        Queue("eltern", WITTENBURG, today - timedelta(3), 3, weeks=4.0, **given),
        Queue("beruf_b2", LUEBZ, today - timedelta(3), None, Status.SUPPRESSED, **given),
    )


def with_courses(entries: Entries, today: date) -> Entries:
    """What the published store answers of a version, with these courses instead of its own."""
    return replace(entries, courses=courses(today), queues=queues(today))
