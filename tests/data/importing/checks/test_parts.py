"""Parts fit into their whole, or the check says by how much they do not."""

# ruff: noqa: E501 - one case per line reads better than any wrapping
from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.importing.delivered_files import (
    FLAT_HEAD,
    flat_row,
    plain,
    read,
)


@pytest.mark.parametrize(
    ("rows", "level", "words"),
    [
        (("abgaenge;;30", "abgaenge;geschlecht:w;16", "abgaenge;geschlecht:m;20"), "error", "zusammen 36"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;16", "abgaenge;geschlecht:m;15"), "error", "zusammen 31"),
        (("abgaenge;geschlecht:m;20", "abgaenge;geschlecht:w;16", "abgaenge;;30"), "error", "zusammen 36"),
        (("kitas;;3", "kitas;geschlecht:w;2", "kitas;geschlecht:m;2"), "error", "zusammen 4"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;31"), "error", "größer als das Ganze"),
        (("abgaenge;;-", "abgaenge;geschlecht:w;1"), "error", "größer als das Ganze"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;16", "abgaenge;geschlecht:m;10"), "warning", "4 sind nicht benannt"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;-", "abgaenge;geschlecht:m;29"), "warning", "1 sind nicht benannt"),
        (("bevoelkerung;;100", "bevoelkerung;geschlecht:w;49", "bevoelkerung;geschlecht:m;50"), "warning", "1 sind nicht benannt"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;16", "abgaenge;geschlecht:m;14"), "", ""),
        (("abgaenge;;30", "abgaenge;geschlecht:w;16"), "", ""),
        (("abgaenge;;30", "abgaenge;geschlecht:w;.", "abgaenge;geschlecht:m;10"), "", ""),
        (("quote;;30", "quote;geschlecht:w;31", "quote;geschlecht:m;29"), "", ""),
    ],
)  # fmt: skip
def test_parts_fit_into_their_whole_or_that_is_said(
    rows: tuple[str, ...], level: str, words: str, tmp_path: Path
) -> None:
    measure_first = [row.split(";") for row in rows]
    delivery = plain(
        tmp_path,
        *(f"{measure};13076;2023;{breakdown};{value}" for measure, breakdown, value in measure_first),
    )
    assert [finding.level for finding in delivery.findings] == ([level] if level else [])
    assert not level or words in delivery.findings[0].message


def test_rounded_categories_of_an_official_table_are_a_note(tmp_path: Path) -> None:
    """Offices round each category to multiples of 3 or 5, so that parts may exceed their whole by a
    little."""
    content = FLAT_HEAD + flat_row("104530", sex="GESW") + flat_row("208090") + flat_row("103565", sex="GESM")
    delivery = read(tmp_path, "a.csv", content)
    assert delivery.ok and len(delivery.observations) == 3
    [note] = delivery.findings
    assert note.level == "note" and "zusammen 208095" in note.message and "Statistik rundet" in note.message


def test_categories_far_above_their_whole_in_an_official_table_are_a_warning(tmp_path: Path) -> None:
    content = FLAT_HEAD + flat_row("204530", sex="GESW") + flat_row("208090") + flat_row("103565", sex="GESM")
    delivery = read(tmp_path, "a.csv", content)
    assert [finding.level for finding in delivery.findings] == ["warning"]
