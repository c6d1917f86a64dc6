"""Scenes of the flow for the Sitzungsmappe: the stage, its slides and its pages."""

from __future__ import annotations

from callbacks.exports.contents import Exporting
from callbacks.transition.contents import TransitionContents
from callbacks.transition.files import FlowFiles
from callbacks.transition.flows import TransitionAnswer
from dashboard.charts.description import Space, space_of
from dashboard.charts.svg.painter import painted
from dashboard.drawing.style import Theme
from dashboard.exports.caption import Caption
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.paper.scenes import SceneSheet
from dashboard.exports.paper.stage import StagePage
from dashboard.exports.pictures.side_panel import legend_alone
from dashboard.exports.qr import qr_code
from dashboard.exports.slides.folder.book import SceneSlides
from dashboard.exports.slides.folder.stage import StageSlide
from dashboard.exports.stage.description import StagePicture
from dashboard.exports.transition.scene import FlowSceneWords, flow_scene
from dashboard.map.description import Box
from dashboard.meeting.scenes import Scene
from dashboard.meeting.stage.appendix import AppendixTable
from dashboard.texts import say

_CODE = 100.0
_SHEET: Box = (0.0, 0.0, 1222.0, 690.0)
_LETTERS = 900.0  # px that the flow of an appendix is wide before it is scaled


class FlowScenes:
    """Scenes of the flow; each method is a function of what is asked and of the store."""

    def __init__(self, contents: TransitionContents, exporting: Exporting) -> None:
        self.contents, self.files = contents, FlowFiles(contents, exporting)

    def stage(self, asked: TransitionAnswer, headline: str, theme: Theme) -> StagePicture:
        """The stage of a scene; without a sentence of its author's it has the computed one."""
        contents, flow = self.contents, asked.flow
        shown = flow is not None and bool(flow.streams)
        notes = contents.notes(asked) if shown else ()
        table = contents.table(asked).note if shown else ""
        words = FlowSceneWords(
            contents.title(asked) if asked.year else say(asked.lang, "flow_title"),
            headline or contents.headline(asked),
            asked.year,
            say(asked.lang, "badge_all") if flow and flow.example else "",
            " ".join(part for part in (*asked.notices, table, *notes, contents.sources(asked)) if part),
            contents.summary(asked),
            asked.lang,
        )
        return flow_scene(words, lambda space: contents.chart(asked, space), theme)

    def slides(self, scene: Scene, root: str) -> SceneSlides:
        """The scene's slide, and for the appendix the picture with all facts and the table."""
        asked = self.contents.flows.read(scene.query)
        return SceneSlides(
            StageSlide(self.stage(asked, scene.headline, "light"), ""),
            self.files.caption(asked, root),
            scene.note,
            self.files.page(asked, root),
            self._table(asked),
        )

    def paper(self, scene: Scene, root: str) -> StagePage:
        """The scene's page."""
        asked = self.contents.flows.read(scene.query)
        said = self.files.caption(asked, root)
        picture = self.stage(asked, scene.headline, "light")
        return StagePage(picture, said, scene.note, self._table(asked), _code(said))

    def sheet(self, scene: Scene, root: str) -> SceneSheet:
        """The page of the appendix with the flow and all facts."""
        asked = self.contents.flows.read(scene.query)
        said, legend = self.files.caption(asked, root), self.files.legend(asked)
        made: Space = space_of(_SHEET, _LETTERS)
        chart = self.contents.chart(asked, made)
        content = painted(chart, _SHEET, "light") if chart else ""
        alt = self.contents.summary(asked)
        return SceneSheet(
            headline=scene.headline,
            note=scene.note,
            caption=said,
            figures=[],
            map=Drawing(say(said.lang, "flow_title"), alt, content, _SHEET[2], _SHEET[3]),
            legend=Drawing("", " ".join(legend.lines), *legend_alone(legend, "light")),
            charts=[],
            code=_code(said),
        )

    def _table(self, asked: TransitionAnswer) -> AppendixTable:
        """Certificates by destinations, the sums of what is shown first; without a flow nothing."""
        if asked.flow is None or not asked.flow.streams:
            return AppendixTable((), (), 0)
        table = self.contents.table(asked)
        return AppendixTable(table.heads, (table.rows[-1], *table.rows[:-1]), 1, table.note)


def _code(said: Caption) -> Drawing:
    return Drawing("", say(said.lang, "alt_qr"), qr_code(said.link, 0, 0, _CODE), _CODE, _CODE)
