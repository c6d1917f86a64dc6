"""The blocks of a chapter: computed sentences, prose beside remarks, good practice, recommendations, gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html

from dashboard import formats
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.report.blocks import Aside, DataGap, GapSign, KeyMessage, Practice, Prose
from dashboard.report.document import ShownChapter, ShownRecommendation, ShownSentences, Watched
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.report.parts import ReportParts, ShownPicture, german
from layouts.report.texts import NumberedFacts, example_mark
from layouts.shell import icon
from layouts.words import verdict_button

_LOOKS = {
    GapSign.NOT_REPORTED: "missing",
    GapSign.PROTECTED: "hidden-value",
    GapSign.NOT_COLLECTED: "na",
}
"""Signs of the map, as classes of style sheets."""


def key_messages(messages: Sequence[KeyMessage], facts: NumberedFacts, parts: ReportParts) -> html.Div:
    """Numbers with what they mean, side by side."""
    return html.Div([_message(one, facts, parts) for one in messages], className="bl-report-keys")


def _message(message: KeyMessage, facts: NumberedFacts, parts: ReportParts) -> html.Div:
    fact = message.verdict
    verdict = (
        [verdict_button(fact.verdict, verdict_word(fact.verdict, parts.lang))]
        if fact is not None and fact.verdict is not None
        else []
    )
    own = german(parts)
    return html.Div(
        [
            html.P(facts.runs(message.number), className="bl-report-big", **own),
            html.H3(facts.runs(message.title), **own),
            html.P(facts.runs(message.text), **own),
            *verdict,
        ]
    )


def computed(given: ShownSentences, lang: str) -> html.Div:
    """Sentences behind a line of ink, each with its verdict."""
    return html.Div(
        [
            html.P([icon("sums"), html.Span(say(lang, "report_computed"))], className="bl-report-computed-head"),
            html.Ul(
                [
                    html.Li(
                        [
                            html.Span(
                                [
                                    one.text,
                                    html.Span(
                                        [
                                            *example_mark(lang, given=one.example),
                                            formats.SPACE,
                                            html.A(
                                                icon("onward"),
                                                href=f"/?{one.query}",
                                                className="bl-report-computed-open",
                                                **attributes(
                                                    {"aria-label": say(lang, "report_computed_open", text=one.text)}
                                                ),
                                            ),
                                        ],
                                        className="bl-report-computed-end",
                                    ),
                                ]
                            ),
                            *([verdict_button(one.verdict, one.word)] if one.verdict is not None else []),
                        ]
                    )
                    for one in given.sentences
                ]
            ),
        ],
        className="bl-report-computed",
    )  # fmt: skip


def prose(blocks: Sequence[Prose | Aside], signed: str, facts: NumberedFacts, parts: ReportParts) -> html.Div:
    """The office's own text, remarks beside it; `signed` stands below the last of a chapter."""
    own = german(parts)
    texts = [part for one in blocks if isinstance(one, Prose) for part in facts.blocks(one.parts)]
    beside = [
        html.Aside([html.B(facts.runs(one.title)), html.P(facts.runs(one.text))], **own)
        for one in blocks
        if isinstance(one, Aside)
    ]
    return html.Div(
        [
            html.Div([html.Div(texts, **own), *([html.P(signed, className="bl-report-signed")] if signed else [])]),
            *([html.Div(beside, className="bl-report-asides")] if beside else []),
        ],
        className="bl-report-prose",
    )  # fmt: skip


def signature(chapter: ShownChapter, lang: str) -> str:
    """Who answers for the text, and when it was written; empty where nobody says."""
    day = formats.day(chapter.written, lang) if chapter.written else ""
    who = ", ".join(one for one in (chapter.signed, day) if one)
    return say(lang, "report_signed", who=who) if who else ""


