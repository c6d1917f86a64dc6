"""The filters of the Bildungslandkarte, which are its legend as well: a form that works without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.domain.institutions.institution import CARRIER_KINDS, GROUPS, InstitutionKind
from dashboard.institutions.matching import Matches
from dashboard.institutions.places import ChosenPlace
from dashboard.institutions.view import RADII, InstitutionView, clock
from dashboard.institutions.words import language_name
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.entries.marks import example_word, kind_sign
from layouts.form_controls import Input
from layouts.shell import icon

PATH = "/bildungslandkarte"
OPEN_TIMES = (5 * 60 + 30, *range(6 * 60, 9 * 60, 30), *range(12 * 60, 21 * 60, 60))
"""Minutes after midnight that the page offers; an address may name any."""
AGES = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 18, 21, 27)
IndicatorGroup = tuple[str, Sequence[tuple[str, str]]]
"""A theme with the keys and names of its indicators."""


@dataclass(frozen=True, slots=True)
class FilterParts:
    """What the filters offer: kinds that there are, counts of hits, places, languages that are spoken somewhere,
    figures for the map, and what is known of childminders: a sentence (empty where nobody knows) and whether its
    number is an example's."""

    view: InstitutionView
    kinds: Sequence[InstitutionKind]
    matches: Matches
    places: Mapping[str, ChosenPlace]
    languages: Sequence[str]
    indicators: Sequence[IndicatorGroup]
    childminders: tuple[str, bool] = ("", False)


def filter_form(parts: FilterParts, *more: Component) -> html.Form:
    """Place, kinds and features; `more` are fields of other tabs, which stand at its end."""
    lang = parts.view.language
    return html.Form(
        [
            html.Div(
                [
                    _place(parts),
                    _radius(parts.view),
                    html.Hr(),
                    _kinds(parts),
                    html.Hr(),
                    html.Div([_open(parts.view), _age(parts.view)], className="bl-two"),
                    html.Div([_carrier(parts), _language(parts)], className="bl-two"),
                    _accessible(parts),
                    html.Hr(),
                    _indicator(parts),
                ],
                hidden=parts.view.tab == "erreichbarkeit",
                className="bl-institutions-fields",
                **attributes({"data-of-tab": "einrichtungen schule"}),
            ),
            *more,
            _taken_along(parts.view),
            html.Noscript(
                html.Button(say(lang, "institutions_submit"), type="submit", className="btn btn-primary")
            ),
            html.A(
                [icon("reset"), say(lang, "institutions_reset")],
                href=f"{PATH}{'' if lang == 'de' else '?sprache=' + lang}",
                className="btn bl-quiet bl-reset",
                **attributes({"data-reset": ""}),
            ),
        ],
        action=PATH,
        method="get",
        id="institutions-form",
        className="bl-institutions-form",
        **attributes({"aria-label": say(lang, "institutions_filters")}),
    )


def _field(label: str, control: Component, name: str, note: str = "") -> html.Div:
    noted = [html.Span(note, className="bl-note")] if note else []
    return html.Div(
        [html.Label(label, htmlFor=f"institutions-{name}"), control, *noted], className="bl-field"
    )


def _place(parts: FilterParts) -> html.Div:
    """A searchable field; without scripts a list of the municipalities."""
    lang, chosen = parts.view.language, parts.view.place
    words = {
        f"data-{key}": say(lang, f"institutions_{word}", count="{count}") for key, word in _FOUND.items()
    }
    offered = [one for one in parts.places.values() if not one.part or one.key == chosen]
    plain = html.Select(
        [
            html.Option(say(lang, "institutions_place_any"), value=""),
            *(html.Option(one.name, value=one.key, selected=one.key == chosen) for one in offered),
        ],
        name="ort",
        className="form-select",
        **attributes({"aria-label": say(lang, "institutions_place")}),
    )
    return html.Div(
        [
            html.Label(say(lang, "institutions_place"), htmlFor="institutions-place-input"),
            html.Div(
                [
                    html.Div(
                        html.Noscript(plain),
                        id="institutions-place",
                        className="bl-combobox bl-home-field",
                        **attributes(words),
                    ),
                    html.Button(
                        icon("close"),
                        id="institutions-place-clear",
                        type="button",
                        className="btn bl-quiet",
                        hidden=not chosen,
                        **attributes({"aria-label": say(lang, "institutions_place_clear")}),
                    ),
                ],
                className="bl-home-row",
            ),
            html.P(say(lang, "institutions_place_private"), className="bl-note"),
        ],
        className="bl-field",
    )


_FOUND = {"search": "place_search", "none": "search_none", "found": "search_found"}


def _radius(view: InstitutionView) -> html.Fieldset:
    lang = view.language
    offered = sorted({*RADII, *([view.radius_km] if view.radius_km else [])})
    choices = [(str(km), str(km)) for km in offered] + [("", say(lang, "institutions_radius_all"))]
    chosen = "" if view.radius_km is None else str(view.radius_km)
    return html.Fieldset(
        [
            html.Legend(say(lang, "institutions_radius"), className="bl-lab"),
            html.Div(
                [
                    html.Label(
                        [
                            Input(type="radio", name="umkreis", value=value, checked=value == chosen),
                            html.Span(text),
                        ]
                    )
                    for value, text in choices
                ],
                className="bl-seg bl-radii",
            ),
        ],
        className="bl-field",
    )


