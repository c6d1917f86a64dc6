"""Routes for files of the comparing page: places side by side as PDF, slides and workbook."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.comparison.comparisons import PATH
from callbacks.exports.routes import PDF, PPTX, XLSX, attached
from callbacks.server.export_queue import ExportQueue
from callbacks.server.own_address import own_address

_TYPES = {"pdf": PDF, "pptx": PPTX, "xlsx": XLSX}


def register(server: Flask, answers: Answers, queue: ExportQueue) -> None:
    """Adds `/vergleich.pdf`, `.pptx` and `.xlsx`."""

    @server.get(f"{PATH}.<any(pdf, pptx, xlsx):kind>")
    @queue.files.queued
    def side_file(kind: str) -> Response:
        from callbacks.comparison.exports import ComparisonExports  # noqa: PLC0415 - as in callbacks.exports.routes

        exports = ComparisonExports(answers)
        export = exports.export(request.query_string.decode("ascii", "ignore"), own_address())
        made = {
            "pdf": lambda: exports.pdf(export),
            "pptx": lambda: exports.pptx(export, own_address()),
            "xlsx": lambda: exports.xlsx(export),
        }[kind]()
        model = export.model
        parts = (
            "vergleich",
            *(place.key for place in model.places),
            model.indicator,
            model.year,
            model.version,
        )
        return attached(made, _TYPES[kind], kind, "-".join(str(part) for part in parts if part))
