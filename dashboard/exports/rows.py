"""Published cells as rows: the one order in which the API, the tables and the command line give them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.domain.area import Area
from dashboard.domain.grid import Flags
from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES, Cells

COLUMNS = (
    "indikator", "gebiet", "name", "jahr", "gliederung", "wert", "untergrenze", "obergrenze", "zaehler", "nenner",
    "status", "herkunft",
)  # fmt: skip
NUMBERS = slice(5, 10)
"""Where the numbers of a row stand: None where there is none, because it is hidden or missing."""
Row = tuple[Any, ...]
_NO_CELL = (None, None, None, None, None, Status.NOT_COLLECTED.key, None)
_STATUS = {int(one): one.key for one in Status}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_PHONE = re.compile(r"\+(49|[0-9]{1,3}(?=[ (/.–-]))((?:[ ()/.–-]*[0-9]){4,})", re.ASCII)
"""An international telephone number, its country's code first."""


def rows_of(
    cells: Cells,
    areas: Mapping[str, Area],
    year: int | None = None,
    there: Flags | None = None,
    *,
    periods: bool = False,
) -> list[Row]:
    """Rows in the order of COLUMNS, by place and year; hidden and missing numbers are None. Only `year` where
    given.

    Every place has a row in every year from the series' first to its last: a gap is said (`not_collected`),
    never left to be noticed. The series begins and ends with the places asked for. An area has no row in a
    year that did not have it (`there`, years x places). Of `periods` of several years every one has a row,
    under its last year.
    """
    known = [year for row, year in enumerate(cells.years) if (cells.provenance[row] >= 0).any()]
    every: Sequence[int] = range(known[0], known[-1] + 1) if known else ()
    if periods and known:
        every = [one for one in cells.years if known[0] <= one <= known[-1]]
    shown = [(cells.row(one), one) for one in every if year in (None, one)]
    facts = {row: _facts(cells, row) for row, _ in shown if row is not None}
    return [
        (
            cells.indicator,
            key,
            areas[key].name,
            one,
            cells.breakdown,
            *(facts[row][column] if row is not None else _NO_CELL),
        )
        for column, key in enumerate(cells.places)
        for row, one in shown
        if there is None or row is None or there[row, column]
    ]


def german(value: Any) -> str:
    """A cell of a CSV that a German spreadsheet reads: decimal comma, nothing for None, and no text a
    formula: "+49 3871 722-0" becomes "(+49) 3871 722-0", which nobody reckons with and every telephone dials."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return str(value)
    phone = _PHONE.fullmatch(value)
    return f"(+{phone[1]}) {phone[2].lstrip(' -')}" if phone else f"'{value}"


def german_csv(columns: Sequence[str], rows: Iterable[Sequence[object]], notes: Iterable[str]) -> bytes:
    """`;`, decimal comma, UTF-8 with BOM; `notes`, each of one line, stand at the end behind `# `."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([german(value) for value in row] for row in rows)
    for line in notes:
        buffer.write(f"# {' '.join(line.split())}\r\n")
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _facts(cells: Cells, row: int) -> list[Row]:
    """What stands in a row of each place; whole columns at a time, because an answer may hold all of Germany."""
    arrays = (cells.value, cells.lower, cells.upper, cells.numerator, cells.denominator)
    numbers = ([_number(one) for one in array[row].tolist()] for array in arrays)
    statuses = [_STATUS[code] for code in cells.status[row].tolist()]
    origins = [PROVENANCES[code] if code >= 0 else None for code in cells.provenance[row].tolist()]
    return list(zip(*numbers, statuses, origins, strict=True))


def _number(value: float) -> float | int | None:
    if value != value:
        return None
    return int(value) if value.is_integer() else value
