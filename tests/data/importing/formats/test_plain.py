"""A row of the plain table: keys of areas, years and values as people write them."""

# ruff: noqa: E501 - one case per line reads better than any wrapping
from __future__ import annotations

from pathlib import Path

import pytest

from data.importing.findings import Delivery
from data.importing.read import read_files
from data.importing.tables import periods
from data.importing.tables.mapping import table_mappings
from tests.data.importing.delivered_files import (
    CATALOGUE,
    KNOWN,
    PLAIN_HEAD,
    errors,
    plain,
)

OWN = """merkmal;name;einheit;stichtag;art
anteil;Anteil;Prozent;31. Dezember;quote
rate;Rate;je 1.000 Kinder;31. Dezember;quote
stellen;Fachkräfte;Vollzeitstellen;31. Dezember;einrichtungen
flaeche;Spielfläche;Hektar;31. Dezember;einrichtungen
stunden;Öffnung;Stunden;31. Dezember;einrichtungen
plaetze;Plätze;Plätze;31. Dezember;einrichtungen
veraenderung;Veränderung der Zahl;Prozent;31. Dezember;quote
"""


def with_measures(folder: Path, row: str) -> Delivery:
    (folder / "werte.csv").write_text(PLAIN_HEAD + row + "\n", encoding="utf-8")
    (folder / "merkmale.csv").write_text(OWN, encoding="utf-8")
    paths = [folder / "werte.csv", folder / "merkmale.csv"]
    return read_files(paths, CATALOGUE, KNOWN, mappings=table_mappings())[0]


@pytest.mark.parametrize(
    ("written", "area"),
    [
        ("130765656105", "13076105"), ("13 076 105", "13076105"), ("13076 105", "13076105"), ("13 0 76 5656 105", "13076105"), ("13\u00a0076\u00a0105", "13076105"),
        ("13076000", "13076"), ("130760000000", "13076"), ("13000000", "13"), ("130765656000", "130765656"), ("130765656", "130765656"), (" 13076 ", "13076"), ("01001000", "01001"),
    ],
)  # fmt: skip
def test_an_official_spelling_of_a_key_is_read(written: str, area: str, tmp_path: Path) -> None:
    delivery = plain(tmp_path, f"kitas;{written};2023;;3")
    assert [cell.area for cell in delivery.observations] == [area], errors(delivery)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1001", "„01001“ (führende Null verloren)"), ("1001000", "„01001“ (führende Null verloren)"), ("10010000000", "„01001“ (führende Null verloren)"), ("2", "„02“"), ("2000", "„02000“"),
        ("'13076105", "ohne das Hochkomma"), ("13076999", "kennt den Schlüssel „13076999“ nicht"), ("130765656999", "kennt"), ("Parchim", "kennt"), ("13076105,0", "kennt"), ("1,3E+07", "kennt"), ("", "Das Gebiet fehlt"),
    ],
)  # fmt: skip
def test_any_other_key_is_an_error_with_what_was_perhaps_meant(
    written: str, words: str, tmp_path: Path
) -> None:
    [error] = plain(tmp_path, f"kitas;{written};2023;;3").of_level("error")
    assert words in error.message and (error.row, error.column) == (2, "gebiet")


def test_one_place_under_two_spellings_is_a_double(tmp_path: Path) -> None:
    [error] = errors(plain(tmp_path, "kitas;13076105;2023;;3", "kitas;130765656105;2023;;4"))
    assert "schon in Zeile 2" in error


# years


