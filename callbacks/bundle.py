"""Our scripts and our style sheets as one file each: a page of ninety small files waits for every one of them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from flask import Flask, Response

from callbacks.caching import FOREVER, packed
from dashboard.settings import ROOT

ASSETS = ROOT / "assets"
_READABLE = " =:/,;()'-.*"
_ICON = re.compile(r'url\("(?:/assets/)?(icons/[a-z0-9-]+\.svg)"\)')


@dataclass(frozen=True, slots=True)
class Bundle:
    """Both files and the tags that ask for them, each under an address that changes with its content."""

    scripts: bytes
    styles: bytes

    @property
    def script_tag(self) -> str:
        return f'<script src="/paket/lupe.js?v={_print(self.scripts)}"></script>'

    @property
    def style_tag(self) -> str:
        return f'<link rel="stylesheet" href="/paket/lupe.css?v={_print(self.styles)}">'


def register(server: Flask, folder: Path = ASSETS) -> Bundle:
    """Reads the assets once, in the order of their names, and serves them to be kept for ever."""
    bundle = Bundle(_joined(folder, "js"), _with_icons(_joined(folder, "css").decode(), folder).encode())

    @server.get("/paket/lupe.js")
    def scripts() -> Response:
        return packed(bundle.scripts, "text/javascript", cache=FOREVER)

    @server.get("/paket/lupe.css")
    def styles() -> Response:
        return packed(bundle.styles, "text/css", cache=FOREVER)

    return bundle


def _joined(folder: Path, kind: str) -> bytes:
    return b"\n".join(file.read_bytes() for file in sorted(folder.glob(f"*.{kind}")))


def _with_icons(sheet: str, folder: Path) -> str:
    """An icon is a few hundred bytes: inside the sheet it is there before its button."""

    def inline(found: re.Match[str]) -> str:
        return f'url("data:image/svg+xml,{quote((folder / found[1]).read_text("utf-8"), safe=_READABLE)}")'

    return _ICON.sub(inline, sheet)


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
