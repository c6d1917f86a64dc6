"""The annex of the report in Word: all numbers, what they mean, sources, words, imprint."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.report.material import (
    edition_lines,
    has_course,
    place_table,
    short_table,
    source_lines,
    table_title,
    word_meanings,
    year_table,
)
from dashboard.exports.report.word.pages import WordPages, what_of
from dashboard.exports.report.word.template import NOTE, WIDTH
from dashboard.texts import say

_SHORT_YEARS = 8


class WordAnnex:
    """Writes the annex."""

    def __init__(self, to: WordPages) -> None:
        self._to = to

    def write(self) -> None:
        """All of it, at the end of the document."""
        export, report, lang = self._to.export, self._to.export.report, self._to.lang
        self._to.heading(1, self._to.say("annex"), author=False)
        self._to.heading(2, self._to.say("annex_numbers"), author=False)
        short = None if report.whole else short_table(report, _SHORT_YEARS)
        if short is not None:
            others = len(short.heads) - 1
            each = 16.0
            self._to.parts.table(
                short.heads,
                short.rows,
                [WIDTH - each * others, *(each,) * others],
                self._to.say("annex_numbers"),
            )
            self._to.parts.words(self._to.paragraph(NOTE), self._to.say("earlier"))
        for figure in report.figures if report.whole else ():
            label = self._to.say("table", number=figure.number)
            if len(figure.rows) > 1:
                self._table_head(label, table_title(figure), figure.badge)
                self._to.table(place_table(figure, figure.rows, lang), table_title(figure))
                label = self._to.say("table_years", number=figure.number)
            if has_course(figure):
                title = self._to.say("years", title=figure.measure)
                self._table_head(label, title, figure.badge)
                self._to.table(year_table(figure, lang), title)
        facts = self._to.facts
        if facts:
            self._to.heading(2, self._to.say("annex_facts"), author=False)
            heads = [self._to.say(f"column_{name}") for name in ("number", "value", "what", "source")]
            rows = [(str(number), fact.text, what_of(fact), fact.source) for number, fact in facts.values()]
            self._to.parts.table(
                heads, rows, [12.0, 35.0, 78.0, 45.0], self._to.say("annex_facts"), numbers=False
            )
            self._to.made.add_paragraph(style=NOTE)
        self._pairs("definitions", [
            (f"{one.name} ({one.unit})" if one.unit else one.name, one.definition) for one in report.definitions
        ])  # fmt: skip
        self._pairs("sources", [("", one) for one in source_lines(export)])
        self._to.heading(2, say(lang, "export_notes"), author=False)
        for label, text in word_meanings(report):
            paragraph = self._to.paragraph(NOTE)
            self._to.parts.words(paragraph, f"{label}: ", bold=True)
            self._to.parts.words(paragraph, text)
        self._to.heading(2, self._to.say("imprint"), author=False)
        for line in report.imprint.split("\n"):
            if line.strip():
                self._to.author(self._to.paragraph(), line.strip())
        self._pairs("", [*edition_lines(export), (say(lang, "export_label_made"), export.made)])
        paragraph = self._to.paragraph(NOTE)
        self._to.parts.words(paragraph, f"{say(lang, 'export_label_link')}: ", bold=True)
        self._to.parts.link(paragraph, export.link, export.link)

    def _table_head(self, label: str, title: str, badge: str) -> None:
        paragraph = self._to.paragraph("Caption")
        self._to.parts.words(paragraph, label, bold=True)
        self._to.parts.words(paragraph, f"\u2002{title}" + (f" ({badge})" if badge else ""))

    def _pairs(self, name: str, pairs: Sequence[tuple[str, str]]) -> None:
        if name:
            self._to.heading(2, self._to.say(name), author=False)
        for label, text in pairs:
            paragraph = self._to.paragraph(NOTE)
            if label:
                self._to.parts.words(paragraph, f"{label}: ", bold=True)
            self._to.parts.words(paragraph, text)
