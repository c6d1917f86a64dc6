"""Routes for files of one place: its profile as PDF, slides and workbook."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.files import PDF, PPTX, XLSX, attached

_TYPES = {"pdf": PDF, "pptx": PPTX, "xlsx": XLSX}


def register(server: Flask, answers: Answers) -> None:
    @server.get("/gemeinde/<key>.<any(pdf, pptx, xlsx):kind>")
    def profile_file(key: str, kind: str) -> Response:
        from callbacks.taking import Taking, file_name  # noqa: PLC0415 - as in callbacks.files

        taking = Taking(answers)
        query = request.query_string.decode("ascii", "ignore")
        taken = taking.taken(key, query, request.url_root)
        made = {"pdf": taking.pdf, "pptx": taking.pptx, "xlsx": taking.xlsx}[kind](taken)
        return attached(made, _TYPES[kind], kind, file_name(taken.profile))
