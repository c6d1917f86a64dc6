"""The second table of a delivery, `merkmal;name;einheit;stichtag;art`: measures that the catalogue does not
have."""

from __future__ import annotations

import re
import unicodedata

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from data.importing.files.contents import garbled
from data.importing.findings import Findings, shortened, wanted
from data.importing.formats.own_rows import columns_of, data_rows, say_odd
from data.importing.formats.plain import MEASURE_COLUMNS
from data.importing.tables.raw_table import OwnTable, RawRow

_KIND_OF_WORD = {"personen": "persons", "einrichtungen": "institutions", "quote": "ratio"}
_NO_SIGNS = ("Cc", "Cs", "Co", "Cn")
"""Controls, halves of signs, private and unassigned ones: no database and no page takes them all."""
_KEY = re.compile(r"[a-z][a-z0-9_]{1,59}", re.ASCII)


def read_measures(table: OwnTable, catalogue: Catalogue, findings: Findings) -> tuple[Measure, ...]:
    """The new measures. One that the catalogue already has stays as it is there, with a warning."""
    at = columns_of(table, MEASURE_COLUMNS, findings)
    if at is None:
        return ()
    found: dict[str, Measure] = {}
    for row in data_rows(table, at, lambda cells: bool(_KEY.fullmatch(cells["merkmal"])), findings):
        raw = {name: row.cells[number] for name, number in at.items()}
        cells = {name: " ".join(text.split()) for name, text in raw.items()}
        key, kind = cells["merkmal"], _KIND_OF_WORD.get(cells["art"].lower(), "")
        before = findings.errors
        for column, text in raw.items():
            say_odd(text, column, row, findings)
        if findings.errors != before:
            continue
        if not _KEY.fullmatch(key):
            _fault(findings, row, "merkmal", key, wanted("key"))
        if not kind:
            _fault(findings, row, "art", cells["art"], wanted("kind"))
        for column in ("name", "einheit", "stichtag"):
            _check_words(cells[column], column, row, findings)
        if key in found:
            findings.tell(
                "error", "measure_twice", written=shortened(key), row=row.number, column="merkmal", found=key
            )
        if key in catalogue.indicators and key not in catalogue.measures:
            findings.tell(
                "error", "measure_is_indicator", written=key, row=row.number, column="merkmal", found=key
            )
        if findings.errors != before:
            continue
        if key in catalogue.measures:
            findings.tell(
                "warning", "measure_known", written=key, row=row.number, column="merkmal", found=key
            )
            continue
        name, unit, day = ({"de": cells[one], "en": cells[one]} for one in ("name", "einheit", "stichtag"))
        found[key] = Measure(key, name, kind, unit, day)
    return tuple(found.values())


def _check_words(text: str, column: str, row: RawRow, findings: Findings) -> None:
    if not text:
        _fault(findings, row, column, "", wanted("text"))
        return
    if any(unicodedata.category(sign) in _NO_SIGNS for sign in text):
        findings.tell(
            "error",
            "control_signs",
            text=shortened(text),
            row=row.number,
            column=column,
            found=text,
            expected=wanted("no_control_signs"),
        )
        return
    encoding = garbled(text)
    if encoding:
        findings.tell(
            "error",
            "wrong_encoding",
            text=shortened(text),
            encoding=encoding,
            row=row.number,
            column=column,
            found=text,
            expected=wanted("utf8"),
        )


def _fault(findings: Findings, row: RawRow, column: str, found: str, expected: tuple[str, str]) -> None:
    findings.tell(
        "error",
        "unfitting" if found else "absent",
        text=shortened(found),
        wanted=expected,
        row=row.number,
        column=column,
        found=found,
        expected=expected,
    )
