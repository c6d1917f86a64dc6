"""Describes a composition: a bar for each year or place, divided into its parts, with what is secret as one
hatched piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.charts import colours
from dashboard.charts.composition.parts import (
    YEARS,
    Arrangement,
    CompositionParts,
    CompositionRow,
    RowPiece,
    ShownRows,
)
from dashboard.charts.description import (
    BESIDE,
    Anchor,
    Axis,
    BarMark,
    Chart,
    Mark,
    Plot,
    RuleMark,
    Space,
    TextLabel,
)
from dashboard.charts.plotting import fitting, widths
from dashboard.drawing.typeface import width_of
from dashboard.indicators.composition.division import HIDDEN

VIEW = "zusammensetzung"
_LEGEND_ROW, _SWATCH, _GAP = (
    1.75,
    0.85,
    0.5,
)  # letters: rows of the legend, its squares, between square and name
_APART = 1.3  # letters from one name of the legend to the next square
_RIGHT = 20.0  # px beside the bars, in which the last number of the axis ends
_BELOW = 26.0  # px below the bars for the numbers of the axis
_LEAST, _WIDEST = 1.5, 52.0  # letters and px of a row
_THICK = 0.82  # share of a row that its bar takes
_MOST_NAMES = 0.4  # share of the width that names of rows may take
_STEPS = (1, 2, 3, 5, 10)  # years from one bar to the next
_INSIDE = 6.0  # px that a number needs beside it inside its piece
_STAGGER = 0.2  # share of a bar by which limits of neighbours stand above and below its middle
_HIDDEN_FILL, _HIDDEN_INK = "inset", "ink_2"


def composition(
    parts: CompositionParts, year: int, space: Space, arrangement: Arrangement | None = None
) -> Chart | None:
    """The bars of a year's places or of a place's years; None where no bar has anything to show.

    Where no whole has a count, counts fall back to shares. Of more years than have room every second, third or
    fifth is shown, and the present one.
    """
    asked = arrangement or Arrangement()
    rows = parts.rows(asked.over, year)
    if not any(row.pieces or row.secret for row in rows):
        return None
    counts = parts.counts(asked.over)
    axis = counts if asked.counted and counts is not None else parts.shares
    return _Composition(parts, rows, year, space, asked, axis).chart()


class _Composition:
    """One arrangement in its room."""

    def __init__(
        self,
        parts: CompositionParts,
        rows: Sequence[CompositionRow],
        year: int,
        space: Space,
        asked: Arrangement,
        axis: Axis,
    ) -> None:
        self.parts, self.year, self.asked, self.size = parts, year, asked, space.size
        self.counted = axis is not parts.shares
        size, names = space.size, [row.name for row in rows]
        most = space.width * _MOST_NAMES
        self.left = min(max(widths(names, size)) + 2, most) + BESIDE
        self.right = max(space.width - _RIGHT * space.scale, self.left + 10)
        self.legend = self._legend()
        self.top = (self.legend[-1][2] + 1) * size * _LEGEND_ROW + 2
        height = space.height - self.top - _BELOW * space.scale
        shown = (
            _fitting_years(rows, height, size, year)
            if asked.over == YEARS
            else _fitting_places(rows, height, size, parts.more)
        )
        self.rows, self.step = shown.rows, shown.step
        bottom = self.top + self.step * len(self.rows)
        upright = Axis(0.0, bottom / self.step)
        self.plot = Plot(space, self.left, 0.0, self.right, bottom, axis, upright)
        self.thick = _THICK * self.step

    def chart(self) -> Chart:
        marks = (*self._swatches(), *self._bars(), *(self._limits() if self.asked.limits else ()))
        labels = (*self._legend_names(), *self._names(), *self._numbers())
        return Chart(VIEW, self.plot, marks, labels, self.parts.lang, self.parts.palette)

    def _legend(self) -> list[tuple[str, int, int, float]]:
        """Name, part, row and px of each entry; an entry without room begins the next row."""
        entries = [(one.name, at) for at, one in enumerate(self.parts.parts)]
        if self.parts.has_hidden(self.asked.over):
            entries.append((self.parts.hidden_name, HIDDEN))
        found, row, x = [], 0, self.left
        for name, part in entries:
            width = width_of(name, self.size) + self.size * (_SWATCH + _GAP)
            if x > self.left and x + width > self.right:
                row, x = row + 1, self.left
            found.append((name, part, row, x))
            x += width + self.size * _APART
        return found

    def _swatches(self) -> Iterator[Mark]:
        side = self.size * _SWATCH
        for _, part, row, x in self.legend:
            middle = (row + 0.5) * self.size * _LEGEND_ROW
            yield self._bar(
                (self._across(x), self._across(x + side)),
                (self._up(middle + side / 2), self._up(middle - side / 2)),
                part,
                "",
                (),
            )

    def _legend_names(self) -> Iterator[TextLabel]:
        for name, _, row, x in self.legend:
            at, middle = x + self.size * (_SWATCH + _GAP), (row + 0.5) * self.size * _LEGEND_ROW
            yield TextLabel(at, middle, name, "ink_2", self.size, halo=False)

    def _across(self, px: float) -> float:
        """The value of the axis across at px."""
        axis = self.plot.across
        return axis.low + (px - self.left) / self.plot.width * (axis.high - axis.low)

    def _up(self, px: float) -> float:
        return self.plot.value_at(px)

    def _middle(self, at: int) -> float:
        """Px of the middle of a row's bar."""
        return self.top + self.step * (at + 0.5)

    def _whole(self, row: CompositionRow) -> float | None:
        """The length of a bar on the axis; None where its count is not known."""
        return row.total if self.counted else 100.0

    def _bars(self) -> Iterator[Mark]:
        half = self.thick / 2
        for at, row in enumerate(self.rows):
            whole, middle = self._whole(row), self._middle(at)
            ends = (self._up(middle + half), self._up(middle - half))
            if row.secret and not self.counted:
                yield self._bar((0.0, 100.0), ends, HIDDEN, row.key, (row.name, row.note))
            if whole is None:
                continue
            for piece in row.pieces:
                span = (piece.start * whole, piece.end * whole)
                yield self._bar(span, ends, piece.part, row.key, piece.words, few=row.few)

    def _bar(
        self,
        across: tuple[float, float],
        up: tuple[float, float],
        part: int,
        key: str,
        words: tuple[str, ...],
        *,
        few: bool = False,
    ) -> BarMark:
        hidden = part == HIDDEN
        fill = _HIDDEN_FILL if hidden else self.parts.parts[part].fill
        return BarMark(
            across[0], across[1], up[0], up[1], fill, few=few and not hidden, hatched=hidden, edge="surface",
            edge_width=1.5, key=key, words=words,
        )  # fmt: skip

    def _limits(self) -> Iterator[Mark]:
        """A line over the end of each piece from where it could lie to where it could lie; the last piece of a bar
        ends with it and has its line over its beginning."""
        for at, row in enumerate(self.rows):
            whole = self._whole(row)
            for place, piece in enumerate(row.pieces if whole is not None else ()):
                if piece.lower is None or piece.upper is None or whole is None:
                    continue
                last = place == len(row.pieces) - 1
                if last and place == 1:  # the same, seen from the other side
                    continue
                low = piece.end - piece.upper if last else piece.start + piece.lower
                high = piece.end - piece.lower if last else piece.start + piece.upper
                y = self._up(self._middle(at) + self.thick * (_STAGGER if place % 2 else -_STAGGER))
                for colour, width in (("surface", 3.6), ("ink", 1.6)):
                    start, end = max(low, 0.0) * whole, min(high, 1.0) * whole
                    yield RuleMark(y, False, colour, width, start=start, end=end)

    def _names(self) -> Iterator[TextLabel]:
        for at, row in enumerate(self.rows):
            now = row.year == self.year if self.asked.over == YEARS else row.position >= 0
            tone = colours.place(row.position) if row.position >= 0 else "ink" if now else "ink_2"
            text = fitting(row.name, "", self.size, self.left - BESIDE)
            middle = self._middle(at)
            yield TextLabel(
                self.left - BESIDE, middle, text, tone, self.size, 600 if now else 400, "end",
                (None, self._up(middle)), halo=False, key=row.key,
            )  # fmt: skip

    def _numbers(self) -> Iterator[TextLabel]:
        """Inside each piece its number where it has room, and beside a bar what there is to say of it."""
        for at, row in enumerate(self.rows):
            middle, whole = self._middle(at), self._whole(row)
            weight = 600 if self.asked.over == YEARS and row.year == self.year else 400
            if not row.pieces or whole is None:
                yield from self._note(row, middle)
                continue
            for piece in row.pieces:
                yield from self._number(piece, row, whole, middle, weight)
            end = self.plot.x(whole)
            if self.counted and end + width_of(row.total_text, self.size) + _INSIDE <= self.plot.space.width:
                yield self._label(end + _INSIDE, middle, row.total_text, "ink_2", whole, anchor="start")

    def _number(
        self, piece: RowPiece, row: CompositionRow, whole: float, middle: float, weight: int
    ) -> Iterator[TextLabel]:
        hidden = piece.part == HIDDEN
        number = piece.counted if self.counted else piece.text
        room = self.plot.x(piece.end * whole) - self.plot.x(piece.start * whole) - _INSIDE
        named = f"{self.parts.hidden_name} {number}"
        texts = (named, number) if hidden else (number,)
        text = next((one for one in texts if width_of(one, self.size, weight) <= room), "")
        if not text or self.thick < self.size * 1.05:
            return
        across = (piece.start + piece.end) / 2 * whole
        ink = _HIDDEN_INK if hidden else "ink" if row.few else self.parts.parts[piece.part].ink
        yield self._label(
            self.plot.x(across), middle, text, ink, across, weight=weight, halo=hidden or row.few, key=row.key
        )

    def _note(self, row: CompositionRow, middle: float) -> Iterator[TextLabel]:
        """Why there is no bar."""
        at = self.left + _INSIDE
        tone = _HIDDEN_INK if row.secret else "ink_3"
        yield self._label(at, middle, row.note, tone, self._across(at), anchor="start", halo=row.secret)

    def _label(
        self,
        x: float,
        y: float,
        text: str,
        tone: str,
        across: float,
        *,
        weight: int = 400,
        anchor: Anchor = "middle",
        halo: bool = False,
        key: str = "",
    ) -> TextLabel:
        return TextLabel(
            x, y, text, tone, self.size, weight, anchor,
            (across, self._up(y)), halo=halo, key=key,
        )  # fmt: skip


