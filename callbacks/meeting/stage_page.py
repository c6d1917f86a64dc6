"""The stage of one scene as a page: plain HTML, and all that it says in every year, so that a year step asks
nobody."""

from __future__ import annotations

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.meeting.stage import staged
from callbacks.monitor.composition_route import composition_address
from callbacks.monitor.data_routes import map_address, series_address, slab_address
from callbacks.monitor.own_words import shown_words
from callbacks.server.caching import NEVER
from callbacks.server.pages import Pages, WebPage, brightness, query_of_request
from dashboard.meeting.scene_query import scene_of
from dashboard.meeting.stage.model import COMPOSITION, MAP, SERIES, TWO_MAPS, Stage, document
from layouts import ids
from layouts.document import embedded
from layouts.meeting.stage import PATH, stage_content

DATA = f"{PATH}/daten"


def register(server: Flask, answers: Answers, pages: Pages) -> None:
    """Adds `/buehne` and what it asks for when other places are selected."""

    @server.get(PATH)
    def buehne() -> Response:
        answer, stage = _asked(answers)
        data = _data(answers, answer, stage)
        now = stage.now
        page = WebPage(
            stage_content(stage),
            now.headline if now else stage.title,
            stage.lang,
            room="stage",
            fetched_first=_first(data["addresses"], stage.picture),
            data=embedded(ids.STAGE_DATA, orjson.dumps(data).decode()),
        )
        return pages.bare(page)

    @server.get(DATA)
    def buehne_daten() -> Response:
        answer, stage = _asked(answers)
        sent = orjson.dumps(_data(answers, answer, stage))
        return Response(sent, mimetype="application/json", headers={"Cache-Control": NEVER})


def _asked(answers: Answers) -> tuple[Answer, Stage]:
    """Never raises for what a reader can type: what cannot be shown gives way."""
    query = query_of_request()
    if request.args.get("hell") not in ("ja", "nein"):
        query += "&hell=nein" if brightness() == "dark" else "&hell=ja"
    answer = answers.read(query)
    return answer, staged(answers, answer, scene_of(query))


def _data(answers: Answers, answer: Answer, stage: Stage) -> dict[str, object]:
    return {
        "stage": document(stage),
        "places": answer.selection.places,
        "palette": answer.selection.palette,
        "group": answer.selection.group,
        "cutout": answer.selection.cutout,
        "dark": answer.selection.light == "nein",
        "own": shown_words(answers, answer),
        "addresses": {
            "slab": slab_address(answers, answer),
            "series": series_address(answers, answer),
            "map": map_address(answers, answer),
            "composition": composition_address(answers, answer),
        },
    }


def _first(addresses: object, picture: str) -> tuple[str, ...]:
    """What the picture cannot be drawn without."""
    assert isinstance(addresses, dict)
    more = {MAP: "map", TWO_MAPS: "map", SERIES: "series", COMPOSITION: "composition"}.get(picture)
    return (addresses["slab"], *((addresses[more],) if more else ()))
