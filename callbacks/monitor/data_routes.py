"""Routes for machines: the slab, the map's SVG and the state of health."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Flask, Response, request

from callbacks.answers import SLAB_FREE, Answers
from callbacks.district_data import Answer
from callbacks.server.caching import NEVER, cache_control, packed, packed_under
from dashboard.domain.area import extent_of, extents_of, is_beyond, is_town
from dashboard.domain.selection import parse
from dashboard.indicators.territory.status import REPORTING_YEAR, TODAY, settle
from dashboard.map.choropleth import choropleth
from dashboard.texts import say


def slab_address(answers: Answers, answer: Answer) -> str:
    """Where the slab of an answer lies; the address changes when its content does."""
    return f"/slab?{answers.slab_query(answer)}&stand={answer.version}&fassung={answers.fingerprint(answer)}"


def series_address(answers: Answers, answer: Answer) -> str:
    """Where the time series of an answer lies, with the heading of its page."""
    query = answer.selection.to_query(without=SLAB_FREE)
    return f"/zeitreihe?{query}&stand={answer.version}&fassung={answers.fingerprint(answer)}"


def map_address(answers: Answers, answer: Answer) -> str:
    """Where the map's SVG lies; changes with boundaries, data and program."""
    chosen = answer.selection
    geometry = answers.geometry(chosen.level, chosen.extent, day_of(answers, answer))
    return (
        f"/karte.svg?ebene={chosen.level}&raum={extent_of(chosen.level, chosen.extent)}&sprache={chosen.language}"
        f"&gebietsstand={geometry.status}&stand={answer.version}&fassung={answers.fingerprint(answer)}"
    )


def register(server: Flask, answers: Answers) -> None:
    """Adds `/healthz`, `/slab` and `/karte.svg`."""

    @server.get("/healthz")
    def healthz() -> Response:
        version = answers.repository.version()
        return Response(
            f'{{"stand":"{version}"}}', mimetype="application/json", headers={"Cache-Control": NEVER}
        )

    @server.get("/slab")
    def slab() -> Response:
        answer = answers.read(request.query_string.decode("ascii", "ignore"))
        fresh = request.args.get("fassung") == answers.fingerprint(answer)
        # Its packing alone is held: unpacked it takes six times the memory and more.
        key = ("packed slab", answers.fingerprint(answer), answers.slab_query(answer))
        return packed_under(
            key,
            lambda: answers.slab_json(answer),
            "application/json",
            keep=answers.keep,
            cache=cache_control(fresh),
        )

    @server.get("/karte.svg")
    def karte() -> Response:
        answer = drawn(answers, request.query_string.decode("ascii", "ignore"))
        fresh = request.args.get("fassung") == answers.fingerprint(answer)
        return packed(map_svg(answers, answer), "image/svg+xml", cache=cache_control(fresh), once=True)


def drawn(answers: Answers, query: str) -> Answer:
    """What `/karte.svg` draws of a query: any level, extent and territory with boundaries, whether or not the
    indicator has figures there."""
    asked, rejected = parse(query)
    territory, _ = settle(asked, answers.repository.register())
    answer = answers.resolve(replace(asked, territory=TODAY), rejected)
    possible = answers.possible(answer.version, territory, official=answer.selection.official)
    drawn = {*possible.drawable, *possible.map_levels}
    level = asked.level if asked.level in drawn else answer.selection.level
    offered = possible.extents_of(level)
    extent = asked.extent if asked.extent in offered else offered[0]
    extent = extent if extent != extents_of(level)[0] else ""  # the level's own
    if is_beyond(level, extent):
        territory = TODAY
        possible = answers.possible(answer.version, official=answer.selection.official)
    selection = replace(answer.selection, level=level, extent=extent, territory=territory)
    return replace(answer, selection=selection, possible=possible.within(level, extent))


def map_svg(answers: Answers, answer: Answer) -> bytes:
    """The drawn but uncoloured map of an answer's level."""
    chosen = answer.selection
    lang, day = chosen.language, day_of(answers, answer)
    beyond = is_beyond(chosen.level, chosen.extent)  # on a map nobody takes a place for its namesake

    def make() -> bytes:
        areas = answer.possible.register.areas
        populations = {key: area.population or 0 for key, area in areas.items()}
        return choropleth(
            answers.geometry(chosen.level, chosen.extent, day),
            labels=populations,
            title=say(lang, "map"),
            towns=[key for key, area in areas.items() if is_town(area)],
            names=None if beyond else {key: area.name for key, area in areas.items()},
        ).encode()

    key = ("svg", answers.fingerprint(answer), chosen.level, chosen.extent, chosen.territory, lang, day)
    return answers.keep(key, make, most=24)


def day_of(answers: Answers, answer: Answer) -> date | None:
    """The past day whose municipalities the map shows, with the reporting year's territory in the selected
    year."""
    chosen, register = answer.selection, answers.repository.register()
    if chosen.level != "gemeinde" or chosen.territory == TODAY:
        return None
    if chosen.territory != REPORTING_YEAR:
        return date.fromisoformat(chosen.territory)
    status = register.status_in(chosen.year) if chosen.year else register.status
    return status if status < register.status else None
