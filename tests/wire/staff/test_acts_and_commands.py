"""Every act of the staff app stands in the table of docs/architecture.md, with the command that does the same."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from flask import Flask

from callbacks.commands.command_line import register_commands

pytestmark = pytest.mark.one_database
PAGE = Path(__file__).resolve().parents[3] / "docs" / "architecture.md"
PARAMETER = re.compile(r"<[^>]*>")


def table() -> dict[str, str]:
    """By address what stands in the column of commands."""
    section = PAGE.read_text("utf-8").split("### Acts and commands")[1].split("\n## ")[0].split("\n### ")[0]
    found: dict[str, str] = {}
    for line in section.splitlines():
        cells = [one.strip() for one in line.strip("|").split("|")]
        if len(cells) == 3 and "`/" in cells[1]:
            found |= dict.fromkeys(re.findall(r"`(/[^`]*)`", cells[1]), cells[2])
    return found


def commands() -> set[str]:
    """`import`, `draft submit`, …: what can be called, options left out."""
    server = Flask("commands")
    register_commands(server)
    found = set(server.cli.commands)
    for name, one in server.cli.commands.items():
        if isinstance(one, click.Group):
            found |= {f"{name} {inner}" for inner in one.commands}
    return found


def test_the_table_names_each_act_of_the_app_and_no_other(staff):
    acts = {PARAMETER.sub("…", one.path) for one in staff.staff.routes if "POST" in one.methods}
    missing = sorted(acts - set(table()))
    assert not missing, f"Acts and commands in docs/architecture.md names none of {missing}"
    assert sorted(set(table()) - acts) == []


def test_each_act_has_a_command_or_a_reason_why_there_is_none():
    known, wrong = commands(), []
    for address, said in table().items():
        named = [
            one.partition(" --")[0] for one in re.findall(r"`([^`]*)`", said) if not one.startswith("--")
        ]
        if not named and not said.startswith("none: "):
            wrong.append((address, said))
        wrong += [(address, one) for one in named if one not in known]
    assert wrong == []
