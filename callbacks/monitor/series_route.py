"""The route of the time series: what depends on the selected places, with the page's heading."""

from __future__ import annotations

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.page import MonitorPage
from callbacks.monitor.series import explained, series
from callbacks.server.caching import cache_control, packed
from dashboard.charts.chart_json import to_json
from dashboard.indicators.findings.finding import findings


def register(server: Flask, answers: Answers) -> None:
    """Adds `/zeitreihe`."""

    @server.get("/zeitreihe")
    def zeitreihe() -> Response:
        return series_response(answers)


def series_response(answers: Answers, answer: Answer | None = None) -> Response:
    """The series of an answer, or of what the present request asks for."""
    answer = answer or answers.read(request.query_string.decode("ascii", "ignore"))
    fresh = request.args.get("fassung") == answers.fingerprint(answer)
    return packed(_json(MonitorPage(answers), answer), "application/json", cache=cache_control(fresh))


def _json(page: MonitorPage, answer: Answer) -> bytes:
    parts, caption = series(page.answers, answer)
    heading = {"title": page.title(answer), "subtitle": page.subtitle(answer)}
    sent = {**heading, "parts": to_json(parts) if parts else None, "caption": caption}
    said = {"explained": explained(answer), "findings": _findings(page.answers, answer)}
    return orjson.dumps({**sent, **said})


def _findings(answers: Answers, answer: Answer) -> dict[str, list[tuple[str, str]]]:
    """The finding of each year of the slab by the year: its parts, each a text and the code of its word."""
    slab, chosen = answers.slab(answer), answer.selection
    said = findings(slab, chosen.places, chosen.language)
    return {
        str(year): [(part.text, part.word) for part in one.parts]
        for year, one in zip(slab.years, said, strict=True)
        if one is not None
    }
