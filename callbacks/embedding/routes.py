"""`?einbetten=1`: a page's view for a frame of another website; and `/einbetten`, the page that gives its code.

One parameter serves every page, so that the address of a frame is that of the page it leads to. It is looked for
before any route answers: a page knows nothing of frames.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from flask import Flask, Response, request

from callbacks.embedding.asked import AskedFrame, asked_frame, is_embedded, pairs_of, query_of
from callbacks.embedding.pages import EmbeddedPages, page_of
from callbacks.server.headers import let_be_framed
from callbacks.server.own_address import own_address
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard.errors import MonitorError, StoreError, UnknownKey
from dashboard.texts import both, say
from layouts.embedding.code import PATH, EmbeddingCode, code_page
from layouts.embedding.view import EmbeddedView, embedded_view

_GIVEN_ELSEWHERE = "/bildungslandkarte"
"""Its map has scripts and its own frame (callbacks.institutions.page); the code is given here as for all."""

_NAMED_HERE = ("zusammenhang", "tabelle")
"""Views that pictures do not have."""


def register(server: Flask, shown: EmbeddedPages, pages: Pages, sites: Sequence[str]) -> None:
    """Adds both; `sites` are those of the setting EMBED_ORIGINS."""

    @server.before_request
    def embedded() -> Response | None:
        query = query_of_request()
        if request.method not in ("GET", "HEAD") or not is_embedded(query):
            return None
        found = page_of(request.path)
        if found is None:
            return None
        let_be_framed()
        return _frame(shown, pages, asked_frame(request.path, query))

    @server.get(PATH)
    @server.get(f"{PATH}/<path:page>")
    def einbetten(page: str = "") -> Response:
        """The code names no data version: what is embedded follows the newest."""
        path, query = f"/{page}", query_of_request()
        if page_of(path) is None and path != _GIVEN_ELSEWHERE:
            german, english = both("failure_nothing", path=path[:120])
            raise UnknownKey(german, english=english)
        without_version = query_of([one for one in pairs_of(query) if one[0] != "stand"])
        asked = asked_frame(path, without_version)
        lang = asked.lang
        given = _code(shown, asked, sites)
        return pages.response(WebPage(code_page(given), say(lang, "embedding_page"), lang, room="embedding"))


def _frame(shown: EmbeddedPages, pages: Pages, asked: AskedFrame) -> Response:
    try:
        view, status = shown.view(asked), 200
    except StoreError:
        raise
    except MonitorError as error:
        view, status = _refused(asked, error), 404 if isinstance(error, UnknownKey) else 400
    page = WebPage(embedded_view(view), view.title, asked.lang, status, "embedding", opens_apart=True)
    response = pages.framed(page, asked.theme)
    response.add_etag()
    response.make_conditional(request)
    return response


def _refused(asked: AskedFrame, error: MonitorError) -> EmbeddedView:
    """The sentence of an error where the view would stand."""
    lang, sentence = asked.lang, error.sentence(asked.lang)
    return EmbeddedView(
        lang, say(lang, "brand"), say(lang, "embedding_none"), sentence, "", (), (), asked.whole
    )


def _code(shown: EmbeddedPages, asked: AskedFrame, sites: Sequence[str]) -> EmbeddingCode:
    lang = asked.lang
    try:
        name = shown.view(asked).title if asked.path != _GIVEN_ELSEWHERE else say(lang, "institutions_page")
    except (UnknownKey, StoreError):
        raise
    except MonitorError:
        name = say(lang, "brand")
    inside = f"{quote(asked.path)}?{'&'.join(part for part in ('einbetten=1', asked.query) if part)}"
    found = page_of(asked.path)
    views = found.views if found else ()
    choices = [
        (
            say(lang, f"{'embedding' if view in _NAMED_HERE else 'view'}_{view}"),
            f"{PATH}{'' if asked.path == '/' else quote(asked.path)}?{_with_view(asked, view)}",
            view == asked.view or (not asked.view and at == 0),
        )
        for at, view in enumerate(views)
    ]
    root = own_address().rstrip("/")
    height = found.height(asked.view) if found else 760
    return EmbeddingCode(lang, name, f"{root}{inside}", inside, height, choices, sites, asked.whole)


def _with_view(asked: AskedFrame, view: str) -> str:
    return query_of([*(one for one in pairs_of(asked.query) if one[0] != "ansicht"), ("ansicht", view)])
