"""The page of the explained words: `/woerter`, whose explanations the scripts of every page show at a tap."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.server.pages import Pages, WebPage, language_of_request
from dashboard.texts import say
from layouts.words import words_page


def register(server: Flask, pages: Pages) -> None:
    """Adds the page."""

    @server.get("/woerter")
    def words() -> Response:
        lang = language_of_request()
        return pages.response(WebPage(words_page(lang), say(lang, "words_page"), lang))
