"""What stands around the view of a slide: words, legend, key figures and caption as native text and
shapes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.drawing import style
from dashboard.drawing.svg_elements import SVG_COLOURS
from dashboard.drawing.typeface import width_of, wrapped
from dashboard.exports.caption import Caption
from dashboard.exports.pictures.legend_marks import SIZE as MARK_SIZE
from dashboard.exports.pictures.legend_marks import placed_marks
from dashboard.exports.pictures.side_panel import LEFT, WIDTH, KeyFigure, Legend
from dashboard.exports.qr import modules
from dashboard.exports.slides import drawingml as xml
from dashboard.exports.slides.drawingml import Ids, Run
from dashboard.exports.slides.map_shapes import THEME, fill_shape, legend_mark
from dashboard.map.colours import colour
from dashboard.map.looks import swatch_of
from dashboard.map.status_symbols import DOTTED, VALUE, WRITTEN, LegendEntry
from dashboard.texts import say

TITLE_SIZE = 48.0
_COLOURS, _INK = SVG_COLOURS["light"], style.COLOURS["light"]
_TOP, _RIGHT, _QR = 936.0, 1856.0, 116.0
_LEGEND_WIDTH = 470.0
_BOTTOM = 914.0
_CAPTION = 116.0  # height of what stands below
_CREDITS = (560.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0)  # width, and sizes tried until they fit
_ROOM = 0.94  # of the column's width: another typeface may be wider than ours


class SlideColumn:
    """Sets one thing below the other, beginning under the title; `title` is its box: x, y, width, height."""

    def __init__(self, ids: Ids, caption: Caption, factor: float) -> None:
        self.ids, self.caption, self.factor = ids, caption, factor
        self.shapes: list[str] = []
        self.y = 52.0
        self._words("kicker", caption.kicker, 21, _INK.ink_2, WIDTH)
        size = TITLE_SIZE * factor
        height = len(wrapped(caption.title, size, WIDTH * _ROOM, 700)) * size * 1.12
        self.title = (LEFT, self.y + 6, WIDTH, height)
        self.y += height + 16 * factor
        self._words("subtitle", caption.subtitle, 24, _INK.ink_2)
        for one in caption.own_within():
            self._words("own", one, 20, _INK.ink)
        for notice in caption.notices:
            self._words("notice", notice, 20, _INK.accent)
        if caption.example:
            self._badge()

    def figures(self, figures: Sequence[KeyFigure]) -> None:
        """Key figures side by side, as many as fit."""
        if not figures:
            return
        self.y += 20 * self.factor
        small, large, x = 20 * self.factor, 36 * self.factor, LEFT
        for one in figures:
            width = max(width_of(one.name, small), width_of(one.text, large, 600)) * 1.1
            if x > LEFT and x + width > LEFT + WIDTH:
                break
            colour = _INK.places[one.mark % len(_INK.places)] if one.mark >= 0 else _INK.ink_2
            runs = [Run(one.name, small, colour, one.mark >= 0), Run(one.text, large, _INK.ink, True)]
            said = f"{one.name}: {one.text}"
            self.shapes.append(
                self._text(one.name, said, (x, self.y, width, small * 1.4 + large * 1.4), runs)
            )
            x += width + 26
        self.y += small * 1.4 + large * 1.4

    def legend(self, legend: Legend) -> None:
        """The legend as a group of marks, swatches and words, below its facts."""
        self._facts(legend)
        start = self.y + 18 * self.factor
        self.y = start
        shapes = self._marks(legend)
        small, row = 18 * self.factor, 31 * self.factor
        if legend.heading:
            heading = Run(legend.heading, small, _INK.ink_3, True)
            beside = max(_LEGEND_WIDTH - 300, width_of(legend.counted, small) * 1.15)
            box = (LEFT, self.y, _LEGEND_WIDTH - beside, small * 1.5)
            shapes.append(self._text("", legend.heading, box, [heading]))
            if legend.counted:
                counted = [Run(legend.counted, small, _INK.ink_3)]
                box = (LEFT + _LEGEND_WIDTH - beside, self.y, beside, small * 1.5)
                shapes.append(self._text("", legend.counted, box, counted, align="r"))
            self.y += small * 1.75
        shapes += self._ramp(legend) if legend.ramp else []
        for before, one in pairwise([None, *legend.entries]):
            assert one is not None
            if before is not None and before.kind == VALUE and one.kind != VALUE:
                self.y += 9 * self.factor
            shapes += self._entry(one, row, legend.palette)
            self.y += row
        for words in (*legend.lines, *([legend.note] if legend.note else [])):
            size = 18 * self.factor
            height = len(wrapped(words, size, WIDTH * _ROOM)) * size * 1.35
            shapes.append(
                self._text("", words, (LEFT, self.y + 3, WIDTH, height), [Run(words, size, _INK.ink_2)])
            )
            self.y += height
        explained = [f"{one.label}: {one.count}" if one.count else one.label for one in legend.marks]
        explained += [f"{one.label}: {one.count}" for one in legend.entries]
        said = "; ".join(explained) or "; ".join(legend.lines)
        if shapes:
            box = (LEFT, start, WIDTH, self.y - start)
            described = say(self.caption.lang, "alt_legend", labels=said)
            self.shapes.append(
                xml.group(self.ids, say(self.caption.lang, "alt_legend_name"), described, box, shapes)
            )

    def fits(self) -> bool:
        """Whether everything set so far ends above the slide's foot."""
        return self.y <= _BOTTOM

    def _words(self, name: str, words: str, size: float, colour: str, width: float = WIDTH * _ROOM) -> None:
        size *= self.factor
        height = len(wrapped(words, size, width)) * size * 1.3
        self.shapes.append(self._text(name, words, (LEFT, self.y, WIDTH, height), [Run(words, size, colour)]))
        self.y += height

    def _badge(self) -> None:
        size, words = 20 * self.factor, self.caption.example
        self.y += 10 * self.factor
        box = (LEFT, self.y, width_of(words, size, 600) * 1.1 + 26, size * 1.75)
        fill, edge = xml.solid(_COLOURS.example_bg), xml.edge(_COLOURS.example_line, 1.4)
        run = Run(words, size, _COLOURS.example, True)
        self.shapes.append(
            xml.text(
                self.ids,
                words,
                words,
                box,
                [run],
                align="ctr",
                anchor="ctr",
                fill=fill,
                line=edge,
                round_=0.15,
            )
        )
        self.y += size * 1.75

    def _text(
        self, name: str, descr: str, box: tuple[float, ...], runs: Sequence[Run], align: str = "l"
    ) -> str:
        x, y, width, height = box
        return xml.text(
            self.ids,
            name or descr[:60],
            descr,
            (x, y, width, height),
            runs,
            align=align,
            lang=self.caption.lang,
        )

    def _facts(self, legend: Legend) -> None:
        if not legend.facts:
            return
        self.y += 16 * self.factor
        large, small = 34 * self.factor, 20 * self.factor
        wide = max(width_of(number, large, 600) for number, _ in legend.facts) * 1.1 + 18 * self.factor
        for number, words in legend.facts:
            said = f"{number} {words}"
            lines = len(wrapped(words, small, (WIDTH - wide) * _ROOM, most=3))
            height = max(large * 1.3, lines * small * 1.25 + 12 * self.factor)
            box, beside = (
                (LEFT, self.y, wide, height),
                (LEFT + wide, self.y + large * 0.3, WIDTH - wide, height),
            )
            self.shapes.append(self._text(number, said, box, [Run(number, large, _INK.ink, True)]))
            self.shapes.append(self._text(words[:60], words, beside, [Run(words, small, _INK.ink_2)]))
            self.y += height

    def _marks(self, legend: Legend) -> list[str]:
        """Marks of institutions with their words and counts."""
        if not legend.marks:
            return []
        shapes, size = list[str](), MARK_SIZE * self.factor
        placed, self.y = placed_marks(legend.marks, LEFT, self.y, _LEGEND_WIDTH, self.factor)
        for one in placed:
            lang, top = self.caption.lang, one.y - size * 0.66
            shapes += legend_mark(self.ids, one.shown.mark, (one.x, one.y), lang, legend.palette)
            label, count = one.shown.label, one.shown.count
            wide = one.count_at - one.words_at
            box = (one.words_at, top, wide, size * 1.35)
            shapes.append(self._text("", label, box, [Run(label, size, _INK.ink)]))
            if count:
                run = [Run(count, size, _INK.ink_2)]
                shapes.append(self._text("", f"{label}: {count}", box, run, "r"))
        self.y += 16 * self.factor if legend.heading or legend.lines else 0
        return shapes

    def _ramp(self, legend: Legend) -> list[str]:
        """A continuous scale as a row of narrow rectangles."""
        height, size = 26 * self.factor, 20 * self.factor
        width = _LEGEND_WIDTH / len(legend.ramp)
        shapes = []
        for at, role in enumerate(legend.ramp):
            box, tone = (LEFT + at * width, self.y, width, height), colour(role, legend.palette, THEME)
            shapes.append(xml.rectangle(self.ids, tone, tone, box, xml.solid(tone), xml.NO_EDGE))
        self.y += height + 4
        for words, align in zip(legend.ends, ("l", "r"), strict=True):
            run = [Run(words, size, _INK.ink)]
            shapes.append(self._text("", words, (LEFT, self.y, _LEGEND_WIDTH, size * 1.4), run, align))
        self.y += size * 1.6
        return shapes

    def _entry(self, one: LegendEntry, row: float, palette: str) -> list[str]:
        size, height, width = 20 * self.factor, 25 * self.factor, 44 * self.factor
        box = (LEFT, self.y + (row - height) / 2, width, height)
        name = say(self.caption.lang, "alt_swatch", label=one.label)
        line = xml.edge(_INK.axis, 1.0)
        if one.kind in DOTTED:
            line = xml.edge(_COLOURS.status_missing, 2.4, "sysDot")
        fill = fill_shape(swatch_of(one), palette)
        swatch = xml.rectangle(self.ids, name, name, box, fill, line, 0.15)
        shapes = [swatch]
        if one.kind in WRITTEN:
            written = [Run(WRITTEN[one.kind], size * 0.9, _INK.ink_2, True)]
            shapes.append(xml.text(self.ids, name, name, box, written, align="ctr", anchor="ctr"))
        x = LEFT + 60 * self.factor
        shapes.append(self._text("", one.label, (x, self.y + 2, 330, row), [Run(one.label, size, _INK.ink)]))
        count = [Run(one.count, size, _INK.ink_2)]
        said = f"{one.label}: {one.count}"
        wide = max(80.0, width_of(one.count, size) * 1.15)
        end = (LEFT + _LEGEND_WIDTH - wide, self.y + 2, wide, row)
        shapes.append(self._text("", said, end, count, "r"))
        return shapes


