"""Measures that somebody brings along: what they may be called."""

# ruff: noqa: E501 - one case per line reads better than any wrapping
from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.importing.delivered_files import (
    MEASURES,
    errors,
    read,
)


@pytest.mark.parametrize("key", ["ohne_abschluss"])
def test_a_measure_may_not_bear_the_key_of_an_indicator(key: str, tmp_path: Path) -> None:
    """It would be taken and shown nowhere."""
    [error] = errors(read(tmp_path, "a.csv", MEASURES.replace("lesepaten", key)))
    assert "heißt schon ein Indikator" in error


@pytest.mark.parametrize("sign", ["\x7f", "\u0080", "\ue000", "\ufffe", "\u009f"])
def test_a_name_with_a_sign_that_nobody_sees_is_an_error(sign: str, tmp_path: Path) -> None:
    content = MEASURES.replace("Lesepatinnen und", f"Lese{sign}patinnen und")
    assert any(
        "Steuerzeichen" in one or "odierung" in one for one in errors(read(tmp_path, "a.csv", content))
    )


@pytest.mark.parametrize(
    "name", ["Kurse {x}", "Kurse %s", "<b>Kurse</b>", "Kurse \\1", "Kurse „C“", "Kurse $&", "Kurse دورات", "=1+1", "Kurse " * 60, "{", "🙂 Kurse"]
)  # fmt: skip
def test_a_name_may_have_any_sign_and_stays_as_it_is(name: str, tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", MEASURES.replace("Lesepatinnen und Lesepaten", name))
    assert delivery.new_measures[0].name["de"] == name.strip()
