"""Lines of the pack's figures: one series in one year at one level, values in the order of the register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import FileRejected

HEAD = "merkmal;gliederung;quelle;jahr;ebene;werte"
_CELL = re.compile(r"-?[0-9]+(,[0-9]+)?|\.|\.\.\.|-|/|x|t|", re.ASCII)


@dataclass(frozen=True, slots=True)
class Series:
    """One measure of one year at one level: `cells` by key, as the pack writes them; none where not given."""

    measure: str
    breakdown: str
    source: str
    year: int
    level: str
    cells: Mapping[str, str]


def line(series: Series, keys: Sequence[str]) -> str:
    """The series as a line. Raises FileRejected for a cell that is no number or sign, or an unknown key."""
    for key, cell in series.cells.items():
        if not _CELL.fullmatch(cell):
            raise FileRejected(f"{series.measure}, {key}: „{cell}“ ist weder Zahl noch amtliches Zeichen.")
    unknown = sorted(series.cells.keys() - set(keys))
    if unknown:
        raise FileRejected(
            f"{series.measure}, {series.level}: das Verzeichnis kennt {', '.join(unknown[:5])} nicht."
        )
    head = (series.measure, series.breakdown, series.source, str(series.year), series.level)
    return ";".join((*head, *(series.cells.get(key, "") for key in keys)))


def write(path: Path, every: Iterable[Series], keys: Mapping[str, Sequence[str]]) -> int:
    """All series of one file, in their order; gives their number."""
    lines = [line(one, keys[one.level]) for one in every]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((HEAD, *lines, "")), encoding="utf-8", newline="\n")
    return len(lines)


def english_cell(published: str) -> str:
    """A number with a decimal point as the pack writes it; nothing at all stays nothing."""
    return published.replace(".", ",")
