"""Pictures, the slide of an overlap, and tables of `/integration`, gathered for the pure builders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from callbacks.exports.contents import Exporting
from callbacks.exports.pictures import look
from callbacks.integration.course_data import AskedCourses, CourseData
from callbacks.integration.maps import CourseMaps
from dashboard import formats
from dashboard.charts.description import STANDARD, space_of
from dashboard.charts.integration.timeline import timeline_chart
from dashboard.charts.svg.painter import painted
from dashboard.domain.short_links.codes import short_address
from dashboard.domain.short_links.vocabulary import INTEGRATION
from dashboard.exports.caption import Caption
from dashboard.exports.integration.table import CourseTable
from dashboard.exports.pictures.frame import Picture, empty, picture
from dashboard.exports.pictures.side_panel import VIEW, Legend
from dashboard.exports.slides.view import Page, slides
from dashboard.exports.stage.description import PlacedChart, StagePicture
from dashboard.indicators.courses.sites import apart
from dashboard.integration.overlaps import Overlap
from dashboard.integration.timeline import Timeline, timeline
from dashboard.integration.words import (
    gap_sentences,
    gap_title,
    kind_name,
    overlap_sentences,
    overlap_title,
)
from dashboard.map.description import Box
from dashboard.map.labels import FACTOR
from dashboard.map.svg_painter import painted as painted_map
from dashboard.texts import say

_CHART_PART = 0.42  # of the height of a slide: the courses, above their map


class CourseExports:
    """Each method is a pure function of what is asked, the stores, the day and the address of this server."""

    def __init__(self, data: CourseData, exporting: Exporting) -> None:
        self.data, self.exporting = data, exporting
        self.maps = CourseMaps(data.institutions, exporting)

    def svg(self, query: str, root: str, fonts: str = "", *, on_map: bool = False) -> str:
        """The timeline as a picture, or the map; `root` ends with a slash."""
        asked, (theme, width) = self.data.read(query), look(query)
        said = self.caption(asked, root)
        content = ""
        if on_map:
            content = (
                painted_map(self.maps.drawing(asked, VIEW), theme) if asked.sites or asked.waiting else ""
            )
        else:
            chart = timeline_chart(asked.timeline, asked.today, space_of(VIEW), asked.lang)
            content = painted(chart, VIEW, theme) if chart else ""
        made = Picture(said, [], self.legend(asked), content or empty(self._nothing(asked), theme))
        return picture(made, width, theme, fonts)

    def slide(self, asked: AskedCourses, root: str) -> bytes:
        """One slide of native shapes: an overlap with its courses, its map and the proposal in numbers; the
        whole timeline where none is asked for."""
        return slides([self.page(asked, root)])

    def page(self, asked: AskedCourses, root: str) -> Page:
        """The slide before it is written."""
        overlap = self.overlap(asked)
        if overlap is None:
            return Page(self.caption(asked, root), [], self.legend(asked), self.whole(asked, VIEW))
        return Page(
            self.overlap_caption(asked, overlap, root),
            [],
            self.overlap_legend(asked, overlap),
            self.pair(asked, overlap, VIEW),
        )

    def overlap(self, asked: AskedCourses) -> Overlap | None:
        """The overlap of an address."""
        number = asked.view.overlap
        return asked.choice.overlaps[number - 1] if number else None

    def whole(self, asked: AskedCourses, box: Box) -> StagePicture | None:
        """The timeline in a box; None without any lane."""
        chart = timeline_chart(asked.timeline, asked.today, space_of(box), asked.lang)
        if chart is None:
            return None
        title = say(asked.lang, "integration_timeline")
        return StagePicture(
            title,
            title,
            asked.lang,
            "see",
            "light",
            (),
            charts=(PlacedChart(chart, box),),
            said=chart.summary,
        )

    def pair(
        self,
        asked: AskedCourses,
        overlap: Overlap,
        box: Box,
        width: float = STANDARD,
        factor: float = FACTOR,
    ) -> StagePicture:
        """The courses of the overlap above, in a chart of `width` px, and where they are below, with names
        `factor` times as large as on the page."""
        x0, y0, x1, y1 = box
        edge = y0 + (y1 - y0) * _CHART_PART
        upper = (x0, y0, x1, edge)
        made = self.alone(asked, overlap)
        chart = timeline_chart(made, asked.today, space_of(upper, width), asked.lang)
        charts = (PlacedChart(chart, upper),) if chart else ()
        there = replace(
            asked,
            choice=replace(asked.choice, sites=overlap.sites, gaps=()),
            view=replace(asked.view, place=""),
        )
        drawing = self.maps.drawing(there, (x0, edge + 12, x1, y1), factor, alone=overlap)
        title = overlap_title(overlap, asked.lang)
        said = " ".join(overlap_sentences(overlap, asked.lang))
        return StagePicture(title, title, asked.lang, "see", "light", (), (drawing,), charts, said=said)

    def alone(self, asked: AskedCourses, overlap: Overlap) -> Timeline:
        """A timeline of the courses of an overlap, from the present month or the one before they begin."""
        first = min(one.course.start for one in overlap.sites)
        since = asked.today if (first - asked.today).days < 100 else first
        made = timeline(overlap.sites, [overlap], (), asked.today, since)
        number = asked.view.overlap or 1
        groups = tuple(
            replace(
                group,
                lanes=tuple(replace(lane, overlap=number) for lane in group.lanes),
                frames=tuple(replace(frame, number=number) for frame in group.frames),
            )
            for group in made.groups
        )
        return replace(made, groups=groups)

    def overlap_legend(self, asked: AskedCourses, overlap: Overlap) -> Legend:
        """The gain in numbers, then the sentences."""
        lang = asked.lang
        people = formats.number(overlap.people[0], 0, lang)
        if not overlap.exact:
            people = f"{people}{formats.DASH}{formats.number(overlap.people[1], 0, lang)}"
        facts = [
            (formats.number(len(overlap.sites), 0, lang), say(lang, "integration_slide_courses")),
            (people, say(lang, "integration_slide_people")),
            (formats.number(overlap.farthest, 0, lang), say(lang, "integration_slide_km")),
        ]
        if overlap.missing:
            facts.append((formats.number(overlap.missing, 0, lang), say(lang, "integration_slide_missing")))
        return Legend(lines=overlap_sentences(overlap, lang), facts=facts)

    def legend(self, asked: AskedCourses) -> Legend:
        """What stands out, as words beside the timeline or the map."""
        lang, lines = asked.lang, list[str]()
        for at, one in enumerate(asked.choice.overlaps, 1):
            lines.append(f"{say(lang, 'integration_overlap_id', number=at)} {overlap_title(one, lang)}")
        for at, gap in enumerate(asked.choice.gaps, 1):
            lines.append(f"{say(lang, 'integration_gap_id', number=at)} {gap_title(gap, lang)}")
        return Legend(heading=say(lang, "integration_findings"), lines=lines[:10])

    def overlap_caption(self, asked: AskedCourses, overlap: Overlap, root: str) -> Caption:
        """The caption of the slide of an overlap."""
        lang, number = asked.lang, asked.view.overlap or 1
        said = self.caption(asked, root)
        named = say(lang, "integration_overlap_id", number=number)
        kicker = f"{self.exporting.page.district_name} · {say(lang, 'integration_slide_kicker')} {named}"
        return replace(
            said,
            kicker=kicker,
            title=overlap_title(overlap, lang),
            subtitle=say(lang, "integration_findings_rule"),
            example=self._example(any(one.course.example for one in overlap.sites), lang),
        )

    def caption(self, asked: AskedCourses, root: str) -> Caption:
        """All that a file says of itself."""
        lang, view = asked.lang, asked.view
        owner, register = (
            self.exporting.page.district_name,
            self.data.institutions.answers.repository.register(),
        )
        linked = replace(view, version=asked.answer.version, overlap=None)
        filters = [kind_name(one, lang) for one in view.kinds]
        if view.level:
            filters.append(view.level)
        if asked.place is not None and view.radius_km:
            filters.append(say(lang, "institutions_within", km=view.radius_km, place=asked.place.name))
        filters += [
            say(lang, f"integration_{one}") for one in ("care", "free", "online") if getattr(view, one)
        ]
        sources = say(lang, "integration_source", version=asked.answer.version)
        return Caption(
            lang=lang,
            kicker=f"{owner} · {say(lang, 'integration_title')}",
            title=say(lang, "integration_timeline"),
            subtitle=" · ".join([self._count(asked), *filters]),
            unit="",
            example=self._example(bool(asked.example), lang, whole=asked.example == "all"),
            provenance="",
            sources=f"{sources} {say(lang, 'integration_distances')}",
            boundaries=say(lang, "boundaries"),
            reporting="",
            territory=formats.day(register.status, lang),
            version=asked.answer.version,
            made=formats.day(date.today(), lang),  # noqa: DTZ011 - the day on the clock of whoever runs it
            link=f"{root.rstrip('/')}{short_address(INTEGRATION, linked.to_query())}",
            notices=asked.notices,
        )

    def _example(self, there: bool, lang: str, *, whole: bool = True) -> str:
        if not there:
            return ""
        return say(lang, "badge_all") if whole else say(lang, "integration_examples_some")

    def _count(self, asked: AskedCourses) -> str:
        lang, count = asked.lang, len(asked.choice.sites)
        if count == 1:
            return say(lang, "integration_course_one")
        return say(lang, "integration_courses", count=formats.number(count, 0, lang))

    def _nothing(self, asked: AskedCourses) -> str:
        lang = asked.lang
        if asked.sites:
            return say(lang, "integration_nothing")
        return say(lang, "integration_none", district=self.data.institutions.answers.words.full_name)

    def table(self, query: str, root: str) -> CourseTable:
        """The courses of an address, what is over at the end, with what stands out."""
        asked = self.data.read(query)
        lang, place, choice = asked.lang, asked.place, asked.choice
        shown = (*choice.sites, *choice.over)
        km = (
            {one.course.key: way for one in shown if (way := apart(place.point, one.point)) is not None}
            if place
            else {}
        )
        numbers = {
            key: say(lang, "integration_overlap_id", number=at)
            for at, one in enumerate(choice.overlaps, 1)
            for key in one.keys
        }
        findings = [
            (
                f"{say(lang, 'integration_overlap_id', number=at)} {overlap_title(one, lang)}",
                " ".join(overlap_sentences(one, lang)),
            )
            for at, one in enumerate(choice.overlaps, 1)
        ]
        findings += [
            (
                f"{say(lang, 'integration_gap_id', number=at)} {gap_title(gap, lang)}",
                " ".join(gap_sentences(gap, asked.today, lang)),
            )
            for at, gap in enumerate(choice.gaps, 1)
        ]
        sources = self.data.institutions.answers.repository.catalogue().sources
        named = {key: source.name[lang] for key, source in sources.items()}
        caption = replace(self.caption(asked, root), title=say(lang, "integration_file_title"))
        return CourseTable(caption, shown, km, numbers, named, findings, asked.today)
