"""The card beside the map of ways: key figures, before and after a scenario, and ways by municipality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import example_word
from layouts.markup import InlineMarkup
from layouts.shell import icon


@dataclass(frozen=True, slots=True)
class WayFigure:
    """A word, a large number, its unit, and a line below."""

    words: str
    number: str
    unit: str
    below: str


@dataclass(frozen=True, slots=True)
class StackPiece:
    """Children of one class in a bar: colour from 1 to 5, share of the bar, words."""

    colour: int
    share: float
    words: str
    beyond: bool
    title: str


@dataclass(frozen=True, slots=True)
class EffectRow:
    """A municipality in a scenario: all as it is written."""

    name: str
    children: str
    before: str
    after: str
    difference: str
    norm: str
    exceeded: bool


@dataclass(frozen=True, slots=True)
class WayRow:
    """An area today: all as it is written."""

    name: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class EffectParts:
    """What a scenario changes. `stacks` are the bars of before and after; without anybody affected `nobody` says so
    and the rest is empty."""

    title: str
    nobody: str
    stack_title: str
    stacks: tuple[Sequence[StackPiece], Sequence[StackPiece]]
    rows: Sequence[EffectRow]
    then: Sequence[tuple[str, str]]
    unit: str
    norm_head: str


@dataclass(frozen=True, slots=True)
class PlaceInView:
    """The place that the reader looks at: its name, sentences of its ways, and the address without it."""

    name: str
    said: Sequence[str]
    without: str


@dataclass(frozen=True, slots=True)
class CardParts:
    """`title` and `subtitle` are of the ways, `head` are the columns of `areas`. `rejected` are sentences of what
    was left out, `notes` how it is reckoned, `missing` says why there is nothing to show. `examples`: some of the
    institutions are examples. `place` is None where none is chosen."""

    title: str
    subtitle: str
    sites: str
    figures: Sequence[WayFigure]
    effect: EffectParts | None
    head: Sequence[str]
    areas: Sequence[WayRow]
    amts: Sequence[WayRow]
    notes: Sequence[str]
    rejected: Sequence[str] = ()
    missing: str = ""
    examples: bool = False
    place: PlaceInView | None = None


def card(parts: CardParts, lang: str) -> html.Section:
    """The whole card."""
    content: list[Component] = [
        html.Div(
            [
                html.Div(
                    [
                        html.H2(parts.title),
                        html.P(
                            [
                                parts.subtitle,
                                " ",
                                html.Span(say(lang, "reachability_model"), className="bl-model"),
                                *([example_word(lang)] if parts.examples else []),
                            ]
                        ),
                    ]
                ),
            ],
            className="bl-cap",
        ),
        html.Div([html.P(one) for one in parts.rejected], className="bl-rejected", role="status"),
    ]
    if parts.missing:
        content.append(html.P(parts.missing, className="bl-state"))
    else:
        if parts.place:
            content.append(_place_in_view(parts.place, lang))
        if parts.effect:
            content.append(_effect(parts.effect, lang))
        content.append(_areas(parts, lang))
        content.append(_notes(parts, lang))
    return html.Section(
        content,
        id="reachability-card",
        className="bl-card bl-reachability",
        **attributes({"aria-label": say(lang, "reachability")}),
    )


def _place_in_view(place: PlaceInView, lang: str) -> html.Div:
    label = say(lang, "reachability_here_leave", name=place.name)
    return html.Div(
        [
            html.Div(
                [
                    html.H3([say(lang, "reachability_here"), ": ", place.name]),
                    html.A(
                        icon("close"),
                        href=place.without,
                        title=label,
                        className="bl-end",
                        **attributes({"data-follow": "", "aria-label": label}),
                    ),
                ],
                className="bl-cap",
            ),
            *(html.P(one) for one in place.said),
        ],
        id="reachability-here",
        className="bl-way-here",
    )


def key_figures(parts: CardParts) -> html.Dl:
    """The figures across the page, above map and card; none where there is nothing to show."""
    figures = () if parts.missing else parts.figures
    return html.Dl(
        [
            html.Div(
                [
                    html.Dt(one.words),
                    html.Dd(
                        [
                            html.Div([html.B(one.number), html.Span(one.unit)], className="bl-big"),
                            html.Div(one.below, className="bl-second"),
                        ]
                    ),
                ],
                className="bl-figure",
            )
            for one in figures
        ],
        id="reachability-figures",
        className="bl-card bl-way-figures",
        hidden=not figures,
    )


def _effect(parts: EffectParts, lang: str) -> html.Div:
    head = html.Div(
        [
            html.H3(parts.title),
            html.Span(say(lang, "reachability_game"), className="bl-model bl-end"),
        ],
        className="bl-cap",
    )
    if parts.nobody:
        return html.Div([head, html.P(parts.nobody, className="bl-note")], className="bl-whatif")
    when = ("reachability_today", "reachability_afterwards")
    return html.Div(
        [
            head,
            html.Div(
                [
                    html.Figure(
                        [
                            html.Figcaption(say(lang, key)),
                            html.Div(
                                className="bl-pairmap",
                                role="img",
                                **attributes(
                                    {
                                        "data-state": state,
                                        "aria-label": say(
                                            lang, "reachability_affected_map", when=say(lang, key)
                                        ),
                                    }
                                ),
                            ),
                        ]
                    )
                    for key, state in zip(when, ("before", "after"), strict=True)
                ],
                className="bl-pair",
            ),
            html.Div(
                [
                    html.P(parts.stack_title),
                    *(_stack(say(lang, key), one) for key, one in zip(when, parts.stacks, strict=True)),
                ],
                className="bl-stacks",
            ),
            _effect_table(parts, lang),
            html.Div(
                [
                    html.P(say(lang, "reachability_then")),
                    html.Ul([html.Li([html.Span(name), html.B(count)]) for name, count in parts.then]),
                ],
                className="bl-then",
            ),
        ],
        className="bl-whatif",
    )


def _stack(name: str, pieces: Sequence[StackPiece]) -> html.Div:
    return html.Div(
        [
            html.Span(name),
            html.Div(
                [InlineMarkup(_piece(one)) for one in pieces],
                className="bl-stack",
            ),
        ],
        className="bl-stackrow",
    )


def _piece(one: StackPiece) -> str:
    look = f"w{one.colour}{' bl-beyond' if one.beyond else ''}"
    return (
        f'<i class="{look}" style="flex-grow:{one.share:.4f}" title="{escape(one.title)}">'
        f"{escape(one.words)}</i>"
    )


def _effect_table(parts: EffectParts, lang: str) -> html.Div:
    heads = (
        say(lang, "reachability_municipality"),
        say(lang, "reachability_children"),
        f"{say(lang, 'reachability_column_today')}, {parts.unit}",
        f"{say(lang, 'reachability_column_after')}, {parts.unit}",
        say(lang, "reachability_difference"),
    )
    rows = [
        html.Tr(
            [
                html.Th(one.name, scope="row"),
                *(html.Td(text, className="n") for text in (one.children, one.before)),
                html.Td(html.B(one.after), className="n"),
                html.Td(one.difference, className="n"),
                *([html.Td(html.B(one.norm) if one.exceeded else one.norm)] if parts.norm_head else []),
            ]
        )
        for one in parts.rows
    ]
    return _scrolling(
        html.Table(
            [_heads(heads, parts.norm_head), html.Tbody(rows)], className="bl-table bl-table-s bl-effect"
        )
    )


def _areas(parts: CardParts, lang: str) -> html.Details:
    tables = [
        (say(lang, "reachability_municipality"), parts.areas),
        (say(lang, "reachability_amt"), parts.amts),
    ]
    return html.Details(
        [
            html.Summary(say(lang, "reachability_list")),
            *(
                _scrolling(
                    html.Table(
                        [
                            _heads((word, *parts.head)),
                            html.Tbody(InlineMarkup("".join(_way_row(row) for row in rows))),
                        ],
                        className="bl-table bl-table-s",
                    )
                )
                for word, rows in tables
                if rows
            ),
        ],
        id="reachability-areas",
        open=parts.effect is None,
    )


def _way_row(row: WayRow) -> str:
    """As text: hundreds of components would take longer than the ways themselves."""
    cells = "".join(f'<td class="n">{escape(text)}</td>' for text in row.cells)
    return f'<tr><th scope="row">{escape(row.name)}</th>{cells}</tr>'


def _notes(parts: CardParts, lang: str) -> html.Details:
    return html.Details(
        [
            html.Summary(say(lang, "reachability_how_to")),
            html.P(parts.sites),
            *(html.P(one) for one in parts.notes),
        ],
        id="reachability-notes",
        className="bl-note",
    )


def _heads(words: Sequence[str], last: str = "") -> html.Thead:
    """The first is of names and `last` of words, the others of numbers."""
    first, *numbers = words
    heads = [html.Th(first, scope="col"), *(html.Th(one, scope="col", className="n") for one in numbers)]
    return html.Thead(html.Tr([*heads, *([html.Th(last, scope="col")] if last else [])]))


def _scrolling(table: html.Table) -> html.Div:
    return html.Div(table, className="bl-scroll", tabIndex=0)
