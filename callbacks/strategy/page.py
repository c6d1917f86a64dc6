"""The page of the education strategy: complete as HTML."""

from __future__ import annotations

from flask import Flask, Response

from callbacks.answers import Answers
from callbacks.server.pages import Pages, WebPage, query_of_request
from callbacks.strategy.contents import StrategyContents
from dashboard.domain.selection import parse
from dashboard.texts import say
from layouts.monitor.page import notice
from layouts.strategy.page import strategy_page
from layouts.strategy.parts import PATH


def register(server: Flask, answers: Answers, pages: Pages) -> StrategyContents:
    """Adds `/strategie`; gives what fills it."""
    contents = StrategyContents(answers)

    @server.get(PATH)
    def strategie() -> Response:
        return pages.response(page(contents, query_of_request()))

    return contents


def page(contents: StrategyContents, query: str) -> WebPage:
    """The page in the language, data version and certainty of its address."""
    asked, rejected = parse(query)
    answer = contents.profiles.frame(asked)
    lang = answer.selection.language
    unread = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
    said = notice([*unread, *answer.notices], lang, newer=bool(answer.selection.version))
    content = strategy_page(contents.parts(answer), said)
    return WebPage(content, say(lang, "strategy_title"), lang, room="strategy")
