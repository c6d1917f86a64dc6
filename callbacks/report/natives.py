"""The figures of a report as charts that office programs can edit, gathered for slides and Word."""

from __future__ import annotations

from collections.abc import Mapping

from callbacks.exports.contents import Exporting
from callbacks.exports.slides import pages
from dashboard.exports.caption import ZUSAMMENSETZUNG
from dashboard.exports.report.material import ReportExport
from dashboard.exports.report.natives import (
    NativeChart,
    composition_chart,
    ranking_chart,
    series_chart,
)
from dashboard.exports.slides.composition import SlideComposition
from dashboard.exports.slides.ranking import Ranking
from dashboard.exports.slides.series import SlideSeries
from dashboard.exports.slides.view import Map, Page
from dashboard.report.document import ShownFigure
from dashboard.texts import say

_KINDS = {"karte": Map, "verlauf": SlideSeries, "rangfolge": Ranking, "zusammensetzung": SlideComposition}


def view_pages(exporting: Exporting, figure: ShownFigure, root: str) -> dict[str, Page]:
    """The slides of a figure's views by the name of the view; one that has nothing to show is left out."""
    found = fact_pages(exporting, _query(figure), root)
    return {view: found[view] for view in figure.views if view in found}


def fact_pages(exporting: Exporting, query: str, root: str) -> dict[str, Page]:
    """The slides of everything that a view of the Monitor shows, by the name of the view."""
    made = pages(exporting, exporting.answers.read(query), root)
    return {view: page for view, kind in _KINDS.items() for page in made if isinstance(page.view, kind)}


def native_charts(exporting: Exporting, export: ReportExport) -> Mapping[str, Mapping[str, NativeChart]]:
    """The charts of each figure by the name of its view."""
    return {figure.number: dict(_charts(exporting, export, figure)) for figure in export.report.figures}


def _charts(exporting: Exporting, export: ReportExport, figure: ShownFigure) -> list[tuple[str, NativeChart]]:
    lang, found = export.report.lang, list[tuple[str, NativeChart]]()
    alts = dict(
        zip(
            (view for view in figure.views if view != "tabelle"),
            (one.alt for one in export.views[figure.number].drawings),
            strict=True,
        )
    )
    for view, page in view_pages(exporting, figure, export.root).items():
        described = (f"{say(lang, 'report_file_figure', number=figure.number)}: {figure.title}", alts[view])
        match page.view:
            case SlideSeries():
                found.append((view, series_chart(page.view, described)))
            case Ranking():
                found.append((view, ranking_chart(page.view, described, lang)))
            case SlideComposition():
                found.append((view, composition_chart(page.view, described)))
            case _:
                pass
    return found


def _query(figure: ShownFigure) -> str:
    """The figure's view in the Monitor, with the composition open where it shows one."""
    if "zusammensetzung" not in figure.views:
        return figure.query
    return f"{figure.query}&ansicht={ZUSAMMENSETZUNG}"
