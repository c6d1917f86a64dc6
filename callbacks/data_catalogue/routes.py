"""`/catalog.ttl` and `/catalog.jsonld`: the data sets for other portals."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import present_day
from callbacks.open_data.catalogue import DataCatalogue
from callbacks.server.own_address import own_address
from dashboard.domain.measure import Source, Text
from dashboard.domain.observation import Provenance
from dashboard.open_data.datasets import Dataset
from dashboard.open_data.files import PATH, Distribution
from dashboard.texts import LANGUAGES, say

_KINDS = {"ttl": ("turtle", "text/turtle"), "jsonld": ("json-ld", "application/ld+json")}
_MOST = 4
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_PHONE = re.compile(r"[+0][0-9 ()/.–-]{5,30}", re.ASCII)


def register(server: Flask, answers: Answers, listed: DataCatalogue, contact: str) -> None:
    """Adds both; `contact` is the setting OFFICE_CONTACT."""

    @server.get("/catalog.ttl", defaults={"kind": "ttl"})
    @server.get("/catalog.jsonld", defaults={"kind": "jsonld"})
    def catalogue(kind: str) -> Response:
        written, media_type = _KINDS[kind]
        answer, root = answers.read(""), own_address().rstrip("/")

        def make() -> bytes:
            from callbacks.data_catalogue.graph import CatalogueFrame, graph  # noqa: PLC0415 - rdflib is slow

            datasets = listed.datasets(answer)
            newest = max((one.modified for one in datasets), default=date.min)
            datasets += boundaries(answer)
            frame = CatalogueFrame(
                root=root,
                district=answers.district,
                publisher=answers.words.full_name,
                title=say("de", "data_catalogue_title", district=answers.words.full_name),
                about=say("de", "data_catalogue_about"),
                changed=newest,
                contact=reached(contact, root),
            )
            return bytes(graph(frame, datasets).serialize(format=written, encoding="utf-8"))

        body = answers.keep(
            ("data catalogue", answers.fingerprint(answer), root, kind, present_day()), make, _MOST
        )
        response = Response(body, content_type=f"{media_type}; charset=utf-8")
        response.headers["Cache-Control"] = "public, no-cache"
        response.add_etag()
        response.make_conditional(request)
        return response


def reached(contact: str, root: str) -> str:
    """The address of a contact: a mail box or a telephone where the setting names one, else the Impressum."""
    if found := _EMAIL.search(contact):
        return f"mailto:{quote(found[0], safe='@.+-_')}"
    if _PHONE.fullmatch(contact.strip()):
        return "tel:" + re.sub(r"[^+0-9]", "", contact)
    return f"{root}/impressum"


def boundaries(answer: Answer) -> tuple[Dataset, ...]:
    """The boundaries of a district as a data set, none where there are no maps of it. They change on the day of their
    territory, whatever figures do."""
    levels = tuple(level for level in ("gemeinde", "amt", "kreis") if level in answer.possible.drawable)
    if not levels:
        return ()
    source = Source(
        key="grenzen",
        name=_both("data_catalogue_boundaries_source"),
        publisher="GeoBasis-DE / BKG (2023)",
        licence="Datenlizenz Deutschland – Namensnennung – Version 2.0",
        provenance=Provenance.OFFICIAL,
    )
    return (
        Dataset(
            key="grenzen",
            title=_both("data_catalogue_boundaries"),
            description=_both("data_catalogue_boundaries_about"),
            theme="",
            theme_name={},
            levels=levels,
            years=(),
            sources=(source,),
            modified=answer.possible.register.status,
            version=answer.version,
            distributions=tuple(
                Distribution("geojson", f"/api/v1/geometrie/heute/{one}.geojson") for one in levels
            ),
            page=PATH,
            running=False,
            indicator=False,
        ),
    )


def _both(key: str) -> Text:
    return {lang: say(lang, key) for lang in LANGUAGES}
