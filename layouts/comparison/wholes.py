"""The card of the comparing page that shows what wholes are made of."""

from __future__ import annotations

from dash import html

from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes

_FORMS = (("balken", "bars"), ("tabelle", "rows"))
"""What a button shows, and its text."""


def wholes_card(lang: str) -> html.Section:
    """Empty until assets/comparison/wholes.js has fetched the bars; `data-form` of a button is what it shows."""
    buttons = [
        html.Button(
            say(lang, f"composition_{text}"),
            type="button",
            **attributes({"data-form": form, "aria-pressed": str(form == "balken").lower()}),
        )
        for form, text in _FORMS
    ]
    heading = say(lang, "composition_profile")
    return html.Section(
        [
            html.Div(
                [
                    html.H2(heading),
                    html.Div(
                        buttons,
                        className="bl-seg bl-end",
                        **attributes({"role": "group", "aria-label": say(lang, "composition_form")}),
                    ),
                ],
                className="bl-cap",
            ),
            html.Div(id=ids.COMPARISON_WHOLES, className="bl-comparison-wholes"),
        ],
        className="bl-card bl-card-wholes",
        **attributes({"aria-label": heading}),
    )
