"""Registers of institutions as others publish them: their columns by other names, rows far beyond the district."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence

from dashboard.errors import FileRejected
from data.catalogue.attributes import columns_meant
from data.importing.findings import Findings, listing
from data.importing.institutions.columns import INSTITUTIONS
from data.importing.institutions.external.parts import office_kind, without_parts
from data.importing.institutions.position import NEAR_M
from data.importing.institutions.reference import Reference
from data.importing.tables.raw_table import OwnTable, RawRow

_VALUES: Mapping[str, Mapping[str, str]] = {
    "barrierefrei": {"true": "ja", "false": "nein", "yes": "ja", "no": "nein", "limited": "teilweise"},
    "traegerart": {
        **dict.fromkeys(("public", "government", "öffentlich-rechtlich"), "oeffentlich"),
        **dict.fromkeys(("religious", "church"), "kirchlich"),
        **dict.fromkeys(("ngo", "charity", "private_non_profit", "community"), "frei"),
        **dict.fromkeys(("private", "private_for_profit", "business"), "privat"),
    },
}
"""Words of other registers, lower case, and ours for them."""
_FEWEST_COLUMNS = 4
_SHORTEST_WORD = 6
"""Letters from which a kind is recognised inside a name: "amt" and "kita" are parts of other words."""


def may_be_register(line: str) -> bool:
    """Whether the columns of a line say by other names what an institution is called and where it lies."""
    return _delimiter(line) is not None


def _delimiter(line: str) -> str | None:
    for delimiter in ",;\t":
        header = next(csv.reader([line], delimiter=delimiter), [])
        meant = columns_meant(header)
        placed = {"lon", "lat"} <= meant.keys() or "gemeinde" in meant or {"plz", "ort"} <= meant.keys()
        if "name" in meant and placed and len(meant) >= _FEWEST_COLUMNS and "merkmal" not in header:
            return delimiter
    return None


def register_of(lines: Sequence[str], reference: Reference, findings: Findings) -> OwnTable:
    """The table of institutions that a text holds whose first line `may_be_register`."""
    first = next(number for number, line in enumerate(lines) if line.strip())
    delimiter = _delimiter(lines[first]) or ","
    header = next(csv.reader([lines[first]], delimiter=delimiter))
    reader = csv.reader(lines[first + 1 :], delimiter=delimiter)
    rows = []
    for cells in reader:
        number = first + 1 + reader.line_num
        if cells and len(cells) != len(header):
            findings.error(
                f"Die Zeile hat {len(cells)} Felder, der Kopf aber {len(header)}; die Zeile ist abgeschnitten "
                "oder verschoben.",
                row=number,
                found=f"{len(cells)} Felder",
                expected=f"{len(header)} Felder",
            )
        elif any(cell.strip() for cell in cells):
            rows.append((number, dict(zip(header, cells, strict=True))))
    return table_of(rows, reference, findings)


def table_of(
    rows: Sequence[tuple[int, Mapping[str, str]]], reference: Reference, findings: Findings
) -> OwnTable:
    """Rows by the names of another register as the table of institutions; what lies too far away is left out
    with a note, and so are columns that mean nothing here."""
    names = list(dict.fromkeys(name for _, attributes in rows for name in attributes))
    meant = columns_meant(names)
    left = [name for name in names if name not in meant.values()]
    if left:
        findings.add("note", f"Diese Angaben werden nicht gelesen: {listing(left)}.")
    columns = tuple(name for name in INSTITUTIONS.columns if name in meant or name == "art")
    near, far, lost = [], 0, []
    for number, attributes in rows:
        cells = {column: _value(column, name, attributes.get(name, "")) for column, name in meant.items()}
        if _is_far(cells, reference):
            far += 1
        elif not _has_place(cells, reference):
            lost.append(number)
        else:
            near.append((number, cells))
    usual = reference.options.kind or _usual_kind(meant, findings)
    found = []
    for number, cells in without_parts(near, findings):
        told = kind_words(office_kind(cells.get("art", "")), cells.get("name", ""), reference)
        cells["art"] = reference.options.kind or told or usual
        found.append(RawRow(number, tuple(cells.get(name, "") for name in columns)))
    if rows and not found:
        lost_words = "von keiner steht da, wo sie liegt (Koordinaten, Gemeinde oder eindeutige Postleitzahl)"
        raise FileRejected(
            f"{findings.file}: Keine der {len(rows)} Einrichtungen liegt im Kreis {reference.district} oder bis "
            f"{NEAR_M / 1000:.0f} km darum{'' if far else f'; {lost_words}'}.",
            file=findings.file,
        )
    if far:
        findings.add(
            "note",
            f"{far} von {len(rows)} Einrichtungen liegen weiter als {NEAR_M / 1000:.0f} km außerhalb des Kreises "
            "und bleiben weg.",
        )
    for number in lost:
        findings.add(
            "warning",
            "Es steht nicht da, wo die Einrichtung liegt (Koordinaten, Gemeinde oder eindeutige Postleitzahl); "
            "sie bleibt weg.",
            row=number,
            same="nowhere",
        )
    return OwnTable(RawRow(0, columns), tuple(found), findings.sheet)


def _usual_kind(meant: Mapping[str, str], findings: Findings) -> str:
    """The kind of rows whose name tells none, where the columns tell it: only day care counts ages in months."""
    if "art" in meant or not meant.get("alter_von", "").lower().endswith("_months"):
        return ""
    findings.add(
        "note",
        f"Die Datei nennt keine Art. Ein Alter in Monaten („{meant['alter_von']}“) haben Kindertageseinrichtungen: "
        "so gelten alle, deren Name nichts anderes sagt; eine andere nennt --kind.",
    )
    return "kita"


def _has_place(cells: Mapping[str, str], reference: Reference) -> bool:
    return bool(
        (cells.get("lon") and cells.get("lat"))
        or cells.get("gemeinde")
        or reference.by_postcode(cells.get("plz", ""), cells.get("ort", ""))
    )


def kind_words(text: str, name: str, reference: Reference) -> str:
    """The kind in words of the catalogue: what the attribute says, begins or ends with ("Regionale Schule mit
    Grundschule", "Integrierte Gesamtschule"), else what the name holds."""
    for words in (text, text.split(" ")[0]):
        if words.strip().lower() in reference.kind_words:
            return words
    known = sorted((one for one in reference.kind_words if len(one) >= _SHORTEST_WORD), key=len, reverse=True)
    if text.strip():
        low = text.strip().lower()
        ends = (one for one in known if low.startswith(f"{one} ") or low.endswith(f" {one}"))
        return next(ends, text)
    return next((word for word in known if word in name.lower()), "")


def _value(column: str, name: str, text: str) -> str:
    text = text.strip()
    if name.lower().endswith("_months") and text:
        return f"{text.removesuffix('.0')} Monate"
    return _VALUES.get(column, {}).get(text.lower(), text)


def _is_far(cells: Mapping[str, str], reference: Reference) -> bool:
    """Whether a row certainly lies beyond the neighbourhood; what cannot be read is left to the checks."""
    try:
        point = float(cells["lon"].replace(",", ".")), float(cells["lat"].replace(",", "."))
    except (KeyError, ValueError):
        municipality = cells.get("gemeinde", "")
        return len(municipality) == 8 and municipality.isdigit() and municipality[:5] != reference.district
    in_germany = 5.5 <= point[0] <= 15.6 and 47 <= point[1] <= 55.2
    return (
        in_germany
        and reference.boundaries is not None
        and reference.boundaries.distance_to_district(*point) > NEAR_M
    )
