"""Delivered files in every format, small and written by hand, and a catalogue that knows them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from dashboard.domain.indicator import Breakdown, Catalogue, Indicator
from dashboard.domain.measure import Measure, Source
from dashboard.domain.observation import Observation, Provenance
from data.importing.findings import Delivery
from data.importing.read import read_file
from data.importing.tables.mapping import table_mappings

KNOWN = frozenset(
    {"DG", "13", "02", "02000", "13076", "13071", "13003", "01001", "130765656", "13076105", "13076060"}
)


def _text(words: str) -> dict[str, str]:
    return {"de": words, "en": words}


def _measure(key: str, kind: str = "persons") -> Measure:
    return Measure(key, _text(key), kind, _text("Anzahl"), _text("31. Dezember"))


def _share(key: str, numerator: str, denominator: str) -> Indicator:
    return Indicator(
        key=key,
        theme="uebergang",
        name=_text(key),
        short=_text(key),
        subtitle=_text(key),
        unit="percent",
        decimals=1,
        direction="neutral",
        reporting_date=_text("Ende des Schuljahres"),
        definition=_text(key),
        reading_help=_text(key),
        confidentiality="persons",
        numerator=(numerator,),
        denominator=(denominator,),
        factor=100.0,
    )


PERSONS = (
    "abgaenge abgaenge_ohne_berufsreife abgaenge_berufsreife abgaenge_mittlere_reife abgaenge_hochschulreife "
    "bevoelkerung schueler schueler_auslaendisch"
).split()
CATALOGUE = Catalogue(
    themes={},
    indicators={"ohne_abschluss": _share("ohne_abschluss", "abgaenge_ohne_berufsreife", "abgaenge")},
    measures={
        **{key: _measure(key) for key in PERSONS},
        "kitas": _measure("kitas", "institutions"),
        "flaeche_km2": Measure(
            "flaeche_km2", _text("Fläche"), "institutions", _text("Quadratkilometer"), _text("31. Dezember")
        ),
        "quote": _measure("quote", "ratio"),
    },
    sources={
        key: Source(key, _text(key), "Amt", "dl-de/by-2-0", Provenance.OFFICIAL)
        for key in ("21111-02-06-4", "21111-01-03-4", "12411-01-01-4", "12411-01-01-5", "landkreis")
    },
    breakdowns={
        "geschlecht": Breakdown(
            "geschlecht", _text("Geschlecht"), {"w": _text("weiblich"), "m": _text("männlich")}
        )
    },
)

FOOTER = """__________
"zu ""gesamte Tabelle"":
Die Angabe des Berichtsjahres bezieht sich auf das Jahr; in
dem das Schuljahr endet."
Stand: 13.03.2025 / 16:40:08
"""
_CERTIFICATES = (
    "Insgesamt",
    "ohne Hauptschulabschluss",
    "mit Hauptschulabschluss",
    "mit Mittlerem Abschluss",
    "mit allgemeiner Hochschulreife",
)
LEAVERS_HEAD = f"""GENESIS-Tabelle: 21111-02-06-4
Absolvierende/Abgehende allgemeinbildender Schulen nach{";" * 12}
Geschlecht und Abschlussarten{";" * 12}
;;{";Absolvierende" * 10}
;;{"".join(f";{one};{one}" for one in _CERTIFICATES)}
;;{";Insgesamt;weiblich" * 5}
"""
LUP = "2023;13076;      Ludwigslust-Parchim, Landkreis;1748;869;217;84;234;93;815;399;482;293\n"
GONE = "2023;13060;      Landkreis Parchim;-;-;-;-;-;-;-;-;-;-\n"
LEAVERS = (
    LEAVERS_HEAD + "2023;DG;Deutschland;782423;381434;55708;22043;.;.;...;/;x;259230\n" + LUP + GONE + FOOTER
)
"""A classic table; rows 7 to 9 are data. The federation's row has one of every sign."""

