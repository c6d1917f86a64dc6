"""`/suche`: what the search in the head of every page and the portal ask at each keystroke. Nothing that was typed is
kept or written down."""

from __future__ import annotations

from dataclasses import asdict

import orjson
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.institutions.institution_data import InstitutionData
from callbacks.report.editions import EditionSource
from callbacks.search.finder import Search
from callbacks.server.caching import packed
from callbacks.server.pages import query_of_request
from dashboard.domain.selection import parse
from dashboard.texts import say

_MOST = 80  # signs that are looked at
_ASKED_AGAIN = "private, no-cache"
"""A release may bring or remove what is found: whoever has searched before finds it at once."""


def register(
    server: Flask, answers: Answers, institutions: InstitutionData, editions: EditionSource
) -> Search:
    """Adds `/suche`; gives what answers it."""
    search = Search(answers, institutions, editions)

    @server.get("/suche")
    def suche() -> Response:
        text, page = request.args.get("suche", "")[:_MOST], request.args.get("seite", "")
        query = query_of_request()
        found, lang = search.hits(text, query, page), parse(query)[0].language
        said = [{**asdict(one), "group": say(lang, f"search_{one.kind}s")} for one in found]
        hint = {} if found else {"hinweis": search.to_try(lang)}
        return packed(orjson.dumps({"treffer": said, **hint}), "application/json", cache=_ASKED_AGAIN)

    return search
