"""Lays out ways to institutions in a box: one map of today, or with a scenario two maps of what it changes and the
affected children by class below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.drawing.style import Theme
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.stage.description import Item, StageShape, StageText
from dashboard.map.description import Box, MapDrawing

MapIn = Callable[[Box], MapDrawing]
_APART = 24.0
_DARK_FROM = {"light": 4, "dark": 3, "page": 3}
"""The class (1 to 5) from which on words on its colour have that of accents."""


@dataclass(frozen=True, slots=True)
class WayPiece:
    """Children of one class in a bar: its number from 1 to 5, the role of its colour, its share of the bar, words."""

    number: int
    colour: str
    share: float
    words: str
    said: str
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class WaysView:
    """Ways of today, and with a scenario those after it: `labels` name both, `stacks` are the affected children, who
    are called by `stack_title`; `game` says what a scenario is, and `nobody` that it affects nobody."""

    today: MapIn
    after: MapIn | None = None
    labels: tuple[str, str] = ("", "")
    stack_title: str = ""
    stacks: tuple[Sequence[WayPiece], Sequence[WayPiece]] = ((), ())
    game: str = ""
    nobody: str = ""


def ways_view(
    view: WaysView, box: Box, size: float, theme: Theme
) -> tuple[tuple[Item, ...], tuple[MapDrawing, ...]]:
    """Items and maps inside the box, with letters of `size` px."""
    x0, y0, x1, y1 = box
    badge = game_badge(view.game, (x1, y0), size) if view.game else []
    top = y0 + (size * 2.1 if badge else 0.0)
    if view.after is None:
        if not view.nobody:
            return tuple(badge), (view.today((x0, top, x1, y1)),)
        words = _lines(view.nobody, x0, y1 - size * 1.5, x1 - x0, size)
        return (*badge, *words), (view.today((x0, top, x1, y1 - size * (1 + 1.4 * len(words)))),)
    bottom = y1 - size * 6.1
    middle = (x0 + x1) / 2
    boxes = ((x0, top, middle - _APART / 2, bottom), (middle + _APART / 2, top, x1, bottom))
    items: list[Item] = [*badge]
    maps = []
    for inner, drawn, label in zip(boxes, (view.today, view.after), view.labels, strict=True):
        rim = 6.0
        maps.append(drawn((inner[0] + rim, inner[1] + rim, inner[2] - rim, inner[3] - rim)))
        items.append(StageShape(inner, "", "axis", 1.4, 8.0, said=label))
        items += _label(label, (inner[0] + size * 0.4, inner[1] + size * 0.4), size)
    items += _stacks(view, (x0, bottom + size * 0.5, x1, y1), size, theme)
    return tuple(items), tuple(maps)


def game_badge(words: str, corner: tuple[float, float], size: float) -> list[Item]:
    """What a scenario is, in a dashed frame whose upper right corner is given."""
    wide = width_of(words, size, 600) + size
    box: Box = (corner[0] - wide, corner[1], corner[0], corner[1] + size * 1.6)
    text = StageText(box[0] + wide / 2, box[1] + size * 1.14, words, size, 600, "ink", "middle", part="badge")
    return [StageShape(box, "", "ink_2", 2.0, 6.0, (7.0, 5.0)), text]


def _lines(words: str, x: float, y: float, width: float, size: float) -> list[StageText]:
    found = wrapped(words, size, width, most=2)
    return [
        StageText(x, y + size * 1.3 * (at - len(found) + 1.6), line, size, 400, "ink_2")
        for at, line in enumerate(found)
    ]


def _label(words: str, at: tuple[float, float], size: float) -> list[Item]:
    wide = width_of(words, size, 600) + size * 0.9
    box: Box = (at[0], at[1], at[0] + wide, at[1] + size * 1.5)
    text = StageText(box[0] + wide / 2, box[1] + size * 1.07, words, size, 600, "bg", "middle", part="label")
    return [StageShape(box, "ink", "", 0.0, 6.0), text]


def _stacks(view: WaysView, box: Box, size: float, theme: Theme) -> list[Item]:
    """A bar for each state, as wide as the other: the same children."""
    x0, y0, x1, _ = box
    items: list[Item] = [StageText(x0, y0 + size, view.stack_title, size, 400, "ink_2")]
    left = x0 + max(width_of(one, size, 600) for one in view.labels) + size * 0.8
    for row, (label, pieces) in enumerate(zip(view.labels, view.stacks, strict=True)):
        top = y0 + size * (1.6 + 1.95 * row)
        high = size * 1.65
        base = top + high / 2 + size * 0.35
        items.append(StageText(x0, base, label, size, 600))
        x = left
        for piece in pieces:
            wide = (x1 - left) * piece.share
            edge, width = ("ink", 3.0) if piece.beyond else ("", 0.0)
            inner: Box = (x, top, max(x + wide - 3, x + 1), top + high)
            items.append(StageShape(inner, piece.colour, edge, width, 4.0, said=piece.said))
            if width_of(piece.words, size, 600) + 8 <= wide:
                tone = "ink" if piece.number < _DARK_FROM[theme] else "on_accent"
                items.append(StageText(x + wide / 2 - 1.5, base, piece.words, size, 600, tone, "middle"))
            x += wide
    return items
