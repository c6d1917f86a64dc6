"""What a scenario has changed, and the controls to close, open and move an institution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.shell import icon


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


def follow(more: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Attributes by which a script follows an address in place."""
    return attributes({"data-follow": "", **(more or {})})


def scenario(parts: ScenarioFields | None, lang: str) -> html.Div:
    """What may be changed, and what has been; empty where scenarios are switched off."""
    head = html.Div(html.Span(say(lang, "reachability_what_if")), className="bl-lab")
    if parts is None:
        return html.Div(
            [head, html.P(say(lang, "reachability_off"), className="bl-note")], className="bl-field"
        )
    adding = [] if parts.full else [_close(parts, lang), _open(parts, lang), _move(parts, lang)]
    end = html.A(say(lang, "reachability_undo_all"), href=parts.end, className="bl-link", **follow())
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
            html.A(icon("close"), href=row.without, title=label, **follow({"aria-label": label})),
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
            html.Summary([icon("plus"), say(lang, key)]),
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
