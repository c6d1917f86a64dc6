"""The menu "Liste" in the title row: the hits as a table, on paper, as points; a form that works without scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl

from dash import html

from dashboard.institutions.view import TABS, InstitutionView
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.institutions.filters import PATH
from layouts.shell import icon

KINDS = ("xlsx", "csv", "pdf", "geojson", "gpkg")
_NAMES = {"xlsx": "Excel", "csv": "CSV", "geojson": "GeoJSON", "gpkg": "GeoPackage"}


def list_menu(view: InstitutionView, unions: Sequence[tuple[str, str]], middle: str) -> html.Details:
    """`unions` are keys and names of the Ämter that a list can keep to, `middle` is what they are called. The state
    of the page stands in hidden fields, which list-menu.js keeps up to date."""
    lang = view.language
    return html.Details(
        [
            html.Summary(
                [icon("table"), html.Span(say(lang, "list_menu"))],
                className="btn bl-quiet",
                title=say(lang, "list_menu_title"),
                **attributes({"aria-label": say(lang, "list_menu_title")}),
            ),
            html.Form(
                [
                    html.Div(_state(view), id="institutions-export-state", hidden=True),
                    *([_union(unions, middle, lang)] if unions else []),
                    html.Ul([_row(kind, lang) for kind in KINDS]),
                ],
                method="get",
                action=f"{PATH}.xlsx",
            ),
        ],
        id="institutions-export",
        className="bl-export bl-list-menu",
    )


def _state(view: InstitutionView) -> list[Input]:
    query = replace(view, cutout=(), tab=TABS[0]).to_query()
    return [Input(type="hidden", name=name, value=text) for name, text in parse_qsl(query)]


def _union(unions: Sequence[tuple[str, str]], middle: str, lang: str) -> html.Label:
    return html.Label(
        [
            middle,
            html.Select(
                [
                    html.Option(say(lang, "list_everywhere"), value=""),
                    *(html.Option(name, value=key) for key, name in unions),
                ],
                name="amt",
                className="form-select form-select-sm",
            ),
        ]
    )


def _row(kind: str, lang: str) -> html.Li:
    return html.Li(
        html.Button(
            [
                html.B(_NAMES.get(kind) or say(lang, f"list_{kind}")),
                html.Span(say(lang, f"list_{kind}_hint")),
            ],
            type="submit",
            formAction=f"{PATH}.{kind}",
            className="btn bl-quiet",
        )
    )
