"""Pictures of one answer: the frame's words and the view, gathered for the pure builders."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from callbacks.answers import Answer
from callbacks.exporting import Exporting
from callbacks.machine_routes import day_of
from callbacks.packages import FONTS, font_file
from callbacks.series import series
from dashboard.domain.municipality import is_town
from dashboard.exports.caption import KARTE, RANGFOLGE, TRICHTER, VERTEILUNG, ZEITREIHE
from dashboard.exports.chart import chart
from dashboard.exports.column import Figure, Legend
from dashboard.exports.frame import VIEW, Picture, empty, picture
from dashboard.exports.map_labels import Box
from dashboard.exports.map_picture import Ground, map_picture
from dashboard.exports.signs import class_colours, entries, signs_of
from dashboard.figures.axes import PLOT_WIDTH as SERIES_WIDTH
from dashboard.figures.circles import LARGEST_SHARE
from dashboard.figures.distribution import distribution
from dashboard.figures.funnel import funnel
from dashboard.figures.ranking import PLOT_WIDTH as PLACES_WIDTH
from dashboard.figures.ranking import ranking
from dashboard.figures.seen import seen
from dashboard.figures.style import Theme
from dashboard.texts import say

WIDTH, NARROWEST, WIDEST = 1920, 640, 3840
_FIGURES = 3


def width_of(answer: Answer) -> int:
    """The width asked for, inside what can be read and what a server should draw."""
    return min(max(answer.selection.width or WIDTH, NARROWEST), WIDEST)


def theme_of(answer: Answer) -> Theme:
    return "dark" if answer.selection.light == "nein" else "light"


def drawing(exporting: Exporting, answer: Answer, view: str, root: str, fonts: str = "") -> str:
    """The picture of `view` as SVG."""
    chosen, theme = answer.selection, theme_of(answer)
    content, beside = _view(exporting, answer, view, theme)
    made = Picture(
        exporting.caption(answer, view, root, chosen.year),
        figures(exporting, answer) if view != ZEITREIHE else [],
        beside,
        content or empty(say(chosen.language, "export_empty"), theme),
    )
    return picture(made, width_of(answer), theme, fonts)


def _view(exporting: Exporting, answer: Answer, view: str, theme: Theme) -> tuple[str, Legend]:
    """The view itself and what explains its colours; nothing where there is nothing to show."""
    chosen = answer.selection
    if view == ZEITREIHE:
        figure, words = series(exporting.answers, answer, theme)
        beside = Legend(heading=say(chosen.language, f"unit_{answer.indicator.unit}"), lines=words.split(" · "))
        return (chart(figure, VIEW, SERIES_WIDTH, theme, chosen.language) if figure["data"] else ""), beside
    beside = legend(exporting, answer, theme, on_map=view == KARTE)
    if view == KARTE:
        return _map(exporting, answer, theme), beside
    build = {RANGFOLGE: ranking, VERTEILUNG: distribution, TRICHTER: funnel}[view]
    slab = exporting.answers.slab(answer)
    figure = build(slab, chosen.year or 0, selection=chosen.places, palette=chosen.palette, theme=theme)
    return (chart(figure, VIEW, PLACES_WIDTH, theme, chosen.language) if figure["data"] else ""), beside


def ground_of(exporting: Exporting, answer: Answer) -> Ground:
    """Boundaries and names of the answer's level and territory."""
    chosen, areas = answer.selection, answer.possible.register.areas
    geometry = exporting.answers.geometry(chosen.level, chosen.extent, day_of(exporting.answers, answer))
    here = {shape.key: areas[shape.key] for shape in geometry.areas if shape.key in areas}
    return Ground(
        geometry,
        names={shape.key: here[shape.key].name if shape.key in here else shape.name for shape in geometry.areas},
        population={key: area.population or 0 for key, area in here.items()},
        towns=[key for key, area in here.items() if is_town(area)],
    )


def figures(exporting: Exporting, answer: Answer) -> list[Figure]:
    """The district's value and those of the first selected places."""
    slab, chosen = seen(exporting.answers.slab(answer)), answer.selection
    if chosen.year not in slab["years"]:
        return []
    row, found = slab["years"].index(chosen.year), []
    district = slab["district"]
    if district and district["text"][row]:
        found.append(Figure(district["name"], district["text"][row]))
    for mark, key in enumerate(chosen.places[:_FIGURES]):
        column = slab["places"].index(key)
        found.append(Figure(slab["names"][column], slab["text"][row][column], mark))
    return found


def legend(exporting: Exporting, answer: Answer, theme: Theme, *, on_map: bool = True) -> Legend:
    """What explains the colours, and on a map the circles."""
    slab, chosen = exporting.answers.slab(answer), answer.selection
    given = slab["legend"]
    continuous = given["continuous"]
    return Legend(
        heading=given["title"],
        counted=slab["words"]["level"],
        note=given["note"],
        entries=entries(slab, chosen.year, chosen.palette, theme),
        ramp=class_colours(slab, chosen.palette, theme) if continuous else (),
        ends=given["ends"] if continuous else (),
        circles=circle_scale(slab, VIEW) if on_map else (),
    )


def circle_scale(slab: Mapping[str, Any], box: Box) -> list[tuple[str, float]]:
    """Where numbers are circles: some numbers and the radius of each on a map inside `box`."""
    largest = LARGEST_SHARE * min(box[2] - box[0], box[3] - box[1])
    return [(one["text"], one["share"] * largest) for one in slab["circles"]["steps"]] if slab["circles"] else []


def _map(exporting: Exporting, answer: Answer, theme: Theme) -> str:
    chosen = answer.selection
    signs = signs_of(exporting.answers.slab(answer), chosen.year, chosen.palette, theme)
    return map_picture(ground_of(exporting, answer), signs, chosen.places, VIEW, theme)


@lru_cache(maxsize=1)
def fonts() -> str:
    """The typeface inside a style element, so that a saved picture looks the same everywhere."""
    faces = "".join(
        f"@font-face{{font-family:'Source Sans 3';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{base64.b64encode(font_file(weight).read_bytes()).decode()}) format('woff2')}}"
        for weight in FONTS
    )
    return f"<style>{faces}</style>"
