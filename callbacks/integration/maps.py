"""Maps of `/integration`: courses by municipality, and places without barriers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.exports.map_ground import ground_of
from callbacks.institutions.institution_data import InstitutionData
from callbacks.institutions.map_paths import on_map
from callbacks.integration.course_data import AskedCourses
from dashboard import formats
from dashboard.domain.institutions.institution import Institution
from dashboard.indicators.courses.sites import CourseSite
from dashboard.indicators.ways.distance import Point, kilometres
from dashboard.institutions.matching import point_of
from dashboard.integration.overlaps import Overlap
from dashboard.integration.words import gap_title
from dashboard.map.description import Box, MapDrawing
from dashboard.map.institutions.build import InstitutionLayers, institution_map
from dashboard.map.institutions.clusters import PlacedInstitution
from dashboard.map.institutions.courses import CourseTown, course_map
from dashboard.map.kind_shapes import SHAPES
from dashboard.map.labels import FACTOR
from dashboard.texts import say


class CourseMaps:
    """Each method is a pure function of what is asked and of the stores."""

    def __init__(self, institutions: InstitutionData, exporting: Exporting) -> None:
        self.institutions, self.exporting = institutions, exporting

    def drawing(
        self, asked: AskedCourses, box: Box, factor: float = FACTOR, *, alone: Overlap | None = None
    ) -> MapDrawing:
        """Courses that run or are to begin, with the numbers of overlaps and gaps; or those of an overlap
        `alone`."""
        aspect = (box[2] - box[0]) / (box[3] - box[1])
        ground = ground_of(self.exporting, self._frame(asked), aspect)
        towns = self.towns(asked)
        if alone is not None:
            there = {one.course.municipality for one in alone.sites}
            number = say(asked.lang, "integration_overlap_id", number=asked.view.overlap or 1)
            towns = [replace(one, overlaps=(number,), gaps=()) for one in towns if one.key in there]
        unit = self.institutions.geometry().unit_m
        return course_map(ground, self._layers(asked, []), towns, box, unit_m=unit, factor=factor)

    def accessible(
        self, asked: AskedCourses, found: Sequence[Institution], box: Box, factor: float = FACTOR
    ) -> MapDrawing:
        """Institutions as marks of their kinds."""
        aspect = (box[2] - box[0]) / (box[3] - box[1])
        ground = ground_of(self.exporting, self._frame(asked), aspect)
        unit = self.institutions.geometry().unit_m
        return institution_map(ground, {}, self._layers(asked, found), box, unit_m=unit, factor=factor)

    def towns(self, asked: AskedCourses) -> list[CourseTown]:
        """One for each municipality that has courses or a gap."""
        lang, grouped = asked.lang, defaultdict[str, list[CourseSite]](list)
        for one in asked.choice.sites:
            if one.course.municipality and one.point is not None:
                grouped[one.course.municipality].append(one)
        overlaps, gaps = defaultdict[str, list[str]](list), defaultdict[str, list[tuple[str, str]]](list)
        for number, overlap in enumerate(asked.choice.overlaps, 1):
            sign = say(lang, "integration_overlap_id", number=number)
            for town in dict.fromkeys(site.course.municipality for site in overlap.sites):
                overlaps[town].append(sign)
        for number, gap in enumerate(asked.choice.gaps, 1):
            sign = say(lang, "integration_gap_id", number=number)
            gaps[gap.site.queue.municipality].append((sign, gap_title(gap, lang)))
        keys = sorted(key for key in {*grouped, *gaps} if key in asked.published.places)
        points = [asked.published.places[key].point for key in keys]
        return [
            CourseTown(
                key,
                asked.published.places[key].name,
                self.town_words(asked, key, grouped[key], gaps[key]),
                at,
                len(grouped[key]),
                sum(
                    one.course.is_below_minimum is True and one.course.start > asked.today
                    for one in grouped[key]
                ),
                tuple(overlaps[key]),
                tuple(sign for sign, _ in gaps[key]),
            )
            for key, at in zip(keys, on_map(points, self.institutions.geometry()), strict=True)
        ]

    def town_words(
        self, asked: AskedCourses, key: str, there: Sequence[CourseSite], gaps: Sequence[tuple[str, str]]
    ) -> str:
        """ "Hagenow: 4 Kurse, 39 Plätze frei"."""
        lang, name, said = asked.lang, asked.published.places[key].name, list[str]()
        if there:
            count = len(there)
            courses = say(lang, "integration_course_one")
            if count != 1:
                courses = say(lang, "integration_courses", count=formats.number(count, 0, lang))
            free = [one.course.free for one in there if one.course.free is not None]
            if free:
                number = formats.number(sum(free), 0, lang)
                said.append(say(lang, "integration_map_courses", town=name, courses=courses, free=number))
            else:
                said.append(say(lang, "integration_map_courses_unknown", town=name, courses=courses))
        said += [say(lang, "integration_map_gap", number=sign, what=what) for sign, what in gaps]
        return "; ".join(said)

    def said(self, asked: AskedCourses) -> str:
        """The map in words."""
        found = "; ".join(one.said for one in self.towns(asked))
        return say(asked.lang, "integration_map_said", list=found or say(asked.lang, "integration_map_none"))

    def inside(self, asked: AskedCourses) -> int:
        """How many municipalities and named places lie within the circle around the chosen one."""
        place = asked.place
        if place is None:
            return 0
        return sum(
            kilometres(place.point, one.point) <= asked.view.near_km
            for one in asked.published.places.values()
        )

    def _frame(self, asked: AskedCourses) -> Answer:
        """The whole district, without any figure."""
        chosen = replace(asked.answer.selection, level=self.institutions.level, extent="", cutout=())
        return replace(asked.answer, selection=chosen)

    def _layers(self, asked: AskedCourses, found: Sequence[Institution]) -> InstitutionLayers:
        lang, place, waters = asked.lang, asked.place, self.institutions.waters()
        unit, km = self.institutions.geometry().unit_m, asked.view.near_km
        named = place.name if place else ""
        return InstitutionLayers(
            lakes=waters.lakes,
            rivers=waters.rivers,
            water_name=say(lang, "institutions_picture_waters"),
            institutions=self._placed(found, asked),
            place=self._units([place.point])[0] if place else None,
            place_name=say(lang, "institutions_picture_place", place=named) if place else "",
            radius=km * 1000 / unit if place else 0.0,
            radius_name=say(lang, "institutions_picture_radius", km=km, place=named) if place else "",
            several=say(lang, "institutions_picture_several", count="{count}"),
        )

    def _units(self, points: Sequence[Point]) -> list[Point]:
        return on_map(points, self.institutions.geometry())

    def _placed(self, found: Sequence[Institution], asked: AskedCourses) -> list[PlacedInstitution]:
        located = [(one, point) for one in found if (point := point_of(one)) is not None]
        places = self._units([point for _, point in located])
        kinds = asked.published.kinds
        return [
            PlacedInstitution(
                one.key, one.name, kinds[one.kind].name[asked.lang], at, SHAPES[kinds[one.kind].shape],
                f"kind_{kinds[one.kind].group}", one.position == "exact", one.status == "paused",
                kinds[one.kind].plural[asked.lang],
            )
            for (one, _), at in zip(located, places, strict=True)
        ]  # fmt: skip
