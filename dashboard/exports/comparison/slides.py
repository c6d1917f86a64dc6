"""Places side by side as slides: lines, table of values, all figures of a theme, two indicators, and
the map."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence

from pptx.presentation import Presentation

from dashboard.comparison.model import ComparedPlace, DotRow
from dashboard.domain.figure import Figure, TestedDifference
from dashboard.domain.verdict import Verdict
from dashboard.drawing import style
from dashboard.drawing.svg_elements import SVG_COLOURS
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.comparison.paper import ComparisonExport, column_names, compared, rounding_note
from dashboard.exports.comparison.strips import sign_of, strip_of
from dashboard.exports.paper.parts import bare_text, unit_beside
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.plotting_area import Box
from dashboard.exports.slides.point_chart import add_points
from dashboard.exports.slides.sheet import BOTTOM, LEFT, TOP, WIDTH, add_sheet
from dashboard.exports.slides.svg_shapes import native
from dashboard.exports.slides.table import Cell, table
from dashboard.exports.slides.template import template
from dashboard.exports.slides.view import Page, add_page
from dashboard.exports.workbook.view import number_format
from dashboard.texts import say

_SIZE, _SMALL, _TALLEST = 20.0, 16.0, 58.0
_ROWS = 15  # at most on one slide
_SIGN = 40.0  # width of the column of signs
_INK, _COLOURS = style.COLOURS["light"], SVG_COLOURS["light"]


def comparison_slides(export: ComparisonExport, first: Page, rest: Sequence[Page]) -> bytes:
    """The PPTX; `first` is the line chart, `rest` are wholes and map, all as the Monitor gives them."""
    made = template(export.caption.lang)
    made.core_properties.title = export.caption.title
    add_page(made, first)
    _values(made, export)
    _theme(made, export)
    _relation(made, export)
    for page in rest:
        add_page(made, page)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _values(made: Presentation, export: ComparisonExport) -> None:
    """Value, differences, change, trend and rank of each place."""
    model, shown, ids = export.model, export.table(), Ids()
    if shown is None:
        return
    lang = model.lang
    head = ["", *column_names(export)]
    lines = [[Cell((Run(one, _SMALL, _INK.ink_2),) if one else ()) for one in head]]
    for place, entry in zip(model.places, shown.entries, strict=True):
        rank = (
            say(lang, "comparison_rank", rank=entry.rank, ranked=entry.ranked)
            if entry.rank
            else say(lang, "comparison_no_rank")
        )
        name = [Run(place.name, _SIZE, _INK.ink, True)]
        name += [Run(f"  {say(lang, 'example')}", _SMALL, _COLOURS.example)] if entry.own.example else []
        cells = [Cell(), Cell(tuple(name)), Cell(tuple(_own(entry.own, say(lang, "few"))))]
        *others, trend = [Cell(tuple(_said(one))) for one in compared(entry)]
        cells += [*others, Cell((Run(entry.change.text or "–", _SIZE, _INK.ink),)), trend]
        lines.append([*cells, Cell((Run(rank, _SMALL, _INK.ink_2),))])
    if shown.reference is not None:
        other = shown.reference
        cells = [
            Cell(),
            Cell((Run(other.name, _SIZE, _INK.ink_2),)),
            Cell(tuple(_own(other, say(lang, "few")))),
        ]
        lines.append([*cells, *(Cell() for _ in range(5))])
    if model.target is not None:
        cells = [Cell(), Cell((Run(say(lang, "own_target"), _SIZE, _INK.ink_2),))]
        lines.append([*cells, Cell((Run(model.target.text, _SIZE, _INK.ink),)), *(Cell() for _ in range(5))])
    widths = [_SIGN, 300.0, 290.0, 290.0, 270.0, 170.0, 270.0, WIDTH - _SIGN - 1590.0]
    top = TOP + 92
    height = min(_TALLEST, (BOTTOM - top - 36) / len(lines))
    title = say(lang, "comparison_caption", indicator=model.name, year=shown.label)
    descr = say(lang, "export_alt_values", title=title, places=", ".join(model.names()))
    shapes = [table(ids, title, descr, (LEFT, top), widths, lines, height, _INK.line, lang)]
    note, below = rounding_note(export), top + height * len(lines) + 10
    if note:
        run, box = [Run(note, _SMALL, _INK.ink_2)], (LEFT, min(below, BOTTOM - 24), WIDTH, 24.0)
        shapes.append(xml.text(ids, note, note, box, run, wrap=False, lang=lang))
    for at, place in enumerate(model.places, start=1):
        shapes.append(
            native(ids, sign_of(place, lang), (LEFT + 8, top + at * height + (height - 22) / 2, 22, 22))
        )
    add_sheet(made, export.caption, title, shapes, ids)


def _theme(made: Presentation, export: ComparisonExport) -> None:
    """Each indicator of the theme: all places' figures, and where they stand as native shapes; on as many
    slides as leave the letters large enough."""
    rows = export.dots()
    slides = math.ceil(len(rows) / _ROWS)
    for at in range(slides):
        first, after = (len(rows) * end // slides for end in (at, at + 1))
        _theme_slide(made, export, rows[first:after], f" · {at + 1}/{slides}" if slides > 1 else "")


def _theme_slide(made: Presentation, export: ComparisonExport, rows: Sequence[DotRow], which: str) -> None:
    model, ids, lang = export.model, Ids(), export.model.lang
    fixed = [190.0, *(max(100.0, min(150.0, 640 / len(model.places))) for _ in model.places), 110.0, 290.0]
    widths = [WIDTH - sum(fixed), *fixed]
    names = [
        say(lang, "export_indicator"),
        say(lang, "export_when"),
        *model.names(),
        model.words.say(lang, "own_district"),
    ]
    axis = f"{say(lang, 'comparison_dots_lower')} | {model.words.say(lang, 'comparison_dots_higher')}"
    sides = ["l", "l", *("r" for _ in model.places), "r"]
    lines = [[Cell((Run(one, _SMALL, _INK.ink_2),), side) for one, side in zip(names, sides, strict=True)]]
    lines[0].append(Cell((Run(axis, _SMALL, _INK.ink_2),), "ctr"))
    lines += [list(_cells(row, model.places, model.aim(row.indicator), lang)) for row in rows]
    top = TOP + 112
    height = min(46.0, (BOTTOM - top) / len(lines))
    title = f"{say(lang, 'comparison_dots')}: {model.theme_name}{which}"
    descr = say(lang, "export_alt_values", title=title, places=", ".join(model.names()))
    shapes = [
        *_key(ids, model.places, lang),
        table(ids, title, descr, (LEFT, top), widths, lines, height, _INK.line, lang),
    ]
    left = LEFT + sum(widths[:-1])
    for at, row in enumerate(rows, start=1):
        strip = strip_of(row, model.places, lang)
        if strip is not None:
            shapes.append(native(ids, strip, (left + 10, top + at * height + 2, widths[-1] - 20, height - 4)))
    y = top + height * len(lines) + 10
    for reason in dict.fromkeys(row.without or row.note for row in rows):
        named = ", ".join(row.name for row in rows if reason and (row.without or row.note) == reason)
        words = f"{named}: {reason}"
        if reason and y + 24 <= BOTTOM:
            run = [Run(words, _SMALL, _INK.ink_2)]
            shapes.append(xml.text(ids, words[:60], words, (LEFT, y, WIDTH, 24), run, wrap=False, lang=lang))
            y += 24
    add_sheet(made, export.caption, title, shapes, ids)


def _relation(made: Presentation, export: ComparisonExport) -> None:
    """Two indicators as a native chart of points, and what is said of them."""
    model, shown, ids = export.model, export.relation(), Ids()
    if shown is None or export.scatter is None:
        return
    y, shapes, room = TOP + 110, [], 470.0
    for sentence in shown.sentences:
        height = len(wrapped(sentence, 21, room * 0.84)) * 21 * 1.3
        run = [Run(sentence, 21, _INK.ink)]
        shapes.append(xml.text(ids, sentence[:60], sentence, (LEFT, y, room, height), run, lang=model.lang))
        y += height + 14
    slide = add_sheet(made, export.caption, export.scatter.title, shapes, ids)
    formats = number_format(model.unit, 0), number_format(model.second_unit, model.second_decimals)
    district = export.model.words.say(export.model.lang, "own_district")
    box = Box(LEFT + room + 40, TOP + 96, WIDTH - room - 40, 770.0)
    add_points(slide, export.scatter, formats, box, district=district)


def _key(ids: Ids, places: Sequence[ComparedPlace], lang: str) -> list[str]:
    """Signs and names in one line."""
    widths = [width_of(place.name, _SMALL) * 1.24 + 40 for place in places]
    x, made = LEFT, []
    for place, width in zip(places, widths, strict=True):
        made.append(native(ids, sign_of(place, lang), (x, TOP + 84, 20, 20)))
        run = [Run(place.name, _SMALL, _INK.ink_2)]
        box = (x + 26, TOP + 80, width - 26, 28.0)
        made.append(xml.text(ids, place.name, place.name, box, run, anchor="ctr", wrap=False, lang=lang))
        x += width
    return made


def _cells(row: DotRow, places: Sequence[ComparedPlace], aim: str, lang: str) -> Iterator[Cell]:
    when = [row.when, unit_beside(row.unit, lang), say(lang, "example") if row.example else ""]
    words = " · ".join(part for part in when if part)
    yield Cell((Run(row.name, _SIZE, _INK.ink), *((Run(f"  {aim}", _SMALL, _INK.ink_2),) if aim else ())))
    yield Cell((Run(words, _SMALL, _COLOURS.example if row.example else _INK.ink_3),) if words else ())
    figures = {dot.figure.key: dot.figure for dot in row.dots}
    for one in (*(figures.get(place.key) for place in places), row.district):
        known = one is not None and one.value is not None
        text = bare_text(one, row.unit, row.decimals, lang)
        yield Cell((Run(text, _SIZE if known else _SMALL, _INK.ink if known else _INK.ink_2, known),), "r")
    yield Cell((Run("–", _SMALL, _INK.ink_3),) if row.without else (), "ctr")


def _own(own: Figure, few: str) -> Iterator[Run]:
    known = own.value is not None
    yield Run(own.text, _SIZE if known else _SMALL, _INK.ink if known else _INK.ink_2, known)
    details = " · ".join(part for part in (own.counts, few if own.few else "") if part)
    if details:
        yield Run(f"  {details}", _SMALL, _INK.ink_3)


def _said(one: TestedDifference | None) -> Iterator[Run]:
    """The difference and its verdict; the first place beside itself has none."""
    if one is None:
        yield Run("–", _SIZE, _INK.ink_3)
        return
    if one.text:
        yield Run(f"{one.text}  ", _SIZE, _INK.ink, True)
    strong = one.verdict in (Verdict.CLEAR, Verdict.POSSIBLE)
    yield Run(one.word, _SMALL, _INK.ink if strong else _INK.ink_2, strong)
