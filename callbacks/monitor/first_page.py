"""The figures that the Monitor's HTML carries, taken from the slab of its answer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from dashboard import formats
from dashboard.domain.selection import Selection
from dashboard.indicators.findings.finding import finding
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.texts import say
from layouts.monitor.first_page import FirstPage
from layouts.monitor.views import FirstFigure

_PLACES = 2  # selected places among the key figures
_MOST_ROWS = 1000
"""Of more places the table holds those of the own district and the selected ones alone."""


def figures_of(answers: Answers, answer: Answer, subtitle: str) -> FirstPage:
    """Heading, key figures and the places that pass the filters; without rows in a year that has no
    figures."""
    slab, chosen = answers.slab(answer), answer.selection
    row, texts = slab.row(chosen.year), displayed(slab).text
    rows: list[tuple[str, str, str]] = []
    rest = None
    if row is not None:
        there = slab.inside if slab.exists is None else slab.inside & slab.exists[row]
        columns = np.flatnonzero(there).tolist()
        if len(columns) > _MOST_ROWS:
            all_of_them = formats.number(len(columns), 0, chosen.language)
            address = f"/tabelle.csv?{replace(chosen, places=()).to_query()}"
            rest = address, say(chosen.language, "no_scripts_rest", count=all_of_them)
            near = {*chosen.places, *answer.possible.places(chosen.level)}
            columns = [column for column in columns if slab.places[column] in near]
        rows = [
            (slab.names[column], texts[row][column], "" if slab.shown else slab.counts[row][column])
            for column in columns
        ]
    return FirstPage(
        title=answer.title,
        year="" if row is None else slab.labels[row],
        subtitle=subtitle,
        figures=_key_figures(slab, chosen),
        columns=(
            slab.place_name,
            slab.shown.title if slab.shown else answer.indicator.short[chosen.language],
            say(chosen.language, "table_counts"),
        ),
        rows=sorted(rows, key=lambda one: one[0].casefold()),
        source=slab.source,
        finding=None if row is None else finding(slab, row, chosen.places, chosen.language),
        rest=rest,
    )


def _key_figures(slab: Slab, chosen: Selection) -> list[FirstFigure]:
    """The district's value and those of the first selected places, each with the cases behind it."""
    row, district = slab.row(chosen.year), slab.district
    if row is None:
        return []
    found = []
    if district and district.text[row]:
        name = slab.own_district or district.name
        found.append(FirstFigure(name, district.text[row], district.counts[row]))
    for key in chosen.places[:_PLACES]:
        column = slab.places.index(key)
        found.append(FirstFigure(slab.names[column], slab.text[row][column], slab.counts[row][column]))
    return found
