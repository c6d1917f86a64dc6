"""The mappings that ship fit the catalogue that ships, and a broken one names file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import CatalogueError
from data.catalogue.loader import load
from data.importing.tables.mapping import TableMapping, table_mappings

MINIMAL = """table: "1"
title: Titel
source: landkreis
columns:
  - {measure: kitas, path: [A]}
"""


CATALOGUE = load()


@pytest.mark.parametrize("mapping", table_mappings(), ids=lambda one: f"{one.file}-{one.table}")
def test_every_shipped_mapping_names_only_what_the_catalogue_has(mapping: TableMapping) -> None:
    assert mapping.missing_in(CATALOGUE) == ()


def test_a_small_mapping_is_enough(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MINIMAL, encoding="utf-8")
    [mapping] = table_mappings(tmp_path)
    assert (mapping.table, mapping.rules[0].measure, mapping.rules[0].path) == ("1", "kitas", ("A",))


def test_what_a_mapping_names_and_the_catalogue_lacks_is_listed(tmp_path: Path) -> None:
    text = MINIMAL.replace("kitas", "nichts").replace("landkreis", "niemand")
    (tmp_path / "a.yaml").write_text(text.replace("[A]", '[A], breakdown: "groesse:xl"'), encoding="utf-8")
    [mapping] = table_mappings(tmp_path)
    assert mapping.missing_in(CATALOGUE) == ("Merkmal nichts", "Quelle niemand", "Gliederung groesse:xl")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("title: Titel\n", ""), "Schlüssel title: fehlt"),
        (('table: "1"', "table: 1"), "Schlüssel table: hier wird Text erwartet"),
        (("title: Titel", "titel: Titel"), "Schlüssel title: fehlt"),
        (("title: Titel", "title: Titel\nfarbe: rot"), "Schlüssel farbe: diesen Schlüssel gibt es nicht"),
        (("title: Titel", "title: Titel\nyear: immer"), "Schlüssel year: „immer“ gibt es nicht"),
        (("title: Titel", "title: Titel\nyear_shift: x"), "Schlüssel year_shift: hier wird eine ganze Zahl"),
        (("title: Titel", "title: Titel\ndash: null"), "Schlüssel dash"),
        (("title: Titel", "title: Titel\nignore: 3"), "Schlüssel ignore: hier wird eine Liste"),
        ((", path: [A]", ""), "Schlüssel columns[1].path: fehlt"),
        (("[A]", '[A], difference: [""]'), "columns[1].difference: hier werden genau zwei"),
        (("[A]", "[A], breakdown: frauen"), "columns[1].breakdown: erwartet wird die Form"),
        (("[A]", "[A], optional: 1"), "columns[1].optional: hier wird true oder false"),
        (("[A]", "[1]"), "columns[1].path: hier werden Texte erwartet"),
        (("columns:", "spalten:"), "Schlüssel columns: hier wird eine Liste"),
        (("columns:", "measures: {x: {kind: persons}}\ncolumns:"), "Schlüssel „x“"),
        (("  - {", "  - ["), "kein gültiges YAML"),
    ],
)
def test_a_broken_mapping_names_file_and_key(change: tuple[str, str], words: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MINIMAL.replace(*change), encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        table_mappings(tmp_path)
    assert "a.yaml" in raised.value.message
    assert words in raised.value.message
