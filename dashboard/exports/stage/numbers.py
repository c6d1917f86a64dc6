"""The large numbers of a stage: name, number and word, one below the other or side by side."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.stage.description import (
    NUMBER,
    TEXT,
    Item,
    StageMark,
    StageShape,
    StageStroke,
    StageText,
)
from dashboard.formats import SPACE
from dashboard.meeting.stage.model import DISTRICT, StageNumber

NAME_LINE, NUMBER_LINE, WORD_LINE, APART = 46.0, 86.0, 66.0, 26.0
"""Px of a line of the name, of the number, of a word below it, and between two numbers."""
_SIGN, _BESIDE, _PILL_HIGH, _PILL_SIDE = 46.0, 22.0, 60.0, 25.0
_MARK = 13.0
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """One number laid out: its items, and the room that it takes."""

    items: tuple[Item, ...]
    width: float
    height: float


def number_block(one: StageNumber, x: float, y: float, most: float) -> NumberBlock:
    """A number whose upper left corner is (x, y), at most so wide where its parts let it."""
    items: list[Item] = []
    indent = _SIGN if one.sign >= DISTRICT else 0.0
    middle = y + NAME_LINE - TEXT * 0.33
    if one.sign >= 0:
        items.append(StageMark(x + _MARK + 2, middle, one.sign, _MARK))
    elif one.sign == DISTRICT:
        items.append(StageStroke((x + _MARK + 2, middle - 15), (x + _MARK + 2, middle + 15), "ink", 5.0))
    names = wrapped(one.name, TEXT, most - indent, most=2)
    items += [
        StageText(x + indent, y + NAME_LINE * (at + 1), line, TEXT, 400, "ink_2", part="name")
        for at, line in enumerate(names)
    ]
    width = indent + max(width_of(line, TEXT) for line in names)
    base = y + NAME_LINE * len(names) + NUMBER_LINE - 8
    number, unit = _parts(one.text)
    size = NUMBER
    while size > TEXT and width_of(number, size, 700) > most:
        size -= 4  # a status in words
    items.append(StageText(x, base, number, size, 700, part="number"))
    end = x + width_of(number, size, 700)
    if unit:
        items.append(StageText(end + 12, base, unit, TEXT, 600, part="number"))
        end += 12 + width_of(unit, TEXT, 600)
    width, height = max(width, end - x), NAME_LINE * len(names) + NUMBER_LINE
    if one.said:
        wide = word_width(one)
        if end + _BESIDE + wide - x <= most:
            items += word(one.word, one.said, end + _BESIDE, base - 30)
            width = max(width, end + _BESIDE + wide - x)
        else:
            items += word(one.word, one.said, x, base + 20 + _PILL_HIGH / 2)
            width, height = max(width, wide), height + WORD_LINE
    return NumberBlock(tuple(items), width, height)


def word_width(one: StageNumber) -> float:
    """Of a verdict's word with what is around it."""
    side = _PILL_SIDE if one.word in ("clear", "possible", "chance") else 0.0
    return width_of(one.said, TEXT, 600) + 2 * side


def word(code: str, said: str, x: float, middle: float, high: float = _PILL_HIGH) -> list[Item]:
    """A verdict: full for clear, framed for possible, dashed for chance, a plain word for what is not
    tested."""
    base = middle + TEXT * 0.33
    if code not in ("clear", "possible", "chance"):
        return [StageText(x, base, said, TEXT, 400, "ink_2", part="word")]
    wide = width_of(said, TEXT, 600) + 2 * _PILL_SIDE
    box = (x, middle - high / 2, x + wide, middle + high / 2)
    fill, edge = ("ink", "") if code == "clear" else ("", "ink" if code == "possible" else "ink_3")
    dash = (9.0, 6.0) if code == "chance" else ()
    colour = {"clear": "bg", "possible": "ink", "chance": "ink_2"}[code]
    return [
        StageShape(box, fill, edge, 3.0 if edge else 0.0, high / 2, dash),
        StageText(
            x + wide / 2, base, said, TEXT, 400 if code == "chance" else 600, colour, "middle", part="word"
        ),
    ]


def _parts(text: str) -> tuple[str, str]:
    """The number, with its percent sign, and a unit in words, which is written smaller."""
    number, space, unit = text.partition(SPACE)
    if not space or unit == _PERCENT or not any(sign.isdigit() for sign in number):
        return text, ""
    return number, unit
