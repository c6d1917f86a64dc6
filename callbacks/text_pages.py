"""Impressum, Datenschutz and Barrierefreiheit: texts that whoever runs the monitor lays beside it as files."""

from __future__ import annotations

import logging
from pathlib import Path

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.shell import FOOTER_PAGES, text_page

LOG = logging.getLogger("bildungslupe")


def warn_of_missing(folder: Path | None) -> None:
    """At start: one line for each text that is not there."""
    for name in FOOTER_PAGES:
        if _file(folder, name) is None:
            LOG.warning("Der Text „%s.md“ fehlt im Ordner TEXTS_DIR; die Seite sagt das ihren Lesern.", name)


def content(name: str, folder: Path | None, lang: str) -> Component:
    """The page of one text (Markdown), or a sentence that says it is missing and where it belongs."""
    file = _file(folder, name)
    title = say(lang, f"page_{name}")
    if file is None:
        return text_page(title, [html.P(say(lang, "text_missing", file=f"{name}.md"))], lang)
    return text_page(title, [dcc.Markdown(_read(file), link_target="_self")], lang)


def _read(file: Path) -> str:
    """UTF-8 with or without a mark, or what older editors of Windows write."""
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _file(folder: Path | None, name: str) -> Path | None:
    file = folder / f"{name}.md" if folder else None
    return file if file is not None and file.is_file() else None
