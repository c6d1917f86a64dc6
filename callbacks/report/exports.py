"""Reports that are taken along: pictures, links and dates, gathered for the pure builders."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Protocol

from callbacks.exports.contents import Exporting
from callbacks.exports.drawings import chart_drawing, legend_drawing, map_drawing, place_locator
from callbacks.profile.exports import plain_name
from callbacks.report.contents import ReportContents
from dashboard.domain.area import Area
from dashboard.domain.report.edition import ReportEdition
from dashboard.domain.report.written import EditionPicture, PublishedEdition
from dashboard.domain.selection import Selection
from dashboard.errors import UnknownKey
from dashboard.exports.caption import RANGFOLGE, ZEITREIHE, ZUSAMMENSETZUNG
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.report.material import FigureViews, ReportExport
from dashboard.exports.report.paper import report_paper
from dashboard.formats import day
from dashboard.map.description import Box
from dashboard.map.svg_painter import painted
from dashboard.report.blocks import Practice
from dashboard.report.document import ShownFigure, ShownReport
from dashboard.report.languages import with_texts_of
from dashboard.texts import say
from data.report.published import EditionListing

REPORT = "bericht"
_MAP, _CHART, _WIDE = (0.0, 0.0, 560.0, 350.0), (0.0, 0.0, 430.0, 265.0), (0.0, 0.0, 734.0, 300.0)
_FLAT, _FLATTER = (0.0, 0.0, 734.0, 205.0), (0.0, 0.0, 734.0, 165.0)
"""Two charts one below the other: beside each other names of districts would be cut."""
_SMALL = (0.0, 0.0, 400.0, 230.0)
"""The charts of a short report: so small that their letters can be read on 80 mm."""
_COVER = (0.0, 0.0, 900.0, 720.0)
_CHARTS = {"verlauf": ZEITREIHE, "rangfolge": RANGFOLGE, "zusammensetzung": ZUSAMMENSETZUNG}


class Editions(Protocol):
    """Where published editions are."""

    def published_editions(self) -> Sequence[EditionListing]:
        """All of them, the newest first; withdrawn ones, too."""

    def published_edition(self, key: str) -> PublishedEdition:
        """Raises UnknownKey where there is none of this key."""

    def edition_picture(self, key: str, picture: str) -> EditionPicture:
        """Raises UnknownKey where there is none."""


class ReportExports:
    """Each method is a pure function of edition, place, store, day and address of this server."""

    def __init__(self, exporting: Exporting, editions: Editions) -> None:
        self.exporting, self.answers, self.editions = exporting, exporting.answers, editions
        self.contents = ReportContents(exporting)

    def export(self, edition: str, place: str, lang: str, root: str) -> ReportExport:
        """Raises UnknownKey for an edition or place that is not there; `root` ends with a slash."""
        published = self.editions.published_edition(edition)
        report = self._shown(published.edition, place or self.answers.district, lang)
        views = {one.number: self._views(one, whole=report.whole) for one in report.figures}
        cover, words = self._cover(report)
        query = "&".join(
            part
            for part in ("" if report.whole else f"ort={place}", "" if lang == "de" else f"sprache={lang}")
            if part
        )
        return ReportExport(
            report=report,
            root=root,
            link=f"{root}{REPORT}/{report.key}{'?' if query else ''}{query}",
            made=day(date.today(), lang),  # noqa: DTZ011 - the day on the clock of whoever runs the monitor
            kicker=report.owner,
            views=views,
            cover=cover,
            cover_words=words,
            pictures=self._pictures(report),
            withdrawn=tuple(self._withdrawn(published, lang, root)),
        )

    def _withdrawn(self, one: PublishedEdition, lang: str, root: str) -> Iterator[str]:
        """That an edition was taken back, why, and which one is in force; nothing for one that is."""
        if one.withdrawn is None:
            return
        yield say(lang, "report_file_withdrawn_said", day=day(one.withdrawn, lang))
        if one.reason:
            yield say(lang, "report_withdrawn_reason", reason=one.reason)
        found = self._successor(one.edition)
        if found is not None:
            link = f"{root}{REPORT}/{found.key}"
            yield say(lang, "report_file_successor", title=found.title, link=link)

    def _successor(self, gone: ReportEdition) -> ReportEdition | None:
        """The edition in force that was begun from this one, else the newest that was published after it."""
        valid = [one for one in self.editions.published_editions() if one.withdrawn is None]
        later = [one for one in valid if gone.published is None or one.published >= gone.published]
        editions = [self.editions.published_edition(one.key).edition for one in later]
        return next((one for one in editions if one.before == gone.key), editions[0] if editions else None)

    def _shown(self, edition: ReportEdition, place: str, lang: str) -> ShownReport:
        """Filled with figures; texts in the language of their authors, with its numbers in them."""
        shown = self.contents.shown(edition, place, lang)
        return shown if lang == "de" else with_texts_of(shown, self.contents.shown(edition, place))

    def pdf(self, export: ReportExport) -> bytes:
        """The report on paper, as PDF/UA."""
        return report_paper(export)

    def docx(self, export: ReportExport) -> bytes:
        """The report as a Word document."""
        from callbacks.report.natives import native_charts  # noqa: PLC0415 - only offices' files need these
        from dashboard.exports.report.word.document import report_document  # noqa: PLC0415 - as above

        charts = native_charts(self.exporting, export)
        return report_document(export, charts, self.exporting.rendering.png)

    def pptx(self, export: ReportExport) -> bytes:
        """Its key messages as slides."""
        from callbacks.report.natives import fact_pages, view_pages  # noqa: PLC0415 - as above
        from dashboard.exports.report.slides import lonely_facts, report_slides  # noqa: PLC0415 - as above

        found = {
            figure.number: view_pages(self.exporting, figure, export.root) for figure in export.report.figures
        }
        own = {one.query: fact_pages(self.exporting, one.query, export.root) for one in lonely_facts(export)}
        return report_slides(export, found, own)

    def xlsx(self, export: ReportExport) -> bytes:
        """Its annex as a workbook."""
        from dashboard.exports.report.workbook import report_workbook  # noqa: PLC0415 - as above

        return report_workbook(export)

    def _views(self, figure: ShownFigure, *, whole: bool) -> FigureViews:
        answer = self.answers.read(figure.query)
        pictures = [view for view in figure.views if view != "tabelle"]
        box: Box = _SMALL if not whole else _WIDE if len(pictures) < 2 else _CHART
        if whole and len(pictures) > 1 and "karte" not in pictures:
            box = _FLAT
        drawings, legend, at = list[Drawing](), None, -1
        for view in figure.views:
            if view == "karte":
                at, legend = len(drawings), legend_drawing(self.exporting, answer)
                drawings.append(map_drawing(self.exporting, answer, figure.title, _MAP, small=True))
            elif view in _CHARTS:
                room = _FLATTER if box == _FLAT and view == "verlauf" else box
                drawings.append(chart_drawing(self.exporting, answer, _CHARTS[view], room))
        return FigureViews(tuple(drawings), legend, at)

    def _cover(self, report: ShownReport) -> tuple[Drawing | None, str]:
        """Of the district the first map of the report without marks, else where the place lies."""
        lang, area = report.lang, report.place
        if report.whole:
            figure = next((one for one in report.figures if "karte" in one.views), None)
            if figure is not None:
                shown = self.answers.read(figure.query)
                answer = replace(shown, selection=replace(shown.selection, places=()))
                drawing = map_drawing(self.exporting, answer, figure.title, _COVER)
                return drawing, say(lang, "report_file_cover", title=figure.title)
        answer = self.answers.resolve(Selection(version=report.version, language=lang))
        found = place_locator(self.answers, area, answer)
        if found is None:
            return None, ""
        made, alt = found
        _, _, width, height = made.frame.box
        return Drawing("", alt, painted(made, "light"), width, height), ""

    def _pictures(self, report: ShownReport) -> Mapping[str, Drawing]:
        """The pictures of good practice; one that the edition lacks is left out."""
        found = {}
        for block in (block for chapter in report.chapters for block in chapter.blocks):
            if isinstance(block, Practice) and block.picture:
                with suppress(UnknownKey):
                    found[block.picture] = _photograph(
                        self.editions.edition_picture(report.key, block.picture)
                    )
        return found


def _photograph(one: EditionPicture) -> Drawing:
    """A picture of an author as a drawing, which every form of the report takes alike."""
    data = base64.b64encode(one.content).decode()
    size = f'width="{one.width}" height="{one.height}"'
    content = f'<image {size} href="data:{one.media_type};base64,{data}"/>'
    return Drawing("", one.alt, content, one.width, one.height)


def report_name(edition: str, place: Area) -> str:
    """Says what is in the file in letters that every system knows: `bericht-2026`, of a place
    `bericht-2026-13076108-parchim`."""
    of = "" if place.level == "kreis" else f"-{place.key}-{plain_name(place.name)}"
    return f"{REPORT}-{edition}{of}"
