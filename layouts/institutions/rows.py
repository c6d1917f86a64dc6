"""One row of the list of institutions, as assets/institutions/rows.js writes it with scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.institution import GROUPS, InstitutionKind
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.markup import InlineMarkup

ENTRY_PATH = "/einrichtung"


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


def entry_address(key: str, suffix: str) -> str:
    """The page of an institution, with language and data version."""
    return f"{ENTRY_PATH}/{quote(key, safe='')}{suffix}"


def kind_sign(kind: InstitutionKind, size: str = "") -> InlineMarkup:
    """The mark of a kind beside its name; nothing for a kind without points."""
    if kind.shape == "none":
        return InlineMarkup('<span class="bl-kind"></span>')
    return InlineMarkup(
        f'<svg class="bl-kind k-{GROUPS.index(kind.group)}{size}" viewBox="0 0 16 16" aria-hidden="true">'
        f'<use href="#shape-{escape(kind.shape)}"/></svg>'
    )


def example_word(lang: str) -> html.B:
    """Marks what is invented."""
    return html.B(say(lang, "institutions_example"), className="bl-example-word")


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
