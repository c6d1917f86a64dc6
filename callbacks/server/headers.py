"""Headers that keep the page to itself: no script, style, font or frame from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dash import Dash
from flask import Flask, Response, g, request

from callbacks.server.pages import personal
from layouts.document import FOLLOW_SYSTEM_HASH

_LAYOUT = "/_dash-layout"


def let_be_framed() -> None:
    """The answer to the present request may stand in a frame on the websites of the setting EMBED_ORIGINS."""
    g.may_be_framed = True


def register(app: Dash, embed_origins: Sequence[str] = ()) -> None:
    """Call before everything else that looks at answers: the first one registered looks last and misses
    none. `embed_origins` may show in a frame what says `let_be_framed`."""
    policy = lru_cache(maxsize=2)(lambda framed: _policy(app, embed_origins if framed else ()))

    server: Flask = app.server

    @server.after_request
    def protect(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy("may_be_framed" in g))
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        if request.endpoint == _LAYOUT:
            personal(response)
        elif request.path.startswith("/assets/icons/"):
            # A page whose address changes has its icon asked for again at each change.
            response.headers["Cache-Control"] = "public, max-age=86400"
        return response


def _policy(app: Dash, framed_by: Sequence[str]) -> str:
    """Asked for with the first answer, when every clientside callback is registered: their hashes are part of
    it."""
    return content_policy(quoted_hashes(app), "'self'", *framed_by)


def content_policy(scripts: Sequence[str], *framed_by: str) -> str:
    """What a page may load: all of it from here. `scripts` are the hashes of scripts that stand in the page itself,
    `framed_by` is who may show it in a frame."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", FOLLOW_SYSTEM_HASH, *scripts)),
            "style-src 'self' 'unsafe-inline'",  # Dash sets styles on elements
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            " ".join(("frame-ancestors", *framed_by)),
        )
    )


def quoted_hashes(app: Dash) -> list[str]:
    """The hashes of Dash's own scripts that stand in a page, as the policy writes them."""
    return [one if one.startswith("'") else f"'{one}'" for one in app.csp_hashes()]
