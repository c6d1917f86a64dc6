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
from layouts.form_controls import Input
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
class AssumptionField:
    """One assumption that can be changed: `key` of its wording, its value and the catalogue's, and what may be
    typed. Numbers are written as an address has them."""

    key: str
    value: str
    usual: str
    usual_words: str
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class FieldParts:
    """`scenario` is None where scenarios are switched off. `assumptions` are pairs of a word and what is assumed,
    `own` those that can be changed, empty where none counts; `usual` is the address with the catalogue's, empty
    where these hold. `places` are municipalities, and the place in view."""

    destinations: Sequence[LinkedChoice]
    modes: Sequence[LinkedChoice]
    measures: Sequence[LinkedChoice]
    norms: Sequence[LinkedChoice]
    norm_note: str
    assumptions: Sequence[tuple[str, str]]
    scenario: ScenarioFields | None
    lang: str
    own: Sequence[AssumptionField] = ()
    usual: str = ""
    places: Sequence[tuple[str, str, bool]] = ()


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
            *([_place_in_view(parts.places, lang)] if parts.places else []),
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
                    *_own_assumptions(parts),
                ],
                className="bl-field",
            ),
            html.Hr(),
            _scenario(parts.scenario, lang),
        ],
        id="reachability-fields",
    )


def _own_assumptions(parts: FieldParts) -> list[Component]:
    """Numbers to change; scripts write them into the address."""
    lang = parts.lang
    found: list[Component] = []
    if parts.usual:
        found.append(
            html.P(
                [
                    html.B(say(lang, "reachability_own_assumptions")),
                    " ",
                    html.A(
                        say(lang, "reachability_usual_assumptions"),
                        href=parts.usual,
                        id="reachability-usual",
                        className="bl-link",
                        **_follow(),
                    ),
                ],
                className="bl-own-assumptions",
            )
        )
    if parts.own:
        found.append(
            html.Details(
                [
                    html.Summary(
                        [
                            html.Span("+", className="bl-plus", **_HIDDEN),
                            say(lang, "reachability_change_assumptions"),
                        ]
                    ),
                    html.Div([_assumption(one, lang) for one in parts.own], className="bl-adding"),
                ],
                id="reachability-change-assumptions",
                className="bl-addrow",
                **attributes({"data-usual": ",".join(one.usual for one in parts.own)}),
            )
        )
    return found


def _assumption(one: AssumptionField, lang: str) -> html.Div:
    id_ = f"reachability-{one.key.replace('_', '-')}"
    changed = one.value != one.usual
    note = say(lang, "reachability_field_usual", value=one.usual_words)
    return html.Div(
        [
            html.Label(say(lang, f"reachability_field_{one.key}"), htmlFor=id_),
            Input(
                type="number",
                id=id_,
                value=one.value,
                min=f"{one.lowest:g}",
                max=f"{one.highest:g}",
                step="0.1",
                required=True,
                className="form-control",
                **attributes(
                    {"data-assumption": "", "inputmode": "decimal", "aria-describedby": f"{id_}-usual"}
                ),
            ),
            html.Span(note, id=f"{id_}-usual", className="bl-note" + (" bl-changed" if changed else "")),
        ],
        className="bl-assumption",
    )


def _place_in_view(places: Sequence[tuple[str, str, bool]], lang: str) -> html.Div:
    id_ = "reachability-place"
    return html.Div(
        [
            html.Div(html.Label(say(lang, "reachability_place"), htmlFor=id_), className="bl-lab"),
            html.Select(
                [
                    html.Option(say(lang, "reachability_place_none"), value=""),
                    *(html.Option(name, value=key, selected=chosen) for key, name, chosen in places),
                ],
                id=id_,
                className="form-select form-select-sm",
                **attributes({"data-place-in-view": ""}),
            ),
        ],
        className="bl-field",
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
