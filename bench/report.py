"""Writes docs/performance.md: the tables, the machine they were measured on, and how each figure is taken."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psutil

from bench.rows import Results, all_apps, goals
from bench.stage import ROOT
from bench.table import beside, markdown

REPORT = ROOT / "docs" / "performance.md"
METHOD = Path(__file__).with_name("method.md")
HEAD = """# Performance

Written by `make bench`: the product beside a textbook Dash app (`bench/peers/textbook.py`), a page without any
framework (`bench/peers/floor.html`) and the apps that a skilled person would build (`bench/peers/`), same data, same
machine, same run.
"""


def machine(chromium: str) -> str:
    """One sentence that says where and when."""
    memory = psutil.virtual_memory().total / 2**30
    busy = os.getloadavg()[0]
    return (
        f"Measured on {date.today().isoformat()}: {os.cpu_count()} cores ({_processor()}), {memory:.0f} GB, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, "
        f"Chromium {chromium} without a GPU, load average {busy:.1f} at the end."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


@dataclass(frozen=True, slots=True)
class Report:
    """What is printed, and what is written."""

    tables: str

    def write(self) -> None:
        REPORT.write_text(f"{HEAD}\n{self.tables}\n\n{METHOD.read_text('utf-8')}", "utf-8")


def report(described: str, found: Results) -> Report:
    names, compared = all_apps(found)
    parts = [described, markdown(goals(found))]
    if len(names) > 1:
        parts += ["## All apps", beside(names, compared)]
    if found.failures:
        parts += ["## Not measured", "\n".join(f"- {failure}" for failure in found.failures)]
    return Report("\n\n".join(parts))
