"""Figures of the report in Word: captions that Word counts, charts that can be edited, pictures, tables."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.exports.report.material import measured, text_table
from dashboard.exports.report.natives import NativeChart
from dashboard.exports.report.word.pages import WordPages
from dashboard.exports.report.word.template import FIGURE, NOTE, WIDTH
from dashboard.report.document import ShownFigure

_MAP = 104.0  # mm, beside its legend
_LEGEND = 56.0
_CHART = 66.0  # mm of height


class WordFigures:
    """Writes figures; `charts` are those of a figure's number by the name of its view."""

    def __init__(self, to: WordPages, charts: Mapping[str, Mapping[str, NativeChart]]) -> None:
        self._to, self._charts = to, charts
        self._begun: set[str] = set()

    def figure(self, one: ShownFigure, chapter: int) -> None:
        """A figure of a chapter at the end of the document."""
        self._caption(one, chapter)
        views = self._to.export.views.get(one.number)
        drawn = [view for view in one.views if view != "tabelle"]
        charts = self._charts.get(one.number, {})
        for view, drawing in zip(drawn, views.drawings if views else (), strict=True):
            if view in charts:
                paragraph = self._to.paragraph(FIGURE)
                self._to.parts.chart(paragraph, charts[view], WIDTH, _CHART)
            elif views and views.legend and view == "karte":
                self._to.picture(drawing, _MAP, (views.legend, _LEGEND))
            else:
                self._to.picture(drawing, WIDTH)
            if drawing.words:
                self._to.parts.words(self._to.paragraph(NOTE), drawing.words)
        if "tabelle" in one.views and self._to.export.report.whole:
            shown = text_table(one, self._to.lang)
            self._to.table(shown, one.title)
            if shown.left_out:
                self._to.parts.words(self._to.paragraph(NOTE), self._to.say("left_out", count=shown.left_out))
        shows = measured(one, self._to.lang, whole=self._to.export.report.whole)
        if shows:
            self._to.parts.words(self._to.paragraph(NOTE), shows)
        self._to.parts.words(self._to.paragraph(NOTE), one.reading)
        source = self._to.paragraph(NOTE)
        self._to.parts.words(source, f"{one.sources} ")
        self._to.parts.link(source, self._to.say("monitor"), self._to.export.address(one.query))

    def _caption(self, one: ShownFigure, chapter: int) -> None:
        """`Abbildung 3.{SEQ}`: Word counts within the chapter, whose first figure begins anew."""
        paragraph = self._to.paragraph("Caption")
        at = one.number.rpartition(".")[2]
        label = self._to.say("figure", number="")
        self._to.parts.words(paragraph, f"{label.strip()} {chapter}.", bold=True)
        first = str(chapter) not in self._begun
        self._begun.add(str(chapter))
        self._to.parts.field(paragraph, "SEQ Abbildung \\* ARABIC" + (" \\r 1" if first else ""), at)
        self._to.parts.words(paragraph, f"\u2002{one.title}")
        if one.badge:
            self._to.parts.words(paragraph, f" ({one.badge})", bold=True)
        name = f"_Toc{5000 + len(self._to.captions)}"
        self._to.parts.bookmark(paragraph, name)
        self._to.captions.append((f"{label.strip()} {one.number}\u2002{one.title}", name))