FLAT_HEAD = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;2_variable_attribute_code;"
    "2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label\n"
)


def flat_row(value: str, area: str = "13076", sex: str = "", time: str = "2024-12-31") -> str:
    return (
        f"12411;Rolled forward population estimates;STAG;Stichtag;{time};KREISE;Kreise;{area};Name {area};"
        f"GES;Geschlecht;{sex};Total;{value};Anzahl;BEVSTD;Bevölkerungsstand\n"
    )


FLAT = FLAT_HEAD + flat_row("104528", sex="GESW") + flat_row("208092") + flat_row("103564", sex="GESM")
PLAIN_HEAD = "merkmal;gebiet;jahr;gliederung;wert\n"
PLAIN = (
    PLAIN_HEAD
    + "bevoelkerung;13076105;2023;;1.234\nbevoelkerung;13076105;2023;geschlecht:w;617\nkitas;13076060;2023;;-\n"
)
MEASURES = (
    "merkmal;name;einheit;stichtag;art\nlesepaten;Lesepatinnen und Lesepaten;Personen;31. Dezember;personen\n"
)


def read(folder: Path, name: str, content: str | bytes, **settings: Any) -> Delivery:
    """Write the content (text as UTF-8) under the name and read it as the real mappings say."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(path, CATALOGUE, KNOWN, mappings=table_mappings(), **settings)


def one(delivery: Delivery, measure: str, area: str, year: int, breakdown: str = "") -> Observation:
    """The single observation of a cell."""
    wanted = (measure, area, year, breakdown)
    found = [
        cell
        for cell in delivery.observations
        if (cell.measure, cell.area, cell.year, cell.breakdown) == wanted
    ]
    assert len(found) == 1, (
        f"{wanted}: {len(found)} observations; {[one.message for one in delivery.findings]}"
    )
    return found[0]


def zipped(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell_xml(reference: str, value: object) -> str:
    """One cell: text inline, numbers and booleans as such; a tuple is the type and the content."""
    if isinstance(value, tuple):
        kind, content = value
        return f'<c r="{reference}" t="{kind}"><v>{content}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{reference}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{reference}"><v>{value!r}</v></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'


def sheet_xml(rows: list[list[object]], dimension: str = "", doctype: str = "") -> str:
    body = "".join(
        f'<row r="{number}">'
        + "".join(cell_xml(f"{chr(ord('A') + column)}{number}", value) for column, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    claimed = f'<dimension ref="{dimension}"/>' if dimension else ""
    sheet = f'<worksheet xmlns="{_MAIN}">{claimed}<sheetData>{body}</sheetData></worksheet>'
    return f'<?xml version="1.0"?>{doctype}{sheet}'


def workbook(sheets: dict[str, str], extra: dict[str, str | bytes] | None = None) -> bytes:
    """A workbook of raw sheet XML by name, with any extra parts."""
    numbers = range(1, len(sheets) + 1)
    names = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, sheets, strict=True)
    )
    targets = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    ) + "".join(
        f'<Relationship Id="x{part}" Type="{_RELATION}/{part}" Target="{part}.xml"/>'
        for part in ("sharedStrings", "styles")
        if f"xl/{part}.xml" in (extra or {})
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{targets}</Relationships>',
    }
    for number, xml in zip(numbers, sheets.values(), strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    return zipped({**parts, **(extra or {})})


PLAIN_ROWS: list[list[object]] = [
    ["merkmal", "gebiet", "jahr", "gliederung", "wert"],
    ["bevoelkerung", 13076105, 2023, "", 1234],
    ["bevoelkerung", "13076105", 2023, "geschlecht:w", "617"],
]


def plain(folder: Path, *rows: str, **settings: object) -> Delivery:
    """What reading a plain table of these rows gives."""
    return read(folder, "a.csv", PLAIN_HEAD + "".join(f"{row}\n" for row in rows), **settings)


def errors(delivery: Delivery) -> list[str]:
    return [one.message for one in delivery.of_level("error")]
