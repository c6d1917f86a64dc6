"""The page of the portal, complete as HTML: also what a search finds, where no script runs."""

from __future__ import annotations

from pathlib import Path

from dash import html
from flask import Flask, Response, request

from callbacks.integration.course_data import CourseData
from callbacks.portal.contents import PortalContents
from callbacks.report.editions import EditionSource
from callbacks.search.finder import Search
from callbacks.server.pages import Pages, WebPage, language_of_request, query_of_request
from callbacks.text_pages import written_text
from dashboard.errors import UnknownKey
from dashboard.texts import both, say
from layouts.monitor.page import notice
from layouts.portal.page import portal_page
from layouts.portal.parts import SIGN_LANGUAGE, ShownHits
from layouts.portal.plain_language import plain_language_page
from layouts.shell import PLAIN_LANGUAGE, PORTAL, text_page

_SIGNED = "gebaerdensprache"
_MOST = 80
"""Signs of a search that are looked at."""


def register(
    server: Flask,
    pages: Pages,
    courses: CourseData,
    editions: EditionSource,
    search: Search,
    texts: Path | None,
) -> PortalPage:
    """Adds `/portal`, `/leichte-sprache` and `/gebaerdensprache`; gives what answers the first."""
    page = PortalPage(PortalContents(courses, editions), search, texts)

    @server.get(PORTAL)
    def portal() -> Response:
        return pages.response(page.of(query_of_request(), request.args.get("suche", "")))

    @server.get(PLAIN_LANGUAGE)
    def leichte_sprache() -> Response:
        return pages.response(page.plain_language(language_of_request()))

    @server.get(SIGN_LANGUAGE)
    def gebaerdensprache() -> Response:
        return pages.response(page.sign_language(language_of_request()))

    return page


class PortalPage:
    """Everything of these pages that needs the stores, or texts of the district."""

    def __init__(self, contents: PortalContents, search: Search, texts: Path | None) -> None:
        self.contents, self._search, self._texts = contents, search, texts

    def of(self, query: str, text: str = "") -> WebPage:
        """The portal in the state of its address; `text` is what was searched for."""
        parts = self.contents.parts(query).with_sign_language(signed=self._signed() is not None)
        typed = text.strip()[:_MOST]
        hits = ShownHits(typed, tuple(self._search.hits(typed, query, PORTAL))) if typed else None
        name = say(parts.lang, "portal_page")
        told = notice(parts.notices, parts.lang, newer=parts.newer)
        return WebPage(portal_page(parts, told, hits), name, parts.lang, room="portal")

    def plain_language(self, lang: str) -> WebPage:
        """What is found where, in plain language."""
        content = plain_language_page(
            lang, self.contents.answers.words, self.contents.there(), signed=self._signed() is not None
        )
        return WebPage(content, say(lang, "plain_language_page"), lang, room="portal")

    def sign_language(self, lang: str) -> WebPage:
        """Where the district's videos are. Raises UnknownKey where it has none."""
        found = self._signed()
        if found is None:
            german, english = both("page_missing_text", path=SIGN_LANGUAGE)
            raise UnknownKey(german, english=english)
        title = say(lang, "sign_language_page")
        return WebPage(text_page(title, [found], lang), title, lang)

    def _signed(self) -> html.Div | None:
        return written_text(self._texts, _SIGNED)
