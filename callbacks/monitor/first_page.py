"""The figures that the Monitor's HTML carries, taken from the slab of its answer."""

from __future__ import annotations

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from dashboard.domain.selection import Selection
from dashboard.indicators.findings.finding import finding
from dashboard.indicators.slab.displayed import displayed
from dashboard.indicators.slab.model import Slab
from dashboard.texts import say
from layouts.monitor.first_page import FirstPage
from layouts.monitor.views import FirstFigure

_PLACES = 2  # selected places among the key figures


def figures_of(answers: Answers, answer: Answer, subtitle: str) -> FirstPage:
    """Heading, key figures and the places that pass the filters; without rows in a year that has no
    figures."""
    slab, chosen = answers.slab(answer), answer.selection
    row, texts = slab.row(chosen.year), displayed(slab).text
    rows: list[tuple[str, str, str]] = []
    if row is not None:
        there = slab.inside if slab.exists is None else slab.inside & slab.exists[row]
        rows = [
            (slab.names[column], texts[row][column], "" if slab.shown else slab.counts[row][column])
            for column in np.flatnonzero(there).tolist()
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
