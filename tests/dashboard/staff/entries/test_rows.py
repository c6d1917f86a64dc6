"""An institution becomes the row that an import reads as the same institution."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.observation import Provenance
from dashboard.staff.entries.rows import changed_row, changes_between, outdated, shown_text, texts_of
from data import embedded_institutions
from data.importing.institutions.hours import hours_of
from data.staff.entries.checking import table_of
from tests.data.importing.institutions.tables import delivered


def test_every_real_institution_of_the_district_comes_back_as_it_was(tmp_path):
    every = embedded_institutions.entries()
    own = [
        one
        for one in every.institutions
        if one.provenance is not Provenance.EXAMPLE and one.municipality.startswith("13076")
    ]
    odd = replace(own[0], phone="+49 3871 722", focus=("natur", "musik"), age_from=0.5, places=84)
    rows = {one.key: texts_of(one) for one in (odd, *own[1:])}
    [found] = delivered(tmp_path, table_of(rows).decode(), stored=every)
    assert [one.message for one in found.of_level("error")] == []
    read = {one.key: one for one in found.entries.institutions}
    wrong = [one.key for one in (odd, *own[1:]) if read.get(one.key) != one]
    assert len(own) > 50 and wrong == []


def test_a_change_is_what_differs_beside_blanks_and_says_when_it_is_out_of_date():
    stored = texts_of(embedded_institutions.entries().institutions[0])
    changes = changes_between(stored, {"name": f"  {stored['name']} ", "telefon": "03871  1"})
    assert changes == {"telefon": ("", "03871 1")}
    assert changed_row(stored, changes)["telefon"] == "03871 1"
    assert outdated(stored, changes) == {}
    assert "„03871 9“" in outdated({**stored, "telefon": "03871 9"}, changes)["telefon"]


def test_numbers_and_days_of_a_change_are_written_as_germans_write_them():
    assert [shown_text("lon", "11.8466", lang) for lang in ("de", "en")] == ["11,8466", "11.8466"]
    assert shown_text("alter_von", "0.5", "de") == "0,5" and shown_text("web", "lup.de", "de") == "lup.de"
    assert shown_text("gueltig_von", "2026-08-01", "de") == "01.08.2026"


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        ("Mo-Fr 06:00-17:00; PH off", "Mo-Fr 06:00-17:00; feiertags geschlossen"),
        ("Tu,Th 08:00-12:00", "Di,Do 08:00-12:00"),
        ('We-Su 10:00-18:00 "Tu nach Absprache"', 'Mi-So 10:00-18:00 "Tu nach Absprache"'),
    ],
)
def test_days_of_the_week_are_german_and_mean_the_same_again(hours, shown):
    assert shown_text("oeffnungszeiten", hours, "de") == shown
    assert shown_text("oeffnungszeiten", hours, "en") == hours
    assert hours_of(shown).week == hours_of(hours).week
