"""The page of open data: complete as HTML, with a data set chosen."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, request

from callbacks.open_data.contents import OpenDataContents
from callbacks.server.own_address import own_address
from callbacks.server.pages import Pages, WebPage, feed_address, query_of_request
from dashboard.domain.selection import Selection, parse
from dashboard.open_data.files import INTERFACE, PACKAGE, PATH
from dashboard.open_data.query import read
from dashboard.texts import say
from layouts.monitor.page import notice
from layouts.open_data.page import open_data_page

_LINKS = {
    "feed": "/feed.xml",
    "api": INTERFACE,
    "turtle": "/catalog.ttl",
    "jsonld": "/catalog.jsonld",
    "openapi": "/api/v1/openapi.json",
    "package": PACKAGE,
}
"""What there is for machines beside the files."""


def register(server: Flask, contents: OpenDataContents, pages: Pages) -> None:
    """Adds `/daten` and `/daten/<indicator>`."""

    @server.get(PATH)
    def daten() -> Response:
        return pages.response(page(contents, "", own_address(), _links(server)))

    @server.get(f"{PATH}/<key>")
    def daten_kennzahl(key: str) -> Response:
        return pages.response(page(contents, key, own_address(), _links(server)))


def page(contents: OpenDataContents, key: str, root: str, links: Mapping[str, str]) -> WebPage:
    """The page in the language, data version and provenance of its address."""
    asked, rejected = parse(query_of_request())
    answer = contents.answers.resolve(
        Selection(language=asked.language, version=asked.version, figures=asked.figures)
    )
    lang = answer.selection.language
    query = read(
        request.args, official=answer.selection.official, version=answer.selection.version, lang=lang
    )
    stated = {
        "feed": feed_address(lang),
        "api": query.file(INTERFACE),
        "openapi": query.file(_LINKS["openapi"], only=("sprache",)),
    }
    links = {name: stated.get(name, address) for name, address in links.items()}
    parts = contents.parts(answer, query, key, root, links)
    unread = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
    said = notice([*unread, *answer.notices], lang, newer=bool(answer.selection.version))
    title = say(lang, "open_data_title")
    name = f"{parts.panel.title}: {title}" if key and parts.panel else title
    return WebPage(open_data_page(parts, said), name, lang, room="open_data")


def _links(server: Flask) -> Mapping[str, str]:
    """Those of the addresses for machines that this app answers."""
    there = {rule.rule for rule in server.url_map.iter_rules()}
    return {name: address for name, address in _LINKS.items() if address in there}
