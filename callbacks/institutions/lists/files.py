"""Routes for lists of institutions: what the page shows as a table, as points, and on paper."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.exports.routes import PDF, XLSX, attached
from callbacks.institutions.institution_data import InstitutionData
from callbacks.institutions.lists.export import PAGE, ListExports
from callbacks.server.export_queue import ExportQueue
from callbacks.server.own_address import own_address
from callbacks.server.pages import query_of_request

TYPES = {
    "xlsx": XLSX,
    "csv": "text/csv; charset=utf-8",
    "pdf": PDF,
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
}
"""Kinds of files in the order of the menu, and what they are by MIME."""


def register(server: Flask, data: InstitutionData, queue: ExportQueue) -> None:
    """Adds `/bildungslandkarte.xlsx`, `.csv`, `.pdf`, `.geojson` and `.gpkg`."""
    exports = ListExports(data)
    makers = {
        "xlsx": exports.xlsx, "csv": exports.csv, "pdf": exports.pdf, "geojson": exports.geojson,
        "gpkg": exports.gpkg,
    }  # fmt: skip

    @server.get(f"{PAGE}.<any({', '.join(TYPES)}):kind>")
    @queue.files.queued
    def institution_list(kind: str) -> Response:
        shown = exports.shown(query_of_request())
        made = makers[kind](shown, own_address())
        return attached(made, TYPES[kind], kind, exports.file_name(shown))
