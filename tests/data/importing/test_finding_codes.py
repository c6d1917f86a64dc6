"""Every finding of an import has a code with its sentence in German and in English, and every sentence is said."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.texts.staff.found import official, own, tables, templates, values
from data.importing.findings import Findings, listings, rows_in_words, wanted

ROOT = Path(__file__).resolve().parents[3] / "data" / "importing"
SUBJECTS = (
    tables.TABLE_FINDINGS,
    own.OWN_TABLE_FINDINGS,
    official.OFFICIAL_FINDINGS,
    templates.TEMPLATE_FINDINGS,
    values.VALUE_FINDINGS,
)
GERMAN_ALONE = {
    "formats/definitions.py": "faults of catalogue files, whose sentences belong to the catalogue",
    "read.py": "an archive's members that are not read, each with the sentence of its own error",
    "courses": "tables of courses",
    "institutions": "tables of institutions",
}
"""Where findings may be German alone, and why."""


def sources() -> Iterator[tuple[str, ast.AST]]:
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            yield file.relative_to(ROOT).as_posix(), node


def is_called(node: ast.AST, *names: str) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called in names


def constants() -> set[str]:
    return {
        node.value for _, node in sources() if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def composed() -> set[str]:
    """Beginnings of keys that are put together, as `f"finding_part_{way}"`."""
    return {
        str(node.values[0].value)
        for _, node in sources()
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant)
    }


def test_no_finding_is_german_alone():
    """`add` and `error` take a sentence, `tell` a code; a sentence alone is one that nobody has translated."""
    found = {
        f"{file}:{node.lineno}"
        for file, node in sources()
        if is_called(node, "add", "error")
        and isinstance(node.func, ast.Attribute)
        and "findings" in ast.unparse(node.func.value)
        and not file.startswith(tuple(GERMAN_ALONE))
    }
    assert not found


def test_what_is_german_alone_is_still_there():
    files = {file for file, _ in sources()}
    for start in GERMAN_ALONE:
        assert any(file.startswith(start) for file in files), start


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda one: next(iter(one["de"])))
def test_each_sentence_is_in_both_languages_and_is_said(subject):
    assert set(subject["en"]) == set(subject["de"])
    said, begun = constants(), composed()
    starts = tuple(one for one in begun if one.startswith("finding_"))
    unsaid = {
        key
        for key in subject["de"]
        if not {key, key.removeprefix("finding_"), key.removeprefix("finding_expected_")} & said
        and not (key.startswith(starts) and key.removeprefix("finding_part_") != key)
        and not key.startswith(("finding_number_", "finding_where_"))
    }
    assert not unsaid


def test_each_code_that_is_told_has_its_sentence():
    known = {key for subject in SUBJECTS for key in subject["de"]}
    for file, node in sources():
        if is_called(node, "tell") and not file.startswith("courses"):
            for code in coded(node.args[1]):
                assert f"finding_{code}" in known, (file, code)
        elif is_called(node, "wanted", "expecting"):
            for code in coded(node.args[0]):
                assert f"finding_expected_{code}" in known, (file, code)
        elif is_called(node, "sentences"):
            for code in coded(node.args[0]):
                assert f"finding_{code}" in known, (file, code)


def coded(node: ast.expr) -> Iterator[str]:
    """A constant, or either side of a choice."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*coded(node.body), *coded(node.orelse))


def test_a_finding_carries_both_languages_and_only_german_has_its_place():
    findings = Findings("kitas.xlsx", sheet="2023")
    findings.tell(
        "error", "no_place", columns=listings("ABCDEFGHIJ"), row=7, column="B", expected=wanted("whole")
    )
    findings.tell("warning", "added_up", place="Ruhner Berge", rows=rows_in_words([3, 4, 9]))
    error, warning = findings.listed()
    assert (error.code, error.row, error.column) == ("no_place", 7, "B")
    assert error.message == (
        "kitas.xlsx, Blatt „2023“, Zeile 7, Spalte „B“: "
        "Zu den Werten in Spalte A, B, C, D, E, F, G, H und 2 weitere steht kein Ort."
    )
    assert error.english == "The values in column A, B, C, D, E, F, G, H and 2 more have no place."
    assert (error.expected, error.english_expected) == ("eine ganze Zahl", "a whole number")
    assert warning.english == "Added up as decided: Ruhner Berge of the rows 3 to 4 and 9."


def test_what_is_beyond_the_limit_is_counted_in_both_languages():
    findings = Findings("kitas.xlsx", limit=1)
    for row in (2, 3, 4):
        findings.tell("error", "unknown_key", text=f"{row}", area=f"{row}", row=row)
    last = findings.listed()[-1]
    assert last.message == "kitas.xlsx: … und 2 weitere Fehler."
    assert (last.code, last.english) == ("more_errors", "… and 2 more errors.")
