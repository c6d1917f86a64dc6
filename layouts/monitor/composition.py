"""The tab of compositions: its controls, the place of its bars, and of the table that says the same."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.cards import plot

_GROUPS = (
    ("over", (("jahre", "years"), ("orte", "places"))),
    ("unit", (("anteile", "shares"), ("zahlen", "counts"))),
    ("", (("spannen", "limits"),)),
    ("form", (("balken", "bars"), ("tabelle", "rows"))),
)
"""Names of groups of buttons, and of each button the word that scripts know it by and its text."""


def composition_panel(lang: str) -> list[Component]:
    """Nothing is pressed until assets/monitor/composition.js knows what the address asks for."""
    which = html.Select(
        id=ids.MONITOR_COMPOSITION_WHOLE,
        className="form-select",
        hidden=True,
        **attributes({"aria-label": say(lang, "composition_which")}),
    )
    groups = [_group(name, buttons, lang) for name, buttons in _GROUPS]
    return [
        html.Div([which, *groups], className="bl-comp-bar", hidden=True),
        plot(ids.MONITOR_COMPOSITION, "bl-plot-composition", lang, empty=say(lang, "export_empty")),
        html.Div(
            id=ids.MONITOR_COMPOSITION_TABLE,
            className="bl-comp-table visually-hidden",
            role="region",
            **attributes({"aria-label": say(lang, "composition_rows_of")}),
        ),
        html.P(id=ids.MONITOR_COMPOSITION_CAPTION, className="bl-comp-caption"),
    ]


def _group(name: str, buttons: tuple[tuple[str, str], ...], lang: str) -> html.Div:
    label = {"role": "group", "aria-label": say(lang, f"composition_{name}")} if name else {}
    made = [
        html.Button(
            say(lang, f"composition_{text}"),
            type="button",
            **attributes({"data-arrange": word, "aria-pressed": "false"}),
        )
        for word, text in buttons
    ]
    return html.Div(made, className="bl-seg", **attributes(label))
