"""Routes for machines: the slab, the map's SVG and the state of health."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import SLAB_FREE, Answer, Answers
from callbacks.caching import FOREVER, NEVER, packed
from dashboard.figures.choropleth import choropleth
from dashboard.texts import say

TOWN = "tadt"  # the addition of an official name marks town rights: "Stadt", "Hansestadt", "Vier-Tore-Stadt"


def slab_address(answers: Answers, answer: Answer) -> str:
    """Where the slab of an answer lies; the address changes when its content does."""
    query = answer.selection.to_query(without=SLAB_FREE)
    return f"/slab?{query}&stand={answer.version}&fassung={answers.fingerprint(answer)}"


def map_address(answers: Answers, answer: Answer) -> str:
    chosen = answer.selection
    geometry = answers.geometry(chosen.level, chosen.extent)
    return (
        f"/karte.svg?ebene={chosen.level}&raum={chosen.extent}&sprache={chosen.language}"
        f"&gebietsstand={geometry.status}&fassung={answers.fingerprint(answer)}"
    )


def register(server: Flask, answers: Answers) -> None:
    @server.get("/healthz")
    def healthz() -> Response:
        version = answers.repository.version()
        return Response(f'{{"stand":"{version}"}}', mimetype="application/json", headers={"Cache-Control": NEVER})

    @server.get("/slab")
    def slab() -> Response:
        answer = answers.read(request.query_string.decode("ascii", "ignore"))
        fresh = request.args.get("fassung") == answers.fingerprint(answer)
        return packed(answers.slab_json(answer), "application/json", cache=FOREVER if fresh else NEVER)

    @server.get("/karte.svg")
    def karte() -> Response:
        answer = answers.read(request.query_string.decode("ascii", "ignore"))
        return packed(map_svg(answers, answer), "image/svg+xml", cache="public, max-age=86400")


def map_svg(answers: Answers, answer: Answer) -> bytes:
    """The drawn but uncoloured map of an answer's level."""
    chosen = answer.selection
    lang = chosen.language

    def make() -> bytes:
        areas = answer.possible.register.areas
        populations = {key: area.population or 0 for key, area in areas.items()}
        return choropleth(
            answers.geometry(chosen.level, chosen.extent),
            labels=populations,
            title=say(lang, "map"),
            towns=[key for key, area in areas.items() if TOWN in area.official_name.partition(",")[2]],
            names={key: area.name for key, area in areas.items()},
        ).encode()

    return answers.keep(("svg", chosen.level, chosen.extent, lang), make)
