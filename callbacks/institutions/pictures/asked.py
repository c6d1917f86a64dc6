"""What an address of the Bildungslandkarte shows, gathered for its pictures: the page shows the same."""

from __future__ import annotations

from dataclasses import dataclass, replace

from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, Published, present_day
from callbacks.institutions.page import InstitutionsPage
from dashboard.domain.institutions.catchment import Catchment
from dashboard.indicators.slab.model import Slab
from dashboard.institutions.matching import Matches, matches
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.resolve import resolve
from dashboard.institutions.responsible import ONE, PlaceAsked, Responsible, responsible
from dashboard.institutions.view import TABS, InstitutionView, parse
from dashboard.map.institutions.build import part_around
from dashboard.texts import say

SCHOOLS, WAYS = TABS[1], TABS[2]
NEAR_KM = 8
"""Km around a place that are seen where no radius is chosen, as on the page."""
_MARGIN = 1.06


@dataclass(frozen=True, slots=True)
class AskedInstitutions:
    """`view` is what can be shown, `notices` say what could not; `answer` is the frame of the map, `slab` the figures
    underneath, None without, and `year` theirs."""

    view: InstitutionView
    notices: tuple[str, ...]
    answer: Answer
    published: Published
    found: Matches
    place: ChosenPlace | None
    slab: Slab | None = None
    year: int | None = None

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.view.language


def asked_institutions(data: InstitutionData, query: str) -> AskedInstitutions:
    """The state of a query, as far as it can be shown. Raises UnknownKey for a data version that is not there."""
    wanted, unread = parse(query)
    answer = data.frame(wanted)
    published = data.published(answer.version, official=wanted.official, today=present_day())
    keys = {key for _, group in InstitutionsPage(data).indicators(answer) for key, _ in group}
    view, left = resolve(
        replace(wanted, version=answer.selection.version, figures=answer.selection.figures),
        kinds=published.kinds,
        places=published.places,
        institutions=published.by_key,
        former=published.former,
        indicators=keys,
    )
    told = [say(view.language, "notice_rejected", names=", ".join(unread))] if unread else []
    place = published.places.get(view.place)
    part = view.cutout or _around(data, view, place, published)
    frame = replace(answer, selection=replace(answer.selection, level=data.level, extent="", cutout=part))
    slab, year = _underneath(data, view, answer)
    return AskedInstitutions(
        view,
        (*told, *answer.notices, *left),
        frame,
        published,
        matches(published.institutions, view, place.point if place else None),
        place,
        slab,
        year,
    )


def _around(
    data: InstitutionData, view: InstitutionView, place: ChosenPlace | None, published: Published
) -> tuple[float, ...]:
    """The part of the map that the page shows of a chosen place: its radius, or its surroundings."""
    if place is None or view.tab == WAYS:
        return ()
    geometry = data.geometry()
    room = (view.radius_km or NEAR_KM) * 1000 / geometry.unit_m * _MARGIN
    return part_around(geometry.areas, [data.units(published)[place.point]], room)


def _underneath(
    data: InstitutionData, view: InstitutionView, answer: Answer
) -> tuple[Slab | None, int | None]:
    """The figures that lie under the marks, and the year: the one that is asked for, else the last."""
    if not view.indicator or view.tab == WAYS:
        return None, None
    chosen = replace(answer.selection, indicator=view.indicator, level=data.level, extent="", year=view.year)
    slab = data.answers.slab(data.answers.resolve(chosen))
    if not slab.years:
        return None, None
    return slab, view.year if view.year in slab.years else slab.years[-1]


def shown_catchments(asked: AskedInstitutions) -> tuple[Catchment, ...]:
    """Those of the chosen institution; else, in their tab, those of the schools in charge."""
    if asked.view.institution:
        chosen = asked.view.institution
        return tuple(one for one in asked.published.catchments if one.institution == chosen)
    answer = in_charge(asked)
    return answer.catchments if answer else ()


def in_charge(asked: AskedInstitutions) -> Responsible | None:
    """What the catchments say of the place and kind of school, in their tab; None without both."""
    view, place, published = asked.view, asked.place, asked.published
    if view.tab != SCHOOLS or place is None or not view.school_kind:
        return None
    known = sum(one.kind == view.school_kind for one in published.institutions)
    asked_place = PlaceAsked(place.name, place.municipality, *place.point, place.part)
    return responsible(asked_place, view.school_kind, published.catchments, known=known, today=present_day())


def only_school(asked: AskedInstitutions) -> str:
    """The key of the one school that is in charge of the whole place this school year; empty where it is not that
    simple."""
    answer = in_charge(asked)
    if answer is None or answer.case != ONE or not answer.current:
        return ""
    return answer.catchments[0].institution
