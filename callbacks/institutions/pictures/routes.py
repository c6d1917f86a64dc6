"""Routes of pictures and the slide of the Bildungslandkarte, through the queue of all exports."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.exports.contents import Exporting
from callbacks.exports.routes import PPTX, attached
from callbacks.institutions.reachability_tab import ReachabilityTab
from callbacks.server.export_queue import ExportQueue
from callbacks.server.pages import query_of_request
from dashboard.domain.short_links.vocabulary import INSTITUTIONS

SLIDE = f"/{INSTITUTIONS}/folie.pptx"
PICTURE = f"/bild/{INSTITUTIONS}"


def register(server: Flask, exporting: Exporting, tab: ReachabilityTab, queue: ExportQueue) -> None:
    """Adds both; what draws is imported when it is asked for, as for the Monitor's files."""

    @server.get(f"{PICTURE}.<any(svg, png):kind>")
    @queue.files.queued
    def institution_picture(kind: str) -> Response:
        from callbacks.exports.pictures import fonts  # noqa: PLC0415
        from callbacks.institutions.pictures.files import InstitutionPictures  # noqa: PLC0415

        pictures = InstitutionPictures(exporting, tab)
        shown = pictures.read(query_of_request())
        if kind == "svg":
            body = pictures.svg(shown, request.url_root, fonts()).encode()
            return attached(body, "image/svg+xml", "svg", shown.file_name, inline=True)
        drawn = pictures.svg(shown, request.url_root)
        made = exporting.rendering.png(drawn, shown.width)
        return attached(made, "image/png", "png", shown.file_name, inline=True)

    @server.get(SLIDE)
    @queue.files.queued
    def institution_slide() -> Response:
        from callbacks.institutions.pictures.files import InstitutionPictures  # noqa: PLC0415

        pictures = InstitutionPictures(exporting, tab)
        shown = pictures.read(query_of_request())
        return attached(pictures.slide(shown, request.url_root), PPTX, "pptx", shown.file_name)
