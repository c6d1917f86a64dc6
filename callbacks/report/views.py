"""The sides of a figure as the page shows them: drawings in its tokens, so that they follow light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from callbacks.district_data import Answer
from callbacks.exports.charts import chart_of
from callbacks.exports.contents import Exporting
from callbacks.exports.described_map import circle_scale, described_map, legend
from dashboard.charts.description import Space
from dashboard.charts.svg.painter import painted
from dashboard.drawing.svg_elements import apart
from dashboard.drawing.typeface import FAMILY
from dashboard.exports.caption import KARTE, ZEITREIHE
from dashboard.map.colours import colour
from dashboard.map.status_symbols import FEW, HIDDEN, LATER, MISSING, UNRELIABLE, VALUE, WRITTEN, LegendEntry
from dashboard.map.svg_painter import painted as painted_map
from dashboard.report.document import ShownFigure
from dashboard.texts import say
from layouts.report.parts import FigureView, KeyEntry, MapKey

_CHARTS = (("wide", Space(700.0, 420.0)), ("middle", Space(470.0, 340.0)), ("narrow", Space(330.0, 300.0)))
_ALONE = (("wide", Space(1180.0, 380.0)), ("middle", Space(700.0, 360.0)), ("narrow", Space(330.0, 300.0)))
"""Rooms of a chart beside another view and alone, by the width of the card that they are for."""
_MAPS = (("wide", (930.0, 675.0)), ("middle", (705.0, 525.0)), ("narrow", (510.0, 420.0)))
_MAP = 1.5  # px of the map's own box for one on the page, so that its texts are 13 px high
_NAMES = {"verlauf": ZEITREIHE}
"""Charts of views that have another name there."""
_LOOKS = {HIDDEN: "hidden-value", UNRELIABLE: MISSING, LATER: MISSING}


class PaintedFigures:
    """Draws figures; each is kept for its data version."""

    def __init__(self, exporting: Exporting) -> None:
        self.exporting = exporting
        self.answers = exporting.answers

    def of(self, figure: ShownFigure, version: str) -> tuple[FigureView, ...]:
        """One or two sides."""
        answer = self.answers.resolve(replace(figure.selection, version=version))
        alone = len(figure.views) == 1
        key = ("report figure", self.answers.fingerprint(answer), figure.number, figure.query, figure.views)
        return self.answers.keep(
            key, lambda: tuple(self._view(view, figure, answer, alone=alone) for view in figure.views), 64
        )

    def _view(self, view: str, figure: ShownFigure, answer: Answer, *, alone: bool) -> FigureView:
        prefix = f"f{figure.number.replace('.', '-')}-{view}-"
        if view == "tabelle":
            return FigureView(view)
        if view == KARTE:
            return self.map(answer, prefix, figure.title, figure.finding)
        return self.chart(view, answer, prefix, alone=alone)

    def map(self, answer: Answer, prefix: str, title: str, finding: str) -> FigureView:
        """The map of an answer; names inside its drawings begin with `prefix`."""
        drawings = tuple(self._maps(answer, prefix))
        said = say(answer.selection.language, "alt_map", title=title, summary=finding)
        return FigureView(KARTE, drawings, said, legend=self._legend(answer))

    def chart(self, view: str, answer: Answer, prefix: str, *, alone: bool) -> FigureView:
        """A chart of an answer, in the rooms of one that stands alone or beside another."""
        drawings, said, caption = [], "", ""
        for name, space in _ALONE if alone else _CHARTS:
            chart = chart_of(self.exporting, answer, _NAMES.get(view, view), space)
            if chart is None:
                return FigureView(view)
            content = painted(chart, (0.0, 0.0, space.width, space.height), "page")
            drawings.append((name, svg_drawing(content, space.width, space.height, f"{prefix}{name}-")))
            said, caption = chart.summary, chart.caption
        return FigureView(view, tuple(drawings), said, caption)

    def _maps(self, answer: Answer, prefix: str) -> Iterator[tuple[str, str]]:
        for name, (width, height) in _MAPS:
            drawing = described_map(self.exporting, answer, (0.0, 0.0, width, height), small=True)
            yield name, svg_drawing(painted_map(drawing, "page"), width, height, f"{prefix}{name}-")

    def _legend(self, answer: Answer) -> MapKey:
        made, slab = legend(self.exporting, answer), self.answers.slab(answer)
        box = (0.0, 0.0, *_MAPS[0][1])
        classes = [one for one in made.entries if one.kind == VALUE]
        return MapKey(
            heading=made.heading,
            note=" · ".join(one for one in (made.note, made.counted) if one),
            classes=tuple(_entry(one, made.palette) for one in reversed(classes)),
            symbols=tuple(_entry(one, made.palette) for one in made.entries if one.kind != VALUE),
            circles=tuple((text, radius / _MAP) for text, radius in circle_scale(slab, box)),
        )


def _entry(one: LegendEntry, palette: str) -> KeyEntry:
    coloured = one.kind in (VALUE, FEW) and one.colour
    return KeyEntry(
        sign="" if one.kind == VALUE else _LOOKS.get(one.kind, one.kind),
        mark=WRITTEN.get(one.kind, ""),
        colour=colour(one.colour, palette, "page") if coloured else "",
        label=one.label,
        count=one.count,
    )


def svg_drawing(content: str, width: float, height: float, prefix: str) -> str:
    """A drawing of its own; the words beside it say what it shows. Names inside begin with `prefix`."""
    size = f'viewBox="0 0 {width:g} {height:g}" font-family="{FAMILY}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} aria-hidden="true">{apart(content, prefix)}</svg>'
