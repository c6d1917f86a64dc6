"""The report as a Word document: headings, captions and contents that Word reckons itself, notes with sources, charts
that can be edited."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from dashboard.exports.report.material import ReportExport, edition_lines
from dashboard.exports.report.natives import NativeChart
from dashboard.exports.report.word.annex import WordAnnex
from dashboard.exports.report.word.chapters import WordChapters
from dashboard.exports.report.word.figures import WordFigures
from dashboard.exports.report.word.pages import Pixels, WordPages
from dashboard.exports.report.word.parts import safe
from dashboard.exports.report.word.template import BOX, CONTENTS, NOTE, WIDTH, new_document

_LINES = 32  # of both lists of contents on one page


def report_document(
    export: ReportExport, charts: Mapping[str, Mapping[str, NativeChart]], png: Pixels
) -> bytes:
    """The DOCX. `charts` are those of a figure's number by the name of its view; other views are pictures."""
    made = new_document(export.report.lang, export.name, export.report.subtitle)
    writer = _Writer(WordPages(made, export, png), charts)
    writer.write()
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Writes cover, contents, chapters and annex."""

    def __init__(self, to: WordPages, charts: Mapping[str, Mapping[str, NativeChart]]) -> None:
        self._to, self._chapters = to, WordChapters(to, WordFigures(to, charts))

    def write(self) -> None:
        """The whole document; the contents are written last, when every heading is known."""
        report = self._to.export.report
        self._cover()
        place = self._to.made.add_paragraph()
        chapters, figures = [one for one in report.chapters if one.blocks], True
        for one in chapters:  # as on paper, short ones without figures follow each other
            self._chapters.chapter(one, begins_page=figures or bool(one.figures) or not report.whole)
            figures = bool(one.figures)
        WordAnnex(self._to).write()
        if report.whole:
            self._contents(place)
        place._p.getparent().remove(place._p)
        self._frame()
        self._to.parts.finish()

    def _cover(self) -> None:
        export, report = self._to.export, self._to.export.report
        self._to.author(self._to.paragraph("Title"), export.name)
        subtitle = report.subtitle if report.whole else self._to.say("subtitle", name=report.place.name)
        self._to.author(self._to.paragraph("Subtitle"), subtitle)
        for at, said in enumerate(export.withdrawn):
            self._to.parts.words(self._to.paragraph(BOX), said, bold=at == 0)
        if export.withdrawn:
            self._to.gap()
        if export.cover is not None:
            self._to.picture(export.cover, WIDTH if report.whole else 60.0)
            if export.cover_words:
                self._to.parts.words(self._to.paragraph(NOTE), export.cover_words)
        self._to.parts.words(self._to.paragraph(), report.owner, bold=True)
        for label, text in edition_lines(export)[1:]:
            self._to.parts.words(self._to.paragraph(NOTE), f"{label}: {text}")
        if export.example:
            self._to.parts.words(self._to.paragraph(NOTE), export.example, bold=True)
        if report.example:
            self._to.parts.words(self._to.paragraph(NOTE), self._to.say("example_form"))

    def _contents(self, place: Paragraph) -> None:
        """Fields that show what there is until Word reckons them anew."""
        before = [*self._to.made.element.body]
        head = self._to.paragraph("TOC Heading")
        head.paragraph_format.page_break_before = True
        self._to.parts.words(head, self._to.say("contents"))
        entries = [(text, name, CONTENTS[level - 1]) for level, text, name in self._to.headings if level < 3]
        self._list('TOC \\o "1-2" \\h \\z \\u', entries)
        if self._to.captions:
            second = self._to.paragraph("TOC Heading")
            second.paragraph_format.keep_with_next = True
            second.paragraph_format.page_break_before = len(entries) + len(self._to.captions) > _LINES
            self._to.parts.words(second, self._to.say("figures"))
            figures = [(text, name, CONTENTS[2]) for text, name in self._to.captions]
            self._list('TOC \\h \\z \\c "Abbildung"', figures)
        for one in [one for one in self._to.made.element.body if one not in before]:
            place._p.addprevious(one)

    def _list(self, instruction: str, entries: Sequence[tuple[str, str, str]]) -> None:
        """A field with a line for each entry, which leads to it. Pages are known to nobody before Word reckons them:
        until then a sentence within the field says so, and it goes when the field is reckoned."""
        opened = self._to.paragraph(NOTE)
        self._to.parts.open_field(opened, instruction, dirty=True)
        self._to.parts.words(opened, self._to.say("contents_reckoned"))
        for at, (text, name, style) in enumerate(entries):
            paragraph = self._to.paragraph(style)
            self._to.parts.words(paragraph, text)
            self._to.parts.inside_link(paragraph, name)
            if at == len(entries) - 1:
                self._to.parts.close_field(paragraph)

    def _frame(self) -> None:
        """Name above and page below, on every page but the first."""
        section, export = self._to.made.sections[0], self._to.export
        head = section.header.paragraphs[0]
        self._to.parts.words(head, f"{export.running} · {export.report.owner}")
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._to.parts.words(foot, f"{self._to.say('version')} {safe(export.report.version)} · ")
        self._to.parts.field(foot, "PAGE", "1")
        for one in (head, foot):
            one.paragraph_format.left_indent = Mm(0)
            for run in one.runs:
                run.font.size = docx.shared.Pt(8)
