"""A presentation of one view: the map, the time series, the ranking and a composition, each a slide that says
everything itself."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide

from dashboard.exports.caption import Caption
from dashboard.exports.pictures.side_panel import KeyFigure, Legend
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.composition import SlideComposition, add_composition
from dashboard.exports.slides.drawingml import Ids
from dashboard.exports.slides.folder.chart_shapes import chart_shapes
from dashboard.exports.slides.folder.stage import picture_shapes
from dashboard.exports.slides.frame import TITLE_SIZE, SlideColumn, below
from dashboard.exports.slides.map_shapes import map_shapes
from dashboard.exports.slides.ranking import Ranking, add_ranking
from dashboard.exports.slides.series import SlideSeries, add_lines
from dashboard.exports.slides.template import embedded, set_title, template
from dashboard.exports.stage.description import PlacedChart, StagePicture
from dashboard.map.description import MapDrawing
from dashboard.texts import say

_SIZES = (1.0, 0.92, 0.84, 0.76, 0.68)


@dataclass(frozen=True, slots=True)
class Map:
    """The map of a slide, and its sentence."""

    drawing: MapDrawing
    summary: str


@dataclass(frozen=True, slots=True)
class Page:
    """One slide; `note` is what its author wants to say."""

    caption: Caption
    figures: Sequence[KeyFigure]
    legend: Legend
    view: Map | SlideSeries | Ranking | SlideComposition | StagePicture | PlacedChart | None
    note: str = ""


def slides(pages: Sequence[Page]) -> bytes:
    """The presentation as PPTX; `pages` in order, at least one."""
    made = template(pages[0].caption.lang)
    made.core_properties.title = pages[0].caption.title
    for page in pages:
        add_page(made, page)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def add_page(made: Presentation, page: Page) -> None:
    """One more slide."""
    slide, caption = made.slides.add_slide(made.slide_layouts[0]), page.caption
    for factor in _SIZES:
        ids = Ids(partial(embedded, slide))
        column = SlideColumn(ids, caption, factor)
        column.figures(page.figures)
        column.legend(page.legend)
        if column.fits():
            break
    title = slide.shapes.title
    set_title(title, caption.title, column.title, TITLE_SIZE * factor)
    title._element.nvSpPr.cNvPr.set("descr", caption.title)
    address = slide.part.relate_to(caption.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    shapes = [*column.shapes, *_VIEWS[type(page.view)](slide, ids, page), *below(ids, caption, address)]
    for shape in list(parse_xml(xml.tree(shapes))):
        slide.shapes._spTree.append(shape)
    notes = say(
        caption.lang, "slide_notes", title=caption.title, subtitle=caption.subtitle, link=caption.link
    )
    facts = (f"{label}: {words}" for label, words in caption.entries()[2:])
    slide.notes_slide.notes_text_frame.text = "\n".join((*([page.note] if page.note else []), notes, *facts))


def _map(slide: Slide, ids: Ids, page: Page) -> list[str]:
    view, caption = page.view, page.caption
    assert isinstance(view, Map)
    described = say(caption.lang, "alt_map", title=caption.title, summary=view.summary)
    return map_shapes(ids, view.drawing, described, caption.lang)


def _series(slide: Slide, ids: Ids, page: Page) -> list[str]:
    view, caption = page.view, page.caption
    assert isinstance(view, SlideSeries)
    names = ", ".join(f"{one.name} {one.text}" for one in reversed(view.parts.names))
    described = say(caption.lang, "alt_series", title=caption.title, names=names)
    return add_lines(slide, ids, view, (say(caption.lang, "view_zeitreihe"), described))


def _ranking(slide: Slide, ids: Ids, page: Page) -> list[str]:
    view, caption = page.view, page.caption
    assert isinstance(view, Ranking)
    first, last = view.ends()
    described = say(caption.lang, "alt_ranking", title=caption.title, first=first, last=last)
    if view.left_out:
        described = f"{described} {view.left_out}"
    return add_ranking(slide, ids, view, (say(caption.lang, "view_rangfolge"), described), caption.lang)


def _picture(slide: Slide, ids: Ids, page: Page) -> list[str]:
    assert isinstance(page.view, StagePicture)
    return picture_shapes(slide, ids, page.view)


def _composition(slide: Slide, ids: Ids, page: Page) -> list[str]:
    view, lang = page.view, page.caption.lang
    assert isinstance(view, SlideComposition)
    return add_composition(slide, view, (say(lang, "view_zusammensetzung"), view.said))


def _chart(slide: Slide, ids: Ids, page: Page) -> list[str]:
    assert isinstance(page.view, PlacedChart)
    chart = page.view.chart
    return list(chart_shapes(ids, page.view, chart.summary, chart.palette))


def _nothing(slide: Slide, ids: Ids, page: Page) -> list[str]:
    words = say(page.caption.lang, "export_empty")
    return [xml.text(ids, words, words, (650, 450, 1206, 60), [xml.Run(words, 26, "#564F44")], align="ctr")]


_VIEWS: Mapping[type, Callable[[Slide, Ids, Page], list[str]]] = {
    Map: _map,
    SlideSeries: _series,
    Ranking: _ranking,
    SlideComposition: _composition,
    StagePicture: _picture,
    PlacedChart: _chart,
    type(None): _nothing,
}
