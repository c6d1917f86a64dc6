"""Scenes of courses for the Sitzungsmappe: the stage, its slides and its pages."""

from __future__ import annotations

from dataclasses import replace

from callbacks.exports.contents import Exporting
from callbacks.integration.course_data import AskedCourses, CourseData
from callbacks.integration.exports import CourseExports
from callbacks.integration.headline import scene_headline
from dashboard import formats
from dashboard.charts.description import Space
from dashboard.charts.integration.timeline import timeline_chart
from dashboard.drawing.style import Theme
from dashboard.exports.caption import Caption
from dashboard.exports.institutions.scene import SceneWords
from dashboard.exports.integration.scene import Views, courses_scene
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.paper.scenes import SceneSheet
from dashboard.exports.paper.stage import PAPER_ROWS, StagePage
from dashboard.exports.pictures.side_panel import legend_alone
from dashboard.exports.qr import qr_code
from dashboard.exports.slides.folder.book import ROWS, SceneSlides
from dashboard.exports.slides.folder.stage import StageSlide
from dashboard.exports.stage.charts import legible
from dashboard.exports.stage.description import PlacedChart, StagePicture
from dashboard.exports.stage.svg_painter import stage_content
from dashboard.indicators.courses.sites import CourseSite
from dashboard.integration.key_figures import key_figures
from dashboard.integration.overlaps import Overlap
from dashboard.integration.timeline import Timeline, timeline
from dashboard.integration.words import kind_name, short_day, state_words, taken_words
from dashboard.map.description import Box
from dashboard.meeting.scenes import Scene
from dashboard.meeting.stage.appendix import AppendixTable
from dashboard.texts import say

_CODE = 100.0
_SHEET: Box = (0.0, 0.0, 1222.0, 690.0)
_WIDTH = 560.0  # px that the courses of a stage are wide before they are scaled
_FACTOR = (
    1.7  # how much larger than on the page names and marks of a stage's map are: the towns lie close together
)


