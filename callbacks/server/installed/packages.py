"""Serves the style sheet and typeface that come out of installed packages, never from another host."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
import threading
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from dash import Dash
from flask import Flask, Response, abort, request, send_file

from callbacks.server.caching import cache_control, content_print, packed
from callbacks.server.installed.bootstrap import needed_rules
from dashboard.settings import LOCAL, ROOT

_BOOTSTRAP = (files("flask_bootstrap") / "static" / "bootstrap5" / "css" / "bootstrap.min.css").read_bytes()
_BOOTSTRAP_PRINT = content_print(_BOOTSTRAP + (Path(__file__).with_name("bootstrap.py")).read_bytes())
"""Of what its rules are chosen from and by: they are chosen when somebody asks for them."""
_CUT = (ROOT / "data" / "build" / "fonts.py").read_bytes()
_FONT_PRINT = content_print(_CUT + version("font-source-sans-pro").encode())
"""Of what the typeface is made from: the files themselves may still have to be cut."""
_ICON = base64.b64encode((ROOT / "assets" / "icons" / "lupe.svg").read_bytes()).decode()
"""In the page itself: browsers look at a page's icon again whenever its address changes, as a switch of the
indicator does."""
LINKS = (
    f'<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,{_ICON}">'
    f'<link rel="stylesheet" href="/paket/bootstrap.css?v={_BOOTSTRAP_PRINT}">'
    '<link rel="preload" as="font" type="font/woff2" crossorigin '
    f'href="/paket/schrift-400.woff2?v={_FONT_PRINT}">'
)
FONTS = {"400": "regular", "600": "semibold", "700": "bold"}
_making = threading.Lock()
_SCRIPT = re.compile(r"<script[^>]*></script>")
_IDLE = ("/deps/polyfill@", "/dash_table/", "/dcc/")
"""Scripts of Dash that nothing here uses: browsers that know our style sheets need no polyfill; no
DataTable; what the Monitor needs of dcc is its own (layouts/monitor/components.py)."""
_DASH = "/_dash-component-suites/"
_MARK = re.compile(r"/_dash-component-suites/([^/]+)/[^\"<>\s]*?\.(v[\w-]+m[0-9a-fA-F]+)\.")


def register(server: Flask) -> None:
    """Adds the style sheet and the fonts that installed packages carry."""

    @server.get("/paket/bootstrap.css")
    def bootstrap() -> Response:
        fresh = request.args.get("v") == _BOOTSTRAP_PRINT
        return packed(_bootstrap(), "text/css", cache=cache_control(fresh), once=True, dense=True)

    @server.get("/paket/schrift-<weight>.woff2")
    def font(weight: str) -> Response:
        if weight not in FONTS:
            abort(404)
        response = send_file(font_file(weight), mimetype="font/woff2")
        response.headers["Cache-Control"] = cache_control(request.args.get("v") == _FONT_PRINT)
        return response


@lru_cache(maxsize=1)
def _bootstrap() -> bytes:
    return needed_rules(_BOOTSTRAP.decode()).encode()


def with_font_print(sheet: str) -> str:
    """Our style sheet with addresses of the typeface that change with it, beside that of the sheet itself."""
    return re.sub(r"/paket/(schrift-\d+\.woff2)", rf"\1?v={_FONT_PRINT}", sheet)


def needed(scripts: str) -> str:
    """Dash's script tags without those of scripts that nothing here uses: 135 kB and more than a tenth
    of a second."""
    return _SCRIPT.sub(lambda tag: "" if any(part in tag[0] for part in _IDLE) else tag[0], scripts)


def keep_packed(app: Dash) -> None:
    """Packs Dash's own scripts once instead of for every reader. Call after Compress: the last one is asked
    first."""
    current = lru_cache(maxsize=1)(lambda: _marks(app._generate_scripts_html()))

    server: Flask = app.server

    @server.after_request
    def once(response: Response) -> Response:
        if response.status_code != 200 or not request.path.startswith(_DASH) or request.method != "GET":
            return response
        cache = cache_control(bool(_marks(request.path) & current()))
        return packed(response.get_data(), response.mimetype or "", cache=cache, once=True, dense=True)


def _marks(text: str) -> set[tuple[str, str]]:
    """Packages in addresses of scripts, with Dash's mark of version and file; what a script loads bears its
    mark."""
    return set(_MARK.findall(text))


def font_file(weight: str) -> Path:
    """The cut font; made by a process of its own where it is missing, because the tool for it is large."""
    file = LOCAL / "fonts" / f"source-sans-{FONTS[weight]}.woff2"
    with _making:
        if not file.is_file():
            command = [sys.executable, "-m", "data.build.fonts", str(file.parent)]
            subprocess.run(command, check=True, cwd=ROOT, timeout=120)  # noqa: S603 - our own module
    return file
