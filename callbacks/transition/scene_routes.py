"""The stage of the flow, for scenes of a Sitzungsmappe."""

from __future__ import annotations

from callbacks.exports.contents import Exporting
from callbacks.meeting.drawn_stages import DrawnScenes, DrawnStage
from callbacks.transition.contents import TransitionContents
from dashboard.domain.short_links.vocabulary import TRANSITION
from dashboard.drawing.style import Theme


def flow_scenes(contents: TransitionContents, exporting: Exporting) -> DrawnScenes:
    """The flow in each of its years."""

    def headline(query: str) -> str:
        return contents.headline(contents.flows.read(query))

    def stage(query: str, sentence: str, theme: Theme) -> DrawnStage:
        from callbacks.transition.scenes import FlowScenes  # noqa: PLC0415

        asked = contents.flows.read(query)
        picture = FlowScenes(contents, exporting).stage(asked, sentence, theme)
        return DrawnStage(picture, asked.year, asked.years)

    return DrawnScenes(TRANSITION, headline, stage)
