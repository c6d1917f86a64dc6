"""Rows of the sheet of catchments: their keys, what an edit makes of a list, and by which filters they are found."""

from __future__ import annotations

from dashboard.staff.entries.draft import DraftPart
from dashboard.staff.entries.words import field_name, field_text, place_of_change
from dashboard.staff.entry_sheets.catchment_lists import (
    LIST_COLUMNS,
    KindCoverage,
    ListKey,
    list_changes,
)
from dashboard.staff.entry_sheets.catchment_sheet import (
    CATCHMENTS,
    EDITED,
    RowKey,
    blank_row,
    catchment_sheet,
    edited_list,
    flags_of_row,
)

KEY = ListKey("75130901", "grundschule")
ROW = {**blank_row(KEY), "gemeinde": "13076108", "schuljahr_von": "2026/27"}


def test_the_columns_are_those_of_the_table_and_whose_row_it_is_cannot_be_changed():
    assert sorted(one.name for one in CATCHMENTS.columns) == sorted(LIST_COLUMNS)
    assert CATCHMENTS.editable == set(EDITED)
    sheet = catchment_sheet(
        [("75130901", "Goethe-Schule")], [("grundschule", "Grundschule")], [("13076108", "Parchim")]
    )
    shown = sheet.shown(ROW)
    assert (shown["einrichtung"], shown["art"]) == ("Goethe-Schule (75130901)", "Grundschule")
    assert sheet.texts_of({"gemeinde": shown["gemeinde"]}) == {"gemeinde": "13076108"}


def test_a_key_means_one_row_or_none():
    key = RowKey(KEY, 3)
    assert RowKey.read(str(key)) == key
    for text in ("", "#1", "a~b", "a~b#", "a~b#0", "a~b#x", "a~b#-1", "a~b#٣", "a#1", "a~b#12345"):
        assert RowKey.read(text) is None, text


def test_edits_change_add_and_remove_rows_of_a_list():
    part = {"gemeinde": "13076168", "ortsteil": "Marnitz"}
    rows = edited_list({1: ROW}, KEY, {1: {"regel": "Beschluss"}, 2: part})
    assert rows == {1: {**ROW, "regel": "Beschluss"}, 2: {**blank_row(KEY), **part}}
    assert edited_list(rows, KEY, {1: {"gemeinde": ""}}) == {2: rows[2]}
    assert edited_list({}, KEY, {1: {"regel": " "}}) == {}
    assert edited_list({}, KEY, {1: {"regel": "ohne Ort"}})[1]["regel"] == "ohne Ort", (
        "to be mended, not lost"
    )
    kept = edited_list({2: rows[2]}, KEY, {2: {"gemeinde": ""}})
    assert kept[2]["ortsteil"] == "Marnitz", "a part without its municipality is a fault, not nothing"


def test_rows_are_found_by_what_is_open_about_their_place():
    covered = KindCoverage(("13076001",), ("13076108",), {"13076168": ("Suckow",)})
    assert flags_of_row(ROW, covered, drawn=False, example=False) == ["shared"]
    part = {**ROW, "gemeinde": "13076168", "ortsteil": "Marnitz"}
    assert flags_of_row(part, covered, drawn=False, example=True) == ["partly", "example"]
    assert flags_of_row(blank_row(KEY), covered, drawn=False, example=False) == ["empty"]
    assert flags_of_row(blank_row(KEY), covered, drawn=True, example=False) == ["drawn"]


def test_a_changed_list_is_said_in_words_and_leads_to_its_first_row():
    [(column, (before, after))] = list_changes({}, {1: {**ROW, "ortsteil": "Slate"}}).items()
    part = DraftPart.CATCHMENTS
    assert field_name(part, column, "de") == "Zeile 1" and field_name(part, column, "en") == "Row 1"
    assert field_text(part, column, before, "de") == ""
    said = field_text(part, column, after, "de", lambda key: {"13076108": "Parchim"}[key])
    assert said == "Parchim · Slate · 2026/27"
    assert place_of_change(part.key_of(str(KEY))).endswith("einzugsbereiche?zeile=75130901~grundschule%231")
