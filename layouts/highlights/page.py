"""The page "Was auffällt": a row of cards for each focal point, and the story of five scenes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.highlights.model import MOST, FocalPoint, Highlight
from dashboard.highlights.story import StoryScene
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.numbers import in_words
from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.findings import sentence
from layouts.markup import InlineMarkup
from layouts.search import search_field
from layouts.shell import footer, icon, in_language
from layouts.words import verdict_button

PATH = "/auffaellig"


@dataclass(frozen=True, slots=True)
class Card:
    """A highlight with its picture as SVG."""

    shown: Highlight
    picture: str


@dataclass(frozen=True, slots=True)
class FocalRow:
    """A focal point and its cards."""

    point: FocalPoint
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Story:
    """The scenes with the addresses of their stages and of the pictures of these, the same as a folder in the
    format of a saved file, and the words of the presentation."""

    scenes: Sequence[StoryScene]
    addresses: Sequence[str]
    pictures: Sequence[str]
    folder: str
    words: str


def highlights_page(
    rows: Sequence[FocalRow],
    story: Story,
    *,
    words: DistrictWords,
    version: str,
    notices: list[Component],
    lang: str,
) -> html.Main:
    """`words` are those for the district, `version` the data version that is shown."""
    count = sum(len(row.cards) for row in rows)
    return html.Main(
        [
            html.Div(notices, role="status"),
            _hero(count, words, lang),
            *(_row(row, words, lang) for row in rows),
            *([_story(story, version, lang)] if story.scenes else []),
            html.Div(
                [
                    html.P(
                        [
                            words.say(lang, "highlights_rule"),
                            " ",
                            say(lang, "highlights_source", version=version),
                        ]
                    ),
                    html.P(
                        html.A(
                            say(lang, "highlights_words"),
                            href=in_language("/woerter", lang),
                            className="bl-link",
                        )
                    ),
                    footer(lang),
                ],
                className="bl-foot",
            ),
        ],
        className="bl-highlights",
        id="inhalt",
        tabIndex=-1,
    )


def _hero(count: int, words: DistrictWords, lang: str) -> html.Div:
    lead = say(lang, "highlights_none")
    if count:
        key = "highlights_count_one" if count == 1 else "highlights_count"
        counted = say(lang, key, count=_capital(in_words(count, lang)))
        lead = words.say(lang, "highlights_lead", count=counted)
    return html.Div(
        [
            html.Div([html.H1(say(lang, "highlights_page")), html.P(lead)]),
            search_field(ids.HIGHLIGHTS_FINDER, lang),
        ],
        className="bl-highlights-hero",
    )


def _row(row: FocalRow, words: DistrictWords, lang: str) -> html.Section:
    point = row.point
    every = say(lang, "highlights_all", count=formats.number(point.indicators, 0, lang))
    said = "" if len(row.cards) == MOST else "highlights_fewer" if row.cards else "highlights_fewer_none"
    return html.Section(
        [
            html.H2([point.name, " ", html.A(every, href=f"/?{point.query}", className="bl-link")]),
            html.Div([_card(card, lang) for card in row.cards], className="bl-highlights-row"),
            *([html.P(words.say(lang, said), className="bl-highlights-fewer")] if said else []),
        ],
        **attributes({"aria-label": point.name}),
    )


def _card(card: Card, lang: str) -> html.Article:
    shown = card.shown
    example = not shown.choice.candidate.official
    origin = html.Span(shown.origin, className="bl-example" if example else "")
    return html.Article(
        [
            html.Div(InlineMarkup(card.picture), className=f"bl-highlight-picture {shown.choice.view}"),
            html.Div(
                [
                    html.H3(shown.name),
                    html.P(sentence(shown.sentence), className="bl-highlight-sentence"),
                    html.P(
                        [
                            verdict_button(shown.choice.candidate.verdict, shown.word),
                            html.Span(shown.when),
                            origin,
                        ],
                        className="bl-highlight-facts",
                    ),
                    html.A(
                        [say(lang, "highlights_show"), icon("onward")],
                        href=f"/?{shown.query}",
                        className="btn bl-highlight-show",
                        **attributes({"aria-label": say(lang, "highlights_show_label", name=shown.name)}),
                    ),
                ],
                className="bl-highlight-text",
            ),
        ],
        className="bl-card bl-highlight",
    )


def _story(story: Story, version: str, lang: str) -> html.Section:
    count = _capital(in_words(len(story.scenes), lang))
    return html.Section(
        [
            html.Div(
                [
                    html.H2(say(lang, "story")),
                    html.P(say(lang, "story_lead", count=count)),
                    html.Button(
                        [icon("play"), say(lang, "story_start")],
                        id=ids.HIGHLIGHTS_STORY,
                        type="button",
                        className="btn btn-primary",
                        **attributes(
                            {"data-folder": story.folder, "data-words": story.words, "data-version": version}
                        ),
                    ),
                ]
            ),
            html.Ol(
                [
                    html.Li(
                        html.A(
                            [
                                html.Span(
                                    InlineMarkup(_picture(picture, one.scene.headline or one.scene.title))
                                ),
                                html.B(one.scene.name),
                            ],
                            href=address,
                        )
                    )
                    for one, address, picture in zip(
                        story.scenes, story.addresses, story.pictures, strict=True
                    )
                ]
            ),
        ],
        className="bl-card bl-story",
        **attributes({"aria-label": say(lang, "story")}),
    )


def _picture(address: str, said: str) -> str:
    """The stage of a scene, asked for when it comes near."""
    return f'<img src="{escape(address)}" alt="{escape(said)}" width="256" height="144" loading="lazy">'


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
