"""The page "Was auffällt" for one query: plain HTML, complete when it arrives."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, Response

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.highlights.drawings import Drawings
from callbacks.highlights.highlights import Highlights
from callbacks.server.pages import Pages, WebPage, query_of_request
from dashboard.domain.selection import parse
from dashboard.highlights.story import StoryScene, folder, story
from dashboard.indicators.display import default_base
from dashboard.texts import say
from dashboard.texts.meeting import script_texts
from layouts.highlights.page import PATH, Card, FocalRow, Story, highlights_page
from layouts.meeting.stage import PATH as STAGE
from layouts.monitor.page import notice


def register(server: Flask, answers: Answers, pages: Pages) -> HighlightsPage:
    """Adds `/auffaellig`, and gives what makes it."""
    page = HighlightsPage(answers)

    @server.get(PATH)
    def auffaellig() -> Response:
        return pages.response(page.of(query_of_request()))

    return page


class HighlightsPage:
    """Everything of the page that needs figures."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.highlights = Highlights(answers)
        self.drawings = Drawings(self.highlights)

    def of(self, query: str) -> WebPage:
        """The page in the language and data version of its address."""
        asked, rejected = parse(query)
        answer = self.highlights.frame(asked)
        lang = answer.selection.language
        unread = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
        said = notice([*unread, *answer.notices], lang, newer=bool(answer.selection.version))
        rows = [
            FocalRow(point, [Card(one, self.drawings.svg(one, answer)) for one in point.highlights])
            for point in self.highlights.focal_points(answer)
        ]
        scenes = self._story(answer)
        content = highlights_page(
            rows,
            Story(
                scenes,
                [f"{STAGE}?{_asked(one)}" for one in scenes],
                # Light until a script knows how bright the page is.
                [f"/bild/szene.svg?{_asked(one)}&hell=ja" for one in scenes],
                folder(scenes, lang),
                script_texts(lang),
            ),
            words=self.answers.words,
            version=answer.version,
            notices=said,
            lang=lang,
        )
        return WebPage(content, say(lang, "highlights_page"), lang, room="highlights")

    def _story(self, answer: Answer) -> tuple[StoryScene, ...]:
        shown = [one for point in self.highlights.focal_points(answer) for one in point.highlights]
        return story(shown, self._title, self._first_year, self.answers.words, answer.selection.language)

    def _title(self, query: str) -> str:
        return self.answers.read(query).title

    def _first_year(self, query: str) -> int | None:
        shown_view = self.answers.read(query)
        years = [year for year in shown_view.years if year <= (shown_view.selection.year or year)]
        return default_base(shown_view.indicator, shown_view.selection.level, years)


def _asked(one: StoryScene) -> str:
    """The query of a scene on the stage and of its picture."""
    said = {"bild": one.scene.picture} | ({"satz": one.scene.headline} if one.scene.headline else {})
    return f"{one.scene.query}&{urlencode(said)}"
