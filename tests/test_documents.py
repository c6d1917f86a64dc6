"""What the documents name is there: files, folders, modules, make's targets and commands."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from flask import Flask

from callbacks.commands.command_line import register_commands
from dashboard.exports.caption import PICTURES

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [
    str(one.relative_to(ROOT))
    for one in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "bench" / "method.md")
]
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
FILE = re.compile(r"(?<![\w./:-])[\w-][\w./-]*\.(?:py|m?js|d\.ts|css|svg|ya?ml|typ|md|toml|html)(?![\w.*])")
FOLDER = re.compile(r"(?<![\w./:-])(?:assets|bench|callbacks|dashboard|data|docs|layouts|tests)/[\w./-]*")
LINK = re.compile(r"\]\(([^)\s:]+)\)")
MODULE = re.compile(r"python -m ([a-z_]+(?:\.[\w]+)*)")
NAMED_IN = re.compile(r"`([A-Za-z]\w*)` (?:of|in) `([\w./-]+\.(?:py|m?js|d\.ts|css))`")
TARGET = re.compile(r"^make ([a-z]+)", re.MULTILINE)
COMMAND = re.compile(r"(?:flask --app app|bildungslupe) ([a-z]+)")
OTHERS = ("pytest", "pip", "venv")
"""Modules of `python -m` that are no files of ours."""


@cache
def files() -> tuple[str, ...]:
    """All that git tracks or would."""
    run = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        pytest.skip("no checkout")
    return tuple(name for name in run.stdout.splitlines() if (ROOT / name).is_file())


@cache
def commands() -> frozenset[str]:
    server = Flask("commands")
    register_commands(server)
    return frozenset(server.cli.commands) | {"serve"}


def there(name: str) -> bool:
    """A file, by its path or the end of it, or a folder; NAME and what git ignores stand for others."""
    name = name.rstrip("./")
    if "NAME" in name or name.startswith("data/local"):
        return True
    return (ROOT / name).is_dir() or any(one == name or one.endswith(f"/{name}") for one in files())


def missing(text: str, beside: Path) -> list[str]:
    """What a document in the folder `beside` names that is not there."""
    found = []
    for code in (one.strip("`") for one in CODE.findall(text)):
        found += [name for name in (*FILE.findall(code), *FOLDER.findall(code)) if not there(name)]
        found += [
            name
            for name in MODULE.findall(code)
            if name not in OTHERS
            and not any(there(f"{name.replace('.', '/')}{end}") for end in (".py", "/__main__.py"))
        ]
        makefile = (ROOT / "Makefile").read_text("utf-8")
        found += [f"make {one}" for one in TARGET.findall(code) if not re.search(rf"^{one}:", makefile, re.M)]
        found += [one for one in COMMAND.findall(code) if one not in commands()]
    found += [link for link in LINK.findall(text) if not (beside / link.partition("#")[0]).exists()]
    return found


def stands(word: str, name: str) -> bool:
    """Whether a file, by its path or the end of it, has a word; NAME in it stands for what comes there."""
    pattern = re.compile(rf"\b{re.escape(word).replace('NAME', '[a-z_]+')}\b")
    found = [one for one in files() if one == name or one.endswith(f"/{name}")]
    return any(pattern.search((ROOT / one).read_text("utf-8")) for one in found)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_everything_that_a_document_names_is_there(name):
    assert missing((ROOT / name).read_text("utf-8"), (ROOT / name).parent) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_name_that_a_document_finds_in_a_file_stands_there(name):
    """`VIEWS` of `dashboard/domain/selection.py`; NAME in a name stands for others."""
    text = " ".join((ROOT / name).read_text("utf-8").split())
    assert [found for found in NAMED_IN.findall(text) if not stands(*found)] == []


def test_a_name_that_is_gone_from_its_file_is_noticed():
    found = NAMED_IN.findall(
        "`PICTURED` of `dashboard/domain/selection.py`, `VIEWS` in `dashboard/domain/selection.py`"
    )
    assert [stands(*one) for one in found] == [False, True]


def test_every_page_of_docs_is_found_from_the_readme():
    linked = set(LINK.findall((ROOT / "README.md").read_text("utf-8")))
    assert [name for name in DOCUMENTS if name.startswith("docs/") and name not in linked] == []


def test_what_recomputes_a_rule_is_a_file_of_tests():
    """Each row of the list names at least one, with tests in it."""
    text = (
        (ROOT / "docs" / "statistics.md").read_text("utf-8").split("## Which test recomputes which rule")[1]
    )
    rows = [line.rsplit("|", 2)[1] for line in text.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 15
    for row in rows:
        named = re.findall(r"`([\w/]*test_\w+\.py)`", row)
        assert named, row
        for name in named:
            path = name if "/" in name else f"tests/dashboard/statistics/{name}"
            assert "\ndef test_" in (ROOT / path).read_text("utf-8"), name


def test_the_readme_names_every_picture():
    text = (ROOT / "README.md").read_text("utf-8")
    assert [view for view in PICTURES if f"`{view}`" not in text and f"`/bild/{view}." not in text] == []


@pytest.mark.parametrize(
    "gone",
    [
        "`dashboard/compute/`", "`dashboard/charts/nothing.py`", "`nothing.js`", "[it](nothing.md)", "`make nothing`",
        "`python -m data.build.nothing`", "`flask --app app nothing`", "```\nmake nothing    # why\n```",
    ],
)  # fmt: skip
def test_what_is_gone_is_noticed(gone):
    assert len(missing(f"See {gone}.", ROOT)) >= 1
