"""The data API's institutions: `/api/v1/einrichtungen`, as rows or as points."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from flask import Flask, Response, request

from callbacks.api.refused import refused
from callbacks.api.routes import as_json, frame
from callbacks.institutions.institution_data import InstitutionData, present_day
from callbacks.institutions.lists.institution_list import InstitutionList, institution_list
from callbacks.server.caching import NEVER, packed
from callbacks.server.pages import query_of_request
from dashboard.domain.area import level_of
from dashboard.domain.selection import OFFICIAL, Selection
from dashboard.errors import MonitorError, UnknownKey
from dashboard.exports.rows import german_csv
from dashboard.indicators.sources import described
from dashboard.indicators.territory.status import successor
from dashboard.institutions.listing.columns import COLUMNS
from dashboard.institutions.listing.points import as_points, flat
from dashboard.institutions.view import InstitutionView, parse
from dashboard.texts import say
from data.germany.areas import germany

PATH = "/api/v1/einrichtungen"
FORMATS = ("json", "geojson", "csv")
GEOJSON = "application/geo+json"
_MOST_KEYS = 400


def register(server: Flask, data: InstitutionData) -> None:
    """Adds the route."""

    @server.get(PATH)
    def einrichtungen() -> Response:
        wanted = request.args.get("format", FORMATS[0])
        if wanted not in FORMATS:
            given = {"given": wanted[:20], "formats": ", ".join(FORMATS)}
            raise refused(MonitorError, "api_formats", given, parameter="format")
        found = asked_list(data)
        return {"json": _json, "geojson": _geojson, "csv": _csv}[wanted](found)


def asked_list(data: InstitutionData) -> InstitutionList:
    """What the request asks for. Raises UnknownKey and MonitorError for what there is not: a machine is told."""
    view = asked_view(data)
    answer = frame(data.answers, Selection(version=view.version, figures=view.figures))
    published = data.published(answer.version, official=view.official, today=present_day())
    if view.place and view.place not in published.places:
        raise refused(UnknownKey, "api_institutions_place", {"place": view.place[:60]}, ort=view.place[:60])
    if view.radius_km is not None and not view.place:
        raise refused(MonitorError, "api_institutions_radius", parameter="umkreis")
    return institution_list(data, view, answer, published, asked_municipalities(data))


def asked_view(data: InstitutionData) -> InstitutionView:
    """The filters of the request, all of them readable, of kinds that there are."""
    view, rejected = parse(query_of_request())
    if rejected:
        parameters = ", ".join(rejected)
        raise refused(MonitorError, "api_unreadable", {"parameters": parameters}, parameter=parameters)
    for kind in view.kinds:
        if kind not in data.kinds:
            given = {"given": kind[:40], "kinds": ", ".join(data.kinds)}
            raise refused(UnknownKey, "api_institutions_kind", given, art=kind[:40])
    return view


def asked_municipalities(data: InstitutionData) -> frozenset[str] | None:
    """Municipalities (AGS) that `gemeinde` and `amt` keep to, None for all. Raises UnknownKey for others."""
    chosen = _keys("gemeinde")
    unions = _keys("amt")
    areas = data.answers.repository.register().areas
    for key in chosen:
        if level_of(key) != "gemeinde" or (key not in areas and key not in germany().areas):
            raise _no_area(data, key, "gemeinde")
    for key in unions:
        if level_of(key) != "amt" or key not in areas:
            raise _no_area(data, key, "amt")
    of_unions = {key for key, area in areas.items() if area.level == "gemeinde" and area.amt in unions}
    if not unions:
        return frozenset(chosen) if chosen else None
    return frozenset(of_unions & set(chosen) if chosen else of_unions)


def _keys(name: str) -> list[str]:
    asked = [one.strip() for one in ",".join(request.args.getlist(name)).split(",")]
    found = [one for one in dict.fromkeys(asked) if one]
    if len(found) > _MOST_KEYS:
        raise refused(MonitorError, "api_unreadable", {"parameters": name}, parameter=name)
    return found


def _no_area(data: InstitutionData, key: str, parameter: str) -> UnknownKey:
    register = data.answers.repository.register()
    into = successor(key, register)
    named = {"name": register.areas[into].name, "into": into} if into and into != key else {}
    about = "api_area_former" if named else "api_area"
    return refused(UnknownKey, about, {"area": key[:40], **named}, **{parameter: key[:40]})


def head_of(found: InstitutionList) -> dict[str, object]:
    """What the rows are about: data version, day, notices and sources."""
    lang = found.view.language
    return {
        "stand": found.answer.version,
        "gueltig_am": present_day().isoformat(),
        **({"herkunft": OFFICIAL} if found.view.official else {}),
        "hinweise": list(notices(found)),
        "quellen": described(found.sources(), lang),
    }


def notices(found: InstitutionList) -> Iterator[str]:
    """What a reader of the rows has to know."""
    lang, entries = found.view.language, found.entries()
    if any(one.provenance == "example" for one in entries):
        yield say(lang, "api_institutions_examples")
    if any(one.position == "approximate" for one in entries):
        yield say(lang, "api_institutions_approximate")
    if found.childminders:
        yield say(lang, "api_institutions_childminders")
    if found.view.place:
        yield say(lang, "institutions_distances")


def _json(found: InstitutionList) -> Response:
    return as_json({**head_of(found), "zeilen": found.rows()})


def _csv(found: InstitutionList) -> Response:
    head = head_of(found)
    notes = [f"Datenstand {head['stand']}, gültig am {head['gueltig_am']}"]
    notes += [f"Hinweis: {one}" for one in notices(found)]
    for source in described(found.sources(), found.view.language):
        notes.append("Quelle: " + ", ".join(part for part in source.values() if part))
    rows = ([flat(row[name]) for name in COLUMNS] for row in found.rows())
    return packed(german_csv(COLUMNS, rows, notes), "text/csv", cache=NEVER)


def _geojson(found: InstitutionList) -> Response:
    body = orjson.dumps(as_points(found.rows(), head_of(found)))
    return packed(body, GEOJSON, cache=NEVER)
