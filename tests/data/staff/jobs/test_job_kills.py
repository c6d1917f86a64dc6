"""A sample of kills during jobs; `make kills` takes fifty on each database."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_after_a_killed_job_all_or_nothing_of_it_is_public_and_the_next_ones_run(database):
    walk = [sys.executable, "-m", "tests.data.staff.jobs.kill_jobs", "--kills", "4", "--database", database]
    done = subprocess.run(walk, cwd=Path(__file__).parents[4], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    row = re.search(rf"^ *{database} +(\d+) ", done.stdout, re.MULTILINE)
    assert row is not None and row[1] == "4", done.stdout
