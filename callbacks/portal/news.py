"""What is new on the portal, gathered of data versions, editions of the report, courses and institutions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from callbacks.institutions.institution_data import Published
from callbacks.portal.addresses import led_to
from callbacks.report.editions import EditionSource, readable
from dashboard import formats
from dashboard.domain.courses.course import Course
from dashboard.domain.institutions.institution import Institution
from dashboard.institutions.words import is_example, where
from dashboard.integration.words import course_name, short_day
from dashboard.portal.model import NewsItem
from dashboard.portal.news import is_course_news, is_opening, newest
from dashboard.texts import say
from data.repository import Repository
from layouts.entries.marks import entry_address
from layouts.report.parts import PATH as REPORT

INTEGRATION, MAP, VERSIONS = "/integration", "/bildungslandkarte", "/monitor"
_MOST_NAMED = 2
"""More institutions that are new with a data version are one line."""


@dataclass(frozen=True, slots=True)
class NewsGround:
    """What the news are made of; `names` are names of municipalities by key."""

    published: Published
    courses: Sequence[Course]
    names: Mapping[str, str]
    today: date
    lang: str
    suffix: str
    district: str


class PortalNews:
    """Gathers them from the published store."""

    def __init__(self, repository: Repository, editions: EditionSource) -> None:
        self.repository, self.editions = repository, editions

    def of(self, ground: NewsGround) -> tuple[NewsItem, ...]:
        """The newest of everything."""
        found = (
            *self._versions(ground),
            *self._reports(ground),
            *_courses(ground),
            *self._institutions(ground),
        )
        return newest(found, ground.today)

    def _versions(self, ground: NewsGround) -> Iterator[NewsItem]:
        """Data versions that can be shown, with the note of whoever released them."""
        for one in self.repository.releases():
            key = "portal_news_version_note" if one.note else "portal_news_version"
            title = say(ground.lang, key, version=one.version, note=one.note)
            yield NewsItem(one.made_at.date(), "data", title, led_to(VERSIONS, ground.suffix))

    def _reports(self, ground: NewsGround) -> Iterator[NewsItem]:
        for one in self.editions.published():
            edition = one.edition
            if readable(one, self.repository) and edition.published is not None:
                address = led_to(f"{REPORT}/{edition.key}", ground.suffix)
                yield NewsItem(edition.published, "report", edition.title, address, edition.example)

    def _institutions(self, ground: NewsGround) -> Iterator[NewsItem]:
        """Those that have opened, and those that a data version has and the one before it has not."""
        own = {
            one.key: one
            for one in ground.published.institutions
            if one.municipality.startswith(ground.district)
        }
        for one in own.values():
            if is_opening(one.valid_from, ground.today) and one.valid_from:
                yield _opened(one, one.valid_from, ground)
        releases = self.repository.releases()
        for newer, older in list(pairwise(releases))[:1]:
            if newer.version != ground.published.version:
                return
            before = {one.key for one in self.repository.entries(older.version).institutions}
            added = [one for one in own.values() if not before & {one.key, *one.former}]
            day = newer.made_at.date()
            if before and len(added) > _MOST_NAMED:
                title = say(ground.lang, "portal_news_institutions", count=len(added))
                yield NewsItem(day, "map", title, led_to(MAP, ground.suffix), any(map(is_example, added)))
            elif before:
                yield from (_opened(one, day, ground) for one in added)


def _courses(ground: NewsGround) -> Iterator[NewsItem]:
    """Of what was confirmed on one day the next first: `newest` sorts by the day alone."""
    found = [one for one in ground.courses if is_course_news(one, ground.today)]
    for one in sorted(found, key=lambda one: one.start)[:_MOST_NAMED]:
        if one.confirmed_on is None:
            continue
        title = say(
            ground.lang,
            "portal_news_course",
            course=course_name(one, ground.names.get(one.municipality, ""), ground.lang),
            seats=counted(ground.lang, "portal_seats", one.free or 0),
            day=short_day(one.start, ground.lang, ground.today),
        )
        yield NewsItem(one.confirmed_on, "course", title, course_address(one, ground.suffix), one.example)


def counted(lang: str, key: str, count: int) -> str:
    """`1 Platz frei`, `12 Plätze frei`: the text of a key, that of one thing has `_one` behind it."""
    return say(lang, f"{key}_one") if count == 1 else say(lang, key, count=formats.number(count, 0, lang))


def course_address(course: Course, suffix: str) -> str:
    """The page of courses at its place."""
    place = f"?ort={course.municipality}" if course.municipality else ""
    return led_to(f"{INTEGRATION}{place}", suffix)


def _opened(one: Institution, day: date, ground: NewsGround) -> NewsItem:
    title = say(ground.lang, "portal_news_institution", name=one.name, town=where(one, ground.names))
    return NewsItem(day, "map", title, entry_address(one.key, ground.suffix), is_example(one))
