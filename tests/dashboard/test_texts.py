"""The wording of the interface: complete in both languages, used, and set as printers would."""

import ast
import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from dashboard.domain.area import LEVELS
from dashboard.domain.selection import CLASS_METHODS, COMPARISONS, DISPLAYS, PALETTES, VIEWS
from dashboard.exports.caption import PICTURES
from dashboard.texts import LANGUAGES, SUBJECTS, say, staff
from dashboard.texts.english import ENGLISH
from dashboard.texts.german import GERMAN
from dashboard.texts.map import MAP_WORDS
from layouts.shell import FOOTER_PAGES, PAGES

ROOT = Path(__file__).resolve().parents[2]
TABLES = {"interface": LANGUAGES, "map": MAP_WORDS}
FILES = [
    file
    for top in ("dashboard", "layouts", "callbacks")
    for file in (ROOT / top).rglob("*.py")
    if "texts" not in file.parts
]
WORDINGS = {
    f"{table} {lang} {key}": (lang, wording)
    for table, languages in TABLES.items()
    for lang, words in languages.items()
    for key, wording in words.items()
}


def placeholders(wording):
    return {name for _, name, _, _ in Formatter().parse(wording) if name is not None}


def pattern(node):
    """What a key's expression can stand for, as a regular expression; None for a bare variable."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(".*" if isinstance(one, ast.FormattedValue) else pattern(one) for one in node.values)
    if isinstance(node, ast.IfExp):
        return f"(?:{pattern(node.body)}|{pattern(node.orelse)})"
    return None


def asked():
    """Patterns of all keys that code hands to `say` (or to `note` of `resolve`), and every text constant."""
    patterns, constants = set(), set()
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            elif isinstance(node, ast.JoinedStr) and re.match(r"[a-z_]{4,}_\.\*", pattern(node) or ""):
                constants.update(key for key in LANGUAGES["de"] if re.fullmatch(pattern(node), key))
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("say", "note")
            ):
                key = node.args[1 if node.func.id == "say" else 0]
                if pattern(key) is not None:
                    patterns.add(pattern(key))
    return patterns, constants


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_say_the_same_things_with_the_same_facts(table):
    german, english = TABLES[table]["de"], TABLES[table]["en"]
    assert set(german) == set(english)
    assert {key for key in german if placeholders(german[key]) != placeholders(english[key])} == set()


def test_every_key_that_code_asks_for_exists():
    patterns, _ = asked()
    assert len(patterns) > 80, "the scan found the calls"
    assert {one for one in patterns if not any(re.fullmatch(one, key) for key in LANGUAGES["de"])} == set()


def test_everything_that_an_address_can_name_has_a_name_for_readers():
    """Their keys are put together, so that the calls do not say which there have to be."""
    keys = {
        *(key for _, key in PAGES),
        *(f"page_{one}" for one in FOOTER_PAGES),
        *(f"view_{one}" for one in PICTURES),
        *(f"tab_{one}" for one in VIEWS),
        *(f"palette_{one}" for one in PALETTES),
        *(f"display_{one}" for one in DISPLAYS),
        *(f"comparison_{one}" for one in COMPARISONS),
        *(f"classes_{one}" for one in CLASS_METHODS),
        *(f"level_{one}" for one in LEVELS),
    }
    assert keys - set(LANGUAGES["de"]) == set()


def test_every_wording_is_used_somewhere():
    """A wording nobody shows is not kept right by anybody."""
    patterns, constants = asked()
    unused = {
        key
        for key in LANGUAGES["de"]
        if key not in constants and not any(re.fullmatch(one, key) for one in patterns if one != ".*")
    }
    assert unused == set()


def slips(lang: str, wording: str) -> list[str]:
    """What a printer of the language would set otherwise."""
    rules = {
        "straight quotes": '"' in wording,
        "an apostrophe is ’": "'" in wording,
        "three dots are …": "..." in wording,
        "a no-break space before the percent sign": re.search(r"\d %", wording),
        "a minus is U+2212": re.search(r"(?<![\w\d])-\d", wording),
        "a dash is –": " - " in wording,
        "two spaces": "  " in wording,
        "a space at an end": wording != wording.strip()
        and not (wording.startswith(" ") and len(wording) < 20),
        "„ has its “": wording.count("„") != (wording.count("“") if lang == "de" else 0),
        "“ has its ”": lang == "en" and wording.count("“") != wording.count("”"),
    }
    return [rule for rule, broken in rules.items() if broken]


def test_typography_is_that_of_the_language():
    assert len(WORDINGS) > 1500, "the tables were found"
    assert {place: found for place, texts in WORDINGS.items() if (found := slips(*texts))} == {}


@pytest.mark.parametrize(
    ("lang", "wording"),
    [
        *[
            ("de", text)
            for text in ('"Wort"', "geht's", "und so ...", "5 %", "um -3", "Ort - Jahr", "zwei  Lücken")
        ],
        *[("de", "am Ende "), ("de", "„offen"), ("en", "„Amt“”"), ("en", "“open")],
    ],
)
def test_each_slip_of_typography_is_seen(lang, wording):
    assert len(slips(lang, wording)) == 1


def test_no_key_stands_in_two_tables_of_words():
    """The later one would take the other's place without a word."""
    for lang, general in (("de", GERMAN), ("en", ENGLISH)):
        counted = Counter(
            key for part in (general, *(one[lang] for one in (*SUBJECTS, *staff.SUBJECTS))) for key in part
        )
        assert {key for key, count in counted.items() if count > 1} == set()


