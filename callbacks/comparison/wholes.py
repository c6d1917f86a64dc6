"""The wholes of compared places: what their leavers and people are made of, one bar for each place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.composition import composition_parts
from dashboard.charts.composition.parts import PLACES, CompositionParts, CompositionRow
from dashboard.comparison.dot_rows import nearest
from dashboard.domain.selection import Selection
from dashboard.exports.caption import ZUSAMMENSETZUNG
from dashboard.indicators.composition.offered import indicators_of


@dataclass(frozen=True, slots=True)
class ComparedWhole:
    """One stated whole, its name, and the `years` in which all places have a bar, ascending.

    `answer` shows it beside each other in the year that is asked for, else in the nearest of them; `rows` are the
    bars of that year from the top, larger areas last.
    """

    answer: Answer
    name: str
    parts: CompositionParts
    rows: tuple[CompositionRow, ...]
    years: tuple[int, ...]


def compared_wholes(answers: Answers, frame: Answer) -> Iterator[ComparedWhole]:
    """The stated wholes of the places, in the catalogue's order; none where municipalities of other districts
    are among them, which the Monitor's composition does not know."""
    asked, catalogue = frame.selection, frame.possible.catalogue
    for one in () if frame.guests else catalogue.compositions:
        members = indicators_of(one)
        wanted = Selection(
            indicator=next(key for key in catalogue.indicators if key in members),
            level=asked.level,
            extent=asked.extent,
            places=asked.places,
            composition=(one.key, PLACES),
            version=asked.version,
            language=asked.language,
            palette=asked.palette,
            confidence=asked.confidence,
            figures=asked.figures,
            notes=asked.notes,
            view=ZUSAMMENSETZUNG,
        )
        answer = answers.resolve(wanted)
        found = answer.selection
        same = found.level == asked.level and set(found.places) == set(asked.places)
        parts = composition_parts(answers, answer) if same else None
        years = _shared_years(parts, asked.places) if parts else ()
        year = nearest(years, asked.year or years[-1]) if years else None
        if parts is not None and year is not None:
            of_year = answers.resolve(replace(wanted, year=year))
            if of_year.selection.year == year:
                rows = tuple(parts.rows(PLACES, year))
                yield ComparedWhole(of_year, one.name[asked.language], parts, rows, years)


def _shared_years(parts: CompositionParts, places: tuple[str, ...]) -> tuple[int, ...]:
    """The years in which each of the places has a bar, divided or secret as a whole."""
    wanted = set(places)
    pairs = zip(parts.years, parts.over_places, strict=True)
    return tuple(
        year for year, rows in pairs if wanted <= {row.key for row in rows if row.pieces or row.secret}
    )
