"""Describes the flow from certificate to destination: blocks at both sides, streams between them as wide as they
have persons, and one hatched stream of all whom nobody may count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard import formats
from dashboard.charts import colours
from dashboard.charts.description import (
    Anchor,
    AreaMark,
    At,
    BarMark,
    Chart,
    Colour,
    Mark,
    Space,
    TextLabel,
    bare_plot,
)
from dashboard.drawing.typeface import width_of
from dashboard.texts import say
from dashboard.transition.flow import Flow, share

VIEW = "uebergang"
RIBBON, NODE, HIDDEN = "stream", "block", "hidden"
"""How keys of marks begin; `stream-2-0` goes from the third certificate to the first destination, `block-certificate-2`
and `block-destination-0` are its ends, `hidden` is what nobody may count."""
OPACITY = 0.6
CLASSES = 4  # colours of the palette: one of each certificate, as in the composition of certificates
UNKNOWN = 4  # position of the destination that nobody knows
_NARROW = 38.0  # letters of width below which names stand inside
_BLOCK, _INSIDE_BLOCK = 1.2, 0.9  # letters that a block is wide
_GAP, _INSIDE_GAP = 0.9, 0.5  # letters between two blocks
_BESIDE = 0.9  # letters from a block to its name
_LINE = 1.4  # letters of a line of text
_SPARE = 0.4  # letters beside the words, which browsers set a little wider
_HEAD = 2.2  # letters above the blocks for what stands over them
_THIN = 0.5  # letters of the hidden stream where its number is not known, and at least
_STEPS = 20  # straight pieces of an edge


@dataclass(frozen=True, slots=True)
class FlowNames:
    """What certificates and destinations are called, with what stands over both."""

    certificates: tuple[str, ...]
    destinations: tuple[str, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Block:
    """A block with its middle in px and how high it is; `persons` flow through it."""

    position: int
    name: str
    persons: int
    partly: bool
    middle: float = 0.0
    height: float = 0.0

    @property
    def top(self) -> float:
        return self.middle - self.height / 2


def flow_chart(flow: Flow, names: FlowNames, space: Space, lang: str = "de") -> Chart | None:
    """The flow in the room there is; None where no stream may be shown."""
    if not flow.streams:
        return None
    return _FlowChart(flow, names, space, lang).chart()


class _FlowChart:
    """One flow in its room."""

    def __init__(self, flow: Flow, names: FlowNames, space: Space, lang: str) -> None:
        self.flow, self.names, self.space, self.lang = flow, names, space, lang
        self.size = space.size
        self.inside = space.width < _NARROW * self.size
        before = self._blocks(names.certificates, flow.certificates, flow.partly[0])
        after = self._blocks(names.destinations, flow.destinations, flow.partly[1])
        self.scale = self._scale(before, after)
        top, bottom = self._edges()
        self.before = self._placed(before, top, bottom)
        self.after = self._placed(after, top, bottom)
        block = self.size * (_INSIDE_BLOCK if self.inside else _BLOCK)
        left, right = 0.0, space.width
        if not self.inside:
            rooms = (self._room(before) + self.size * _BESIDE, self._room(after) + self.size * _BESIDE)
            heads = (width_of(one, self.size, 600) - block for one in (names.before, names.after))
            first, last = (max(pair) for pair in zip(rooms, heads, strict=True))
            left, right = first, space.width - last
        self.starts, self.ends = (left, left + block), (right - block, right)

    def chart(self) -> Chart:
        marks: tuple[Mark, ...] = (*self._streams(), *self._hidden(), *self._drawn_blocks())
        labels = (*self._heads(), *self._labels())
        plot = bare_plot(self.space.width, self.space.height)
        return Chart(VIEW, replace(plot, space=self.space), marks, labels, self.lang, "see", bare=True)

    # --- how high ---

    def _blocks(self, names: Sequence[str], persons: Sequence[int], partly: Sequence[bool]) -> list[_Block]:
        """Those that somebody flows through, or of which something is hidden."""
        every = enumerate(zip(names, persons, partly, strict=True))
        return [_Block(at, name, count, secret) for at, (name, count, secret) in every if count or secret]

    def _lines(self, height: float) -> int:
        return 1 if self.inside or height < 2 * _LINE * self.size else 2

    def _slot(self, block: _Block, scale: float) -> float:
        """The height that a block takes with its words."""
        height = block.persons * scale
        return max(height, self._lines(height) * _LINE * self.size)

    def _gap(self) -> float:
        return self.size * (_INSIDE_GAP if self.inside else _GAP)

    def _edges(self) -> tuple[float, float]:
        """Between which heights the blocks lie: above what is hidden."""
        top = self.size * _HEAD
        if not self.flow.conceals:
            return top, self.space.height - 2
        return top, self.space.height - 2 - self._hidden_slot(self.scale) - self._gap()

    def _hidden_slot(self, scale: float) -> float:
        return max(self._hidden_height(scale), _LINE * self.size)

    def _hidden_height(self, scale: float) -> float:
        return max((self.flow.hidden or 0) * scale, _THIN * self.size)

    def _needed(self, blocks: Sequence[_Block], scale: float) -> float:
        hidden = self._hidden_slot(scale) + self._gap() if self.flow.conceals else 0.0
        slots = sum(self._slot(one, scale) for one in blocks)
        return slots + self._gap() * (len(blocks) - 1) + hidden

    def _scale(self, before: Sequence[_Block], after: Sequence[_Block]) -> float:
        """Px of a person with which both sides have room: the same for all."""
        room = self.space.height - self.size * _HEAD - 2
        low, high = 0.0, room / max(self.flow.total, 1)
        for _ in range(40):
            middle = (low + high) / 2
            fits = max(self._needed(before, middle), self._needed(after, middle)) <= room
            low, high = (middle, high) if fits else (low, middle)
        return low

    def _placed(self, blocks: Sequence[_Block], top: float, bottom: float) -> list[_Block]:
        """One below the other, in the middle of the room."""
        slots = [self._slot(one, self.scale) for one in blocks]
        at = top + max(bottom - top - sum(slots) - self._gap() * (len(slots) - 1), 0.0) / 2
        found = []
        for block, slot in zip(blocks, slots, strict=True):
            found.append(replace(block, middle=at + slot / 2, height=block.persons * self.scale))
            at += slot + self._gap()
        return found

    def _room(self, blocks: Sequence[_Block]) -> float:
        """Px that the words of a side need."""
        widths = [self._width(one) for one in blocks]
        if self.flow.conceals:
            widths.append(self._hidden_width())
        return max(widths, default=0.0) + self.size * _SPARE

    def _width(self, block: _Block) -> float:
        name = width_of(block.name, self.size)
        numbers = self._numbers_width(block)
        if self._lines(block.persons * self.scale) == 2:
            return max(name, numbers)
        return name + self.size * 0.5 + numbers

    # --- marks ---

    def _streams(self) -> Iterator[Mark]:
        """In the order of certificates, each block's streams in the order of the other side."""
        down = {one.position: one.top for one in self.before}
        over = {one.position: one.top for one in self.after}
        x0, x1 = self.starts[1], self.ends[0]
        for one in self.flow.streams:
            thick = one.persons * self.scale
            y0, y1 = down[one.certificate], over[one.destination]
            down[one.certificate] += thick
            over[one.destination] += thick
            upper = _curve((x0, y0), (x1, y1))
            lower = _curve((x0, y0 + thick), (x1, y1 + thick))
            yield AreaMark(
                (*upper, *reversed(lower)),
                _of_certificate(one.certificate),
                OPACITY,
                key=f"{RIBBON}-{one.certificate}-{one.destination}",
                role=RIBBON,
                words=self._words(one.certificate, one.destination, one.persons),
            )

    def _words(self, certificate: int, destination: int, persons: int) -> tuple[str, ...]:
        names = self.names
        title = say(
            self.lang,
            "flow_stream",
            certificate=names.certificates[certificate],
            destination=names.destinations[destination],
        )
        whole = self.flow.certificates[certificate]
        counted = say(
            self.lang, "flow_of", share=_percent(persons, whole, self.lang), persons=_count(persons, self.lang),
            whole=_count(whole, self.lang), name=names.certificates[certificate],
        )  # fmt: skip
        partly = self.flow.partly[0][certificate]
        return (title, counted, *([say(self.lang, "flow_of_shown")] if partly else []))

    def _hidden(self) -> Iterator[Mark]:
        """A level stream at the foot, from nowhere to nowhere."""
        if not self.flow.conceals:
            return
        middle, height = self._hidden_middle(), self._hidden_height(self.scale)
        ends = (middle - height / 2, middle + height / 2)
        words = (say(self.lang, "flow_hidden"), self._hidden_text(), say(self.lang, "flow_hidden_why"))
        yield BarMark(
            self.starts[0], self.ends[1], ends[0], ends[1], "inset", hatched=True, edge="axis", edge_width=1.0,
            key=HIDDEN, words=words,
        )  # fmt: skip

    def _hidden_middle(self) -> float:
        return self.space.height - 2 - self._hidden_slot(self.scale) / 2

    def _drawn_blocks(self) -> Iterator[Mark]:
        sides = (("certificate", self.before, self.starts), ("destination", self.after, self.ends))
        for side, blocks, (x0, x1) in sides:
            for one in blocks:
                if not one.persons:
                    continue
                fill = (
                    _of_certificate(one.position) if side == "certificate" else _of_destination(one.position)
                )
                yield BarMark(
                    x0, x1, one.top, one.top + one.height, fill, edge="line_land" if side == "certificate" else "",
                    edge_width=0.8 if side == "certificate" else 0.0, key=f"{NODE}-{side}-{one.position}",
                    words=self._block_words(one),
                )  # fmt: skip

    def _block_words(self, block: _Block) -> tuple[str, ...]:
        if block.partly:
            least = say(self.lang, "flow_at_least", persons=_count(block.persons, self.lang))
            return (block.name, least, say(self.lang, "flow_block_partly"))
        counted = say(
            self.lang, "flow_of_all", share=_percent(block.persons, self.flow.total, self.lang),
            persons=_count(block.persons, self.lang), whole=_count(self.flow.total, self.lang),
        )  # fmt: skip
        return (block.name, counted)

    # --- words ---

    def _heads(self) -> Iterator[TextLabel]:
        y, size = self.size * 0.8, self.size
        left, right = (0.0, self.space.width) if self.inside else (self.starts[1], self.ends[0])
        ends: tuple[Anchor, Anchor] = ("start", "end") if self.inside else ("end", "start")
        yield TextLabel(left, y, self.names.before, "ink", size, 600, ends[0], halo=False)
        yield TextLabel(right, y, self.names.after, "ink", size, 600, ends[1], halo=False)

    def _labels(self) -> Iterator[TextLabel]:
        beside = self.size * (_BESIDE if not self.inside else 0.5)
        for left, blocks in ((True, self.before), (False, self.after)):
            outward = left != self.inside
            x = self._beside(left, beside)
            for one in blocks:
                yield from self._named(one, x, outward=outward)
            if self.flow.conceals:
                yield from self._hidden_named(x, outward=outward)

    def _beside(self, left: bool, by: float) -> float:
        """Where words begin: outside the blocks, or where there is no room inside."""
        if self.inside:
            return self.starts[1] + by if left else self.ends[0] - by
        return self.starts[0] - by if left else self.ends[1] + by

    def _named(self, block: _Block, x: float, *, outward: bool) -> Iterator[TextLabel]:
        """Name and number; `outward`: they end at x."""
        key = f"{NODE}-{block.position}"
        if self._lines(block.height) == 2:
            half = self.size * _LINE / 2
            yield self._text(x, block.middle - half, block.name, outward, "ink", key)
            yield from self._numbers(block, x, block.middle + half, outward)
            return
        if outward:
            yield from self._numbers(block, x, block.middle, outward)
            x -= self._numbers_width(block) + self.size * 0.5
            yield self._text(x, block.middle, block.name, outward, "ink", key)
        else:
            yield self._text(x, block.middle, block.name, outward, "ink", key)
            yield from self._numbers(
                block, x + width_of(block.name, self.size) + self.size * 0.5, block.middle, outward
            )

    def _parts(self, block: _Block) -> tuple[str, str]:
        """The number, and its share of all; of a block of which nothing is shown, that it is hidden. Of one that is
        hidden in part the rest is a lower limit, and no share is known."""
        if not block.persons:
            return "", say(self.lang, "flow_hidden_block")
        counted = _count(block.persons, self.lang)
        if block.partly:
            least = "flow_at_least_sign" if self.inside else "flow_at_least_short"
            return say(self.lang, least, persons=counted), ""
        return counted, "" if self.inside else _percent(block.persons, self.flow.total, self.lang)

    def _numbers_width(self, block: _Block) -> float:
        number, said = self._parts(block)
        gap = self.size * 0.45 if number and said else 0.0
        return width_of(number, self.size * 1.08, 600) + gap + width_of(said, self.size)

    def _numbers(self, block: _Block, x: float, y: float, outward: bool) -> Iterator[TextLabel]:
        number, said = self._parts(block)
        gap = self.size * 0.45
        if outward:
            if said:
                yield self._text(x, y, said, outward, "ink_2")
                x -= width_of(said, self.size) + gap
            if number:
                yield self._text(x, y, number, outward, "ink", size=1.08, weight=600)
            return
        if number:
            yield self._text(x, y, number, outward, "ink", size=1.08, weight=600)
            x += width_of(number, self.size * 1.08, 600) + gap
        if said:
            yield self._text(x, y, said, outward, "ink_2")

    def _hidden_text(self) -> str:
        if self.flow.hidden is None:
            return say(self.lang, "flow_hidden_unknown")
        return say(self.lang, "flow_hidden_persons", persons=_count(self.flow.hidden, self.lang))

    def _hidden_parts(self) -> tuple[str, str]:
        number = _count(self.flow.hidden, self.lang) if self.flow.hidden else ""
        return say(self.lang, "flow_hidden"), number

    def _hidden_width(self) -> float:
        name, number = self._hidden_parts()
        gap = self.size * 0.5 if number else 0.0
        return width_of(name, self.size) + gap + width_of(number, self.size, 600)

    def _hidden_named(self, x: float, *, outward: bool) -> Iterator[TextLabel]:
        name, number = self._hidden_parts()
        y = self._hidden_middle()
        if not number:
            yield self._text(x, y, name, outward, "ink_2", HIDDEN)
            return
        gap = self.size * 0.5
        first, second = (number, name) if outward else (name, number)
        for text in (first, second):
            weight = 600 if text == number else 400
            yield self._text(x, y, text, outward, "ink" if text == number else "ink_2", HIDDEN, weight=weight)
            step = width_of(text, self.size, weight) + gap
            x += -step if outward else step

    def _text(
        self, x: float, y: float, text: str, outward: bool, tone: Colour, key: str = "", *,
        size: float = 1.0, weight: int = 400,
    ) -> TextLabel:  # fmt: skip
        anchor: Anchor = "end" if outward else "start"
        return TextLabel(
            x, y, text, tone, round(self.size * size, 2), weight, anchor,
            halo=self.inside, key=key,
        )  # fmt: skip


def _curve(start: At, end: At) -> list[At]:
    """From one block to the other, level at both ends."""
    middle = (start[0] + end[0]) / 2
    found = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        x = start[0] * (1 - t) ** 3 + 3 * middle * t * (1 - t) + end[0] * t**3
        y = start[1] + (end[1] - start[1]) * (3 * t**2 - 2 * t**3)
        found.append((round(x, 2), round(y, 3)))
    return found


def _of_certificate(position: int) -> Colour:
    return colours.of_class(position, CLASSES)


def _of_destination(position: int) -> Colour:
    return "axis" if position == UNKNOWN else "ink"


def _count(persons: int, lang: str) -> str:
    return formats.number(persons, 0, lang)


def _percent(part: int, whole: int, lang: str) -> str:
    found = share(part, whole)
    return "" if found is None else formats.with_unit(found, "percent", 0, lang)
