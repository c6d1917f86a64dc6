"""The first page of an edition: what it is, and the key messages of all chapters; and the list of editions."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import formats
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.report.document import ShownChapter
from dashboard.texts import say
from layouts.report.blocks import key_messages
from layouts.report.parts import (
    PATH,
    ListedEdition,
    ReportAddress,
    ReportParts,
    figure_anchor,
    german,
    written_in,
)
from layouts.report.texts import NumberedFacts
from layouts.shell import footer, in_language


def overview_page(parts: ReportParts) -> list[Component]:
    """Title, what the edition is, and its chapters with what is most important in each."""
    report, lang = parts.report, parts.lang
    facts = NumberedFacts(lang)
    name = report.title if report.whole else f"{report.title}: {report.place.name}"
    shown: list[Component] = [
        html.Header(
            [
                html.H1(name, **german(parts)),
                *(
                    [html.P(report.subtitle, className="bl-report-lead", **german(parts))]
                    if report.subtitle and report.whole
                    else []
                ),
            ]
        )
    ]
    if report.example:
        shown.append(example_note(lang))
    if not report.whole:
        shown.append(_short(parts))
    shown += [_chapter(one, facts, parts) for one in parts.chapters]
    if report.imprint:
        shown.append(
            html.Section(
                [
                    html.H2(say(lang, "report_edition_imprint"), className="bl-report-h"),
                    html.P(report.imprint, className="bl-report-imprint", **german(parts)),
                ]
            )
        )
    return shown


def example_note(lang: str) -> html.P:
    """That texts of the edition are examples."""
    return html.P(
        [html.B(say(lang, "report_example")), html.Br(), say(lang, "report_example_why")],
        className="bl-report-note bl-report-example-note",
    )


def _short(parts: ReportParts) -> html.P:
    said = parts.words.say(parts.lang, "report_scope_short", name=parts.report.place.name)
    whole = html.A(say(parts.lang, "report_scope_whole"), href=parts.address.of(""), className="bl-link")
    return html.P([said, " ", whole], className="bl-report-note")


def _chapter(chapter: ShownChapter, facts: NumberedFacts, parts: ReportParts) -> html.Section:
    """A chapter with its key messages; in a short report with the names of its figures."""
    messages, address = chapter.messages, parts.address
    own = german(parts)
    figures = html.Ul(
        [
            html.Li(
                html.A(
                    f"{say(parts.lang, 'report_figure', number=one.number)}: {one.title}",
                    href=address.to(chapter.key, figure_anchor(one.number)),
                    className="bl-link",
                )
            )
            for one in chapter.figures
        ],
        className="bl-report-figures",
    )
    return html.Section(
        [
            html.H2(
                [
                    html.Span(str(chapter.number)),
                    " ",
                    html.A(chapter.title, href=address.to(chapter.key), **own),
                ]
            ),
            *([html.P(chapter.lead, className="bl-report-small", **own)] if chapter.lead else []),
            *([key_messages(messages, facts, parts)] if messages else [figures] if chapter.figures else []),
        ],
        className="bl-card bl-report-most",
    )


def editions_page(
    editions: Sequence[ListedEdition], words: DistrictWords, notices: Sequence[Component], lang: str
) -> html.Main:
    """All editions, newest first; where there is none, what staff do."""
    listed: list[Component] = [html.Ol([html.Li(_edition(one, words, lang)) for one in editions])]
    if not editions:
        listed = [
            html.P(html.B(say(lang, "report_none"))),
            html.P(say(lang, "report_none_how")),
        ]
    return html.Main(
        [
            html.Div(list(notices), role="status"),
            html.H1(say(lang, "report_list_title")),
            html.P(words.say(lang, "report_list_lead"), className="bl-report-lead"),
            html.Div(listed, className="bl-report-editions"),
            footer(lang),
        ],
        className="bl-report-list",
        id="inhalt",
        tabIndex=-1,
    )


def _edition(one: ListedEdition, words: DistrictWords, lang: str) -> html.Section:
    address = ReportAddress(one.key, lang=lang)
    days = [("closing", one.closing), ("published", one.published)]
    facts = [say(lang, f"report_{name}", day=formats.day(day, lang)) for name, day in days if day]
    own = written_in(lang)
    gone = one.withdrawn is not None
    title = one.title if gone else html.A(one.title, href=address.to(""))
    said = say(lang, "report_withdrawn", day=formats.day(one.withdrawn, lang)) if one.withdrawn else ""
    return html.Section(
        [
            html.H2([html.Span(title, **own), *_tag(lang, given=one.example)]),
            *([html.P(one.subtitle, **own)] if one.subtitle else []),
            html.P(" · ".join((words.full_name, say(lang, "report_version", version=one.version)))),
            html.P(" · ".join((*facts, *([said] if said else [])))),
            *([html.P(say(lang, "report_withdrawn_reason", reason=one.reason))] if one.reason else []),
        ],
        className="bl-card",
    )


def _tag(lang: str, *, given: bool) -> list[Component | str]:
    return [" ", html.Span(say(lang, "report_example"), className="bl-example")] if given else []


def all_editions(lang: str) -> html.A:
    """The way to the list."""
    return html.A(say(lang, "report_all_editions"), href=in_language(PATH, lang), className="bl-link")
