"""A place that is delivered under a former key and under its successor's is counted twice."""

# ruff: noqa: E501 - one case per line reads better than any wrapping
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.territory import Change
from data.importing.read import read_file
from tests.data.importing.delivered_files import (
    CATALOGUE,
    PLAIN_HEAD,
    errors,
)

REGISTER = (
    Change("13076012", "Damm", "13076060", date(2014, 5, 25), "eingemeindung"),
    Change("13054001", "Alt", "13076105", date(2011, 9, 4), "schluesselaenderung"),
    Change("13003", "Rostock alt", "13071", date(2016, 1, 1), "zusammenschluss"),
    Change("13076013", "Dammer", "13076012", date(2012, 1, 1), "eingemeindung"),
)
KEYS = frozenset({"13076012", "13076013", "13054001", "13076105", "13076060", "13003", "13071", "13076"})


@pytest.mark.parametrize(
    ("former", "successor", "year", "value", "twice"),
    [
        ("13076012", "13076060", 2023, "3", True), ("13076012", "13076060", 2015, "3", True), ("13076012", "13076060", 2014, "3", False), ("13076012", "13076060", 2013, "3", False),
        ("13054001", "13076105", 2023, "3", True), ("13054001", "13076105", 2005, "3", True), ("13003", "13071", 2023, "3", True), ("13003", "13071", 2010, "3", True),
        ("13076013", "13076060", 2023, "3", True), ("13076013", "13076012", 2013, "3", True), ("13076013", "13076012", 2011, "3", False),
        ("13076012", "13076060", 2023, "-", False), ("13076012", "13076060", 2023, ".", False), ("13076012", "13076", 2023, "3", False),
    ],
)  # fmt: skip
def test_a_former_key_beside_its_successor_counts_twice(
    former: str, successor: str, year: int, value: str, twice: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(
        PLAIN_HEAD + f"kitas;{former};{year};;{value}\nkitas;{successor};{year};;9\n", encoding="utf-8"
    )
    delivery = read_file(tmp_path / "a.csv", CATALOGUE, KEYS, changes=REGISTER)
    assert delivery.ok is not twice
    if twice:
        [error] = errors(delivery)
        assert "Zeile 2 und Zeile 3" in error and successor in error and former in error


# encodings
