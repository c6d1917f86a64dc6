"""Scenes of the Bildungslandkarte for the Sitzungsmappe: the stage, its slides and its pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from callbacks.exports.contents import Exporting
from callbacks.institutions.pictures.asked import SCHOOLS, only_school
from callbacks.institutions.pictures.files import AskedPicture, InstitutionPictures
from callbacks.institutions.reachability_card import card_parts
from callbacks.institutions.reachability_tab import ReachabilityTab
from dashboard import formats
from dashboard.domain.institutions.institution import GROUPS
from dashboard.drawing.style import Theme
from dashboard.exports.caption import Caption
from dashboard.exports.institutions.scene import SceneWords, institutions_scene, ways_scene
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.paper.scenes import SceneSheet
from dashboard.exports.paper.stage import PAPER_ROWS, StagePage
from dashboard.exports.pictures.legend_marks import LegendMark
from dashboard.exports.pictures.side_panel import legend_alone
from dashboard.exports.qr import qr_code
from dashboard.exports.slides.folder.book import ROWS, SceneSlides
from dashboard.exports.slides.folder.stage import StageSlide
from dashboard.exports.stage.description import StagePicture
from dashboard.exports.stage.svg_painter import stage_content
from dashboard.institutions.matching import point_of
from dashboard.institutions.words import where
from dashboard.map.description import Box, MapCluster, MapPatch, MapPoint
from dashboard.map.kind_shapes import SHAPES
from dashboard.map.looks import swatch_of
from dashboard.map.status_symbols import HIDDEN, VALUE
from dashboard.meeting.scenes import Scene
from dashboard.meeting.stage.appendix import AppendixTable
from dashboard.texts import say

_FACTOR = 2.4  # how much larger than on the page names and marks of a stage's map are
_MOST_KINDS, _FEW_KINDS = 9, 5  # of a legend, and beside classes; more kinds are told by their groups
_CODE = 100.0
_SWATCH = "M-20 -13L20 -13L20 13L-20 13Z"
_SHEET: Box = (0.0, 0.0, 1222.0, 690.0)


class InstitutionScenes:
    """Scenes of the Bildungslandkarte; each method is a pure function of what is asked and of the stores."""

    def __init__(self, exporting: Exporting, tab: ReachabilityTab) -> None:
        self.pictures = InstitutionPictures(exporting, tab)

    def headline(self, query: str) -> str:
        """The sentence that is computed where the author has none."""
        return self._headline(self.pictures.read(query))

    def stage(self, query: str, headline: str, theme: Theme | None = None) -> StagePicture:
        """The stage of a scene, in the theme of its query unless another is asked for."""
        return self._stage(self.pictures.read(query), headline, theme)

    def slides(self, scene: Scene, root: str) -> SceneSlides:
        """The scene's slide, and for the appendix the picture with all facts and a table."""
        shown = self._light(scene)
        picture = self._stage(shown, scene.headline)
        return SceneSlides(
            StageSlide(picture, ""),
            self.pictures.caption(shown, root),
            scene.note,
            self.pictures.page(shown, root),
            self._table(shown, ROWS if shown.ways else ROWS // 2),
        )

    def paper(self, scene: Scene, root: str) -> StagePage:
        """The scene's page."""
        shown = self._light(scene)
        said = self.pictures.caption(shown, root)
        table = self._table(shown, PAPER_ROWS)
        return StagePage(self._stage(shown, scene.headline), said, scene.note, table, _code(said))

    def sheet(self, scene: Scene, root: str) -> SceneSheet:
        """The page of the appendix with map, legend and all facts."""
        shown = self._light(scene)
        said = self.pictures.caption(shown, root)
        alt = say(said.lang, "alt_map", title=said.title, summary=self.pictures.summary(shown))
        drawn = self.pictures.arranged(shown, _SHEET)
        content = stage_content(drawn, ground=False) if drawn else ""
        legend = self.pictures.legend(shown)
        labels = "; ".join((*(one.label for one in legend.marks), *(one.label for one in legend.entries)))
        said_legend = say(said.lang, "alt_legend", labels=labels)
        return SceneSheet(
            headline=scene.headline,
            note=scene.note,
            caption=said,
            figures=[],
            map=Drawing(say(said.lang, "view_karte"), alt, content, _SHEET[2], _SHEET[3]),
            legend=Drawing("", said_legend, *legend_alone(legend, "light")),
            charts=[],
            code=_code(said),
        )

    def _light(self, scene: Scene) -> AskedPicture:
        """Slides and paper are light, whatever the page is."""
        return replace(self.pictures.read(scene.query), theme="light")

    def _headline(self, shown: AskedPicture) -> str:
        title = self.pictures.title(shown)
        if shown.ways:
            return title
        if shown.asked.view.tab == SCHOOLS:
            school = shown.asked.published.by_key.get(only_school(shown.asked))
            return f"{title}: {school.name}" if school else title
        # "im Landkreis" is what the title says without a place: hits around the district are not counted then.
        own = "" if shown.asked.place else self.pictures.maps.data.answers.district
        inside = sum(hit.institution.municipality.startswith(own) for hit in shown.asked.found.hits)
        count = formats.number(inside, 0, shown.asked.lang)
        return say(shown.asked.lang, "institutions_picture_headline", title=title, count=count)

    def _stage(self, shown: AskedPicture, headline: str, theme: Theme | None = None) -> StagePicture:
        asked, lang, pictures = shown.asked, shown.asked.lang, self.pictures
        said = pictures.caption(shown, "")
        version = say(lang, "stage_version", version=said.version)
        words = SceneWords(
            pictures.title(shown),
            headline or self._headline(shown),
            said.example,
            " ".join((*said.credits(), version)),
            pictures.summary(shown),
            lang,
            theme or shown.theme,
        )
        if shown.ways is None:
            drawn = partial(pictures.maps.drawing, asked, factor=_FACTOR)
            return institutions_scene(words, drawn, self._legend(shown))
        legend = pictures.ways.legend(shown.ways)
        view = pictures.ways.view(shown.ways, asked, _FACTOR / 1.5)
        parts = card_parts(shown.ways.found, shown.ways.frame)
        numbers = [
            (one.words, f"{one.number}{formats.SPACE}{one.unit.split(',')[0]}".strip())
            for one in parts.figures[1:]
        ]
        return ways_scene(words, view, legend.entries, legend.heading, numbers)

    def _legend(self, shown: AskedPicture) -> list[LegendMark]:
        """Kinds with their numbers, or of many kinds their groups; then place, radius and catchment."""
        found = [*self.pictures.legend(shown).marks]
        kinds = [one for one in found if one.count]
        others = [one for one in found if not one.count and not _is_explained(one)]
        if len(kinds) > (_MOST_KINDS if shown.asked.slab is None else _FEW_KINDS):
            kinds = self._groups(shown)
        return [*kinds, *others, *self._classes(shown)]

    def _classes(self, shown: AskedPicture) -> list[LegendMark]:
        """The figures underneath: what they are, and their classes from high to low."""
        legend = self.pictures.legend(shown)
        if not legend.heading:
            return []
        plain = [one for one in legend.entries if one.kind in (VALUE, HIDDEN)]
        head = LegendMark(MapPatch("M0 0L0 0", "cells", ""), legend.heading)
        return [
            head,
            *(
                LegendMark(
                    MapPatch(_SWATCH, "cells", one.label, replace(swatch_of(one), pattern="")),
                    one.label,
                    one.count,
                )
                for one in plain
            ),
        ]

    def _groups(self, shown: AskedPicture) -> list[LegendMark]:
        asked, lang = shown.asked, shown.asked.lang
        located = [hit.institution for hit in asked.found.hits if point_of(hit.institution)]
        counts = Counter(asked.published.kinds[one.kind].group for one in located)
        return [
            LegendMark(
                MapPoint("", "", "", (0, 0), 20.0, SHAPES["disc"], f"kind_{group}"),
                say(lang, f"institutions_group_{group}"),
                formats.number(counts[group], 0, lang),
            )
            for group in GROUPS
            if counts[group]
        ]

    def _table(self, shown: AskedPicture, most: int) -> AppendixTable:
        """Municipalities of a scenario, else of all ways; the hits of the filters by name."""
        if shown.ways:
            return self._ways_table(shown, most)
        asked, lang = shown.asked, shown.asked.lang
        names = {
            key: area.name
            for key, area in self.pictures.maps.data.answers.repository.register().areas.items()
        }
        rows = tuple(
            (one.name, asked.published.kinds[one.kind].name[lang], where(one, names))
            for one in (hit.institution for hit in asked.found.hits)
        )
        heads = ("institutions_table_name", "institutions_table_kind", "institutions_table_place")
        return AppendixTable(
            tuple(say(lang, key) for key in heads), rows[:most], 0, _left_out(len(rows), most, lang)
        )

    def _ways_table(self, shown: AskedPicture, most: int) -> AppendixTable:
        assert shown.ways is not None
        parts, lang = card_parts(shown.ways.found, shown.ways.frame), shown.asked.lang
        if parts.effect is None:
            heads = (say(lang, "reachability_municipality"), *parts.head)
            found = tuple((one.name, *one.cells) for one in parts.areas)
            return AppendixTable(heads, found[:most], 0, _left_out(len(found), most, lang))
        keys = ("municipality", "children", "column_today", "column_after", "difference")
        heads = tuple(say(lang, f"reachability_{key}") for key in keys)
        found = tuple(
            (one.name, one.children, one.before, one.after, one.difference, one.norm)
            for one in parts.effect.rows
        )
        return AppendixTable(
            (*heads, parts.effect.norm_head or "–"), found[:most], 0, _left_out(len(found), most, lang)
        )


def _is_explained(one: LegendMark) -> bool:
    """What a stage has no room to explain: numbers in rings and dots around marks."""
    return isinstance(one.mark, MapCluster) or (
        isinstance(one.mark, MapPoint) and one.mark.ring == "approximate"
    )


def _left_out(count: int, most: int, lang: str) -> str:
    if count <= most:
        return ""
    return say(lang, "institutions_table_left_out", shown=most, count=formats.number(count, 0, lang))


def _code(said: Caption) -> Drawing:
    return Drawing("", say(said.lang, "alt_qr"), qr_code(said.link, 0, 0, _CODE), _CODE, _CODE)
