"""Lines of the search of what lies somewhere: institutions, their kinds, courses and pages, near a named place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from callbacks.portal.addresses import led_to
from callbacks.search.searched import Searched
from dashboard import formats
from dashboard.domain.courses.course import Course
from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.domain.selection import Selection
from dashboard.indicators.ways.distance import Point, kilometres
from dashboard.institutions.questions import QUESTIONS, answered
from dashboard.institutions.view import InstitutionView
from dashboard.institutions.words import ages, is_example, where
from dashboard.integration.view import IntegrationView
from dashboard.integration.words import km_words, short_day
from dashboard.search.hits import Hit
from dashboard.search.index import Found
from dashboard.texts import say
from layouts.entries.marks import entry_address
from layouts.institutions.filters import PATH as INSTITUTIONS
from layouts.integration.parts import PATH as COURSES

NEAR_KM = 15.0
"""Within so many kilometres of a named place something is near it."""
FAR_KM = 60.0
"""Nothing that lies farther away than this is shown with a named place."""
_FAR_BETTER = 0.25
"""So much better fits what is shown although it lies farther away than what is near."""
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class AboutPlace:
    """A place that was named: the key of the municipality, Amt or district or of a village in it, and its point."""

    key: str
    name: str
    municipality: str
    point: Point | None
    members: frozenset[str]
    """Municipalities that lie in it."""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """What was found, and how far from the named place: 0 within it, None where nobody knows."""

    found: Found
    km: float | None


def located(
    found: Iterable[Found],
    about: AboutPlace,
    places: Mapping[str, tuple[str, Point | None, str]],
    whole: Mapping[str, float],
) -> list[Located]:
    """Those in a place, best first, then what lies farther away, though not beyond FAR_KM, and fits far better, then
    those near it, the nearest first. `places` gives municipality, point and postcode by key, `whole` how well the name
    of the place fits, too."""
    here: list[Located] = []
    near: list[Located] = []
    far: list[Located] = []
    for one in found:
        municipality, point, postcode = places[one.entry.key]
        inside = municipality in about.members and (not about.postcode or postcode in ("", about.postcode))
        if inside:
            here.append(Located(one, 0.0))
        elif about.point and point:
            km = kilometres(about.point, point)
            if km <= NEAR_KM:
                near.append(Located(one, km))
            elif km <= FAR_KM:
                far.append(Located(one, km))
    here.sort(key=lambda one: (-round(one.found.score, 2), -whole.get(one.found.entry.key, 0.0)))
    near.sort(key=lambda one: (-round(one.found.score, 1), one.km or 0.0))
    best = max((one.found.score for one in (*here, *near)), default=0.0)
    far = [one for one in far if one.found.score > best + _FAR_BETTER]
    far.sort(key=lambda one: (-round(one.found.score, 1), one.km or 0.0))
    return [*here, *far, *near]


def institution(
    one: Institution, km: float | None, about: AboutPlace | None, there: Searched, state: Selection
) -> Hit:
    """An institution with where it is, and how far from the named place."""
    lang, kind = state.language, there.published.kinds[one.kind]
    names = {key: area.name for key, area in there.places.items()}
    said = [where(one, names)]
    if km and about is not None:
        said.append(say(lang, "search_away", distance=km_words(km, lang), place=about.name))
    else:
        said.append(ages(one, lang))
    return Hit(
        "institution",
        one.name,
        _BETWEEN.join(part for part in said if part),
        entry_address(one.key, _suffix(state)),
        example=is_example(one),
        shape=kind.shape,
        family=kind.group,
    )


def of_kinds(
    name: str, kinds: Sequence[InstitutionKind], count: int, about: AboutPlace | None, there: Searched,
    state: Selection,
) -> Hit:  # fmt: skip
    """All institutions of a kind or of a group of kinds, on the map, with the mark of the first."""
    lang, one = state.language, kinds[0]
    place = about.key if about and about.key in there.published.places else ""
    view = InstitutionView(
        kinds=tuple(one.key for one in kinds),
        place=place,
        language=lang,
        figures=state.figures,
        version=state.version,
    )
    said = say(lang, "search_on_map", count=formats.number(count, 0, lang))
    if place and about:
        said = say(lang, "search_around_map", place=about.name)
    return Hit(
        "institution", name, said, f"{INSTITUTIONS}?{view.to_query()}", shape=one.shape, family=one.group
    )


def course(one: Course, km: float | None, about: AboutPlace | None, there: Searched, state: Selection) -> Hit:
    """A course with its first day and what is free, leading to the courses like it."""
    lang = state.language
    said = [_begins(one, there, lang), _free(one, there, lang)]
    if km and about is not None:
        said.append(say(lang, "search_away", distance=km_words(km, lang), place=about.name))
    view = IntegrationView(
        kinds=(one.kind,),
        level=one.level_to if one.level_to != one.level_from else "",
        place=one.municipality if one.municipality in there.published.places else "",
        figures=state.figures,
        version=state.version,
        language=lang,
    )
    return Hit(
        "course",
        there.course_names[one.key],
        _BETWEEN.join(part for part in said if part),
        f"{COURSES}?{view.to_query()}",
        example=one.example,
    )


def page(key: str, about: AboutPlace | None, there: Searched, state: Selection) -> Hit:
    """A page in the data version and provenance that the reader looks at; a question of readers takes the named place
    along."""
    one = there.pages[key]
    address = one.address
    view = Selection(version=state.version, figures=state.figures).to_query()
    if one.of_data and view:
        address = led_to(address, f"?{view}")
    if one.question >= 0 and about is not None and about.key in there.published.places:
        framed = InstitutionView(
            language=state.language, place=about.key, version=state.version, figures=state.figures
        )
        address = f"{INSTITUTIONS}?{answered(QUESTIONS[one.question], framed).to_query()}"
    return Hit("page", one.name, one.note, address, example=one.example)


def _begins(one: Course, there: Searched, lang: str) -> str:
    key = "search_course_since" if one.start <= there.day else "search_course_from"
    return say(lang, key, day=short_day(one.start, lang, there.day))


def _free(one: Course, there: Searched, lang: str) -> str:
    if one.status_on(there.day) == "full":
        return say(lang, "search_course_full")
    if one.free is None or not one.takes_people_on(there.day):
        return ""
    return say(lang, "search_course_free_one" if one.free == 1 else "search_course_free", count=one.free)


def _suffix(state: Selection) -> str:
    along = Selection(language=state.language, version=state.version, figures=state.figures).to_query()
    return f"?{along}" if along else ""
