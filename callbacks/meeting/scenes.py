"""Pages and slides of a whole Sitzungsmappe, gathered scene by scene for the pure builders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from callbacks.district_data import Answer
from callbacks.exports.charts import BUILDERS
from callbacks.exports.contents import Exporting
from callbacks.exports.drawings import chart_drawing, legend_drawing, map_drawing
from callbacks.exports.pictures import figures, for_slides
from callbacks.exports.slides import pages
from callbacks.exports.stage import drawn_stage, stage_series
from callbacks.institutions.pictures.scenes import InstitutionScenes
from callbacks.institutions.reachability_tab import ReachabilityTab
from callbacks.integration.course_data import CourseData
from callbacks.integration.scenes import CourseScenes
from callbacks.transition.contents import TransitionContents
from callbacks.transition.scenes import FlowScenes
from dashboard.domain.short_links.vocabulary import INSTITUTIONS, INTEGRATION, TRANSITION
from dashboard.exports.caption import KARTE, RANGFOLGE, ZEITREIHE, Caption
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.paper.scenes import SceneSheet, report
from dashboard.exports.paper.stage import PAPER_ROWS, StagePage
from dashboard.exports.qr import qr_code
from dashboard.exports.slides.folder.book import ROWS, FolderBook, SceneSlides
from dashboard.exports.slides.folder.book import folder_slides as written
from dashboard.exports.slides.folder.stage import StageSlide
from dashboard.exports.slides.plotting_area import Box
from dashboard.exports.slides.series import slide_series
from dashboard.exports.stage.charts import with_peaks
from dashboard.exports.stage.description import StagePicture
from dashboard.exports.workbook.view import number_format
from dashboard.indicators.wording.short_names import short_names
from dashboard.meeting.scene_query import scene_of
from dashboard.meeting.scenes import Folder, Scene
from dashboard.meeting.stage.appendix import AppendixTable, appendix_table
from dashboard.meeting.stage.model import SERIES, Stage
from dashboard.texts import say

_CODE = 100.0


class ScenePages(Protocol):
    """How the scenes of one page become slides and paper; `root` begins the addresses of links."""

    def slides(self, scene: Scene, root: str) -> SceneSlides:
        """The scene's slide with what stands of it in the appendix."""
        ...

    def paper(self, scene: Scene, root: str) -> StagePage:
        """The scene's page."""
        ...

    def sheet(self, scene: Scene, root: str) -> SceneSheet:
        """The page of the appendix."""
        ...


@dataclass(frozen=True, slots=True)
class SceneMakers:
    """Those of every page that scenes may be of; the Monitor's have no name."""

    exporting: Exporting
    ways: ReachabilityTab
    flows: TransitionContents
    courses: CourseData

    def of_pages(self) -> Mapping[str, ScenePages]:
        """By the address of the page."""
        return {
            "": MonitorScenes(self.exporting),
            INSTITUTIONS: InstitutionScenes(self.exporting, self.ways),
            TRANSITION: FlowScenes(self.flows, self.exporting),
            INTEGRATION: CourseScenes(self.courses, self.exporting),
        }


def folder_slides(makers: SceneMakers, folder: Folder, root: str) -> bytes:
    """Title, agenda, a slide for each scene as the stage shows it, and the appendix, as PPTX."""
    made = makers.of_pages()
    scenes = [made[one.page].slides(one, root) for one in folder.scenes]
    lang = scenes[0].caption.lang
    return written(FolderBook(_title(folder, lang), scenes[0].caption.made, lang, scenes))


def folder_report(makers: SceneMakers, folder: Folder, root: str) -> bytes:
    """Title, agenda, a page for each scene as the stage shows it, and the appendix, as PDF."""
    made = makers.of_pages()
    stages = [made[one.page].paper(one, root) for one in folder.scenes]
    sheets = [made[one.page].sheet(one, root) for one in folder.scenes]
    return report(_title(folder, stages[0].caption.lang), stages, sheets)


def _title(folder: Folder, lang: str) -> str:
    return folder.name.strip() or say(lang, "meeting_folder")


@dataclass(frozen=True, slots=True)
class MonitorScenes:
    """Scenes of the Monitor."""

    exporting: Exporting

    def slides(self, scene: Scene, root: str) -> SceneSlides:
        """The scene's slide, the series and the table of places."""
        return _slides(self.exporting, scene, root)

    def paper(self, scene: Scene, root: str) -> StagePage:
        """The scene's page."""
        return _page(self.exporting, scene, root)

    def sheet(self, scene: Scene, root: str) -> SceneSheet:
        """The page with map, series and all facts."""
        return _sheet(self.exporting, scene, root)


def _staged(exporting: Exporting, scene: Scene) -> tuple[Answer, Stage, StagePicture]:
    """Slides and paper are light, whatever the page is."""
    asked = scene_of(scene.query)
    wanted = replace(asked, picture=scene.picture, headline=scene.headline)
    answer = exporting.answers.read(scene.query)
    stage, picture = drawn_stage(exporting, answer, wanted, "light")
    return replace(answer, selection=replace(answer.selection, year=stage.year)), stage, picture


def _slides(exporting: Exporting, scene: Scene, root: str) -> SceneSlides:
    answer, stage, picture = _staged(exporting, scene)
    pattern = number_format(answer.indicator.unit, answer.indicator.decimals)
    series = None
    if stage.picture == SERIES and picture.charts:
        placed = picture.charts[0]
        x0, y0, x1, y1 = placed.box
        content = stage_series(exporting, answer, stage)
        box, space = Box(x0, y0, x1 - x0, y1 - y0), placed.chart.plot.space
        series = slide_series(content, pattern, box, space, lambda parts: with_peaks(parts, stage))
    maps = tuple(for_slides(exporting, one) for one in picture.maps)
    return SceneSlides(
        StageSlide(replace(picture, maps=maps), pattern, series),
        exporting.caption(answer, KARTE, root, answer.selection.year),
        scene.note,
        pages(exporting, answer, root)[1],
        _table(exporting, answer, ROWS),
    )


def _page(exporting: Exporting, scene: Scene, root: str) -> StagePage:
    answer, _, picture = _staged(exporting, scene)
    said = exporting.caption(answer, KARTE, root, answer.selection.year)
    table = _table(exporting, answer, PAPER_ROWS)
    return StagePage(picture, said, scene.note, table, _code(said))


def _table(exporting: Exporting, answer: Answer, most: int) -> AppendixTable:
    """Of the year that the stage shows; empty where it shows none."""
    slab = exporting.answers.slab(answer)
    row = slab.row(answer.selection.year)
    if row is None:
        return AppendixTable((), (), 0)
    return appendix_table(slab, row, answer.selection.places, short_names(slab.names), most)


def _code(said: Caption) -> Drawing:
    return Drawing("", say(said.lang, "alt_qr"), qr_code(said.link, 0, 0, _CODE), _CODE, _CODE)


def _sheet(exporting: Exporting, scene: Scene, root: str) -> SceneSheet:
    answer = exporting.answers.read(scene.query)
    said = exporting.caption(answer, KARTE, root, answer.selection.year)
    view = answer.selection.view if answer.selection.view in BUILDERS else RANGFOLGE
    return SceneSheet(
        headline=scene.headline,
        note=scene.note,
        caption=replace(said, kicker=said.kicker.rpartition(" · ")[0]),  # the page shows more than the map
        figures=figures(exporting, answer),
        map=map_drawing(exporting, answer, said.title),
        legend=legend_drawing(exporting, answer),
        charts=[chart_drawing(exporting, answer, one) for one in (ZEITREIHE, view)],
        code=_code(said),
    )
