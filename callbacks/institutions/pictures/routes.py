"""Routes of pictures and the slide of the Bildungslandkarte, through the queue of all exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from flask import Flask, Response

from callbacks.exports.contents import Exporting
from callbacks.exports.routes import PPTX, attached
from callbacks.institutions.institution_data import present_day
from callbacks.institutions.reachability_tab import ReachabilityTab
from callbacks.server.export_queue import ExportQueue
from callbacks.server.own_address import own_address
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard.domain.short_links.vocabulary import INSTITUTIONS
from dashboard.drawing.style import Theme
from dashboard.meeting.scene_query import scene_of
from layouts.meeting.drawn_stage import stage_picture

if TYPE_CHECKING:
    from callbacks.institutions.pictures.files import AskedPicture
    from dashboard.exports.stage.description import StagePicture

SLIDE = f"/{INSTITUTIONS}/folie.pptx"
PICTURE, SCENE = f"/bild/{INSTITUTIONS}", f"/bild/{INSTITUTIONS}-szene"
STAGE, HEADLINE = f"/{INSTITUTIONS}/buehne", f"/{INSTITUTIONS}/szene"


def register(
    server: Flask, pages: Pages, exporting: Exporting, tab: ReachabilityTab, queue: ExportQueue
) -> None:
    """Adds pictures, the slide, and the stage of scenes; what draws is imported when it is asked for, as for the
    Monitor's files."""

    @server.get(f"{PICTURE}.<any(svg, png):kind>")
    @queue.files.queued
    def institution_picture(kind: str) -> Response:
        from callbacks.exports.pictures import fonts  # noqa: PLC0415
        from callbacks.institutions.pictures.files import InstitutionPictures  # noqa: PLC0415

        pictures = InstitutionPictures(exporting, tab)
        shown = pictures.read(query_of_request())
        if kind == "svg":
            body = pictures.svg(shown, own_address(), fonts()).encode()
            return attached(body, "image/svg+xml", "svg", shown.file_name, inline=True)
        drawn = pictures.svg(shown, own_address())
        made = exporting.rendering.png(drawn, shown.width)
        return attached(made, "image/png", "png", shown.file_name, inline=True)

    @server.get(SLIDE)
    @queue.files.queued
    def institution_slide() -> Response:
        from callbacks.institutions.pictures.files import InstitutionPictures  # noqa: PLC0415

        pictures = InstitutionPictures(exporting, tab)
        shown = pictures.read(query_of_request())
        return attached(pictures.slide(shown, own_address()), PPTX, "pptx", shown.file_name)

    @server.get(f"{SCENE}.<any(svg, png):kind>")
    @queue.files.queued
    def institution_scene(kind: str) -> Response:
        from callbacks.exports.pictures import fonts  # noqa: PLC0415
        from dashboard.exports.stage.svg_painter import stage_svg  # noqa: PLC0415

        name, answers = f"{INSTITUTIONS}-szene", exporting.answers

        def svg() -> bytes:
            shown, made = _staged(exporting, tab)
            return stage_svg(made, shown.width, fonts()).encode()

        if kind == "svg":  # small pictures stand in the list of scenes
            edition = tab.data.edition(answers.repository.version())  # changes with a network of roads, too
            key = ("institution scene", edition, query_of_request(), present_day())
            return attached(answers.keep(key, svg, most=12), "image/svg+xml", "svg", name, inline=True)
        shown, made = _staged(exporting, tab)
        drawn = exporting.rendering.png(stage_svg(made, shown.width), shown.width)
        return attached(drawn, "image/png", "png", name, inline=True)

    @server.get(HEADLINE)
    def institution_headline() -> Response:
        from callbacks.institutions.pictures.scenes import InstitutionScenes  # noqa: PLC0415

        found = {"headline": InstitutionScenes(exporting, tab).headline(query_of_request()), "refused": {}}
        return Response(
            orjson.dumps(found), mimetype="application/json", headers={"Cache-Control": "no-cache"}
        )

    @server.get(STAGE)
    @queue.files.queued
    def institution_stage() -> Response:
        from dashboard.exports.stage.svg_painter import stage_svg  # noqa: PLC0415

        _, made = _staged(exporting, tab, "page")
        page = WebPage(stage_picture(made.headline, stage_svg(made)), made.headline, made.lang, room="stage")
        return pages.bare(page)


def _staged(
    exporting: Exporting, tab: ReachabilityTab, theme: Theme | None = None
) -> tuple[AskedPicture, StagePicture]:
    """What a query shows, and its stage, with the author's sentence where there is one."""
    from callbacks.institutions.pictures.scenes import InstitutionScenes  # noqa: PLC0415

    query = query_of_request()
    scenes = InstitutionScenes(exporting, tab)
    return scenes.pictures.read(query), scenes.stage(query, scene_of(query).headline, theme)
