"""What people and programs are told when something goes wrong: one place for every error.

A browser that opens an address gets a page in the reader's language, everything else a problem document (RFC
9457) whose sentence is in that language, too.
"""

from __future__ import annotations

import logging
import secrets

import orjson
from dash import html
from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from callbacks.server.pages import Pages, WebPage, language_of_request
from dashboard.errors import (
    Busy,
    CatalogueError,
    FileRejected,
    GeometryError,
    MonitorError,
    PictureFailed,
    ReleaseError,
    SettingsError,
    StoreError,
    UnknownKey,
)
from dashboard.texts import LANGUAGES, say
from layouts.shell import text_page

_OF_THE_OPERATOR = (SettingsError, CatalogueError, ReleaseError, FileRejected)
"""Errors of files and settings, whose sentences name them: no reader causes them, and none is shown them."""
_INWARD = frozenset({"path", "file", "database"})
"""Facts that are for the log alone."""
_OF_HTTP = ("Allow", "Content-Range")
"""Headers that belong to an error by the rules of HTTP."""
PROBLEM = "application/problem+json"
LOG = logging.getLogger("bildungslupe")
_AGAIN = "30"
_SENTENCES = {
    404: "failure_nothing",
    405: "failure_reading_only",
    413: "failure_too_large",
    415: "failure_json",
}


def register(server: Flask, pages: Pages) -> None:
    """Adds the handlers that make an answer for people or machines of every error."""

    @server.errorhandler(MonitorError)
    def known(error: MonitorError) -> Response:
        if isinstance(error, StoreError):
            return _without_places(error)
        if isinstance(error, _OF_THE_OPERATOR):
            return unknown(error)
        facts = {key: str(value) for key, value in error.facts.items() if key not in _INWARD}
        sentence = error.sentence(language_of_request())
        if isinstance(error, Busy):
            response = problem(503, sentence, facts, title="failure_busy")
            response.headers["Retry-After"] = str(error.seconds)
            return response
        absent, ours = isinstance(error, (UnknownKey, GeometryError)), isinstance(error, PictureFailed)
        return problem(404 if absent else 500 if ours else 400, sentence, facts)

    @server.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        key = _SENTENCES.get(error.code or 500, "failure_unanswered")
        response = problem(error.code or 500, say(language_of_request(), key, path=request.path[:120]))
        response.headers.update([one for one in error.get_headers() if one[0] in _OF_HTTP])
        return response

    @server.errorhandler(Exception)
    def unknown(error: Exception) -> Response:
        lang = language_of_request()
        if isinstance(error, DependencyException):
            return problem(404, say(lang, "failure_nothing", path=request.path[:120]))
        reference = secrets.token_hex(3).upper()
        LOG.error("%s %s: Vorgang %s", request.method, asked_address(), reference, exc_info=error)
        return problem(500, say(lang, "failure_ours", reference=reference), {"vorgang": reference})

    @server.after_request
    def as_a_page(response: Response) -> Response:
        """Whoever opens an address in a browser reads a page, with the status and headers of the problem."""
        if response.mimetype != PROBLEM or not opened_by_a_person():
            return response
        given, lang = orjson.loads(response.get_data()), language_of_request()
        shown = WebPage(text_page(given["title"], [html.P(given["detail"])], lang), given["title"], lang)
        page = pages.response(shown, plain=True)
        response.set_data(page.get_data())
        response.mimetype = "text/html"
        response.headers.pop("Content-Disposition", None)
        return response


def opened_by_a_person() -> bool:
    """Browsers name HTML when they open an address or send a form, scripts and programs do not; the API answers
    everybody alike."""
    by_hand = request.method in ("GET", "HEAD") or request.mimetype == "application/x-www-form-urlencoded"
    opened = by_hand and "text/html" in request.headers.get("Accept", "")
    return opened and not request.path.startswith("/api/")


def asked_address() -> str:
    """The path that was asked for, as the log says it: on one line, and without the secret of a link."""
    hidden = (request.view_args or {}).get("secret", "")
    path = request.path.replace(hidden, "…") if hidden else request.path
    return "".join(sign if sign.isprintable() else "?" for sign in path[:120])


def _without_places(error: StoreError) -> Response:
    """What is wrong with a store is for the log: the sentence names files, hosts and users, which are no
    reader's."""
    reference = secrets.token_hex(3).upper()
    LOG.error("%s %s: %s Vorgang %s", request.method, asked_address(), error.message, reference)
    sentence = say(language_of_request(), "failure_store", reference=reference)
    response = problem(503, sentence, {"vorgang": reference})
    response.headers["Retry-After"] = _AGAIN
    return response


def problem(status: int, detail: str, facts: dict[str, str] | None = None, title: str = "") -> Response:
    """A problem document; `facts` are extension members, `title` the key of another title than that of the
    status."""
    lang, key = language_of_request(), title or f"failure_{status}"
    said = say(lang, key if key in LANGUAGES[lang] else "failure")
    body = {"type": "about:blank", "title": said, "status": status, "detail": detail}
    return Response(
        orjson.dumps({**(facts or {}), **body}),
        status=status,
        mimetype=PROBLEM,
        headers={"Cache-Control": "no-store"},
    )
