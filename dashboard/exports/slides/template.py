"""The template of slides: 16:9, a typeface that offices have, our colours, one layout with a title."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.drawing import style
from dashboard.exports.slides.drawingml import EMU, FONT

_TITLE = (64, 82, 550, 130)  # px: x, y, width, height
_TITLE_ONLY = "Title Only"


def template(lang: str) -> Presentation:
    """An empty presentation; its first layout is the only one."""
    made = pptx.Presentation()
    before = made.slide_width
    made.slide_width, made.slide_height = Emu(1920 * EMU), Emu(1080 * EMU)
    master = made.slide_masters[0]
    for layout in list(master.slide_layouts):
        if layout.name != _TITLE_ONLY:
            master.slide_layouts.remove(layout)
    layout = master.slide_layouts[0]
    layout.name = "Bildungslupe"
    for shape in (*master.placeholders, *layout.placeholders):
        if shape.placeholder_format.type == 1 or shape.placeholder_format.idx == 0:
            shape.left, shape.top, shape.width, shape.height = (Emu(one * EMU) for one in _TITLE)
        else:
            shape.left, shape.width = (
                Emu(round(one * made.slide_width / before)) for one in (shape.left, shape.width)
            )
    _recolour(made)
    _describe(made, lang)
    return made


def _describe(made: Presentation, lang: str) -> None:
    """What the file says of itself, in place of what the library's own template says of its author."""
    told, now = made.core_properties, datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    told.author = told.last_modified_by = "Bildungslupe"
    told.created = told.modified = now
    told.comments = told.keywords = told.subject = told.title = ""
    told.language = "de-DE" if lang == "de" else "en-GB"


def embedded(slide: Slide, picture: bytes) -> str:
    """A PNG as a part of the slide; gives the relationship's id."""
    _, relationship = slide.part.get_or_add_image_part(io.BytesIO(picture))
    return str(relationship)


def set_title(shape: Any, words: str, box: tuple[float, ...], size: float) -> None:
    """Fills a slide's title in our look; `box` and `size` in px."""
    shape.left, shape.top, shape.width, shape.height = (Emu(round(one * EMU)) for one in box)
    frame = shape.text_frame
    frame.text, frame.word_wrap, frame.vertical_anchor = words, True, MSO_ANCHOR.TOP
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment, paragraph.line_spacing = PP_ALIGN.LEFT, 0.9
    for run in paragraph.runs:  # one for each line where lines are broken by hand
        font = run.font
        font.size, font.bold, font.name = Pt(size / 2), True, FONT
        font.color.rgb = RGBColor.from_string(style.COLOURS["light"].ink.lstrip("#"))


def _recolour(made: Presentation) -> None:
    """Typeface and colours of the theme, so that what people add looks like the rest."""
    part = made.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = part.blob.decode()
    theme = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", theme)
    colours = [*style.palette("see", 5)[::-1][:5], style.COLOURS["light"].accent]
    for at, colour in enumerate(colours, 1):
        theme = re.sub(rf"<a:accent{at}>.*?</a:accent{at}>", _accent(at, colour), theme, flags=re.DOTALL)
    link = f'<a:hlink><a:srgbClr val="{style.COLOURS["light"].accent.lstrip("#")}"/></a:hlink>'
    part._blob = re.sub(r"<a:hlink>.*?</a:hlink>", link, theme, flags=re.DOTALL).encode()


def _accent(number: int, colour: str) -> str:
    return f'<a:accent{number}><a:srgbClr val="{colour.lstrip("#")}"/></a:accent{number}>'
