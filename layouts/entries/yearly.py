"""The card with the yearly figures of an institution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import example_word

_YEARS = 6
"""The newest years that have room side by side."""


@dataclass(frozen=True, slots=True)
class YearlyLine:
    """One measure of an institution: `values` in words by year, `day` on which they are counted; `persons` are
    rounded."""

    label: str
    day: str
    values: Mapping[int, str]
    persons: bool
    example: bool


def yearly_card(lines: Sequence[YearlyLine], lang: str) -> html.Section:
    """Measures as rows, the newest years as columns, the last of them strong."""
    years = sorted({year for one in lines for year in one.values})[-_YEARS:]
    head = html.Tr([html.Td(), *(html.Th(str(year), scope="col") for year in years)])
    notes = [say(lang, "institutions_yearly_persons")] if any(one.persons for one in lines) else []
    return html.Section(
        [
            html.H2(say(lang, "institutions_yearly")),
            html.Div(
                html.Table([html.Thead(head), html.Tbody([_row(one, years, lang) for one in lines])]),
                className="bl-entry-yearly",
                role="region",
                tabIndex=0,
                **attributes({"aria-label": say(lang, "institutions_yearly")}),
            ),
            *(html.P(note, className="bl-note") for note in notes),
        ],
        className="bl-card bl-entry-part",
    )


def _row(one: YearlyLine, years: Sequence[int], lang: str) -> html.Tr:
    marked: list[Component | str] = [" ", example_word(lang)] if one.example else []
    label: list[Component | str] = [one.label, *marked, html.Small(one.day)]
    return html.Tr(
        [
            html.Th(label, scope="row"),
            *(html.Td(one.values.get(year, "–")) for year in years),
        ]
    )
