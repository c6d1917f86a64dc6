"""The page `/integration` for one query: HTML that is complete without scripts."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache

from flask import Flask, Response

from callbacks.exports.contents import Exporting
from callbacks.institutions.institution_data import InstitutionData
from callbacks.integration import files
from callbacks.integration.course_data import AskedCourses, CourseData
from callbacks.integration.figures import ThemeFigures
from callbacks.integration.inclusion import Inclusion
from callbacks.integration.maps import CourseMaps
from callbacks.server.export_queue import ExportQueue
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard.indicators.courses.next_start import next_starts
from dashboard.integration.chain import chain, onward
from dashboard.integration.key_figures import key_figures
from dashboard.integration.plain.view import asks_for_plain
from dashboard.integration.view import INCLUSION, IntegrationView
from dashboard.map.svg_painter import painted
from dashboard.texts import say
from layouts.integration.map import BOX
from layouts.integration.page import integration_page
from layouts.integration.parts import PATH, IntegrationParts
from layouts.monitor.page import notice


def register(
    server: Flask, institutions: InstitutionData, exporting: Exporting, pages: Pages, queue: ExportQueue
) -> CourseData:
    """Adds the page and its files; what they are made of is given back."""
    data = CourseData(institutions)
    files.register(server, data, exporting, queue)
    page = IntegrationPage(data, exporting)
    plain = cache(lambda: _plain(institutions, pages))

    @server.get(PATH)
    def integration() -> Response:
        query = query_of_request()
        return plain()(query) if asks_for_plain(query) else pages.response(page.of(query))

    return data


def _plain(institutions: InstitutionData, pages: Pages) -> Callable[[str], Response]:
    """Answers the page for new arrivals. Translations and Babel are read by its first reader, not at start."""
    module = importlib.import_module("callbacks.integration.plain.page")
    response: Callable[[str], Response] = module.PlainPage(institutions, pages).response
    return response


class IntegrationPage:
    """Everything of the page that needs the stores."""

    def __init__(self, data: CourseData, exporting: Exporting) -> None:
        self.data = data
        self.maps = CourseMaps(data.institutions, exporting)
        self.figures = ThemeFigures(data.institutions.answers)
        self.inclusion = Inclusion(data.institutions, self.figures, self.maps)

    def of(self, query: str) -> WebPage:
        """The page in the state of its address."""
        asked = self.data.read(query)
        parts = self.parts(asked)
        return WebPage(
            integration_page(parts), say(asked.lang, "integration_page"), asked.lang, room="integration"
        )

    def parts(self, asked: AskedCourses) -> IntegrationParts:
        """Everything that is shown."""
        view, lang, today, choice = asked.view, asked.lang, asked.today, asked.choice
        place = asked.place
        there = [*choice.sites]
        confirmed = [one.course.confirmed_on for one in asked.sites if one.course.confirmed_on]
        words = self.data.institutions.answers.words
        of_kinds = [one for one in asked.queues if not view.kinds or one.kind in view.kinds]
        return IntegrationParts(
            view=view,
            words=words,
            notices=notice(asked.notices, lang, newer=bool(view.version)),
            today=today,
            places=asked.published.places,
            every=len(asked.sites),
            choice=choice,
            figures=key_figures(choice.sites, choice.waiting, choice.overlaps, choice.gaps, today),
            timeline=asked.timeline,
            chain=chain(asked.sites, today, place.point if place else None, view.near_km),
            onward=onward(there, today, view.near_km),
            next_starts=next_starts(
                self.data.points(asked.published), there, of_kinds, today, most_km=view.near_km
            ),
            next_names=self.data.names(),
            indicators=self.figures.theme(asked),
            map=painted(self.maps.drawing(asked, BOX), "page"),
            map_said=self.maps.said(asked),
            inside=self.maps.inside(asked),
            examples=asked.example,
            confirmed=max(confirmed, default=None),
            version=asked.answer.version,
            credits=self.credits(asked),
            suffix=_suffix(view),
            inclusion=self.inclusion.parts(asked) if view.tab == INCLUSION else None,
        )

    def credits(self, asked: AskedCourses) -> str:
        """Where everything comes from."""
        lang = asked.lang
        said = (
            say(lang, "integration_source", version=asked.answer.version)
            if asked.sites or asked.queues
            else "",
            say(lang, "source_map"),
            self.data.institutions.water_credit(lang),
            say(lang, "integration_distances"),
        )
        return " ".join(part for part in said if part)


def _suffix(view: IntegrationView) -> str:
    """What links to entries take along."""
    linked = IntegrationView(
        place=view.place, language=view.language, version=view.version, figures=view.figures
    )
    query = linked.to_query()
    return f"?{query}" if query else ""
