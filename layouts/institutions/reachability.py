"""The tab of reachability: fields of the filter, the card beside the map with figures and scenario, its legend.

Every choice is a link to the page in another state, or an option whose value is one; scripts follow it in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.institutions.reachability_scenario import LinkedChoice, ScenarioFields, follow, scenario
from layouts.shell import icon


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
    displays: Sequence[LinkedChoice] = ()


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One class: its words, its children in words, its colour from 1 to 5, and whether it is beyond the norm."""

    words: str
    children: str
    colour: int
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class LegendParts:
    """`unit` is "Minuten" or "Kilometer", `children` whose ways these are, `norm` the words of the norm, `note` what
    a colour says where it is none of a cell."""

    unit: str
    children: str
    norm: str
    classes: Sequence[LegendClass] = field(default_factory=tuple)
    note: str = ""


def fields(parts: FieldParts) -> html.Div:
    """Where to, how, against which norm, by which assumptions, and what if."""
    lang = parts.lang
    return html.Div(
        [
            _select("reachability_to", parts.destinations, lang),
            _segments("reachability_how", parts.modes, lang),
            _segments("reachability_measure", parts.measures, lang),
            _segments("reachability_display", parts.displays, lang),
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
            scenario(parts.scenario, lang),
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
                        **follow(),
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
                            icon("plus"),
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
                        **follow({"aria-current": "true"} if one.chosen else {}),
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
            *([html.P(parts.note, className="bl-note")] if parts.note else []),
        ],
        id="reachability-legend",
        role="group",
        **attributes({"aria-label": say(lang, "reachability_map")}),
    )