def _kinds(parts: FilterParts) -> html.Fieldset:
    view, lang = parts.view, parts.view.language
    groups = [[kind for kind in parts.kinds if kind.group == group] for group in GROUPS]
    none, every = (say(lang, f"institutions_kinds_{word}") for word in ("none", "all"))
    return html.Fieldset(
        [
            html.Legend(say(lang, "institutions_kinds"), className="bl-lab"),
            html.Button(
                every if view.kinds else none,
                type="button",
                className="bl-link bl-plain bl-all-kinds",
                **attributes({"data-all-kinds": "", "data-all": every, "data-none": none}),
            ),
            *(_group(group, parts) for group in groups if group),
        ],
        className="bl-field bl-kinds",
    )


def _group(kinds: Sequence[InstitutionKind], parts: FilterParts) -> html.Div:
    view, lang = parts.view, parts.view.language
    named = say(lang, f"institutions_group_{kinds[0].group}")
    note: list[Component] = []
    said, example = parts.childminders
    if kinds[0].group == "early" and said:
        marked: list[Component] = [example_word(lang)] if example else []
        note.append(
            html.P([html.Span(said, id="institutions-childminders"), " ", *marked], className="bl-kind-note")
        )
    return html.Div(
        [
            html.P(named),
            *(
                html.Label(
                    [
                        Input(type="checkbox", name="art", value=kind.key, checked=view.shows(kind.key)),
                        kind_sign(kind),
                        html.Span(kind.plural[lang], className="bl-kind-name"),
                        html.Span(str(parts.matches.kinds.get(kind.key, 0)), className="bl-kind-count"),
                    ],
                    className="bl-kind-row",
                )
                for kind in kinds
            ),
            *note,
        ],
        className="bl-kind-group",
    )


def _select(
    name: str,
    options: Sequence[tuple[str, str]],
    chosen: str,
    counted: Mapping[str, int] | None = None,
) -> html.Select:
    shown = []
    for value, text in options:
        said = f"{text} ({counted.get(value, 0)})" if counted is not None and value else text
        told = attributes({"data-name": text} if counted is not None else {})
        shown.append(html.Option(said, value=value, selected=value == chosen, **told))
    return html.Select(shown, name=name, id=f"institutions-{name}", className="form-select")


def _open(view: InstitutionView) -> html.Div:
    lang = view.language
    times = sorted({*OPEN_TIMES, *([] if view.open_at is None else [view.open_at])})
    offered = [("", say(lang, "institutions_any")), *((clock(one), clock(one)) for one in times)]
    chosen = "" if view.open_at is None else clock(view.open_at)
    note = say(lang, "institutions_open_hint")
    return _field(say(lang, "institutions_open"), _select("offen", offered, chosen), "offen", note)


def _age(view: InstitutionView) -> html.Div:
    lang = view.language
    ages = sorted({*map(float, AGES), *([] if view.age is None else [view.age])})
    words = {0.0: say(lang, "institutions_age_zero"), 1.0: say(lang, "institutions_age_one")}
    offered = [
        (f"{age:g}", words.get(age) or say(lang, "institutions_age_years", count=f"{age:g}")) for age in ages
    ]
    chosen = "" if view.age is None else f"{view.age:g}"
    control = _select("alter", [("", say(lang, "institutions_any")), *offered], chosen)
    return _field(say(lang, "institutions_age"), control, "alter")


def _carrier(parts: FilterParts) -> html.Div:
    lang = parts.view.language
    offered = [(one, say(lang, f"institutions_carrier_{one}")) for one in CARRIER_KINDS]
    control = _select(
        "traeger",
        [("", say(lang, "institutions_all")), *offered],
        parts.view.carrier,
        parts.matches.carriers,
    )
    return _field(say(lang, "institutions_carrier"), control, "traeger")


def _language(parts: FilterParts) -> html.Div:
    lang = parts.view.language
    spoken = sorted({*parts.languages, *parts.view.languages}, key=lambda one: language_name(one, lang))
    offered = [(one, language_name(one, lang)) for one in spoken]
    chosen = parts.view.languages[0] if parts.view.languages else ""
    control = _select(
        "sprachen_vor_ort", [("", say(lang, "institutions_all")), *offered], chosen, parts.matches.languages
    )
    return _field(say(lang, "institutions_language"), control, "sprachen_vor_ort")


def _accessible(parts: FilterParts) -> html.Div:
    view, lang = parts.view, parts.view.language
    count = html.Span(str(parts.matches.accessible), **attributes({"data-accessible": ""}))
    return html.Div(
        html.Label(
            [
                Input(type="checkbox", name="barrierefrei", value="ja", checked=view.accessible),
                html.Span([say(lang, "institutions_accessible"), " (", count, ")"]),
            ],
            className="bl-tick",
        ),
        className="bl-field",
    )


def _indicator(parts: FilterParts) -> html.Div:
    lang, chosen = parts.view.language, parts.view.indicator
    options: list[Component] = [html.Option(say(lang, "institutions_indicator_none"), value="")]
    for theme, indicators in parts.indicators:
        offered = [html.Option(name, value=key, selected=key == chosen) for key, name in indicators]
        options.append(html.Optgroup(offered, label=theme))
    control = html.Select(options, name="indikator", id="institutions-indikator", className="form-select")
    return _field(say(lang, "institutions_indicator"), control, "indikator")


def _taken_along(view: InstitutionView) -> html.Div:
    """What a form without scripts takes along: language, data version, provenance and the tab."""
    pairs = [
        ("sprache", view.language if view.language != "de" else ""),
        ("stand", view.version),
        ("herkunft", view.figures if view.official else ""),
        ("ansicht", view.tab if view.tab != "einrichtungen" else ""),
    ]
    return html.Div([Input(type="hidden", name=name, value=value) for name, value in pairs if value])
