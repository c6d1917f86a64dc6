"""`/catalog.ttl` and `/catalog.jsonld`: the data sets for other portals."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.open_data.catalogue import DataCatalogue
from callbacks.server.own_address import own_address
from dashboard.texts import say

_KINDS = {"ttl": ("turtle", "text/turtle"), "jsonld": ("json-ld", "application/ld+json")}
_MOST = 4


def register(server: Flask, answers: Answers, listed: DataCatalogue, contact: str) -> None:
    """Adds both; `contact` is the setting OFFICE_CONTACT."""

    @server.get("/catalog.<any(ttl, jsonld):kind>")
    def catalogue(kind: str) -> Response:
        written, media_type = _KINDS[kind]
        answer, root = answers.read(""), own_address().rstrip("/")

        def make() -> bytes:
            from callbacks.data_catalogue.graph import CatalogueFrame, graph  # noqa: PLC0415 - rdflib is slow

            datasets = listed.datasets(answer)
            frame = CatalogueFrame(
                root=root,
                district=answers.district,
                publisher=answers.words.full_name,
                title=say("de", "data_catalogue_title", district=answers.words.full_name),
                about=say("de", "data_catalogue_about"),
                version=answer.version,
                changed=max(one.modified for one in datasets),
                contact=contact,
            )
            return bytes(graph(frame, datasets).serialize(format=written, encoding="utf-8"))

        body = answers.keep(("data catalogue", answers.fingerprint(answer), root, kind), make, _MOST)
        response = Response(body, content_type=f"{media_type}; charset=utf-8")
        response.headers["Cache-Control"] = "public, no-cache"
        response.add_etag()
        response.make_conditional(request)
        return response
