"""Routes for files: the present view as table, picture and slides."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import Answer, Answers
from callbacks.caching import NEVER
from callbacks.exporting import Exporting
from callbacks.rendering import Rendering
from callbacks.turns import PICTURES_WAIT, Turns
from dashboard.domain.selection import parse
from dashboard.errors import UnknownKey
from dashboard.exports.caption import PICTURES

_NO_PICTURE = "Das Bild „{asked}“ gibt es nicht; möglich sind {views}, jeweils als .svg und .png."
_BUSY = "Gerade werden viele Bilder gezeichnet. Bitte versuchen Sie es in einer halben Minute noch einmal."
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Heavy libraries are imported inside the routes: the serving process starts in a second and stays small without them.


def register(server: Flask, answers: Answers) -> None:
    exporting, rendering, turns = Exporting(answers), Rendering(), Turns(_BUSY, PICTURES_WAIT)

    @server.get("/tabelle.csv")
    def csv_table() -> Response:
        from dashboard.exports.tables import as_csv  # noqa: PLC0415

        answer, year = _asked(answers)
        made = exporting.table(answer, year, request.url_root)
        return attached(as_csv(made), "text/csv; charset=utf-8", "csv", named(answer, "tabelle", year))

    @server.get("/tabelle.xlsx")
    def xlsx_table() -> Response:
        from dashboard.exports.workbook import workbook  # noqa: PLC0415

        answer, year = _asked(answers)
        made = exporting.table(answer, year, request.url_root)
        return attached(workbook(made), XLSX, "xlsx", named(answer, "tabelle", year))

    @server.get("/folien.pptx")
    def pptx_slides() -> Response:
        from callbacks.presentation import presentation  # noqa: PLC0415

        answer, _ = _asked(answers)
        made = presentation(exporting, answer, request.url_root)
        return attached(made, PPTX, "pptx", named(answer, "folien", answer.selection.year))

    @server.get("/bild/<view>.<kind>")
    def bild(view: str, kind: str) -> Response:
        from callbacks.pictures import drawing, fonts, width_of  # noqa: PLC0415

        if view not in PICTURES or kind not in ("svg", "png"):
            raise UnknownKey(_NO_PICTURE.format(asked=f"{view[:20]}.{kind[:5]}", views=", ".join(PICTURES)))
        answer, _ = _asked(answers)
        name = named(answer, view, answer.selection.year)
        if kind == "svg":
            body = drawing(exporting, answer, view, request.url_root, fonts()).encode()
            return attached(body, "image/svg+xml", "svg", name, inline=True)
        with turns.turn():
            made = rendering.png(drawing(exporting, answer, view, request.url_root), width_of(answer))
        return attached(made, "image/png", "png", name, inline=True)


def _asked(answers: Answers) -> tuple[Answer, int | None]:
    """What the query shows, and the year that it names: without one a table holds all years."""
    query = request.query_string.decode("ascii", "ignore")
    answer = answers.read(query)
    return answer, answer.selection.year if parse(query)[0].year else None


def named(answer: Answer, view: str, year: int | None) -> str:
    """A file name that says what is in the file."""
    chosen = answer.selection
    return "-".join(str(part) for part in (chosen.indicator, year, chosen.level, view, answer.version) if part)


def attached(body: bytes, mimetype: str, kind: str, name: str, *, inline: bool = False) -> Response:
    """A file to be saved, or with `inline` also to be looked at."""
    response = Response(body, content_type=mimetype)
    how = "inline" if inline else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}.{kind}"'
    response.headers["Cache-Control"] = NEVER
    response.headers["Content-Security-Policy"] = _ALONE  # a picture carries its typeface and runs nothing
    return response
