"""Tables of catchments, yearly figures and places: each fault is told with row, column and cause, and nothing is
taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution
from tests.data.importing.institutions.tables import SCHOOLS, delivered

CATCHMENTS = "einrichtung;art;schuljahr_von;schuljahr_bis;gemeinde;ortsteil;regel;quelle\n"
FIGURES = "einrichtung;merkmal;jahr;gliederung;wert\n"
PLACES = "schluessel;name;gemeinde;lon;lat;plz;einwohner;quelle\n"
SOUND = {
    CATCHMENTS: "75130901;grundschule;2026/27;2027/28;13076108;;;\n",
    FIGURES: "75130901;kinder_in_kitas;2024;;87\n",
    PLACES: "slate;Slate;13076108;11,8200;53,3800;19370;650;\n",
}
FAULTS: dict[str, tuple[str, str, str, str]] = {
    "unknown school": (CATCHMENTS, "75139999;;2026/27;;13076107;;;", "einrichtung", "„75139999“ gibt es nicht"),
    "misspelled school": (
        CATCHMENTS, "75130910;;2026/27;;13076107;;;", "einrichtung", "gemeint ist vielleicht 75130901"
    ),
    "no school": (CATCHMENTS, ";grundschule;2026/27;;13076107;;;", "einrichtung", "Die Einrichtung fehlt"),
    "years backwards": (
        CATCHMENTS, "75130901;;2027/28;2026/27;13076107;;;", "schuljahr_bis", "2026/27 liegt vor 2027/28"
    ),
    "no year": (CATCHMENTS, "75130901;;neulich;;13076107;;;", "schuljahr_von", "„neulich“ ist kein Schuljahr"),
    "year that skips": (CATCHMENTS, "75130901;;2026/28;;13076107;;;", "schuljahr_von", "kein Schuljahr"),
    "short year": (CATCHMENTS, "75130901;;26/27;;13076107;;;", "schuljahr_von", "kein Schuljahr"),
    "year long ago": (CATCHMENTS, "75130901;;1890/91;;13076107;;;", "schuljahr_von", "kein Schuljahr"),
    "year far ahead": (CATCHMENTS, "75130901;;;2099/00;13076107;;;", "schuljahr_bis", "kein Schuljahr"),
    "kind without catchments": (CATCHMENTS, "75130901;kita;;;13076107;;;", "art", "hat keine Einzugsbereiche"),
    "unknown kind": (CATCHMENTS, "75130901;grundschle;;;13076107;;;", "art", "gemeint ist vielleicht grundschule"),
    "no municipality": (CATCHMENTS, "75130901;;2026/27;;;;;", "gemeinde", "Die Gemeinde fehlt"),
    "unknown municipality": (CATCHMENTS, "75130901;;;;13076999;;;", "gemeinde", "kennt die Gemeinde „13076999“"),
    "municipality that ended": (CATCHMENTS, "75130901;;;;13076022;;;", "gemeinde", "ist keine heutige Gemeinde"),
    "an Amt": (CATCHMENTS, "75130901;;;;130765652;;;", "gemeinde", "ist keine heutige Gemeinde"),
    "the same twice": (CATCHMENTS, "75130901;;2026/27;;13076108;;;", "gemeinde", "überlappt sich selbst: Parchim"),
    "years that overlap": (CATCHMENTS, "75130901;;2027/28;2029/30;13076108;;;", "gemeinde", "schon in Zeile 2"),
    "part of what is whole": (CATCHMENTS, "75130901;;2026/27;;13076108;Slate;;", "ortsteil", "Parchim, Slate steht"),
    "markup": (CATCHMENTS, "75130901;;2026/27;;13076107;;<b>Wahl</b>;", "regel", "Auszeichnungen"),
    "a book": (CATCHMENTS, f"75130901;;2026/27;;13076107;;{'Wort ' * 200};", "regel", "Platz ist für 600"),
    "several lines": (CATCHMENTS, '75130901;;2026/27;;13076107;;"a\nb";', "regel", "geht über mehrere Zeilen"),
    "example": (CATCHMENTS, "75130901;;;;13076107;;;beispieldaten", "quelle", "Beispieldaten lassen sich nicht"),
    "row cut off": (CATCHMENTS, "75130901;grundschule;2026/27", "", "hat 3 Felder, der Kopf aber 8"),
    "header again": (CATCHMENTS, CATCHMENTS.strip(), "", "Hier steht die Kopfzeile ein zweites Mal"),
    "wrong encoding": (CATCHMENTS, "75130901;;2026/27;;13076107;;FÃ¼r alle;", "", "Zeichenkodierung nicht stimmt"),
    "control sign": (CATCHMENTS, "75130901;;2026/27;;13076107;;x\x07y;", "", "Steuerzeichen"),
    "figure of an unknown school": (FIGURES, "75139999;kinder_in_kitas;2023;;8", "einrichtung", "gibt es nicht"),
    "figure of nobody": (FIGURES, ";kinder_in_kitas;2023;;8", "einrichtung", "Die Einrichtung fehlt"),
    "misspelled measure": (
        FIGURES, "75130901;kinder_in_kita;2023;;8", "merkmal", "gemeint ist vielleicht „kinder_in_kitas“"
    ),
    "no measure": (FIGURES, "75130901;;2023;;8", "merkmal", "Das Merkmal fehlt"),
    "a rate": (FIGURES, "75130901;besuchsquote_0_2;2023;;8", "merkmal", "„besuchsquote_0_2“"),
    "year in words": (FIGURES, "75130901;kinder_in_kitas;letztes;;8", "jahr", "keine vierstellige Jahreszahl"),
    "school year": (FIGURES, "75130901;kinder_in_kitas;2023/24;;8", "jahr", "keine vierstellige Jahreszahl"),
    "coming year": (FIGURES, "75130901;kinder_in_kitas;2099;;8", "jahr", "liegt in der Zukunft"),
    "year 1900": (FIGURES, "75130901;kinder_in_kitas;1900;;8", "jahr", "außerhalb der Jahre"),
    "year left out": (FIGURES, "75130901;kinder_in_kitas;;;8", "jahr", "die Jahreszahl fehlt"),
    "unknown breakdown": (FIGURES, "75130901;kinder_in_kitas;2023;blau;8", "gliederung", "„blau“ ist unbekannt"),
    "figure in words": (FIGURES, "75130901;kinder_in_kitas;2023;;viele", "wert", "weder Zahl noch amtliches Zeichen"),
    "number as text": (FIGURES, "75130901;kinder_in_kitas;2023;;'70", "wert", "ein Text mit Hochkomma davor"),
    "English number": (FIGURES, "75130901;kinder_in_kitas;2023;;70.5", "wert", "Dezimalpunkt"),
    "per cent": (FIGURES, "75130901;kinder_in_kitas;2023;;12 %", "wert", "ist ein Prozentwert"),
    "less than nothing": (FIGURES, "75130901;kinder_in_kitas;2023;;-3", "wert", "ist keine Anzahl"),
    "half a child": (FIGURES, "75130901;kinder_in_kitas;2023;;3,5", "wert", "ist keine Anzahl"),
    "figure left out": (FIGURES, "75130901;kinder_in_kitas;2023;;", "wert", "Der Wert fehlt"),
    "more than there are": (FIGURES, "75130901;kinder_in_kitas;2023;;99999999999", "wert", "zu groß"),
    "figure twice": (FIGURES, "75130901;kinder_in_kitas;2024;;88", "wert", "Steht schon in Zeile 2"),
    "short row": (FIGURES, "75130901;kinder_in_kitas", "", "hat 2 Felder, der Kopf aber 5"),
    "place without a name": (PLACES, "x;;13076108;11,83;53,39;;;", "name", "Der Name fehlt"),
    "place nowhere": (PLACES, "x;Neu;13076108;;;;;", "lon", "Die Koordinaten (lon, lat) fehlen"),
    "half a point": (PLACES, "x;Neu;13076108;11,83;;;;", "lon", "Die Koordinaten (lon, lat) fehlen"),
    "swapped": (PLACES, "x;Neu;;53,39;11,83;;;", "lon", "Länge und Breite sind vertauscht"),
    "metres": (PLACES, "x;Neu;;290300;5924500;;;", "lon", "vermutlich EPSG:25833 (UTM 33)"),
    "other municipality": (PLACES, "x;Neu;13076090;11,83;53,39;;;", "gemeinde", "liegt in Parchim (13076108)"),
    "place in an unknown municipality": (PLACES, "x;Neu;13076999;11,83;53,39;;;", "gemeinde", "„13076999“ nicht"),
    "place far away": (PLACES, "x;Neu;;13,40;52,52;;;", "lon", "113 km entfernt in Berlin"),
    "place abroad": (PLACES, "x;Neu;;2,35;48,85;;;", "lon", "liegt nicht in Deutschland"),
    "zero": (PLACES, "x;Neu;;0;0;;;", "lon", "ein Ort im Atlantik"),
    "coordinate in words": (PLACES, "x;Neu;;hier;53,39;;;", "lon", "„hier“ ist keine Zahl"),
    "postcode without zero": (PLACES, "x;Neu;;11,83;53,39;1937;;", "plz", "führende Null ist verloren gegangen"),
    "postcode in words": (PLACES, "x;Neu;;11,83;53,39;D-19370;;", "plz", "ist keine Postleitzahl"),
    "inhabitants in words": (PLACES, "x;Neu;;11,83;53,39;;viele;", "einwohner", "keine ganze Zahl"),
    "half an inhabitant": (PLACES, "x;Neu;;11,83;53,39;;12,5;", "einwohner", "keine ganze Zahl"),
    "fewer than nobody": (PLACES, "x;Neu;;11,83;53,39;;-5;", "einwohner", "keine ganze Zahl"),
    "a state's inhabitants": (PLACES, "x;Neu;;11,83;53,39;;99999999;", "einwohner", "keine ganze Zahl"),
    "place twice": (PLACES, "slate;Slate 2;;11,83;53,39;;;", "name", "Steht schon in Zeile 2"),
    "key with spaces": (PLACES, "sla te;Neu;;11,83;53,39;;;", "schluessel", "ist kein Schlüssel"),
    "long name": (PLACES, f"x;{'Neu ' * 80};;11,83;53,39;;;", "name", "Platz ist für 160"),
    "example place": (PLACES, "x;Neu;;11,83;53,39;;;beispieldaten", "quelle", "Beispieldaten lassen sich nicht"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_row_and_column_and_nothing_is_taken(fault: str, tmp_path: Path):
    head, row, column, expected = FAULTS[fault]
    _, one = delivered(tmp_path, SCHOOLS, f"{head}{SOUND[head]}{row}\n")
    errors = one.of_level("error")
    assert [(error.row, error.column) for error in errors] == [(3, column or None)], errors
    assert expected in errors[0].message
    place = f"tabelle1.csv, Zeile 3, Spalte „{column}“: " if column else "tabelle1.csv, Zeile 3: "
    assert errors[0].message.startswith(place)
    assert not one.ok and not one.entries


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("einrichtung;art;schuljahr_von\n75130901;grundschule;2026/27\n", "Im Kopf fehlt: gemeinde"),
        ("einrichtung;gemeinde;gemeinde;art\n75130901;13076108;13076108;\n", "steht doppelt: gemeinde"),
        ("schule;gemeinde;schuljahr_von;ortsteil\n75130901;13076108;2026/27;\n", "Der Aufbau ist nicht bekannt"),
        ("einrichtung;merkmal;jahr\n75130901;kinder_in_kitas;2023\n", "Im Kopf fehlt: wert"),
        ("merkmal;jahr;wert;gliederung\nkinder_in_kitas;2023;5;\n", "Im Kopf fehlt: gebiet"),
        ("schluessel;name;gemeinde;lon\nslate;Slate;13076108;11,82\n", "Im Kopf fehlt: lat"),
        *((head, "hat nur eine Kopfzeile und keine Daten") for head in SOUND),
    ],
)  # fmt: skip
def test_a_header_that_is_wrong_is_told(text: str, said: str, tmp_path: Path):
    _, one = delivered(tmp_path, SCHOOLS, text)
    assert not one.ok and not one.entries
    assert said in one.findings[0].message and "Zeile 1" in one.findings[0].message


def test_a_name_that_two_schools_have_is_no_key(tmp_path: Path):
    same = [Institution(key, "grundschule", "Goethe-Schule", "13076090") for key in ("75130998", "75130999")]
    text = f"{CATCHMENTS}Goethe-Schule;;2026/27;;13076107;;;\n"
    _, one = delivered(tmp_path, SCHOOLS, text, stored=Entries(tuple(same)))
    assert "heißen mehrere Einrichtungen" in one.findings[0].message
    assert "75130999 (13076090)" in one.findings[0].message


@pytest.mark.parametrize("head", SOUND)
def test_the_sound_row_is_taken_without_a_word(head: str, tmp_path: Path):
    _, one = delivered(tmp_path, SCHOOLS, head + SOUND[head])
    assert one.ok and one.findings == () and one.entries


def test_a_catchment_of_another_kind_than_its_school_is_told(tmp_path: Path):
    """It may be: schools with a primary part."""
    _, one = delivered(tmp_path, SCHOOLS, f"{CATCHMENTS}75430902;grundschule;2026/27;;13076108;;;\n")
    assert (
        one.ok
        and "Fritz-Reuter-Schule ist aber unter Regionale Schulen verzeichnet" in one.findings[0].message
    )


def test_years_that_follow_each_other_and_schools_that_share_a_town_are_no_faults(tmp_path: Path):
    rows = "75130901;;2028/29;;13076108;;;\n75430902;grundschule;2026/27;;13076108;;;\n"
    _, one = delivered(tmp_path, SCHOOLS, CATCHMENTS + SOUND[CATCHMENTS] + rows)
    assert one.ok and len(one.entries.catchments) == 3
    assert any("zu mehreren Schulen: Parchim" in finding.message for finding in one.findings)
