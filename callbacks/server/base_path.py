"""Where the program stands behind a proxy: below a path, and some machines away from its readers.

Within the program every address begins at `/`, whatever stands before it. What a browser follows by itself gets the
base as it leaves: `href`, `src` and `action` in pages, the same names in what Dash draws, and redirects. Scripts add
it to what they ask for (`based` in assets/core/address.js), `own_address` has it for what leads here from elsewhere.
Nothing that is kept holds the base: pages are made without it, and get it anew in each answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from callbacks.server.watching.routes import OF_THE_MACHINE

ORIGINAL = "werkzeug.proxy_fix.orig"
"""Where the environment of a request holds what the next machine itself has said, before forwarded headers."""
_FOLLOWED = "href|src|action|formaction|poster"
_IN_TAGS = re.compile(rf'(\s(?:{_FOLLOWED})=")/(?!/)')
_NAMED = "href|src|action|formAction|poster|requests_pathname_prefix"
_IN_JSON = re.compile(rf'("(?:{_NAMED})":\s*")(?:/|\\u002f)(?!/|\\u002f)')
"""Dash writes a slash in either way."""
_DASH = re.compile(r"/([\w-]+/)*_dash-", re.ASCII)
"""Pages that Dash draws beside the Monitor ask below their own path."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def stand_behind(server: Flask, base: str, hops: int) -> None:
    """Call after whatever packs answers: what is registered last looks at them first. `base` is empty or begins with a
    slash, `hops` is the number of proxies whose forwarded headers count."""
    inner: Application = server.wsgi_app
    outer: Application = _below(inner, base) if base else inner
    if hops:
        outer = ProxyFix(outer, x_for=hops, x_proto=hops, x_host=hops, x_port=0, x_prefix=0)
    server.wsgi_app = outer  # type: ignore[method-assign,assignment]  # how WSGI wraps
    if not base:
        return
    server.config["SESSION_COOKIE_PATH"] = f"{base}/"

    @server.after_request
    def with_base(response: Response) -> Response:
        leads_to = response.headers.get("Location", "")
        if leads_to.startswith("/") and not leads_to.startswith("//"):
            response.headers["Location"] = base + leads_to
        if response.direct_passthrough or response.is_streamed:
            return response
        if response.mimetype == "text/html":
            text = response.get_data(as_text=True)
            response.set_data(in_page(text, base))
        elif _DASH.match(request.path) and response.mimetype == "application/json":
            response.set_data(in_json(response.get_data(as_text=True), base))
        return response


def in_page(html: str, base: str) -> str:
    """A page whose own addresses begin with the base, and whose scripts find it at the root element."""
    named = html.replace("<html ", f'<html data-base="{base}" ', 1)
    return in_json(_IN_TAGS.sub(rf"\g<1>{base}/", named), base)


def in_json(text: str, base: str) -> str:
    """As `in_page`, of components as JSON."""
    return _IN_JSON.sub(rf"\g<1>{base}/", text)


def _below(inner: Application, base: str) -> Application:
    """Answers below `base` alone, and under the addresses that what watches the server asks for. A server that has
    taken the base off the path already (as mod_wsgi does for an alias) has put it into SCRIPT_NAME."""

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", ""))
        if str(environ.get("SCRIPT_NAME", "")).endswith(base):
            if path:
                return inner(environ, start)
            path = base
        body = environ.get("REQUEST_METHOD") != "HEAD"
        if path == base:
            query = str(environ.get("QUERY_STRING", ""))
            start("308 Permanent Redirect", [("Location", f"{base}/?{query}" if query else f"{base}/")])
            return [b""]
        if path.startswith(f"{base}/"):
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}{base}"
            environ["PATH_INFO"] = path.removeprefix(base)
        elif path not in OF_THE_MACHINE:
            said = f"Hier ist nichts: die Anwendung liegt unter {base}/ (BASE_PATH).\n".encode()
            kind = ("Content-Type", "text/plain; charset=utf-8")
            start(
                "404 Not Found",
                [kind, ("Content-Length", str(len(said))), ("X-Content-Type-Options", "nosniff")],
            )
            return [said] if body else [b""]
        return inner(environ, start)

    return answer


def neighbour(environ: dict[str, Any]) -> str:
    """The machine at the other end of the connection, whatever forwarded headers say."""
    original = environ.get(ORIGINAL) or environ
    return str(original.get("REMOTE_ADDR") or "")
