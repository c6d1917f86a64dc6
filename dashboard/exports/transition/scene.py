"""Lays out the stage of a scene of the flow: its sentence above, and the flow in all the room below."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.drawing.style import Theme
from dashboard.exports.stage.charts import Drawn, chart
from dashboard.exports.stage.description import StagePicture
from dashboard.meeting.stage.model import StageYear


@dataclass(frozen=True, slots=True)
class FlowSceneWords:
    """What the stage says: its title and sentence, the year, the mark of examples, and what stands small below; `said`
    describes the flow."""

    title: str
    headline: str
    year: int
    badge: str
    source: str
    said: str
    lang: str


def flow_scene(words: FlowSceneWords, drawn: Drawn, theme: Theme) -> StagePicture:
    """The flow has its numbers itself, so that no others stand beside it."""
    label = str(words.year) if words.year else ""
    year = StageYear(words.year, label, words.headline, words.badge, (), words.source)
    items, charts = chart(year, drawn, words.lang)
    return StagePicture(
        words.title, words.headline, words.lang, "see", theme, items, charts=charts, said=words.said
    )
