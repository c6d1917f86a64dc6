"""Translation files: ours are complete and sound, those of others are used as far as they are."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from dashboard.errors import LanguageFileError
from dashboard.texts.languages.language import BY_CODE, LANGUAGES
from dashboard.texts.languages.sentences import KINDS, SENTENCES
from dashboard.texts.languages.words import Words
from data.languages.catalogues import FOLDER, read
from data.languages.files import complete, completed

ROOT = Path(__file__).resolve().parents[3]
OTHERS = [one for one in LANGUAGES if one.code != "de"]
HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : 1;\\n"\n\n'
)


def words(tmp_path: Path, text: str | bytes, code: str = "uk") -> Words:
    """Words of a file that somebody laid in a folder."""
    file = tmp_path / f"{code}.po"
    file.write_bytes(text if isinstance(text, bytes) else (HEAD + text).encode())
    return Words(BY_CODE[code], read(BY_CODE[code], tmp_path))


@pytest.mark.parametrize("language", OTHERS, ids=lambda one: one.code)
def test_our_files_have_every_sentence_without_a_fault_and_as_they_are_written(language):
    found = read(language)
    assert found.faults == ()
    assert found.missing == ()
    assert found.translated == set(SENTENCES)
    text = (FOLDER / f"{language.code}.po").read_text("utf-8")
    assert text == completed(language, text), "flask --app app languages --complete writes it anew"


def test_what_nobody_has_checked_says_so_in_each_file():
    unchecked = {one.code for one in LANGUAGES if read(one).unchecked}
    assert unchecked == {"uk", "ru", "ar", "fa", "pl"}


def test_every_sentence_is_said_somewhere():
    said = set(KINDS.values())
    for file in (
        *ROOT.glob("layouts/integration/plain/*.py"),
        *ROOT.glob("callbacks/integration/plain/*.py"),
    ):
        said |= {
            node.value
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    assert sorted(set(SENTENCES) - said) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("uk", {1: "через 1 тиждень", 3: "через 3 тижні", 5: "через 5 тижнів", 21: "через 21 тиждень"}),
        ("ru", {1: "через 1 неделю", 2: "через 2 недели", 11: "через 11 недель", 22: "через 22 недели"}),
        ("pl", {1: "za 1 tydzień", 4: "za 4 tygodnie", 12: "za 12 tygodni"}),
        ("ar", {1: "بعد أسبوع واحد", 2: "بعد أسبوعين", 6: "بعد 6 أسابيع", 11: "بعد 11 أسبوعًا"}),
        ("de", {1: "in 1 Woche", 2: "in 2 Wochen"}),
        ("en", {1: "in 1 week", 2: "in 2 weeks"}),
    ],
)
def test_numbers_take_the_form_that_the_language_has_for_them(code, expected):
    there = Words(BY_CODE[code], read(BY_CODE[code]))
    found = {
        number: there.count("in {count} Woche", "in {count} Wochen", number).filled({"count": str(number)})
        for number in expected
    }
    assert found == expected


def test_a_partial_file_is_used_and_the_rest_is_german_and_said(tmp_path):
    there = words(tmp_path, 'msgid "Ja"\nmsgstr "Так"\n\nmsgid "Nein"\nmsgstr ""\n')
    assert there.say("Ja").filled({}) == "Так"
    assert there.say("Ja").translated
    assert there.say("Nein").filled({}) == "Nein"
    assert not there.say("Nein").translated
    assert there.translations.missing == tuple(one for one in SENTENCES if one != "Ja")


def test_a_word_that_is_the_same_in_both_languages_counts_as_translated(tmp_path):
    assert words(tmp_path, 'msgid "Telefon"\nmsgstr "Telefon"\n', "pl").say("Telefon").translated


FAULTS = {
    "an unknown sentence": (
        'msgid "Ja bitte"\nmsgstr "Так"\n',
        "Zeile 6: „Ja bitte“ steht auf keiner Seite.",
    ),
    "another slot": (
        'msgid "Beginnt am {date}"\nmsgstr "Початок {day}"\n',
        "In „Початок {day}“ stehen {day} statt {date}.",
    ),
    "no slot": ('msgid "Beginnt am {date}"\nmsgstr "Початок"\n', "stehen keine Platzhalter statt {date}."),
    "an open brace": ('msgid "Beginnt am {date}"\nmsgstr "Початок {date"\n', "stimmen die Klammern nicht"),
    "code in a slot": (
        'msgid "Beginnt am {date}"\nmsgstr "Початок {date.__class__}"\n',
        "stimmen die Klammern nicht",
    ),
    "a conversion": ('msgid "Beginnt am {date}"\nmsgstr "Початок {date!r}"\n', "stimmen die Klammern nicht"),
    "one form where numbers are counted": (
        'msgid "{count} Kurs"\nmsgstr "курс"\n',
        "hat Formen für Anzahlen.",
    ),
    "forms where nothing is counted": (
        'msgid "Ja"\nmsgid_plural "Jas"\nmsgstr[0] "а"\nmsgstr[1] "б"\nmsgstr[2] "в"\n',
        "hat nur eine Form.",
    ),
    "too few forms": (
        'msgid "{count} Kurs"\nmsgid_plural "{count} Kurse"\nmsgstr[0] "{count} курс"\nmsgstr[1] ""\n',
        "braucht 3 Formen.",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_message_is_german_with_a_sentence_that_says_where_and_others_are_used(name, tmp_path):
    text, fault = FAULTS[name]
    there = words(tmp_path, f'{text}\nmsgid "Nein"\nmsgstr "Ні"\n')
    assert len(there.translations.faults) == 1
    assert there.translations.faults[0].startswith("uk.po, Zeile 6: ")
    assert fault in there.translations.faults[0]
    assert there.say("Nein").filled({}) == "Ні"
    assert there.translations.translated == {"Nein"}


FILES = {
    "no file": None,
    "another encoding": HEAD.encode() + 'msgid "Ja"\nmsgstr "für"\n'.encode("cp1252"),
    "no gettext": b"\x00\x01 hello",
    "cut off": HEAD.encode() + b'msgid "Ja"\nmsgstr "\xd0',
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_leaves_the_page_in_german(name, tmp_path):
    content = FILES[name]
    there = (
        Words(BY_CODE["uk"], read(BY_CODE["uk"], tmp_path)) if content is None else words(tmp_path, content)
    )
    assert there.say("Ja").filled({}) == "Ja"
    assert [one for one in there.translations.faults if one.startswith("uk.po")]
    assert len(there.translations.missing) == len(SENTENCES)


def test_completing_keeps_what_is_there_and_marks_and_leaves_out_what_no_page_says(tmp_path):
    file = tmp_path / "pl.po"
    file.write_text(
        HEAD
        + '#, fuzzy\nmsgid "Ja"\nmsgstr "Tak"\n\nmsgid "Nein"\nmsgstr "Nie"\n\nmsgid "Weg"\nmsgstr "Precz"\n',
        "utf-8",
    )
    complete(BY_CODE["pl"], tmp_path)
    found = read(BY_CODE["pl"], tmp_path)
    assert found.faults == ()
    assert found.translated == {"Ja", "Nein"}
    assert found.unchecked == {"Ja"}
    assert "Precz" not in file.read_text("utf-8")


def test_a_file_that_cannot_be_read_is_not_overwritten(tmp_path):
    file = tmp_path / "pl.po"
    file.write_bytes(b"\x00 not gettext")
    with pytest.raises(LanguageFileError, match=r"pl\.po ist keine lesbare PO-Datei"):
        complete(BY_CODE["pl"], tmp_path)
    assert file.read_bytes() == b"\x00 not gettext"
