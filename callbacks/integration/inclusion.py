"""Schools and centres by what is known of their access, the nearest first."""

from __future__ import annotations

from collections import Counter

from callbacks.institutions.institution_data import InstitutionData
from callbacks.integration.course_data import AskedCourses, focuses_of
from callbacks.integration.figures import ThemeFigures
from callbacks.integration.maps import CourseMaps
from dashboard.domain.institutions.institution import BARRIER_FREE, Institution
from dashboard.indicators.ways.distance import kilometres
from dashboard.institutions.matching import german_order, point_of
from dashboard.institutions.view import InstitutionView
from dashboard.institutions.words import focus_word, is_example, where
from dashboard.integration.words import km_words
from dashboard.map.svg_painter import painted
from dashboard.texts import say
from layouts.institutions.filters import PATH as INSTITUTIONS
from layouts.integration.map import BOX
from layouts.integration.parts import AccessibleRow, InclusionParts

_ROWS = 12
_GROUPS = ("early", "school")
_KNOWN = ("yes", "partly")


class Inclusion:
    """The tab of inclusion."""

    def __init__(self, data: InstitutionData, figures: ThemeFigures, maps: CourseMaps) -> None:
        self.data, self.figures, self.maps = data, figures, maps

    def parts(self, asked: AskedCourses) -> InclusionParts:
        """Those of the district within the distance with the focus asked for; free of barriers before partly
        so, then by distance, else by name."""
        there = self._there(asked)
        counts = Counter(one.barrier_free for one in there)
        shown = sorted(
            (one for one in there if one.barrier_free in _KNOWN), key=lambda one: self._order(one, asked)
        )
        rows = tuple(self._row(one, asked) for one in shown[:_ROWS])
        drawing = self.maps.accessible(asked, shown, BOX)
        said = say(asked.lang, "integration_inclusion_count", **{key: counts[key] for key in BARRIER_FREE})
        return InclusionParts(
            indicators=self.figures.inclusion(asked),
            focuses=focuses_of(asked.published),
            counts={key: counts[key] for key in BARRIER_FREE},
            rows=rows,
            more=len(shown) - len(rows),
            nearest=self._nearest(there, asked),
            map=painted(drawing, "page").replace("kartenlinien", "kartenlinien-inklusion"),
            map_said=said,
            on_map=f"{INSTITUTIONS}?{self._address(asked)}",
        )

    def _there(self, asked: AskedCourses) -> list[Institution]:
        kinds, view, district = asked.published.kinds, asked.view, self.data.answers.district
        return [
            one
            for one in asked.published.institutions
            if kinds[one.kind].group in _GROUPS
            and one.municipality.startswith(district)
            and (not view.focus or view.focus in one.focus)
            and (
                view.radius_km is None or ((km := self._km(one, asked)) is not None and km <= view.radius_km)
            )
        ]

    def _km(self, one: Institution, asked: AskedCourses) -> float | None:
        point, place = point_of(one), asked.place
        return kilometres(place.point, point) if place and point else None

    def _order(self, one: Institution, asked: AskedCourses) -> tuple[int, float, str, str]:
        km = self._km(one, asked)
        return _KNOWN.index(one.barrier_free), 0.0 if km is None else km, german_order(one.name), one.key

    def _row(self, one: Institution, asked: AskedCourses) -> AccessibleRow:
        lang, km = asked.lang, self._km(one, asked)
        return AccessibleRow(
            key=one.key,
            name=one.name,
            kind=asked.published.kinds[one.kind].name[lang],
            town=where(one, self._names()),
            access=say(lang, f"integration_inclusion_access_{one.barrier_free}"),
            focus=", ".join(focus_word(part) for part in one.focus),
            km="" if km is None else km_words(km, lang),
            example=is_example(one),
        )

    def _nearest(self, there: list[Institution], asked: AskedCourses) -> str:
        """The nearest with the focus, whatever its access: with what is known of it."""
        focus = asked.view.focus
        known = [(km, one) for one in there if (km := self._km(one, asked)) is not None]
        if not focus or not known:
            return ""
        km, one = min(known, key=lambda pair: (pair[0], pair[1].key))
        access = (
            say(asked.lang, f"integration_inclusion_access_{one.barrier_free}")
            if one.barrier_free in _KNOWN
            else ""
        )
        what = ", ".join(
            part for part in (one.name, where(one, self._names()), km_words(km, asked.lang), access) if part
        )
        return say(asked.lang, "integration_inclusion_nearest", focus=focus_word(focus), what=what)

    def _names(self) -> dict[str, str]:
        return {key: area.name for key, area in self.data.answers.repository.register().areas.items()}

    def _address(self, asked: AskedCourses) -> str:
        view = asked.view
        groups = asked.published.kinds.values()
        return InstitutionView(
            kinds=tuple(one.key for one in groups if one.group in _GROUPS),
            place=view.place,
            radius_km=view.radius_km if view.place else None,
            accessible=True,
            language=view.language,
            version=view.version,
            figures=view.figures,
        ).to_query()
