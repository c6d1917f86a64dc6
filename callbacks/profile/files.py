"""Routes for files of one place: its profile as PDF, slides and workbook."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.districts import Districts
from callbacks.exports.routes import PDF, PPTX, XLSX, attached
from callbacks.profile.institutions import ProfileInstitutions
from callbacks.server.export_queue import ExportQueue
from callbacks.server.own_address import own_address

_TYPES = {"pdf": PDF, "pptx": PPTX, "xlsx": XLSX}


def register(server: Flask, answers: Answers, queue: ExportQueue, institutions: ProfileInstitutions) -> None:
    """Adds `/gemeinde/<key>.pdf`, `.pptx` and `.xlsx`."""
    districts = Districts(answers)

    @server.get("/gemeinde/<key>.<any(pdf, pptx, xlsx):kind>")
    @queue.files.queued
    def profile_file(key: str, kind: str) -> Response:
        from callbacks.profile.exports import ProfileExports, file_name  # noqa: PLC0415 - as in callbacks.exports.routes

        exports = ProfileExports(districts.of(key), answers, institutions)
        query = request.query_string.decode("ascii", "ignore")
        export = exports.export(key, query, own_address())
        made = {"pdf": exports.pdf, "pptx": exports.pptx, "xlsx": exports.xlsx}[kind](export)
        return attached(made, _TYPES[kind], kind, file_name(export.profile))
