"""One row of the list of institutions, as assets/institutions/rows.js writes it with scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.institution import InstitutionKind
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import entry_address, example_word, kind_sign


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """What is said of a hit: `km` with its unit, empty without a place; `fresh` the word for style sheets,
    `confirmed` the sentence."""

    key: str
    kind: InstitutionKind
    name: str
    where: str
    km: str
    example: bool
    exact: bool
    fresh: str
    confirmed: str


def about(row: InstitutionRow, lang: str, *, with_kind: bool = True) -> list[Component | str]:
    """Kind, place and marks of an entry in one line."""
    text = " · ".join(part for part in (row.kind.name[lang] if with_kind else "", row.where) if part)
    parts: list[Component | str] = [text]
    if row.example:
        parts += [" · ", example_word(lang)]
    if not row.exact:
        parts.append(f" · {say(lang, 'institutions_approximate')}")
    return parts


def row(one: InstitutionRow, lang: str, suffix: str) -> html.Li:
    """A row that leads to the entry's page."""
    return html.Li(
        [
            kind_sign(one.kind),
            html.Div(
                [
                    html.Div(
                        [
                            html.A(one.name, href=entry_address(one.key, suffix), className="bl-hit-name"),
                            html.Span(one.km),
                        ],
                        className="bl-hit-first",
                    ),
                    html.Div(
                        [
                            html.Span(about(one, lang)),
                            html.Span(one.confirmed, className=f"bl-fresh bl-fresh-{one.fresh}"),
                        ],
                        className="bl-hit-second",
                    ),
                ]
            ),
        ],
        className="bl-hit",
        **attributes({"data-key": one.key}),
    )


def rows(found: Sequence[InstitutionRow], lang: str, suffix: str) -> list[html.Li]:
    """Rows in their order."""
    return [row(one, lang, suffix) for one in found]
