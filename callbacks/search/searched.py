"""All that is found in one state of the store, in one language: its index, and what its entries stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, Published
from callbacks.integration.course_data import CourseData
from callbacks.profile.profiles import Profiles
from callbacks.search import entries
from callbacks.search.pages import FoundPage, pages
from dashboard.domain.area import Area
from dashboard.domain.courses.course import Course
from dashboard.domain.indicator import Indicator
from dashboard.domain.report.edition import ReportEdition
from dashboard.search.index import Index, SearchEntry
from dashboard.search.reading import Reader
from data.geography.postcodes import postcodes


@dataclass(frozen=True, slots=True)
class Searched:
    """The index with its reader, and by key what its entries stand for."""

    index: Index
    reader: Reader
    published: Published
    places: Mapping[str, Area]
    courses: Mapping[str, Course]
    course_names: Mapping[str, str]
    indicators: Mapping[str, Indicator]
    pages: Mapping[str, FoundPage]
    day: date


def searched(
    answer: Answer,
    institutions: InstitutionData,
    profiles: Profiles,
    edition: ReportEdition | None,
    day: date,
) -> Searched:
    """Made of the published store; takes a part of a second."""
    lang, official = answer.selection.language, answer.selection.official
    register = institutions.answers.repository.register()
    published = institutions.published(answer.version, official=official, today=day)
    areas = list(profiles.places())
    data = CourseData(institutions)
    names = data.names()
    courses = {one.key: one for one in data.courses(answer.version, official=official)}
    catalogue = answer.possible.catalogue
    offered = {key: one for key, one in catalogue.indicators.items() if answer.possible.levels(key)}
    found = dict(pages(catalogue, edition, institutions.answers.district, lang, official=official))
    every: list[SearchEntry] = [
        *entries.places(areas, register, postcodes(), published),
        *entries.institutions(published, register.areas, institutions.answers.district, lang),
        *entries.kinds(published, lang),
        *entries.courses(courses.values(), names, day, lang),
        *entries.indicators(offered.values(), lang),
        *found,
    ]
    index = Index(every)
    return Searched(
        index,
        Reader(index),
        published,
        {area.key: area for area in areas},
        courses,
        {one.key: one.names[0] for one in every if one.kind == "course"},
        offered,
        {entry.key: page for entry, page in found.items()},
        day,
    )
