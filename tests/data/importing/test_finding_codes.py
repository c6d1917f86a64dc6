"""Findings that have a code have their sentence in German and in English, and every sentence has a finding."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from dashboard.texts.staff.table_findings import TABLE_FINDINGS
from data.importing.findings import Findings, listings, rows_in_words

ROOT = Path(__file__).resolve().parents[3] / "data" / "importing"
BESIDE = ("finding_where_", "finding_number_", "finding_expected_")
"""Parts of sentences."""


def codes(node: ast.expr) -> Iterator[str]:
    """A constant, or either side of a choice."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*codes(node.body), *codes(node.orelse))


def told() -> set[str]:
    found = set()
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "tell"
            ):
                found.update(codes(node.args[1]))
    return found


def test_each_code_has_its_sentence_and_each_sentence_is_told():
    kept = {key.removeprefix("finding_") for key in TABLE_FINDINGS["de"] if not key.startswith(BESIDE)}
    assert told() == kept
    assert set(TABLE_FINDINGS["en"]) == set(TABLE_FINDINGS["de"])


def test_a_finding_carries_both_languages_and_only_german_has_its_place():
    findings = Findings("kitas.xlsx", sheet="2023")
    findings.tell("error", "no_place", columns=listings("ABCDEFGHIJ"), row=7, column="B")
    findings.tell("warning", "added_up", place="Ruhner Berge", rows=rows_in_words([3, 4, 9]))
    error, warning = findings.listed()
    assert (error.code, error.row, error.column) == ("no_place", 7, "B")
    assert error.message == (
        "kitas.xlsx, Blatt „2023“, Zeile 7, Spalte „B“: "
        "Zu den Werten in Spalte A, B, C, D, E, F, G, H und 2 weitere steht kein Ort."
    )
    assert error.english == "The values in column A, B, C, D, E, F, G, H and 2 more have no place."
    assert warning.english == "Added up as decided: Ruhner Berge of the rows 3 to 4 and 9."
