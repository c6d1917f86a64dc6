"""What the stage of a scene could show, and the sentence that would stand above it: for the list of scenes."""

from __future__ import annotations

from dataclasses import replace

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.meeting.stage import composed_years, staged
from callbacks.server.pages import query_of_request
from dashboard.meeting.scene_query import SceneQuery
from dashboard.meeting.stage.model import MAP, PICTURES, AskedScene
from dashboard.meeting.stage.really_shown import really_shown


def register(server: Flask, answers: Answers) -> None:
    """Adds `/szene`."""

    @server.get("/szene")
    def szene() -> Response:
        """JSON: `headline`, the computed sentence of the picture `bild`, and `refused`, for each picture that
        the view cannot show the sentence why."""
        answer = answers.read(query_of_request())
        slab, chosen = answers.slab(answer), answer.selection
        composed, told = composed_years(answers, answer)
        asked = AskedScene(
            *(MAP, chosen.year, chosen.places),
            base_year=chosen.base_year,
            composed=composed,
            not_composed=told,
        )
        possible = {name: really_shown(slab, replace(asked, picture=name)) for name in PICTURES}
        made = staged(answers, answer, SceneQuery(request.args.get("bild", "")))
        found = {
            "headline": made.now.headline if made.now else made.title,
            "refused": {name: one.sentence for name, one in possible.items() if one.picture != name},
        }
        return Response(
            orjson.dumps(found), mimetype="application/json", headers={"Cache-Control": "no-cache"}
        )
