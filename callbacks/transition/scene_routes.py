"""Routes of the stage of the flow, for scenes of a Sitzungsmappe, through the queue of all exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from flask import Flask, Response

from callbacks.exports.contents import Exporting
from callbacks.exports.routes import attached
from callbacks.server.export_queue import ExportQueue
from callbacks.server.pages import Pages, WebPage, query_of_request
from callbacks.transition.contents import TransitionContents
from dashboard.domain.short_links.vocabulary import TRANSITION
from dashboard.drawing.style import Theme
from dashboard.meeting.scene_query import scene_of
from layouts.meeting.drawn_stage import stage_picture

if TYPE_CHECKING:
    from callbacks.transition.flows import TransitionAnswer
    from dashboard.exports.stage.description import StagePicture

SCENE = f"/bild/{TRANSITION}-szene"
STAGE, HEADLINE = f"/{TRANSITION}/buehne", f"/{TRANSITION}/szene"


def register(
    server: Flask, pages: Pages, contents: TransitionContents, exporting: Exporting, queue: ExportQueue
) -> None:
    """Adds the stage, its small picture, and the sentence that is computed for it; what draws is imported when it is
    asked for."""

    @server.get(f"{SCENE}.<any(svg, png):kind>")
    @queue.files.queued
    def flow_scene(kind: str) -> Response:
        from callbacks.exports.pictures import fonts, theme_of, width_of  # noqa: PLC0415
        from dashboard.exports.stage.svg_painter import stage_svg  # noqa: PLC0415

        name = f"{TRANSITION}-szene"
        asked = contents.flows.read(query_of_request())
        made, width = _staged(contents, exporting, asked, theme_of(asked.answer)), width_of(asked.answer)
        if kind == "svg":
            return attached(
                stage_svg(made, width, fonts()).encode(), "image/svg+xml", "svg", name, inline=True
            )
        drawn = exporting.rendering.png(stage_svg(made, width), width)
        return attached(drawn, "image/png", "png", name, inline=True)

    @server.get(HEADLINE)
    def flow_headline() -> Response:
        asked = contents.flows.read(query_of_request())
        found = {"headline": contents.headline(asked), "refused": {}}
        return Response(
            orjson.dumps(found), mimetype="application/json", headers={"Cache-Control": "no-cache"}
        )

    @server.get(STAGE)
    @queue.files.queued
    def flow_stage() -> Response:
        from dashboard.exports.stage.svg_painter import stage_svg  # noqa: PLC0415

        asked = contents.flows.read(query_of_request())
        made = _staged(contents, exporting, asked, "page")
        content = stage_picture(made.headline, stage_svg(made), asked.year, asked.years)
        return pages.bare(WebPage(content, made.headline, made.lang, room="stage"))


def _staged(
    contents: TransitionContents, exporting: Exporting, asked: TransitionAnswer, theme: Theme
) -> StagePicture:
    """The stage of what a query shows, with the author's sentence where there is one."""
    from callbacks.transition.scenes import FlowScenes  # noqa: PLC0415

    headline = scene_of(query_of_request()).headline
    return FlowScenes(contents, exporting).stage(asked, headline, theme)
