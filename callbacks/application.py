"""The Dash application put together: pages, routes, callbacks, headers and errors."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from dash import Dash, html
from dash.development.base_component import Component
from flask import Flask, Response, has_request_context, request
from flask_compress import Compress

from callbacks import (
    api,
    api_places,
    bundle,
    failures,
    files,
    folder,
    headers,
    machine_routes,
    monitor,
    one_store,
    own_breaks,
    packages,
    place_finder,
    profile_files,
    profile_page,
    series_route,
    side_by_side_page,
    side_by_side_route,
    side_files,
    text_pages,
    update_requests,
)
from callbacks.answers import Answers
from callbacks.monitor_page import MonitorPage
from callbacks.side_by_side import PATH as SIDE_BY_SIDE
from callbacks.side_by_side import SideBySides
from dashboard.settings import ROOT, Settings
from dashboard.texts import say
from data.repository import Repository
from layouts.controls import BLANK
from layouts.monitor import monitor as monitor_layout
from layouts.monitor import stores
from layouts.presentation import PATH as PRESENTATION
from layouts.presentation import presentation_page
from layouts.shell import FOOTER_PAGES, shell, text_page

THEME_COOKIE = "lupe-hell"


def build(settings: Settings, repository: Repository) -> Dash:
    """A complete app; nothing is asked of the store before the first request."""
    app = _Bildungslupe(
        __name__,
        assets_folder=str(ROOT / "assets"),
        title=say("de", "brand"),
        update_title=None,  # type: ignore[arg-type]
        serve_locally=True,
        external_stylesheets=[],
        include_assets_files=False,  # see callbacks.bundle
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    server = app.server
    server.secret_key = settings.secret_key
    server.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=5, MAX_CONTENT_LENGTH=1_000_000)
    headers.register(app)
    answers = Answers(repository, settings.district)
    app.answers = answers
    app.bundle = bundle.register(server)
    packages.register(server)
    one_store.register(server, answers)
    machine_routes.register(server, answers)
    series_route.register(server, answers)
    side_by_side_route.register(server, answers)
    api_places.register(server, answers)
    api.register(server, answers)
    files.register(server, answers)
    folder.register(server, answers)
    profile_files.register(server, answers)
    place_finder.register(server, answers)
    side_files.register(server, answers)
    monitor.register(app, answers)
    own_breaks.register(app)
    Compress(server)
    packages.keep_packed(app)
    app.validation_layout = _every_id()
    app.layout = lambda: page(answers, settings)
    update_requests.register(app)
    failures.register(server)
    _say_what_is_missing(server, answers)
    return app


def page(answers: Answers, settings: Settings) -> Component:
    """The page that the browser stands on: path and query come with the request for the layout."""
    address = _address(request.headers.get("Referer", "") if has_request_context() else "")
    answer = answers.read(address.query)
    lang, theme = answer.selection.language, brightness()
    monitor_page = MonitorPage(answers)
    name = monitor_page.district_name
    path = address.path or "/"
    if path == "/":
        content, held = monitor_page.components(answer)
        return shell(content, path=path, district_name=name, lang=lang, theme=theme, stores=held)
    if path == SIDE_BY_SIDE:
        pages = SideBySides(answers)
        content = side_by_side_page.page(pages, pages.read(address.query))
        return shell(content, path=path, district_name=name, lang=lang, theme=theme)
    if profile_page.ours(path):
        content = profile_page.ProfilePages(answers).content(path, address.query)
        return shell(content, path=path, district_name=name, lang=lang, theme=theme)
    if path == PRESENTATION:
        content = presentation_page(lang, answers.repository.version())
        return shell(content, path=path, district_name=name, lang=lang, theme=theme)
    if path.strip("/") in FOOTER_PAGES:
        content = text_pages.content(path.strip("/"), Path(settings.texts_dir) if settings.texts_dir else None, lang)
    else:
        content = text_page(say(lang, "page_missing"), [html.P(say(lang, "page_missing_text", path=path[:80]))], lang)
    return shell(content, path=path, district_name=name, lang=lang, theme=theme)


def _address(referer: str) -> SplitResult:
    """Where the browser stands; nowhere for a header that is no address."""
    try:
        return urlsplit(referer)
    except ValueError:
        return urlsplit("")


def brightness() -> Any:
    """`dark` where the reader chose it before, else `light`."""
    chosen = request.cookies.get(THEME_COOKIE, "") if has_request_context() else ""
    return "dark" if chosen == "dark" else "light"


def _every_id() -> Component:
    """A page without figures that holds every id, so that Dash can check callbacks before anything is asked."""
    head: dict[str, Any] = dict.fromkeys(
        (
            "query",
            "places",
            "year",
            "slab",
            "series",
            "map",
            "options",
            "indicator",
            "view",
            "title",
            "subtitle",
            "source_fixed",
            "start",
        ),
        "",
    )
    content = monitor_layout(BLANK, head | {"notice": []}, "de", "rangfolge")
    return shell(content, path="/", district_name="", lang="de", theme="light", stores=stores(head))


def _say_what_is_missing(server: Flask, answers: Answers) -> None:
    """Dash answers every address with the frame of a page; of one that we do not have the status says so."""
    known = {"/", SIDE_BY_SIDE, PRESENTATION, *(f"/{page}" for page in FOOTER_PAGES)}

    def lacks(path: str) -> bool:
        return not profile_page.ProfilePages(answers).exists(path) if profile_page.ours(path) else path not in known

    @server.after_request
    def status(response: Response) -> Response:
        page = response.status_code == 200 and response.mimetype == "text/html" and request.method in ("GET", "HEAD")
        if page and lacks(request.path):
            response.status_code = 404
        return response


def _starting(entry: str, lang: str) -> str:
    """What stands on the page until the first script has drawn it: its outline and a word."""
    outline = (
        f'<div class="bl-starting" role="status"><i></i><i></i><i></i><i></i><span>{say(lang, "loading")}</span></div>'
    )
    return entry.replace("Loading...", outline)


class _Bildungslupe(Dash):
    """Dash with our frame of HTML: language and brightness are right before the first script runs."""

    answers: Answers
    bundle: bundle.Bundle

    def interpolate_index(self, **kwargs: Any) -> str:
        answer = self.answers.read(request.query_string.decode("ascii", "ignore"))
        lang, theme = answer.selection.language, brightness()
        ahead = ""
        if request.path == "/":
            ahead = "".join(
                f'<link rel="preload" as="fetch" crossorigin href="{escape(address)}">'
                for address in (
                    machine_routes.slab_address(self.answers, answer),
                    machine_routes.series_address(self.answers, answer),
                    machine_routes.map_address(self.answers, answer),
                )
            )
        named = {"/": answer.title, PRESENTATION: say(lang, "folder")}.get(request.path)
        if profile_page.ours(request.path):
            query = request.query_string.decode("ascii", "ignore")
            named = profile_page.ProfilePages(self.answers).title(request.path, query)
        if request.path == SIDE_BY_SIDE:
            pages = SideBySides(self.answers)
            side = pages.read(request.query_string.decode("ascii", "ignore"))
            named = side_by_side_page.title(pages, side)
            address = side_by_side_route.data_address(pages, side)
            ahead = f'<link rel="preload" as="fetch" crossorigin href="{escape(address)}">'
        title = f"{named} · {say(lang, 'brand')}" if named else say(lang, "brand")
        return (
            f'<!doctype html><html lang="{lang}" data-bs-theme="{theme}"><head>{kwargs["metas"]}'
            f"<title>{escape(title)}</title>"
            f'<link rel="icon" href="/assets/icons/lupe.svg" type="image/svg+xml">'
            f"{packages.LINKS}{self.bundle.style_tag}{kwargs['css']}{ahead}</head>"
            f"<body>{_starting(kwargs['app_entry'], lang)}<footer>{kwargs['config']}{self.bundle.script_tag}"
            f"{packages.needed(kwargs['scripts'])}{kwargs['renderer']}</footer></body></html>"
        )
