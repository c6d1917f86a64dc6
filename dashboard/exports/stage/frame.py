"""What every stage has: the sentence, the year, the mark of examples and the source line."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.stage.description import (
    HEADLINE,
    LEFT,
    RIGHT,
    SOURCE,
    TEXT,
    WIDE,
    YEAR,
    Item,
    StageShape,
    StageText,
)
from dashboard.map.description import Box
from dashboard.meeting.stage.model import StageYear

_NARROWER = (0.95, 0.9, 0.85, 0.8, 0.7, 0.6)  # of a headline's width
LINE = 74.0  # px from one line of the headline to the next
TOP = 102.0  # the baseline of the first
BADGE_HIGH = 54.0
MOST_LINES = 5
"""Of a headline: as many as the longest that a scene may have needs beside a map."""
_YEAR_BASE = 146.0
_CUT = "…"
_UNDER = 20.0  # px below the year, more than the letters of another typeface need
_GAP = 40.0
_SOURCE_LINE, _SOURCE_BASE, _SOURCE_LINES = 28.0, 1058.0, 3


def year_text(year: StageYear) -> StageText:
    """The year in the upper right corner."""
    return StageText(RIGHT, _YEAR_BASE, year.label, YEAR, 700, anchor="end", part="year")


def beside_year(year: StageYear, badge: Sequence[Item] = ()) -> float:
    """How wide a headline may be beside the year, and beside the mark of examples where that stands below
    it."""
    lefts = [year_text(year).box[0], *(box[0] for box in around(badge))]
    return min(lefts) - _GAP - LEFT


def below_year(year: StageYear) -> float:
    """Where something may stand below the year."""
    return year_text(year).box[3] + _UNDER


def headline(words: str, width: float, most: int) -> list[StageText]:
    """The sentence in at most so many lines; no word is left alone in the last where a narrower width keeps it
    company."""
    lines = wrapped(words, HEADLINE, width, 700, most)
    for share in _NARROWER:
        if len(lines) < 2 or " " in lines[-1]:
            break
        narrower = wrapped(words, HEADLINE, width * share, 700, most)
        lines = narrower if len(narrower) == len(lines) and " " in narrower[-1] else lines
    return [
        StageText(LEFT, TOP + LINE * at, line, HEADLINE, 700, part="headline")
        for at, line in enumerate(lines)
    ]


def is_cut(lines: Sequence[StageText]) -> bool:
    """Whether the sentence had no room for its end."""
    return bool(lines) and lines[-1].text.endswith(_CUT)


def below(lines: Sequence[StageText]) -> float:
    """Where the headline ends."""
    return lines[-1].box[3] if lines else TOP


def badge(words: str, at: tuple[float, float], *, right: bool = False) -> list[Item]:
    """The mark of examples; `at` is its upper left corner, or with `right` its upper right one."""
    if not words:
        return []
    wide = width_of(words, TEXT, 600) + 36
    x = at[0] - wide if right else at[0]
    box: Box = (x, at[1], x + wide, at[1] + BADGE_HIGH)
    return [
        StageShape(box, "example_bg", "example_line", 1.6, 8.0),
        StageText(x + wide / 2, at[1] + 41, words, TEXT, 600, "example", "middle", part="badge"),
    ]


def source(year: StageYear) -> list[StageText]:
    """The source line behind what dots mean, in as many lines as it needs and at most three, which end at the
    lower edge."""
    words = " ".join(part for part in (year.dotted, year.source) if part)
    lines = wrapped(words, SOURCE, WIDE - 2 * LEFT, most=_SOURCE_LINES)
    first = _SOURCE_BASE - _SOURCE_LINE * (len(lines) - 1)
    return [
        StageText(LEFT, first + _SOURCE_LINE * at, line, SOURCE, 400, "ink_3", part="source")
        for at, line in enumerate(lines)
    ]


def around(items: Sequence[Item]) -> list[Box]:
    """The boxes of texts and framed shapes."""
    return [one.box for one in items if isinstance(one, StageText | StageShape)]
