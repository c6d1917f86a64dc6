"""What is published of courses and queues, and what an address of `/integration` shows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, Published, present_day
from dashboard.domain.courses.course import Course
from dashboard.domain.courses.queue import Queue, newest
from dashboard.indicators.courses.sites import CourseSite, WaitingSite, sites, waiting_sites
from dashboard.indicators.ways.distance import Point
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.view import InstitutionView
from dashboard.integration.choice import ShownCourses, chosen, span_of
from dashboard.integration.resolve import resolve
from dashboard.integration.timeline import Timeline, timeline
from dashboard.integration.view import IntegrationView, parse
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class AskedCourses:
    """The state of an address, as far as it can be shown, with what it shows. `sites` are all courses before
    filters, `queues` the newest counts, `notices` say what had to give way."""

    view: IntegrationView
    notices: tuple[str, ...]
    answer: Answer
    published: Published
    sites: tuple[CourseSite, ...]
    queues: tuple[Queue, ...]
    waiting: tuple[WaitingSite, ...]
    choice: ShownCourses
    timeline: Timeline
    today: date

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.view.language

    @property
    def place(self) -> ChosenPlace | None:
        """The chosen place."""
        return self.published.places.get(self.view.place)

    @property
    def example(self) -> str:
        """`all` or `some` of the courses and queues are synthetic; empty where none is."""
        marked = [one.course.example for one in self.sites] + [one.example for one in self.queues]
        return "all" if marked and all(marked) else "some" if any(marked) else ""


class CourseData:
    """Answers for one district; safe to share between threads."""

    def __init__(self, institutions: InstitutionData) -> None:
        self.institutions = institutions

    def courses(self, version: str, *, official: bool) -> tuple[Course, ...]:
        """Those of the district and online ones without a place; examples only where they are asked for."""
        district = self.institutions.answers.district
        return tuple(
            one
            for one in self.institutions.answers.repository.entries(version).courses
            if (one.municipality.startswith(district) or not one.municipality)
            and not (official and one.example)
        )

    def queues(self, version: str, today: date, *, official: bool) -> tuple[Queue, ...]:
        """The newest counts of the district."""
        district = self.institutions.answers.district
        found = tuple(
            one
            for one in self.institutions.answers.repository.entries(version).queues
            if one.municipality.startswith(district) and not (official and one.example)
        )
        return newest(found, today)

    def names(self) -> Mapping[str, str]:
        """Names of municipalities by key."""
        return {one.key: one.name for one in self.institutions.municipalities()}

    def points(self, published: Published) -> Mapping[str, Point]:
        """Points of municipalities by key."""
        return {key: one.point for key, one in published.places.items() if not one.part}

    def read(self, query: str, today: date | None = None) -> AskedCourses:
        """What a query shows. Never raises for what a reader can type."""
        wanted, unread = parse(query)
        day = today or present_day()
        framed = InstitutionView(language=wanted.language, version=wanted.version, figures=wanted.figures)
        answer = self.institutions.frame(framed)
        published = self.institutions.published(answer.version, official=wanted.official, today=day)
        names, points = self.names(), self.points(published)
        found = sites(self.courses(answer.version, official=wanted.official), names, points)
        queues = self.queues(answer.version, day, official=wanted.official)
        waiting = waiting_sites(queues, names, points)
        view, left = resolve(
            replace(wanted, version=answer.selection.version, figures=answer.selection.figures),
            places=published.places,
            focuses=focuses_of(published),
            span=span_of(found),
        )
        place = published.places.get(view.place)
        choice = chosen(found, waiting, view, place.point if place else None, day)
        if view.overlap and view.overlap > len(choice.overlaps):
            left = (*left, say(view.language, "integration_unknown_overlap", asked=view.overlap))
            view = replace(view, overlap=None)
        told = [say(view.language, "notice_rejected", names=", ".join(unread))] if unread else []
        return AskedCourses(
            view,
            (*told, *answer.notices, *left),
            answer,
            published,
            found,
            queues,
            waiting,
            choice,
            timeline(choice.sites, choice.overlaps, choice.gaps, day, view.since),
            day,
        )


def focuses_of(published: Published) -> tuple[str, ...]:
    """What schools and centres are specialised in, in order."""
    found = {
        focus
        for one in published.institutions
        if published.kinds[one.kind].group in ("early", "school")
        for focus in one.focus
    }
    return tuple(sorted(found))
