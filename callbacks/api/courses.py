"""The data API's courses and queues: `/api/v1/kurse`, `/api/v1/warteliste`, and the calendar `/kurse.ics`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Flask, Response, request

from callbacks.api.refused import refused
from callbacks.api.routes import as_json, frame
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import present_day
from callbacks.integration.course_data import CourseData
from callbacks.server.caching import NEVER, packed
from callbacks.server.pages import query_of_request
from dashboard.domain.courses.course import Course
from dashboard.domain.courses.kinds import KINDS
from dashboard.domain.courses.queue import Queue
from dashboard.domain.measure import Source
from dashboard.domain.selection import OFFICIAL, Selection
from dashboard.errors import MonitorError, UnknownKey
from dashboard.exports.rows import german_csv
from dashboard.indicators.courses.sites import CourseSite, apart, sites
from dashboard.indicators.sources import described
from dashboard.indicators.ways.distance import Point
from dashboard.integration.listing.listed import listed
from dashboard.integration.listing.rows import (
    COURSE_COLUMNS,
    QUEUE_COLUMNS,
    Row,
    course_row,
    flat,
    queue_row,
)
from dashboard.integration.view import IntegrationView, parse
from dashboard.texts import say

COURSES, QUEUES, CALENDAR = "/api/v1/kurse", "/api/v1/warteliste", "/kurse.ics"
FORMATS = ("json", "csv")


@dataclass(frozen=True, slots=True)
class _Asked:
    view: IntegrationView
    answer: Answer
    point: Point | None
    names: Mapping[str, str]
    today: date


def register(server: Flask, data: CourseData) -> None:
    """Adds the routes."""

    @server.get(COURSES)
    def kurse() -> Response:
        wanted = _format()
        asked = _asked(data)
        found = _listed(data, asked)
        rows = [
            course_row(one, asked.today, apart(asked.point, one.point), asked.view.language) for one in found
        ]
        return _answer(data, asked, wanted, COURSE_COLUMNS, rows, [one.course for one in found])

    @server.get(QUEUES)
    def warteliste() -> Response:
        wanted = _format()
        asked = _asked(data)
        found = [
            one
            for one in data.queues(asked.answer.version, asked.today, official=asked.view.official)
            if not asked.view.kinds or one.kind in asked.view.kinds
        ]
        rows = [queue_row(one, asked.names, asked.view.language) for one in found]
        return _answer(data, asked, wanted, QUEUE_COLUMNS, rows, found)

    @server.get(CALENDAR)
    def kurse_ics() -> Response:
        from dashboard.exports.integration.calendar import CalendarHead, calendar  # noqa: PLC0415 - loads slowly

        asked = _asked(data)
        answers = data.institutions.answers
        made = next(
            one.made_at for one in answers.repository.releases() if one.version == asked.answer.version
        )
        head = CalendarHead(
            say(asked.view.language, "calendar_name", district=answers.words.name),
            made,
            f"{answers.district}.bildungslupe",
            asked.view.language,
            lambda course: course.web,
        )
        content = calendar(_listed(data, asked), asked.today, head)
        return packed(content, "text/calendar", cache=NEVER)


def _format() -> str:
    wanted = request.args.get("format", FORMATS[0])
    if wanted not in FORMATS:
        raise refused(MonitorError, "api_format", {"given": wanted[:20]}, parameter="format")
    return wanted


def _asked(data: CourseData) -> _Asked:
    """What the request asks for. Raises UnknownKey and MonitorError for what there is not: a machine is told."""
    view, rejected = parse(query_of_request())
    if rejected:
        parameters = ", ".join(rejected)
        raise refused(MonitorError, "api_unreadable", {"parameters": parameters}, parameter=parameters)
    for kind in view.kinds:
        if kind not in KINDS:
            given = {"given": kind[:40], "kinds": ", ".join(KINDS)}
            raise refused(UnknownKey, "api_courses_kind", given, kursart=kind[:40])
    asked = Selection(language=view.language, version=view.version, figures=view.figures)
    answer = frame(data.institutions.answers, asked)
    today = present_day()
    published = data.institutions.published(answer.version, official=view.official, today=today)
    if view.place and view.place not in published.places:
        raise refused(UnknownKey, "api_institutions_place", {"place": view.place[:60]}, ort=view.place[:60])
    if view.radius_km is not None and not view.place:
        raise refused(MonitorError, "api_institutions_radius", parameter="umkreis")
    place = published.places.get(view.place)
    return _Asked(view, answer, place.point if place else None, data.names(), today)


def _listed(data: CourseData, asked: _Asked) -> tuple[CourseSite, ...]:
    courses = data.courses(asked.answer.version, official=asked.view.official)
    return listed(sites(courses, asked.names, {}), asked.view, asked.point, asked.today)


def _answer(
    data: CourseData,
    asked: _Asked,
    wanted: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    of: Sequence[Course] | Sequence[Queue],
) -> Response:
    """Rows with what there is to know of them, in the format asked for."""
    lang = asked.view.language
    notices = list(_notices(rows, lang))
    used = described(_sources(data, [one.source for one in of]), lang)
    if wanted == "json":
        head = {"herkunft": OFFICIAL} if asked.view.official else {}
        return as_json(
            {
                "stand": asked.answer.version,
                "gueltig_am": asked.today.isoformat(),
                **head,
                "hinweise": notices,
                "quellen": used,
                "zeilen": list(rows),
            }
        )
    notes = [f"Datenstand {asked.answer.version}, gültig am {asked.today.isoformat()}"]
    notes += [f"Hinweis: {one}" for one in notices]
    notes += ["Quelle: " + ", ".join(part for part in one.values() if part) for one in used]
    cells = ([flat(row)[name] for name in columns] for row in rows)
    return packed(german_csv(columns, cells, notes), "text/csv", cache=NEVER)


def _notices(rows: Iterable[Row], lang: str) -> Iterable[str]:
    found = list(rows)
    if any(row["herkunft"] == "example" for row in found):
        yield say(lang, "api_institutions_examples")
    if any("suppressed" in (row.get("status"), row.get("belegt_status")) for row in found):
        yield say(lang, "api_courses_secret")


def _sources(data: CourseData, keys: Iterable[str]) -> list[Source]:
    """The catalogue's sources of rows, each once; what a delivery names in its own words stands in its rows."""
    known = data.institutions.answers.repository.catalogue().sources
    return [known[key] for key in dict.fromkeys(keys) if key in known]
