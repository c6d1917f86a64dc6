"""Measures the education report: that of the district over the wire, and those of all places by the command."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.request import urlopen

from bench.stage import ROOT, StageError, prepare, product_environment, served
from bench.table import Goal, Row, Series, markdown

EDITION = "2026"
_LEAST = 150
_AGAIN = 5
_PATIENCE = 1200


def reports(url: str, environment: Mapping[str, str]) -> list[Row]:
    """Rows of the table. The first report makes the figures that all others share and stands alone."""
    district = f"{url}/bericht/{EDITION}.pdf"
    first, again = [_seconds(district)], [_seconds(district) for _ in range(_AGAIN)]
    with tempfile.TemporaryDirectory() as name:
        taken, count = _batch(Path(name), environment)
    single, batch = Goal("<= 10 s", most=10), Goal("<= 240 s", most=240)
    every = f"reports of {count} places as PDF, by the command"
    return [
        Row("report of the district as PDF, the first", "s", single, Series.of(first)),
        Row("report of the district as PDF, again", "s", single, Series.of(again)),
        Row(every, "s", batch, Series.of([taken]), decimals=0),
    ]


def _seconds(address: str) -> float:
    begun = time.perf_counter()
    with urlopen(address, timeout=120) as response:
        body: bytes = response.read()
    if not body.startswith(b"%PDF"):
        raise StageError(f"{address}: keine PDF-Datei")
    return time.perf_counter() - begun


def _batch(folder: Path, environment: Mapping[str, str]) -> tuple[float, int]:
    """How long the command takes for all places, and how many files there are then."""
    asked = ["export", "report", EDITION, "--all", "--out", str(folder), "--format", "pdf"]
    command = [sys.executable, "-m", "flask", "--app", "app", *asked]
    begun = time.perf_counter()
    run = subprocess.run(
        command, cwd=ROOT, env=dict(environment), capture_output=True, text=True, timeout=_PATIENCE
    )
    taken = time.perf_counter() - begun
    count = len(list(folder.rglob("*.pdf")))
    if run.returncode or count < _LEAST:
        raise StageError(f"{count} Berichte statt mindestens {_LEAST}:\n{run.stdout}{run.stderr}")
    return taken, count


def main() -> None:
    """The reports alone, as a table on the terminal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        environment = product_environment(folder)
        with served(["app.py"], environment, folder / "app.log") as app:
            print(markdown(reports(app.url, environment)))


if __name__ == "__main__":
    main()
