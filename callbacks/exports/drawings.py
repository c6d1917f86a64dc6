"""Views of an answer as drawings with alternative texts, gathered for documents that are set."""

from __future__ import annotations

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.exports.charts import chart_of
from callbacks.exports.contents import Exporting
from callbacks.exports.described_map import described_map, legend
from dashboard.charts.description import space_of
from dashboard.charts.svg.painter import painted
from dashboard.domain.area import Area
from dashboard.drawing import style
from dashboard.drawing import svg_elements as svg
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.pictures.side_panel import legend_alone
from dashboard.map.description import Box, MapDrawing
from dashboard.map.locator import locator
from dashboard.map.svg_painter import painted as painted_map
from dashboard.texts import say

_MAP = (0.0, 0.0, 1222.0, 690.0)
_LOCATOR = 300  # px: fine enough for a slide, lines strong enough for paper
_CHART = (0.0, 0.0, 900.0, 330.0)


def map_drawing(
    exporting: Exporting, answer: Answer, title: str, box: Box = _MAP, *, small: bool = False
) -> Drawing:
    """The smaller the box, the larger are names and lines beside the areas; on a `small` map names are few."""
    chosen, slab = answer.selection, exporting.answers.slab(answer)
    row = slab.row(chosen.year)
    summary = "" if row is None else slab.summary[row]
    content = painted_map(described_map(exporting, answer, box, small=small), "light")
    alt = say(chosen.language, "alt_map", title=title, summary=summary)
    return Drawing(say(chosen.language, "view_karte"), alt, content, box[2], box[3])


def legend_drawing(exporting: Exporting, answer: Answer) -> Drawing:
    """The legend of the map alone, with a description of its classes and their counts."""
    lang, made = answer.selection.language, legend(exporting, answer)
    labels = "; ".join((made.heading, *(f"{one.label}: {one.count}" for one in made.entries), *made.ends))
    return Drawing("", say(lang, "alt_legend", labels=labels), *legend_alone(made, "light"))


def chart_drawing(exporting: Exporting, answer: Answer, view: str, box: Box = _CHART) -> Drawing:
    """The chart of a view, or the words that stand in its place; `box` is drawn px for px."""
    lang, name = answer.selection.language, say(answer.selection.language, f"view_{view}")
    space = space_of(box) if box == _CHART else space_of(box, box[2] - box[0])
    chart = chart_of(exporting, answer, view, space)
    if chart is None:
        title = exporting.caption(answer, view, "", answer.selection.year).title
        alt = say(lang, "meeting_alt_charts", view=name, title=title, summary=say(lang, "export_empty"))
        return Drawing(name, alt, _nothing(lang, box), box[2], box[3])
    return Drawing(name, chart.summary, painted(chart, box, "light"), box[2], box[3], chart.caption)


def place_locator(answers: Answers, area: Area, answer: Answer) -> tuple[MapDrawing, str] | None:
    """Where a place lies, and that in words; None where this district's boundaries are missing."""
    if "gemeinde" not in answer.possible.drawable:
        return None
    register, lang = answer.possible.register, answer.selection.language
    inside, around = [{one.key for one in register.children(key)} for key in (area.key, area.amt or "-")]
    place = {"gemeinde": {area.key}, "amt": inside}.get(area.level, set())
    key = "export_alt_map_whole" if area.level == "kreis" else "export_alt_map"
    alt = answers.words.say(lang, key, name=area.name)
    around = around if area.level == "gemeinde" else set()
    return locator(answers.geometry("gemeinde"), place, around, alt, _LOCATOR), alt


def _nothing(lang: str, box: Box) -> str:
    colour, size = style.COLOURS["light"].ink_2, 26 * box[2] / _CHART[2]
    return svg.text(box[2] / 2, box[3] / 2, say(lang, "export_empty"), size, colour, anchor="middle")
