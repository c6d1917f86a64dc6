"""What a person is asked about a table, as values and as sentences in German and in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from data.importing.findings import rows_in_words, sentences, shortened
from data.importing.mapping.measures import MeasureGuess
from data.importing.mapping.place_names import PlaceCandidate


@dataclass(frozen=True, slots=True)
class PlaceQuestion:
    """A written name that may mean several places, or none that is known; `proposed` is a key or empty."""

    text: str
    rows: tuple[int, ...]
    candidates: tuple[PlaceCandidate, ...]
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """Columns of figures with the same head but for years, whose measure or year is not certain.

    `years` are those of the columns, None where one has none; `signature` is the head without years.
    """

    columns: tuple[str, ...]
    heading: str
    guess: MeasureGuess
    years: tuple[int | None, ...]
    school_year: bool = False
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A text in the place of a number, how often, and the key of the status it usually stands for or empty."""

    text: str
    count: int
    status: str


def column_words(one: ColumnQuestion, catalogue: Catalogue, own: Mapping[str, Measure]) -> tuple[str, str]:
    """Which columns, what they may be, and what is to be decided."""
    measures = {**catalogue.measures, **own}
    where = sentences(
        "part_column_head" if len(one.columns) == 1 else "part_columns_head",
        columns=", ".join(one.columns),
        heading=shortened(one.heading),
    )
    if not one.guess.candidates:
        return _asked(where, sentences("part_which_measure"))
    asked = []
    if not one.guess.certain:
        german, english = (
            "; ".join(f"{key} ({shortened(measures[key].name[lang])})" for key in one.guess.candidates)
            for lang in ("de", "en")
        )
        asked.append(sentences("part_which_measure_of", named=(german, english)))
    if any(year is None for year in one.years):
        asked.append(sentences("part_which_year"))
    elif one.school_year:
        asked.append(sentences("part_which_school_year", year=one.years[0]))
    return _asked(where, *asked)


def place_words(one: PlaceQuestion) -> tuple[str, str]:
    """Which name, where it stands, and which places it may be."""
    where = sentences(
        "part_name_row" if len(one.rows) == 1 else "part_name_rows",
        text=shortened(one.text),
        rows=rows_in_words(one.rows),
    )
    if not one.candidates:
        return _asked(where, sentences("part_which_place"))
    return _asked(where, sentences("part_which_place_of", named=candidates_in_words(one.candidates)))


def candidates_in_words(candidates: Sequence[PlaceCandidate]) -> tuple[str, str]:
    """Places with their keys and what speaks for each; empty for none."""
    german, english = (
        "; ".join(f"{one.key} {one.name} ({one.reasons[at]})" for one in candidates) for at in (0, 1)
    )
    return german, english


def placeholder_words(one: Placeholder) -> tuple[str, str]:
    """Which text stands in the place of numbers, and how often."""
    return sentences("part_sign_asked", text=shortened(one.text), count=one.count)


def _asked(where: tuple[str, str], *questions: tuple[str, str]) -> tuple[str, str]:
    german, english = (f"{place}: {' '.join(one[at] for one in questions)}" for at, place in enumerate(where))
    return german, english
