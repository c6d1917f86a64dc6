"""Claims about how the program is typed: what the type checker reads, and what it is told to overlook."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = {".py", ".js", ".mjs", ".css", ".yaml", ".csv", ".md"}
MADE = {"local", "node_modules", "__pycache__"}
"""Folders of what is made on a machine."""
OVERLOOKED = re.compile(r"#\s*type:\s*ignore(?P<code>\[[a-z,-]+\])?(?P<reason>\s*#\s*\w.*)?")


def _python() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.split()]


def test_the_type_checker_reads_the_whole_program_strictly():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert settings["strict"]
    assert set(settings["files"]) == {"app.py", "dashboard", "data", "callbacks", "layouts", "bench"}
    assert settings["exclude"] == ["^data/local/"]


def test_linter_and_repository_hold_the_same_files():
    """Both pass over what `.gitignore` names: a line in it that also fits a folder of ours hides that folder."""
    told = subprocess.run(
        ["ruff", "check", "--show-files", "."], cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    read = {Path(line) for line in told.stdout.splitlines() if line.endswith(".py")}
    unread = {file.relative_to(ROOT) for file in set(_python()) - read}
    assert unread == set()
    ours = ("app.py", "assets", "bench", "callbacks", "dashboard", "data", "docs", "layouts", "tests")
    hidden = subprocess.run(
        ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "--", *ours],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    sources = {Path(line) for line in hidden.stdout.splitlines() if Path(line).suffix in SOURCES}
    assert {one for one in sources if not MADE & set(one.parts)} == set()


def test_whatever_the_type_checker_overlooks_has_a_code_and_a_reason():
    reasonless = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in _python()
        if file.name != Path(__file__).name
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        for found in [OVERLOOKED.search(line)]
        if found and not (found["code"] and found["reason"])
    ]
    assert not reasonless
