"""Pictures of one answer: the frame's words and the view, gathered for the pure builders."""

from __future__ import annotations

import base64
from dataclasses import replace
from functools import lru_cache

from callbacks.district_data import Answer
from callbacks.exports.charts import chart_of
from callbacks.exports.contents import Exporting
from callbacks.exports.described_map import described_map, legend
from callbacks.monitor.composition import composition_head, why_none
from callbacks.monitor.series import series_words
from callbacks.server.installed.packages import FONTS, font_file
from dashboard.charts.description import space_of
from dashboard.charts.svg.painter import painted
from dashboard.domain.selection import parse
from dashboard.drawing.style import Theme
from dashboard.exports.caption import KARTE, ZEITREIHE, ZUSAMMENSETZUNG, Caption
from dashboard.exports.pictures.frame import Picture, empty, picture
from dashboard.exports.pictures.side_panel import VIEW, KeyFigure, Legend
from dashboard.indicators.slab.displayed import displayed
from dashboard.map.description import MapDrawing
from dashboard.map.svg_painter import marks_alone
from dashboard.map.svg_painter import painted as painted_map
from dashboard.texts import say

WIDTH, NARROWEST, WIDEST = 1920, 640, 3840
_FIGURES = 3
MOST_SHAPES = 1000
"""Areas above which a map on a slide is a picture: programs take minutes over as many shapes."""
_SHARP = 1.5  # px of such a picture for each px of the slide


def width_of(answer: Answer) -> int:
    """The width asked for, inside what can be read and what a server should draw."""
    return min(max(answer.selection.width or WIDTH, NARROWEST), WIDEST)


def theme_of(answer: Answer) -> Theme:
    """Pictures are light unless `hell=nein`."""
    return "dark" if answer.selection.light == "nein" else "light"


def look(query: str) -> tuple[Theme, int]:
    """Theme and width that a query asks for, whatever page it is of."""
    how = parse(query)[0]
    return "dark" if how.light == "nein" else "light", min(max(how.width or WIDTH, NARROWEST), WIDEST)


def drawing(exporting: Exporting, answer: Answer, view: str, root: str, fonts: str = "") -> str:
    """The picture of `view` as SVG."""
    chosen, theme = answer.selection, theme_of(answer)
    said = exporting.caption(answer, view, root, chosen.year)
    content, beside = _view(exporting, answer, view, said, theme)
    made = Picture(
        said,
        figures(exporting, answer) if view not in (ZEITREIHE, ZUSAMMENSETZUNG) else [],
        beside,
        content or empty(_nothing(answer, view), theme),
    )
    return picture(made, width_of(answer), theme, fonts)


def _nothing(answer: Answer, view: str) -> str:
    return why_none(answer) if view == ZUSAMMENSETZUNG else say(answer.selection.language, "export_empty")


def _view(exporting: Exporting, answer: Answer, view: str, said: Caption, theme: Theme) -> tuple[str, Legend]:
    """The view itself and what explains its colours; nothing where there is nothing to show."""
    if view == KARTE:
        return painted_map(described_map(exporting, answer), theme), legend(exporting, answer)
    chart = chart_of(exporting, answer, view, space_of(VIEW), said)
    content = painted(chart, VIEW, theme) if chart else ""
    if view == ZEITREIHE:
        heading = say(answer.selection.language, f"unit_{answer.indicator.unit}")
        return content, Legend(heading=heading, lines=series_words(exporting.answers, answer).split(" · "))
    if view == ZUSAMMENSETZUNG:
        _, heading, _ = composition_head(exporting.answers, answer)
        heading = heading or legend(exporting, answer, on_map=False).heading
        return content, Legend(heading=heading, lines=[chart.caption] if chart and chart.caption else [])
    return content, legend(exporting, answer, on_map=False)


def figures(exporting: Exporting, answer: Answer) -> list[KeyFigure]:
    """The district's value and those of the first selected places."""
    slab, chosen = displayed(exporting.answers.slab(answer)), answer.selection
    row = slab.row(chosen.year)
    if row is None:
        return []
    district, found = slab.district, []
    if district and district.text[row]:
        found.append(KeyFigure(district.name, district.text[row]))
    for mark, key in enumerate(chosen.places[:_FIGURES]):
        column = slab.places.index(key)
        found.append(KeyFigure(slab.names[column], slab.text[row][column], mark))
    return found


def for_slides(exporting: Exporting, drawing: MapDrawing) -> MapDrawing:
    """The map with a picture of its marks where these are too many for shapes of a slide."""
    if sum(1 for _ in drawing.areas()) <= MOST_SHAPES:
        return drawing
    width = round(_SHARP * (drawing.frame.box[2] - drawing.frame.box[0]))
    return replace(drawing, picture=exporting.rendering.png(marks_alone(drawing, "light"), width))


@lru_cache(maxsize=1)
def fonts() -> str:
    """The typeface inside a style element, so that a saved picture looks the same everywhere."""
    faces = "".join(
        f"@font-face{{font-family:'Source Sans 3';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{base64.b64encode(font_file(weight).read_bytes()).decode()}) format('woff2')}}"
        for weight in FONTS
    )
    return f"<style>{faces}</style>"
