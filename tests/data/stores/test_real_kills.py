"""Processes that end by SIGKILL in the middle of a change: locks, temporary files and open transactions
included.

A sample: around the last two commits of an import and within them. `tests.data.stores.kill_everywhere` walks
over all.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_after_sigkill_the_next_command_works_and_what_stands_is_whole(database):
    walk = [sys.executable, "-m", "tests.data.stores.kill_everywhere", "--sample", "--command", "import"]
    done = subprocess.run(
        [*walk, "--database", database],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kills, faults = re.findall(r"^(\d+) kills, (\d+) faults$", done.stdout, re.MULTILINE)[0]
    assert int(kills) >= 6 and faults == "0", done.stdout
