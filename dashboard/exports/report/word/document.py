"""The report as a Word document: headings, captions and contents that Word reckons itself, notes with sources, charts
that can be edited."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from dashboard import formats
from dashboard.domain.report.fact import FactKind, ReportFact
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.report.material import (
    ReportExport,
    TextTable,
    edition_lines,
    has_course,
    measured,
    noted_facts,
    place_table,
    short_table,
    source_lines,
    table_title,
    text_table,
    word_meanings,
    year_table,
)
from dashboard.exports.report.natives import NativeChart
from dashboard.exports.report.word.parts import WordParts, safe
from dashboard.exports.report.word.template import (
    BOX,
    COMPUTED,
    CONTENTS,
    FIGURE,
    KEY_NUMBER,
    NOTE,
    WIDTH,
    new_document,
)
from dashboard.report.blocks import Aside, DataGap, KeyMessage, Practice, Prose
from dashboard.report.document import (
    ShownBlock,
    ShownChapter,
    ShownFigure,
    ShownRecommendation,
    ShownSection,
    ShownSentences,
)
from dashboard.report.rich_text import Listing, Subheading, TextBlock, TextRun, plain
from dashboard.texts import say

Pixels = Callable[[str, int], bytes]
"""Draws an SVG as PNG of a width in px."""
_SHARP = 11  # px a millimetre: about 280 dots an inch
_MAP = 104.0  # mm, beside its legend
_LEGEND = 56.0
_SHORT_YEARS = 8
_CHART = 66.0  # mm of height
_LINES = 32  # of both lists of contents on one page
_ROW = 62.0  # mm that the first column takes at most


def report_document(
    export: ReportExport, charts: Mapping[str, Mapping[str, NativeChart]], png: Pixels
) -> bytes:
    """The DOCX. `charts` are those of a figure's number by the name of its view; other views are pictures."""
    made = new_document(export.report.lang, export.name, export.report.subtitle)
    writer = _Writer(made, export, charts, png)
    writer.write()
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Writes one block after the other."""

    def __init__(
        self,
        made: Document,
        export: ReportExport,
        charts: Mapping[str, Mapping[str, NativeChart]],
        png: Pixels,
    ) -> None:
        self._made, self._export, self._charts, self._png = made, export, charts, png
        self._lang = export.report.lang
        self._parts = WordParts(made, self._lang)
        self._headings: list[tuple[int, str, str]] = []
        self._captions: list[tuple[str, str]] = []
        self._begun: set[str] = set()
        self._facts = noted_facts(export.report)

    def write(self) -> None:
        """The whole document; the contents are written last, when every heading is known."""
        report = self._export.report
        self._cover()
        place = self._made.add_paragraph()
        for chapter in report.chapters:
            if chapter.blocks:
                self._chapter(chapter)
        self._annex()
        if report.whole:
            self._contents(place)
        place._p.getparent().remove(place._p)
        self._frame()
        self._parts.finish()

    def _say(self, name: str, /, **facts: object) -> str:
        return say(self._lang, f"report_file_{name}", **facts)

    def _paragraph(self, style: str = "Normal") -> Paragraph:
        return self._made.add_paragraph(style=style)

    def _author(self, paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> None:
        """Authors write German, whatever language the numbers are told in."""
        self._parts.words(paragraph, text, bold=bold, italic=italic, lang="de")

    def _heading(self, level: int, text: str, *, author: bool = True) -> None:
        paragraph = self._paragraph(f"Heading {level}")
        self._parts.words(paragraph, text, lang="de" if author else "")
        name = f"_Toc{1000 + len(self._headings)}"
        self._parts.bookmark(paragraph, name)
        self._headings.append((level, text, name))

    def _cover(self) -> None:
        export, report = self._export, self._export.report
        self._author(self._paragraph("Title"), export.name)
        subtitle = report.subtitle if report.whole else self._say("subtitle", name=report.place.name)
        self._author(self._paragraph("Subtitle"), subtitle)
        for at, said in enumerate(export.withdrawn):
            self._parts.words(self._paragraph(BOX), said, bold=at == 0)
        if export.withdrawn:
            self._gap()
        if export.cover is not None:
            self._picture(export.cover, WIDTH if report.whole else 60.0)
            if export.cover_words:
                self._parts.words(self._paragraph(NOTE), export.cover_words)
        self._parts.words(self._paragraph(), report.owner, bold=True)
        for label, text in edition_lines(export)[1:]:
            self._parts.words(self._paragraph(NOTE), f"{label}: {text}")
        if export.example:
            self._parts.words(self._paragraph(NOTE), export.example, bold=True)
        if report.example:
            self._parts.words(self._paragraph(NOTE), self._say("example_form"))

    def _contents(self, place: Paragraph) -> None:
        """Fields that show what there is until Word reckons them anew."""
        before = [*self._made.element.body]
        head = self._paragraph("TOC Heading")
        head.paragraph_format.page_break_before = True
        self._parts.words(head, self._say("contents"))
        entries = [(text, name, CONTENTS[level - 1]) for level, text, name in self._headings if level < 3]
        self._list('TOC \\o "1-2" \\h \\z \\u', entries)
        if self._captions:
            second = self._paragraph("TOC Heading")
            second.paragraph_format.keep_with_next = True
            second.paragraph_format.page_break_before = len(entries) + len(self._captions) > _LINES
            self._parts.words(second, self._say("figures"))
            figures = [(text, name, CONTENTS[2]) for text, name in self._captions]
            self._list('TOC \\h \\z \\c "Abbildung"', figures)
        for one in [one for one in self._made.element.body if one not in before]:
            place._p.addprevious(one)

    def _list(self, instruction: str, entries: Sequence[tuple[str, str, str]]) -> None:
        """A field with a line for each entry, which leads to it. Pages are known to nobody before Word reckons them:
        until then a sentence within the field says so, and it goes when the field is reckoned."""
        opened = self._paragraph(NOTE)
        self._parts.open_field(opened, instruction, dirty=True)
        self._parts.words(opened, self._say("contents_reckoned"))
        for at, (text, name, style) in enumerate(entries):
            paragraph = self._paragraph(style)
            self._parts.words(paragraph, text)
            self._parts.inside_link(paragraph, name)
            if at == len(entries) - 1:
                self._parts.close_field(paragraph)

    def _chapter(self, one: ShownChapter) -> None:
        self._heading(1, f"{one.number}\u2002{one.title}")
        whole = self._export.report.whole
        if one.lead and whole:
            self._author(self._paragraph("Subtitle"), one.lead)
        for message in one.messages:
            self._message(message)
        for block in one.blocks:
            self._block(block, one.number)
        if one.signed and whole:
            signed = [self._say("signed", who=one.signed)]
            signed += [formats.day(one.written, self._lang)] if one.written else []
            self._author(self._paragraph(NOTE), " · ".join(signed))

    def _block(self, block: ShownBlock, chapter: int) -> None:
        match block:
            case ShownSection():
                self._heading(2, f"{block.number}\u2002{plain(block.title)}")
            case Prose():
                self._text(block.parts)
            case ShownFigure():
                self._figure(block, chapter)
            case ShownSentences():
                self._sentences(block)
            case Practice():
                self._practice(block)
            case ShownRecommendation():
                self._recommendation(block)
            case DataGap():
                label = f"{self._say('gap')} ({self._say(f'gap_{block.sign.value}')}): "
                self._box(label, block.title, block.text)
            case Aside():
                self._box("", block.title, block.text)
            case KeyMessage():
                return  # they stand together on top

    def _message(self, one: KeyMessage) -> None:
        number, title, text = (self._paragraph(style) for style in (KEY_NUMBER, "Normal", "Normal"))
        for paragraph in (number, title):
            paragraph.paragraph_format.keep_with_next = True
        title.paragraph_format.space_after = docx.shared.Pt(0)
        self._runs(number, one.number)
        self._runs(title, one.title, bold=True)
        self._runs(text, one.text)
        if one.verdict is not None:
            self._parts.words(text, f" ({one.verdict.text})" if one.text else one.verdict.text)
            self._note(text, one.verdict)

    def _text(self, parts: Sequence[TextBlock]) -> None:
        for part in parts:
            match part:
                case Listing():
                    for item in part.items:
                        self._runs(self._paragraph("List Number" if part.ordered else "List Bullet"), item)
                case Subheading():
                    self._heading(3, plain(part.runs))
                case _:
                    self._runs(self._paragraph("Quote" if part.quoted else "Normal"), part.runs)

    def _figure(self, one: ShownFigure, chapter: int) -> None:
        self._caption(one, chapter)
        views = self._export.views.get(one.number)
        drawn = [view for view in one.views if view != "tabelle"]
        charts = self._charts.get(one.number, {})
        for view, drawing in zip(drawn, views.drawings if views else (), strict=True):
            if view in charts:
                paragraph = self._paragraph(FIGURE)
                self._parts.chart(paragraph, charts[view], WIDTH, _CHART)
            elif views and views.legend and view == "karte":
                self._picture(drawing, _MAP, (views.legend, _LEGEND))
            else:
                self._picture(drawing, WIDTH)
            if drawing.words:
                self._parts.words(self._paragraph(NOTE), drawing.words)
        if "tabelle" in one.views and self._export.report.whole:
            shown = text_table(one, self._lang)
            self._table(shown, one.title)
            if shown.left_out:
                self._parts.words(self._paragraph(NOTE), self._say("left_out", count=shown.left_out))
        shows = measured(one, self._lang, whole=self._export.report.whole)
        if shows:
            self._parts.words(self._paragraph(NOTE), shows)
        self._parts.words(self._paragraph(NOTE), one.reading)
        source = self._paragraph(NOTE)
        self._parts.words(source, f"{one.sources} ")
        self._parts.link(source, self._say("monitor"), self._export.address(one.query))

    def _caption(self, one: ShownFigure, chapter: int) -> None:
        """`Abbildung 3.{SEQ}`: Word counts within the chapter, whose first figure begins anew."""
        paragraph = self._paragraph("Caption")
        at = one.number.rpartition(".")[2]
        label = self._say("figure", number="")
        self._parts.words(paragraph, f"{label.strip()} {chapter}.", bold=True)
        first = str(chapter) not in self._begun
        self._begun.add(str(chapter))
        self._parts.field(paragraph, "SEQ Abbildung \\* ARABIC" + (" \\r 1" if first else ""), at)
        self._parts.words(paragraph, f"\u2002{one.title}")
        if one.badge:
            self._parts.words(paragraph, f" ({one.badge})", bold=True)
        name = f"_Toc{5000 + len(self._captions)}"
        self._parts.bookmark(paragraph, name)
        self._captions.append((f"{label.strip()} {one.number}\u2002{one.title}", name))

    def _sentences(self, block: ShownSentences) -> None:
        for one in block.sentences:
            paragraph = self._paragraph(COMPUTED)
            self._parts.words(paragraph, one.text)
            if one.example:
                self._parts.words(paragraph, f" ({say(self._lang, 'example')})")
            if one.word:
                self._parts.words(paragraph, f" – {one.word}", bold=True)
        self._gap()

    def _practice(self, one: Practice) -> None:
        paragraph = self._paragraph(BOX)
        self._parts.words(paragraph, f"{self._say('practice')}: ")
        self._runs(paragraph, one.title, bold=True)
        paragraph.paragraph_format.keep_with_next = True
        self._gap()
        picture = self._export.pictures.get(one.picture)
        if picture is not None:
            self._picture(picture, min(WIDTH * 0.8, 70.0 * picture.width / picture.height))
            if one.picture_text:
                self._author(self._paragraph(NOTE), one.picture_text)
        self._text(one.text)
        for name, text in one.details:
            paragraph = self._paragraph(NOTE)
            self._author(paragraph, f"{name}: ", bold=True)
            self._author(paragraph, text)

    def _recommendation(self, one: ShownRecommendation) -> None:
        block, watched = one.block, one.watched
        paragraph = self._box(f"{self._say('recommendation', number=one.number)}: ", block.title, block.text)
        facts = (("owner", block.owner), ("due", block.due), ("state", block.state), ("paper", block.paper))
        said = " · ".join(f"{self._say(name)}: {text}" for name, text in facts if text)
        if said:
            paragraph = self._below(paragraph)
            self._author(paragraph, said)
        if watched is not None:
            paragraph = self._below(paragraph)
            self._parts.words(paragraph, f"{self._say('watch')}: {watched.title}, {watched.name}: ")
            self._parts.words(paragraph, watched.text, bold=True)
            example = f" ({say(self._lang, 'example')})" if watched.example else ""
            word = self._say("trend_since", since=watched.since, word=watched.word)
            self._parts.words(paragraph, f"{example} – {word if watched.verdict.tested else watched.word}")
        self._gap()

    def _box(self, label: str, title: Sequence[TextRun], text: Sequence[TextRun]) -> Paragraph:
        paragraph = self._paragraph(BOX)
        self._parts.words(paragraph, label)
        self._runs(paragraph, title, bold=True)
        if text:
            paragraph = self._below(paragraph)
            self._runs(paragraph, text)
        if not label.startswith(self._say("recommendation", number="").strip()):
            self._gap()
        return paragraph

    def _below(self, paragraph: Paragraph) -> Paragraph:
        """The next paragraph of a box, on the same page."""
        paragraph.paragraph_format.keep_with_next = True
        return self._paragraph(BOX)

    def _gap(self) -> None:
        """Room after a box: Word puts boxes that touch into one."""
        self._made.add_paragraph(style=NOTE)

    def _runs(self, paragraph: Paragraph, runs: Sequence[TextRun], *, bold: bool = False) -> None:
        for run in runs:
            address = self._export.leads_to(run.link) if run.link else ""
            if address:
                self._parts.link(paragraph, run.text, address)
            else:
                self._author(paragraph, run.text, bold=bold or run.strong, italic=run.emphasis)
            if run.fact is not None and run.fact.asked.kind is not FactKind.NAME:
                self._note(paragraph, run.fact)

    def _note(self, paragraph: Paragraph, fact: ReportFact) -> None:
        said = self._facts[fact.asked][1]
        self._parts.note(paragraph, _told(said, self._lang), self._export.address(said.query))

    def _picture(self, drawing: Drawing, width: float, *beside: tuple[Drawing, float]) -> None:
        """A picture of a width in mm, and in the same line what explains it."""
        paragraph = self._paragraph(FIGURE)
        for one, wide in ((drawing, width), *beside):
            body = self._png(one.svg(), round(wide * _SHARP))
            self._parts.picture(paragraph, body, wide, one.heading or one.alt[:60], one.alt)

    def _table(self, table: TextTable, alt: str) -> None:
        if not table.rows:
            return
        others = len(table.heads) - 1
        first = 20.0 if table.years else min(_ROW, WIDTH - 20 * others)
        each = min((WIDTH - first) / max(others, 1), 40.0)
        self._parts.table(table.heads, table.rows, [first, *(each,) * others], alt)
        self._made.add_paragraph(style=NOTE)

    def _annex(self) -> None:
        export, report, lang = self._export, self._export.report, self._lang
        self._heading(1, self._say("annex"), author=False)
        self._heading(2, self._say("annex_numbers"), author=False)
        short = None if report.whole else short_table(report, _SHORT_YEARS)
        if short is not None:
            others = len(short.heads) - 1
            each = 16.0
            self._parts.table(
                short.heads,
                short.rows,
                [WIDTH - each * others, *(each,) * others],
                self._say("annex_numbers"),
            )
            self._parts.words(self._paragraph(NOTE), self._say("earlier"))
        for figure in report.figures if report.whole else ():
            label = self._say("table", number=figure.number)
            if len(figure.rows) > 1:
                self._table_head(label, table_title(figure), figure.badge)
                self._table(place_table(figure, figure.rows, lang), table_title(figure))
                label = self._say("table_years", number=figure.number)
            if has_course(figure):
                title = self._say("years", title=figure.measure)
                self._table_head(label, title, figure.badge)
                self._table(year_table(figure, lang), title)
        facts = self._facts
        if facts:
            self._heading(2, self._say("annex_facts"), author=False)
            heads = [self._say(f"column_{name}") for name in ("number", "value", "what", "source")]
            rows = [(str(number), fact.text, _what(fact), fact.source) for number, fact in facts.values()]
            self._parts.table(heads, rows, [12.0, 35.0, 78.0, 45.0], self._say("annex_facts"), numbers=False)
            self._made.add_paragraph(style=NOTE)
        self._pairs("definitions", [
            (f"{one.name} ({one.unit})" if one.unit else one.name, one.definition) for one in report.definitions
        ])  # fmt: skip
        self._pairs("sources", [("", one) for one in source_lines(export)])
        self._heading(2, say(lang, "export_notes"), author=False)
        for label, text in word_meanings(report):
            paragraph = self._paragraph(NOTE)
            self._parts.words(paragraph, f"{label}: ", bold=True)
            self._parts.words(paragraph, text)
        self._heading(2, self._say("imprint"), author=False)
        for line in report.imprint.split("\n"):
            if line.strip():
                self._author(self._paragraph(), line.strip())
        self._pairs("", [*edition_lines(export), (say(lang, "export_label_made"), export.made)])
        paragraph = self._paragraph(NOTE)
        self._parts.words(paragraph, f"{say(lang, 'export_label_link')}: ", bold=True)
        self._parts.link(paragraph, export.link, export.link)

    def _table_head(self, label: str, title: str, badge: str) -> None:
        paragraph = self._paragraph("Caption")
        self._parts.words(paragraph, label, bold=True)
        self._parts.words(paragraph, f"\u2002{title}" + (f" ({badge})" if badge else ""))

    def _pairs(self, name: str, pairs: Sequence[tuple[str, str]]) -> None:
        if name:
            self._heading(2, self._say(name), author=False)
        for label, text in pairs:
            paragraph = self._paragraph(NOTE)
            if label:
                self._parts.words(paragraph, f"{label}: ", bold=True)
            self._parts.words(paragraph, text)

    def _frame(self) -> None:
        """Name above and page below, on every page but the first."""
        section, export = self._made.sections[0], self._export
        head = section.header.paragraphs[0]
        self._parts.words(head, f"{export.running} · {export.report.owner}")
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._parts.words(foot, f"{self._say('version')} {safe(export.report.version)} · ")
        self._parts.field(foot, "PAGE", "1")
        for one in (head, foot):
            one.paragraph_format.left_indent = Mm(0)
            for run in one.runs:
                run.font.size = docx.shared.Pt(8)


def _what(fact: ReportFact) -> str:
    return " · ".join(part for part in (fact.title, fact.name, fact.when, fact.counts) if part)


def _told(fact: ReportFact, lang: str) -> str:
    """What a note says of a number."""
    example = say(lang, "example") if fact.example else ""
    parts = (_what(fact), fact.source if fact.source != example else "", example)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
