"""The filters of the page: a form that works without scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.domain.courses.kinds import KINDS, LEVELS
from dashboard.institutions.words import focus_word
from dashboard.integration.timeline import month_after
from dashboard.integration.view import COURSES, INCLUSION, RADII, TIMELINE, IntegrationView
from dashboard.integration.words import kind_name
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.integration.parts import PATH, IntegrationParts
from layouts.shell import icon, in_language

_MONTHS = 12  # that the page offers


def filter_form(parts: IntegrationParts) -> html.Form:
    """Place and distance, kinds with their counts, level, features, and where the timeline begins."""
    view, lang = parts.view, parts.lang
    fields: list[Component] = [_place(parts), _radius(view)]
    if view.tab == COURSES:
        fields += [_kinds(parts), _level(view), _besides(parts), _since(parts)]
    if view.tab == INCLUSION and parts.inclusion:
        fields.append(_focus(parts.inclusion.focuses, view))
    return html.Form(
        [
            *fields,
            _taken_along(view),
            html.Button(
                say(lang, "integration_submit"), type="submit", className="btn btn-primary bl-int-submit"
            ),
            html.A(
                [icon("reset"), say(lang, "integration_reset")],
                href=in_language(PATH, lang),
                className="btn bl-quiet bl-reset",
            ),
        ],
        action=PATH,
        method="get",
        id="integration-form",
        className="bl-int-form",
        **attributes({"aria-label": say(lang, "integration_filters")}),
    )


def _select(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> html.Div:
    control = html.Select(
        [html.Option(text, value=value, selected=value == chosen) for value, text in options],
        name=name,
        id=f"integration-{name}",
        className="form-select",
    )
    return html.Div([html.Label(label, htmlFor=f"integration-{name}"), control], className="bl-field")


def _place(parts: IntegrationParts) -> html.Div:
    view, lang = parts.view, parts.lang
    offered = [one for one in parts.places.values() if not one.part or one.key == view.place]
    options = [("", say(lang, "integration_place_any")), *((one.key, one.name) for one in offered)]
    return _select("ort", say(lang, "integration_place"), options, view.place)


def _radius(view: IntegrationView) -> html.Fieldset:
    lang = view.language
    offered = sorted({*RADII, *([view.radius_km] if view.radius_km else [])})
    choices = [*((str(km), str(km)) for km in offered), ("", say(lang, "integration_radius_all"))]
    chosen = str(view.radius_km or "")
    return html.Fieldset(
        [
            html.Legend(say(lang, "integration_radius"), className="bl-lab"),
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


def _kinds(parts: IntegrationParts) -> html.Fieldset:
    view, lang, counts = parts.view, parts.lang, parts.choice.kinds
    shown = [code for code in KINDS if counts.get(code) or code in view.kinds]
    return html.Fieldset(
        [
            html.Legend(say(lang, "integration_kinds"), className="bl-lab"),
            html.P(say(lang, "integration_kinds_hint"), className="bl-note"),
            *(
                _tick("kursart", code, kind_name(code, lang), code in view.kinds, counts.get(code, 0))
                for code in shown
            ),
        ],
        className="bl-field",
    )


def _tick(name: str, value: str, words: str, ticked: bool, count: int) -> html.Label:
    return html.Label(
        [
            Input(type="checkbox", name=name, value=value, checked=ticked),
            html.Span(words, className="bl-kind-name"),
            html.Span(str(count), className="bl-kind-count", **attributes({"data-count": f"{name}-{value}"})),
        ],
        className="bl-kind-row",
    )


def _level(view: IntegrationView) -> html.Div:
    lang = view.language
    options = [("", say(lang, "integration_level_any")), *((one, one) for one in LEVELS)]
    return _select("niveau", say(lang, "integration_level"), options, view.level)


def _besides(parts: IntegrationParts) -> html.Fieldset:
    view, lang, choice = parts.view, parts.lang, parts.choice
    return html.Fieldset(
        [
            html.Legend(say(lang, "integration_besides"), className="bl-lab"),
            _tick("betreuung", "ja", say(lang, "integration_care"), view.care, choice.care),
            _tick("frei", "ja", say(lang, "integration_free"), view.free, choice.free),
            _tick("online", "ja", say(lang, "integration_online"), view.online, choice.online),
        ],
        className="bl-field",
    )


def _since(parts: IntegrationParts) -> html.Div:
    lang, chosen = parts.lang, parts.view.since
    first = parts.today.replace(day=1)
    months = sorted({*(month_after(first, at) for at in range(-3, _MONTHS)), *([chosen] if chosen else [])})
    options = [("" if one == first else f"{one:%Y-%m}", month_name(one, lang)) for one in months]
    return _select("ab", say(lang, "integration_since"), options, f"{chosen:%Y-%m}" if chosen else "")


def month_name(first: date, lang: str) -> str:
    """`November 2026`."""
    return formats.day(first, lang).replace(formats.SPACE, " ").split(" ", 1)[1]


def _focus(focuses: Sequence[str], view: IntegrationView) -> html.Div:
    lang = view.language
    offered = ((one, focus_word(one)) for one in focuses)
    options = [("", say(lang, "integration_inclusion_focus_any")), *offered]
    return _select("schwerpunkt", say(lang, "integration_inclusion_focus"), options, view.focus)


def _taken_along(view: IntegrationView) -> html.Div:
    """What a form without scripts takes along: language, data version, provenance, tab and display."""
    pairs: Mapping[str, str] = {
        "sprache": view.language if view.language != "de" else "",
        "stand": view.version,
        "herkunft": view.figures if view.official else "",
        "ansicht": view.tab if view.tab != COURSES else "",
        "darstellung": view.display if view.display != TIMELINE else "",
    }
    return html.Div([Input(type="hidden", name=name, value=value) for name, value in pairs.items() if value])