def _height(sentences: Sequence[str], size: float) -> float:
    return sum(len(wrapped(one, size, _CREDITS[0] * _ROOM)) for one in sentences) * size * 1.25


def below(ids: Ids, caption: Caption, address: str) -> list[str]:
    """The caption; `address` is the id of the relationship that holds its link."""
    lang = caption.lang
    rule = say(lang, "alt_rule")
    code, (x, y) = modules(caption.link), (_RIGHT - _QR, _TOP + 14)
    side = _QR / (len(code) + 4)
    dark = [
        [
            (x + side * (a + 2), y + side * (b + 2))
            for a, b in ((column, row), (end, row), (end, row + 1), (column, row + 1))
        ]
        for row, line in enumerate(code)
        for column, end in line
    ]
    said = caption.credits()
    size = next((one for one in _CREDITS[1:] if _height(said, one) <= _CAPTION), 10.0)
    credits = [Run(one, size, _INK.ink_2) for one in said]
    dates = [Run(one, 17, _INK.ink_2) for one in caption.dates()]
    link = [
        Run(say(lang, "caption_link"), 17, _INK.ink_2),
        Run(caption.link_said, 14, _INK.accent, address=address),
    ]
    boxes = ((300.0, _CREDITS[0], credits, "l"), (890.0, 420.0, dates, "l"), (1330.0, 386.0, link, "r"))
    return [
        xml.rectangle(ids, rule, rule, (LEFT, _TOP, _RIGHT - LEFT, 1.2), xml.solid(_INK.line), xml.NO_EDGE),
        xml.text(ids, "Bildungslupe", "Bildungslupe", (LEFT, _TOP + 12, 220, 116),
                 [Run("Bildungslupe", 25, _INK.accent, True)], anchor="ctr"),
        *(
            xml.text(ids, runs[0].text[:60], " ".join(run.text for run in runs), (left, _TOP + 12, width, 116), runs,
                     align=align, anchor="ctr", lang=lang)
            for left, width, runs, align in boxes
        ),
        xml.freeform(ids, "QR", say(lang, "alt_qr"), dark, xml.solid("#000000"), xml.NO_EDGE),
    ]  # fmt: skip
