"""Each request has an id, in its log lines and in the header X-Request-ID of its answer."""

from __future__ import annotations

import re
import secrets

from flask import Flask, request
from werkzeug.wrappers import Response

from dashboard.log_lines import REQUEST

HEADER = "X-Request-ID"
_POSSIBLE = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)


def register(server: Flask) -> None:
    """Call before other handlers of requests: what they log carries the id, too. An id that a proxy has given stays
    where it is one: 8 to 64 letters, digits, dots and dashes."""

    @server.before_request
    def begin() -> None:
        given = request.headers.get(HEADER, "")
        REQUEST.set(given if _POSSIBLE.fullmatch(given) else secrets.token_hex(8))

    @server.after_request
    def answered(response: Response) -> Response:
        response.headers[HEADER] = REQUEST.get()
        return response

    @server.teardown_request
    def end(_error: BaseException | None) -> None:
        REQUEST.set("")
