"""The route of the composition: what the Monitor's tab and the stage draw, with the words around it."""

from __future__ import annotations

from dataclasses import asdict

import orjson
from flask import Flask, Response, request

from callbacks.answers import SLAB_FREE, Answers
from callbacks.district_data import Answer
from callbacks.monitor.composition import arrangement_of, composition_of, composition_parts, why_none
from callbacks.server.caching import cache_control, packed
from dashboard.charts.chart_json import to_json
from dashboard.charts.composition.parts import PLACES, YEARS
from dashboard.indicators.composition.offered import compositions_of
from dashboard.texts import say


def composition_address(answers: Answers, answer: Answer) -> str:
    """Where the composition of an answer lies, with how it is arranged."""
    query = answer.selection.to_query(without=[name for name in SLAB_FREE if name != "zusammensetzung"])
    return f"/zusammensetzung?{query}&stand={answer.version}&fassung={answers.fingerprint(answer)}"


def register(server: Flask, answers: Answers) -> None:
    """Adds `/zusammensetzung`."""

    @server.get("/zusammensetzung")
    def zusammensetzung() -> Response:
        answer = answers.read(request.query_string.decode("ascii", "ignore"))
        fresh = request.args.get("fassung") == answers.fingerprint(answer)
        return packed(_json(answers, answer), "application/json", cache=cache_control(fresh))


def _json(answers: Answers, answer: Answer) -> bytes:
    """`parts` are null where there is nothing to show, and `none` says why."""
    lang, found = answer.selection.language, composition_of(answer)
    parts = composition_parts(answers, answer) if found else None
    offered = compositions_of(answer.possible.catalogue, answer.selection.indicator)
    key = "of_cases" if found and found.of_cases else "subtitle"
    base = found.base[lang] if found else ""
    heads = {name: say(lang, f"composition_{name}") for name in ("year", "place", "whole")}
    sent = {
        "key": found.key if found else "",
        "name": found.name[lang] if found else "",
        "base": say(lang, f"composition_{key}", base=base),
        "counted": say(lang, "composition_counts_subtitle", base=base),
        "offers": [(one.key, one.name[lang]) for one in offered],
        "none": "" if parts else why_none(answer),
        "noYear": say(lang, "composition_no_year"),
        "heads": heads,
        "limits": parts is not None and any(parts.has_limits(over) for over in (YEARS, PLACES)),
        "parts": to_json(parts) if parts else None,
        "asked": asdict(arrangement_of(answer)),
    }
    return orjson.dumps(sent)
