"""The figures of the municipality that an institution lies in, for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from dashboard.domain.selection import Selection
from dashboard.indicators.wording.cells import cell_texts
from layouts.institutions.entry import FigureLine

SHOWN = ("kinder_u3", "kinder_3_6", "kinderarmut", "betreuungsquote_u3", "fahrzeit_grundschule")
"""Indicators in the order of the page; one without figures of the municipality is left out."""


def figures_of(
    municipality: str, answers: Answers, answer: Answer, shown: Sequence[str] = SHOWN
) -> list[FigureLine]:
    """The latest figure of each indicator, as the Monitor writes it, protection included."""
    found, lang = [], answer.selection.language
    for key in shown:
        if "gemeinde" not in answer.possible.levels(key):
            continue
        entry = answer.possible.catalogue.indicators[key]
        asked = replace(answer, selection=_of(key, answer.selection))
        cells = answers.cells(asked, "gemeinde", (municipality,))
        there = np.flatnonzero(~np.isnan(cells.value[:, 0])) if cells.places else np.array([], dtype=int)
        if not len(there):
            continue
        row = int(there[-1])
        figure = cell_texts(cells, entry, asked.selection.confidence, lang).figure(row, 0, "")
        found.append(FigureLine(entry.short[lang], cells.years[row], figure.text, figure.example, key))
    return found


def _of(key: str, before: Selection) -> Selection:
    return Selection(
        indicator=key,
        level="gemeinde",
        language=before.language,
        version=before.version,
        figures=before.figures,
    )
