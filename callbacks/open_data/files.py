"""Routes for the files of data sets: an indicator in each kind, and all of them in one."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.answers import Answers
from callbacks.api.routes import asked_for
from callbacks.exports.routes import attached
from callbacks.open_data.makers import made_file
from callbacks.open_data.sizes import FileSizes
from callbacks.server.export_queue import ExportQueue
from dashboard.open_data.files import MEDIA_TYPES, PATH

FILE = f"{PATH}/<key>.<any({', '.join(MEDIA_TYPES)}):kind>"


def register(server: Flask, answers: Answers, queue: ExportQueue, sizes: FileSizes) -> None:
    """Adds `/daten/<indicator>.csv`, `.xlsx`, `.json`, `.parquet` and `.gpkg`."""

    @server.get(FILE)
    @queue.files.queued
    def open_data_file(key: str, kind: str) -> Response:
        made = made_file(answers, asked_for(), key, kind)
        sizes.keep(made.answer, key, kind, len(made.body))
        return attached(made.body, MEDIA_TYPES[kind], kind, made.name)
