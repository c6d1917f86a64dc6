"""A place's profile as slides: what stands out beside the map, then the table of all indicators with their
spines."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from pptx.presentation import Presentation

from dashboard.charts.composition.parts import Arrangement
from dashboard.charts.description import Space
from dashboard.charts.profile.distances import apart, distances
from dashboard.drawing import style
from dashboard.drawing.svg_elements import SVG_COLOURS
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.pictures.side_panel import Legend
from dashboard.exports.profile.paper import ExportedWhole, ProfileExport
from dashboard.exports.profile.slide_chart import PX, add_distances
from dashboard.exports.profile.slide_table import key_shapes, table_shapes
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.composition import slide_composition
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.map_shapes import small_map_shapes
from dashboard.exports.slides.plotting_area import Box
from dashboard.exports.slides.sheet import BOTTOM, LEFT, TOP, WIDTH, add_sheet
from dashboard.exports.slides.template import template
from dashboard.exports.slides.view import Page, add_page
from dashboard.texts import say

_WORDS = 1080.0  # width of the words beside the map
_MAP, _CHART = (1250.0, 70.0, 606.0, 430.0), (1200.0, 530.0, 656.0)  # x, y, width, height
_MOST = 24  # rows of a table that can still be read
_MARKS = 16.0  # how many marks were to be expected
_NOTE = 28.0  # height of a line of such letters
_SIZES = (27.0, 25.0, 23.0, 21.0, 19.0, 17.0)  # of the findings, tried until they fit
_INK, _COLOURS = style.COLOURS["light"], SVG_COLOURS["light"]


def profile_slides(export: ProfileExport) -> bytes:
    """The PPTX: three slides, more where somebody has imported many indicators, and one for each whole."""
    said, rows = export.caption, export.profile.rows
    made = template(said.lang)
    made.core_properties.title = say(said.lang, "export_title", name=said.title)
    _findings(made, export)
    count = -(-len(rows) // _MOST)
    each = -(-len(rows) // count) if count else 0
    names = dict(export.profile.themes)
    for at in range(count):
        part = rows[at * each : (at + 1) * each]
        ids = Ids()
        themes = ", ".join(dict.fromkeys(names[row.theme] for row in part))
        shapes, y = key_shapes(ids, export, LEFT, TOP + 80), TOP + 112
        if any(row.span > 1 for row in part):
            words = [Run(say(said.lang, "profile_periods"), _MARKS, _INK.ink_2)]
            shapes.append(
                xml.text(ids, words[0].text, words[0].text, (LEFT, y, WIDTH, _NOTE), words, lang=said.lang)
            )
            y += _NOTE
        shapes += table_shapes(ids, export, part, LEFT, y)
        add_sheet(made, said, f"{said.title}: {themes}", shapes, ids)
    for whole in export.wholes:
        add_page(made, _whole(whole, export.profile.name))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _whole(one: ExportedWhole, place: str) -> Page:
    """The slide that the Monitor gives of it, with the name of the place in its title."""
    legend = Legend(heading=one.base, lines=[one.note] if one.note else [])
    shown = slide_composition(one.parts, 0, Arrangement(), one.drawing.alt)
    return Page(replace(one.caption, title=f"{place}: {one.caption.title}"), [], legend, shown)


def _findings(made: Presentation, export: ProfileExport) -> None:
    """Head, facts and findings on the left, the map on the right."""
    said, profile, ids = export.caption, export.profile, Ids()
    shapes: list[str] = []

    def words(
        name: str, runs: Sequence[Run], box: tuple[float, float, float, float], wrap: bool = True
    ) -> None:
        descr = " ".join(run.text for run in runs)
        shapes.append(xml.text(ids, name or descr[:60], descr, box, runs, lang=said.lang, wrap=wrap))

    size = next((one for one in (60.0, 50.0, 42.0) if width_of(said.title, one, 700) < _WORDS * 0.92), 36.0)
    y = TOP + 28 + size * 1.2 + 8
    words("", [Run(said.subtitle, 25, _INK.ink_2)], (LEFT, y, _WORDS, 34))
    y += 46
    for one in said.own_within():
        high = len(wrapped(one, 20, _WORDS * 0.84)) * 26.0 + 6
        words("", [Run(one, 20, _INK.ink)], (LEFT, y, _WORDS, high))
        y += high
    for notice in said.notices:
        words("", [Run(notice, 20, _INK.accent)], (LEFT, y, _WORDS, 28))
        y += 32
    if said.example:
        shapes.append(_badge(ids, said.example, y))
        y += 48
    x = LEFT
    for fact in profile.facts:
        label = f"{fact.label} · {say(said.lang, 'example')}" if fact.example else fact.label
        wide = max(width_of(label, 19), width_of(fact.text, 32, 600)) * 1.3
        runs = [
            Run(label, 19, _COLOURS.example if fact.example else _INK.ink_2),
            Run(fact.text, 32, _INK.ink, True),
        ]
        words(fact.label, runs, (x, y, wide, 72), wrap=False)
        x += wide + 26
    y += 96
    heading = say(said.lang, "export_findings")
    words("", [Run(heading, 28, _INK.ink, True)], (LEFT, y, _WORDS, 38))
    y += 44
    told, room = [one.text for one in profile.findings], _WORDS - 26
    foot = _height([profile.marks], _MARKS, _WORDS)
    size_of = (one for one in _SIZES if y + _height(told, one, room) <= BOTTOM - foot)
    letter = next(size_of, _SIZES[-1])
    runs = [Run(one, letter, _INK.ink) for one in told]
    if runs:
        below = min(y + _height(told, letter, room), BOTTOM - foot)
        box = (LEFT, y, _WORDS, below - y)
        shapes.append(xml.text(ids, heading, " ".join(told), box, runs, lang=said.lang, bullet=_INK.accent))
        words("", [Run(profile.marks, _MARKS, _INK.ink_2)], (LEFT, below, _WORDS, foot))
    if export.map is not None:
        shapes.append(small_map_shapes(ids, export.map.map, _MAP, export.map.alt, said.lang))
    rows, (x, y, width) = apart(profile), _CHART
    named = say(said.lang, "export_chart", name=profile.reference)
    if rows:
        shapes.append(
            xml.text(ids, named, named, (x, y, width, 30), [Run(named, 22, _INK.ink, True)], lang=said.lang)
        )
    slide = add_sheet(made, said, said.title, shapes, ids, size, _WORDS)
    if rows:
        area = Box(x, y + 34, width, min(BOTTOM - y - 34, 60 + 42 * len(rows)))
        chart = distances(rows, named, said.lang, Space(area.width, area.height, PX))
        add_distances(slide, chart, rows, area)


def _height(sentences: Sequence[str], size: float, room: float) -> float:
    """Of sentences with bullets, in a typeface that may be wider than ours."""
    return sum(len(wrapped(one, size, room * 0.84)) * size * 1.25 + size * 0.5 for one in sentences)


def _badge(ids: Ids, words: str, y: float) -> str:
    box = (LEFT, y, width_of(words, 20, 600) * 1.24 + 22, 35.0)
    fill, line = xml.solid(_COLOURS.example_bg), xml.edge(_COLOURS.example_line, 1.4)
    run = [Run(words, 20, _COLOURS.example, True)]
    return xml.text(
        ids, words, words, box, run, align="ctr", anchor="ctr", wrap=False, fill=fill, line=line, round_=0.15
    )
