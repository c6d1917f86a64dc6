"""Pages that Dash draws, for tables that are edited like a sheet: the layout comes in the page, and Dash's routes ask
for session, token and right like all others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, cast

from dash import Dash, html
from dash.development.base_component import Component
from flask import Flask, abort, g, request
from plotly.io.json import to_json_plotly
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from callbacks.server.bundle import STAFF
from callbacks.server.headers import quoted_hashes
from callbacks.staff.screens import Handler, Shown, Staff, StaffPage, Visit, posted_json
from dashboard.staff.rights import Right
from layouts.document import embedded
from layouts.markup import markup

PREFIX = "/blatt/"
_UPDATE = f"{PREFIX}_dash-update-component"
_SCRIPTS = f"{PREFIX}_dash-component-suites/"
_HOLDER = "blatt"
SHEET = f"{STAFF}-sheet"
"""The room of scripts for pages that Dash draws."""


class _Sheet(Dash):
    """Dash's index is no page of ours: what no route answers does not exist."""

    def index(self, *_args: Any, **_kwargs: Any) -> Any:
        """Dash asks for it under every address below its prefix that no route answers."""
        raise NotFound


class Sheets:
    """The Dash application within the staff app. `largest` are the bytes of a request to it: a sheet sends its rows."""

    largest = 4_000_000

    def __init__(self, staff: Staff, server: Flask) -> None:
        self.staff = staff
        self.dash = _Sheet(
            __name__,
            server=cast(Any, server),
            routes_pathname_prefix=PREFIX,
            requests_pathname_prefix=PREFIX,
            serve_locally=True,
            external_stylesheets=[],
            include_assets_files=False,
            suppress_callback_exceptions=True,  # each page holds the components of its own callbacks alone
            update_title=None,  # type: ignore[arg-type]  # Dash documents None, its signature says str
        )
        self.dash.layout = html.Div()
        self._rights: dict[str, Right] = {}

    def hashes(self) -> list[str]:
        """Of Dash's own scripts that stand in a page."""
        return quoted_hashes(self.dash)

    def callback(
        self, *dependencies: Any, right: Right
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """See Staff.grid_callback."""

        def add(work: Callable[..., Any]) -> Callable[..., Any]:
            before = set(self.dash.callback_map)

            def with_visit(*values: Any) -> Any:
                return work(g.visit, *values)

            self.dash.callback(*dependencies)(with_visit)
            for name in set(self.dash.callback_map) - before:
                self._rights[name] = right
            return work

        return add

    def check(self, visit: Visit) -> None:
        """What Dash's routes ask for. Raises an HTTPException where a request is none of ours."""
        path, method = request.path, request.method
        if method in ("GET", "HEAD") and path.startswith(_SCRIPTS):
            return
        if method == "POST" and path == _UPDATE and request.is_json:
            body = posted_json()
            name = body.get("output") if isinstance(body, dict) else None
            right = self._rights.get(name) if isinstance(name, str) else None
            if right is None:
                abort(404)
            if not visit.account.may(right):
                raise Forbidden
            return
        raise request.routing_exception or NotFound()

    def drawn(self, handler: Handler) -> Handler:
        """A handler whose StaffPage Dash draws."""

        def draw(visit: Visit, **parts: Any) -> Shown:
            shown = handler(visit, **parts)
            return self._document(visit, shown) if isinstance(shown, StaffPage) else shown

        return draw

    def _document(self, visit: Visit, page: StaffPage) -> Response:
        """The frame is HTML from the server, with a place in which Dash draws the content."""
        dash, place = self.dash, html.Div(html.Div(id="react-entry-point"), className="bl-sheet-page")
        named = set(_ids(page.content))
        used = [one for one in self._dependencies() if named.issuperset(_ids_of(one))]
        config = dash._generate_config_html()
        brought = (
            embedded(f"{_HOLDER}-layout", to_json_plotly(page.content)),
            embedded(f"{_HOLDER}-dependencies", json.dumps(used)),
        )
        body = markup(self.staff.pages.framed(visit, place))
        scripts = dash._generate_scripts_html()
        room = replace(page, room=SHEET) if page.room == STAFF else page
        return self.staff.pages.document(
            visit, room, body + config + "".join(brought), scripts=scripts + dash._generate_renderer()
        )

    def _dependencies(self) -> list[dict[str, Any]]:
        return list(self.dash._callback_list)


def _ids(component: Component) -> Iterator[str]:
    for one in (component, *component._traverse_ids()):
        named = getattr(one, "id", None)
        if isinstance(named, str):
            yield named


def _ids_of(dependency: dict[str, Any]) -> set[str]:
    given = [*dependency["inputs"], *dependency["state"]]
    outputs = dependency["output"].strip(".").split("...")
    return {one["id"] for one in given} | {one.rpartition(".")[0].partition("@")[0] for one in outputs}
