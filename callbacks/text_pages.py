"""Impressum, Datenschutz and Barrierefreiheit: texts that whoever runs the monitor lays beside it as
files."""

from __future__ import annotations

import logging
from pathlib import Path

from dash import html
from flask import Flask, Response
from markdown_it import MarkdownIt

from callbacks.server.pages import Pages, WebPage, language_of_request
from dashboard.texts import say
from layouts.markup import InlineMarkup
from layouts.shell import FOOTER_PAGES, text_page

LOG = logging.getLogger("bildungslupe")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
"""Tags in a text stay text, and no link leads to a script: a copied text brings nothing with it."""


def register(server: Flask, pages: Pages, folder: Path | None) -> None:
    """Adds a page for each text; `folder` holds the files, None where there is none."""
    for name in FOOTER_PAGES:
        server.add_url_rule(f"/{name}", f"text_{name}", lambda name=name: _shown(pages, name, folder))


def warn_of_missing(folder: Path | None) -> None:
    """At start: one line for each text that is not there."""
    for name in FOOTER_PAGES:
        if _file(folder, name) is None:
            LOG.warning("Der Text „%s.md“ fehlt im Ordner TEXTS_DIR; die Seite sagt das ihren Lesern.", name)


def _shown(pages: Pages, name: str, folder: Path | None) -> Response:
    return pages.response(page(name, folder, language_of_request()))


def page(name: str, folder: Path | None, lang: str) -> WebPage:
    """The page of one text (Markdown), or a sentence that says it is missing and where it belongs."""
    title = say(lang, f"page_{name}")
    shown = written_text(folder, name) or html.P(say(lang, "text_missing", file=f"{name}.md"))
    return WebPage(text_page(title, [shown], lang), title, lang)


def written_text(folder: Path | None, name: str) -> html.Div | None:
    """The text of a file, None where there is none."""
    file = _file(folder, name)
    return None if file is None else html.Div(InlineMarkup(_MARKDOWN.render(_read(file))))


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
