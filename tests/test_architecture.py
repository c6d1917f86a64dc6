"""Claims about the whole tree: who imports whom, what stands at the top, what the browser may be sent to."""

from __future__ import annotations

import ast
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from dashboard.setting_table import SETTINGS

ROOT = Path(__file__).resolve().parents[1]
OURS = ("app", "callbacks", "layouts", "data", "dashboard")
TOP_LEVEL = {
    *("app.py", "bildungslupe.py", "dashboard", "callbacks", "layouts", "data", "assets", "tests"),
    "requirements.txt",
    *("pyproject.toml", "Makefile", "README.md", "LICENSE", "requirements-dev.txt", "docs", "bench", ".ci"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "Dockerfile", "compose.yaml"),
    *(
        ".git",
        ".gitignore",
        ".gitattributes",
        ".github",
        ".editorconfig",
        ".pre-commit-config.yaml",
        ".dockerignore",
    ),
}
# Lowest first: everyone may import these, and they import nothing of ours but each other.
BASE = {
    *(
        "dashboard.errors",
        "dashboard.formats",
        "dashboard.texts",
        "dashboard.settings",
        "dashboard.log_lines",
        "dashboard.setting_table",
        "dashboard.setting_values",
    ),
}
PAGES = {file.parent.name for file in (ROOT / "layouts").glob("*/page.py")}
# Floors of `dashboard`, lowest first; rooms of one floor may ask each other where that makes no circle.
FLOORS = [
    {"dashboard.domain"},
    {"dashboard.statistics"},
    {"dashboard.indicators"},
    {
        *(f"dashboard.{page}" for page in PAGES),
        "dashboard.search",
        "dashboard.institutions",
        "dashboard.staff",
    },
    {"dashboard.drawing"},
    {"dashboard.charts", "dashboard.map"},
    {"dashboard.exports"},
]
MOST_FILES = 15
MAY_IMPORT = {
    "app": {"callbacks", "layouts", "data", "dashboard"},
    "callbacks": {"callbacks", "layouts", "data", "dashboard"},
    "layouts": {"layouts", "dashboard"},
    "data": {
        *("data", "dashboard.domain", "dashboard.statistics", "dashboard.indicators", "dashboard.protection"),
        "dashboard.staff",
        *BASE,
    },
}
RIDDLES = {
    *(
        "side_by_side",
        "taking",
        "kept",
        "turns",
        "memory",
        "meaning",
        "meanings",
        "worded",
        "profile_words",
        "seen",
    ),
    *("signs", "signs_of", "paint", "partners", "reach", "tally", "takeaway"),
}
"""Words that once named several things, or none that a newcomer could guess."""
PROTECTION = "dashboard.protection"
STAFF = "dashboard.staff"
ROADS = "data.importing.roads"
INTERVALS = "dashboard.statistics.intervals"
DRAWING = {"dash"}
STORAGE = {"sqlalchemy", "alembic", "psycopg"}
# Seconds each to import, and only needed when data are built or compared.
INSTITUTION_TABLES = "data.importing.institutions"
HEAVY = {"geopandas", "sklearn", "mapclassify", "shapely", "pyproj", "topojson", "openpyxl", "osmium"}


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


FILES = dict(modules())


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(FILES[name].read_text("utf-8"))


@cache
def imported(name: str) -> frozenset[str]:
    """Every module that a module imports anywhere, inside functions too; `from a import b` counts as `a.b`
    where that is one of our modules."""
    found: set[str] = set()
    package = name if FILES[name].name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                upwards = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*upwards, base] if base else upwards)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                found.add(inner if inner in FILES else base)
    return frozenset(found)


STORES = {name for name in FILES if name.startswith("data.stores")}


def defined(name: str) -> Iterator[str]:
    """Names that a module gives: to functions, classes, parameters, fields, attributes, imports and locals."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def plain(name: str) -> str:
    """`SideBySide` and `_side_by_side` are one word."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().strip("_")


def imports_of(packages: set[str], *, outside: set[str]) -> set[str]:
    """`module: what it imports` for every module outside some packages that imports one of others."""
    return {
        f"{name}: {module}"
        for name in FILES
        if not within(name, outside)
        for module in imported(name)
        if within(module, packages)
    }


