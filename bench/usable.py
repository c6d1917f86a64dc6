"""How many municipalities have usable figures of one, three and five years, and what profiles gain by that:
the tables of docs/confidentiality.md.

`python -m bench.usable` writes the tables for the store of the environment between the marks of that page.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from callbacks.answers import Answers
from callbacks.profile.profiles import Profiles
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells
from dashboard.settings import Settings
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.pooling import SPANS, can_pool, pool, shows_more
from data.catalogue.loader import load_states, localise
from data.repository import Repository
from data.stores.database import open_database

PAGE = Path(__file__).resolve().parents[1] / "docs" / "confidentiality.md"
BEGIN, END = "<!-- usable: begin -->", "<!-- usable: end -->"
GAIN_BEGIN, GAIN_END = "<!-- profiles: begin -->", "<!-- profiles: end -->"
LEVEL = "gemeinde"


@dataclass(frozen=True, slots=True)
class Usable:
    """Municipalities of the newest year or period that are shown, and with 20 cases or more of their base.

    `periods` by span: usable ones in the newest period, and whether it is offered; 0 where no period can be
    made.
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
            " | ".join(["| " + one.indicator.key, str(one.year), str(one.shown), str(one.usable), *spans])
            + " |"
        )
    return lines


@dataclass(frozen=True, slots=True)
class Gain:
    """Rows of all municipalities' profiles that divide counts by counts.

    `before` are those with a value on 20 cases or more in the year alone, `after` with years together where a
    year is too thin; `rows` by span are those of years together, `profiles` those with at least one such row,
    of `places`.
    """

    before: int
    after: int
    rows: dict[int, int]
    profiles: int
    places: int


def gain(profiles: Profiles) -> Gain:
    """Counted in the profiles as they are shown."""
    catalogue = profiles.frame(Selection()).possible.catalogue.indicators
    before = after = gaining = places = 0
    rows = dict.fromkeys(SPANS, 0)
    for area in profiles.places():
        if area.level != LEVEL:
            continue
        places += 1
        shown = [
            row for row in profiles.profile(area.key, Selection()).rows if can_pool(catalogue[row.indicator])
        ]
        usable_rows = [row for row in shown if row.own.value is not None and not row.own.few]
        several = [row for row in usable_rows if row.span > 1]
        after += len(usable_rows)
        before += len(usable_rows) - len(several)
        gaining += bool(several)
        for row in several:
            rows[row.span] += 1
    return Gain(before, after, rows, gaining, places)


def gain_table(found: Gain) -> list[str]:
    """Markdown."""
    three, five = (found.rows[span] for span in SPANS)
    return [
        f"| in the profiles of {found.places} municipalities | the year alone | with years together |",
        "| --- | --- | --- |",
        f"| rows with a value on 20 cases or more | {found.before:,} | {found.after:,} |",
        f"| of them of three / five years | – | {three} / {five} |",
        f"| profiles that gain at least one such row | – | {found.profiles} |",
    ]


def main() -> None:
    """Writes the tables into the page."""
    settings = Settings.from_environment(os.environ)
    engine = open_database(settings.database_url, read_only=True)
    try:
        repository = Repository(engine, settings.district)
        lines = table(usable(repository, settings.district[:2]))
        gained = gain_table(gain(Profiles(Answers(repository, settings.district))))
    finally:
        engine.dispose()
    text = PAGE.read_text(encoding="utf-8")
    for begin, end, new in ((BEGIN, END, lines), (GAIN_BEGIN, GAIN_END, gained)):
        head, rest = text.split(begin)
        text = "\n".join([f"{head}{begin}", *new, f"{end}{rest.split(end)[1]}"])
    PAGE.write_text(text, encoding="utf-8")
    sys.stdout.write("\n".join([*lines, *gained]) + "\n")


if __name__ == "__main__":
    main()
