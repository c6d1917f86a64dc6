"""The pages of the Sitzungsmappe, frames for what the browser keeps: its scenes, and the presenter's window."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.answers import Answers
from callbacks.offline.contents import offer
from callbacks.server.pages import Pages, WebPage, language_of_request
from dashboard.texts import say
from layouts.meeting import presenter
from layouts.meeting.page import PATH, presentation_page


def register(server: Flask, answers: Answers, pages: Pages) -> None:
    """Adds `/praesentation` and the window that a presentation opens beside itself."""

    @server.get(PATH)
    def praesentation() -> Response:
        lang = language_of_request()
        content = presentation_page(lang, answers.repository.version(), offer(answers, lang))
        return pages.response(WebPage(content, say(lang, "meeting_folder"), lang, room="meeting"))

    @server.get(presenter.PATH)
    def referent() -> Response:
        lang = language_of_request()
        content = presenter.presenter_content(lang)
        return pages.bare(WebPage(content, say(lang, "meeting_presenter"), lang, room="presenter"))
