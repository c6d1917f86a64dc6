"""Answers `/integration` for new arrivals: in plain words, in seven languages, without a script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import Response

from callbacks.institutions.institution_data import InstitutionData, present_day
from callbacks.institutions.map_paths import on_map
from callbacks.server.pages import Pages, WebPage
from dashboard.domain.courses.course import Course
from dashboard.domain.institutions.institution import Institution
from dashboard.indicators.ways.distance import Point, kilometres
from dashboard.institutions.matching import point_of
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.view import InstitutionView
from dashboard.institutions.words import is_example
from dashboard.integration.plain.matching import Wish, next_course, offers
from dashboard.integration.plain.view import PATH, PlainView, parse
from dashboard.map.near_home import NamedPoint, near_home, near_home_svg
from dashboard.texts.languages.words import Words
from data.languages.catalogues import words_of_all
from layouts.integration.plain.page import plain_page
from layouts.integration.plain.parts import AdviceLine, PlainParts

ROOM = "plain"
_LEVELS = {"": "", "alpha": "Alpha", "a1": "A1", "a2": "A2", "b1": "B1"}
_ADVICE, _FOCUS, _MOST_ADVICE = "beratung", "migration", 2


class PlainPage:
    """The page for new arrivals of one district; safe to share between threads."""

    def __init__(self, data: InstitutionData, pages: Pages) -> None:
        self.data = data
        self.pages = pages

    def response(self, query: str) -> Response:
        """The page of an address, as HTML."""
        return self.pages.bare(self.of(query, present_day()))

    def of(self, query: str, day: date) -> WebPage:
        """The page of an address on a day."""
        answer = self.data.frame(InstitutionView())
        published = self.data.published(answer.version, official=False, today=day)
        homes = {key: one for key, one in published.places.items() if not one.part}
        view = parse(query, published.places)
        words = words_of_all()[view.language.code]
        home = published.places.get(view.home)
        courses = self.data.answers.repository.entries(answer.version).courses
        wish = Wish(home.point if home else None, _LEVELS[view.level], view.child_care, view.kilometres)
        found = offers(courses, wish, day)
        first = found.fitting[0].course if found.fitting else None
        if home is not None and home.part:
            homes[home.key] = home
        parts = PlainParts(
            words=words,
            view=view,
            homes={key: one.name for key, one in homes.items()},
            municipality=home.municipality if home else "",
            offers=found,
            day=day,
            after=next_course(courses, first, day) if first else None,
            advice=_advice(published.institutions, wish.home, self.data.answers.district),
            map=self._map(words, home, [one.course for one in found.fitting]),
            detailed=_detailed(view),
        )
        title = words.say("Deutschkurse in Ihrer Nähe").filled({})
        return WebPage(
            plain_page(parts),
            title,
            "en" if view.language.code == "en" else "de",
            room=ROOM,
            tag=view.language.tag,
            direction=view.language.direction,
        )

    def _map(self, words: Words, home: ChosenPlace | None, courses: Sequence[Course]) -> str:
        """Home and places of the courses that fit; nothing without a home, because then there is no near and far."""
        if home is None:
            return ""
        geometry = self.data.answers.geometry(self.data.level)
        points: dict[Point, str] = {}
        for one in courses:
            if one.longitude is not None and one.latitude is not None and one.form != "online":
                points.setdefault((one.longitude, one.latitude), _town(one, self.data))
        at = on_map([home.point, *points], geometry)
        own = NamedPoint(at[0], words.say("Sie sind hier").filled({}))
        drawing = near_home(
            geometry,
            own,
            [NamedPoint(unit, name) for unit, name in zip(at[1:], points.values(), strict=True)],
        )
        title = words.say("Karte: wo Sie wohnen und wo die Kurse sind. Dasselbe steht in der Liste.")
        return near_home_svg(drawing, title.filled({})) if drawing else ""


def _town(course: Course, data: InstitutionData) -> str:
    area = data.answers.repository.register().areas.get(course.municipality)
    return area.name if area else course.place


def _detailed(view: PlainView) -> str:
    """The page for coordinators, about the same place."""
    return f"{PATH}?ort={view.home}" if view.home else PATH


def _advice(institutions: Sequence[Institution], home: Point | None, district: str) -> list[AdviceLine]:
    """Advice for migrants: the nearest two, without a home the first two of the district."""
    found = [
        one
        for one in institutions
        if one.kind == _ADVICE and _FOCUS in one.focus and one.municipality.startswith(district)
    ]
    if home is not None:
        found.sort(key=lambda one: _away(one, home))
    return [
        AdviceLine(one.key, one.name, one.phone, one.email, one.languages, is_example(one))
        for one in found[:_MOST_ADVICE]
    ]


def _away(one: Institution, home: Point) -> float:
    point = point_of(one)
    return kilometres(home, point) if point else float("inf")
