"""Routes for files: the present view as table, picture and slides."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.server.caching import NEVER
from callbacks.server.export_queue import ExportQueue
from callbacks.server.own_address import own_address
from callbacks.server.pages import query_of_request
from dashboard.domain.selection import parse
from dashboard.errors import UnknownKey
from dashboard.exports.caption import PICTURES
from dashboard.meeting.scene_query import scene_of
from dashboard.texts import both

_ALONE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
RELATION = "zusammenhang"
"""The comparing page's two indicators: to explore only, its pictures are in the comparison's documents."""
SCENE = "szene"
"""The stage of a scene as a picture."""
ROOM = "platz"
"""Parameter of a figure: width, height and letters in px of the room that it is drawn for."""
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Heavy libraries are imported inside the routes: the serving process starts in a second and stays small
# without them.


def register(server: Flask, answers: Answers, queue: ExportQueue) -> Exporting:
    """Adds tables, slides and pictures of the Monitor's state; gives what they are gathered with."""
    exporting = Exporting(answers)
    rendering = exporting.rendering

    @server.get("/tabelle.csv")
    @queue.files.queued
    def csv_table() -> Response:
        from dashboard.exports.workbook.table import as_csv  # noqa: PLC0415

        answer, year = _asked(answers)
        made = exporting.table(answer, year, own_address())
        return attached(as_csv(made), "text/csv; charset=utf-8", "csv", named(answer, "tabelle", year))

    @server.get("/tabelle.xlsx")
    @queue.files.queued
    def xlsx_table() -> Response:
        from callbacks.exports.composition import parts_table  # noqa: PLC0415
        from dashboard.exports.workbook.view import workbook  # noqa: PLC0415

        answer, year = _asked(answers)
        made = exporting.table(answer, year, own_address())
        return attached(
            workbook(made, parts_table(answers, answer)), XLSX, "xlsx", named(answer, "tabelle", year)
        )

    @server.get("/folien.pptx")
    @queue.files.queued
    def pptx_slides() -> Response:
        from callbacks.exports.slides import presentation  # noqa: PLC0415

        answer, _ = _asked(answers)
        made = presentation(exporting, answer, own_address())
        return attached(made, PPTX, "pptx", named(answer, "folien", answer.selection.year))

    def _interactive(answer: Answer, view: str, kind: str, name: str) -> Response:
        from callbacks.exports.interactive import room_of, view_json, view_page  # noqa: PLC0415

        if kind == "html":
            return interactive(view_page(exporting, answer, view, own_address()), kind, name)
        room = room_of(request.args.get(ROOM, ""))
        return interactive(view_json(exporting, answer, view, own_address(), room), kind, name)

    def _relation(kind: str) -> Response:
        from callbacks.exports.interactive import relation_file, room_of  # noqa: PLC0415

        query = query_of_request()
        room = room_of(request.args.get(ROOM, "") if kind == "json" else "")
        made, version = relation_file(answers, query, own_address(), kind, room)
        return interactive(made, kind, f"{RELATION}-{version}")

    def _stage(kind: str) -> Response:
        from callbacks.exports.pictures import fonts, width_of  # noqa: PLC0415
        from callbacks.exports.stage import drawn_stage  # noqa: PLC0415
        from dashboard.exports.stage.svg_painter import stage_svg  # noqa: PLC0415

        answer, _ = _asked(answers)
        scene, width = scene_of(query_of_request()), width_of(answer)

        def svg() -> tuple[bytes, str]:
            stage, made = drawn_stage(exporting, answer, scene)
            name = named(answer, f"{SCENE}-{stage.picture}", stage.year)
            return stage_svg(made, width, fonts()).encode(), name

        if kind == "svg":
            # Small pictures of scenes stand on pages, and the pictures of the story on the one that opens first.
            body, name = answers.keep(
                ("stage picture", answers.fingerprint(answer), answer.selection, scene), svg, most=12
            )
            return attached(body, "image/svg+xml", "svg", name, inline=True)
        stage, made = drawn_stage(exporting, answer, scene)
        name = named(answer, f"{SCENE}-{stage.picture}", stage.year)
        return attached(rendering.png(stage_svg(made, width), width), "image/png", "png", name, inline=True)

    @server.get("/bild/<view>.<kind>")
    @queue.files.queued
    def bild(view: str, kind: str) -> Response:
        from callbacks.exports.pictures import drawing, fonts, width_of  # noqa: PLC0415

        if view == SCENE and kind in ("svg", "png"):
            return _stage(kind)
        if view == RELATION and kind in ("html", "json"):
            return _relation(kind)
        if view not in PICTURES or kind not in ("svg", "png", "html", "json"):
            asked, views = f"{view[:20]}.{kind[:5]}", ", ".join((*PICTURES, SCENE))
            german, english = both("failure_no_picture", asked=asked, views=views)
            raise UnknownKey(german, english=english)
        answer, _ = _asked(answers)
        name = named(answer, view, answer.selection.year)
        if kind in ("html", "json"):
            return _interactive(answer, view, kind, name)
        if kind == "svg":
            body = drawing(exporting, answer, view, own_address(), fonts()).encode()
            return attached(body, "image/svg+xml", "svg", name, inline=True)
        made = rendering.png(drawing(exporting, answer, view, own_address()), width_of(answer))
        return attached(made, "image/png", "png", name, inline=True)

    return exporting


def _asked(answers: Answers) -> tuple[Answer, int | None]:
    """What the query shows, and the year that it names: without one a table holds all years."""
    query = query_of_request()
    answer = answers.read(query)
    return answer, answer.selection.year if parse(query)[0].year else None


def named(answer: Answer, view: str, year: int | None) -> str:
    """A file name that says what is in the file."""
    chosen = answer.selection
    return "-".join(
        str(part) for part in (chosen.indicator, year, chosen.level, view, answer.version) if part
    )


def interactive(body: bytes, kind: str, name: str) -> Response:
    """A figure, or a page whose own script draws it and which asks nobody for anything."""
    types = {"html": "text/html; charset=utf-8", "json": "application/json"}
    response = attached(body, types[kind], kind, name, inline=True)
    if kind == "html":
        from callbacks.exports.interactive import content_policy  # noqa: PLC0415

        response.headers["Content-Security-Policy"] = content_policy()
    return response


def attached(body: bytes, mimetype: str, kind: str, name: str, *, inline: bool = False) -> Response:
    """A file to be saved, or with `inline` also to be looked at."""
    response = Response(body, content_type=mimetype)
    how = "inline" if inline else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}.{kind}"'
    response.headers["Cache-Control"] = NEVER
    response.headers["Content-Security-Policy"] = _ALONE  # a picture carries its typeface and runs nothing
    return response
