"""The figures of the report as charts that office programs can edit: slides take their descriptions, Word their
parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.slide import Slide
from pptx.util import Pt

from dashboard.exports.pictures.side_panel import Legend
from dashboard.exports.slides.composition import SlideComposition, add_composition
from dashboard.exports.slides.drawingml import Ids
from dashboard.exports.slides.plotting_area import CHART_SPACE
from dashboard.exports.slides.ranking import Ranking, add_ranking
from dashboard.exports.slides.series import SlideSeries
from dashboard.exports.slides.series_chart import add_series_chart
from dashboard.exports.slides.template import template

_RELATION = re.compile(rb'(<c:externalData[^>]*r:id=")[^"]*')


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart as the parts that a document takes in: its XML, its numbers as a workbook, its name and what it
    shows."""

    body: bytes
    workbook: bytes
    name: str
    alt: str

    def xml(self, relationship: str) -> bytes:
        """The chart's XML, whose workbook has this relationship."""
        return _RELATION.sub(rb"\g<1>" + relationship.encode(), self.body)


@dataclass(frozen=True, slots=True)
class NativeViews:
    """A figure's views as slides paint them, None for a view that it has not; `legend` explains the bars."""

    series: SlideSeries | None = None
    ranking: Ranking | None = None
    composition: SlideComposition | None = None
    legend: Legend | None = None


def series_chart(shown: SlideSeries, described: tuple[str, str]) -> NativeChart:
    """The lines of a series with their names in a legend."""
    slide = _slide()
    add_series_chart(slide, shown.chart, shown.number_format, shown.box, described, shown.box)
    made = slide.shapes[-1].chart
    _alone(made)
    made.has_legend = True
    made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    made.legend.font.size = Pt(9)
    made.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    return _parts(made, described)


def ranking_chart(shown: Ranking, described: tuple[str, str], lang: str) -> NativeChart:
    """The bars of a ranking; names and values stand beside them."""
    slide = _slide()
    add_ranking(slide, Ids(), shown, described, lang)
    made = slide.shapes[-1].chart
    _alone(made)
    return _parts(made, described)


def composition_chart(shown: SlideComposition, described: tuple[str, str]) -> NativeChart:
    """The bars of a whole."""
    slide = _slide()
    add_composition(slide, shown, described)
    made = next(shape.chart for shape in slide.shapes if shape.has_chart)
    _alone(made)
    return _parts(made, described)


def _slide() -> Slide:
    made = template("de")
    return made.slides.add_slide(made.slide_layouts[0])


def _alone(made: Chart) -> None:
    """In a document nothing lies over the chart: it finds the place of its axes by itself, in smaller letters."""
    area = made._chartSpace.chart.plotArea
    for old in area.findall(f"{{{CHART_SPACE}}}layout"):
        area.remove(old)
    made.font.size = Pt(9)
    for axis in (made.value_axis, made.category_axis):
        axis.tick_labels.font.size = Pt(9)


def _parts(made: Chart, described: tuple[str, str]) -> NativeChart:
    book = made.part.chart_workbook.xlsx_part
    assert book is not None
    return NativeChart(made.part.blob, book.blob, *described)
