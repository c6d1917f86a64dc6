"""Encodings, quotes and line ends of a text file: what is read however it is written, and what is refused why."""

# ruff: noqa: E501 - one case per line reads better than any wrapping
from __future__ import annotations

from pathlib import Path

import pytest

from data.importing.files.contents import garbled
from tests.data.importing.delivered_files import (
    MEASURES,
    PLAIN,
    PLAIN_HEAD,
    errors,
    read,
)

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
@pytest.mark.parametrize(
    ("encoding", "said"), [("cp850", "MS-DOS"), ("cp437", "MS-DOS"), ("mac_roman", "Macintosh")]
)
def test_garbled_words_are_refused_with_the_encoding(
    word: str, encoding: str, said: str, tmp_path: Path
) -> None:
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
        ("sep=;;;;\n" + PLAIN_HEAD + "kitas;13076;2023;;3\n", [3]),
        ('"sep=;";;;;\n' + PLAIN_HEAD + "kitas;13076;2023;;3\n", [3]),
        ("sep=;\r" + PLAIN_HEAD.replace("\n", "\r") + "kitas;13076;2023;;3\r", [3]),
        ("sep=;\n\n" + PLAIN_HEAD + "kitas;13076;2023;;3\n", [3]),
        ("sep=; \n" + PLAIN_HEAD + "kitas;13076;2023;;3\n", [3]),
        ('sep=;\n"merkmal";"gebiet";"jahr";"gliederung";"wert"\n"kitas";"13076";"2023";"";"3"\n', [3]),
        ("sep=;\nKitas 2023;;;;\n" + PLAIN_HEAD + "kitas;13076;2023;;3\n", [3]),
        ('"merkmal";"gebiet";"jahr";"gliederung";"wert"\r\n"kitas";"13076";"2023";"";"1.234"\r\n', [1234]),
        ('\ufeff"merkmal";"gebiet";"jahr";"gliederung";"wert"\n"kitas";"13076";"2023";"";"-"\n', [0]),
        (
            '"merkmal";"gebiet";"jahr";"gliederung";"wert"\n"kitas";"13 076";"2023";"";"3"\n"";"";"";"";""\n',
            [3],
        ),
        ('"jahr";"wert";"gliederung";"gebiet";"merkmal"\n"2023";"3";"";"13076";"kitas"\n', [3]),
        (
            '"merkmal";"gebiet";"jahr";"gliederung";"wert";"notiz"\n"kitas";"13076";"2023";"";"3";"sagt ""ja"""\n',
            [3],
        ),
        (
            '"Kitas";"";"";"";""\n"merkmal";"gebiet";"jahr";"gliederung";"wert"\n"kitas";"13076";"2023";"";"3"\n',
            [3],
        ),
        (
            'merkmal;gebiet;jahr;gliederung;wert;notiz\nkitas;13076;2023;;3;"a\nb"\nkitas;13071;2023;;4;\n',
            [3, 4],
        ),
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
def test_a_valid_file_is_read_however_it_is_written(
    content: str, values: list[float], tmp_path: Path
) -> None:
    delivery = read(tmp_path, "a.csv", content)
    assert [cell.value for cell in delivery.observations] == values, errors(delivery)


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("sep=,\n" + PLAIN_HEAD.replace(";", ","), "Zeile 1", "„sep=,“ nennt ein anderes Trennzeichen"),
        ("sep=\t\n" + PLAIN_HEAD.replace(";", "\t"), "Zeile 1", "anderes Trennzeichen"),
        ("sep=|\n" + PLAIN_HEAD.replace(";", "|"), "Zeile 1", "„sep=|“ nennt ein anderes Trennzeichen"),
        ("sep=,\n" + PLAIN, "Zeile 1", "„sep=,“ nennt ein anderes Trennzeichen"),
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
def test_a_file_that_is_refused_has_the_true_reason(
    content: str, place: str, words: str, tmp_path: Path
) -> None:
    found = errors(read(tmp_path, "a.csv", content))
    assert any(place in one and words in one for one in found), found


def test_line_numbers_count_lines_inside_quotes(tmp_path: Path) -> None:
    content = (
        'merkmal;gebiet;jahr;gliederung;wert;notiz\nkitas;13076;2023;;3;"a\nb"\nkitas;13071;2023;;x.y;\n'
    )
    assert read(tmp_path, "a.csv", content).of_level("error")[0].row == 4
