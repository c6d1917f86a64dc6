"""The institutions as JSON, for the scripts of the Bildungslandkarte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import TypeAlias

import orjson
from flask import Flask, Response, request

from callbacks.institutions.institution_data import InstitutionData, Published, present_day
from callbacks.server.caching import cache_control, packed_under, program
from callbacks.server.pages import query_of_request
from dashboard.institutions.childminders import childminder_notes
from dashboard.institutions.document import catchments_document, document
from dashboard.institutions.places import offices
from dashboard.institutions.view import InstitutionView, parse
from data.geography.postcodes import postcodes

Maker: TypeAlias = Callable[[InstitutionData, Published, InstitutionView, date], bytes]
PATH, CATCHMENTS = "/bildungslandkarte.json", "/bildungslandkarte/einzugsbereiche.json"


def addresses(data: InstitutionData, view: InstitutionView, version: str, today: date) -> dict[str, str]:
    """Where all institutions and all catchments lie; the addresses change when their content does, and each day,
    because an entry grows old."""
    query = (
        f"sprache={view.language}&herkunft={view.figures}&stand={version}&tag={today.isoformat()}"
        f"&fassung={_print(data, version)}"
    )
    return {"address": f"{PATH}?{query}", "catchments": f"{CATCHMENTS}?{query}"}


def register(server: Flask, data: InstitutionData) -> None:
    """Adds both routes."""

    @server.get(PATH)
    def institutions() -> Response:
        return _answer(data, "institutions", _institutions)

    @server.get(CATCHMENTS)
    def catchments() -> Response:
        return _answer(data, "catchments", _catchments)


def _print(data: InstitutionData, version: str) -> str:
    """Changes with data, program and district."""
    return f"{data.answers.edition(version)}-{program()}-{data.answers.district}"


def _answer(data: InstitutionData, what: str, make: Maker) -> Response:
    view, today = parse(query_of_request())[0], present_day()
    version, _ = data.answers.repository.resolve_version(view.version)
    fresh = (
        request.args.get("fassung") == _print(data, version) and request.args.get("tag") == today.isoformat()
    )
    key = (f"packed {what}", data.answers.edition(version), view.language, view.official, today)
    return packed_under(
        key,
        lambda: make(data, data.published(version, official=view.official, today=today), view, today),
        "application/json",
        keep=data.answers.keep,
        cache=cache_control(fresh),
    )


def _institutions(data: InstitutionData, published: Published, view: InstitutionView, today: date) -> bytes:
    register, lang = data.answers.repository.register(), view.language
    inside = {one.municipality for one in published.places.values()}
    made = document(
        published.institutions,
        kinds=published.kinds,
        places=published.places,
        units=data.units(published),
        names={key: area.name for key, area in register.areas.items()},
        as_of=data.as_of,
        today=today,
        lang=lang,
    )
    codes = {code: [key for key in keys if key in inside] for code, keys in postcodes().items()}
    more = {
        "version": published.version,
        "unit_m": data.geometry().unit_m,
        "waters": asdict(data.waters()),
        "postcodes": {code: keys for code, keys in codes.items() if keys},
        "childminders": childminder_notes(
            data.childminders(published.version, official=view.official),
            {key: area.name for key, area in register.areas.items()},
            data.answers.words,
            lang,
        ),
        "offices": offices(data.municipalities(), register, lang),
    }
    return orjson.dumps(made | more, option=orjson.OPT_SERIALIZE_NUMPY)


def _catchments(data: InstitutionData, published: Published, view: InstitutionView, today: date) -> bytes:
    return orjson.dumps(catchments_document(published.catchments, data.paths(published)))
