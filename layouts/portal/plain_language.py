"""The page `/leichte-sprache`: what is found where and how to search, in short sentences with a picture each."""

from __future__ import annotations

from collections.abc import Collection

from dash import html
from dash.development.base_component import Component

from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.texts import say
from layouts.portal.parts import SIGN_LANGUAGE
from layouts.shell import MONITOR, PORTAL, footer, icon, in_language

_PLACES = (
    ("map", "pin", "/bildungslandkarte"),
    ("courses", "translation", "/integration?ansicht=einfach"),
    ("after_school", "tools", "/uebergang"),
    ("monitor", "bars", MONITOR),
    ("strategy", "target", "/strategie"),
    ("report", "book", "/bericht"),
)
"""What is found where: key of its words, picture, address."""
_WORDS = ("kita", "figure", "percent", "example")


def plain_language_page(
    lang: str, words: DistrictWords, there: Collection[str], *, signed: bool
) -> html.Main:
    """The page below the head. `there` are keys of _PLACES that the district has something of; `signed` tells
    whether it has videos in sign language."""
    places = [
        html.Li(_part(f"plain_{key}", picture, words, lang, address=address))
        for key, picture, address in _PLACES
        if key in there
    ]
    return html.Main(
        [
            html.H1(words.say(lang, "plain_title")),
            _section("plain_what", "question", words, lang),
            _section("plain_search", "search", words, lang, link=("plain_search_link", PORTAL)),
            html.Section([html.H2(say(lang, "plain_where")), html.Ul(places)], className="bl-plain-places"),
            html.Section(
                [
                    html.H2(say(lang, "plain_words")),
                    html.Dl([one for key in _WORDS for one in _word(key, words, lang)]),
                ],
                className="bl-plain-words",
            ),
            _section("plain_more", "info", words, lang),
            *([_sign_language(lang)] if signed else []),
            html.P(say(lang, "plain_unchecked"), className="bl-plain-unchecked"),
            footer(lang),
        ],
        className="bl-plain-page",
        id="inhalt",
        tabIndex=-1,
    )


def _lines(key: str, words: DistrictWords, lang: str) -> list[Component]:
    return [html.P(line) for line in words.say(lang, f"{key}_lines").split("\n")]


def _section(
    key: str, picture: str, words: DistrictWords, lang: str, link: tuple[str, str] | None = None
) -> html.Section:
    onward = []
    if link:
        onward = [html.P(html.A(say(lang, link[0]), href=in_language(link[1], lang), className="bl-link"))]
    return html.Section(
        [
            html.Span(icon(picture), className="bl-plain-picture"),
            html.Div([html.H2(say(lang, key)), *_lines(key, words, lang), *onward]),
        ],
        className="bl-plain-part",
    )


def _part(key: str, picture: str, words: DistrictWords, lang: str, *, address: str) -> list[Component]:
    target = address if lang == "de" else f"{address}{'&' if '?' in address else '?'}sprache={lang}"
    return [
        html.Span(icon(picture), className="bl-plain-picture"),
        html.Div(
            [html.H3(html.A(say(lang, key), href=target, className="bl-link")), *_lines(key, words, lang)]
        ),
    ]


def _word(key: str, words: DistrictWords, lang: str) -> list[Component]:
    name = f"plain_word_{key}"
    return [html.Dt(say(lang, name)), html.Dd(_lines(name, words, lang))]


def _sign_language(lang: str) -> html.P:
    return html.P(
        html.A(say(lang, "plain_signs"), href=in_language(SIGN_LANGUAGE, lang), className="bl-link")
    )
