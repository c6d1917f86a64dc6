"""Exports what the product publishes, with its real keys, into the two files that the baseline reads."""

from __future__ import annotations

import json
import sqlite3
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.stage import StageError

_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
LEVEL = "gemeinde"


@dataclass(frozen=True, slots=True)
class Export:
    """A folder that the baseline can be started on.

    `areas` is the number of boundaries, `years` the years by indicator, `filled` how many areas have a value
    in an indicator's last year: the baseline draws no others.
    """

    folder: Path
    areas: int
    years: dict[str, tuple[int, ...]]
    filled: dict[str, int]

    def whole(self, indicator: str) -> str:
        """The indicator, if its last year fills the map; else StageError."""
        if self.filled.get(indicator) != self.areas:
            raise StageError(f"{indicator}: {self.filled.get(indicator)} Werte für {self.areas} Gebiete.")
        return indicator


def ask(url: str) -> Any:
    with _OPENER.open(url, timeout=120) as response:
        return json.load(response)


def export(url: str, folder: Path) -> Export:
    """Asks the running product's API for the boundaries and every municipal value of today's territory."""
    collection = ask(f"{url}/api/v1/geometrie/heute/{LEVEL}.geojson")
    keys = [one["indikator"] for one in _list(ask(f"{url}/api/v1/indikatoren"), "indikatoren")]
    rows = [
        (row["indikator"], row["gebiet"], row["jahr"], row["wert"])
        for key in keys
        for row in ask(f"{url}/api/v1/werte?indikator={key}&ebene={LEVEL}&format=json")["zeilen"]
        if row["wert"] is not None and not row["gliederung"] and len(row["gebiet"]) == 8
    ]
    return write(folder, collection, rows)


def write(folder: Path, collection: dict[str, Any], rows: Iterable[tuple[str, str, int, float]]) -> Export:
    """The files of a FeatureCollection (`gebiet`, `name`) and rows of indicator, area, year and value."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "areas.geojson").write_text(json.dumps(collection), "utf-8")
    database = folder / "values.sqlite"
    database.unlink(missing_ok=True)
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE value (indicator TEXT, area TEXT, year INTEGER, value REAL)")
        connection.executemany("INSERT INTO value VALUES (?, ?, ?, ?)", rows)
        connection.execute("CREATE INDEX value_of_indicator ON value (indicator)")
        counted = connection.execute(
            "SELECT indicator, year, count(*) FROM value GROUP BY 1, 2 ORDER BY 1, 2"
        ).fetchall()
    connection.close()
    years: dict[str, tuple[int, ...]] = {}
    filled: dict[str, int] = {}
    for indicator, year, areas in counted:
        years[indicator] = (*years.get(indicator, ()), year)
        filled[indicator] = areas
    if not years:
        raise StageError("Der Export enthält keine Werte der Gemeinden.")
    return Export(folder, len(collection["features"]), years, filled)


def _list(document: Any, name: str) -> list[dict[str, Any]]:
    """A list that stands alone or under its name."""
    return list(document if isinstance(document, list) else document[name])
