"""The plain table that anybody can write, `merkmal;gebiet;jahr;gliederung;wert`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from dashboard.domain.observation import Observation
from dashboard.texts import both
from data.importing.checks.plausible import is_percent, limits_of
from data.importing.findings import Findings, listings, perhaps, shortened, wanted
from data.importing.formats.own_rows import columns_of, data_rows, say_odd
from data.importing.tables.areas import key_of, meant_key
from data.importing.tables.markers import CellReading, UnknownSign, figure
from data.importing.tables.matching import Reading
from data.importing.tables.numbers import has_point
from data.importing.tables.periods import NotAYear, year_of
from data.importing.tables.raw_table import OwnTable, RawRow

COLUMNS = ("merkmal", "gebiet", "jahr", "gliederung", "wert")
MEASURE_COLUMNS = ("merkmal", "name", "einheit", "stichtag", "art")
SOURCE = "landkreis"
_MOST_GUESSES = 50


def is_plain(header: Sequence[str]) -> bool:
    """Whether a header is meant as the plain table: most of its columns are there."""
    return len({cell.strip().lower() for cell in header} & set(COLUMNS)) >= 3


def is_measures(header: Sequence[str]) -> bool:
    """Whether a header is that of a table that defines measures."""
    named = {cell.strip().lower() for cell in header}
    return "wert" not in named and len(named & set(MEASURE_COLUMNS)) >= 3


@dataclass(slots=True)
class PlainReader:
    """One table in hand; `guesses` are unknown measures that were looked up already."""

    catalogue: Catalogue
    new_measures: Mapping[str, Measure]
    known: Collection[str]
    findings: Findings
    guesses: dict[str, tuple[str, str]] = field(default_factory=dict)

    def measure_of(self, key: str) -> Measure | None:
        """The measure of a key, of the catalogue or new."""
        return self.catalogue.measures.get(key) or self.new_measures.get(key)


def read(
    table: OwnTable,
    catalogue: Catalogue,
    new_measures: Mapping[str, Measure],
    known: Collection[str],
    findings: Findings,
) -> list[Reading]:
    """All observations of the plain table; every fault of a row is a finding, and one fault leaves the row
    out."""
    at = columns_of(table, COLUMNS, findings)
    if at is None:
        return []
    if SOURCE not in catalogue.sources:
        findings.tell("error", "no_own_source", source=SOURCE)
        return []
    reader = PlainReader(catalogue, new_measures, known, findings)
    read_rows = []
    for row in data_rows(table, at, lambda cells: _speaks(cells, reader), findings):
        one = _read_row(row, at, reader, table.sheet)
        if one is not None:
            read_rows.append(one)
    return read_rows


def _read_row(row: RawRow, at: Mapping[str, int], reader: PlainReader, sheet: str) -> Reading | None:
    raw = {name: row.cells[number] for name, number in at.items()}
    cells = {name: text.strip() for name, text in raw.items()}
    findings = reader.findings
    before = findings.errors
    odd = {name for name, text in raw.items() if say_odd(text, name, row, findings)}
    measure = cells["merkmal"] if "merkmal" in odd else measure_in(cells["merkmal"], row, reader)
    area = cells["gebiet"] if "gebiet" in odd else _area(cells["gebiet"], row, reader)
    year = None if "jahr" in odd else year_in(cells["jahr"], row, findings)
    breakdown = "" if "gliederung" in odd else breakdown_in(cells["gliederung"], row, reader)
    found = None if "wert" in odd else value_in(cells["wert"], reader.measure_of(measure), row, findings)
    if findings.errors != before or year is None or found is None:
        return None
    one = Observation(measure, area, year, breakdown, found.value, found.status, SOURCE, found.marks)
    return Reading(one, row.number, "wert", sheet, cells["wert"])


def _speaks(cells: Mapping[str, str], reader: PlainReader) -> bool:
    """Whether a row with a single filled cell is a row of data with gaps, and no remark."""
    [(name, text)] = [(name, text) for name, text in cells.items() if text]
    if name == "wert" or name == "jahr":
        return any(sign.isdigit() for sign in text) and " " not in text
    if name == "gebiet":
        return key_of(text, reader.known) is not None
    return (
        text in reader.catalogue.measures or text in reader.new_measures or not set(text[:200]) & set(" :*=#")
    )


def measure_in(key: str, row: RawRow, reader: PlainReader) -> str:
    """The key of a measure as it stands in a cell; an error where nobody knows it."""
    if reader.measure_of(key) is None:
        if key not in reader.guesses and len(reader.guesses) < _MOST_GUESSES:
            near = get_close_matches(key[:60], [*reader.catalogue.measures, *reader.new_measures], n=1)
            reader.guesses[key] = perhaps(both("finding_part_quoted", text=near[0]) if near else ("", ""))
        reader.findings.tell(
            "error",
            "measure_unknown" if key else "measure_missing",
            written=shortened(key),
            hint=reader.guesses.get(key, ""),
            columns=";".join(MEASURE_COLUMNS),
            row=row.number,
            column="merkmal",
            found=key,
            expected=wanted("measure"),
        )
    return key


def _area(text: str, row: RawRow, reader: PlainReader) -> str:
    key = key_of(text, reader.known)
    if key is None:
        reader.findings.tell(
            "error",
            "area_unknown" if text else "area_missing",
            text=shortened(text),
            hint=perhaps(meant_key(text, reader.known)),
            row=row.number,
            column="gebiet",
            found=text,
            expected=wanted("area"),
        )
    return key or text


def year_in(text: str, row: RawRow, findings: Findings) -> int | None:
    """A year of four digits, None with an error."""
    try:
        if len(text) != 4:
            raise NotAYear("not_four_digits" if text else "no_year", text=shortened(text))
        return year_of(text)
    except NotAYear as reason:
        findings.tell(
            "error",
            "year_unread",
            reason=(str(reason), reason.english),
            row=row.number,
            column="jahr",
            found=text,
            expected=wanted("year"),
        )
        return None


def breakdown_in(text: str, row: RawRow, reader: PlainReader) -> str:
    """A breakdown of the catalogue, empty for the total; an error for any other."""
    dimension, _, category = text.partition(":")
    breakdowns = reader.catalogue.breakdowns
    known = dimension in breakdowns and category in breakdowns[dimension].categories
    if text and not known:
        possible = listings(f"{one.key}:{name}" for one in breakdowns.values() for name in one.categories)
        reader.findings.tell(
            "error",
            "breakdown_unknown",
            text=shortened(text),
            possible=possible,
            row=row.number,
            column="gliederung",
            found=text,
            expected=wanted("breakdown"),
        )
    return text


def value_in(
    text: str, measure: Measure | None, row: RawRow, findings: Findings, column: str = "wert"
) -> CellReading | None:
    """The figure of a cell; a percent sign is welcome where the measure is a percentage, and only there."""
    bare = text
    if text.endswith("%") and measure is not None:
        if not is_percent(measure):
            findings.tell(
                "error",
                "value_percent",
                text=shortened(text),
                measure=measure.key,
                unit=(shortened(measure.unit["de"]), shortened(measure.unit["en"])),
                row=row.number,
                column=column,
                found=text,
                expected=both("finding_expected_value", dots="..."),
                same=f"percent {measure.key}",
            )
            return None
        bare = text[:-1].rstrip()
    try:
        found = figure(bare, zero_is_exact=True)
    except UnknownSign as reason:
        findings.tell(
            "error",
            "value_unread" if text else "value_missing",
            text=shortened(text),
            reason=(str(reason), reason.english or str(reason)),
            wanted=both("finding_expected_value", dots="..."),
            row=row.number,
            column=column,
            found=text,
            expected=both("finding_expected_value", dots="..."),
        )
        return None
    if measure is not None and measure.kind == "ratio" and found.value is not None and has_point(bare):
        limits = limits_of(measure)
        if limits is not None and found.value > limits[1]:
            return found  # an error that names both readings follows when the values are checked
        findings.tell(
            "warning",
            "point",
            text=shortened(text),
            read=bare.replace(".", ""),
            meant=bare.replace(".", ",", 1),
            row=row.number,
            column=column,
            found=text,
            expected=wanted("decimals"),
            same="point",
        )
    return found
