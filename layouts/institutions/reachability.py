"""The tab of reachability: fields of the filter, the card beside the map with figures and scenario, its legend.

Every choice is a link to the page in another state, or an option whose value is one; scripts follow it in place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.institutions.reachability_card import CardParts, card
from layouts.shell import icon

_HIDDEN = attributes({"aria-hidden": "true"})


@dataclass(frozen=True, slots=True)
class LinkedChoice:
    """One of several: its words, the address of the page with it, and whether it is chosen."""

    words: str
    address: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One change of the scenario in words, and the address without it."""

    what: str
    whom: str
    without: str


@dataclass(frozen=True, slots=True)
class ScenarioFields:
    """What can be changed. Options of `close` are addresses; `open` and `move` end in what the chosen place
    completes: its longitude and latitude. `full`: no further change is possible."""

    changes: Sequence[ScenarioRow]
    close: Sequence[LinkedChoice]
    open_at: str
    move: Sequence[LinkedChoice]
    places: Sequence[tuple[str, str]]
    end: str
    full: bool


@dataclass(frozen=True, slots=True)
class FieldParts:
    """`scenario` is None where scenarios are switched off. `assumptions` are pairs of a word and what is assumed."""

    destinations: Sequence[LinkedChoice]
    modes: Sequence[LinkedChoice]
    measures: Sequence[LinkedChoice]
    norms: Sequence[LinkedChoice]
    norm_note: str
    assumptions: Sequence[tuple[str, str]]
    scenario: ScenarioFields | None
    lang: str


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One class: its words, its children in words, its colour from 1 to 5, and whether it is beyond the norm."""

    words: str
    children: str
    colour: int
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class LegendParts:
    """`unit` is "Minuten" or "Kilometer", `children` whose ways these are, `norm` the words of the norm."""

    unit: str
    children: str
    norm: str
    classes: Sequence[LegendClass] = field(default_factory=tuple)


def fields(parts: FieldParts) -> html.Div:
    """Where to, how, against which norm, by which assumptions, and what if."""
    lang = parts.lang
    return html.Div(
        [
            _select("reachability_to", parts.destinations, lang),
            _segments("reachability_how", parts.modes, lang),
            _segments("reachability_measure", parts.measures, lang),
            html.Hr(),
            html.Div(
                [
                    *([_select("reachability_norm", parts.norms, lang)] if parts.norms else []),
                    html.P(parts.norm_note, className="bl-note"),
                ]
            ),
            html.Div(
                [
                    html.Div(html.Span(say(lang, "reachability_assumptions")), className="bl-lab"),
                    html.Dl(
                        [one for word, said in parts.assumptions for one in (html.Dt(word), html.Dd(said))],
                        className="bl-assume",
                    ),
                ],
                className="bl-field",
            ),
            html.Hr(),
            _scenario(parts.scenario, lang),
        ],
        id="reachability-fields",
    )


def _scenario(parts: ScenarioFields | None, lang: str) -> html.Div:
    head = html.Div(html.Span(say(lang, "reachability_what_if")), className="bl-lab")
    if parts is None:
        return html.Div(
            [head, html.P(say(lang, "reachability_off"), className="bl-note")], className="bl-field"
        )
    adding = [] if parts.full else [_close(parts, lang), _open(parts, lang), _move(parts, lang)]
    end = html.A(say(lang, "reachability_undo_all"), href=parts.end, className="bl-link", **_follow())
    return html.Div(
        [
            head,
            *(_change(one, lang) for one in parts.changes),
            html.Div(adding, className="bl-addrow"),
            *([end] if parts.changes else []),
            html.P(say(lang, "reachability_only_link"), className="bl-note"),
        ],
        className="bl-field",
    )


def _change(row: ScenarioRow, lang: str) -> html.Div:
    label = say(lang, "reachability_undo", change=f"{row.whom} {row.what}")
    return html.Div(
        [
            html.Div([html.B(row.what), html.Span(row.whom)]),
            html.A(icon("close"), href=row.without, title=label, **_follow({"aria-label": label})),
        ],
        className="bl-change",
    )


def _close(parts: ScenarioFields, lang: str) -> html.Details:
    return _adding("reachability_add_close", [_sites(parts.close, lang, {"data-follow": ""})], lang, "zu")


def _open(parts: ScenarioFields, lang: str) -> html.Details:
    return _adding(
        "reachability_add_open",
        [_places(parts.places, lang, {"data-place-for": parts.open_at}), _on_map(lang, parts.open_at)],
        lang,
        "auf",
    )


def _move(parts: ScenarioFields, lang: str) -> html.Details:
    return _adding(
        "reachability_add_move",
        [
            _sites(parts.move, lang, {"data-moving": ""}),
            _places(parts.places, lang, {"data-place-for": "moving"}),
            _on_map(lang, "moving"),
        ],
        lang,
        "um",
    )


def _adding(key: str, content: list[Component], lang: str, what: str) -> html.Details:
    return html.Details(
        [
            html.Summary([html.Span("+", className="bl-plus", **_HIDDEN), say(lang, key)]),
            html.Div(content, className="bl-adding"),
        ],
        **attributes({"data-adding": what}),
    )


def _sites(options: Sequence[LinkedChoice], lang: str, more: Mapping[str, str]) -> html.Select:
    return html.Select(
        [
            html.Option(say(lang, "reachability_choose_site"), value=""),
            *(html.Option(one.words, value=one.address) for one in options),
        ],
        className="form-select form-select-sm",
        **attributes({"aria-label": say(lang, "reachability_choose_site"), **more}),
    )


def _places(places: Sequence[tuple[str, str]], lang: str, more: Mapping[str, str]) -> html.Select:
    return html.Select(
        [
            html.Option(say(lang, "reachability_choose_place"), value=""),
            *(html.Option(name, value=at) for name, at in places),
        ],
        className="form-select form-select-sm",
        **attributes({"aria-label": say(lang, "reachability_choose_place"), **more}),
    )


def _on_map(lang: str, target: str) -> html.Button:
    return html.Button(
        say(lang, "reachability_choose_on_map"),
        type="button",
        className="btn bl-quiet",
        **attributes({"data-on-map": target, "aria-pressed": "false"}),
    )


def _select(key: str, options: Sequence[LinkedChoice], lang: str) -> html.Div:
    id_ = key.replace("_", "-")
    return html.Div(
        [
            html.Div(html.Label(say(lang, key), htmlFor=id_), className="bl-lab"),
            html.Select(
                [html.Option(one.words, value=one.address, selected=one.chosen) for one in options],
                id=id_,
                className="form-select form-select-sm",
                **attributes({"data-follow": ""}),
            ),
        ],
        className="bl-field",
    )


def _segments(key: str, options: Sequence[LinkedChoice], lang: str) -> html.Div:
    return html.Div(
        [
            html.Div(html.Span(say(lang, key)), className="bl-lab"),
            html.Div(
                [
                    html.A(
                        one.words,
                        href=one.address,
                        **_follow({"aria-current": "true"} if one.chosen else {}),
                    )
                    for one in options
                ],
                className="bl-segments",
                role="group",
                **attributes({"aria-label": say(lang, key)}),
            ),
        ],
        className="bl-field",
    )


def _follow(more: Mapping[str, str] | None = None) -> dict[str, Any]:
    return attributes({"data-follow": "", **(more or {})})


def legend(parts: LegendParts, lang: str) -> html.Div:
    """The classes below the map, with the children of each; the norm is a stroke in front of the last."""
    return html.Div(
        [
            html.Div(
                [
                    html.Span([html.B(parts.unit), f" · {parts.children}"]),
                    html.Span(parts.norm, className="bl-normword"),
                ],
                className="bl-legend-head",
            ),
            html.Ul(
                [
                    html.Li(
                        [
                            html.I(className=f"w{one.colour}"),
                            html.Span([one.words, " ", html.Em(one.children)]),
                        ],
                        className="bl-norm-class" if one.beyond else "",
                    )
                    for one in parts.classes
                ],
                className="bl-way-classes",
            ),
        ],
        id="reachability-legend",
        role="group",
        **attributes({"aria-label": say(lang, "reachability_map")}),
    )


__all__ = ["CardParts", "card", "fields", "legend"]
