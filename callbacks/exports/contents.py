"""What an export shows: caption and contents of one answer, gathered from the store for the pure builders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from callbacks.answers import Answers
from callbacks.api.routes import values
from callbacks.district_data import Answer
from callbacks.exports.map_part import cutout_words, group_words
from callbacks.monitor.composition import composition_head
from callbacks.monitor.data_routes import day_of
from callbacks.monitor.page import MonitorPage
from callbacks.monitor.series import lines
from callbacks.server.rendering import Rendering
from dashboard import formats
from dashboard.domain.area import is_beyond
from dashboard.domain.measure import Source
from dashboard.domain.short_links.codes import short_address
from dashboard.exports.caption import (
    KARTE,
    RANGFOLGE,
    TRICHTER,
    ZEITREIHE,
    ZUSAMMENSETZUNG,
    Caption,
    caption,
    credited,
)
from dashboard.exports.rows import rows_of
from dashboard.exports.workbook.table import ViewTable, table
from dashboard.indicators.own_words import own_sentences
from dashboard.indicators.sources import provenance_line, source_line
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.pooling import at_years
from dashboard.texts import say

GROUPING = (KARTE, RANGFOLGE, TRICHTER)
"""Views that make the legend's choice stand out."""


class Exporting:
    """Answers for exports; each method is a pure function of the answer, the store, the day and the
    address."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.page = MonitorPage(answers)
        self.rendering = Rendering()

    def caption(self, answer: Answer, view: str, root: str, year: int | None) -> Caption:
        """`root` is the address of this server, ending with a slash."""
        chosen, areas = answer.selection, answer.possible.register.areas
        said = caption(
            answer.indicator,
            self.answers.slab(answer),
            view=view,
            year=year,
            subtitle=self._subtitle(answer, view, year),
            names=[areas[key].name for key in chosen.places],
            owner=self.page.district_name,
            theme_name=answer.possible.catalogue.themes[answer.indicator.theme].name[chosen.language],
            status=day_of(self.answers, answer) or answer.possible.register.status,
            made=date.today(),  # noqa: DTZ011 - the day on the clock of whoever runs the monitor
            link=f"{root.rstrip('/')}{short_address('', link_query(answer))}",
            notices=(*answer.notices, *self._not_shown(answer, view, year)),
            own=own_sentences(chosen, answer.indicator, lambda key: areas[key].name, chosen.places),
            span=self._span(answer) if view == ZEITREIHE else "",
        )
        return self._of_parts(said, answer) if view == ZUSAMMENSETZUNG else said

    def _of_parts(self, said: Caption, answer: Answer) -> Caption:
        """The caption of a composition: its title is that of the whole, and it may show several years."""
        title, subtitle, span = composition_head(self.answers, answer)
        if not title:
            return said
        when = f", {span}" if span else said.when
        return replace(
            said,
            title=f"{title}{when}",
            when=when,
            subtitle=f"{subtitle} · {said.subtitle}",
            reporting=said.reporting
            if not span
            else f"{span} ({answer.indicator.reporting_date[said.lang]})",
        )

    def _subtitle(self, answer: Answer, view: str, year: int | None) -> str:
        """What is measured, every filter, what stands out, and which part of a map is seen."""
        parts = [self.page.subtitle(answer)]
        if view in GROUPING:
            parts.append(group_words(self.answers, answer, year))
        if view == KARTE:
            parts.append(cutout_words(self.answers, answer))
        return " · ".join(part for part in parts if part)

    def _not_shown(self, answer: Answer, view: str, year: int | None) -> tuple[str, ...]:
        """A sentence where the legend of the picture has nothing of what the link makes stand out."""
        lost = view in GROUPING and answer.selection.group and not group_words(self.answers, answer, year)
        return (say(answer.selection.language, "group_none"),) if lost else ()

    def table(self, answer: Answer, year: int | None, root: str) -> ViewTable:
        """All places that pass the filters, or the selected ones; in `year`, or in all years."""
        chosen, lang = answer.selection, answer.selection.language
        framed, cells = values(self.answers, replace(chosen, places=self._places(answer)))
        if is_beyond(chosen.level, chosen.extent):  # not the years that the own district alone has
            cells = at_years(cells, answer.years)
        there = self.answers.existing(framed, cells.places, cells.years)
        dimension, _, category = chosen.breakdown.partition(":")
        catalogue = answer.possible.catalogue
        series = [(self.answers.slab(answer).level_name, cells)]
        sources = [catalogue.sources.get(key) for key in cells.sources]
        said = replace(
            self.caption(answer, "", root, year),
            sources=credited(source_line(series, catalogue, lang), lang),
            provenance=provenance_line(series, catalogue, lang),
        )
        return table(
            said,
            answer.indicator,
            rows_of(
                cells, answer.possible.register.areas, year, there, periods=answer.selection.pooled_years > 1
            ),
            breakdown=catalogue.breakdowns[dimension].categories[category][lang]
            if category
            else say(lang, "breakdown_total"),
            confidence=chosen.confidence,
            few={
                (cells.places[column], cells.years[row])
                for row, column in np.argwhere(few_cases(cells, answer.indicator)).tolist()
            },
            licences=[(say(lang, "export_label_licence"), terms(one, lang)) for one in sources if one],
            measures=catalogue.measures,
        )

    def _span(self, answer: Answer) -> str:
        """The years that the time series covers: its lines may begin before the places of the slab do."""
        drawn = lines(self.answers, answer)
        known = [line.years[at] for line in drawn for at in (*line.known()[:1], *line.known()[-1:])]
        if not known:
            return ""
        ends = min(known) - answer.selection.pooled_years + 1, max(known)
        return formats.DASH.join(str(year) for year in dict.fromkeys(ends))

    def _places(self, answer: Answer) -> tuple[str, ...]:
        chosen = answer.selection
        if chosen.places:
            return chosen.places
        slab = self.answers.slab(answer)
        return tuple(key for key, inside in zip(slab.places, slab.inside.tolist(), strict=True) if inside)


def terms(source: Source, lang: str) -> str:
    """Name, licence and note of change of a source."""
    parts = (source.name[lang], source.licence, source.note[lang] if source.note else "")
    return ", ".join(part for part in parts if part)


def link_query(answer: Answer) -> str:
    """The state as a link holds it: with the data version, without what only pictures know."""
    return replace(answer.selection, version=answer.version, width=None, light="").to_query()
