"""The data API's places: areas of any territory, found by present and former names, and their boundaries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.api.refused import refused
from callbacks.api.routes import HOUR, as_json, asked_for, frame, own_municipality
from callbacks.server.caching import packed
from dashboard.domain.area import extent_of, is_beyond
from dashboard.domain.selection import Selection
from dashboard.domain.territory import OLDEST_BOUNDARIES, Register
from dashboard.errors import UnknownKey
from dashboard.indicators.possible import MAP_LEVELS
from dashboard.indicators.territory.status import REPORTING_YEAR, TODAY, register_for
from dashboard.search.matching import PlaceMatch, search
from data.geography import geometry
from data.germany.areas import germany


def register(server: Flask, answers: Answers) -> None:
    """Adds `/api/v1/gebiete`."""

    @server.get("/api/v1/gebiete")
    def gebiete() -> Response:
        asked = asked_for()
        answer = frame(answers, replace(asked, territory=TODAY))
        register = _within(_register(answers, asked), request.args.get("raum", ""), answers.district)
        wanted = request.args.get("suche", "").strip()
        found = (
            search(wanted[:80], register)
            if wanted
            else [PlaceMatch(area) for area in register.areas.values()]
        )
        status = asked.territory if asked.territory == REPORTING_YEAR else register.status.isoformat()
        return as_json(
            {"stand": answer.version, "gebietsstand": status, "gebiete": [_area(one) for one in found]}
        )

    @server.get("/api/v1/geometrie/<status>/<level>.geojson")
    def geometrie(status: str, level: str) -> Response:
        if level not in MAP_LEVELS:
            raise refused(UnknownKey, "api_level", {"level": level}, ebene=level)
        extent = extent_of(level, asked_for().extent)
        return packed(boundaries(answers, status, level, extent), "application/geo+json", cache=HOUR)


def boundaries(answers: Answers, status: str, level: str, extent: str) -> bytes:
    """Municipalities and Ämter of the district, or of the state and the country as `extent` says. Raises
    UnknownKey for a day without boundaries."""
    register, district = answers.repository.register(), answers.district
    possible = answers.possible(answers.repository.version())
    alone = own_municipality(level, district) if level not in possible.drawable else ()
    if level not in possible.drawable and not alone and not is_beyond(level, extent):
        raise refused(
            UnknownKey, "api_no_level", {"level": level, "name": answers.words.full_name}, ebene=level
        )
    day = _day(status) if status != TODAY else register.status
    past = level != "kreis" and day < register.status
    wanted = day if past else geometry.NEWEST
    topology = answers.keep(
        ("topology", level, extent, wanted),
        lambda: geometry.boundaries(district, level, wanted, extent=extent),
        most=3,
    )
    if day < OLDEST_BOUNDARIES or (past and register.status_at(topology.status) != register.status_at(day)):
        raise refused(UnknownKey, "api_boundaries", {"status": status}, gebietsstand=status)

    def make() -> bytes:
        if is_beyond(level, extent):
            return orjson.dumps(geometry.geojson(topology, level))
        areas = register if day >= register.status else register.on(day)
        keys = alone or replace(possible, register=areas).places(level, extent)
        return orjson.dumps(geometry.geojson(topology, level, keys))

    version = answers.repository.version()
    return answers.keep(
        ("geojson", answers.edition(version), register.status_at(day), level, extent), make, most=12
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        given = text[:20]
        raise refused(UnknownKey, "api_status", {"status": given}, gebietsstand=given) from None


def _register(answers: Answers, asked: Selection) -> Register:
    """Areas of the territory that is asked for: of any day since the district was founded."""
    register = answers.repository.register()
    if asked.territory in (TODAY, REPORTING_YEAR):
        of_year = asked.territory == REPORTING_YEAR and asked.year is not None
        return (
            register.on(date(asked.year or 0, 12, 31)) if of_year else register_for(asked.territory, register)
        )
    return register.on(_day(asked.territory))


def _within(register: Register, extent: str, district: str) -> Register:
    """With `raum=land` or `bund` every place of the state or of all Germany on 31 December 2023."""
    if extent not in ("land", "bund"):
        return register
    whole = germany()
    begins = district[:2] if extent == "land" else ""
    areas = {key: area for key, area in whole.areas.items() if (area.land or key).startswith(begins)}
    return replace(whole, areas=areas)


def _area(found: PlaceMatch) -> dict[str, object]:
    area = found.area
    return {
        "gebiet": area.key, "ebene": area.level, "art": area.kind or None,
        "name": area.name, "amtlicher_name": area.official_name,
        "amt": area.amt or None, "kreis": area.kreis or None, "land": area.land or None,
        "einwohner": area.population, "flaeche_km2": area.area_km2,
        "gueltig_von": area.valid_from.isoformat() if area.valid_from else None,
        "gueltig_bis": area.valid_until.isoformat() if area.valid_until else None,
        **({"frueher": found.formerly} if found.formerly else {}),
    }  # fmt: skip
