"""The postcodes that ship, and which municipalities lie in each."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "embedded" / "postleitzahlen.csv"


@lru_cache(maxsize=1)
def postcodes(file: Path = FILE) -> Mapping[str, tuple[str, ...]]:
    """Keys of municipalities by postcode."""
    found: dict[str, list[str]] = {}
    with file.open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream, delimiter=";"):
            found.setdefault(line["plz"], []).append(line["schluessel"])
    return {code: tuple(keys) for code, keys in found.items()}
