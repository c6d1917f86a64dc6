"""What people and programs are told when something goes wrong: one place for every error."""

from __future__ import annotations

import logging
import secrets

import orjson
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from dashboard.errors import MonitorError, StoreError, UnknownKey

LOG = logging.getLogger("bildungslupe")
_TITLES = {400: "Die Anfrage ist nicht lesbar", 404: "Das gibt es nicht", 503: "Die Daten sind gerade nicht erreichbar"}


def register(server: Flask) -> None:
    @server.errorhandler(MonitorError)
    def known(error: MonitorError) -> Response:
        status = 404 if isinstance(error, UnknownKey) else 503 if isinstance(error, StoreError) else 400
        return problem(status, error.message, {key: str(value) for key, value in error.facts.items()})

    @server.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        return problem(error.code or 500, _sentence(error))

    @server.errorhandler(Exception)
    def unknown(error: Exception) -> Response:
        reference = secrets.token_hex(3).upper()
        LOG.error("%s %s: Vorgang %s", request.method, request.path, reference, exc_info=error)
        return problem(500, f"Hier ist etwas schiefgegangen. Vorgang {reference}.", {"vorgang": reference})


def problem(status: int, detail: str, facts: dict[str, str] | None = None) -> Response:
    """A problem document (RFC 9457); `facts` are extension members."""
    body = {"type": "about:blank", "title": _TITLES.get(status, "Fehler"), "status": status, "detail": detail}
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
    }.get(error.code or 500, "Die Anfrage ließ sich nicht beantworten.")
