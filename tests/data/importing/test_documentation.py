"""What docs/import.md shows works as shown."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.domain.courses.kinds import KINDS, LEVELS
from data.catalogue.loader import load
from data.importing.read import read_files
from data.importing.tables.mapping import Rule, TableMapping, table_mappings
from tests.data.importing.institutions.tables import delivered

TEXT = (Path(__file__).parents[3] / "docs" / "import.md").read_text(encoding="utf-8")


def block(start: str) -> str:
    """The fenced block that begins with these words, without its indentation."""
    found = re.search(rf"^( *)```\w*\n\1({re.escape(start)}.*?)^\1```", TEXT, re.DOTALL | re.MULTILINE)
    assert found, start
    return "".join(line.removeprefix(found[1]) for line in found[2].splitlines(keepends=True))


def test_the_example_of_an_own_table_can_be_read_with_its_second_table(tmp_path: Path) -> None:
    (tmp_path / "werte.csv").write_text(block("merkmal;gebiet"), encoding="utf-8")
    (tmp_path / "merkmale.csv").write_text(block("merkmal;name"), encoding="utf-8")
    paths = [tmp_path / "werte.csv", tmp_path / "merkmale.csv"]
    values, measures = read_files(paths, load(), {"13076105", "13076060", "130765656"})
    assert [finding.message for one in (values, measures) for finding in one.findings] == []
    assert len(values.observations) == 4
    assert [measure.key for measure in measures.new_measures] == ["lesepaten"]


@pytest.mark.parametrize("head", ["schluessel;traeger;art;niveau_von", "art;gemeinde;stichtag;wartende"])
def test_the_examples_of_courses_and_queues_can_be_read(tmp_path: Path, head: str) -> None:
    [found] = delivered(tmp_path, block(head))
    assert [one.message for one in found.findings] == []
    assert len(found.entries.courses) + len(found.entries.queues) == 1


def test_every_kind_and_level_of_courses_is_documented() -> None:
    assert [one for one in KINDS if f"`{one}`" not in TEXT] == []
    assert ", ".join(LEVELS) in TEXT


def test_the_example_of_a_mapping_can_be_loaded_and_fits_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(block("table:"), encoding="utf-8")
    [mapping] = table_mappings(tmp_path)
    assert mapping.missing_in(load()) == ()


@pytest.mark.parametrize(
    "name", [one.name for one in (*fields(TableMapping), *fields(Rule)) if one.name not in ("file", "rules")]
)
def test_every_key_of_a_mapping_is_documented(name: str) -> None:
    assert f"`{name}`" in TEXT or f"`columns[].{name}`" in TEXT or f"{name}: " in block("table:")
