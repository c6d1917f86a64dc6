"""Routes of the stage of a page whose scenes the server draws, through the queue of all exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson
from flask import Flask, Response

from callbacks.exports.contents import Exporting
from callbacks.exports.routes import attached
from callbacks.server.export_queue import ExportQueue
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard.drawing.style import Theme
from dashboard.meeting.scene_query import scene_of
from layouts.meeting.drawn_stage import stage_picture

if TYPE_CHECKING:
    from dashboard.exports.stage.description import StagePicture


@dataclass(frozen=True, slots=True)
class DrawnStage:
    """A laid out stage, and the years that it can show where it has any."""

    picture: StagePicture
    year: int = 0
    years: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class DrawnScenes:
    """The scenes of one page: `name` is its address after the slash, `headline` gives the computed sentence of a query,
    `stage` the stage of a query with the author's sentence, in a theme; it imports what draws when it is called."""

    name: str
    headline: Callable[[str], str]
    stage: Callable[[str, str, Theme], DrawnStage]


def register(
    server: Flask, pages: Pages, exporting: Exporting, queue: ExportQueue, scenes: DrawnScenes
) -> None:
    """Adds the stage, its small picture, and the sentence that is computed for it."""
    name = scenes.name

    def picture(kind: str) -> Response:
        from callbacks.exports.pictures import fonts, look  # noqa: PLC0415
        from dashboard.exports.stage.svg_painter import stage_svg  # noqa: PLC0415

        query = query_of_request()
        theme, width = look(query)
        made = scenes.stage(query, scene_of(query).headline, theme).picture
        file = f"{name}-szene"
        if kind == "svg":
            return attached(
                stage_svg(made, width, fonts()).encode(), "image/svg+xml", "svg", file, inline=True
            )
        drawn = exporting.rendering.png(stage_svg(made, width), width)
        return attached(drawn, "image/png", "png", file, inline=True)

    def headline() -> Response:
        found = {"headline": scenes.headline(query_of_request()), "refused": {}}
        return Response(
            orjson.dumps(found), mimetype="application/json", headers={"Cache-Control": "no-cache"}
        )

    def stage() -> Response:
        from dashboard.exports.stage.svg_painter import stage_svg  # noqa: PLC0415

        query = query_of_request()
        made = scenes.stage(query, scene_of(query).headline, "page")
        shown = made.picture
        content = stage_picture(shown.headline, stage_svg(shown), made.year, made.years)
        return pages.bare(WebPage(content, shown.headline, shown.lang, room="stage"))

    queued = queue.files.queued
    rule = f"/bild/{name}-szene.<any(svg, png):kind>"
    server.add_url_rule(rule, f"{name}_scene_picture", queued(picture))
    server.add_url_rule(f"/{name}/szene", f"{name}_scene_headline", headline)
    server.add_url_rule(f"/{name}/buehne", f"{name}_scene_stage", queued(stage))
