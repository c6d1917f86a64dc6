"""The route of the time series: what depends on the selected places, with the page's heading."""

from __future__ import annotations

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answer, Answers
from callbacks.caching import kept_if, packed
from callbacks.monitor_page import MonitorPage
from callbacks.series import series


def register(server: Flask, answers: Answers) -> None:
    page = MonitorPage(answers)

    @server.get("/zeitreihe")
    def zeitreihe() -> Response:
        answer = answers.read(request.query_string.decode("ascii", "ignore"))
        fresh = request.args.get("fassung") == answers.fingerprint(answer)
        return packed(_json(page, answer), "application/json", cache=kept_if(fresh))


def _json(page: MonitorPage, answer: Answer) -> bytes:
    figure, caption = series(page.answers, answer, "page")
    heading = {"title": page.title(answer), "subtitle": page.subtitle(answer)}
    return orjson.dumps({**heading, "figure": figure, "caption": caption}, option=orjson.OPT_SERIALIZE_NUMPY)
