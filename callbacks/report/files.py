"""Routes for files of an edition of the report, of the district or of one of its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response, request

from callbacks.exports.contents import Exporting
from callbacks.exports.routes import PDF, PPTX, XLSX, attached
from callbacks.server.export_queue import ExportQueue
from callbacks.server.own_address import own_address
from callbacks.server.pages import query_of_request
from dashboard.domain.selection import parse

if TYPE_CHECKING:
    from callbacks.report.exports import Editions

PLACE = "ort"
"""Parameter of a report: the key of the place it is of; without one it is the district's."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TYPES = {"pdf": PDF, "docx": DOCX, "pptx": PPTX, "xlsx": XLSX}


def register(server: Flask, exporting: Exporting, queue: ExportQueue, editions: Editions) -> None:
    """Adds `/bericht/<edition>.pdf`, `.docx`, `.pptx` and `.xlsx`."""

    @server.get("/bericht/<edition>.<any(pdf, docx, pptx, xlsx):kind>")
    @queue.files.queued
    def report_file(edition: str, kind: str) -> Response:
        from callbacks.report.exports import ReportExports, report_name  # noqa: PLC0415 - as in callbacks.exports.routes

        exports = ReportExports(exporting, editions)
        lang = parse(query_of_request())[0].language
        export = exports.export(edition, request.args.get(PLACE, ""), lang, own_address())
        makers = {"pdf": exports.pdf, "docx": exports.docx, "pptx": exports.pptx, "xlsx": exports.xlsx}
        made = makers[kind](export)
        return attached(made, _TYPES[kind], kind, report_name(export.report.key, export.report.place))
