"""The plain table that anybody can write, `merkmal;gebiet;jahr;gliederung;wert`, and its table of new measures."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure
from dashboard.domain.observation import Observation
from data.importing.findings import Findings, listing, shortened
from data.importing.markers import EXPECTED, UnknownSign, figure
from data.importing.matching import Reading
from data.importing.periods import NotAYear, year_of
from data.importing.tables import Row

COLUMNS = ("merkmal", "gebiet", "jahr", "gliederung", "wert")
MEASURE_COLUMNS = ("merkmal", "name", "einheit", "stichtag", "art")
SOURCE = "landkreis"
_KIND_OF_WORD = {"personen": "persons", "einrichtungen": "institutions", "quote": "ratio"}
_KEY = re.compile(r"[a-z][a-z0-9_]{1,59}", re.ASCII)


def is_plain(header: Sequence[str]) -> bool:
    """Whether a header is meant as the plain table: most of its columns are there."""
    return len({cell.strip().lower() for cell in header} & set(COLUMNS)) >= 3


def is_measures(header: Sequence[str]) -> bool:
    named = {cell.strip().lower() for cell in header}
    return "wert" not in named and len(named & set(MEASURE_COLUMNS)) >= 3


def read(
    rows: Sequence[Row],
    catalogue: Catalogue,
    new_measures: Mapping[str, Measure],
    known: Collection[str],
    findings: Findings,
) -> list[Reading]:
    """All observations of the plain table; every fault of a row is a finding, and one fault leaves the row out."""
    at = _columns(rows[0], COLUMNS, findings)
    if at is None:
        return []
    if SOURCE not in catalogue.sources:
        findings.error(f"Der Katalog hat keine Quelle „{SOURCE}“, die eigene Tabellen brauchen (sources.yaml).")
        return []
    read_rows = []
    for row in _data_rows(rows, findings):
        cells = {name: row.cells[number].strip() for name, number in at.items()}
        before = findings.errors
        measure = _measure(cells["merkmal"], row, catalogue, new_measures, findings)
        area = _area(cells["gebiet"], row, known, findings)
        year = _year(cells["jahr"], row, findings)
        breakdown = _breakdown(cells["gliederung"], row, catalogue, findings)
        try:
            seen = figure(cells["wert"], zero_is_exact=True)
        except UnknownSign as reason:
            text = cells["wert"]
            findings.error(
                f"Der Wert „{shortened(text)}“ ist {reason}; erwartet wird {EXPECTED}."
                if text
                else f"Der Wert fehlt; erwartet wird {EXPECTED}.",
                row=row.number,
                column="wert",
                found=text,
                expected=EXPECTED,
            )
            continue
        if findings.errors == before and year is not None:
            one = Observation(measure, area, year, breakdown, seen.value, seen.status, SOURCE, seen.marks)
            read_rows.append(Reading(one, row.number, "wert"))
    return read_rows


def read_measures(rows: Sequence[Row], catalogue: Catalogue, findings: Findings) -> tuple[Measure, ...]:
    """The new measures of a second table. One that the catalogue already has stays as it is there, with a warning."""
    at = _columns(rows[0], MEASURE_COLUMNS, findings)
    if at is None:
        return ()
    found: dict[str, Measure] = {}
    for row in _data_rows(rows, findings):
        cells = {name: row.cells[number].strip() for name, number in at.items()}
        key, kind = cells["merkmal"], _KIND_OF_WORD.get(cells["art"].lower(), "")
        before = findings.errors
        if not _KEY.fullmatch(key):
            _fault(findings, row, "merkmal", key, "ein Schlüssel aus Kleinbuchstaben, Ziffern und Unterstrichen")
        if not kind:
            _fault(findings, row, "art", cells["art"], "personen, einrichtungen oder quote")
        for column in ("name", "einheit", "stichtag"):
            if not cells[column]:
                _fault(findings, row, column, "", "ein Text")
        if key in found:
            cause = f"Das Merkmal „{shortened(key)}“ steht schon weiter oben."
            findings.error(cause, row=row.number, column="merkmal", found=key)
        if findings.errors != before:
            continue
        if key in catalogue.measures:
            findings.add(
                "warning",
                f"Das Merkmal „{key}“ gibt es im Katalog schon; es gelten dessen Angaben.",
                row=row.number,
                column="merkmal",
                found=key,
            )
            continue
        name, unit, day = ({"de": cells[one], "en": cells[one]} for one in ("name", "einheit", "stichtag"))
        found[key] = Measure(key, name, kind, unit, day)
    return tuple(found.values())


def _columns(header: Row, wanted: Sequence[str], findings: Findings) -> dict[str, int] | None:
    named = [cell.strip().lower() for cell in header.cells]
    missing = [name for name in wanted if name not in named]
    doubled = [name for name in wanted if named.count(name) > 1]
    if missing or doubled:
        words = f"fehlt: {', '.join(missing)}" if missing else f"steht doppelt: {', '.join(doubled)}"
        findings.error(
            f"Im Kopf {words}; erwartet wird {';'.join(wanted)}, gefunden wurde {listing(header.cells, 12)}.",
            row=header.number,
            found=";".join(header.cells),
            expected=";".join(wanted),
        )
        return None
    other = [name for name in named if name and name not in wanted]
    if other:
        findings.add("warning", f"Die Spalten {listing(other)} werden nicht gelesen.", row=header.number)
    return {name: named.index(name) for name in wanted}


def _data_rows(rows: Sequence[Row], findings: Findings) -> list[Row]:
    header = rows[0]
    whole = []
    for row in rows[1:]:
        if [cell.strip().lower() for cell in row.cells] == [cell.strip().lower() for cell in header.cells]:
            findings.error("Hier steht die Kopfzeile ein zweites Mal.", row=row.number, expected="eine Datenzeile")
        elif len(row.cells) != len(header.cells):
            findings.error(
                f"Die Zeile hat {len(row.cells)} Felder, der Kopf aber {len(header.cells)}; "
                "die Zeile ist abgeschnitten oder verschoben.",
                row=row.number,
                found=f"{len(row.cells)} Felder",
                expected=f"{len(header.cells)} Felder",
            )
        else:
            whole.append(row)
    if len(rows) == 1:
        findings.error("Die Tabelle hat nur eine Kopfzeile und keine Daten.", row=header.number)
    return whole


def _measure(key: str, row: Row, catalogue: Catalogue, new_measures: Mapping[str, Measure], findings: Findings) -> str:
    if key not in catalogue.measures and key not in new_measures:
        near = get_close_matches(key, [*catalogue.measures, *new_measures], n=1)
        findings.error(
            (f"Das Merkmal „{shortened(key)}“ ist unbekannt" if key else "Das Merkmal fehlt")
            + (f"; gemeint ist vielleicht „{near[0]}“" if near else "")
            + f". Neue Merkmale brauchen eine zweite Tabelle {';'.join(MEASURE_COLUMNS)}.",
            row=row.number,
            column="merkmal",
            found=key,
            expected="ein Merkmal des Katalogs oder der zweiten Tabelle",
        )
    return key


def _area(key: str, row: Row, known: Collection[str], findings: Findings) -> str:
    if key not in known:
        lost_zero = f"0{key}" in known
        findings.error(
            f"Das Gebietsverzeichnis kennt den Schlüssel „{shortened(key)}“ nicht"
            + (f"; gemeint ist vielleicht „0{key}“ (führende Null verloren)." if lost_zero else "."),
            row=row.number,
            column="gebiet",
            found=key,
            expected="ein Gemeinde-, Amts- oder Kreisschlüssel",
        )
    return key


def _year(text: str, row: Row, findings: Findings) -> int | None:
    try:
        if len(text) != 4:
            raise NotAYear(f"„{shortened(text)}“ ist keine vierstellige Jahreszahl" if text else "die Jahreszahl fehlt")
        return year_of(text)
    except NotAYear as reason:
        findings.error(
            f"Das Jahr ist nicht lesbar: {reason}.",
            row=row.number,
            column="jahr",
            found=text,
            expected="vier Ziffern wie 2023",
        )
        return None


def _breakdown(text: str, row: Row, catalogue: Catalogue, findings: Findings) -> str:
    dimension, _, category = text.partition(":")
    known = dimension in catalogue.breakdowns and category in catalogue.breakdowns[dimension].categories
    if text and not known:
        possible = listing(f"{one.key}:{name}" for one in catalogue.breakdowns.values() for name in one.categories)
        findings.error(
            f"Die Gliederung „{shortened(text)}“ ist unbekannt; möglich sind leer (gesamt) oder {possible}.",
            row=row.number,
            column="gliederung",
            found=text,
            expected="leer oder merkmal:ausprägung wie geschlecht:w",
        )
    return text


def _fault(findings: Findings, row: Row, column: str, found: str, expected: str) -> None:
    cause = f"„{shortened(found)}“ passt hier nicht" if found else "Die Angabe fehlt"
    findings.error(f"{cause}; erwartet wird {expected}.", row=row.number, column=column, found=found, expected=expected)
