"""Our scripts and our style sheets as one file each: a page of ninety small files waits for every one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from flask import Flask, Response

from callbacks.caching import asked_for, content_print, kept_if, packed
from callbacks.packages import with_font_print
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
        return f'<script src="/paket/lupe.js?v={content_print(self.scripts)}"></script>'

    @property
    def style_tag(self) -> str:
        return f'<link rel="stylesheet" href="/paket/lupe.css?v={content_print(self.styles)}">'


def register(server: Flask, folder: Path = ASSETS) -> Bundle:
    """Reads the assets once, in the order of their names, and serves them to be kept for ever."""
    sheet = with_font_print(_with_icons(_joined(folder, "css").decode(), folder))
    bundle = Bundle(_joined(folder, "js"), sheet.encode())

    @server.get("/paket/lupe.js")
    def scripts() -> Response:
        return packed(bundle.scripts, "text/javascript", cache=kept_if(asked_for(bundle.scripts)), once=True)

    @server.get("/paket/lupe.css")
    def styles() -> Response:
        return packed(bundle.styles, "text/css", cache=kept_if(asked_for(bundle.styles)), once=True)

    return bundle


def _joined(folder: Path, kind: str) -> bytes:
    return b"\n".join(file.read_bytes() for file in sorted(folder.glob(f"*.{kind}")))


def _with_icons(sheet: str, folder: Path) -> str:
    """An icon is a few hundred bytes: inside the sheet it is there before its button."""

    def inline(found: re.Match[str]) -> str:
        return f'url("data:image/svg+xml,{quote((folder / found[1]).read_text("utf-8"), safe=_READABLE)}")'

    return _ICON.sub(inline, sheet)
