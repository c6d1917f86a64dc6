"""The views of the Monitor for frames: map, charts and table."""

from __future__ import annotations

from collections.abc import Iterator

from dash.development.base_component import Component

from callbacks.district_data import Answer
from callbacks.embedding.asked import AskedFrame
from callbacks.exports.contents import Exporting
from callbacks.report.views import PaintedFigures
from callbacks.server.own_address import own_address
from dashboard import formats
from dashboard.exports.caption import KARTE, PICTURES
from dashboard.exports.rows import COLUMNS
from dashboard.texts import say
from layouts.embedding.view import EmbeddedView, drawn, plain_table

TABLE = "tabelle"
_PREFIX = "embedded-"
_MOST_MAPS = 12
_ALWAYS = 2
"""Columns of the table that are there even if empty: place and value."""
_AT = {name: COLUMNS.index(name) - 1 for name in ("name", "wert", "untergrenze", "obergrenze")}
"""Where they stand in a row of a view's table, which leaves the first column out."""


class EmbeddedMonitor:
    """A view in the state of its address."""

    def __init__(self, exporting: Exporting) -> None:
        self.exporting = exporting
        self.figures = PaintedFigures(exporting)

    def view(self, asked: AskedFrame) -> EmbeddedView:
        """The map where no other view is asked for."""
        answer = self.exporting.answers.read(asked.plain)
        known = asked.view in (*PICTURES, TABLE)
        view, lang = asked.view if known else KARTE, asked.lang
        said = self.exporting.caption(
            answer, "" if view == TABLE else view, own_address(), answer.selection.year
        )
        unread = [say(lang, "notice_rejected", names="ansicht")] if asked.view and not known else []
        return EmbeddedView(
            lang=lang,
            owner=said.kicker,
            title=said.title,
            subtitle=said.subtitle,
            example=said.example,
            content=self._content(view, answer, said.title),
            facts=(*said.credits(), *said.dates()),
            whole=asked.whole,
            notices=(*unread, *said.notices, *said.own),
        )

    def _content(self, view: str, answer: Answer, title: str) -> list[Component]:
        lang, slab = answer.selection.language, self.exporting.answers.slab(answer)
        if view == TABLE:
            return [self._table(answer, title)]
        if view == KARTE:
            row = slab.row(answer.selection.year)
            finding = "" if row is None else slab.summary[row]
            key = ("embedded map", self.exporting.answers.fingerprint(answer), answer.selection)
            made = self.exporting.answers.keep(
                key, lambda: self.figures.map(answer, _PREFIX, title, finding), _MOST_MAPS
            )
            return drawn(made, lang)
        return drawn(self.figures.chart(view, answer, _PREFIX, alone=True), lang)

    def _table(self, answer: Answer, title: str) -> Component:
        lang, unit = (
            answer.selection.language,
            say(answer.selection.language, f"unit_{answer.indicator.unit}"),
        )
        heads = (say(lang, "column_name"), unit, say(lang, "embedding_bounds"), say(lang, "embedding_hint"))
        rows = list(self._rows(answer))
        filled = [at for at in range(len(heads)) if at < _ALWAYS or any(row[at] for row in rows)]
        return plain_table([heads[at] for at in filled], [[row[at] for at in filled] for row in rows], title)

    def _rows(self, answer: Answer) -> Iterator[tuple[str, str, str, str]]:
        """Highest value first, places without one last."""
        lang, decimals = answer.selection.language, answer.indicator.decimals
        made = self.exporting.table(answer, answer.selection.year, own_address())

        def number(value: object) -> str:
            return formats.number(float(value), decimals, lang) if isinstance(value, (int, float)) else ""

        def order(row: tuple[object, ...]) -> tuple[bool, float, str]:
            value = row[_AT["wert"]]
            known = isinstance(value, (int, float))
            return not known, -float(value) if isinstance(value, (int, float)) else 0.0, str(row[_AT["name"]])

        for row in sorted(made.rows, key=order):
            ends = [number(row[_AT[name]]) for name in ("untergrenze", "obergrenze")]
            yield (
                str(row[_AT["name"]]),
                number(row[_AT["wert"]]) or formats.DASH,
                formats.DASH.join(ends) if all(ends) else "",
                str(row[-1]),
            )
