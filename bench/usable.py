"""How many municipalities have usable figures of one, three and five years: the table of docs/confidentiality.md.

`python -m bench.usable` writes the table for the store of the environment between the two marks of that page.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dashboard.compute.few_cases import few_cases
from dashboard.compute.pooling import can_pool, pool, shows_more
from dashboard.domain.indicator import Indicator
from dashboard.domain.slab import Cells
from dashboard.settings import Settings
from data.catalogue.loader import load_states, localise
from data.database import open_database
from data.repository import Repository

PAGE = Path(__file__).resolve().parents[1] / "docs" / "confidentiality.md"
BEGIN, END = "<!-- usable: begin -->", "<!-- usable: end -->"
SPANS = (3, 5)
LEVEL = "gemeinde"


@dataclass(frozen=True, slots=True)
class Usable:
    """Municipalities of the newest year or period that are shown, and with 20 cases or more of their base.

    `periods` by span: usable ones in the newest period, and whether it is offered; 0 where no period can be made.
    """

    indicator: Indicator
    year: int
    shown: int
    usable: int
    periods: dict[int, tuple[int, bool]]


def usable(repository: Repository, state: str) -> Iterator[Usable]:
    """Of all indicators that divide counts by counts, without breakdown, in order of the catalogue."""
    catalogue = localise(repository.catalogue(), load_states()[state])
    places = [one.key for one in repository.register().of_level(LEVEL) if one.kreis == repository.district]
    for indicator in catalogue.indicators.values():
        if not can_pool(indicator):
            continue
        cells = repository.cells(indicator.key, LEVEL, places=places)
        years = [year for row, year in enumerate(cells.years) if not np.isnan(cells.value[row]).all()]
        if not years:
            continue
        few = few_cases(cells, indicator)
        periods = {}
        for span in SPANS:
            taken = pool(cells, indicator, span)
            thin = few_cases(taken, indicator)
            count = _usable(taken, thin, -1) if taken.years else 0
            periods[span] = count, shows_more(taken, thin, cells, few)
        row = cells.years.index(years[-1])
        shown = int((~np.isnan(cells.value[row])).sum())
        yield Usable(indicator, years[-1], shown, _usable(cells, few, row), periods)


def _usable(cells: Cells, few: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], row: int) -> int:
    return int((~np.isnan(cells.value[row]) & ~few[row]).sum())


def table(found: Iterator[Usable]) -> list[str]:
    """Markdown. A period that shows no more than its last year is not offered: a dash."""
    lines = [
        "| indicator | year | shown | usable, 1 year | 3 years | 5 years |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for one in found:
        spans = [str(count) if offered else "–" for count, offered in one.periods.values()]
        lines.append(
            " | ".join(["| " + one.indicator.key, str(one.year), str(one.shown), str(one.usable), *spans]) + " |"
        )
    return lines


def main() -> None:
    """Writes the table into the page."""
    settings = Settings.from_environment(os.environ)
    engine = open_database(settings.database_url, read_only=True)
    try:
        lines = table(usable(Repository(engine, settings.district), settings.district[:2]))
    finally:
        engine.dispose()
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    tail = rest.split(END)[1]
    PAGE.write_text("\n".join([f"{head}{BEGIN}", *lines, f"{END}{tail}"]), encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
