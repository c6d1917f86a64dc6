"""`/daten/schnittstelle`: the interface for programs, with an example for each address that can be tried at once."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.district_data import Answer
from callbacks.open_data.catalogue import DataCatalogue
from callbacks.report.editions import EditionSource, readable
from callbacks.server.own_address import own_address
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard.domain.selection import Selection, parse
from dashboard.open_data.files import INTERFACE
from dashboard.open_data.interface.routes import ROUTES, MachineRoute
from dashboard.open_data.query import CatalogueQuery
from dashboard.texts import say
from layouts.monitor.page import notice
from layouts.open_data.interface import InterfaceParts, TriedRoute, interface_page


def register(server: Flask, listed: DataCatalogue, editions: EditionSource, pages: Pages) -> None:
    """Adds the page."""

    @server.get(INTERFACE)
    def schnittstelle() -> Response:
        return pages.response(page(listed, editions, own_address()))


def page(listed: DataCatalogue, editions: EditionSource, root: str) -> WebPage:
    """The page in the language, data version and provenance of its address; examples begin with `root`."""
    asked, rejected = parse(query_of_request())
    answer = listed.answers.resolve(
        Selection(language=asked.language, version=asked.version, figures=asked.figures), rejected
    )
    chosen = answer.selection
    query = CatalogueQuery(official=chosen.official, version=chosen.version, lang=chosen.language)
    keys = examples(listed, editions, answer)
    tried = [TriedRoute(one, _example(one, keys, root, query)) for one in ROUTES]
    licences = dict.fromkeys(name for data in listed.datasets(answer) for name in data.licences)
    parts = InterfaceParts(query, tried, tuple(licences), answer.version, root.rstrip("/"))
    said = notice(list(answer.notices), chosen.language, newer=bool(chosen.version))
    title = f"{say(chosen.language, 'interface_title')}: {say(chosen.language, 'open_data_title')}"
    return WebPage(interface_page(parts, said), title, chosen.language, room="open_data")


def examples(listed: DataCatalogue, editions: EditionSource, answer: Answer) -> dict[str, str]:
    """Keys that there are, for the braces of the examples; the edition is empty where none can be read."""
    possible, district = answer.possible, listed.answers.district
    opening = possible.catalogue.opening
    indicator = opening if opening in possible.offers else next(iter(possible.offers), opening)
    around = [*possible.places("gemeinde"), *possible.places("kreis"), district]
    repository = listed.answers.repository
    newest = next((one for one in editions.published() if readable(one, repository)), None)
    return {
        "indicator": indicator,
        "district": district,
        "place": around[0],
        "other": next((one for one in around if one != around[0]), around[0]),
        "edition": newest.edition.key if newest else "",
    }


def _example(route: MachineRoute, keys: dict[str, str], root: str, query: CatalogueQuery) -> str:
    """An address that works, empty where there is none to show."""
    if not route.example or ("{edition}" in route.example and not keys["edition"]):
        return ""
    if query.official and route.group == "files" and "herkunft" not in route.query:
        return ""  # it would hold examples
    return f"{root.rstrip('/')}{query.file(route.example.format_map(keys), only=route.query)}"
