"""What people and programs are told when something goes wrong: one place for every error."""

from __future__ import annotations

import logging
import secrets

import orjson
from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

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

_OF_THE_OPERATOR = (SettingsError, CatalogueError, ReleaseError, FileRejected)
"""Errors of files and settings, whose sentences name them: no reader causes them, and none is shown them."""
_INWARD = frozenset({"path", "file", "database"})
"""Facts that are for the log alone."""
_OF_HTTP = ("Allow", "Content-Range")
"""Headers that belong to an error by the rules of HTTP."""
LOG = logging.getLogger("bildungslupe")
_BUSY, _AGAIN = "Gerade ist viel zu tun", "30"
_UNREACHABLE = "Die Datenbank des Monitors antwortet gerade nicht. Bitte gleich noch einmal versuchen."
_TITLES = {
    400: "Die Anfrage ist nicht lesbar",
    404: "Das gibt es nicht",
    405: "Das geht hier nicht",
    413: "Die Anfrage ist zu groß",
    415: "Die Anfrage ist nicht lesbar",
    503: "Die Daten sind gerade nicht erreichbar",
}


def register(server: Flask) -> None:
    @server.errorhandler(MonitorError)
    def known(error: MonitorError) -> Response:
        if isinstance(error, StoreError):
            return _without_places(error)
        if isinstance(error, _OF_THE_OPERATOR):
            return unknown(error)
        facts = {key: str(value) for key, value in error.facts.items() if key not in _INWARD}
        if isinstance(error, Busy):
            response = problem(503, error.message, facts, title=_BUSY)
            response.headers["Retry-After"] = _AGAIN
            return response
        absent, ours = isinstance(error, (UnknownKey, GeometryError)), isinstance(error, PictureFailed)
        return problem(404 if absent else 500 if ours else 400, error.message, facts)

    @server.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        response = problem(error.code or 500, _sentence(error))
        response.headers.update([one for one in error.get_headers() if one[0] in _OF_HTTP])
        return response

    @server.errorhandler(Exception)
    def unknown(error: Exception) -> Response:
        if isinstance(error, DependencyException):
            return problem(404, f"Unter „{request.path[:120]}“ liegt nichts.")
        reference = secrets.token_hex(3).upper()
        LOG.error("%s %s: Vorgang %s", request.method, request.path, reference, exc_info=error)
        return problem(500, f"Hier ist etwas schiefgegangen. Vorgang {reference}.", {"vorgang": reference})


def _without_places(error: StoreError) -> Response:
    """What is wrong with a store is for the log: the sentence names files, hosts and users, which are no reader's."""
    reference = secrets.token_hex(3).upper()
    LOG.error("%s %s: %s Vorgang %s", request.method, request.path[:120], error.message, reference)
    response = problem(503, f"{_UNREACHABLE} Vorgang {reference}.", {"vorgang": reference})
    response.headers["Retry-After"] = _AGAIN
    return response


def problem(status: int, detail: str, facts: dict[str, str] | None = None, title: str = "") -> Response:
    """A problem document (RFC 9457); `facts` are extension members."""
    said = title or _TITLES.get(status, "Fehler")
    body = {"type": "about:blank", "title": said, "status": status, "detail": detail}
    return Response(
        orjson.dumps({**(facts or {}), **body}),
        status=status,
        mimetype="application/problem+json",
        headers={"Cache-Control": "no-store"},
    )


def _sentence(error: HTTPException) -> str:
    return {
        404: f"Unter „{request.path[:120]}“ liegt nichts.",
        405: "Diese Adresse nimmt nur lesende Anfragen an.",
        413: "Die Anfrage ist zu groß.",
        415: "Erwartet wird JSON.",
    }.get(error.code or 500, "Die Anfrage ließ sich nicht beantworten.")
