"""The page on the way from school to work: complete as HTML, and each of its years as what the page steps to."""

from __future__ import annotations

import orjson
from dash.development.base_component import Component
from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.server.caching import cache_control, packed
from callbacks.server.pages import Pages, WebPage, query_of_request
from callbacks.transition.contents import TransitionContents
from callbacks.transition.flows import TransitionAnswer
from dashboard.texts import say
from layouts.markup import markup
from layouts.monitor.page import notice
from layouts.transition.page import shown_year, transition_page
from layouts.transition.parts import PATH


def register(server: Flask, answers: Answers, pages: Pages) -> TransitionContents:
    """Adds `/uebergang` and the address that its scripts ask for another year; gives what fills them."""
    contents = TransitionContents(answers)

    @server.get(PATH)
    def uebergang() -> Response:
        return pages.response(page(contents, contents.flows.read(query_of_request())))

    @server.get(f"{PATH}/jahr")
    def uebergang_jahr() -> Response:
        asked = contents.flows.read(query_of_request())
        fresh = request.args.get("fassung") == answers.fingerprint(asked.answer)
        return packed(_year(contents, asked), "application/json", cache=cache_control(fresh))

    return contents


def page(contents: TransitionContents, asked: TransitionAnswer) -> WebPage:
    """The page in the state of its address."""
    lang = asked.lang
    content = transition_page(
        contents.shown(asked), contents.choices(asked), said(asked), address(contents, asked), lang
    )
    return WebPage(content, say(lang, "transition_title"), lang, room="transition")


def said(asked: TransitionAnswer) -> list[Component]:
    """What could not be shown as asked."""
    return notice(asked.notices, asked.lang, newer=bool(asked.asked.version))


def address(contents: TransitionContents, asked: TransitionAnswer) -> str:
    """Where the page's scripts ask for another state; the query of the state follows."""
    return f"{PATH}/jahr?fassung={contents.answers.fingerprint(asked.answer)}&"


def _year(contents: TransitionContents, asked: TransitionAnswer) -> bytes:
    """What stands below the head, with the address that it has and what was not shown as asked."""
    lang = asked.lang

    def make() -> bytes:
        parts = shown_year(contents.shown(asked), lang)
        return orjson.dumps(
            {
                "year": asked.year,
                "years": asked.years,
                "query": asked.asked.to_query(),
                "shown": "".join(markup(part) for part in parts),
                "notices": "".join(markup(part) for part in said(asked)),
            }
        )

    key = ("transition year", contents.answers.fingerprint(asked.answer), asked.asked, asked.notices)
    return contents.answers.keep(key, make, most=64)
