"""The three questions of the plain page, as a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dash import html
from dash.development.base_component import Component

from dashboard.integration.plain.matching import DISTANCES
from dashboard.integration.plain.view import LEVELS, PATH, PLAIN
from dashboard.texts.languages.words import Words
from layouts.integration.plain.parts import PlainParts
from layouts.integration.plain.words import sentence, shown
from layouts.markup import InlineMarkup

_LEVEL_WORDS = dict(
    zip(
        ("", *LEVELS),
        (
            "Ich weiß es nicht.",
            "Ich kann die lateinische Schrift noch nicht lesen.",
            "Ich fange an.",
            "Ich verstehe ein wenig.",
            "Ich spreche gut.",
        ),
        strict=True,
    )
)


def question_form(parts: PlainParts) -> html.Form:
    """Home and distance, level, child care; the button shows the courses."""
    words, view = parts.words, parts.view
    home = html.Div(
        [
            html.Label(_question(words, 1, "Wo wohnen Sie?"), htmlFor="ort"),
            InlineMarkup(_select(words, parts.homes, view.home)),
            _choices(
                "umkreis",
                html.Span(shown(words.say("Wie weit können Sie fahren?"))),
                [
                    (str(one), shown(words.say("bis {distance}"), distance=words.kilometres(one)))
                    for one in DISTANCES
                ],
                str(view.kilometres),
            ),
        ]
    )
    level = _choices(
        "niveau",
        _question(words, 2, "Wie gut können Sie Deutsch?"),
        [(key, shown(words.say(_LEVEL_WORDS[key]))) for key in (*LEVELS, "")],
        view.level,
    )
    care = _choices(
        "kinderbetreuung",
        _question(words, 3, "Brauchen Sie Betreuung für Ihre Kinder?"),
        [("ja", shown(words.say("Ja"))), ("", shown(words.say("Nein")))],
        "ja" if view.child_care else "",
    )
    asked = [("sprache", words.language.code)] + ([PLAIN] if words.language.code in ("de", "en") else [])
    hidden = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in asked)
    return html.Form(
        [
            InlineMarkup(hidden),
            html.Div([home, level, care], className="bl-plain-questions"),
            html.Button(
                shown(words.say("Kurse zeigen")), type="submit", className="btn btn-primary bl-plain-show"
            ),
        ],
        action=f"{PATH}#kurse",
        method="get",
        className="bl-card bl-plain-ask",
    )


def _question(words: Words, at: int, german_words: str) -> html.Span:
    return html.Span(
        [html.Span(str(at), className="bl-plain-step"), shown(words.say(german_words))],
        className="bl-plain-question",
    )


def _choices(
    name: str, legend: Component, options: Sequence[tuple[str, Component]], chosen: str
) -> Component:
    """Radio buttons with the looks of chips."""
    return html.Fieldset(
        [
            html.Legend(legend),
            html.Div(
                [
                    html.Label(
                        [
                            InlineMarkup(
                                f'<input type="radio" name="{name}" value="{value}"'
                                f"{' checked' if value == chosen else ''}>"
                            ),
                            said,
                        ],
                        className="bl-plain-choice",
                    )
                    for value, said in options
                ],
                className="bl-plain-choices",
            ),
        ]
    )


def _select(words: Words, homes: Mapping[str, str], chosen: str) -> str:
    """The names of places are German in every language."""
    first = f'<option value="" lang="{words.language.tag}">{escape(sentence(words, "Ort wählen"))}</option>'
    rest = "".join(
        f'<option value="{escape(key)}"{" selected" if key == chosen else ""}>{escape(name)}</option>'
        for key, name in homes.items()
    )
    return f'<select id="ort" name="ort" class="form-select" lang="de" dir="ltr">{first}{rest}</select>'