def within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def allowed_for(name: str) -> set[str]:
    top = name.partition(".")[0]
    if top != "dashboard":
        return MAY_IMPORT[top]
    if within(name, BASE):
        return BASE
    if within(name, {PROTECTION}):
        return {*BASE, "dashboard.domain", "dashboard.statistics", "dashboard.indicators", PROTECTION}
    for height, floor in enumerate(FLOORS):
        if within(name, floor):
            return BASE.union(*FLOORS[: height + 1])
    return BASE


def test_imports_point_downwards():
    """app -> callbacks -> layouts, data -> dashboard, and inside dashboard floor by floor."""
    upwards = {
        f"{name}: {module}"
        for name in FILES
        for module in imported(name)
        if within(module, set(OURS)) and not within(module, allowed_for(name))
    }
    assert upwards == set()


def test_each_layer_keeps_to_its_libraries():
    """Dash stays in layouts and callbacks, SQL in data, the optimiser behind the publishing step."""
    assert imports_of(DRAWING, outside={"app", "callbacks", "layouts"}) == set()
    assert imports_of(STORAGE, outside={"data"}) == set()
    charts = {"dashboard.charts", "dashboard.exports", "callbacks", "layouts"}
    assert imports_of({"plotly"}, outside=charts) == set()
    assert imports_of(HEAVY - {"osmium", "shapely", "pyproj"}, outside={"data.build"}) == set()
    assert imports_of({"shapely", "pyproj", "pyogrio"}, outside={"data.build", INSTITUTION_TABLES}) == set()
    assert imports_of({"opening_hours"}, outside={INSTITUTION_TABLES}) == set()
    assert imports_of({"osmium"}, outside={ROADS, INSTITUTION_TABLES}) == set()
    assert imports_of({"scipy"}, outside={PROTECTION, INTERVALS, ROADS}) == set()
    assert {module for module in imported(INTERVALS) if within(module, {"scipy"})} <= {"scipy.special"}
    assert (
        imports_of(
            {PROTECTION},
            outside={
                PROTECTION,
                *(f"data.publishing.{one}" for one in ("release", "known_answers", "narrow_counts")),
            },
        )
        == set()
    )


def test_a_module_says_why_it_exists():
    """The first line of each is a docstring with the reason; an empty `__init__.py` needs none."""
    silent = {
        name
        for name, file in FILES.items()
        if file.read_text("utf-8").strip() and not ast.get_docstring(tree(name))
    }
    assert silent == set()


def test_no_module_is_a_drawer_for_everything():
    """A name such as helpers gives nobody a reason to look there, or a reason to stop adding."""
    names = {file.stem for top in (*OURS, "tests", "bench") for file in (ROOT / top).rglob("*.py")}
    assert names & {"utils", "util", "helpers", "helper", "common", "misc"} == set()


def test_no_name_is_a_riddle():
    """Functions, classes, modules, parameters, fields and aliases say the field's word for what they are."""
    names = {(module, one) for module in FILES for one in (*defined(module), module.rpartition(".")[2])}
    assert not {f"{module}: {one}" for module, one in names if plain(one) in RIDDLES}


def test_no_two_classes_have_one_name():
    """Whoever reads `Series` in a traceback or searches for it shall find one thing."""
    homes: dict[str, list[str]] = {}
    for name in FILES:
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(name)
    assert not {name: modules for name, modules in homes.items() if len(modules) > 1}


def test_no_folder_holds_more_files_than_a_reader_takes_in():
    """Of Python, at most fifteen side by side: what is more has rooms of its own."""
    crowded = {
        str(folder.relative_to(ROOT)): count
        for top in (*OURS, "tests", "bench")
        for folder in [ROOT / top, *(one for one in (ROOT / top).rglob("*") if one.is_dir())]
        if (count := len([file for file in folder.glob("*.py") if file.name != "__init__.py"])) > MOST_FILES
    }
    assert crowded == {}


def test_layouts_of_one_page_know_no_other_pages_layouts():
    """What pages share has a room of its own."""
    strays = {
        f"{name}: {module}"
        for page in PAGES
        for name in FILES
        if within(name, {f"layouts.{page}"})
        for module in imported(name)
        if within(module, {f"layouts.{other}" for other in PAGES - {page}})
    }
    assert strays == set()


