"""Registers as others publish them go in by their own column names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.importing.institutions.reference import ImportOptions
from tests.data.importing.institutions.tables import read_path

REGISTER = """\
school_no,school_name,place,type,plz,lat,lon,ags,coord_shared
75130901,"Grundschule ""Goethe"", Parchim",Parchim,Grundschule,19370,53.426,11.842,13076108,False
75520902,Gymnasium Parchim,Parchim,Abend-Gymnasium,19370,53.430,11.847,13076108,True
75210903,Schule am Wald,Parchim,FöZ mit dem SP Lernen,19370,53.430,11.847,13076108,True
75130301,Grundschule Heinrich Heine,Rostock,Grundschule,18119,54.179,12.083,13003000,False
"""


def messages(delivery) -> str:
    return "\n".join(one.message for one in delivery.findings)


def register(folder: Path, text: str) -> Path:
    (folder / "register.csv").write_text(text, encoding="utf-8")
    return folder / "register.csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_register_of_the_state_gives_the_schools_around_the_district(tmp_path, delimiter):
    text = REGISTER if delimiter == "," else REGISTER.replace(", Parchim", " Parchim").replace(",", delimiter)
    read = read_path(register(tmp_path, text))
    assert read.ok, messages(read)
    assert [(one.key, one.kind, one.municipality) for one in read.entries.institutions] == [
        ("75130901", "grundschule", "13076108"),
        ("75520902", "gymnasium", "13076108"),
        ("75210903", "foerderschule", "13076108"),
    ]
    assert {one.position for one in read.entries.institutions} == {"approximate"}
    assert "1 von 4 Einrichtungen liegen weiter als 25 km außerhalb" in messages(read)
    assert "coord_shared" in messages(read)


def test_ages_in_months_and_true_and_false_are_understood(tmp_path):
    text = (
        "id,name,postcode,town,lat,lon,care_from_months,care_to_months,barrier_free,ags\n"
        "7,Kita Elbe,19370,Parchim,53.4262,11.8423,6.0,83.0,False,13076108\n"
    )
    read = read_path(register(tmp_path, text), ImportOptions(kind="kita"))
    assert read.ok, messages(read)
    [one] = read.entries.institutions
    assert (one.age_from, one.age_to, one.barrier_free) == (0.5, pytest.approx(83 / 12, abs=1e-4), "no")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("Grundschule,19370,53.426", "Grundschule,19370"), "8 Felder, der Kopf aber 9"),
        (("FöZ mit dem SP Lernen", "Zirkusschule"), "Die Art „Zirkusschule“ ist unbekannt"),
        (("53.426,11.842", "11.842,53.426"), "Länge und Breite sind vertauscht"),
        (("13076108,False", "13076060,False"), "angegeben ist aber"),
    ],
)
def test_what_is_wrong_in_a_register_is_said_with_its_row(tmp_path, change, said):
    read = read_path(register(tmp_path, REGISTER.replace(*change, 1)))
    assert not read.ok
    assert said in messages(read)
    assert "Zeile" in messages(read)


FORMS = """\
state,school_no,school_name,type,plz,lat,lon
NI,1-0,Grundschule am Deich,Schulkindergarten,29451,53.095,11.088
NI,1-1,Grundschule am Deich,Grundschule,29451,53.095,11.088
NI,1-2,Grundschule am Deich,Ganztagsschule,29451,53.095,11.088
NI,2-0,Oberschule am Wald,Ganztagsschule,29451,53.099,11.088
"""


def test_a_form_of_a_school_is_no_institution_beside_it_and_alone_is_what_its_name_tells(tmp_path):
    """In Lower Saxony a Schulkindergarten is a part of a primary school; all-day says when, not what."""
    read = read_path(register(tmp_path, FORMS))
    assert read.ok, messages(read)
    assert [(one.key, one.kind) for one in read.entries.institutions] == [
        ("1-1", "grundschule"),
        ("2-0", "regionale_schule"),
    ]
    assert "„Schulkindergarten“ ist ein Teil oder eine Form einer Schule" in messages(read)
    nameless = FORMS.replace("Oberschule am Wald", "Schule am Wald")
    assert "Die Art fehlt" in messages(read_path(register(tmp_path, nameless)))


def test_a_municipality_that_an_amt_administers_has_no_office_of_its_own(tmp_path):
    text = (
        "type,ags,name,street,postcode,city\n"
        "Amt,,Amt Parchimer Umland,Walter-Hase-Straße 42,19370,Parchim\n"
        "Kreisangehörige Gemeinde,13076038,Domsühl,Walter-Hase-Straße 42,19370,Parchim\n"
        'Stadt,13076108,"Parchim, Stadt",Schuhmarkt 1,19370,Parchim\n'
    )
    read = read_path(register(tmp_path, text))
    assert read.ok, messages(read)
    found = [(one.kind, one.name, one.municipality) for one in read.entries.institutions]
    assert found == [
        ("verwaltung", "Amt Parchimer Umland", "13076108"),
        ("verwaltung", "Parchim, Stadt", "13076108"),
    ]
    assert "verwaltet die Gemeinde" in messages(read)


def test_a_register_with_ages_in_months_and_no_kind_is_one_of_day_care(tmp_path):
    text = (
        "id,name,postcode,town,lat,lon,care_from_months,care_to_months,ags\n"
        "7,Wühlmäuse,19370,Parchim,53.4262,11.8423,6.0,83.0,13076108\n"
    )
    read = read_path(register(tmp_path, text))
    assert read.ok, messages(read)
    assert [one.kind for one in read.entries.institutions] == ["kita"]
    assert "eine andere nennt --kind" in messages(read)
    assert "Die Art fehlt" in messages(read_path(register(tmp_path, text.replace("_months", "_years"))))


FOLDER = Path(os.environ.get("BILDUNGSLUPE_DATA", "/nowhere")) / "institutions"


FILES = {
    "administration_addresses_germany_2023.csv": ("13076", 21, 0),
    "kitas_schleswig_holstein_2024.csv": ("01053", 133, 368),
    "libraries_mv.csv": ("13076", 15, 0),
    "lup_known_facts.csv": ("13076", 0, 0),  # no register
    "schools_mv_2017.csv": ("13076", 78, 99),
    "schools_neighbours_15km_2017.csv": ("13076", 0, 85),
    "schools_schleswig_holstein_2017.csv": ("01053", 45, 163),
}
"""Of each file at hand: a district, and how many of its institutions lie in the district and around it."""


@pytest.mark.skipif(not FOLDER.exists(), reason="BILDUNGSLUPE_DATA names no folder with institutions")
@pytest.mark.parametrize("name", sorted(one.name for one in FOLDER.glob("*")))
def test_every_file_at_hand_goes_in_as_it_is_or_says_in_a_sentence_what_it_is(name):
    district, own, around = FILES[name]
    read = read_path(FOLDER / name, district=district)
    if not own + around:
        assert not read.ok
        assert "kein Verzeichnis von Einrichtungen" in messages(read)
        return
    assert read.ok, messages(read)
    inside = [one for one in read.entries.institutions if one.municipality.startswith(district)]
    assert (len(inside), len(read.entries.institutions) - len(inside)) == (own, around)
