"""A slide of a profile or comparison: kicker and title above, the caption below, and room for shapes
between."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide

from dashboard.drawing import style
from dashboard.drawing.typeface import width_of
from dashboard.exports.caption import Caption
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.frame import below
from dashboard.exports.slides.template import set_title
from dashboard.texts import say

LEFT, TOP, WIDTH, BOTTOM = 64.0, 48.0, 1792.0, 924.0
"""The room of the shapes begins below the title and ends at BOTTOM; px."""
_WIDER = 0.78  # another typeface may need more room
_INK = style.COLOURS["light"]


def add_sheet(
    made: Presentation,
    said: Caption,
    title: str,
    shapes: Sequence[str],
    ids: Ids,
    size: float = 40.0,
    width: float = WIDTH,
) -> Slide:
    """The slide; a title that is too long for one line is set smaller."""
    while width_of(title, size, 700) > width * _WIDER and size > 20:
        size -= 2
    slide = made.slides.add_slide(made.slide_layouts[0])
    set_title(slide.shapes.title, title, (LEFT, TOP + 28, width, size * 1.2), size)
    slide.shapes.title._element.nvSpPr.cNvPr.set("descr", title)
    address = slide.part.relate_to(said.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    words = " · ".join(part for part in (said.kicker, said.example) if part)
    run = [Run(words, 21, _INK.ink_2)]
    kicker = xml.text(ids, words, words, (LEFT, TOP, width * 0.6, 28), run, lang=said.lang, wrap=False)
    for shape in list(parse_xml(xml.tree([kicker, *shapes, *below(ids, said, address)]))):
        slide.shapes._spTree.append(shape)
    notes = say(said.lang, "slide_notes", title=said.title, subtitle=said.subtitle, link=said.link)
    facts = (f"{label}: {text}" for label, text in said.entries()[2:])
    slide.notes_slide.notes_text_frame.text = "\n".join((notes, *facts))
    return slide
