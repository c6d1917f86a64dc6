"""What a person is asked about a table, as values and as German sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from data.importing.findings import row_words, shortened
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


def column_words(one: ColumnQuestion, catalogue: Catalogue, own: Mapping[str, Measure]) -> str:
    """Which columns, what they may be, and what is to be decided."""
    measures = {**catalogue.measures, **own}
    where = f"{'Spalte' if len(one.columns) == 1 else 'Spalten'} {', '.join(one.columns)} „{shortened(one.heading)}“"
    if not one.guess.candidates:
        return f"{where}: Welches Merkmal ist das? Ähnliches gibt es nicht."
    asked = []
    if not one.guess.certain:
        named = "; ".join(f"{key} ({shortened(measures[key].name['de'])})" for key in one.guess.candidates)
        asked.append(f"Welches Merkmal ist das? Vorgeschlagen: {named}.")
    if any(year is None for year in one.years):
        asked.append("Zu welchem Jahr gehören die Zahlen?")
    elif one.school_year:
        asked.append(f"Das Schuljahr zählt als {one.years[0]}, das Jahr seines Beginns: stimmt das?")
    return f"{where}: {' '.join(asked)}"


def place_words(one: PlaceQuestion) -> str:
    """Which name, where it stands, and which places it may be."""
    named = "; ".join(f"{place.key} {place.name} ({place.reason})" for place in one.candidates)
    where = f"„{shortened(one.text)}“ ({'Zeile' if len(one.rows) == 1 else 'Zeilen'} {row_words(one.rows)})"
    if not named:
        return f"{where}: Welcher Ort ist das? Keiner im Kreis heißt ähnlich."
    return f"{where}: Welcher Ort ist das? Vorgeschlagen: {named}."


def placeholder_words(one: Placeholder) -> str:
    """Which text stands in the place of numbers, and how often."""
    return f"„{shortened(one.text)}“ steht {one.count}-mal an der Stelle einer Zahl: Was bedeutet es?"
