"""The kept mapping: what is written is read again, a broken one is refused, and next year nothing is asked twice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.errors import FileRejected
from data.importing.files.limits import Limits
from data.importing.mapping.read import confirmed, proposals
from data.importing.mapping.sheet_mapping import read_mappings, written
from data.importing.mapping.sheets import MOST_NAMES, MOST_ROWS
from data.importing.read import read_file
from tests.data.importing.mapping.books import PARCHIM, U3, Book, apply, catalogue, names

ROWS = [
    ("Gemeinde", "betreute Kinder u3 2023"),
    ("Parchim", 120),
    ("Ludwigslust", 80),
    ("Bresegard", "siehe Amt"),
]


def proposed(rows, earlier=()):
    [one] = proposals(Book(rows).content(), "liste.xlsx", names(), catalogue(), {}, Limits(), earlier)
    return one


def test_what_was_decided_is_not_asked_again_for_the_next_year():
    first = proposed(ROWS)
    assert len(first.mapping.open) == 3  # measure, place, sign
    decided = read_mappings(written((confirmed(first),)), "zuordnung.json")[0]
    decided = read_mappings(
        written((decided,)).replace('"placeholders": {}', '"placeholders": {"siehe Amt": "not_collected"}'),
        "zuordnung.json",
    )[0]
    again = [("Gemeinde", "betreute Kinder u3 2024"), *ROWS[1:]]
    second = proposed(again, (decided,))
    assert second.mapping.open == ()
    found = apply(Book(again).content(), "liste.xlsx", (second.mapping,))
    assert found.errors == 0, found.messages
    assert found.figures[(U3, PARCHIM, 2024, "")] == 120
    assert found.figures[(U3, "13076018", 2024, "")] == "not_collected"


def swapped(year: int) -> list[tuple[object, ...]]:
    names = (
        "Kinder unter 3 Jahren in Tageseinrichtungen",
        "Kinder von 3 bis unter 6 Jahren in Tageseinrichtungen",
    )
    return [
        ("Gemeinde", *(f"{one} {year}" for one in names)),
        ("Parchim", 130, 410),
        ("Ludwigslust", 87, 300),
    ]


def test_columns_in_another_order_or_of_another_year_are_not_read_by_an_old_mapping():
    before = proposed(swapped(2023)).mapping
    turned = [(one[0], one[2], one[1]) for one in swapped(2023)]
    found = apply(Book(turned).content(), "liste.xlsx", (before,))
    assert found.figures == {} and "die Zuordnung ist für „kinder unter 3 jahren" in found.messages
    found = apply(Book(swapped(2024)).content(), "liste.xlsx", (before,))
    assert found.figures == {} and "Der Kopf nennt 2024, die Zuordnung 2023" in found.messages


def test_places_below_the_rows_of_a_mapping_are_not_left_out_silently():
    before = proposed(swapped(2023)).mapping
    found = apply(Book([*swapped(2023), ("Hagenow", 70, 90)]).content(), "liste.xlsx", (before,))
    assert found.figures == {} and "außerhalb der Zeilen der Zuordnung" in found.messages


def test_columns_are_known_again_by_their_heads_and_not_by_their_place():
    kept = replace(proposed(swapped(2023)).mapping, values=proposed(swapped(2023)).mapping.values[1:])
    again = proposed(swapped(2024), (kept,)).mapping
    assert [(one.column, one.measure, one.year) for one in again.values] == [
        ("B", U3, 2024),
        ("C", "kinder_betreut_3_6", 2024),
    ]


def test_which_year_of_a_school_year_counts_is_asked_each_time():
    head = "Kinder unter 3 Jahren in Tageseinrichtungen"
    first = proposed([("Gemeinde", f"{head} 2022/23"), ("Parchim", 130), ("Ludwigslust", 87)])
    decided = replace(confirmed(first), values=(replace(first.mapping.values[0], year=2023),))
    second = proposed([("Gemeinde", f"{head} 2023/24"), ("Parchim", 131), ("Ludwigslust", 88)], (decided,))
    assert any("Das Schuljahr zählt als 2023" in one for one in second.mapping.open)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (MOST_ROWS, "Die Tabelle hat 12.001 Zeilen mit Inhalt"),
        (MOST_NAMES // 2, "Die Tabelle hat 20.001 verschiedene Texte"),
    ],
)
def test_a_table_that_would_take_minutes_is_refused_before_its_names_are_compared(rows, said):
    text = "\n".join(("Gemeinde;", *(f"Ort {row};Ortsteil {row}" for row in range(rows))))
    before = len(names()._alike)
    with pytest.raises(FileRejected, match=said):
        proposals(text.encode(), "lang.csv", names(), catalogue(), {}, Limits())
    assert len(names()._alike) == before


def test_nothing_is_read_while_a_question_is_open():
    one = proposed(ROWS)
    found = apply(Book(ROWS).content(), "liste.xlsx", (one.mapping,))
    assert found.figures == {} and found.errors == len(one.mapping.open)
    assert found.messages.count("Noch offen:") == found.errors


WHOLE = json.loads(written((confirmed(proposed(ROWS)),)))
BROKEN = {
    "no JSON": "{",
    "another format": json.dumps({**WHOLE, "format": 2}),
    "a list": "[]",
    "no sheets": json.dumps({"format": 1, "blaetter": []}),
    "a sheet that is a number": json.dumps({"format": 1, "blaetter": [3]}),
    "without rows": json.dumps(
        {"format": 1, "blaetter": [{key: one for key, one in WHOLE["blaetter"][0].items() if key != "first"}]}
    ),
    "rows backwards": json.dumps(
        {"format": 1, "blaetter": [{**WHOLE["blaetter"][0], "first": 9, "last": 2}]}
    ),
    "a column that is none": json.dumps({"format": 1, "blaetter": [{**WHOLE["blaetter"][0], "place": "7"}]}),
    "a status that is none": json.dumps(
        {"format": 1, "blaetter": [{**WHOLE["blaetter"][0], "placeholders": {"x": "y"}}]}
    ),
    "a year in words": json.dumps(
        {
            "format": 1,
            "blaetter": [{**WHOLE["blaetter"][0], "values": [{"column": "B", "measure": U3, "year": "24"}]}],
        }
    ),
    "deep nesting": "[" * 100_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_mapping_is_refused_with_a_sentence(name):
    with pytest.raises(FileRejected, match="Das ist keine Zuordnung"):
        read_mappings(BROKEN[name], "zuordnung.json")


MISFITS = {
    "a sheet that is not there": ({"sheet": "2031"}, "nennt Blätter, die es nicht gibt"),
    "rows beyond the table": ({"first": 80, "last": 90}, "dort steht nichts"),
    "columns beyond the table": ({"amt": "ZZ"}, "nennt die Spalten ZZ"),
    "an unknown measure": ({"values": [{"column": "B", "measure": "pferde", "year": 2023}]}, "pferde"),
    "an unknown key": ({"places": {"Bresegard": "99999999"}}, "den das Gebietsverzeichnis nicht kennt"),
}


@pytest.mark.parametrize("name", MISFITS)
def test_a_mapping_of_another_table_gives_sentences(name):
    changed, said = MISFITS[name]
    mapping = {**WHOLE["blaetter"][0], "placeholders": {"siehe Amt": "not_collected"}, **changed}
    [read] = read_mappings(json.dumps({"format": 1, "blaetter": [mapping]}), "zuordnung.json")
    found = apply(Book(ROWS).content(), "liste.xlsx", (read,))
    assert found.errors and said in found.messages


def test_other_formats_are_read_or_refused(tmp_path: Path):
    head = "Gemeinde\tKinder unter 3 Jahren in Tageseinrichtungen 2024\nParchim\t130\nLudwigslust\t87\n"
    [one] = proposals(head.encode(), "liste.txt", names(), catalogue(), {}, Limits())
    assert apply(head.encode(), "liste.txt", (one.mapping,)).figures[(U3, PARCHIM, 2024, "")] == 130
    for file in ("liste.ods", "liste.xls"):
        with pytest.raises(FileRejected, match="der Inhalt ist aber"):
            proposals(b"Gemeinde;2024", file, names(), catalogue(), {}, Limits())
    with pytest.raises(FileRejected, match="beschädigt oder mit einem Kennwort"):
        proposals(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "liste.xls", names(), catalogue(), {}, Limits())
    read = read_file(tmp_path / "fehlt.ods", catalogue(), names().areas)
    assert not read.ok
