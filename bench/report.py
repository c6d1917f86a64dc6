"""Writes docs/performance.md: the table, the machine it was measured on, and how each figure is taken."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import psutil

from bench.stage import ROOT
from bench.table import Row, markdown

REPORT = ROOT / "docs" / "performance.md"
METHOD = Path(__file__).with_name("method.md")


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


def write_report(described: str, rows: Sequence[Row]) -> None:
    head = "# Performance\n\nWritten by `make bench`: the product beside a textbook Dash app (`bench/baseline.py`), "
    head += "same data, same machine, same run.\n"
    REPORT.write_text(f"{head}\n{described}\n\n{markdown(rows)}\n\n{METHOD.read_text('utf-8')}", "utf-8")
