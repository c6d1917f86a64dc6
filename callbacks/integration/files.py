"""Routes of pictures, the slide and tables of `/integration`, through the queue of all exports."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.exports.contents import Exporting
from callbacks.exports.routes import PPTX, XLSX, attached
from callbacks.integration.course_data import CourseData
from callbacks.server.export_queue import ExportQueue
from callbacks.server.own_address import own_address
from callbacks.server.pages import query_of_request
from layouts.integration.findings import SLIDE
from layouts.integration.parts import PATH

PICTURE = f"/bild{PATH}"


def register(server: Flask, data: CourseData, exporting: Exporting, queue: ExportQueue) -> None:
    """Adds `/bild/integration` and `/bild/integration-karte` as PNG and SVG, `/integration/folie.pptx`, and
    `/integration.xlsx` and `.csv`; what draws is imported when it is asked for, as for the Monitor's
    files."""

    @server.get(f"{PICTURE}<any('', '-karte'):view>.<any(svg, png):kind>")
    @queue.files.queued
    def integration_picture(view: str, kind: str) -> Response:
        from callbacks.exports.pictures import fonts, look  # noqa: PLC0415
        from callbacks.integration.exports import CourseExports  # noqa: PLC0415

        exports, query, name = CourseExports(data, exporting), query_of_request(), f"integration{view}"
        if kind == "svg":
            body = exports.svg(query, own_address(), fonts(), on_map=bool(view)).encode()
            return attached(body, "image/svg+xml", "svg", name, inline=True)
        drawn = exports.svg(query, own_address(), on_map=bool(view))
        return attached(exporting.rendering.png(drawn, look(query)[1]), "image/png", "png", name, inline=True)

    @server.get(SLIDE)
    @queue.files.queued
    def integration_slide() -> Response:
        from callbacks.integration.exports import CourseExports  # noqa: PLC0415

        asked = data.read(query_of_request())
        number = asked.view.overlap
        name = f"ueberschneidung-{number}" if number else "integration"
        return attached(CourseExports(data, exporting).slide(asked, own_address()), PPTX, "pptx", name)

    @server.get(f"{PATH}.<any(xlsx, csv):kind>")
    @queue.files.queued
    def integration_table(kind: str) -> Response:
        from callbacks.integration.exports import CourseExports  # noqa: PLC0415
        from dashboard.exports.integration.table import course_csv, course_workbook  # noqa: PLC0415

        made = CourseExports(data, exporting).table(query_of_request(), own_address())
        if kind == "xlsx":
            return attached(course_workbook(made), XLSX, "xlsx", "kurse")
        return attached(course_csv(made), "text/csv; charset=utf-8", "csv", "kurse")
