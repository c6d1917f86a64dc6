"""Columns of a sheet: what cells show, what they mean, and edits as a page sends them."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.institutions.institution import Institution
from dashboard.domain.observation import Provenance
from dashboard.institutions.listing.columns import CONTRACT
from dashboard.staff.entries.draft import DraftPart, part_of
from dashboard.staff.entries.words import place_of_change
from dashboard.staff.entry_sheets.edits import MOST_ROWS, NoEdits, edits_of
from dashboard.staff.entry_sheets.institution_sheet import INSTITUTIONS, flags_of, institution_sheet
from dashboard.staff.entry_sheets.sheet_kind import Editor, SheetColumn

SHEET = institution_sheet([("kita", "Kindertageseinrichtung")], [("13076108", "Parchim")])


def test_the_sheet_has_every_column_that_an_import_reads():
    assert sorted(one.name for one in INSTITUTIONS.columns) == sorted(CONTRACT)
    assert SHEET.editable == set(CONTRACT) - {"schluessel", "fruehere_schluessel"}


@pytest.mark.parametrize(
    ("column", "text", "shown"),
    [
        ("bestaetigt_am", "2026-11-28", "28.11.2026"),
        ("gueltig_bis", "", ""),
        ("lon", "11.8423", "11,8423"),
        ("alter_von", "0.5", "0,5"),
        ("plaetze", "84", "84"),
        ("art", "kita", "Kindertageseinrichtung"),
        ("art", "unbekannt", "unbekannt"),
        ("gemeinde", "13076108", "Parchim (13076108)"),
        ("traegerart", "oeffentlich", "öffentlich"),
        ("name", "Kita 1.5", "Kita 1.5"),
        ("telefon", "03871.722", "03871.722"),
    ],
)
def test_a_cell_shows_a_text_and_means_it_again(column, text, shown):
    assert SHEET.shown({column: text})[column] == shown
    assert SHEET.texts_of({column: shown}) == {column: text}


@pytest.mark.parametrize(
    ("column", "shown", "text"),
    [
        ("bestaetigt_am", "1.9.2026", "2026-09-01"),
        ("bestaetigt_am", "September", "September"),
        ("gemeinde", "Parchim", "Parchim"),
        ("gemeinde", "Irgendwo (13076108)", "13076108"),
        ("art", "kindertageseinrichtung", "kita"),
        ("name", "  Kita\n Mond ", "Kita Mond"),
        ("lon", "1.234,5", "1.234,5"),
    ],
)
def test_what_people_write_is_understood_or_stays_for_the_check(column, shown, text):
    assert SHEET.texts_of({column: shown}) == {column: text}


def test_flags_say_by_which_filter_a_row_is_found():
    one = Institution("a", "kita", "A", "13076108", longitude=11.8, latitude=53.4, position="approximate")
    today = date(2026, 11, 30)
    assert flags_of(one, today, "13076", {"a"}) == ["late", "approximate", "reported"]
    example = Institution(
        "b", "kita", "B", "13076108", provenance=Provenance.EXAMPLE, confirmed_on=date(2020, 1, 1)
    )
    assert flags_of(example, today, "13076", set()) == ["example"]


GOOD = {"draft": 1, "version": "2026.1", "rows": [{"id": "a", "revision": 0, "cells": {"name": "A"}}]}


def test_edits_are_read():
    read = edits_of(GOOD, SHEET.editable)
    assert (read.draft, read.version, read.rows[0].cells) == (1, "2026.1", {"name": "A"})
    emptied = {**GOOD, "rows": [{"id": "a", "revision": 0, "cells": {"name": None, "web": "a\0b"}}]}
    assert edits_of(emptied, SHEET.editable).rows[0].cells == {"name": "", "web": "ab"}


def _row(**other):
    return {**GOOD, "rows": [{**GOOD["rows"][0], **other}]}


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        "x",
        7,
        {},
        {**GOOD, "more": 1},
        {**GOOD, "draft": "1"},
        {**GOOD, "draft": True},
        {**GOOD, "draft": -1},
        {**GOOD, "draft": 10**12},
        {**GOOD, "version": 1},
        {**GOOD, "version": "x" * 41},
        {**GOOD, "rows": {}},
        {**GOOD, "rows": []},
        {**GOOD, "rows": [GOOD["rows"][0]] * 2},
        {**GOOD, "rows": GOOD["rows"] * (MOST_ROWS + 1)},
        {**GOOD, "rows": ["a"]},
        _row(id=""),
        _row(id=None),
        _row(id=5),
        _row(id="x" * 121),
        _row(revision="0"),
        _row(cells=[]),
        _row(cells={}),
        _row(cells={"schluessel": "b"}),
        _row(cells={"unbekannt": "b"}),
        _row(cells={"name": 5}),
        _row(cells={"name": {"function": "alert(1)"}}),
        _row(cells={"name": "x" * 2_001}),
        _row(more=1),
    ],
)
def test_anything_else_is_refused_with_a_sentence(given):
    with pytest.raises(NoEdits, match="Nichts ist gespeichert"):
        edits_of(given, SHEET.editable)


def test_keys_of_a_draft_say_which_table_they_belong_to():
    for part in DraftPart:
        key = part.key_of("75130901~grundschule")
        assert (part_of(key), part.own_key(key)) == (part, "75130901~grundschule")
    assert part_of("kita-sonne") is part_of("@kita") is DraftPart.INSTITUTIONS
    assert place_of_change("@kurse:a b") == "/einrichtungen/blatt/kurse?zeile=a%20b"


def test_a_line_offers_each_word_once_in_order_and_a_list_offers_none():
    column = SheetColumn(
        "traeger", choices=(("k1", "Zebra"), ("k2", "apfel"), ("", "")), suggested=("Apfel", "Zebra")
    )
    assert sorted(column.offered) == ["Apfel", "Zebra", "apfel"] and column.offered[-1] == "Zebra"
    assert SheetColumn("art", Editor.CHOICE, (("a", "A"),)).offered == ()
    assert column.text_of("Neu") == "Neu", "any other may be written, too"
