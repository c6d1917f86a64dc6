"""Tables of the report: all places of a figure, its years, and the numbers that texts name."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.domain.report.fact import FactKind, ReportFact
from dashboard.report.document import AnnexRow, ShownFigure
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.report.texts import example_mark, number

_DIGITS = 6


def rows_table(figure: ShownFigure, lang: str) -> html.Div:
    """All places of the figure's year, highest value first; columns that no place fills are left out."""
    given = (
        (say(lang, "report_column_interval"), [row.interval for row in figure.rows]),
        (say(lang, "report_column_counts"), [row.counts for row in figure.rows]),
        (figure.compared, [row.difference for row in figure.rows]),
    )
    columns = [(head, texts) for head, texts in given if any(texts)]
    body = [
        html.Tr(
            [
                html.Th(row.name, scope="row"),
                html.Td(_value(row, lang), className="n"),
                *(html.Td(texts[at], className="n") for _, texts in columns),
            ]
        )
        for at, row in enumerate(figure.rows)
    ]
    heads = [say(lang, "report_column_place"), figure.unit, *(head for head, _ in columns)]
    return scrolling(heads, body, f"{say(lang, 'report_table_of', number=figure.number)}: {figure.title}")


def series_table(figure: ShownFigure, lang: str) -> html.Div:
    """The selected places and the district by year."""
    body = [
        html.Tr(
            [
                html.Th(str(year), scope="row"),
                *(html.Td(_data(one.values[at], one.texts[at]), className="n") for one in figure.series),
            ]
        )
        for at, year in enumerate(figure.years)
    ]
    heads = [say(lang, "report_column_when"), *(one.name for one in figure.series)]
    return scrolling(heads, body, say(lang, "report_table_years", number=figure.number))


def _each_once(facts: Sequence[ReportFact]) -> list[ReportFact]:
    """Without names, and without what reads like a number before it: its form with and without unit, say."""
    found: dict[tuple[str, ...], ReportFact] = {}
    for one in facts:
        if one.asked.kind is not FactKind.NAME:
            found.setdefault((one.title, one.name, one.when, one.text, one.query), one)
    return list(found.values())


def facts_table(facts: Sequence[ReportFact], lang: str, caption: str) -> html.Div:
    """The numbers that texts name, each with its source."""
    named = _each_once(facts)
    body = [
        html.Tr(
            [
                html.Th(one.title, scope="row"),
                html.Td(one.name),
                html.Td(one.when),
                html.Td(
                    html.A(number(one, one.text), href=f"/?{one.query}", className="bl-link"), className="n"
                ),
                html.Td(one.counts, className="n"),
                html.Td([one.source, *example_mark(lang, given=one.example)]),
            ]
        )
        for one in named
    ]
    heads = [
        say(lang, f"report_column_{one}") for one in ("what", "place", "when", "value", "counts", "source")
    ]
    return scrolling(heads, body, caption)


def scrolling(heads: Sequence[str], body: Sequence[Component], caption: str) -> html.Div:
    """A table that scrolls within itself, by keys as well."""
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
                html.Tbody(list(body)),
            ]
        ),
        className="bl-report-numbers",
        tabIndex=0,
        role="region",
        **attributes({"aria-label": caption}),
    )


def _value(row: AnnexRow, lang: str) -> list[Component | str]:
    return [_data(row.value, row.text), *example_mark(lang, given=row.example)]


def _data(value: float | None, text: str) -> Component | str:
    return text if value is None else html.Data(text, value=f"{round(value, _DIGITS):.10g}")
