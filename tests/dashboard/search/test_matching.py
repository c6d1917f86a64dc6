"""Places are found by present and former names, with or without umlauts, and by keys."""

from __future__ import annotations

import pytest

from dashboard.search.matching import search


def first(answers, text):
    found = search(text, answers.repository.register())
    return (found[0].area.name, found[0].formerly) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marnitz", ("Ruhner Berge", "Marnitz")),
        ("marn", ("Ruhner Berge", "Marnitz")),
        ("ruhner", ("Ruhner Berge", "")),
        ("Lübz", ("Lübz", "")),
        ("lubz", ("Lübz", "")),
        ("LUEBZ", ("Lübz", "")),
        ("berge ruhner", ("Ruhner Berge", "")),
        ("13076168", ("Ruhner Berge", "")),
        ("13076095", ("Ruhner Berge", "13076095")),
        ("13054001", ("Alt Krenzlin", "13054001")),
        ("Godern", ("Pinnow", "Godern")),
        ("", None),
        ("13", None),
        ("Entenhausen", None),
        ("%_'", None),
    ],
)
def test_a_place_is_found_by_what_people_type(answers, text, expected):
    found = first(answers, text)
    if found and expected and expected[1].isdigit():
        assert found[0] == expected[0]
        assert found[1]
    else:
        assert found == expected


def test_every_place_is_found_once(answers):
    found = [one.area.key for one in search("lau", answers.repository.register())]
    assert len(found) == len(set(found)) > 3


def test_all_former_names_lead_somewhere(answers):
    register = answers.repository.register()
    for change in register.changes:
        assert search(change.old, register), change
        assert any(one.area.key in register.areas for one in search(change.old_name, register)), change
