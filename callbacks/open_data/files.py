"""Routes for the files of data sets: an indicator in each kind, and all of them in one."""

from __future__ import annotations

from flask import Flask, Response, request, send_file

from callbacks.answers import Answers
from callbacks.api.routes import asked_for, frame
from callbacks.exports.routes import attached
from callbacks.open_data.makers import made_file
from callbacks.open_data.package import DataPackage
from callbacks.open_data.sizes import FileSizes
from callbacks.server.export_queue import ExportQueue
from dashboard.domain.selection import Selection
from dashboard.open_data.files import MEDIA_TYPES, PACKAGE, PATH

NAME = "bildungslupe"
"""How the name of the package begins."""
FILE = f"{PATH}/<key>.<any({', '.join(MEDIA_TYPES)}):kind>"


def register(
    server: Flask, answers: Answers, queue: ExportQueue, sizes: FileSizes, package: DataPackage
) -> None:
    """Adds `/daten/<indicator>.csv`, `.xlsx`, `.json`, `.parquet` and `.gpkg`, and `/daten/alles.zip`."""

    @server.get(FILE)
    @queue.files.queued
    def open_data_file(key: str, kind: str) -> Response:
        made = made_file(answers, asked_for(), key, kind)
        sizes.keep(made.answer, key, kind, len(made.body))
        return attached(made.body, MEDIA_TYPES[kind], kind, made.name)

    @server.get(PACKAGE)
    def open_data_package() -> Response:
        """Of official figures alone there is none: the package holds everything, and says what is an example."""
        asked = asked_for()
        answer = frame(answers, Selection(language=asked.language, version=asked.version))
        made = package.file(answer)
        response = send_file(
            made.content,
            "application/zip",
            as_attachment=True,
            download_name=f"{NAME}-{answer.version}.zip",
            conditional=False,
            etag=made.name,
        )
        response.content_length = made.size
        response.headers["Cache-Control"] = "no-cache"
        response.make_conditional(request, accept_ranges=True, complete_length=made.size)
        return response
