"""What python-docx has no words for: fields, bookmarks, links, notes, pictures in words, and native charts. Authors'
words are only ever text here, never part of a field's instruction."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.exports.report.natives import NativeChart
from dashboard.exports.report.word.template import CELL, LANGUAGES, LINK, NOTE_REFERENCE, NOTE_TEXT

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NO_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EMU = 36_000  # of a millimetre
_TABLE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def safe(text: str) -> str:
    """The text without signs that no XML may hold."""
    return _NO_XML.sub("", text)


class WordParts:
    """Numbers bookmarks, notes and charts of one document."""

    def __init__(self, made: Document, lang: str) -> None:
        self._made, self._lang = made, lang
        self._ids, self._charts = count(1), count(1)
        self._notes: list[str] = []
        self._notes_part = Part(PackURI("/word/footnotes.xml"), _NOTES, b"", made.part.package)
        made.part.relate_to(self._notes_part, RELATIONSHIP_TYPE.FOOTNOTES)

    def words(
        self, paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False, lang: str = ""
    ) -> Run:
        """Words of one look; `lang` where it is another than the document's."""
        run = paragraph.add_run(safe(text))
        run.bold, run.italic = bold or None, italic or None
        if lang and lang != self._lang:
            said = OxmlElement("w:lang")
            said.set(qn("w:val"), LANGUAGES[lang])
            run._element.get_or_add_rPr().append(said)
        return run

    def link(self, paragraph: Paragraph, text: str, address: str) -> None:
        """Words that lead to an address outside; it is a relationship of the file, no field."""
        relationship = self._made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        run = self.words(paragraph, text)
        run.style = LINK
        around = OxmlElement("w:hyperlink")
        around.set(qn("r:id"), relationship)
        run._element.addprevious(around)
        around.append(run._element)

    def bookmark(self, paragraph: Paragraph, name: str) -> None:
        """Names what stands in the paragraph so far."""
        number = str(next(self._ids))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for one in (start, end):
            one.set(qn("w:id"), number)
        start.set(qn("w:name"), name)
        properties = paragraph._p.find(qn("w:pPr"))
        paragraph._p.insert(0 if properties is None else 1, start)
        paragraph._p.append(end)

    def field(self, paragraph: Paragraph, instruction: str, shown: str, *, dirty: bool = False) -> None:
        """A field with what it shows until Word reckons it anew; `instruction` holds no words of authors."""
        self.open_field(paragraph, instruction, dirty=dirty)
        self.words(paragraph, shown)
        self.close_field(paragraph)

    def open_field(self, paragraph: Paragraph, instruction: str, *, dirty: bool = False) -> None:
        """Begins a field, which may go on over paragraphs."""
        begin = _character("begin")
        if dirty:
            begin.set(qn("w:dirty"), "true")
        paragraph.add_run()._element.append(begin)
        said = OxmlElement("w:instrText")
        said.set(qn("xml:space"), "preserve")
        said.text = f" {instruction} "
        paragraph.add_run()._element.append(said)
        paragraph.add_run()._element.append(_character("separate"))

    def close_field(self, paragraph: Paragraph) -> None:
        """Ends the field that was begun last."""
        paragraph.add_run()._element.append(_character("end"))

    def inside_link(self, paragraph: Paragraph, name: str) -> None:
        """Lets everything in the paragraph lead to a bookmark."""
        around = OxmlElement("w:hyperlink")
        around.set(qn("w:anchor"), name)
        for run in paragraph._p.findall(qn("w:r")):
            around.append(run)
        paragraph._p.append(around)

    def note(self, paragraph: Paragraph, text: str, address: str = "") -> None:
        """A footnote of the words that stand last in the paragraph."""
        number = len(self._notes) + 1
        link = ""
        if address:
            relationship = self._notes_part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            shown = escape("Monitor")
            link = (
                f'<w:r><w:t xml:space="preserve"> </w:t></w:r><w:hyperlink r:id="{relationship}"><w:r><w:rPr>'
                f'<w:rStyle w:val="{_id(self._made, LINK)}"/></w:rPr><w:t>{shown}</w:t></w:r></w:hyperlink>'
            )
        self._notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{_id(self._made, NOTE_TEXT)}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{_id(self._made, NOTE_REFERENCE)}"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(safe(text))}</w:t></w:r>{link}</w:p></w:footnote>'
        )
        run = paragraph.add_run()
        run.style = NOTE_REFERENCE
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(number))
        run._element.append(mark)

    def picture(self, paragraph: Paragraph, body: bytes, width: float, name: str, alt: str) -> None:
        """A picture `width` mm wide, and what it shows in words."""
        shape = paragraph.add_run().add_picture(io.BytesIO(body), width=Mm(width))
        properties = shape._inline.docPr
        properties.set("name", safe(name)[:200])
        properties.set("descr", safe(alt))

    def chart(self, paragraph: Paragraph, chart: NativeChart, width: float, height: float) -> None:
        """A chart that can be edited, with its numbers as a workbook inside; sizes in mm."""
        number, package = next(self._charts), self._made.part.package
        part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, b"", package)
        book = Part(
            PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"), _TABLE, chart.workbook, package
        )
        relationship = part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
        part._blob = chart.xml(relationship)
        led = self._made.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
        space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        drawing = parse_xml(
            f'<w:drawing {nsdecls("w", "wp", "a", "r")}><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:docPr id="{next(self._ids) + 10_000}" name={quoteattr(safe(chart.name))} '
            f"descr={quoteattr(safe(chart.alt))}/><wp:cNvGraphicFramePr/><a:graphic>"
            f'<a:graphicData uri="{space}"><c:chart xmlns:c="{space}" r:id="{led}"/></a:graphicData>'
            f"</a:graphic></wp:inline></w:drawing>"
        )
        paragraph.add_run()._element.append(drawing)

    def table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        alt: str,
        *,
        numbers: bool = True,
    ) -> None:
        """A table whose first row heads each page; `widths` in mm. Columns of `numbers`, all but the first, stand
        right."""
        cell_style = _id(self._made, CELL)
        grid = "".join(f'<w:gridCol w:w="{round(one * 56.7)}"/>' for one in widths)
        side = '<w:jc w:val="right"/>' if numbers else ""
        lines = [_row(heads, widths, cell_style, side, head=True)]
        lines += [_row(row, widths, cell_style, side) for row in rows]
        tone = "E4DDD0"
        made = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{round(sum(widths) * 56.7)}" w:type="dxa"/><w:tblBorders>'
            f'<w:bottom w:val="single" w:sz="4" w:color="{tone}"/><w:insideH w:val="single" w:sz="4" w:color="{tone}"/>'
            f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
            f'<w:right w:w="85" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/>'
            f"<w:tblDescription w:val={quoteattr(safe(alt))}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"{''.join(lines)}</w:tbl>"
        )
        body = self._made.element.body
        body.insert(len(body) - 1, made)  # the section's properties stay last

    def finish(self) -> None:
        """Writes the notes."""
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
            for kind, tag, at in (
                ("separator", "separator", -1),
                ("continuationSeparator", "continuationSeparator", 0),
            )
        )
        spaces = (
            f'xmlns:w="{_MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        )
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        body = f"{head}<w:footnotes {spaces}>{lines}{''.join(self._notes)}</w:footnotes>"
        self._notes_part._blob = body.encode()


def _row(
    cells: Sequence[str], widths: Sequence[float], cell_style: str, right: str, *, head: bool = False
) -> str:
    found = []
    for at, (text, width) in enumerate(zip(cells, widths, strict=True)):
        side = right if at else ""
        look = "<w:rPr><w:b/></w:rPr>" if head else ""
        found.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 56.7)}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
            f'<w:pStyle w:val="{cell_style}"/>{side}</w:pPr><w:r>{look}<w:t xml:space="preserve">'
            f"{escape(safe(text))}</w:t></w:r></w:p></w:tc>"
        )
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    return f"<w:tr>{properties}{''.join(found)}</w:tr>"


def _id(made: Document, name: str) -> str:
    return str(made.styles[name].style_id)


def _character(kind: str) -> Any:
    made = OxmlElement("w:fldChar")
    made.set(qn("w:fldCharType"), kind)
    return made
