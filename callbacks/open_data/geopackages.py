"""Value tables with the boundaries of their areas, as GeoPackages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from callbacks.answers import Answers
from callbacks.open_data.boundaries import shapes_of
from dashboard.exports.open_data.value_table import COLUMNS, NUMBERS, ValueTable
from dashboard.texts import say
from data.geography.areas_package import ValueRows, areas_package
from data.geography.geopackage import INTEGER, REAL, TEXT, Cell

_COLUMNS = [(name, REAL if name in NUMBERS else INTEGER if name == "jahr" else TEXT) for name in COLUMNS]


def geopackage(answers: Answers, tables: Sequence[ValueTable]) -> bytes:
    """One file of all the tables, which are of one data version."""
    first = tables[0]
    levels = {level: name for table in tables for level, name in table.levels.items()}
    shapes = shapes_of(answers, levels)
    about = [fact for table in tables for fact in table.facts()]
    about += dict.fromkeys(fact for table in tables for fact in table.dictionary())
    if shapes:
        about.append((say(first.lang, "open_data_fact_boundaries"), say(first.lang, "boundaries")))
    titles = {key: say(first.lang, "open_data_layer", level=name) for key, name in levels.items()}
    return areas_package(ValueRows(_COLUMNS, _rows(tables)), shapes, about, titles, first.made.date())


def _rows(tables: Sequence[ValueTable]) -> Iterator[Sequence[Cell]]:
    for table in tables:
        yield from table.rows
