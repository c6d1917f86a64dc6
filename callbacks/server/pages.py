"""Pages without callbacks: a component tree becomes an HTML document, with the scripts of its page and none
of Dash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import quote

from dash.development.base_component import Component
from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from callbacks.server.bundle import TEXT, Bundle
from callbacks.server.installed.packages import LINKS
from dashboard.domain.selection import parse
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.setting_values import MONITOR_FIRST
from layouts.document import Head, document
from layouts.markup import markup
from layouts.shell import shell

THEME_COOKIE = "lupe-hell"
MAP_COOKIE = "lupe-karte"
FEED = "/feed.xml"
_NEW_TAB = '<base target="_blank">'
Brightness: TypeAlias = Literal["light", "dark", "system"]


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a reader gets to see under an address: what stands below the header, the page's name, and the
    status.

    `room` is the page's name in assets/, whose script and style sheet it asks for. `fetched_first` are
    addresses that the page's scripts ask for as soon as they run, `data` is HTML that holds what they read.
    Links of what `opens_apart` lead to a new tab: it stands in a frame of another website.
    """

    content: Component
    name: str
    lang: str
    status: int = 200
    room: str = TEXT
    fetched_first: tuple[str, ...] = ()
    data: str = ""
    opens_apart: bool = False
    tag: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"


class Pages:
    """Makes documents of pages; `words` for the district are asked anew for each, because the store may change.
    `start` says whether the Monitor or the portal stands at `/`."""

    def __init__(
        self, bundle: Bundle, words: Callable[[], DistrictWords], start: str = MONITOR_FIRST
    ) -> None:
        self.bundle, self.start = bundle, start
        self._words = words

    def response(self, page: WebPage, *, plain: bool = False) -> Response:
        """The page at the address of the present request; a `plain` one asks the store for nothing."""
        theme = brightness()
        words = None if plain else self._words()
        body = shell(
            page.content, path=request.path, words=words, lang=page.lang, theme=theme, start=self.start
        )
        files = self.bundle.pages[page.room]
        made = document(
            Head(
                page.lang,
                theme,
                page.name,
                page.fetched_first,
                printed_colours(),
                feed=feed_address(page.lang),
            ),
            markup(body) + page.data,
            links=LINKS + files.style_tag,
            scripts=files.script_tag,
        )
        return personal(Response(made, status=page.status, mimetype="text/html"))

    def bare(self, page: WebPage) -> Response:
        """A page without header and footer, which fills the screen."""
        files = self.bundle.pages[page.room]
        made = document(
            Head(
                page.lang,
                brightness(),
                page.name,
                page.fetched_first,
                printed_colours(),
                page.tag,
                page.direction,
            ),
            markup(page.content) + page.data,
            links=LINKS + files.style_tag + (_NEW_TAB if page.opens_apart else ""),
            scripts=files.script_tag,
        )
        return personal(Response(made, status=page.status, mimetype="text/html"))

    def framed(self, page: WebPage, theme: Brightness) -> Response:
        """A page for a frame of another website: alike for everybody, as no cookie is asked; no script of ours."""
        made = document(
            Head(page.lang, theme, page.name),
            markup(page.content),
            links=LINKS + self.bundle.pages[page.room].style_tag + _NEW_TAB,
            scripts="",
        )
        return Response(made, status=page.status, mimetype="text/html", headers={"Cache-Control": "no-cache"})


def feed_address(lang: str) -> str:
    """Where readers of a language subscribe to what is new."""
    return FEED if lang == "de" else f"{FEED}?sprache={lang}"


def personal(response: Response) -> Response:
    """For what depends on the reader's brightness and on the data of this moment: asked anew each time."""
    response.headers.setdefault("Cache-Control", "no-cache")  # a failure is not to be kept at all
    response.vary.add("Cookie")
    return response


def query_of_request() -> str:
    """The query of the address; bytes that no address may hold are left out."""
    return request.query_string.decode("ascii", "ignore")


def language_of_request() -> str:
    """The reader's language, which the address says on every page."""
    return parse(query_of_request())[0].language


def brightness() -> Brightness:
    """What the reader chose before, else `system`: the page follows the reader's system."""
    chosen = request.cookies.get(THEME_COOKIE, "")
    return "dark" if chosen == "dark" else "light" if chosen == "light" else "system"


def printed_colours() -> bool:
    """Whether the reader wants the map's colours as in print while the page is dark."""
    return request.cookies.get(MAP_COOKIE, "") == "druck"


def lead_slashes_away(server: Flask) -> None:
    """One address for each page: with a slash at its end it leads to the one without, for every route
    alike."""

    @server.before_request
    def without_slash() -> AnyResponse | None:
        """308 keeps the method and the query; all slashes at the start become one, so that no other host is
        named."""
        if request.path == "/" or not request.path.endswith("/"):
            return None
        address, query = f"/{quote(request.path.strip('/'))}", query_of_request()
        return redirect(f"{address}?{query}" if query else address, 308)
