"""A chapter as readers will read it, for whoever writes it: what has moved is marked, and what stops the edition."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dash import html
from dash.development.base_component import Component

from dashboard.domain.report.fact import FactReference
from dashboard.report.blocks import Aside, DataGap, KeyMessage, Practice, Prose
from dashboard.report.document import (
    ShownBlock,
    ShownChapter,
    ShownFigure,
    ShownRecommendation,
    ShownSection,
    ShownSentences,
)
from dashboard.report.rich_text import Listing, Paragraph, Subheading, TextBlock, TextRun
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.staff.editions.words import edition_address

MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class ChapterPreview:
    """A filled chapter. `moved` are the figures that read otherwise than in the edition before, `stopping` those that
    stop the edition, `maps` pictures of figures by their numbers."""

    edition: str
    chapter: ShownChapter
    moved: Collection[FactReference] = ()
    stopping: Collection[FactReference] = ()
    maps: Mapping[str, str] = field(default_factory=dict)


def problems_list(chapter: ShownChapter, lang: str) -> list[Component]:
    """What stops the chapter, with its lines; empty where nothing does."""
    if not chapter.problems:
        return []
    items = [
        html.Li(
            [html.Strong(f"{say(lang, 'staff_editions_line', line=one.line)}: "), html.Span(one.sentence)]
        )
        for one in sorted(chapter.problems, key=lambda each: each.line)
    ]
    return [html.Div(html.Ul(items, className="bl-edition-problems"), role="status")]


def preview(shown: ChapterPreview, lang: str) -> list[Component]:
    """The chapter as components."""
    painted = _Painter(shown, lang)
    parts = [part for block in shown.chapter.blocks for part in painted.block(block)]
    if not parts:
        return [html.P(say(lang, "staff_editions_empty_preview"), className="bl-staff-empty")]
    return [html.P(shown.chapter.lead, className="bl-edition-lead"), *parts] if shown.chapter.lead else parts


class _Painter:
    def __init__(self, shown: ChapterPreview, lang: str) -> None:
        self.shown, self.lang = shown, lang

    def block(self, block: ShownBlock) -> list[Component]:
        match block:
            case ShownSection():
                return [html.H3([html.Span(f"{block.number} "), *self.runs(block.title)])]
            case Prose():
                return self.texts(block.parts)
            case KeyMessage():
                words = [html.Strong(self.runs(block.title)), html.Span(self.runs(block.text))]
                number = html.Span(self.runs(block.number), className="bl-edition-number")
                return [html.Div([number, html.Div(words)], className="bl-edition-message")]
            case ShownFigure():
                return [self.figure(block)]
            case ShownSentences():
                said = [html.P([html.Span(one.text), html.Small(one.word)]) for one in block.sentences]
                return [html.Div(said, className="bl-edition-computed")]
            case ShownRecommendation():
                return [self.advice(block)]
            case Practice():
                return [self.practice(block)]
            case DataGap():
                return [self.noted("staff_editions_gap", block.title, block.text)]
            case Aside():
                return [self.noted("staff_editions_hint", block.title, block.text)]

    def texts(self, parts: Sequence[TextBlock]) -> list[Component]:
        found: list[Component] = []
        for part in parts:
            match part:
                case Paragraph():
                    words = self.runs(part.runs)
                    found.append(html.Blockquote(words) if part.quoted else html.P(words))
                case Listing():
                    items = [html.Li(self.runs(one)) for one in part.items]
                    found.append(html.Ol(items) if part.ordered else html.Ul(items))
                case Subheading():
                    found.append(html.H4(self.runs(part.runs)))
        return found

    def runs(self, runs: Sequence[TextRun]) -> list[Component | str]:
        return [self.run(one) for one in runs]

    def run(self, run: TextRun) -> Component | str:
        words: Component | str = run.text
        if run.fact is not None:
            fact = run.fact
            told = ", ".join(
                part for part in (fact.title, fact.name, fact.when, fact.counts, fact.source) if part
            )
            look = "bl-edition-fact"
            if fact.asked in self.shown.stopping:
                look += " is-stopping"
            elif fact.asked in self.shown.moved:
                look += " is-moved"
            words = html.Span(run.text, className=look, title=told)
        if run.strong:
            words = html.Strong(words)
        if run.emphasis:
            words = html.Em(words)
        return html.A(words, href=run.link, className="bl-link", rel="noopener") if run.link else words

    def figure(self, block: ShownFigure) -> Component:
        name = say(self.lang, "staff_editions_in_figure", number=block.number)
        caption: list[Component | str] = [html.Strong(f"{name} "), block.title]
        if block.badge:
            caption.append(html.Span(block.badge, className="bl-example"))
        rows = [html.Tr([html.Td(one.name), html.Td(one.text)]) for one in block.rows[:MOST_ROWS]]
        table = html.Details(
            [
                html.Summary(say(self.lang, "staff_editions_figure_rows")),
                html.Table(html.Tbody(rows), className="bl-table"),
            ]
        )
        picture = self.shown.maps.get(block.number)
        shown = [html.Img(src=picture, alt=f"{name}: {block.title}")] if picture else []
        return html.Figure([html.Figcaption(caption), *shown, html.Small(block.finding), table])

    def advice(self, block: ShownRecommendation) -> Component:
        one = block.block
        facts = " · ".join(part for part in (one.owner, one.due, one.state, one.paper) if part)
        watched = block.watched
        parts: list[Component] = [
            html.Strong([f"{block.number} ", *self.runs(one.title)]),
            html.P(self.runs(one.text)),
            html.Small(facts),
        ]
        if watched is not None:
            parts.append(html.Small(f"{watched.title}, {watched.name}: {watched.text}, {watched.word}"))
        return html.Div(parts, className="bl-edition-box")

    def practice(self, block: Practice) -> Component:
        parts: list[Component] = [
            html.Small(say(self.lang, "staff_editions_practice")),
            html.Strong(self.runs(block.title)),
            *self.texts(block.text),
            html.Small(" · ".join(f"{name}: {value}" for name, value in block.details)),
        ]
        if block.picture:
            source = edition_address(self.shown.edition, f"/bild/{block.picture}")
            parts.append(html.Img(src=source, alt=block.picture_text))
        return html.Div(parts, className="bl-edition-box")

    def noted(self, name: str, title: Sequence[TextRun], text: Sequence[TextRun]) -> Component:
        words = [html.Small(say(self.lang, name)), html.Strong(self.runs(title)), html.P(self.runs(text))]
        return html.Div(
            words, className="bl-edition-box", **attributes({"data-kind": name.rpartition("_")[2]})
        )
