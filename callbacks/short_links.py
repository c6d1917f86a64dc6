"""Short links: `/l/<code>` leads to the view that the code holds, and `/l?…` tells the code of a view."""

from __future__ import annotations

import orjson
from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.server.pages import query_of_request
from dashboard.domain.short_links.codes import PATH, short_address, view_of
from dashboard.domain.short_links.digits import NoCode
from dashboard.errors import MonitorError, UnknownKey
from dashboard.texts import both


def register(server: Flask) -> None:
    """Adds both addresses. Neither asks a store: a code is the state itself."""

    @server.get(f"{PATH}/<path:code>")
    def opened(code: str) -> AnyResponse:
        try:
            return redirect(view_of(code).address, 302)
        except NoCode:
            german, english = both("short_link_unknown", code=code[:40])
            raise UnknownKey(german, english=english, code=code[:40]) from None

    @server.get(PATH)
    def shortened() -> Response:
        """`seite` is the page after the slash, empty for the Monitor; everything else is the view's query."""
        page = request.args.get("seite", "")
        try:
            link = short_address(page, query_of_request())
        except ValueError:
            german, english = both("short_link_page", page=page[:40])
            raise MonitorError(german, english=english, page=page[:40]) from None
        return Response(orjson.dumps({"link": link}), mimetype="application/json")
