"""Claims about how the program is typed: what the type checker reads, and what it is told to overlook."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OVERLOOKED = re.compile(r"#\s*type:\s*ignore(?P<code>\[[a-z-]+\])?(?P<reason>\s*#\s*\w.*)?")


def _python() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.split()]


def test_the_type_checker_reads_the_whole_program_strictly():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert settings["strict"]
    assert set(settings["files"]) == {"app.py", "dashboard", "data", "callbacks", "layouts", "bench"}
    assert set(settings["exclude"]) <= {"^data/local/", "^data/build/"}


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
