"""Four eyes compare names: what staff bring in carries that of whoever did it, never that of the command line."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
CHANGES = {"import_deliveries", "releasing", "restoring", "withdrawing"}
NAMELESS = {"make_public", "publish_draft", "restore", "rollback"}
"""Of the command line: they take no account."""


def test_every_change_that_the_staff_app_makes_names_its_account():
    found, nameless = set(), []
    for folder in ("callbacks/staff", "data/staff"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                    continue
                if node.func.id in CHANGES:
                    found.add(node.func.id)
                if node.func.id in NAMELESS or (
                    node.func.id in CHANGES and "account" not in {one.arg for one in node.keywords}
                ):
                    nameless.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert found == CHANGES, "the scan found the calls"
    assert nameless == []
