"""The pictures of highlights, painted from the same descriptions as everywhere in the tokens of the page."""

from __future__ import annotations

from dataclasses import replace

from callbacks.answers import Answers
from callbacks.comparison_groups import comparison_group
from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.highlights.highlights import Highlights
from callbacks.monitor.series import series_of
from dashboard.charts.description import Chart, Space
from dashboard.charts.highlights.district_bars import district_bars
from dashboard.charts.highlights.hundred_dots import hundred_dots
from dashboard.charts.highlights.short_line import until
from dashboard.charts.series.build import placed, whole_names
from dashboard.charts.series.content import SeriesContent
from dashboard.charts.series.parts import parts_of
from dashboard.charts.svg.painter import painted
from dashboard.drawing.svg_elements import apart, safe
from dashboard.drawing.typeface import FAMILY
from dashboard.highlights.model import Highlight
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.wording.figures import value_texts
from dashboard.map.svg_painter import painted as painted_map

WIDTH, HEIGHT = 300.0, 216.0
"""Px of a picture; texts in it are 13 px high and more."""
_MAP = 2.0  # px of the map's own box for one of the picture's, so that its texts are 13 px high


class Drawings:
    """Pictures of highlights as SVG; made once for each data version and language."""

    def __init__(self, highlights: Highlights) -> None:
        self.highlights = highlights
        self.exporting = Exporting(highlights.answers)

    @property
    def answers(self) -> Answers:
        """Whose figures are drawn."""
        return self.highlights.answers

    def svg(self, shown: Highlight, answer: Answer) -> str:
        """The picture as an element of the page, with a text in its place for who does not see it."""
        key = (self.answers.fingerprint(answer), shown.query, shown.choice.view)
        return self.answers.keep(("highlight drawing", *key), lambda: self._svg(shown, answer), most=64)

    def _svg(self, shown: Highlight, answer: Answer) -> str:
        candidate, view = shown.choice.candidate, shown.choice.view
        shown_view = self.highlights.view(candidate, answer)
        slab = self.answers.slab(shown_view)
        if view == "map":
            content, box = self._map(shown_view), (WIDTH * _MAP, HEIGHT * _MAP)
        else:
            chart = self._chart(shown, shown_view, slab)
            content = painted(chart, (0.0, 0.0, WIDTH, HEIGHT), "page") if chart else ""
            box = (WIDTH, HEIGHT)
        prefix = f"{view}-{candidate.indicator}-"
        own = apart(content, prefix)
        words, text = self.answers.words, shown.sentence.text
        said = words.say(answer.selection.language, f"highlight_alt_{view}", text=text)
        size = f'viewBox="0 0 {box[0]:g} {box[1]:g}" font-family="{FAMILY}"'
        return f'<svg {size} role="img" aria-label="{safe(said)}">{own}</svg>'

    def _map(self, shown_view: Answer) -> str:
        """The areas with the names of the places that it is about, and of no others."""
        from callbacks.exports.described_map import described_map  # noqa: PLC0415

        drawing = described_map(self.exporting, shown_view, (0.0, 0.0, WIDTH * _MAP, HEIGHT * _MAP))
        return painted_map(replace(drawing, names=()), "page")

    def _chart(self, shown: Highlight, shown_view: Answer, slab: Slab) -> Chart | None:
        candidate, view = shown.choice.candidate, shown.choice.view
        row = slab.row(candidate.year)
        if view == "series":
            parts, space = parts_of(self._series(shown_view, candidate.year)), Space(WIDTH, HEIGHT)
            return placed(whole_names(parts, space), space) if parts else None
        if row is None:
            return None
        if view == "bars":
            return district_bars(slab, row, candidate.places[0], WIDTH, HEIGHT)
        return hundred_dots(self._areas(shown, shown_view, slab, row), slab.lang, WIDTH, HEIGHT)

    def _series(self, shown_view: Answer, year: int) -> SeriesContent:
        """The lines of one source up to the year that the sentence is about, without notes."""
        content = series_of(self.answers, shown_view)
        own = self.answers.words.say(content.lang, "own_district")
        lines = [
            replace(until(line, year), name=own if line.key == self.answers.district else line.name)
            for line in content.lines
        ]
        return replace(content, lines=[line for line in lines if line.known()], events=[], breaks=[])

    def _areas(
        self, shown: Highlight, shown_view: Answer, slab: Slab, row: int
    ) -> list[tuple[str, float, str]]:
        """The district and, where it has a figure of the year, the state."""
        candidate = shown.choice.candidate
        at = slab.places.index(candidate.places[0])
        areas = [(slab.own_district, float(slab.value[row, at]), slab.text[row][at])]
        state = comparison_group(self.answers, shown_view, "land")
        line = None if state is None else state.cells.row(candidate.year)
        if (
            state is not None
            and line is not None
            and state.cells.value[line, 0] == state.cells.value[line, 0]
        ):
            text = value_texts(state.cells, shown_view.indicator, slab.lang)[line][0]
            areas.append((state.name, float(state.cells.value[line, 0]), text))
        return areas
