"""The comparing page for one answer: plain HTML, which the page's scripts fill from its one data address."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.answers import Answers
from callbacks.comparison.comparisons import PATH, ComparisonAnswer, Comparisons
from callbacks.comparison.data_route import data_address
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard.texts import say
from layouts.comparison.page import comparison_content
from layouts.monitor.page import notice


def register(server: Flask, answers: Answers, pages: Pages) -> None:
    """Adds `/vergleich`."""
    compared = Comparisons(answers)

    @server.get(PATH)
    def vergleich() -> Response:
        return pages.response(page(compared, compared.read(query_of_request())))


def page(compared: Comparisons, asked: ComparisonAnswer) -> WebPage:
    """The comparison page in the state of its address; its figures are fetched by a script."""
    lang, address = asked.answer.selection.language, data_address(compared, asked)
    said = notice(asked.notices, lang, newer=bool(asked.answer.selection.version))
    content = comparison_content(lang, address, said, compared.answers.words)
    return WebPage(content, title(asked), lang, room="comparison", fetched_first=(address,))


def title(asked: ComparisonAnswer) -> str:
    """ "Vergleich: Parchim, Hagenow", or the page's name without places."""
    chosen, areas = asked.answer.selection, asked.answer.possible.register.areas
    names = ", ".join(areas[key].name for key in chosen.places)
    if not names:
        return say(chosen.language, "comparison_page")
    return say(chosen.language, "comparison_heading_one", names=names)
