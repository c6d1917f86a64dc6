"""The stage of a scene as a picture, gathered from the store for the pure builders."""

from __future__ import annotations

from dataclasses import replace

from callbacks.district_data import Answer
from callbacks.exports.charts import all_places, ends_of
from callbacks.exports.contents import Exporting
from callbacks.exports.described_map import shown_symbols
from callbacks.exports.map_ground import ground_of
from callbacks.exports.pictures import theme_of
from callbacks.meeting.stage import staged
from callbacks.monitor.composition import arrangement_of, composition_parts, composition_words
from callbacks.monitor.series import series_of
from dashboard.charts.composition.build import composition
from dashboard.charts.description import Chart, Space
from dashboard.charts.series.build import placed, whole_names
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.parts import parts_of
from dashboard.drawing.style import Theme
from dashboard.exports.caption import PICTURES, RANGFOLGE
from dashboard.exports.stage.build import StageViews, stage_picture
from dashboard.exports.stage.charts import with_peaks
from dashboard.exports.stage.description import StagePicture
from dashboard.exports.stage.map_look import StageMap
from dashboard.indicators.own_words import own_target
from dashboard.indicators.slab.displayed import palette_of
from dashboard.indicators.wording.short_names import short_names
from dashboard.meeting.scene_query import SceneQuery
from dashboard.meeting.stage.model import COMPOSITION, DISTRIBUTION, FUNNEL, MAP, SERIES, TWO_MAPS, Stage
from dashboard.texts import say


def drawn_stage(
    exporting: Exporting, answer: Answer, scene: SceneQuery, theme: Theme | None = None
) -> tuple[Stage, StagePicture]:
    """What the stage of a scene says, and how it is laid out."""
    shown = theme or theme_of(answer)
    light = replace(answer, selection=replace(answer.selection, light="nein" if shown == "dark" else ""))
    stage = staged(exporting.answers, light, scene)
    views = _views(exporting, answer, stage)
    palette = palette_of(exporting.answers.slab(answer), answer.selection.palette)
    return stage, stage_picture(stage, views, palette, shown)


def stage_series(exporting: Exporting, answer: Answer, stage: Stage) -> SeriesContent:
    """The lines with short names; breaks are told, but for events there is no room."""
    content = series_of(exporting.answers, answer)
    slab = exporting.answers.slab(answer)
    short = {one.key: one.name for one in stage.selected} | {exporting.answers.district: slab.own_district}
    lines = [replace(one, name=short.get(one.key, one.name)) for one in content.lines]
    return replace(content, lines=lines, events=())


def _views(exporting: Exporting, answer: Answer, stage: Stage) -> StageViews:
    """The maps or the chart of the year that the stage really shows."""
    of_year = replace(answer, selection=replace(answer.selection, year=stage.year))
    lang = stage.lang
    view = stage.picture if stage.picture in PICTURES else RANGFOLGE
    said = say(
        lang,
        "meeting_alt_charts",
        view=say(lang, f"stage_view_{stage.picture}"),
        title=stage.title,
        summary=ends_of(exporting, of_year, view if view != MAP else RANGFOLGE),
    )
    if stage.picture == COMPOSITION:
        said = composition_words(exporting.answers, of_year, stage.title)
    if stage.picture in (MAP, TWO_MAPS):
        years = (
            (stage.year,) if stage.picture == MAP else (stage.base.year if stage.base else None, stage.year)
        )
        slab = exporting.answers.slab(answer)
        ground = ground_of(exporting, answer)
        palette = palette_of(slab, answer.selection.palette)
        chosen = answer.selection
        outlined = stage.now.changed if stage.now else ()
        maps = [
            StageMap(ground, shown_symbols(slab, year, chosen.group), chosen.places, palette, outlined)
            for year in years
        ]
        return StageViews(maps, None, said)
    if stage.picture in (SERIES, DISTRIBUTION, FUNNEL, COMPOSITION):

        def drawn(space: Space) -> Chart | None:
            if stage.picture == SERIES:
                parts = parts_of(stage_series(exporting, of_year, stage))
                if parts is None:
                    return None
                return placed(whole_names(with_peaks(replace(parts, sources=()), stage), space), space)
            if stage.picture == COMPOSITION:
                whole = composition_parts(exporting.answers, answer)
                year = stage.year or 0
                return composition(whole, year, space, arrangement_of(answer)) if whole else None
            slab, chosen = exporting.answers.slab(of_year), of_year.selection
            named = replace(slab, names=short_names(slab.names))
            target = own_target(chosen, of_year.indicator)
            return all_places(named, stage.picture, replace(chosen, year=stage.year), space, target)

        return StageViews((), drawn, said)
    return StageViews((), None, said)
