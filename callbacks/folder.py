"""Routes that write a whole Sitzungsmappe, which comes with the request: the server keeps none."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.exporting import Exporting
from callbacks.files import PDF, PPTX, attached


def register(server: Flask, answers: Answers) -> None:
    exporting = Exporting(answers)

    @server.post("/mappe.<any(pptx, pdf):kind>")
    def mappe(kind: str) -> Response:
        from callbacks.folder_sheets import folder_report, folder_slides  # noqa: PLC0415 - as in `files`
        from dashboard.exports.folder import read_folder  # noqa: PLC0415

        folder = read_folder(request.get_data(cache=False))
        if kind == "pptx":
            return attached(folder_slides(exporting, folder, request.url_root), PPTX, kind, "sitzungsmappe")
        return attached(folder_report(exporting, folder, request.url_root), PDF, "pdf", "sitzungsmappe")
