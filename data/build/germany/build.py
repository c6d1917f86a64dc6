"""Writes the pack of all of Germany: `python -m data.build.germany.build --data DIR`.

`DIR` holds `figures/`, `samples/`, `institutions/` and `geo/`. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from itertools import chain
from pathlib import Path

from dashboard.domain.area import LEVELS
from dashboard.errors import MonitorError
from data.build.germany import other, series
from data.build.germany.areas import COLUMNS, areas
from data.build.germany.atlas import atlas
from data.build.germany.census import census
from data.build.tables import EMBEDDED, write

TARGET = EMBEDDED / "germany"
CHANGES = ("alt", "alt_name", "neu", "datum", "art", "anteil")


def build(data: Path, target: Path = TARGET) -> dict[str, int]:
    """Write the register and all figures into `target`; gives the rows or series by file name."""
    register = areas(data)
    written: dict[str, int] = {}
    for name, rows in register.rows().items():
        every = list(rows)
        write(target / name, COLUMNS, every)
        written[name] = len(every)
    changes = list(register.changes())
    write(target / "changes.csv", CHANGES, changes)
    written["changes.csv"] = len(changes)
    keys = {level: register.keys(level) for level in LEVELS}
    files = {
        "zensus.csv": census(data, register),
        "deutschlandatlas.csv": atlas(data, register),
        "bevoelkerung.csv": chain(
            other.people(data, register), other.whole_districts(data, register), other.ages(data, register)
        ),
        "einkommen_und_armut.csv": chain(other.income(data, register), other.poverty(data, register)),
    }
    for name, every_series in files.items():
        written[f"figures/{name}"] = series.write(target / "figures" / name, every_series, keys)
    return written


def main(arguments: list[str] | None = None) -> int:
    """The command line of this module; 0, or 1 with the cause."""
    parser = argparse.ArgumentParser(
        description="Make data/embedded/germany/ again from the published tables."
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--target", type=Path, default=TARGET, metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        for name, count in build(options.data, options.target).items():
            size = (options.target / name).stat().st_size
            print(f"{name}: {count} rows, {size:,} bytes")
    except MonitorError as error:
        print(error.message, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
