"""Lays out the stage of a scene of the Bildungslandkarte: the sentence above, its map or both maps of a scenario below,
and beside or under them what marks and colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.drawing.style import Theme
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.institutions.ways import MapIn, WaysView, game_badge, ways_view
from dashboard.exports.pictures.legend_marks import LegendMark
from dashboard.exports.stage import frame
from dashboard.exports.stage.description import (
    LEFT,
    RIGHT,
    SOURCE,
    TEXT,
    WIDE,
    Item,
    StagePicture,
    StageShape,
    StageText,
)
from dashboard.exports.stage.numbers import number_block
from dashboard.map.description import MapCluster, MapDrawing, MapFrame, MapPatch, MapPoint
from dashboard.map.status_symbols import LegendEntry
from dashboard.meeting.stage.model import NO_SIGN, StageNumber

_COLUMN, _APART = 620.0, 40.0
_ROW, _LOWEST_ROW, _SIGN = 54.0, 40.0, 34.0
"""px between rows: they move together before one would be left out, and words keep their size."""
_SOURCE_LINE, _SOURCE_BASE = 28.0, 1058.0
_BOTTOM = 983.0
_DOTS = 170.0  # px at the right of the sources, where a presentation shows which scene it is


@dataclass(frozen=True, slots=True)
class SceneWords:
    """What every stage says: the sentence, the mark of examples, and its sources in a line; `said` describes the
    view."""

    title: str
    headline: str
    badge: str
    source: str
    said: str
    lang: str
    theme: Theme


def institutions_scene(words: SceneWords, map_in: MapIn, legend: Sequence[LegendMark]) -> StagePicture:
    """One map beside what its marks mean."""
    items, top, bottom = around(words)
    row = max(_LOWEST_ROW, min(_ROW, (bottom - top) / max(len(legend), 1)))
    marks, rows = _rows(list(legend)[: max(int((bottom - top) / row + 1e-9), 0)], top, row)
    drawing = map_in((LEFT + _COLUMN + _APART, top, 1876.0, bottom))
    legend_drawing = MapDrawing(MapFrame((LEFT, top, LEFT + _COLUMN, bottom)), "see", marks)
    return _picture(words, (*items, *rows), (drawing, *([legend_drawing] if marks else [])), drawing.palette)


def ways_scene(
    words: SceneWords,
    view: WaysView,
    classes: Sequence[LegendEntry],
    unit: str,
    numbers: Sequence[tuple[str, str]],
) -> StagePicture:
    """Ways of today beside their figures and classes; a scenario as two maps over the classes."""
    items, top, bottom = around(words, view.game)
    plain = replace(view, game="")  # the badge stands beside the sentence
    if view.after is not None:
        row = bottom - TEXT
        inner, maps = ways_view(plain, (LEFT, top, RIGHT, bottom - 1.7 * TEXT), TEXT, words.theme)
        return _picture(words, (*items, *inner, *_classes_in_a_row(classes, unit, row)), maps)
    column: list[Item] = []
    y, low = top, bottom - _ROW * (len(classes) + 1)
    for name, text in numbers:
        block = number_block(StageNumber("", name, NO_SIGN, text), LEFT, y, _COLUMN)
        if y + block.height > low:
            break
        column += block.items
        y += block.height + 24
    column += _classes_below(classes, unit, low)
    box = (LEFT + _COLUMN + _APART, top, 1876.0, bottom)
    inner, maps = ways_view(plain, box, TEXT, words.theme)
    return _picture(words, (*items, *column, *inner), maps)


def _picture(
    words: SceneWords, items: tuple[Item, ...], maps: tuple[MapDrawing, ...], palette: str = "see"
) -> StagePicture:
    return StagePicture(
        words.title, words.headline, words.lang, palette, words.theme, items, maps, said=words.said
    )


def around(words: SceneWords, game: str = "") -> tuple[list[Item], float, float]:
    """Sentence, badges and source line, and where the view may begin and must end."""
    corner, badges = RIGHT, list[Item]()
    if words.badge:
        badges += frame.badge(words.badge, (corner, 52.0), right=True)
        corner -= width_of(words.badge, TEXT, 600) + 36 + 20
    if game:
        badges += game_badge(game, (corner, 48.0), TEXT)
        corner -= width_of(game, TEXT, 600) + TEXT + 20
    head = frame.headline(words.headline, corner - LEFT - (20 if badges else 0), frame.MOST_LINES)
    lines = wrapped(words.source, SOURCE, WIDE - 2 * LEFT - _DOTS, most=3)
    first = _SOURCE_BASE - _SOURCE_LINE * (len(lines) - 1)
    below = [
        StageText(LEFT, first + _SOURCE_LINE * at, line, SOURCE, 400, "ink_3", part="source")
        for at, line in enumerate(lines)
    ]
    bottom = min(_BOTTOM, (below[0].box[1] if below else _BOTTOM) - 12)
    return [*head, *badges, *below], frame.below(head) + 26, bottom


def _rows(
    legend: Sequence[LegendMark], top: float, row: float
) -> tuple[tuple[MapPoint | MapCluster | MapPatch, ...], list[Item]]:
    """Marks and words below each other; the marks are drawn like a map whose units are px."""
    marks: list[MapPoint | MapCluster | MapPatch] = []
    items: list[Item] = []
    for at, one in enumerate(legend):
        middle = top + row * (at + 0.5)
        marks.append(_moved(one.mark, LEFT + 24, middle))
        base = middle + TEXT * 0.33
        room = _COLUMN - 64 - (width_of(one.count, TEXT, 600) + 20 if one.count else 0)
        label = wrapped(one.label, TEXT, room, most=1)[0]
        items.append(StageText(LEFT + 64, base, label, TEXT, part="legend"))
        if one.count:
            end = LEFT + _COLUMN
            items.append(StageText(end, base, one.count, TEXT, 600, anchor="end", part="legend"))
    return tuple(marks), items


def _moved(mark: MapPoint | MapCluster | MapPatch, x: float, y: float) -> MapPoint | MapCluster | MapPatch:
    if isinstance(mark, MapPoint):
        return replace(mark, at=(x, y), size=mark.size * _SIGN / 20)
    if isinstance(mark, MapCluster):
        return replace(mark, at=(x, y), radius=mark.radius * 1.5)
    path = "".join(f"M{_shifted(line, x, y)}" for line in mark.path.split("M")[1:])
    return replace(mark, path=path)


def _shifted(line: str, x: float, y: float) -> str:
    """A line of absolute corners around another point."""
    closed, corners = "Z" * line.endswith("Z"), line.rstrip("Z").split("L")
    moved = (tuple(float(one) for one in corner.split()) for corner in corners)
    return "L".join(f"{a + x:.1f} {b + y:.1f}" for a, b in moved) + closed


def _classes_below(classes: Sequence[LegendEntry], unit: str, top: float) -> list[Item]:
    items: list[Item] = [StageText(LEFT, top + TEXT, unit, TEXT, 400, "ink_2", part="legend")]
    for at, one in enumerate(classes, start=1):
        y = top + _ROW * at + 10
        items.append(StageShape((LEFT, y, LEFT + 60, y + 36), one.colour, "axis", 0.8, 4.0, said=one.label))
        items.append(StageText(LEFT + 80, y + 32, one.label, TEXT, part="legend"))
        items.append(StageText(LEFT + _COLUMN, y + 32, one.count, TEXT, anchor="end", part="legend"))
    return items


def _classes_in_a_row(classes: Sequence[LegendEntry], unit: str, base: float) -> list[Item]:
    """Swatches with their words; the unit behind the last."""
    items: list[Item] = []
    x, base = LEFT, base + TEXT * 0.6
    for at, one in enumerate(classes):
        items.append(
            StageShape((x, base - 30, x + 50, base + 4), one.colour, "axis", 0.8, 4.0, said=one.label)
        )
        words = f"{one.label} {unit}" if at == len(classes) - 1 else one.label
        items.append(StageText(x + 64, base, words, TEXT, part="legend"))
        x += 64 + width_of(words, TEXT) + 44
    return items
