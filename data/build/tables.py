"""Reads source tables as text and writes the small tables that ship: `;`, UTF-8, German numbers, one line
end."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

EMBEDDED = Path(__file__).parents[1] / "embedded"

Rows = list[dict[str, str]]


def german(number: float, decimals: int = 2) -> str:
    """A number with a decimal comma."""
    return f"{number:.{decimals}f}".replace(".", ",")


def read(path: Path, delimiter: str = ",", encoding: str = "utf-8") -> Rows:
    """The rows of a table by the names of its columns, all as text."""
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A table with `;`, in UTF-8, its folder made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
