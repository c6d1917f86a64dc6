"""Reads the figures that ship: wide tables with one column per year,
`merkmal;gebiet;gliederung;quelle;<year>;...`."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dashboard.errors import StoreError
from data.importing.tables.markers import UnknownSign, figure
from data.stores.raw_store import Row, SeriesRows

FOLDER = Path(__file__).parent / "embedded"
_CATALOGUE = Path(__file__).parent / "catalogue"
_HEAD = ["merkmal", "gebiet", "gliederung", "quelle"]
# Raise this when the rules of publishing change, so that stores prepared before are computed again.
RULES = 2


@lru_cache(maxsize=100_000)
def _read(text: str) -> tuple[float | None, int, str]:
    """Value, status and marks of a cell. Most numbers stand in these tables many times."""
    found = figure(text, zero_is_exact=True)
    return found.value, int(found.status), found.marks


def series_rows(folder: Path = FOLDER) -> Iterator[SeriesRows]:
    """Every figure of every table, line by line; empty cells are none. Raises StoreError naming file, line and
    column."""
    for path in sorted((folder / "figures").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            lines = csv.reader(stream, delimiter=";")
            head = next(lines, [])
            if head[:4] != _HEAD or not all(year.isdigit() for year in head[4:]):
                raise StoreError(
                    f"{path.name}, Zeile 1: erwartet wird „{';'.join(_HEAD)};<Jahr>;…“.", file=path.name
                )
            years = [int(year) for year in head[4:]]
            for number, line in enumerate(lines, start=2):
                if len(line) != len(head):
                    raise StoreError(
                        f"{path.name}, Zeile {number}: {len(line)} statt {len(head)} Felder.", row=number
                    )
                yield _line(path.name, number, line, years)


def _line(file: str, number: int, line: list[str], years: list[int]) -> SeriesRows:
    measure, area, breakdown, source = line[:4]
    rows: list[Row] = []
    for year, text in zip(years, line[4:], strict=True):
        if not text:
            continue
        try:
            found = _read(text)
        except UnknownSign as error:
            raise StoreError(
                f"{file}, Zeile {number}, Spalte {year}: „{text}“ ist {error}.", row=number, column=year
            ) from error
        rows.append((area, year, *found))
    return SeriesRows(measure, breakdown, source, rows)


def fingerprint(folder: Path = FOLDER) -> str:
    """SHA-256 over everything that the embedded release is made of: figures, areas, changes, institutions,
    courses, strategy, network, cells, the census's children in them, catalogue and rules."""
    seal = hashlib.sha256(f"rules {RULES}".encode())
    tables = (*folder.glob("*.csv"), *folder.glob("figures/*.csv"), *folder.glob("institutions/*.csv"))
    tables += (*folder.glob("courses/*.csv"), *folder.glob("strategy/*.yaml"), *folder.glob("network/*.yaml"))
    of_ways = (*folder.glob("institutions/*.npz"), *folder.glob("germany/figures/*"))
    paths = [*tables, *of_ways, *_CATALOGUE.glob("*.yaml")]
    for path in sorted(paths, key=lambda one: one.relative_to(one.parents[1]).as_posix()):
        seal.update(path.name.encode())
        seal.update(path.read_bytes())
    return seal.hexdigest()
