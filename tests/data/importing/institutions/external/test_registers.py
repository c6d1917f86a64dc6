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


FOLDER = Path(os.environ.get("BILDUNGSLUPE_DATA", "/nowhere")) / "institutions"


@pytest.mark.skipif(not FOLDER.exists(), reason="BILDUNGSLUPE_DATA names no folder with institutions")
@pytest.mark.parametrize(
    ("name", "kind", "district", "count"),
    [
        ("schools_mv_2017.csv", "", "13076", 78),
        ("libraries_mv.csv", "bibliothek", "13076", 15),
        ("kitas_schleswig_holstein_2024.csv", "kita", "01053", 133),
        ("schools_schleswig_holstein_2017.csv", "", "01053", 45),
    ],
)
def test_the_registers_at_hand_go_in_as_they_are(name, kind, district, count):
    read = read_path(FOLDER / name, ImportOptions(kind=kind), district=district)
    assert read.ok, messages(read)
    own = [one for one in read.entries.institutions if one.municipality.startswith(district)]
    assert len(own) == count
