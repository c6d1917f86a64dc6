"""The page of the education report: its editions, and each of them with overview, chapters and annex."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, Response, request

from callbacks.exports.contents import Exporting
from callbacks.report.contents import ReportContents
from callbacks.report.editions import EditionSource, on_show
from callbacks.report.views import PaintedFigures
from callbacks.server.pages import Pages, WebPage, language_of_request
from dashboard import formats
from dashboard.charts.transition.course import short_line
from dashboard.domain.area import LEVELS
from dashboard.domain.report.edition import ReportEdition
from dashboard.domain.report.written import EditionPicture, PublishedEdition
from dashboard.errors import UnknownKey
from dashboard.report.blocks import Practice
from dashboard.report.document import ShownChapter, ShownRecommendation, ShownReport
from dashboard.report.languages import with_texts_of
from dashboard.texts import both, say
from layouts.report.overview import editions_page
from layouts.report.page import report_page
from layouts.report.parts import (
    ANNEX,
    FILES,
    PATH,
    FigureView,
    ListedEdition,
    ReportAddress,
    ReportParts,
    ShownPicture,
    page_name,
)

_MOST_REPORTS = 24
"""Filled reports that are held: an edition for a dozen places in two languages."""
_LETTERS = 60
"""Of what a reader asked for and does not exist, in the sentence that says so."""


def register(server: Flask, exporting: Exporting, editions: EditionSource, pages: Pages) -> None:
    """Adds `/bericht` and `/bericht/<edition>`."""
    page = ReportPage(exporting, editions)

    @server.get(PATH)
    def bericht() -> Response:
        return _checked(pages.response(page.list(language_of_request())))

    @server.get(f"{PATH}/<edition>")
    def bericht_ausgabe(edition: str) -> Response:
        asked = ReportAddress(
            edition, request.args.get("kapitel", ""), request.args.get("ort", ""), language_of_request()
        )
        return _checked(pages.response(page.of(asked)))

    @server.get(f"{PATH}/<edition>/bild/<picture>")
    def bericht_bild(edition: str, picture: str) -> Response:
        shown = page.picture(edition, picture)
        response = Response(shown.content, mimetype=shown.media_type)
        response.headers["Cache-Control"] = "no-cache"
        return _checked(response)

    at = server.url_map.bind("")
    page.files = tuple(kind for kind in FILES if at.match(f"{PATH}/x.{kind}")[0] != bericht_ausgabe.__name__)


def _checked(response: Response) -> Response:
    """Browsers ask each time whether it is still the same: edition, data version or program may have changed."""
    response.add_etag()
    response.make_conditional(request)
    return response


class ReportPage:
    """Everything of the page that needs the store."""

    def __init__(self, exporting: Exporting, editions: EditionSource) -> None:
        self.contents = ReportContents(exporting)
        self.views = PaintedFigures(exporting)
        self.answers = exporting.answers
        self.editions = editions
        self.files: tuple[str, ...] = ()
        """Kinds of files that the app makes of a report."""

    def list(self, lang: str) -> WebPage:
        """All editions that can be read, and those that were withdrawn."""
        repository = self.answers.repository
        listed = [
            _listed(one) for one in self.editions.published() if one.withdrawn or on_show(one, repository)
        ]
        content = editions_page(listed, self.answers.words, (), lang)
        return WebPage(content, say(lang, "report_list_title"), lang, room="report")

    def of(self, asked: ReportAddress) -> WebPage:
        """An edition in the state of its address. Raises UnknownKey for an edition, a place or a chapter that there
        is not, and for an edition that was withdrawn."""
        parts = self.parts(asked)
        return WebPage(report_page(parts), page_name(parts), asked.lang, room="report")

    def parts(self, asked: ReportAddress) -> ReportParts:
        """What the page shows."""
        edition = self._in_force(asked.edition)
        key = asked.place or self.answers.district
        report = self.report(edition, key, asked.lang)
        chapter = self._chapter(report, asked)
        version = report.version
        return ReportParts(
            report=report,
            address=asked if key != self.answers.district else _of_district(asked),
            chapter=chapter,
            views=dict(self._views(chapter, version)) if chapter else {},
            courses=dict(_courses(chapter)) if chapter else {},
            pictures=dict(self._pictures(chapter, asked.edition)) if chapter else {},
            files=self.files,
            places=tuple(self._places(asked.lang)),
            words=self.answers.words,
        )

    def picture(self, edition: str, key: str) -> EditionPicture:
        """A picture of an edition that is in force. Raises UnknownKey."""
        self._in_force(edition)
        found = self.editions.picture(edition, key)
        if found is None:
            german, english = both("report_unknown_picture", picture=key[:_LETTERS])
            raise UnknownKey(german, english=english, bild=key[:_LETTERS])
        return found

    def report(self, edition: ReportEdition, place: str, lang: str) -> ShownReport:
        """An edition of a place, filled once for each state of the store; texts in the language of their authors."""

        def make() -> ShownReport:
            shown = self.contents.shown(edition, place, lang)
            return shown if lang == "de" else with_texts_of(shown, self.report(edition, place, "de"))

        return self.answers.keep(("report", edition, place, lang), make, _MOST_REPORTS)

    def _in_force(self, key: str) -> ReportEdition:
        found = self.editions.edition(key)
        if found.withdrawn is None:
            return found.edition
        sentences = []
        for lang in ("de", "en"):
            day = formats.day(found.withdrawn, lang)
            said = [say(lang, "report_withdrawn_said", title=found.edition.title, day=day)]
            if found.reason:
                said.append(say(lang, "report_withdrawn_reason", reason=found.reason))
            sentences.append(" ".join(said))
        raise UnknownKey(sentences[0], english=sentences[1], edition=key[:_LETTERS])

    def _chapter(self, report: ShownReport, asked: ReportAddress) -> ShownChapter | None:
        if asked.chapter in ("", ANNEX):
            return None
        found = next((one for one in report.chapters if one.key == asked.chapter), None)
        if found is None:
            german, english = both(
                "report_unknown_chapter",
                chapter=asked.chapter[:_LETTERS],
                title=report.title,
                edition=report.key,
            )
            raise UnknownKey(german, english=english, kapitel=asked.chapter[:_LETTERS])
        return found

    def _views(self, chapter: ShownChapter, version: str) -> Iterator[tuple[str, tuple[FigureView, ...]]]:
        for figure in chapter.figures:
            yield figure.number, self.views.of(figure, version)

    def _pictures(self, chapter: ShownChapter, edition: str) -> Iterator[tuple[str, ShownPicture]]:
        for block in chapter.blocks:
            found = self.editions.picture(edition, block.picture) if isinstance(block, Practice) else None
            if found is not None:
                yield found.key, ShownPicture(found.alt, found.width, found.height)

    def _places(self, lang: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """What a report can be of, by level from the district down."""
        register, district = self.answers.repository.register(), self.answers.district
        for level in reversed(LEVELS[: LEVELS.index("kreis") + 1]):
            areas = [one for one in register.of_level(level) if one.key.startswith(district)]
            if areas:
                name = "places_amt" if level == "amt" else f"report_scope_of_{level}"
                named = tuple(("" if one.key == district else one.key, one.name) for one in areas)
                yield self.answers.words.say(lang, name), named


def _of_district(asked: ReportAddress) -> ReportAddress:
    return ReportAddress(asked.edition, asked.chapter, "", asked.lang)


def _courses(chapter: ShownChapter) -> Iterator[tuple[str, str]]:
    for block in chapter.blocks:
        if isinstance(block, ShownRecommendation) and block.watched is not None:
            yield block.number, short_line(block.watched.years, block.watched.values)


def _listed(one: PublishedEdition) -> ListedEdition:
    edition = one.edition
    return ListedEdition(
        edition.key, edition.title, edition.subtitle, edition.version, edition.closing, edition.published,
        edition.example, one.withdrawn, one.reason,
    )  # fmt: skip
