"""The plain page for new arrivals: three questions, the courses that suit, the next step. It needs no script."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.texts.languages.language import LANGUAGES
from dashboard.texts.languages.words import Words
from layouts.attributes import attributes
from layouts.integration.plain.next_steps import next_steps
from layouts.integration.plain.parts import PlainParts
from layouts.integration.plain.questions import question_form
from layouts.integration.plain.results import results
from layouts.integration.plain.words import sentence, shown
from layouts.shell import FOOTER_PAGES, icon

_FOOTER = {"impressum": "Impressum", "datenschutz": "Datenschutz", "barrierefreiheit": "Barrierefreiheit"}


def plain_page(parts: PlainParts) -> html.Div:
    """The whole page below the document's body."""
    words = parts.words
    return html.Div(
        [
            html.A(shown(words.say("Zum Inhalt springen")), href="#inhalt", className="bl-skip"),
            _head(parts),
            _languages(parts),
            html.Main(
                [
                    _title(parts),
                    question_form(parts),
                    html.Div(
                        [html.Div([*results(parts)]), html.Div([*next_steps(parts)])],
                        className="bl-plain-columns",
                    ),
                ],
                id="inhalt",
                className="bl-plain-main",
            ),
            _footer(words),
        ],
        lang=words.language.tag,
        dir=words.language.direction,
        className="bl-plain-page",
    )


def _head(parts: PlainParts) -> html.Header:
    return html.Header(
        [
            html.A(
                [html.Span(className="bl-logo", **attributes({"aria-hidden": "true"})), "Bildungslupe"],
                href=replace(parts.view, home="", level="", child_care=False).address,
                className="bl-brand",
                dir="ltr",
            ),
            html.A(
                shown(parts.words.say("Ausführliche Seite auf Deutsch")),
                href=parts.detailed,
                className="bl-link",
                hrefLang="de",
            ),
        ],
        className="bl-plain-head",
    )


def _languages(parts: PlainParts) -> html.Nav:
    """Each language in its own words."""
    return html.Nav(
        [
            icon("translation"),
            html.Ul(
                [
                    html.Li(
                        html.A(
                            html.Span(one.name, lang=one.tag, dir=one.direction),
                            href=replace(parts.view, language=one).address,
                            className="bl-plain-choice",
                            hrefLang=one.tag,
                            **attributes({"aria-current": "true"} if one == parts.words.language else {}),
                        )
                    )
                    for one in LANGUAGES
                ]
            ),
        ],
        className="bl-plain-languages",
        **attributes({"aria-label": sentence(parts.words, "Sprache")}),
    )


def _title(parts: PlainParts) -> html.Header:
    words = parts.words
    made = words.translations
    notes: list[Component] = []
    if any(one.course.example for one in (*parts.offers.fitting, *parts.offers.near)):
        badge = html.Span(shown(words.say("Beispiele")), className="bl-example")
        invented = "Diese Kurse sind erfunden. Sie zeigen nur, wie die Seite aussieht."
        notes.append(html.P([badge, " ", shown(words.say(invented))], className="bl-plain-note"))
    if made.unchecked:
        notes.append(
            html.P(shown(words.say("Diese Übersetzung hat noch niemand geprüft.")), className="bl-plain-note")
        )
    if made.missing:
        rest = "Was noch nicht übersetzt ist, steht hier auf Deutsch."
        notes.append(html.P(shown(words.say(rest)), className="bl-plain-note"))
    lead = "Beantworten Sie drei Fragen. Wir zeigen Ihnen den nächsten Kurs und was Sie tun können."
    return html.Header(
        [
            html.H1(shown(words.say("Deutschkurse in Ihrer Nähe"))),
            html.P(shown(words.say(lead)), className="bl-plain-lead"),
            *notes,
        ]
    )


def _footer(words: Words) -> html.Footer:
    return html.Footer(
        html.Nav(
            [html.A(shown(words.say(_FOOTER[one])), href=f"/{one}", hrefLang="de") for one in FOOTER_PAGES],
            **attributes({"aria-label": sentence(words, "Über diese Seite")}),
        ),
        className="bl-plain-footer",
    )