def practice(block: Practice, facts: NumberedFacts, parts: ReportParts) -> html.Section:
    """An example that others may follow, with its picture where there is one."""
    shown = parts.pictures.get(block.picture)
    picture = [_picture(shown, parts.address.picture(block.picture))] if shown else []
    caption = (
        [html.P(block.picture_text, className="bl-report-small")] if shown and block.picture_text else []
    )
    return html.Section(
        [
            *picture,
            html.Div(
                [
                    html.H3(facts.runs(block.title)),
                    *facts.blocks(block.text),
                    *([_details(block.details)] if block.details else []),
                    *caption,
                ]
            ),
        ],
        className="bl-card bl-report-practice" if shown else "bl-card bl-report-practice bl-report-plain",
        **german(parts),
    )


def _picture(shown: ShownPicture, address: str) -> html.Img:
    size = {"width": str(shown.width), "height": str(shown.height)}
    return html.Img(src=address, alt=shown.alt, **attributes(size))


def _details(pairs: Sequence[tuple[str, str]]) -> html.Dl:
    return html.Dl(
        [html.Div([html.Dt(name), html.Dd(text)]) for name, text in pairs], className="bl-report-facts"
    )


def recommendations(
    given: Sequence[ShownRecommendation], courses: Mapping[str, str], facts: NumberedFacts, parts: ReportParts
) -> html.Section:
    """Recommendations below each other, each with the indicator to watch."""
    return html.Section(
        [_recommendation(one, courses.get(one.number, ""), facts, parts) for one in given],
        className="bl-card bl-report-recommendations",
    )


def _recommendation(
    given: ShownRecommendation, course: str, facts: NumberedFacts, parts: ReportParts
) -> html.Div:
    lang, block = parts.lang, given.block
    pairs = (
        ("owner", block.owner),
        ("due", block.due),
        ("state", say(lang, f"report_action_{block.state}")),
        ("paper", block.paper),
    )
    return html.Div(
        [
            html.Span(given.number, className="bl-report-number"),
            html.Div(
                [
                    html.H3(facts.runs(block.title), **german(parts)),
                    html.P(facts.runs(block.text), **german(parts)),
                    _details([(say(lang, f"report_{name}"), text) for name, text in pairs if text]),
                ]
            ),
            *([_watched(given.watched, course, lang)] if given.watched else []),
        ],
        className="bl-report-recommendation",
        id=f"empfehlung-{given.number.lower()}",
    )


def _watched(given: Watched, course: str, lang: str) -> html.Div:
    known = [year for year, value in zip(given.years, given.values, strict=True) if value is not None]
    said = say(lang, "report_watch_course", first=known[0], last=known[-1]) if len(known) > 1 else ""
    line = html.Span(InlineMarkup(course), role="img", **attributes({"aria-label": said})) if course else None
    return html.Div(
        [
            html.P(
                html.A(
                    say(lang, "report_watch", title=given.title, name=given.name),
                    href=f"/?{given.query}",
                    className="bl-link",
                )
            ),
            html.P([html.B(given.text), *([line] if line else [])]),
            html.P(
                [
                    verdict_button(given.verdict, given.word),
                    " ",
                    html.Span(say(lang, "report_watch_since", year=given.since) if given.since else ""),
                    *example_mark(lang, given=given.example),
                ]
            ),
        ],
        className="bl-report-watch",
    )  # fmt: skip


def gaps(given: Sequence[DataGap], facts: NumberedFacts, parts: ReportParts) -> html.Section:
    """What is not known, with the signs that the map has for it."""
    return html.Section(
        [
            html.Div(
                [
                    html.H3(
                        [
                            html.I(className=f"bl-sign {_LOOKS[one.sign]}", **attributes({"aria-hidden": "true"})),
                            html.Span(say(parts.lang, f"report_sign_{one.sign.value}"), className="visually-hidden"),
                            html.Span(facts.runs(one.title), **german(parts)),
                        ]
                    ),
                    html.P(facts.runs(one.text), **german(parts)),
                ]
            )
            for one in given
        ],
        className="bl-report-gaps",
    )  # fmt: skip
