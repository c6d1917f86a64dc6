"""The plain table as people write it: keys, years, encodings, quotes and lines, parts and wholes, places counted twice."""

# ruff: noqa: E501 - one case per line reads better than any wrapping
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.territory import Change
from data.importing import periods
from data.importing.contents import garbled
from data.importing.findings import Delivery
from data.importing.mapping import table_mappings
from data.importing.read import read_file, read_files
from tests.data.importing.files import (
    CATALOGUE,
    FLAT_HEAD,
    KNOWN,
    LEAVERS,
    MEASURES,
    PLAIN,
    PLAIN_HEAD,
    flat_row,
    one,
    read,
)


def plain(folder: Path, *rows: str, **settings: object) -> Delivery:
    return read(folder, "a.csv", PLAIN_HEAD + "".join(f"{row}\n" for row in rows), **settings)


def errors(delivery: Delivery) -> list[str]:
    return [one.message for one in delivery.of_level("error")]


# keys


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
def test_any_other_key_is_an_error_with_what_was_perhaps_meant(written: str, words: str, tmp_path: Path) -> None:
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
def test_a_year_to_come_or_long_ago_is_an_error(year: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
    ],
)  # fmt: skip
def test_a_value_that_its_unit_does_not_have_is_an_error(measure: str, value: str, words: str, tmp_path: Path) -> None:
    assert words in errors(with_measures(tmp_path, f"{measure};13076;2023;;{value}"))[0]


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("anteil", "0"), ("anteil", "100"), ("anteil", "12,345"), ("anteil", "57,3 %"), ("anteil", "57,3%"), ("rate", "568,28"), ("stellen", "3,7"), ("flaeche", "4.766,71"), ("stunden", "12,5"),
        ("veraenderung", "-3,5"), ("veraenderung", "250"), ("flaeche_km2", "37,9"), ("kitas", "1.234"), ("quote", "-0,5"),
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


# measures of one's own


@pytest.mark.parametrize("key", ["ohne_abschluss"])
def test_a_measure_may_not_bear_the_key_of_an_indicator(key: str, tmp_path: Path) -> None:
    """It would be taken and shown nowhere."""
    [error] = errors(read(tmp_path, "a.csv", MEASURES.replace("lesepaten", key)))
    assert "heißt schon ein Indikator" in error


@pytest.mark.parametrize("sign", ["\x7f", "\u0080", "\ue000", "\ufffe", "\u009f"])
def test_a_name_with_a_sign_that_nobody_sees_is_an_error(sign: str, tmp_path: Path) -> None:
    content = MEASURES.replace("Lesepatinnen und", f"Lese{sign}patinnen und")
    assert any("Steuerzeichen" in one or "odierung" in one for one in errors(read(tmp_path, "a.csv", content)))


