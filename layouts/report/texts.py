"""What authors wrote, as HTML: every sign of theirs is text; numbers lead to where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.domain.report.fact import FactKind, ReportFact
from dashboard.report.rich_text import Listing, Paragraph, Subheading, TextBlock, TextRun, TextRuns
from dashboard.texts import say
from layouts.attributes import attributes

Piece = Component | str
_OF_ONE = (FactKind.VALUE, FactKind.NUMBER, FactKind.CHANGE, FactKind.DIFFERENCE, FactKind.YEAR)
_DIGITS = 6
"""Behind the point: more than any number is told with, and no trace of how a computer adds."""


class NumberedFacts:
    """Writes runs; counts the numbers of a page, so that each has a name of its own for its explanation."""

    def __init__(self, lang: str) -> None:
        self._lang, self._count = lang, 0

    def runs(self, runs: TextRuns) -> list[Piece]:
        """Words with their looks, links and numbers."""
        return [self._run(run) for run in runs]

    def blocks(self, parts: Sequence[TextBlock]) -> list[Component]:
        """Paragraphs, lists and headings within a section."""
        return [self._block(part) for part in parts]

    def _block(self, part: TextBlock) -> Component:
        match part:
            case Paragraph(runs, quoted):
                paragraph = html.P(self.runs(runs))
                return html.Blockquote(paragraph) if quoted else paragraph
            case Listing(items, ordered):
                entries = [html.Li(self.runs(item)) for item in items]
                return html.Ol(entries) if ordered else html.Ul(entries)
            case Subheading(runs):
                return html.H3(self.runs(runs))

    def _run(self, run: TextRun) -> Piece:
        said: Piece = run.text
        if run.fact is not None:
            said = self.fact(run.fact, run.text)
        elif run.link:
            said = html.A(run.text, href=run.link, className="bl-link")
        if run.emphasis:
            said = html.Em(said)
        return html.Strong(said) if run.strong else said

    def fact(self, fact: ReportFact, text: str) -> Piece:
        """A number as what it is, with a link to the Monitor as it was then and its source as a box at it; the name
        of a place is a word."""
        if fact.asked.kind is FactKind.NAME:
            return text
        self._count += 1
        id_ = f"zahl-{self._count}"
        return html.Span(
            [
                html.A(
                    number(fact, text),
                    href=f"/?{fact.query}",
                    className="bl-val-link",
                    **attributes({"aria-describedby": id_}),
                ),
                html.Span(
                    [html.Span(line) for line in told(fact, self._lang)],
                    className="bl-val-tip",
                    id=id_,
                    role="tooltip",
                    **attributes({"lang": self._lang}),
                ),
            ],
            className="bl-val",
        )


def number(fact: ReportFact, text: str) -> Piece:
    """`text` with its value for machines; words alone where there is none, hidden or not reported, and where it is
    not one number: cases, an interval, a verdict."""
    if fact.value is None or fact.missing or fact.asked.kind not in _OF_ONE:
        return html.Span(text)
    year = fact.asked.kind is FactKind.YEAR
    return html.Data(text, value=text if year else f"{round(fact.value, _DIGITS):.10g}")


def example_mark(lang: str, *, given: bool) -> list[Piece]:
    """The mark of an example number; nothing where it is none."""
    return [" ", html.Span(say(lang, "example"), className="bl-report-example")] if given else []


def told(fact: ReportFact, lang: str) -> list[str]:
    """Of what, where and when a number is, the cases behind it, and its source."""
    lines = [say(lang, "report_value_of", title=fact.title, name=fact.name, when=fact.when)]
    if fact.counts:
        lines.append(say(lang, "report_value_counts", counts=fact.counts))
    if fact.example:
        lines.append(say(lang, "badge_all"))
    if fact.source:
        lines.append(fact.source)
    return [*lines, say(lang, "report_value_open")]
