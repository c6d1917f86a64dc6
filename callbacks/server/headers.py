"""Headers that keep the page to itself: no script, style, font or frame from elsewhere."""

from __future__ import annotations

from functools import lru_cache

from dash import Dash
from flask import Flask, Response, request

from callbacks.server.pages import personal
from layouts.document import FOLLOW_SYSTEM_HASH

_LAYOUT = "/_dash-layout"


def register(app: Dash) -> None:
    """Call before everything else that looks at answers: the first one registered looks last and misses
    none."""
    policy = lru_cache(maxsize=1)(lambda: _policy(app))

    server: Flask = app.server

    @server.after_request
    def protect(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy())
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        if request.endpoint == _LAYOUT:
            personal(response)
        elif request.path.startswith("/assets/icons/"):
            # A page whose address changes has its icon asked for again at each change.
            response.headers["Cache-Control"] = "public, max-age=86400"
        return response


def _policy(app: Dash) -> str:
    """Asked for with the first answer, when every clientside callback is registered: their hashes are part of
    it."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", FOLLOW_SYSTEM_HASH, *_quoted(app))),
            "style-src 'self' 'unsafe-inline'",  # Dash sets styles on elements
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def _quoted(app: Dash) -> list[str]:
    return [one if one.startswith("'") else f"'{one}'" for one in app.csp_hashes()]
