"""The route of finer lines: what a wide map shows of a part that is looked at closely."""

from __future__ import annotations

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.monitor.data_routes import drawn
from callbacks.server.caching import cache_control, packed_under
from dashboard.domain.area import is_beyond
from dashboard.errors import GeometryError
from data.geography.finer_lines import finer_lines


def register(server: Flask, answers: Answers) -> None:
    """Adds `/grenzlinien`: the parameters of `/karte.svg`, and `teil`, the key of a state or district."""

    @server.get("/grenzlinien")
    def grenzlinien() -> Response:
        answer = drawn(answers, request.query_string.decode("ascii", "ignore"))
        level, extent, part = answer.selection.level, answer.selection.extent, request.args.get("teil", "")
        print_ = answers.fingerprint(answer)
        return packed_under(
            ("finer lines", print_, level, extent, part),
            lambda: _json(answers, level, extent, part),
            "application/json",
            keep=answers.keep,
            cache=cache_control(request.args.get("fassung") == print_),
        )


def _json(answers: Answers, level: str, extent: str, part: str) -> bytes:
    """Of each area its path and the box around it."""
    if not is_beyond(level, extent):
        raise GeometryError(
            "Diese Karte zeigt schon alle Linien.",
            english="This map shows all lines already.",
            part=part[:20],
        )
    lines = finer_lines(answers.district, extent, part, answers.geometry(level, extent))
    areas = {shape.key: (shape.path, *shape.box) for shape in lines.areas}
    return orjson.dumps(
        {"areas": areas}
        | {"quiet": lines.quiet, "inner": lines.inner, "outline": lines.outline, "own": lines.own}
    )
