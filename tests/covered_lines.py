"""pytest plugin: which share of the product's lines the tests have run, in one line at the end.

Lines are counted by slipcover, which takes its probes out again once they were hit: on Python 3.11, tracing
every line would make the tests a third slower. What servers run in processes of their own does not count.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from slipcover import FileMatcher, ImportManager, Slipcover

ROOT = Path(__file__).resolve().parents[1]
PRODUCT = ("app.py", "callbacks", "dashboard", "data", "layouts")
APART = ("data/build", "data/local", "data/migrations")
"""Scripts that made the embedded tables, what a machine has made, and what Alembic loads by itself."""
KEY = "covered_lines"
HITS = 2_000
"""How often a line is run again before its probe is taken out. To look through all functions for such probes costs
0.06 s: after 50 hits, as slipcover has it, that was a tenth of the time of tests that reach new lines all along."""

_cover = Slipcover(d_miss_threshold=HITS)
_matcher = FileMatcher(sources=[ROOT / one for one in PRODUCT], omit=[f"{ROOT / one}/*" for one in APART])
_importing = ImportManager(_cover, _matcher)
_of_workers: list[dict[str, list[int]]] = []


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before conftest.py imports the product. The process that only hands tests to others runs none itself."""
    others = getattr(early_config.known_args_namespace, "numprocesses", None)
    if not others or os.environ.get("PYTEST_XDIST_WORKER"):
        _importing.__enter__()


def pytest_unconfigure() -> None:
    _importing.__exit__()


def executed() -> dict[str, list[int]]:
    """The lines that this process has run, by file as seen from the root."""
    files = _cover.get_coverage()["files"]
    return {_place(name): one["executed_lines"] for name, one in files.items()}


def countable(root: Path) -> dict[str, set[int]]:
    """Every line of the product with something to run."""
    files = [
        file
        for top in PRODUCT
        for file in ([root / top] if top.endswith(".py") else sorted((root / top).rglob("*.py")))
        if not file.relative_to(root).as_posix().startswith(APART)
    ]
    found = {}
    for file in files:
        code = compile(file.read_bytes(), str(file), "exec", dont_inherit=True)
        found[file.relative_to(root).as_posix()] = set(Slipcover.lines_from_code(code))
    return found


def figure(runs: list[dict[str, list[int]]], lines: dict[str, set[int]]) -> str:
    """The sentence at the end of a run."""
    seen: dict[str, set[int]] = defaultdict(set)
    for run in runs:
        for name, its in run.items():
            seen[name].update(its)
    hit = sum(len(its & seen[name]) for name, its in lines.items())
    every = sum(len(its) for its in lines.values())
    return f"{hit / every:.1%} of {every} lines of the product were run ({', '.join(PRODUCT)})"


def _place(name: str) -> str:
    path = Path(name)
    return (path.relative_to(ROOT) if path.is_absolute() else path).as_posix()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output[KEY] = json.dumps(executed())
    elif not hasattr(session.config, "workerinput") and not _of_workers:
        _of_workers.append(executed())


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    if told := getattr(node, "workeroutput", {}).get(KEY):
        _of_workers.append(json.loads(told))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    terminalreporter.section("coverage")
    terminalreporter.write_line(figure(_of_workers, countable(ROOT)))
