"""Serves the style sheet and typeface that come out of installed packages, never from another host."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from flask import Flask, Response, abort, request, send_file

from callbacks.caching import FOREVER, packed
from dashboard.settings import LOCAL, ROOT

LINKS = (
    f'<link rel="stylesheet" href="/paket/bootstrap.css?v={version("Bootstrap-Flask")}">'
    '<link rel="preload" as="font" type="font/woff2" crossorigin href="/paket/schrift-400.woff2">'
)
MONTH = "public, max-age=2592000"  # style sheets name the fonts without a version
FONTS = {"400": "regular", "600": "semibold", "700": "bold"}
_making = threading.Lock()
_SCRIPT = re.compile(r"<script[^>]*></script>")
_IDLE = ("/deps/polyfill@", "/dash_table/")
"""Scripts of Dash that nothing here uses: browsers that know our style sheets need no polyfill; no DataTable."""
_DASH = "/_dash-component-suites/"


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


def needed(scripts: str) -> str:
    """Dash's script tags without those of scripts that nothing here uses: 40 kB and a tenth of a second."""
    return _SCRIPT.sub(lambda tag: "" if any(part in tag[0] for part in _IDLE) else tag[0], scripts)


def keep_packed(server: Flask) -> None:
    """Packs Dash's own scripts once instead of for every reader. Call after Compress: the last one is asked first."""

    @server.after_request
    def once(response: Response) -> Response:
        kept = "max-age" in response.headers.get("Cache-Control", "")
        if response.status_code != 200 or not kept or not request.path.startswith(_DASH):
            return response
        return packed(response.get_data(), response.mimetype, cache=FOREVER)


def font_file(weight: str) -> Path:
    """The cut font; made by a process of its own where it is missing, because the tool for it is large."""
    file = LOCAL / "fonts" / f"source-sans-{FONTS[weight]}.woff2"
    with _making:
        if not file.is_file():
            subprocess.run([sys.executable, "-m", "data.build.fonts"], check=True, cwd=ROOT, timeout=120)
    return file
