"""Describes the ranking: all places of one year from the highest value to the lowest, as bars or, where there
are many, as one curve."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dashboard.charts import colours
from dashboard.charts.description import (
    BarMark,
    Chart,
    LineMark,
    Mark,
    Plot,
    RuleMark,
    Space,
    TextLabel,
)
from dashboard.charts.names.names_above import (
    ROW_BELOW,
    SECOND_ROW,
    RoomAbove,
    name_below,
    names_above,
    names_below,
    rows_for,
)
from dashboard.charts.plotting import APART, NAMED, plot_of, widths
from dashboard.charts.ranking_curve import (
    LEAD,
    MOST_BARS,
    PALE,
    curve_labels,
    curve_marks,
    end_texts,
    reference_marks,
)
from dashboard.charts.target_line import target_rules, target_text, within
from dashboard.charts.view_axes import ranking_axes
from dashboard.drawing.typeface import width_of
from dashboard.indicators.own_words import OwnTarget
from dashboard.indicators.slab.displayed import displayed, palette_of
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.slab.ranked_places import RankedPlace, district_line, ranked_places

BARE_TOP = 22.0  # margin above where no selected place needs its name there
_GAP, _WIDEST_GAP, _TIGHT = 0.32, 14.0, 2.5  # share of a step; px; px of a step below which gaps only shimmer
_LEAST = 1.5  # px of a bar of zero
_APART = 1.2  # letters from one text at the right to the next
_STRUCK = 0.75  # letters around a text's middle in which no line may pass
_BEYOND = 4.0  # px that names may reach over the plot's right edge
_CHOSEN, _LEAST_CHOSEN = 0.92, 3.0  # share of a step and px of a selected bar


def ranking(
    given: Slab,
    year: int,
    space: Space,
    *,
    selection: Sequence[str] = (),
    palette: str = "see",
    group: Collection[str] = (),
    target: OwnTarget | None = None,
) -> Chart | None:
    """The slab's `order` of this year; None where it has no value. Where there is a `group`, it stands out;
    `target` is a line among values."""
    slab = displayed(given)
    row = slab.row(year)
    places = [] if row is None else ranked_places(given, row)
    if row is None or not places:
        return None
    axes = ranking_axes(given)
    axes = replace(axes, across=replace(axes.across, high=len(places) - 0.5))
    position = {place.key: at for at, place in enumerate(places)}
    chosen = [(position[key], mark) for mark, key in enumerate(selection) if key in position]
    top = None if selection else BARE_TOP
    plot = plot_of(axes, space, top=top)
    rows = rows_for(len(chosen), space.size * NAMED, plot.right + _BEYOND)
    if rows > 1:
        top = axes.margins.top + SECOND_ROW
    named = _named_below(places, plot)
    more = max(one for one in named if one is not None) + any(one is not None for one in named[1:-1])
    if more or rows > 1:
        plot = plot_of(axes, space, top=top, below=more * ROW_BELOW * space.size)
    aim = target if given.shown is None else None
    drawn = _Ranking(slab, row, places, plot, chosen, rows, named, group, aim)
    return Chart(
        "rangfolge",
        plot,
        tuple(drawn.marks()),
        tuple(drawn.labels()),
        slab.lang,
        palette_of(given, palette),
    )


def _named_below(places: Sequence[RankedPlace], plot: Plot) -> list[int | None]:
    """The row of each name below its bar, None for those without room."""
    if len(places) > MOST_BARS:
        return [0, *(None for _ in places[2:]), 0]
    size, last = plot.space.size, len(places) - 1
    texts = [place.name_below(last=at == last) for at, place in enumerate(places)]
    middles = [plot.x(at) for at in range(len(places))]
    return names_below([width_of(one, size) for one in texts], middles, size, (plot.left, plot.right))


class _Ranking:
    """One year's bars in their plot; `chosen` are positions of bars with the marks of the selected places,
    whose names stand in so many `rows`; `named` are the rows of names below the bars."""

    def __init__(
        self,
        slab: Slab,
        row: int,
        places: Sequence[RankedPlace],
        plot: Plot,
        chosen: Sequence[tuple[int, int]],
        rows: int,
        named: Sequence[int | None],
        group: Collection[str],
        target: OwnTarget | None,
    ) -> None:
        self.slab, self.row, self.places, self.plot, self.chosen = slab, row, places, plot, chosen
        self.rows, self.named, self.group, self.target = rows, named, group, target
        self.step = plot.width / len(places)
        self.many = len(places) > MOST_BARS
        limits = any(place.lower is not None for place in places)
        self.whiskers = limits and self.step > _TIGHT and not self.many
        self.district = district_line(slab, row)

    def marks(self) -> Iterator[Mark]:
        if self.many:
            yield from curve_marks(self.slab, self.row, self.places, self.plot, self.group)
            yield from reference_marks(self.slab, self.row)
        else:
            yield from self._bars()
        if self.whiskers:
            yield from self._whiskers()
        if self.district is not None:
            yield RuleMark(self.district, False, "ink", 1.6)
        yield from target_rules(self.target, self.plot.upright, upright=False)
        half = max(self.step * _CHOSEN, _LEAST_CHOSEN) / 2 / self.step
        for at, mark in self.chosen:
            tone = colours.place(mark)
            yield BarMark(
                at - half, at + half, 0.0, self._top(at), tone, edge=tone, edge_width=1.2,
                key=self.places[at].key,
            )  # fmt: skip
            yield RuleMark(float(at), True, tone, 1.2, LEAD if self.many else (), start=self._top(at))

    def labels(self) -> Iterator[TextLabel]:
        yield from () if self.many else self._written()
        yield from () if self.many else self._zeros()
        lines = (*self._district(), *self._target())
        yield from lines
        if self.many:
            yield from curve_labels(self.slab, self.row, self.places, self.plot, lines)
        yield from self._ends()
        yield from self._names()

    def _top(self, at: int) -> float:
        """The value that a bar reaches: that of zero is still displayed."""
        least = (self.plot.upright.high - self.plot.upright.low) * _LEAST / self.plot.height
        return self.places[at].value if abs(self.places[at].value) >= least else least

    def _bars(self) -> Iterator[Mark]:
        gap = 0.0 if self.step < _TIGHT else min(self.step * _GAP, _WIDEST_GAP)
        half = (1 - gap / self.step) / 2
        fills = colours.of_places(self.slab, self.row, self.slab.order[self.row])
        for at, place in enumerate(self.places):
            words = tuple(filter(None, (place.name, place.text, place.counts)))
            yield BarMark(
                at - half,
                at + half,
                0.0,
                self._top(at),
                fills[at],
                place.few,
                opacity=PALE if self.group and place.key not in self.group else 1.0,
                key=place.key,
                words=words,
            )

    def _whiskers(self) -> Iterator[Mark]:
        """A line over each bar from the lower to the upper limit, as far as the axis reaches; paler for few
        cases."""
        axis = self.plot.upright
        for at, place in enumerate(self.places):
            if place.lower is not None and place.upper is not None:
                limits = (place.lower, place.upper)
                ends = tuple((float(at), min(max(one, axis.low), axis.high)) for one in limits)
                yield LineMark(ends, "ink_2", 1.0, opacity=0.3 if place.few else 0.6, role="whisker")

    def _reached(self, at: int) -> float:
        """The value up to which a bar and its line reach."""
        top, upper = self._top(at), self.places[at].upper
        return max(top, min(upper, self.plot.upright.high)) if self.whiskers and upper is not None else top

    def _written(self) -> Iterator[TextLabel]:
        """Values over the bars and their lines, where all of them have room."""
        size = self.plot.space.size
        texts = [place.text for place in self.places]
        if any(width >= self.step - 4 for width in widths(texts, size, 400)):
            return
        named = {at for at, _ in self.chosen}
        for at, place in enumerate(self.places):
            if not place.zero and at not in named:
                reached = self._reached(at)
                x, y = self.plot.x(at), min(self.plot.y(reached), self.plot.y(0)) - 5 - size * 0.35
                y = self._clear_of_lines(y)
                yield TextLabel(x, y, place.text, "ink_2", size, 400, "middle", (at, reached))

    def _clear_of_lines(self, y: float) -> float:
        """Higher where the line of the district or of a target would strike the text through."""
        half = self.plot.space.size * _STRUCK
        values = (self.district, self.target.value if self.target else None)
        for line in sorted((self.plot.y(one) for one in values if one is not None), reverse=True):
            if abs(y - line) < half:
                y = line - half
        return y

    def _zeros(self) -> Iterator[TextLabel]:
        """Side by side where there is room, else one sign in the middle of its run."""
        size = self.plot.space.size
        zeros = [at for at, place in enumerate(self.places) if place.zero]
        if self.step <= size * 0.45:
            zeros = zeros[len(zeros) // 2 : len(zeros) // 2 + 1]
        small = size * 0.8
        for at in zeros:
            y = self.plot.y(0) - 3 - small * 0.35
            yield TextLabel(self.plot.x(at), y, "0", "ink_3", small, 600, "middle", (at, 0.0), halo=False)

    def _district(self) -> Iterator[TextLabel]:
        district, size = self.slab.district, self.plot.space.size
        if district is None or self.district is None:
            return
        if district.key in {self.places[at].key for at, _ in self.chosen}:  # it is named at its bar
            return
        value, text = self.district, f"{self.slab.own_district} {district.text[self.row]}"
        line = self.plot.y(value)
        y = line + size * 0.8 if self._is_near(above=line) else line - size * 0.8
        yield TextLabel(self.plot.right, y, text, "ink", size, 600, "end", (None, value))

    def _is_near(self, above: float) -> bool:
        """Whether the line of a target would strike through a text above this height."""
        if self.target is None:
            return False
        return 0 <= above - self.plot.y(within(self.target, self.plot.upright)) < self.plot.space.size * 1.5

    def _target(self) -> Iterator[TextLabel]:
        """At the line's right end, below it where the district's text is near above it."""
        if self.target is None:
            return
        axis, size, plot = self.plot.upright, self.plot.space.size, self.plot
        value = within(self.target, axis)
        line, y = plot.y(value), plot.y(value) - size * 0.8
        other = plot.y(self.district) if self.district is not None else math.inf
        if 0 < line - other < size * _APART:
            y = line + size * 0.8
        text = target_text(self.target, axis, self.slab.lang, upright=False)
        y = max(y, plot.top + size * 0.6)
        yield TextLabel(plot.right, y, text, "ink", size, 600, "end", (None, value))

    def _names(self) -> Iterator[TextLabel]:
        """Of the selected places, pushed apart above the plot; with their values where all have room,
        shortened where not even the names have."""
        size, plot = self.plot.space.size * NAMED, self.plot
        names = [self.places[at].name for at, _ in self.chosen]
        long = [f"{name} {self.places[at].text}" for name, (at, _) in zip(names, self.chosen, strict=True)]
        wide = sum(width + APART for width in widths(long, size)) > plot.right - _BEYOND
        wanted = [plot.x(at) for at, _ in self.chosen]
        top, most = max(plot.top - 18, size + 12), plot.right + _BEYOND
        placed = names_above(
            names if wide else long, wanted, self.rows, RoomAbove(size, most, most + 2, top - 6)
        )
        for (at, mark), x, name in zip(self.chosen, wanted, placed, strict=True):
            key, tone = self.places[at].key, colours.place(mark)
            yield TextLabel(
                name.x,
                top - 11 - size * 0.35 - name.rise,
                name.text,
                tone,
                size,
                700,
                "middle",
                (float(at), None),
                leader=((x, plot.top), (x, top), *name.knees),
                key=key,
            )

    def _ends(self) -> Iterator[TextLabel]:
        """The highest and the lowest with their ranks, which are those of values, and between them all whose names
        have room below their bars: then what whiskers are stands below the names."""
        size, plot, last = self.plot.space.size, self.plot, len(self.places) - 1
        y, box = plot.bottom + size * 1.1, (plot.left, plot.right)
        first, end = self.places[0].name_below(), self.places[-1].name_below(last=True)
        if self.many:
            first, end = end_texts(self.places, plot)
        yield TextLabel(plot.left, y, first, "ink_3", size, halo=False)
        if last:
            yield TextLabel(plot.right, y, end, "ink_3", size, anchor="end", halo=False)
        inner = [(at, row) for at, row in enumerate(self.named) if row is not None and 0 < at < last]
        for at, row in inner:
            text = self.places[at].name_below()
            x = name_below(width_of(text, size), plot.x(at), box)
            yield TextLabel(x, y + row * ROW_BELOW * size, text, "ink_3", size, halo=False)
        said = self.slab.whisker if self.whiskers else ""
        centre = (plot.left + plot.right) / 2
        if said and inner:
            y += (max(row for _, row in inner) + 1) * ROW_BELOW * size
            yield TextLabel(centre, y, said, "ink_3", size, anchor="middle", halo=False)
            return
        between = plot.width - width_of(first, size) - width_of(end, size)
        if said and between > 2 * size + width_of(said, size):
            middle = plot.left + width_of(first, size) + between / 2
            clear = abs(middle - centre) <= (between - width_of(said, size)) / 2 - size
            yield TextLabel(centre if clear else middle, y, said, "ink_3", size, anchor="middle", halo=False)
