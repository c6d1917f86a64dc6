"""Words that are explained at a tap: the button that a word is, and all explanations on one page."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.domain.verdict import Verdict
from dashboard.domain.word import SHAPES, WORD_OF, Word
from dashboard.drawing.word_pictures import key_picture, picture
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.shell import MONITOR, footer, in_language

_SIGN_OF = {Word.FEW: "few", Word.PROTECTED: "hidden-value"}
"""Signs of the legend that stand before a word, as classes of style sheets."""


def word_button(text: str, word: Word, described: str = "", *, shape: str = "") -> html.Button:
    """`text` as what opens the explanation of `word` (assets/words/explain.js); `described` is a sentence for
    those who do not open it, `shape` a class of style sheets in place of the word's own."""
    return html.Button(
        text,
        type="button",
        className=f"bl-word {shape or SHAPES.get(word, 'bl-term')}",
        title=described or None,
        **attributes({"data-word": word.value, "aria-haspopup": "dialog"}),
    )


def verdict_button(verdict: Verdict, text: str, described: str = "") -> html.Button:
    """The word of a verdict in its shape."""
    return word_button(text, WORD_OF[verdict], described, shape="" if verdict.tested else "keine")


def words_page(lang: str) -> html.Main:
    """All explanations below each other, for reading and for the scripts, which take single ones out of it."""
    return html.Main(
        [
            html.H1(say(lang, "words_page")),
            html.P(say(lang, "words_lead"), className="bl-words-lead"),
            html.Ul([html.Li(_explanation(word, lang)) for word in Word], className="bl-words-grid"),
            html.Section(
                [html.H2(say(lang, "words_key")), InlineMarkup(key_picture(lang))], className="bl-words-key"
            ),
            html.P(html.A(say(lang, "to_monitor"), href=in_language(MONITOR, lang), className="bl-link")),
            footer(lang),
        ],
        className="bl-text bl-words",
        id="inhalt",
        tabIndex=-1,
    )


def _explanation(word: Word, lang: str) -> html.Article:
    sign: list[Component] = (
        [html.I(className=f"bl-sign {_SIGN_OF[word]}", **attributes({"aria-hidden": "true"}))]
        if word in _SIGN_OF
        else []
    )
    return html.Article(
        [
            html.H2(
                [
                    *sign,
                    html.Span(
                        say(lang, f"word_{word.value}"),
                        className=f"bl-word {SHAPES[word]}" if word in SHAPES else None,
                    ),
                ]
            ),
            InlineMarkup(picture(word, lang)),
            *(html.P(say(lang, f"word_{word.value}_{part}")) for part in ("first", "second")),
        ],
        className="bl-explained",
        id=word.value,
        **attributes(
            {
                "data-explains": word.value,
                "data-close": say(lang, "words_close"),
            }
        ),
    )
