"""Claims about the whole tree: who imports whom, what stands at the top, what the browser may be sent to."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.settings import settings_table

ROOT = Path(__file__).resolve().parents[1]
OURS = ("app", "callbacks", "layouts", "data", "dashboard")
TOP_LEVEL = {
    *("app.py", "dashboard", "callbacks", "layouts", "data", "assets", "tests", "requirements.txt"),
    *("pyproject.toml", "Makefile", "README.md", "LICENSE", "requirements-dev.txt", "docs", "bench", ".ci"),
    *(".git", ".gitignore"),
}
# Lowest first: everyone may import these, and they import nothing of ours but each other.
BASE = {"dashboard.errors", "dashboard.formats", "dashboard.texts", "dashboard.settings"}
INSIDE_DASHBOARD = ["dashboard.domain", "dashboard.compute", "dashboard.figures", "dashboard.exports"]
MAY_IMPORT = {
    "app": {"callbacks", "layouts", "data", "dashboard"},
    "callbacks": {"callbacks", "layouts", "data", "dashboard"},
    "layouts": {"layouts", "dashboard"},
    "data": {"data", "dashboard.domain", "dashboard.compute", *BASE},
}
PROTECTION = "dashboard.compute.protection"
INTERVALS = "dashboard.compute.intervals"
DRAWING = {"dash", "dash_bootstrap_components"}
STORAGE = {"sqlalchemy", "alembic", "psycopg"}
# Seconds each to import, and only needed when data are built or compared.
HEAVY = {"geopandas", "sklearn", "mapclassify", "shapely", "pyproj", "topojson", "openpyxl"}


def modules() -> Iterator[tuple[str, Path]]:
    """Dotted name and file of every module of the product."""
    for top in OURS:
        start = ROOT / top
        files = sorted(start.rglob("*.py")) if start.is_dir() else [start.with_suffix(".py")]
        for file in files:
            if file.is_relative_to(ROOT / "data" / "local"):
                continue
            parts = file.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), file


MODULES = list(modules())
NAMES = {module for module, _ in MODULES}


def imported(name: str, file: Path) -> set[str]:
    """Every module that a file imports anywhere, inside functions too; `from a import b` counts as `a.b` where that is
    one of our modules."""
    found: set[str] = set()
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                upwards = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*upwards, base] if base else upwards)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                found.add(inner if inner in NAMES else base)
    return found


def within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def allowed_for(name: str) -> set[str]:
    top = name.partition(".")[0]
    if top != "dashboard":
        return MAY_IMPORT[top]
    if within(name, BASE):
        return BASE
    for height, layer in enumerate(INSIDE_DASHBOARD):
        if within(name, {layer}):
            return {*BASE, *INSIDE_DASHBOARD[: height + 1]}
    return {"dashboard"}


every_module = pytest.mark.parametrize(("name", "file"), MODULES, ids=[name for name, _ in MODULES])


@every_module
def test_imports_point_downwards(name, file):
    """app -> callbacks -> layouts, data -> dashboard, and inside dashboard exports -> figures -> compute -> domain."""
    ours = {module for module in imported(name, file) if within(module, set(OURS))}
    assert {module for module in ours if not within(module, allowed_for(name))} == set()


@every_module
def test_each_layer_keeps_to_its_libraries(name, file):
    """Dash stays in layouts and callbacks, SQL in data, the optimiser behind the publishing step."""
    tops = {module.partition(".")[0] for module in imported(name, file)}
    if within(name, {"data", "dashboard"}):
        assert not tops & DRAWING
    if not within(name, {"data"}):
        assert not tops & STORAGE
    if not within(name, {"dashboard.figures", "dashboard.exports", "callbacks", "layouts"}):
        assert "plotly" not in tops
    if not within(name, {"data.build"}):
        assert not tops & HEAVY
    scipy = {module for module in imported(name, file) if within(module, {"scipy"})}
    if within(name, {INTERVALS}):
        assert scipy <= {"scipy.special"}
    elif not within(name, {PROTECTION}):
        assert scipy == set()
    if not within(name, {PROTECTION, "data.release"}):
        assert not any(within(module, {PROTECTION}) for module in imported(name, file))


@every_module
def test_a_module_says_why_it_exists(name, file):
    text = file.read_text("utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "the first line is a docstring with the reason"


def test_no_module_is_a_drawer_for_everything():
    """A name such as helpers gives nobody a reason to look there, or a reason to stop adding."""
    names = {file.stem for top in (*OURS, "tests", "bench") for file in (ROOT / top).rglob("*.py")}
    assert names & {"utils", "util", "helpers", "helper", "common", "misc"} == set()


def test_nothing_else_stands_at_the_top_level():
    """What git ignores may lie around; everything else has a folder of its own."""
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()}
    strangers = {entry.name for entry in ROOT.iterdir()} - TOP_LEVEL - ignored
    assert strangers == set()


def test_the_readme_documents_every_setting_and_no_other():
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| (.+?) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    documented = [(name, default.strip("`")) for name, default, _ in rows]
    assert documented == [(name, default or "(empty)") for name, default, _ in settings_table()]


ADDRESS = re.compile(r"""(?:https?:)?//[a-z0-9-]+\.[a-z0-9.-]+""", re.IGNORECASE)
NAMESPACES = {"http://www.w3.org"}


def test_browser_files_name_no_other_host():
    """The page works with the network unplugged, and nobody learns who reads it."""
    files = [file for file in (ROOT / "assets").rglob("*") if file.suffix in {".css", ".js", ".svg", ".html", ".json"}]
    assert files, "an empty folder would prove nothing"
    foreign = {
        f"{file.relative_to(ROOT)}: {address}"
        for file in files
        for address in ADDRESS.findall(file.read_text("utf-8"))
        if address not in NAMESPACES
    }
    assert foreign == set()


@every_module
def test_no_module_links_a_file_of_another_host(name, file):
    """`dbc.themes` are addresses of a content network, and so is everything Dash does not serve locally."""
    text = file.read_text("utf-8")
    assert not re.search(r"dbc\.themes|dbc\.icons|serve_locally\s*=\s*False|cdn\.", text)


def test_serving_imports_nothing_that_takes_seconds():
    """Geometry and comparisons are prepared when data are built; the serving process starts within a second."""
    script = "import sys, app; print(*{module.partition('.')[0] for module in sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert HEAVY & set(run.stdout.split()) == set()
