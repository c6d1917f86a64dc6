"""The stage of courses, for scenes of a Sitzungsmappe."""

from __future__ import annotations

from callbacks.exports.contents import Exporting
from callbacks.integration.course_data import CourseData
from callbacks.integration.headline import scene_headline
from callbacks.meeting.drawn_stages import DrawnScenes, DrawnStage
from dashboard.domain.short_links.vocabulary import INTEGRATION
from dashboard.drawing.style import Theme


def course_scenes(data: CourseData, exporting: Exporting) -> DrawnScenes:
    """What stands out among the courses, or one overlap with its proposal."""

    def headline(query: str) -> str:
        return scene_headline(data.read(query))

    def stage(query: str, sentence: str, theme: Theme) -> DrawnStage:
        from callbacks.integration.scenes import CourseScenes  # noqa: PLC0415

        return DrawnStage(CourseScenes(data, exporting).stage(data.read(query), sentence, theme))

    return DrawnScenes(INTEGRATION, headline, stage)