@pytest.mark.parametrize(
    "name", ["Kurse {x}", "Kurse %s", "<b>Kurse</b>", "Kurse \\1", "Kurse „C“", "Kurse $&", "Kurse دورات", "=1+1", "Kurse " * 60, "{", "🙂 Kurse"]
)  # fmt: skip
def test_a_name_may_have_any_sign_and_stays_as_it_is(name: str, tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", MEASURES.replace("Lesepatinnen und Lesepaten", name))
    assert delivery.new_measures[0].name["de"] == name.strip()


# parts and wholes


@pytest.mark.parametrize(
    ("rows", "level", "words"),
    [
        (("abgaenge;;30", "abgaenge;geschlecht:w;16", "abgaenge;geschlecht:m;20"), "error", "zusammen 36"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;16", "abgaenge;geschlecht:m;15"), "error", "zusammen 31"),
        (("abgaenge;geschlecht:m;20", "abgaenge;geschlecht:w;16", "abgaenge;;30"), "error", "zusammen 36"),
        (("kitas;;3", "kitas;geschlecht:w;2", "kitas;geschlecht:m;2"), "error", "zusammen 4"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;31"), "error", "größer als das Ganze"),
        (("abgaenge;;-", "abgaenge;geschlecht:w;1"), "error", "größer als das Ganze"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;16", "abgaenge;geschlecht:m;10"), "warning", "4 sind nicht benannt"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;-", "abgaenge;geschlecht:m;29"), "warning", "1 sind nicht benannt"),
        (("bevoelkerung;;100", "bevoelkerung;geschlecht:w;49", "bevoelkerung;geschlecht:m;50"), "warning", "1 sind nicht benannt"),
        (("abgaenge;;30", "abgaenge;geschlecht:w;16", "abgaenge;geschlecht:m;14"), "", ""),
        (("abgaenge;;30", "abgaenge;geschlecht:w;16"), "", ""),
        (("abgaenge;;30", "abgaenge;geschlecht:w;.", "abgaenge;geschlecht:m;10"), "", ""),
        (("quote;;30", "quote;geschlecht:w;31", "quote;geschlecht:m;29"), "", ""),
    ],
)  # fmt: skip
def test_parts_fit_into_their_whole_or_that_is_said(
    rows: tuple[str, ...], level: str, words: str, tmp_path: Path
) -> None:
    measure_first = [row.split(";") for row in rows]
    delivery = plain(
        tmp_path, *(f"{measure};13076;2023;{breakdown};{value}" for measure, breakdown, value in measure_first)
    )
    assert [finding.level for finding in delivery.findings] == ([level] if level else [])
    assert not level or words in delivery.findings[0].message


def test_rounded_categories_of_an_official_table_are_a_note(tmp_path: Path) -> None:
    """Offices round each category to multiples of 3 or 5, so that parts may exceed their whole by a little."""
    content = FLAT_HEAD + flat_row("104530", sex="GESW") + flat_row("208090") + flat_row("103565", sex="GESM")
    delivery = read(tmp_path, "a.csv", content)
    assert delivery.ok and len(delivery.observations) == 3
    [note] = delivery.findings
    assert note.level == "note" and "zusammen 208095" in note.message and "Ämter runden" in note.message


def test_categories_far_above_their_whole_in_an_official_table_are_a_warning(tmp_path: Path) -> None:
    content = FLAT_HEAD + flat_row("204530", sex="GESW") + flat_row("208090") + flat_row("103565", sex="GESM")
    delivery = read(tmp_path, "a.csv", content)
    assert [finding.level for finding in delivery.findings] == ["warning"]


# a place under two keys


REGISTER = (
    Change("13076012", "Damm", "13076060", date(2014, 5, 25), "eingemeindung"),
    Change("13054001", "Alt", "13076105", date(2011, 9, 4), "schluesselaenderung"),
    Change("13003", "Rostock alt", "13071", date(2016, 1, 1), "zusammenschluss"),
    Change("13076013", "Dammer", "13076012", date(2012, 1, 1), "eingemeindung"),
)
KEYS = frozenset({"13076012", "13076013", "13054001", "13076105", "13076060", "13003", "13071", "13076"})


@pytest.mark.parametrize(
    ("former", "successor", "year", "value", "twice"),
    [
        ("13076012", "13076060", 2023, "3", True), ("13076012", "13076060", 2015, "3", True), ("13076012", "13076060", 2014, "3", False), ("13076012", "13076060", 2013, "3", False),
        ("13054001", "13076105", 2023, "3", True), ("13054001", "13076105", 2005, "3", True), ("13003", "13071", 2023, "3", True), ("13003", "13071", 2010, "3", True),
        ("13076013", "13076060", 2023, "3", True), ("13076013", "13076012", 2013, "3", True), ("13076013", "13076012", 2011, "3", False),
        ("13076012", "13076060", 2023, "-", False), ("13076012", "13076060", 2023, ".", False), ("13076012", "13076", 2023, "3", False),
    ],
)  # fmt: skip
def test_a_former_key_beside_its_successor_counts_twice(
    former: str, successor: str, year: int, value: str, twice: bool, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(
        PLAIN_HEAD + f"kitas;{former};{year};;{value}\nkitas;{successor};{year};;9\n", encoding="utf-8"
    )
    delivery = read_file(tmp_path / "a.csv", CATALOGUE, KEYS, changes=REGISTER)
    assert delivery.ok is not twice
    if twice:
        [error] = errors(delivery)
        assert "Zeile 2 und Zeile 3" in error and successor in error and former in error


# encodings


WORDS = [
    "Förderbedarf",
    "Kindertagesstätte",
    "Übergang",
    "Ärztin",
    "Öffnung",
    "Grundschüler",
    "Straße",
    "Größe",
    "mäßig",
    "Käse",
    "Jugendstätten",
    "Fußgänger",
]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(("encoding", "said"), [("cp850", "MS-DOS"), ("cp437", "MS-DOS"), ("mac_roman", "Macintosh")])
def test_garbled_words_are_refused_with_the_encoding(word: str, encoding: str, said: str, tmp_path: Path) -> None:
    content = MEASURES.replace("Lesepatinnen und Lesepaten", f"Kinder {word}").encode(encoding)
    [error] = errors(read(tmp_path, "a.csv", content))
    assert "Zeile 2" in error and said in error


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_same_words_in_a_good_encoding_are_read(word: str, encoding: str, tmp_path: Path) -> None:
    delivery = read(
        tmp_path, "a.csv", MEASURES.replace("Lesepatinnen und Lesepaten", f"Kinder {word}").encode(encoding)
    )
    assert delivery.new_measures[0].name["de"] == f"Kinder {word}"


@pytest.mark.parametrize("word", WORDS[:8])
def test_text_that_was_turned_into_utf8_twice_is_refused(word: str, tmp_path: Path) -> None:
    twice = MEASURES.replace("Lesepatinnen", word.encode().decode("cp1252", errors="replace")).encode()
    assert (
        "Kodierung" in errors(read(tmp_path, "a.csv", twice))[0]
        or "kodierung" in errors(read(tmp_path, "a.csv", twice))[0]
    )


@pytest.mark.parametrize(
    "text",
    [
        "„Förder“ und Übung", "Škoda und Müller", "Rest … und mehr", "§ 22 und §22a", "5 € je Kind", "100€", "†1990", "Käse „a“;„b”", "Marke™ für alle", "Beneš-Straße", "„Übung“", "Kinder („ä“)",
        "A–B für C", "“quoted” für", "l’été für", "Å é ü", "Kita „Zwergenland“", "Anne-Frank-Schule", "Größe ≥ 3 m²",
    ],
)  # fmt: skip
def test_quotes_signs_and_foreign_names_are_no_garbled_words(text: str) -> None:
    assert garbled(text) == ""


# lines and quotes


@pytest.mark.parametrize(
    ("content", "values"),
    [
        ("sep=;\n" + PLAIN_HEAD + "kitas;13076;2023;;3\n", [3]),
        ("\ufeffsep=;\r\n" + PLAIN_HEAD + "kitas;13076;2023;;3\r\n", [3]),
        ('"sep=;"\n' + PLAIN_HEAD + "kitas;13076;2023;;3\n", [3]),
        ("SEP=;\n" + PLAIN_HEAD + "kitas;13076;2023;;3\n", [3]),
        ('merkmal;gebiet;jahr;gliederung;wert;notiz\nkitas;13076;2023;;3;"a\nb"\nkitas;13071;2023;;4;\n', [3, 4]),
        (
            'merkmal;gebiet;jahr;gliederung;wert;notiz\r\nkitas;13076;2023;;3;"a\r\nb\r\nc"\r\nkitas;13071;2023;;4;x\r\n',
            [3, 4],
        ),
        ('notiz;merkmal;gebiet;jahr;gliederung;wert\n"a; ""b""\n";kitas;13076;2023;;3\n', [3]),
        ('"merkmal";"gebiet";"jahr";"gliederung";"wert"\n"kitas";"13076";"2023";"";"3"\n', [3]),
        (PLAIN_HEAD + 'kitas;"13076";2023;"";"3"\n', [3]),
        (PLAIN_HEAD.strip() + ";;\nkitas;13076;2023;;3;;\n", [3]),
        (PLAIN_HEAD + "kitas;13076;2023;;3;;;\n;;;;\n", [3]),
        ("Kitas im Jahr 2023\n\n" + PLAIN_HEAD + "kitas;13076;2023;;3\n", [3]),
        (PLAIN_HEAD + "kitas;13076;2023;;3\n\nQuelle: Jugendamt;;;;\n", [3]),
        (PLAIN_HEAD.replace("\n", "\r") + "kitas;13076;2023;;3\r", [3]),
    ],
)
def test_a_valid_file_is_read_however_it_is_written(content: str, values: list[float], tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", content)
    assert [cell.value for cell in delivery.observations] == values, errors(delivery)


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("sep=,\n" + PLAIN_HEAD.replace(";", ","), "Zeile 1", "„sep=,“ nennt ein anderes Trennzeichen"),
        ("sep=\t\n" + PLAIN_HEAD.replace(";", "\t"), "Zeile 1", "anderes Trennzeichen"),
        (PLAIN_HEAD + 'kitas;13076;2023;;"3\n4"\n', "Zeile 2, Spalte „wert“", "über mehrere Zeilen"),
        (PLAIN_HEAD + 'kitas;13076;2023;"geschlecht\n:w";3\n', "Zeile 2, Spalte „gliederung“", "über mehrere Zeilen"),
        ('merkmal;gebiet;jahr;gliederung;wert;notiz\nkitas;13076;2023;;3;"a\nkitas;13071;2023;;4;b"\n', "Zeile 2", "erst nach weiteren Datenzeilen geschlossen"),
        (PLAIN_HEAD + 'kitas;13076;2023;;"3\n', "Zeile 2", "wird nicht geschlossen"),
        ("".join(f'"{line}"\n' for line in PLAIN.splitlines()), "Zeile 1", "Jede Zeile steht als Ganzes in Anführungszeichen"),
        (PLAIN.replace(";", "\t"), "Zeile 1", "Tabulatoren"),
        (PLAIN.replace(";", ","), "Zeile 1", "Kommas"),
        (PLAIN_HEAD + "kitas;13076;2023;;3;;;x\n", "Zeile 2", "8 Felder, der Kopf aber 5"),
        ("Gemeinde;2022;2023\nParchim;12;13\nLübz;4;5\n", "Zeile 1", "Die Jahre stehen nebeneinander"),
        ("Kitas\n\nGemeinde;2022;2023\nParchim;12;13\nLübz;4;5\n", "a.csv", "Die Jahre stehen nebeneinander"),
    ],
)  # fmt: skip
def test_a_file_that_is_refused_has_the_true_reason(content: str, place: str, words: str, tmp_path: Path) -> None:
    found = errors(read(tmp_path, "a.csv", content))
    assert any(place in one and words in one for one in found), found


def test_line_numbers_count_lines_inside_quotes(tmp_path: Path) -> None:
    content = 'merkmal;gebiet;jahr;gliederung;wert;notiz\nkitas;13076;2023;;3;"a\nb"\nkitas;13071;2023;;x.y;\n'
    assert read(tmp_path, "a.csv", content).of_level("error")[0].row == 4


# classic tables


TIME_IN_HEADER = """GENESIS-Tabelle: 12411-01-01-4
Bevölkerung nach Geschlecht
;;{word};{word};{word}
;;{day};{day};{day}
;;Insgesamt;männlich;weiblich
{rows}__________
Stand: 01.04.2020
"""
HEADER_ROWS = "DG;Deutschland;83000000;41000000;42000000\n13076;  Ludwigslust-Parchim;212000;105000;107000\n"


@pytest.mark.parametrize(
    ("word", "day", "year"),
    [
        ("Stichtag", "31.12.2018", 2018), ("Stichtag", "2018-12-31", 2018), ("Jahr", "2018", 2018), ("", "31.12.2018", 2018), ("Zeit", "2017", 2017), ("Berichtsjahr", "2016", 2016),
        ("Kalenderjahr", "2015", 2015), ("STICHTAG", "31.12.2014", 2014), ("Zeitraum", "2013", 2013), ("Stichtag", "31.12.1999", 1999),
    ],
)  # fmt: skip
def test_a_classic_table_with_its_time_in_the_header_is_read(word: str, day: str, year: int, tmp_path: Path) -> None:
    content = TIME_IN_HEADER.format(word=word, day=day, rows=HEADER_ROWS)
    if not word:
        content = content.replace(";;;;\n", "")
    delivery = read(tmp_path, "a.csv", content)
    assert delivery.ok, errors(delivery)
    assert one(delivery, "bevoelkerung", "13076", year).value == 212_000
    assert one(delivery, "bevoelkerung", "13076", year, "geschlecht:m").value == 105_000


def test_two_years_side_by_side_in_a_classic_header_are_two_years(tmp_path: Path) -> None:
    content = """GENESIS-Tabelle: 12411-01-01-4
Bevölkerung nach Geschlecht
;;Stichtag;Stichtag;Stichtag;Stichtag;Stichtag;Stichtag
;;31.12.2017;31.12.2017;31.12.2017;31.12.2018;31.12.2018;31.12.2018
;;Insgesamt;männlich;weiblich;Insgesamt;männlich;weiblich
13076;  LUP;10;4;6;11;5;6
__________
"""
    delivery = read(tmp_path, "a.csv", content)
    assert delivery.ok, errors(delivery)
    assert [one(delivery, "bevoelkerung", "13076", year).value for year in (2017, 2018)] == [10, 11]
    assert [one(delivery, "bevoelkerung", "13076", year, "geschlecht:m").value for year in (2017, 2018)] == [4, 5]


def test_a_classic_table_without_any_time_says_so(tmp_path: Path) -> None:
    content = TIME_IN_HEADER.format(word="x", day="y", rows=HEADER_ROWS)
    assert "weder steht er in Spalte A noch in den Kopfzeilen" in errors(read(tmp_path, "a.csv", content))[0]


def test_a_classic_table_with_all_cells_quoted_is_the_same(tmp_path: Path) -> None:
    quoted = "\n".join(
        line
        if line.startswith(("__", '"', "dem", "Die", "Stand"))
        else ";".join(f'"{cell}"' for cell in line.split(";"))
        for line in LEAVERS.splitlines()
    )
    quoted = quoted.replace("__________", '"__________"')
    assert read(tmp_path, "b.csv", quoted).observations == read(tmp_path, "a.csv", LEAVERS).observations
