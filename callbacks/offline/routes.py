"""Routes of what works without a network: the worker, the list of what it keeps, and the page that is shown
where nothing is kept."""

from __future__ import annotations

import orjson
from dash import html
from flask import Flask, Response

from callbacks.answers import Answers
from callbacks.offline.contents import LIST, NOTICE, address, contents
from callbacks.server.bundle import DIST
from callbacks.server.caching import NEVER
from callbacks.server.pages import Pages, WebPage, language_of_request
from dashboard.texts import say
from dashboard.texts.scenes.offline import OFFLINE
from layouts.meeting.page import PATH as FOLDER
from layouts.profile.addresses import PATH as PROFILE
from layouts.shell import text_page

WORKER = "/offline.js"


def register(server: Flask, answers: Answers, pages: Pages, home: str) -> None:
    """Adds the worker at the root, so that it answers for every page, and what belongs to it; the Monitor lies at
    `home`."""
    script = (DIST / "worker.js").read_bytes()

    @server.get(WORKER)
    def offline_worker() -> Response:
        return Response(script, mimetype="text/javascript", headers={"Cache-Control": NEVER})

    @server.get(LIST)
    def offline_list() -> Response:
        lang = language_of_request()
        found = contents(answers, lang, home)
        sent = {
            "version": found.version,
            "fresh": found.fresh,
            "language": lang,
            "home": home,
            "level": found.level,
            "bytes": found.bytes,
            "indicators": found.indicators,
            "levels": found.levels,
            "pages": found.pages,
            "figures": found.figures,
            "profiles": found.profiles,
            "words": {key: OFFLINE[lang][f"offline_{key}"] for key in ("again", "reload", "asks", "other")},
        }
        return Response(orjson.dumps(sent), mimetype="application/json", headers={"Cache-Control": NEVER})

    @server.get(NOTICE)
    def offline_page() -> Response:
        lang = language_of_request()
        ways = ((home, "page_monitor"), (FOLDER, "meeting_folder"), (PROFILE, "page_profiles"))
        listed = [html.Li(html.A(say(lang, key), href=address(path, lang))) for path, key in ways]
        said = [
            html.P(say(lang, "offline_page_text")),
            html.P(say(lang, "offline_page_way")),
            html.Ul(listed),
        ]
        shown = text_page(say(lang, "offline_page"), said, lang)
        return pages.response(WebPage(shown, say(lang, "offline_page"), lang))
