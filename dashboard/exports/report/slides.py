"""The report as slides: one for each key message with a chart that can be edited; of another place one for each
figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.domain.report.fact import FactKind, ReportFact
from dashboard.errors import UnknownKey
from dashboard.exports.pictures.side_panel import KeyFigure
from dashboard.exports.report.material import ReportExport
from dashboard.exports.slides.series import SlideSeries
from dashboard.exports.slides.view import Page, slides
from dashboard.report.blocks import KeyMessage
from dashboard.report.document import ShownChapter, ShownFigure
from dashboard.report.rich_text import facts_of, plain
from dashboard.texts import both, say

FigurePages = Mapping[str, Mapping[str, Page]]
"""Slides of the views of a figure, by its number and the name of the view."""
_PREFERRED = ("verlauf", "rangfolge", "zusammensetzung", "karte")


def report_slides(export: ReportExport, pages: FigurePages, own: FigurePages) -> bytes:
    """The PPTX: first what it is of, then the messages in order. `own` are slides of numbers whose indicator no figure
    of their chapter shows, by their address in the Monitor. Raises UnknownKey where there is nothing to draw."""
    first = _first(export, {**pages, **own})
    if first is None:
        german, english = both("report_file_no_slides")
        raise UnknownKey(german, english=english)
    told = _messages(export, pages, own, first) if export.report.whole else _figures(export, pages)
    return slides([first, *told])


def _first(export: ReportExport, pages: FigurePages) -> Page | None:
    """The map of the first figure that has one, with the name of the report."""
    shown = [page for views in pages.values() for view, page in views.items() if view == "karte"]
    shown = shown or [page for views in pages.values() for page in views.values()]
    if not shown:
        return None
    report, page = export.report, shown[0]
    cover = say(report.lang, "report_file_cover", title=page.caption.title)
    subtitle = " ".join(export.withdrawn) or f"{report.subtitle} · {cover}"
    said = replace(
        page.caption, kicker=report.owner, title=export.running, subtitle=subtitle, link=export.link
    )
    return replace(page, caption=said, figures=())


def lonely_facts(export: ReportExport) -> Iterator[ReportFact]:
    """The numbers of messages whose indicator no figure of the chapter shows."""
    for chapter in export.report.chapters:
        for message in chapter.messages:
            fact = _fact_of(message)
            if fact is not None and fact.query and _figure_of(message, chapter) is None:
                yield fact


def _messages(export: ReportExport, pages: FigurePages, own: FigurePages, first: Page) -> Iterator[Page]:
    """A message without a number that can be drawn stands beside the first figure of its chapter, or the map of the
    report."""
    for chapter in export.report.chapters:
        for message in chapter.messages:
            figure, fact = _figure_of(message, chapter), _fact_of(message)
            views = pages.get(figure.number, {}) if figure is not None else {}
            if figure is None and fact is not None:
                views = own.get(fact.query, {})
            near = [pages.get(one.number, {}) for one in chapter.figures]
            shown = next((page for one in (views, *near) if (page := _best(one)) is not None), first)
            yield _told(export, shown, message, chapter)


def _best(views: Mapping[str, Page]) -> Page | None:
    """The course of the years, or the next view where there is only one year: a point alone shows nothing."""
    found = [views[view] for view in _PREFERRED if view in views]
    return next((page for page in found if not _is_point(page)), found[0] if found else None)


def _is_point(page: Page) -> bool:
    return isinstance(page.view, SlideSeries) and page.view.parts.first == page.view.parts.last


def _told(export: ReportExport, page: Page, message: KeyMessage, chapter: ShownChapter) -> Page:
    """The slide of a message: its sentence is the title, its number the key figure."""
    fact, number, title = _fact_of(message), plain(message.number), plain(message.title)
    name = ", ".join(part for part in (fact.name, fact.when) if part) if fact is not None else chapter.title
    verdict = message.verdict.text if message.verdict is not None else ""
    said = replace(
        page.caption,
        kicker=f"{export.running} · {chapter.title}",
        title=f"{number} {title}" if title[:1].islower() else title,
        subtitle=" · ".join(part for part in (plain(message.text), verdict, page.caption.title) if part),
    )
    return replace(page, caption=said, figures=(KeyFigure(name, number),))


def _figures(export: ReportExport, pages: FigurePages) -> Iterator[Page]:
    for chapter in export.report.chapters:
        for figure in chapter.figures:
            views = pages.get(figure.number, {})
            page = _best(views)
            if page is not None:
                said = replace(
                    page.caption,
                    kicker=f"{export.running} · {chapter.title}",
                    title=figure.finding or figure.title,
                    subtitle=" · ".join(dict.fromkeys((figure.title, page.caption.subtitle))),
                )
                yield replace(page, caption=said)


def _fact_of(message: KeyMessage) -> ReportFact | None:
    """The number that a message is about."""
    found = (*facts_of(message.number), *facts_of(message.title), *facts_of(message.text))
    return next((fact for fact in found if fact.asked.kind is not FactKind.NAME), message.verdict)


def _figure_of(message: KeyMessage, chapter: ShownChapter) -> ShownFigure | None:
    """The figure of the chapter that shows the message's indicator."""
    fact = _fact_of(message)
    asked = fact.asked.indicator if fact is not None else ""
    return next((one for one in chapter.figures if one.selection.indicator == asked), None)
