"""The style sheets speak of nothing that no page has."""

import re
from functools import cache
from pathlib import Path

import pytest

from callbacks.server.installed import packages
from callbacks.server.installed.bootstrap import CLASSES, PLOTLYS, needed_rules

ROOT = Path(__file__).resolve().parents[1]
SHEETS = sorted((ROOT / "assets" / "styles").rglob("*.css"))
STAFF = sorted(
    file for folder in ("styles/staff", "staff") for file in (ROOT / "assets" / folder).rglob("*.css")
)
OURS = re.compile(r"\.(bl-[a-z0-9-]*[a-z0-9])")


def sources() -> str:
    """All that writes markup: layouts, pictures and scripts, as one text."""
    python = [file for name in ("callbacks", "dashboard", "layouts") for file in (ROOT / name).rglob("*.py")]
    scripts = [
        file
        for file in (ROOT / "assets").rglob("*.js")
        if not {"dist", "tools"} & set(file.relative_to(ROOT).parts)
    ]
    return "\n".join(file.read_text("utf-8") for file in [*python, *scripts])


@cache
def names_in(text: str) -> tuple[set[str], set[str], set[str]]:
    """Every name in a text, those that something put together begins with (`bl-icon-{name}`), and those that it ends
    with (`${name}-casing`)."""
    whole, begin, end = (re.findall(one, text) for one in (r"[\w-]+", r"([\w-]+)\$?\{", r"\}([\w-]+)"))
    return set(whole), set(begin), set(end)


def is_given(name: str, text: str) -> bool:
    """Whether the text names the class, or puts it together."""
    whole, begin, end = names_in(text)
    parts = [(name[: one.start() + 1], name[one.start() :]) for one in re.finditer("-", name)][1:]
    return name in whole or any(head in begin or tail in end for head, tail in parts)


@pytest.fixture(scope="module")
def text() -> str:
    return sources()


def test_every_class_of_ours_in_a_style_sheet_is_given_to_an_element(text):
    """Rules that outlive their markup travel to every reader and mislead whoever changes the sheet."""
    named = {name for sheet in SHEETS for name in OURS.findall(sheet.read_text("utf-8"))}
    assert "bl-icon-search" in named, "the scan found the classes"
    assert sorted(name for name in named if not is_given(name, text)) == []


def test_sheets_of_staff_ask_for_widths_in_letters():
    """A form beside its preview was 120 px wide for whoever reads letters of twice the size: the browser's own letters
    widen em alone."""
    asked = re.compile(r"@media[^{]*(?:width)[^{]*?\dpx")
    found = [f"{one.name}: {rule}" for one in STAFF for rule in asked.findall(one.read_text("utf-8"))]
    assert len(STAFF) > 15 and found == []


@pytest.mark.parametrize(
    ("name", "given"),
    [("bl-a", True), ("bl-b", False), ("bl-icon-up", True), ("bl-hover-casing", True), ("bl-hover", False)],
)
def test_a_class_counts_as_given_whole_or_put_together(name, given):
    assert is_given(name, 'class: "bl-a" f"bl-icon-{name}" `${name}-casing` "bl-b-c"') is given


GIVEN = re.compile(
    r"""(?:class_?[Nn]ame\s*=|\bclass(?:Name)?["']?:|classList\.\w+\(|\bclass=|node\(\s*"\w+",)\s*"""
    r"""(?:\w+\s\?\s|\(?\s*f?)["'`]([^"'`\n]*)["'`](?:\s*:\s*"([^"\n]*)")?"""
)
"""Where markup is given classes: in layouts, in scripts, in drawings."""


def given_classes(text: str) -> set[str]:
    """Words in the places for classes."""
    return {word for found in GIVEN.findall(text) for part in found for word in part.split()}


def test_of_bootstrap_exactly_the_rules_of_its_classes_travel_that_elements_bear(text):
    theirs = set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", packages._BOOTSTRAP.decode()))
    given = given_classes(text) & theirs
    assert {"btn", "form-select", "table", "is-invalid"} <= given, "the scan found the classes"
    assert sorted(given - CLASSES) == []
    assert sorted(one for one in CLASSES - {PLOTLYS} if not is_given(one, text)) == []


def test_a_rule_of_another_class_stays_away():
    sheet = (
        '@charset "UTF-8";/*! of theirs */:root{--bs-a:url("data:x;{}")}h1,.h1{margin:0}.btn:not(.nav-link,.x){top:0}'
        ".btn:hover,.nav .btn{left:0}@media print{.nav{top:0}.table{left:0}}@media screen{.nav{top:0}}"
        "@keyframes turn{to{rotate:1turn}}.nav{right:0}[type=button]:not(:disabled){cursor:pointer}"
    )
    assert needed_rules(sheet) == (
        '@charset "UTF-8";:root{--bs-a:url("data:x;{}")}h1{margin:0}.btn:hover{left:0}'
        "@media print{.table{left:0}}[type=button]:not(:disabled){cursor:pointer}"
    )


def test_no_rule_and_no_script_goes_by_the_beginning_of_a_path():
    """Below BASE_PATH every address begins with that."""
    files = [*(ROOT / "assets").rglob("*.css"), *(ROOT / "assets").rglob("*.js")]
    own = [file for file in files if not {"dist", "tools"} & set(file.relative_to(ROOT).parts)]
    found = [
        file.name
        for file in own
        if re.search(r"""\[(?:href|src|action)\^?=["']?/""", file.read_text("utf-8"))
    ]
    assert found == []
