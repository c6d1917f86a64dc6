"""What the page of the portal shows, gathered from the stores and held for the day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, time

from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, Published, present_day
from callbacks.institutions.map_paths import on_map
from callbacks.integration.course_data import CourseData
from callbacks.portal.addresses import led_to, taken_along
from callbacks.portal.figures import DoorFigures, DoorGround
from callbacks.portal.news import NewsGround, PortalNews, course_address
from callbacks.report.editions import EditionSource, readable
from dashboard import formats
from dashboard.domain.courses.course import Course
from dashboard.domain.definitions.of_district import network_of, strategy_of
from dashboard.domain.institutions.institution import GROUPS
from dashboard.domain.selection import parse
from dashboard.indicators.ways.distance import Point
from dashboard.institutions.matching import point_of
from dashboard.institutions.view import InstitutionView
from dashboard.institutions.words import is_example
from dashboard.integration.words import course_name
from dashboard.map.institutions.still import still_map
from dashboard.network.coming import coming_dates
from dashboard.portal.appointments import coming
from dashboard.portal.model import Appointment, Mission, StillMap
from dashboard.texts import say
from layouts.portal.parts import PortalParts

_WANTED, _POVERTY = "kita", "kinderarmut"
"""What many look for: a kind of institutions and an indicator that every district has."""


class PortalContents:
    """Answers for one district; safe to share between threads."""

    def __init__(
        self, courses: CourseData, editions: EditionSource, today: Callable[[], date] = present_day
    ) -> None:
        self.courses, self.today = courses, today
        self.institutions: InstitutionData = courses.institutions
        self.answers = self.institutions.answers
        self.doors = DoorFigures(self.institutions)
        self.news = PortalNews(self.answers.repository, editions)

    def parts(self, query: str) -> PortalParts:
        """The page in language, data version and provenance of its address."""
        asked, rejected = parse(query)
        view = InstitutionView(language=asked.language, version=asked.version, figures=asked.figures)
        answer, today = self.institutions.frame(view), self.today()
        lang = answer.selection.language
        known = tuple((one.version, one.digest) for one in self.answers.repository.releases())
        editions = tuple((one.digest, one.withdrawn) for one in self.news.editions.published())
        key = ("portal", known, editions, answer.version, answer.selection.official, lang, today)
        parts = self.answers.keep(key, lambda: self._made(answer, today), most=8)
        unread = (say(lang, "notice_rejected", names=", ".join(rejected)),) if rejected else ()
        return parts.told((*unread, *answer.notices), newer=bool(answer.selection.version))

    def there(self) -> frozenset[str]:
        """What the district has something of: keys of the places that the page in plain language names."""
        version = self.answers.repository.version()
        published = self.institutions.published(version, official=False, today=self.today())
        district = self.answers.district
        catalogue = self.answers.repository.catalogue(version)
        found = {
            "map": any(one.municipality.startswith(district) for one in published.institutions),
            "courses": bool(self.courses.courses(version, official=False)),
            "strategy": bool(strategy_of(catalogue, district)),
            "report": self._has_report(),
            "monitor": True,
            "after_school": True,
        }
        return frozenset(key for key, there in found.items() if there)

    def _has_report(self) -> bool:
        """Whether an edition of the report can be read."""
        repository = self.answers.repository
        return any(readable(one, repository) for one in self.news.editions.published())

    def _made(self, answer: Answer, today: date) -> PortalParts:
        chosen = answer.selection
        lang, suffix = chosen.language, taken_along(chosen)
        published = self.institutions.published(answer.version, official=chosen.official, today=today)
        courses = self.courses.courses(answer.version, official=chosen.official)
        names = self.courses.names()
        ground = DoorGround(answer, published, courses, today, suffix)
        news = NewsGround(published, courses, names, today, lang, suffix, self.answers.district)
        begin = (
            Appointment(
                one.start,
                course_name(one, names.get(one.municipality, ""), lang),
                address=course_address(one, suffix),
                example=one.example,
            )
            for one in courses
            if _can_be_joined(one, today)
        )
        return PortalParts(
            lang=lang,
            words=self.answers.words,
            suffix=suffix,
            map=self._map(published, lang),
            doors=self.doors.doors(ground),
            news=self.news.of(news),
            appointments=coming(self._meetings(answer, today), begin, today),
            mission=self._mission(answer),
            version=answer.version,
            made=self._made_on(answer.version),
            today=today,
            examples=tuple(self._examples(published, courses, answer)),
        )

    def _examples(self, published: Published, courses: Sequence[Course], answer: Answer) -> Iterator[str]:
        """A kind of institution, an indicator and a level of courses, each with a place that has it."""
        lang, district, names = answer.selection.language, self.answers.district, self.courses.names()
        there = Counter(
            one.municipality
            for one in published.institutions
            if one.kind == _WANTED and one.municipality.startswith(district) and one.municipality in names
        )
        if there:
            yield say(lang, "portal_try_institution", place=names[there.most_common(1)[0][0]])
        if _POVERTY in answer.possible.catalogue.indicators and answer.possible.levels(_POVERTY):
            yield answer.possible.catalogue.indicators[_POVERTY].name[lang]
        levels = [
            (one.level_to, names[one.municipality])
            for one in courses
            if one.level_to and one.municipality in names
        ]
        if levels:
            yield " ".join(levels[0])

    def _made_on(self, version: str) -> date | None:
        """The day of a data version; None where it has been taken back in the meantime."""
        days = {one.version: one.made_at.date() for one in self.answers.repository.releases()}
        return days.get(version)

    def _meetings(self, answer: Answer, today: date) -> Iterator[Appointment]:
        """Meetings of bodies and conferences of the district's network."""
        lang, suffix = answer.selection.language, taken_along(answer.selection)
        network = network_of(answer.possible.catalogue, self.answers.district)
        for one in coming_dates(network, today, lang):
            if answer.selection.official and one.example:
                continue
            yield Appointment(
                one.day,
                one.title,
                _clock(one.begins),
                _clock(one.ends),
                one.place,
                one.public,
                led_to(one.address, suffix),
                one.example,
                one.title_lang if one.title_lang != lang else "",
            )

    def _mission(self, answer: Answer) -> Mission | None:
        lang = answer.selection.language
        stated = strategy_of(answer.possible.catalogue, self.answers.district).principles
        shown = [one for one in stated if not (answer.selection.official and one.example)]
        if not shown:
            return None
        first = shown[0]
        names = tuple(one.name[lang] for one in shown)
        return Mission((first.text or first.name)[lang], names, bool(first.example))

    def _map(self, published: Published, lang: str) -> StillMap | None:
        """Institutions of the district; None where none has a point."""
        district, geometry = self.answers.district, self.institutions.geometry()
        own = [one for one in published.institutions if one.municipality.startswith(district)]
        points = [at for one in own if (at := point_of(one)) is not None]
        if not points:
            return None
        units = dict(zip(points, on_map(points, geometry), strict=True))
        groups: dict[str, list[Point]] = defaultdict(list)
        for one in own:
            if (at := point_of(one)) is not None:
                groups[published.kinds[one.kind].group].append(units[at])
        counts = {name: len(groups[name]) for name in GROUPS if groups[name]}
        said = say(
            lang,
            "portal_map_said",
            count=formats.number(len(own), 0, lang),
            groups=", ".join(
                f"{say(lang, f'institutions_group_{name}')} {formats.number(count, 0, lang)}"
                for name, count in counts.items()
            ),
        )
        lakes = self.institutions.waters().lakes
        return StillMap(still_map(geometry, lakes, groups, said), len(own), counts, any(map(is_example, own)))


def _clock(text: str) -> time | None:
    """Of a time as `14:00`; None where none is said."""
    hour, _, minute = text.partition(":")
    return time(int(hour), int(minute)) if hour.isdigit() and minute.isdigit() else None


def _can_be_joined(course: Course, today: date) -> bool:
    return course.takes_people_on(today) and course.start > today
