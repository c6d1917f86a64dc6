"""Lays out the stage of a scene: the words of its builder, its map or chart, each at its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.drawing.style import Theme
from dashboard.exports.stage import frame
from dashboard.exports.stage.bars import ranking
from dashboard.exports.stage.charts import Drawn, chart
from dashboard.exports.stage.description import (
    LEFT,
    TEXT,
    Item,
    PlacedBars,
    PlacedChart,
    StagePicture,
    StageText,
)
from dashboard.exports.stage.map_look import StageMap
from dashboard.exports.stage.maps import one_map, two_maps
from dashboard.exports.stage.table import table
from dashboard.map.description import MapDrawing
from dashboard.meeting.stage.model import MAP, RANKING, TABLE, TWO_MAPS, Stage
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class StageViews:
    """What a stage shows beside its words: one map or two, or a chart; `said` describes it in a sentence."""

    maps: Sequence[StageMap] = ()
    chart: Drawn | None = None
    said: str = ""


def stage_picture(stage: Stage, views: StageViews, palette: str, theme: Theme = "light") -> StagePicture:
    """The stage in the year that it shows first; with nothing to show it says so."""
    year = stage.now
    if year is None:
        items: tuple[Item, ...] = tuple(_nothing(stage))
        return StagePicture(stage.title, stage.title, stage.lang, palette, theme, items)
    maps: tuple[MapDrawing, ...] = ()
    charts: tuple[PlacedChart, ...] = ()
    bars: tuple[PlacedBars, ...] = ()
    if stage.picture == MAP and views.maps:
        made = one_map(stage, year, views.maps[0])
        items, maps = made.items, made.maps
    elif stage.picture == TWO_MAPS and len(views.maps) > 1:
        made = two_maps(stage, year, views.maps[0], views.maps[1])
        items, maps = made.items, made.maps
    elif stage.picture == RANKING:
        items, bars = ranking(stage, year)
    elif stage.picture == TABLE:
        items = table(stage, year)
    else:
        items, charts = chart(year, views.chart or (lambda _: None), stage.lang)
    return StagePicture(
        stage.title, year.headline, stage.lang, palette, theme, items, maps, charts, bars, views.said
    )


def _nothing(stage: Stage) -> list[StageText]:
    words = say(stage.lang, "export_empty")
    head = frame.headline(stage.title, 1792.0, 3)
    return [*head, StageText(LEFT, frame.below(head) + 90, words, TEXT, 400, "ink_2")]
