"""The annex: every number that a text names with its source, all values of the figures, and what indicators are."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.report.document import Definition, ShownFigure
from dashboard.texts import say
from layouts.report.chapter import ContentsEntry
from layouts.report.parts import ReportParts, chapter_name, definition_anchor, figure_anchor
from layouts.report.tables import facts_table, rows_table, series_table
from layouts.shell import icon

_SECTIONS = (
    ("report_facts", "zahlen"),
    ("report_figures", "abbildungen"),
    ("report_definitions", "begriffe"),
)


def annex_headings(lang: str) -> list[ContentsEntry]:
    """What stands in the contents below the annex."""
    return [ContentsEntry(anchor, "", say(lang, key)) for key, anchor in _SECTIONS]


def annex_page(parts: ReportParts) -> list[Component]:
    """Everything of the annex."""
    lang = parts.lang
    (facts, figures, terms) = (
        html.H2(say(lang, key), id=anchor, className="bl-report-h") for key, anchor in _SECTIONS
    )
    return [
        html.Header(
            [
                html.H1(say(lang, "report_annex")),
                html.P(say(lang, "report_annex_lead"), className="bl-report-lead"),
            ]
        ),
        facts,
        *_facts(parts),
        figures,
        *(_figure(one, lang) for one in parts.report.figures),
        terms,
        html.Dl([part for one in parts.report.definitions for part in _term(one, lang)], className="bl-report-terms"),
    ]  # fmt: skip


def _facts(parts: ReportParts) -> list[Component]:
    lang = parts.lang
    of_chapters = [one for one in parts.chapters if one.facts]
    if not of_chapters:
        return [html.P(say(lang, "report_facts_none"))]
    return [
        part
        for one in of_chapters
        for part in (
            html.H3(chapter_name(one), className="bl-report-annex-h"),
            facts_table(one.facts, lang, f"{say(lang, 'report_facts')}: {chapter_name(one)}"),
        )
    ]


def _figure(figure: ShownFigure, lang: str) -> html.Details:
    """A closed table: all of them open would be dozens of screens."""
    name = f"{say(lang, 'report_figure', number=figure.number)}: {figure.title}"
    return html.Details(
        [
            html.Summary([icon("table"), html.Span(name)]),
            html.P([figure.subtitle, " ", figure.sources], className="bl-report-small"),
            rows_table(figure, lang),
            *([series_table(figure, lang)] if figure.series and len(figure.years) > 1 else []),
        ],
        className="bl-report-table",
        id=f"tabelle-{figure_anchor(figure.number)}",
    )


def _term(one: Definition, lang: str) -> list[Component]:
    return [
        html.Dt([one.name, " ", html.Span(one.unit)], id=definition_anchor(one.key), tabIndex=-1),
        html.Dd(
            [
                html.P(one.definition),
                html.P(say(lang, "report_sources", sources="; ".join(one.sources)), className="bl-report-small"),
            ]
        ),
    ]  # fmt: skip
