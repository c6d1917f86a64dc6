"""The stage of a table: district, selected places and extremes, with counts and word in every row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.charts.colours import of_class, place
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.stage import frame
from dashboard.exports.stage.description import (
    LEFT,
    RIGHT,
    TEXT,
    Item,
    StageMark,
    StageShape,
    StageStroke,
    StageText,
)
from dashboard.exports.stage.numbers import word
from dashboard.meeting.stage.model import DISTRICT, Stage, StageRow, StageYear

_ROW, _GAP, _SIGN, _SIDE = 82.0, 34.0, 46.0, 20.0
_BAR, _LEAST_BAR, _BAR_HIGH = 260.0, 90.0, 30.0
_PILL_HIGH = 58.0
_PLAIN_SIDE = 25.0


def table(stage: Stage, year: StageYear) -> tuple[Item, ...]:
    """Headline, heads and rows; a column in which nothing stands is left out, and so are the bars where
    there is no room for them."""
    badge = frame.badge(year.badge, (RIGHT, frame.below_year(year)), right=True)
    head = frame.headline(year.headline, frame.beside_year(year, badge), frame.MOST_LINES)
    below = frame.source(year)
    items: list[Item] = [*head, frame.year_text(year), *below]
    items += badge
    top = max([frame.below(head), frame.below_year(year), *(box[3] for box in frame.around(badge))]) + 4
    base = top + TEXT
    line = base + 20
    rows = list(year.rows)
    bottom = below[0].box[1] - 10 if below else 990.0
    step = min(_ROW, (bottom - line - 4) / max(len(rows), 1))
    columns = _Columns(year.rows, stage.heads)
    items += columns.heads(base)
    items.append(StageStroke((LEFT, line), (RIGHT, line), "ink", 3.0))
    y = line
    for before, one in pairwise([None, *rows]):
        assert one is not None
        if before is not None:
            strong = before.part != one.part
            items.append(
                StageStroke((LEFT, y), (RIGHT, y), "axis" if strong else "line", 3.0 if strong else 1.5)
            )
        if one.part == "selected":
            items.append(StageShape((LEFT, y, RIGHT, y + step), "example_bg"))
        items += columns.row(one, y + step / 2, stage.legend.classes)
        y += step
    items.append(StageStroke((LEFT, y), (RIGHT, y), "line", 1.5))
    return tuple(items)


class _Columns:
    """Right edges of the columns of numbers and left edges of the others, from the texts' widths."""

    def __init__(self, rows: Sequence[StageRow], heads: Sequence[str]) -> None:
        self.rows, self.names = rows, heads
        values = [one.text for one in rows]
        self.value = max(width_of(one, TEXT, 600) for one in (*values, heads[1]))
        self.counts = self._width([one.counts for one in rows], heads[2])
        self.difference = self._width([one.difference.split("\u00a0")[0] for one in rows], heads[3])
        self.said = self._width([one.said for one in rows], heads[4], 2 * _PLAIN_SIDE)
        x = RIGHT
        self.said_at = x - self.said
        x -= self.said + (_GAP if self.said else 0)
        self.difference_at = x
        x -= self.difference + (_GAP if self.difference else 0)
        self.counts_at = x
        x -= self.counts + (_GAP if self.counts else 0)
        self.value_at = x
        x -= self.value + _GAP
        self.name_at = LEFT + _SIDE + _SIGN
        room = x - self.name_at
        name = max(width_of(one.name, TEXT, 600) for one in rows) if rows else 0.0
        self.bar = min(room - name - _GAP, _BAR)
        if self.bar < _LEAST_BAR:
            self.bar = 0.0
        self.bar_at = x - self.bar
        self.name = room - (self.bar + _GAP if self.bar else 0)

    @staticmethod
    def _width(texts: Sequence[str], head: str, more: float = 0.0) -> float:
        found = [width_of(one, TEXT, 600) + more for one in texts if one]
        return max([*found, width_of(head, TEXT)]) if found else 0.0

    def heads(self, base: float) -> list[Item]:
        """What stands over the columns that have something in them."""
        room = self.value_at - self.value - LEFT - _SIDE - _GAP
        first = wrapped(self.names[0], TEXT, room, most=1)[0]
        items: list[Item] = [StageText(LEFT + _SIDE, base, first, TEXT, 400, "ink_3", part="row")]
        ends = ((self.value_at, self.names[1], True), (self.counts_at, self.names[2], bool(self.counts)),
                (self.difference_at, self.names[3], bool(self.difference)))  # fmt: skip
        items += [
            StageText(x, base, words, TEXT, 400, "ink_3", "end", part="row")
            for x, words, there in ends
            if there
        ]
        if self.said:
            items.append(StageText(self.said_at, base, self.names[4], TEXT, 400, "ink_3", part="row"))
        return items

    def row(self, one: StageRow, middle: float, classes: int) -> list[Item]:
        """One place: sign, name, bar, numbers and word."""
        base, weight = middle + TEXT * 0.33, 700 if one.part == "district" else 400
        items: list[Item] = []
        x = self.name_at if one.sign >= DISTRICT else LEFT + _SIDE
        if one.sign >= 0:
            items.append(StageMark(LEFT + _SIDE + 14, middle, one.sign, 12.0))
        elif one.sign == DISTRICT:
            at = LEFT + _SIDE + 14
            items.append(StageStroke((at, middle - 16), (at, middle + 16), "ink", 5.0))
        room = self.name + self.name_at - x
        name = wrapped(one.name, TEXT, room, weight, most=1)[0]
        items.append(StageText(x, base, name, TEXT, weight, part="row"))
        if self.bar and one.share is not None:
            fill = (
                "ink"
                if one.sign == DISTRICT
                else place(one.sign)
                if one.sign >= 0
                else of_class(one.tone, classes)
            )
            box = (
                self.bar_at,
                middle - _BAR_HIGH / 2,
                self.bar_at + max(self.bar * one.share, 2),
                middle + _BAR_HIGH / 2,
            )
            if one.part == "target":  # a stroke where it stands among the bars
                x = box[2]
                items.append(StageStroke((x, box[1]), (x, box[3]), "ink", 5.0))
            else:
                items.append(StageShape(box, fill, "axis" if one.tone >= 0 else "", 0.8, 3.0))
        items.append(StageText(self.value_at, base, one.text, TEXT, 600, anchor="end", part="row"))
        if one.counts:
            items.append(StageText(self.counts_at, base, one.counts, TEXT, 400, anchor="end", part="row"))
        if one.difference:
            number = one.difference.split("\u00a0")[0]
            items.append(StageText(self.difference_at, base, number, TEXT, 400, anchor="end", part="row"))
        if one.said:
            items += word(one.word, one.said, self.said_at, middle, _PILL_HIGH)
        return items
