"""Attacks the embedded data of one district through the HTTP interface.

`python -m tests.attack.embedded` attacks every hidden cell of the stores of the environment, insiders
included, and says what it took.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from app import create_app
from dashboard.settings import RawSettings, Settings
from data.catalogue.loader import load
from data.geography.register import stored_areas, stored_changes
from data.publishing.ground import ReleaseAreas
from data.publishing.publish import Publisher
from data.publishing.release import years_of
from data.publishing.stored_figures import StoredFigures
from data.stores.database import open_database
from tests.attack.attacker import Count, Formula
from tests.attack.reader import Reader, Truth
from tests.attack.reading import Definitions, Reading, read
from tests.attack.rule import broken


def families(knowledge: Definitions) -> list[frozenset[str]]:
    """Indicators whose counts hang together, by formula or stated sum."""
    groups: list[tuple[set[str], set[str]]] = []
    linked = [
        (
            {key},
            {
                one
                for one in (formula.numerator, formula.denominator)
                if one in knowledge.persons or "+" in one
            },
        )
        for key, formula in knowledge.formulas.items()
    ]
    linked += [(set(), {whole[0], *(part[0] for part in parts)}) for whole, parts in knowledge.below]
    for keys, measures in linked:
        touching = [one for one in groups if one[1] & measures]
        groups = [one for one in groups if not one[1] & measures]
        groups.append(
            (keys.union(*(one[0] for one in touching)), measures.union(*(one[1] for one in touching)))
        )
    return [frozenset(keys) for keys, measures in groups if keys and measures]


def truth_of(settings: RawSettings) -> Truth:
    """The true count of a place, from the raw store: only ever used to judge the reader."""
    catalogue = load()
    published = open_database(settings.database_url, read_only=True)
    raw = open_database(settings.raw_database_url, read_only=True)
    with published.connect() as connection:
        areas, changes = stored_areas(connection), stored_changes(connection)
    raw_connection = raw.connect()
    years = years_of(raw_connection, list(catalogue.indicators.values()))
    stored = StoredFigures(raw_connection)

    @cache
    def publisher(day: str) -> Publisher:
        on = (
            None
            if not day
            else ReleaseAreas.of(areas, changes, years).register.status_at(date.fromisoformat(day))
        )
        return Publisher(catalogue, ReleaseAreas.of(areas, changes, years, on=on), stored)

    @cache
    def figures(measure: str, breakdown: str, day: str) -> Mapping[str, tuple[dict[str, int], Any]]:
        maker = publisher(day)
        if measure not in catalogue.measures:
            return {}
        return {
            level: ({key: at for at, key in enumerate(maker.ground.places[level])}, one.value)
            for level, one in maker.figures(measure, breakdown).items()
        }

    def truth(count: Count) -> float | None:
        measure, breakdown, year, place = count
        key, _, day = place.partition("@")
        level = {5: "kreis", 8: "gemeinde", 9: "amt"}[len(key)]
        total = 0.0
        for one in measure.split("+"):
            column, value = figures(one, breakdown, day).get(level, ({}, None))
            if key not in column or not 0 <= year - years[0] < len(years):
                return None
            total += float(value[year - years[0], column[key]])
        return None if np.isnan(total) else total

    return truth


@dataclass
class Outcome:
    """What an attack on one family took, and the sentences on what it found out."""

    family: str
    cells: int
    programmes: int
    contradictions: int
    seconds: float
    leaks: list[str]


def attack(
    reading: Reading,
    truth: Truth,
    *,
    years: Callable[[int, Sequence[int]], Iterable[int]] = lambda _, every: every,
    insiders: bool = True,
) -> Iterator[Outcome]:
    """Every family; `years` chooses from the years of one that have hidden cells."""
    persons = reading.knowledge.persons
    for number, keys in enumerate(families(reading.knowledge)):
        rows = [row for row in reading.rows if row["indikator"] in keys]
        begun = time.process_time()
        every = sorted({int(row["jahr"]) for row in rows if row["status"] == "suppressed"})
        if not every:
            continue
        chosen = set(years(number, every))
        formulas = {key: one for key, one in reading.knowledge.formulas.items() if key in keys}
        around = {year + step for year in chosen for step in (-1, 0, 1)}
        near = [row for row in rows if row["jahr"] in around]
        reader = Reader(_only(reading.knowledge, formulas), near, cache(truth))
        reader.suppressed = [cell for cell in dict.fromkeys(reader.suppressed) if cell[2] in chosen]
        leaks = list(
            broken(reader, lambda count: truth(count) if _judged(count, persons) else None, insiders=insiders)
        )
        seconds = time.process_time() - begun
        yield Outcome(
            min(keys), len(reader.suppressed), reader.programmes, reader.contradictions, seconds, leaks
        )


def _judged(count: Count, persons: frozenset[str]) -> bool:
    """Institutions are exempt."""
    return set(count[0].split("+")) <= persons


def _only(knowledge: Definitions, formulas: Mapping[str, Formula]) -> Definitions:
    return Definitions(
        formulas, knowledge.parts, knowledge.sums, knowledge.dimensions, knowledge.below, knowledge.persons
    )


def reader_of(settings: RawSettings, district: str = "13076", only: Iterable[str] = ()) -> Reading:
    """Reads the public app on a published store through its WSGI interface."""
    app = create_app(Settings(database_url=settings.database_url, district=district, secret_key="test"))
    try:
        return read(app.server.test_client(), district, only)
    finally:
        app.answers.repository._engine.dispose()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Attacks the stores of the environment, or of two files that are named."""
    url = "sqlite:///"
    named = [f"{url}{Path(one).resolve()}" for one in sys.argv[1:3]]
    settings = RawSettings(*named) if len(named) == 2 else RawSettings.from_environment(os.environ)
    begun = time.perf_counter()
    reading = reader_of(settings)
    _say(f"{len(reading.rows)} rows read in {time.perf_counter() - begun:.0f} s")
    outcomes = []
    for one in attack(reading, truth_of(settings)):
        outcomes.append(one)
        _say(
            f"{one.family}: {one.cells} cells, {one.programmes} programmes, {one.seconds:.0f} s, "
            f"{one.contradictions} relations left out, {len(one.leaks)} leaks"
        )
        for leak in one.leaks:
            _say(f"    {leak}")
    cells, programmes = sum(one.cells for one in outcomes), sum(one.programmes for one in outcomes)
    leaks = sum(len(one.leaks) for one in outcomes)
    _say(
        f"{cells} cells, {programmes} programmes, {sum(one.seconds for one in outcomes):.0f} s, {leaks} leaks"
    )
    sys.exit(1 if any(one.leaks for one in outcomes) else 0)


if __name__ == "__main__":
    main()
