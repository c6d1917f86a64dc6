"""An empty document with our styles: A4, headings, captions, notes, sentences that are computed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from dashboard.drawing import style

FONT = "Calibri"
WIDTH = 170.0
"""Millimetres between the margins."""
COMPUTED, NOTE, BOX, FIGURE, KEY_NUMBER, CELL = (
    "Berechneter Satz",
    "Quelle",
    "Kasten",
    "Bild",
    "Kennzahl",
    "Tabellentext",
)
"""Names of our own styles, which people see in Word."""
NOTE_TEXT, NOTE_REFERENCE, LINK = "footnote text", "footnote reference", "Hyperlink"
CONTENTS = ("toc 1", "toc 2", "table of figures")
_INK, _QUIET = style.COLOURS["light"].ink, style.COLOURS["light"].ink_2
LANGUAGES = {"de": "de-DE", "en": "en-GB"}


def new_document(lang: str, title: str, subject: str) -> Document:
    """A4 with margins of 20 mm; what it says of itself is in its properties."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    told, now = made.core_properties, datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    told.title, told.subject, told.language = title[:255], subject[:255], LANGUAGES[lang]
    told.author = told.last_modified_by = "Bildungslupe"
    told.created = told.modified = now
    told.comments = told.keywords = told.category = ""
    _styles(made, lang)
    return made


def _styles(made: Document, lang: str) -> None:
    normal = _paragraph(made, "Normal", 11, after=6)
    normal.paragraph_format.line_spacing = 1.15
    _speak(made, lang)
    for level, size, before in ((1, 20, 0), (2, 14, 16), (3, 11.5, 10)):
        heading = _paragraph(made, f"Heading {level}", size, before=before, after=6, bold=True)
        heading.paragraph_format.keep_with_next = True
        heading.paragraph_format.page_break_before = level == 1
    _paragraph(made, "Title", 34, after=6, bold=True, border="")
    _paragraph(made, "Subtitle", 15, after=18, colour=_QUIET)
    contents = _paragraph(made, "TOC Heading", 20, before=16, after=10, bold=True)
    contents.paragraph_format.page_break_before = False
    caption = _paragraph(made, "Caption", 10, before=12, after=4)
    caption.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number", "Quote"):
        _paragraph(made, name, 11, after=3)
    _paragraph(made, NOTE, 8.5, after=3, colour=_QUIET)
    _paragraph(made, FIGURE, 11, after=4)
    _paragraph(made, COMPUTED, 11, after=0, border="left")
    _paragraph(made, BOX, 11, after=0, border="box")
    _paragraph(made, KEY_NUMBER, 16, after=2, bold=True)
    cell = _paragraph(made, CELL, 8.5, after=0)
    cell.paragraph_format.line_spacing = 1.0
    _paragraph(made, NOTE_TEXT, 8.5, after=0, colour=_QUIET)
    for at, name in enumerate(CONTENTS):
        entry = _paragraph(made, name, 10.5, after=3, bold=at == 0)
        entry.paragraph_format.left_indent = Mm(6) if at == 1 else Mm(0)
        entry.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    reference = made.styles.add_style(NOTE_REFERENCE, WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    link = made.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string("29708F"), True


def _paragraph(
    made: Document,
    name: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    colour: str = _INK,
    border: str | None = None,
) -> ParagraphStyle:
    """A style of the document, made where it lacks it, in our typeface."""
    known = {one.name for one in made.styles}
    found: Any = made.styles[name] if name in known else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name not in known:
        found.base_style = made.styles["Normal"]
    font = found.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
    for spaced in found.element.get_or_add_rPr().findall(qn("w:spacing")):
        found.element.rPr.remove(spaced)
    fonts = found.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for which in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{which}"), FONT)
    looks = found.paragraph_format
    looks.space_before, looks.space_after = Pt(before), Pt(after)
    if border is not None:
        _border(found, border)
    return cast(ParagraphStyle, found)


def _border(found: Any, border: str) -> None:
    """Lines of a style: `left`, `box`, or none where the template has one."""
    properties = found.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    sides = {"left": ("left",), "box": ("top", "left", "bottom", "right")}.get(border, ())
    if sides:
        size, tone = (12, _INK) if border == "left" else (4, style.COLOURS["light"].axis)
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="6" w:color="{tone.lstrip("#")}"/>'
            for side in sides
        )
        properties.insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{edges}</w:pBdr>"),
            *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"),
        )
        found.paragraph_format.left_indent = found.paragraph_format.right_indent = Mm(3)


def _speak(made: Document, lang: str) -> None:
    """The language of everything that says no other."""
    defaults = made.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), LANGUAGES[lang])
    said.set(qn("w:eastAsia"), LANGUAGES[lang])
    defaults.append(said)
