"""What stands beside the courses of the plain page: the next steps, the map, and who helps."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.texts.languages.words import Words
from layouts.integration.plain.parts import AdviceLine, PlainParts
from layouts.integration.plain.words import Part, german, number, shown
from layouts.markup import InlineMarkup
from layouts.shell import icon

PHRASE = "Ich möchte mich zum Deutschkurs anmelden."
"""What to say at the counter; it is German in every language."""

PAPER = "Berechtigungsschein"


def next_steps(parts: PlainParts) -> list[Component]:
    """What to do next, where it is, and who helps."""
    words = parts.words
    quoted: list[Part] = [german(f"„{PHRASE}“")]
    steps = html.Ol(
        [
            html.Li(
                shown(
                    words.say("Rufen Sie an oder schreiben Sie. Sie können sagen: {phrase}"),
                    phrase=html.Span(quoted),
                )
            ),
            html.Li(
                shown(
                    words.say(
                        "Bringen Sie Ihren Pass oder Ausweis mit und den Brief, mit dem Sie den Kurs besuchen dürfen "
                        "({paper})."
                    ),
                    paper=german(PAPER),
                )
            ),
            html.Li(
                shown(words.say("Sie haben diesen Brief nicht? Die Beratung hilft Ihnen. Das kostet nichts."))
            ),
        ],
        className="bl-plain-steps",
    )
    picture = (
        [
            html.Section(
                [html.H2([icon("pin"), shown(words.say("Auf der Karte"))]), InlineMarkup(parts.map)],
                className="bl-card bl-plain-card",
            )
        ]
        if parts.map
        else []
    )
    return [
        html.Section(
            [html.H2(shown(words.say("Ihre nächsten Schritte"))), steps], className="bl-card bl-plain-card"
        ),
        *picture,
        _help(parts),
    ]


def _help(parts: PlainParts) -> html.Section:
    words = parts.words
    if parts.advice:
        lines: list[Component] = [
            html.Div([*_advice(words, one)], className="bl-plain-advice") for one in parts.advice
        ]
    else:
        ask = "Fragen Sie im Rathaus Ihrer Gemeinde oder beim Landkreis nach der Beratung für Zugewanderte."
        lines = [html.P(shown(words.say(ask)))]
    return html.Section(
        [html.H2([icon("question"), shown(words.say("Brauchen Sie Hilfe?"))]), *lines],
        className="bl-card bl-plain-card",
    )


def _advice(words: Words, one: AdviceLine) -> list[Component]:
    badge: list[Part] = (
        [" ", html.Span(shown(words.say("Beispiele")), className="bl-example")] if one.example else []
    )
    spoken = words.listed([words.language_name(code) for code in one.languages])
    facts: list[tuple[str, Part]] = [
        ("Telefon", html.A(number(one.telephone), href=f"tel:{one.telephone}") if one.telephone else ""),
        ("E-Mail schreiben", html.A(german(one.mail), href=f"mailto:{one.mail}") if one.mail else ""),
        ("Sprachen", spoken),
    ]
    return [
        html.P(
            [
                html.A(german(one.name), href=f"/einrichtung/{one.key}", hrefLang="de"),
                *badge,
            ]
        ),
        *[html.P([shown(words.say(name)), ": ", said], className="bl-2") for name, said in facts if said],
    ]
