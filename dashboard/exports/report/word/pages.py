"""What every part of the report's Word document is written with: paragraphs, headings, notes, tables, pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docx.document import Document
from docx.text.paragraph import Paragraph

from dashboard.domain.report.fact import FactKind, ReportFact
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.report.material import ReportExport, TextTable, noted_facts
from dashboard.exports.report.word.parts import WordParts
from dashboard.exports.report.word.template import FIGURE, NOTE, WIDTH
from dashboard.report.rich_text import TextRun
from dashboard.texts import say

Pixels = Callable[[str, int], bytes]
"""Draws an SVG as PNG of a width in px."""
_SHARP = 11  # px a millimetre: about 280 dots an inch
_ROW = 62.0  # mm that the first column takes at most


class WordPages:
    """Writes at the end of one document. `headings` are level, words and bookmark of each, `captions` words and
    bookmark; `facts` are the numbers of the texts with their number in the annex."""

    def __init__(self, made: Document, export: ReportExport, png: Pixels) -> None:
        self.made, self.export, self._png = made, export, png
        self.lang = export.report.lang
        self.parts = WordParts(made, self.lang)
        self.headings: list[tuple[int, str, str]] = []
        self.captions: list[tuple[str, str]] = []
        self.facts = noted_facts(export.report)

    def say(self, name: str, /, **facts: object) -> str:
        """Wording of the report's files."""
        return say(self.lang, f"report_file_{name}", **facts)

    def paragraph(self, style: str = "Normal") -> Paragraph:
        """An empty paragraph."""
        return self.made.add_paragraph(style=style)

    def author(self, paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> None:
        """Authors write German, whatever language the numbers are told in."""
        self.parts.words(paragraph, text, bold=bold, italic=italic, lang="de")

    def heading(self, level: int, text: str, *, author: bool = True) -> Paragraph:
        """A heading that the contents name; those of authors are German."""
        paragraph = self.paragraph(f"Heading {level}")
        self.parts.words(paragraph, text, lang="de" if author else "")
        name = f"_Toc{1000 + len(self.headings)}"
        self.parts.bookmark(paragraph, name)
        self.headings.append((level, text, name))
        return paragraph

    def runs(self, paragraph: Paragraph, runs: Sequence[TextRun], *, bold: bool = False) -> None:
        """What an author has written, with links and with notes to its numbers."""
        for run in runs:
            address = self.export.leads_to(run.link) if run.link else ""
            if address:
                self.parts.link(paragraph, run.text, address)
            else:
                self.author(paragraph, run.text, bold=bold or run.strong, italic=run.emphasis)
            if run.fact is not None and run.fact.asked.kind is not FactKind.NAME:
                self.note(paragraph, run.fact)

    def note(self, paragraph: Paragraph, fact: ReportFact) -> None:
        """A footnote that says what a number is."""
        said = self.facts[fact.asked][1]
        self.parts.note(paragraph, _told(said, self.lang), self.export.address(said.query))

    def picture(self, drawing: Drawing, width: float, *beside: tuple[Drawing, float]) -> None:
        """A picture of a width in mm, and in the same line what explains it."""
        paragraph = self.paragraph(FIGURE)
        for one, wide in ((drawing, width), *beside):
            body = self._png(one.svg(), round(wide * _SHARP))
            self.parts.picture(paragraph, body, wide, one.heading or one.alt[:60], one.alt)

    def table(self, table: TextTable, alt: str) -> None:
        """A table over the whole width; nothing where it has no rows."""
        if not table.rows:
            return
        others = len(table.heads) - 1
        first = 20.0 if table.years else min(_ROW, WIDTH - 20 * others)
        each = min((WIDTH - first) / max(others, 1), 40.0)
        self.parts.table(table.heads, table.rows, [first, *(each,) * others], alt)
        self.made.add_paragraph(style=NOTE)

    def gap(self) -> None:
        """Room after a box: Word puts boxes that touch into one."""
        self.made.add_paragraph(style=NOTE)


def what_of(fact: ReportFact) -> str:
    """What a number says: of what, where, when, and out of how many."""
    return " · ".join(part for part in (fact.title, fact.name, fact.when, fact.counts) if part)


def _told(fact: ReportFact, lang: str) -> str:
    """What a note says of a number."""
    example = say(lang, "example") if fact.example else ""
    parts = (what_of(fact), fact.source if fact.source != example else "", example)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
