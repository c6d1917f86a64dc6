"""Serves the style sheet and typeface that come out of installed packages, never from another host."""

from __future__ import annotations

import subprocess
import sys
import threading
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from flask import Flask, Response, abort, send_file

from callbacks.caching import FOREVER, packed
from dashboard.settings import LOCAL, ROOT

LINKS = (
    f'<link rel="stylesheet" href="/paket/bootstrap.css?v={version("Bootstrap-Flask")}">'
    '<link rel="preload" as="font" type="font/woff2" crossorigin href="/paket/schrift-400.woff2">'
)
MONTH = "public, max-age=2592000"  # style sheets name the fonts without a version
FONTS = {"400": "regular", "600": "semibold", "700": "bold"}
_making = threading.Lock()


def register(server: Flask) -> None:
    @server.get("/paket/bootstrap.css")
    def bootstrap() -> Response:
        sheet = files("flask_bootstrap") / "static" / "bootstrap5" / "css" / "bootstrap.min.css"
        return packed(sheet.read_bytes(), "text/css", cache=FOREVER)

    @server.get("/paket/schrift-<weight>.woff2")
    def font(weight: str) -> Response:
        if weight not in FONTS:
            abort(404)
        response = send_file(font_file(weight), mimetype="font/woff2")
        response.headers["Cache-Control"] = MONTH
        return response


def font_file(weight: str) -> Path:
    """The cut font; made by a process of its own where it is missing, because the tool for it is large."""
    file = LOCAL / "fonts" / f"source-sans-{FONTS[weight]}.woff2"
    with _making:
        if not file.is_file():
            subprocess.run([sys.executable, "-m", "data.build.fonts"], check=True, cwd=ROOT, timeout=120)
    return file