def _fitting_years(rows: Sequence[CompositionRow], height: float, size: float, year: int) -> ShownRows:
    """As many as have room, counted back from the newest, and the present one in the place of the nearest."""
    most = _most(height, size)
    step = next((one for one in _STEPS if -(-len(rows) // one) <= most), _STEPS[-1])
    shown = [row for at, row in enumerate(rows) if (len(rows) - 1 - at) % step == 0]
    present = next((row for row in rows if row.year == year), None)
    if present is not None and present not in shown:
        nearest = min(range(len(shown)), key=lambda at: abs(shown[at].year - year))
        shown[nearest] = present
    return ShownRows(shown, _step(height, size, len(shown)))


def _fitting_places(rows: Sequence[CompositionRow], height: float, size: float, more: str) -> ShownRows:
    """The first that have room, and below them how many others there are."""
    most = _most(height, size)
    if len(rows) <= most:
        return ShownRows(rows, _step(height, size, len(rows)))
    left = len(rows) - max(most - 1, 1)
    note = CompositionRow("", "", 0, note=more.replace("{count}", str(left)))
    return ShownRows([*rows[:-left], note], _step(height, size, len(rows) - left + 1))


def _most(height: float, size: float) -> int:
    return max(int(height / (size * _LEAST)), 1)


def _step(height: float, size: float, count: int) -> float:
    return min(max(height, size) / count, _WIDEST * size / 13)