@pytest.mark.parametrize(
    "year",
    [
        "2032",
        "2027",
        "2099",
        "9999",
        "2100",
        "3023",
        "2223",
        "1923",
        "1023",
        "0203",
        "20233",
        "1949",
        "23",
        "-2023",
        "2023,5",
    ],
)
def test_a_year_to_come_or_long_ago_is_an_error(
    year: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(periods, "this_year", lambda: 2026)
    [error] = plain(tmp_path, f"kitas;13076;{year};;3").of_level("error")
    assert (error.row, error.column) == (2, "jahr")
    assert year in error.message


def test_the_present_year_may_have_values(tmp_path: Path) -> None:
    assert plain(tmp_path, f"kitas;13076;{periods.this_year()};;3").ok


# values impossible for their unit


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        ("anteil", "12.345", "(12345). Sind Nachkommastellen gemeint, bitte 12,345"), ("anteil", "100,1", "0 bis 100"), ("anteil", "-0,5", "0 bis 100"), ("anteil", "9.310", "bitte 9,310"),
        ("anteil", "1.234,5", "0 bis 100"), ("anteil", "999", "0 bis 100"), ("rate", "12.345", "0 bis 10000"), ("rate", "-1", "0 bis 10000"), ("bevoelkerung", "-3", "ist negativ"),
        ("bevoelkerung", "100.000.001", "außerhalb"), ("kitas", "3,7", "in ganzen Zahlen gezählt"), ("kitas", "-1", "ist negativ"), ("kitas", "10.000.000.001", "außerhalb"), ("kitas", "0,5", "in ganzen Zahlen"),
        ("plaetze", "12,5", "in ganzen Zahlen gezählt"), ("bevoelkerung", "12,5", "Personen sind ganze Zahlen"), ("bevoelkerung", "9" * 30, "außerhalb"),
        ("kitas", "3,7 ", "in ganzen Zahlen gezählt"), ("kitas", "1.234,5", "in ganzen Zahlen"), ("kitas", "0,1", "in ganzen Zahlen"), ("kitas", "2,99", "in ganzen Zahlen"),
        ("plaetze", "0,333", "in ganzen Zahlen gezählt"), ("plaetze", "99,9", "in ganzen Zahlen"), ("schueler", "7,5", "Personen sind ganze Zahlen"), ("abgaenge", "0,25", "ganze Zahlen"),
        ("anteil", "1.000", "bitte 1,000"), ("anteil", "45.125", "bitte 45,125"), ("anteil", "100.000", "0 bis 100"), ("anteil", "57.300 %", "0 bis 100"), ("rate", "568.280", "bitte 568,280"),
        ("kitas", "1,000", "Gemeint sein kann auch 1000"), ("bevoelkerung", "213,000", "Gemeint sein kann auch 213000"),
    ],
)  # fmt: skip
def test_a_value_that_its_unit_does_not_have_is_an_error(
    measure: str, value: str, words: str, tmp_path: Path
) -> None:
    assert words in errors(with_measures(tmp_path, f"{measure};13076;2023;;{value}"))[0]


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("anteil", "0"), ("anteil", "100"), ("anteil", "12,345"), ("anteil", "57,3 %"), ("anteil", "57,3%"), ("rate", "568,28"), ("stellen", "3,7"), ("flaeche", "4.766,71"), ("stunden", "12,5"),
        ("veraenderung", "-3,5"), ("veraenderung", "250"), ("flaeche_km2", "37,9"), ("kitas", "1.234"), ("quote", "-0,5"), ("kitas", "3,0"), ("plaetze", "12,00"), ("kitas", "1.234,0"),
    ],
)  # fmt: skip
def test_a_value_that_its_unit_has_is_read(measure: str, value: str, tmp_path: Path) -> None:
    delivery = with_measures(tmp_path, f"{measure};13076;2023;;{value}")
    assert delivery.findings == () and len(delivery.observations) == 1


def test_a_point_in_a_ratio_without_limits_is_a_warning_with_both_readings(tmp_path: Path) -> None:
    [warning] = plain(tmp_path, "quote;13076;2023;;1.234").of_level("warning")
    assert "als 1234 gelesen" in warning.message and "bitte 1,234 schreiben" in warning.message


def test_a_percent_sign_at_a_count_is_an_error(tmp_path: Path) -> None:
    assert "ist ein Prozentwert" in errors(plain(tmp_path, "kitas;13076;2023;;12 %"))[0]
