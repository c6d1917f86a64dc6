"""Routes that write a whole Sitzungsmappe, which comes with the request: the server keeps none."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.exporting import Exporting
from callbacks.files import PDF, PPTX, attached
from callbacks.turns import FOLDERS_WAIT, Turns

_BUSY = "Gerade werden mehrere Mappen geschrieben. Bitte versuchen Sie es in einer halben Minute noch einmal."


def register(server: Flask, answers: Answers) -> None:
    exporting, turns = Exporting(answers), Turns(_BUSY, FOLDERS_WAIT)

    @server.post("/mappe.<any(pptx, pdf):kind>")
    def mappe(kind: str) -> Response:
        from callbacks.folder_sheets import folder_report, folder_slides  # noqa: PLC0415 - as in `files`
        from dashboard.exports.folder import read_folder  # noqa: PLC0415

        folder = read_folder(request.get_data(cache=False))
        write = folder_slides if kind == "pptx" else folder_report
        with turns.turn():
            made = write(exporting, folder, request.url_root)
        return attached(made, PPTX if kind == "pptx" else PDF, kind, "sitzungsmappe")
