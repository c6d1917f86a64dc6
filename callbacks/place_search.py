"""The search for places, of the district and of the rest of Germany: what it finds, and where that leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import lru_cache

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.profile.profiles import Profiles
from callbacks.server.caching import packed
from dashboard.domain.selection import parse
from dashboard.domain.territory import Register
from dashboard.indicators.wording.district_words import noun_of
from dashboard.search.district_places import FinderPlace, find
from data.geography.postcodes import postcodes
from data.germany.areas import districts, germany

_MOST = 80  # signs that are looked at
_LEAST, _BEYOND = 3, 8
"""Letters from which on places of other districts are looked for, and how many of them are shown."""
_HOUR = "private, max-age=3600"


def register(server: Flask, answers: Answers) -> None:
    """Adds `/orte`: places of the district, with `ueberall=ja` those of other districts behind them."""
    profiles = Profiles(answers)

    @server.get("/orte")
    def orte() -> Response:
        lang = parse(request.query_string.decode("ascii", "ignore"))[0].language
        text = request.args.get("suche", "")[:_MOST]
        found = find(text, answers.repository.register(), list(profiles.places()), postcodes(), lang)
        if request.args.get("ueberall") == "ja":
            found += places_beyond(answers, text, lang)
        return packed(orjson.dumps({"orte": [asdict(one) for one in found]}), "application/json", cache=_HOUR)


def places_beyond(answers: Answers, text: str, lang: str) -> Sequence[FinderPlace]:
    """Municipalities and districts outside the monitor's own, best first, those of its state before others;
    none for fewer letters than tell anything."""
    if len(text.strip()) < _LEAST:
        return []
    version, own = answers.repository.version(), answers.district

    def make() -> Sequence[FinderPlace]:
        found = find(text, _named(), list(_named().areas.values()), {}, lang, district=own)
        outside = (one for one in found if one.key[:5] != own)
        return sorted(outside, key=lambda one: one.key[:2] != own[:2])[:_BEYOND]

    return answers.keep(("places beyond", answers.edition(version), text.strip().casefold(), lang), make)


@lru_cache(maxsize=1)
def _named() -> Register:
    """All places of Germany that have a profile, by their own names: without associations, and without the
    municipality of a city that is a district."""
    every = germany()
    named = {
        key: area
        for key, area in every.areas.items()
        if area.level in ("gemeinde", "kreis")
        and not (area.level == "gemeinde" and noun_of(districts()[area.kreis]) == "stadt")
    }
    return replace(every, areas=named)