class CourseScenes:
    """Scenes of courses; each method is a function of what is asked, of the stores and of the day."""

    def __init__(self, data: CourseData, exporting: Exporting) -> None:
        self.data, self.files = data, CourseExports(data, exporting)

    def stage(self, asked: AskedCourses, headline: str, theme: Theme) -> StagePicture:
        """The stage of a scene; without a sentence of its author's it has the computed one."""
        overlap = self.files.overlap(asked)
        said = self._caption(asked, "")
        notices = " ".join(asked.notices)
        version = say(asked.lang, "stage_version", version=said.version)
        words = SceneWords(
            said.title,
            headline or scene_headline(asked),
            said.example,
            " ".join(part for part in (notices, *said.credits(), version) if part),
            self._said(asked, overlap),
            asked.lang,
            theme,
        )
        numbers = self._proposed(asked, overlap) if overlap else self._counted(asked)
        return courses_scene(words, numbers, lambda box: self._views(asked, overlap, box))

    def slides(self, scene: Scene, root: str) -> SceneSlides:
        """The scene's slide, and for the appendix the picture with all facts and the courses as a table."""
        asked = self.data.read(scene.query)
        return SceneSlides(
            StageSlide(self.stage(asked, scene.headline, "light"), ""),
            self._caption(asked, root),
            scene.note,
            self.files.page(asked, root),
            self._table(asked, ROWS // 2),
        )

    def paper(self, scene: Scene, root: str) -> StagePage:
        """The scene's page."""
        asked = self.data.read(scene.query)
        said = self._caption(asked, root)
        picture = self.stage(asked, scene.headline, "light")
        return StagePage(picture, said, scene.note, self._table(asked, PAPER_ROWS // 2), _code(said))

    def sheet(self, scene: Scene, root: str) -> SceneSheet:
        """The page of the appendix with timeline or overlap and all facts."""
        asked = self.data.read(scene.query)
        overlap, said = self.files.overlap(asked), self._caption(asked, root)
        picture = self.files.pair(asked, overlap, _SHEET) if overlap else self.files.whole(asked, _SHEET)
        legend = self.files.overlap_legend(asked, overlap) if overlap else self.files.legend(asked)
        return SceneSheet(
            headline=scene.headline,
            note=scene.note,
            caption=said,
            figures=[],
            map=Drawing(
                say(said.lang, "integration_timeline"),
                self._said(asked, overlap),
                stage_content(picture, ground=False) if picture else "",
                _SHEET[2],
                _SHEET[3],
            ),
            legend=Drawing("", self._said(asked, overlap), *legend_alone(legend, "light")),
            charts=[],
            code=_code(said),
        )

    def _caption(self, asked: AskedCourses, root: str) -> Caption:
        """That of the overlap, whose link leads to it on the page, or of all courses."""
        overlap = self.files.overlap(asked)
        return (
            self.files.overlap_caption(asked, overlap, root) if overlap else self.files.caption(asked, root)
        )

    def _said(self, asked: AskedCourses, overlap: Overlap | None) -> str:
        legend = self.files.overlap_legend(asked, overlap) if overlap else self.files.legend(asked)
        return " ".join(legend.lines) or scene_headline(asked)

    def _proposed(self, asked: AskedCourses, overlap: Overlap) -> list[tuple[str, str]]:
        return [(name, text) for text, name in self.files.overlap_legend(asked, overlap).facts]

    def _counted(self, asked: AskedCourses) -> list[tuple[str, str]]:
        lang, choice = asked.lang, asked.choice
        made = key_figures(choice.sites, choice.waiting, choice.overlaps, choice.gaps, asked.today)
        shown = {
            "figure_courses": made.courses,
            "figure_below": made.below,
            "figure_free": made.free,
            "figure_waiting": made.waiting,
        }
        return [
            (say(lang, f"integration_{key}"), formats.number(count, 0, lang)) for key, count in shown.items()
        ]

    def _views(self, asked: AskedCourses, overlap: Overlap | None, box: Box) -> Views:
        """Courses and map of an overlap; else what stands out on the timeline, or all of it where nothing does."""
        if overlap is not None:
            pair = self.files.pair(asked, overlap, box, _WIDTH, _FACTOR)
            return pair.maps, tuple(replace(one, chart=legible(one.chart)) for one in pair.charts)
        space = Space(_WIDTH, _WIDTH * (box[3] - box[1]) / (box[2] - box[0]))
        chart = timeline_chart(_standing_out(asked), asked.today, space, asked.lang)
        return (), (PlacedChart(legible(chart), box),) if chart else ()

    def _table(self, asked: AskedCourses, most: int) -> AppendixTable:
        """The courses: of an overlap, or of all that stands out first."""
        overlap, lang = self.files.overlap(asked), asked.lang
        weak = {key for one in asked.choice.overlaps for key in one.keys}
        every = overlap.sites if overlap else asked.choice.sites
        ordered = sorted(every, key=lambda one: (one.course.key not in weak, one.course.start))
        heads = ("provider", "kind", "town", "start", "people", "state")
        rows = tuple(self._row(asked, one) for one in ordered[:most])
        left = ""
        if len(ordered) > most:
            count = formats.number(len(ordered), 0, lang)
            left = say(lang, "institutions_table_left_out", shown=most, count=count)
        return AppendixTable(tuple(say(lang, f"integration_column_{one}") for one in heads), rows, 0, left)

    def _row(self, asked: AskedCourses, one: CourseSite) -> tuple[str, ...]:
        lang, course = asked.lang, one.course
        return (
            course.provider,
            kind_name(course.kind, lang),
            one.town or say(lang, "courses_online"),
            short_day(course.start, lang, asked.today),
            taken_words(course, lang),
            state_words(course, asked.today, lang),
        )


def _standing_out(asked: AskedCourses) -> Timeline:
    choice = asked.choice
    there = tuple(site for one in choice.overlaps for site in one.sites)
    if not there and not choice.gaps:
        return asked.timeline
    return timeline(there, choice.overlaps, choice.gaps, asked.today, asked.view.since)


def _code(said: Caption) -> Drawing:
    return Drawing("", say(said.lang, "alt_qr"), qr_code(said.link, 0, 0, _CODE), _CODE, _CODE)