def test_no_wording_was_left_untranslated():
    same = {key for key, wording in LANGUAGES["de"].items() if LANGUAGES["en"][key] == wording}
    names = {"brand", "indicator", "filter", "page_monitor", "link", "unit_index"}
    names |= {"report_what_name", "institution_column_name", "institution_column_km", "profile_way_official"}
    names |= {"column_name", "column_status", "export_label_link", "sheet_definition"}
    names |= {
        "reachability_assumption_roads_is",
        "meeting_link",
        "meeting_name",
        "meeting_pdf",
        "keys_name_Escape",
        *("report_file_pdf", "report_file_docx", "report_file_xlsx"),
        *("staff_group_organisation_card", "staff_group_organisation", "preview_kind_organisation"),
        *("plain_monitor", "portal_page", "portal_find_enter", "portal_try_institution", "portal_course_in"),
        *("search_course_in", "search_course_online", "source_office", "embedding_code"),
        *(f"open_data_code_{one}" for one in ("curl", "excel", "python", "r")),
        *(
            *("open_data_link_openapi", "interface_status"),
            "staff_facts_example",
            *(f"staff_editions_as_{one}" for one in ("pdf", "web", "word")),
        ),
    }
    names |= {
        key
        for key in same
        if LANGUAGES["de"][key] in ("Amt", "Ämter")
        or key
        in ("staff_name", "staff_accounts_name", "staff_entry_name", "staff_entry_status", "staff_field_text")
    }
    shapes = {key for key in same if not re.sub(r"\{\w+\}|[\W\d]", "", LANGUAGES["de"][key])}
    assert (
        same - names - shapes - {"source_in", "source_of", "picture_in", "search_in_place", "stage_in_places"}
        == set()
    )


@pytest.mark.parametrize("table", TABLES)
def test_no_english_stands_in_german_and_no_german_in_english(table):
    english = re.compile(r"\b(the|and|not|with|from|is|are|this|of|here)\b", re.IGNORECASE)
    german = re.compile(r"\b(der|das|und|nicht|mit|von|ist|sind|diese|hier|für|ein|eine)\b", re.IGNORECASE)
    said = {
        lang: {key: re.sub(r"\{\w+\}", "", one) for key, one in TABLES[table][lang].items()}
        for lang in ("de", "en")
    }
    wrong = {key for key, wording in said["de"].items() if english.search(wording)}
    wrong |= {key for key, wording in said["en"].items() if german.search(wording)}
    assert wrong == set()


def test_facts_are_filled_in():
    assert (
        say("de", "notice_year", asked=1990, shown=2021)
        == "Für 1990 gibt es hier keine Werte. Gezeigt wird 2021."
    )
    assert say("en", "heading_change", year=2021) == "against 2021"


def test_an_unknown_wording_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        say("de", "gibt_es_nicht")
