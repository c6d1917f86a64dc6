"""Our scripts and our style sheets: for each page one file of each kind, which `make bundle` made out of
assets/."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response

from callbacks.server.caching import asked_for, cache_control, content_print, packed
from callbacks.server.installed.packages import with_font_print
from dashboard.settings import ROOT

DIST = ROOT / "assets" / "dist"
TEXT = "text"
"""The page whose files a page of text alone asks for, and whatever has none of its own."""


STAFF = "staff"
"""The page of the staff app, and how the names of its rooms begin."""


@dataclass(frozen=True, slots=True)
class PageFiles:
    """Both files of a page and the tags that ask for them, each under an address that changes with its
    content."""

    page: str
    script: bytes
    style: bytes

    @property
    def script_tag(self) -> str:
        """The tag of the page's script, under an address that changes with it."""
        return f'<script src="/paket/{self.page}.js?v={content_print(self.script)}"></script>'

    @property
    def style_tag(self) -> str:
        """The tag of the page's style sheet, under an address that changes with it."""
        return f'<link rel="stylesheet" href="/paket/{self.page}.css?v={content_print(self.style)}">'


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of every page, by the name of its room in assets/."""

    pages: dict[str, PageFiles]


def register(server: Flask, folder: Path = DIST, *, staff: bool = False) -> Bundle:
    """Reads the files once and serves them to be kept for ever; each style sheet in `folder` is that of a page, as is
    the script of its name. Those of staff's pages are only served where `staff` says so, and then no others."""
    found = (file.stem for file in sorted(folder.glob("*.css")))
    bundle = Bundle({one: _read(folder, one) for one in found if one.startswith(STAFF) == staff})
    names = ",".join(f'"{one}"' for one in bundle.pages)

    @server.get(f"/paket/<any({names}):page>.js")
    def scripts(page: str) -> Response:
        content = bundle.pages[page].script
        return packed(
            content, "text/javascript", cache=cache_control(asked_for(content)), once=True, dense=True
        )

    @server.get(f"/paket/<any({names}):page>.css")
    def styles(page: str) -> Response:
        content = bundle.pages[page].style
        return packed(content, "text/css", cache=cache_control(asked_for(content)), once=True, dense=True)

    return bundle


def _read(folder: Path, page: str) -> PageFiles:
    style = with_font_print((folder / f"{page}.css").read_text("utf-8"))
    return PageFiles(page, (folder / f"{page}.js").read_bytes(), style.encode())