def test_nothing_else_stands_at_the_top_level():
    """What git ignores may lie around; everything else has a folder of its own."""
    ignored = {line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()}
    strangers = {entry.name for entry in ROOT.iterdir()} - TOP_LEVEL
    assert {name for name in strangers if not any(fnmatch(name, one) for one in ignored)} == set()


def test_the_ways_through_the_program_lead_through_files_that_exist():
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    ways = [re.findall(r"^\d+\. `([^`]+)`", way, re.MULTILINE) for way in text.split("\n## ")[1:]]
    assert [len(way) >= 10 for way in ways if way] == [True] * 3
    assert [file for way in ways for file in way if not (ROOT / file).is_file()] == []


def test_the_picture_of_the_architecture_is_that_of_the_imports():
    """When it is not: `.venv/bin/python docs/architecture_picture.py` draws it anew."""
    drawing = runpy.run_path(str(ROOT / "docs" / "architecture_picture.py"))
    known = drawing["imports"]()
    assert "data" in known["callbacks"] and "statistics" in known["indicators"], "the scan found the imports"
    assert (ROOT / "docs" / "architecture.svg").read_text("utf-8") == drawing["picture"]()


def test_the_readme_documents_every_setting_and_no_other():
    rows = re.findall(
        r"^\| `([A-Z_]+)` \| (.*?) \| (.+?) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    documented = [(name, default.strip("`")) for name, default, _ in rows]
    assert documented == [(one.name, one.default or "(empty)") for one in SETTINGS]


ADDRESS = re.compile(r"""(?:https?:)?//[a-z0-9-]+\.[a-z0-9.-]+""", re.IGNORECASE)
NAMESPACES = {"http://www.w3.org"}


def test_browser_files_name_no_other_host():
    """The page works with the network unplugged, and nobody learns who reads it."""
    folders = [one for one in (ROOT / "assets").iterdir() if one.is_dir() and one.name != "tools"]
    files = [
        file for one in folders for file in one.rglob("*") if file.suffix in {".css", ".js", ".svg", ".html"}
    ]
    assert files, "an empty folder would prove nothing"
    foreign = {
        f"{file.relative_to(ROOT)}: {address}"
        for file in files
        for address in ADDRESS.findall(file.read_text("utf-8"))
        if address not in NAMESPACES
    }
    assert foreign == set()


def test_no_module_links_a_file_of_another_host():
    """`dbc.themes` are addresses of a content network, and so is everything Dash does not serve locally."""
    foreign = re.compile(r"dbc\.themes|dbc\.icons|serve_locally\s*=\s*False|cdn\.")
    assert {name for name, file in FILES.items() if foreign.search(file.read_text("utf-8"))} == set()


def test_serving_imports_nothing_that_takes_seconds():
    """Geometry and comparisons are prepared when data are built; the serving process starts within a
    second."""
    script = "import sys, callbacks.public_app; print(*{module.partition('.')[0] for module in sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert (HEAVY | {"opening_hours", "pyogrio"}) & set(run.stdout.split()) == set()


def test_the_public_app_loads_nothing_of_the_staff_app():
    """Who cannot import it cannot answer with it: the raw store stays out of reach."""
    script = "import sys, app, callbacks.public_app; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    loaded = {
        one
        for one in run.stdout.split()
        if within(one, {"callbacks.staff", "data.staff", "layouts.staff", STAFF, "dashboard.texts.staff"})
    }
    assert loaded == set()


def test_only_app_commands_and_staff_know_the_staff_app():
    """A route of the public app that imported it inside a function would load it with the first request."""
    rooms = {"callbacks.staff", "data.staff", "layouts.staff", STAFF}
    inside = {*rooms, "data.migrations", "data.prepare", "callbacks.commands", "app"}
    inside |= {
        "data.backups",
        "data.doctor",
        "data.stores.releases",
        "data.stores.audit",
    }  # which write what the log says of an act
    inside |= {
        "data.report.editions",
        "data.report.publication",
    }  # likewise; readers ask data.report.published
    assert imports_of(rooms, outside=inside) == set()
    assert imports_of({"data.staff", "data.prepare"}, outside=set(FILES) - STORES) == set(), "they only store"
