"""The search for a place that every page has in its head: what it finds, and where that leads."""

from __future__ import annotations

from dataclasses import asdict

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.profile.profiles import Profiles
from callbacks.server.caching import packed
from dashboard.domain.selection import parse
from dashboard.search.district_places import find
from data.geography.postcodes import postcodes

_MOST = 80  # signs that are looked at
_HOUR = "private, max-age=3600"


def register(server: Flask, answers: Answers) -> None:
    """Adds `/orte`, which the header's search asks at each keystroke."""
    profiles = Profiles(answers)

    @server.get("/orte")
    def orte() -> Response:
        lang = parse(request.query_string.decode("ascii", "ignore"))[0].language
        text = request.args.get("suche", "")[:_MOST]
        found = find(text, answers.repository.register(), list(profiles.places()), postcodes(), lang)
        return packed(orjson.dumps({"orte": [asdict(one) for one in found]}), "application/json", cache=_HOUR)
