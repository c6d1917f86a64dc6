"""Good files of every format give the observations that stand in them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dashboard.domain.observation import Observation, Status
from data.importing.read import read_files
from data.importing.tables.mapping import table_mappings
from tests.data.importing.delivered_files import (
    CATALOGUE,
    FLAT,
    FLAT_HEAD,
    FOOTER,
    KNOWN,
    LEAVERS,
    LEAVERS_HEAD,
    LUP,
    MEASURES,
    PLAIN,
    PLAIN_HEAD,
    PLAIN_ROWS,
    flat_row,
    one,
    read,
    sheet_xml,
    workbook,
    zipped,
)

OLD_FLAT = (
    "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;"
    "1_Auspraegung_Label;FLC006__Gebietsflaeche__qkm;FLC006__Gebietsflaeche__qkm__q\n"
    "11111;Feststellung des Gebietsstands;STAG;Stichtag;31.12.2022;DLAND;Bundesländer;13;M-V;23294,90;p\n"
    "11111;Feststellung des "
    "Gebietsstands;STAG;Stichtag;31.12.2022;DLAND;Bundesländer;;Insgesamt;357.595,99;e\n"
)


# classic table of Regionalstatistik


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_classic_table_is_read_in_every_encoding(encoding: str, line_end: str, tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", LEAVERS.replace("\n", line_end).encode(encoding))
    assert (delivery.ok, delivery.format, delivery.table) == (True, "regionalstatistik", "21111-02-06-4")
    assert one(delivery, "abgaenge_ohne_berufsreife", "13076", 2023).value == 217
    assert one(delivery, "abgaenge", "13076", 2023).value == 1748
    assert one(delivery, "abgaenge_ohne_berufsreife", "13076", 2023, "geschlecht:w").value == 84
    assert one(delivery, "abgaenge", "13076", 2023, "geschlecht:w").value == 869


def test_signs_of_a_classic_table_become_statuses_without_values(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", LEAVERS)
    statuses = {
        "abgaenge_berufsreife": ("", Status.SUPPRESSED),
        "abgaenge_mittlere_reife": ("", Status.LATER),
        "abgaenge_hochschulreife": ("", Status.NOT_APPLICABLE),
    }
    for measure, (breakdown, status) in statuses.items():
        cell = one(delivery, measure, "DG", 2023, breakdown)
        assert (cell.status, cell.value) == (status, None)
    assert one(delivery, "abgaenge_mittlere_reife", "DG", 2023, "geschlecht:w").status is Status.UNRELIABLE


def test_men_are_the_total_minus_women_only_where_both_are_numbers(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", LEAVERS)
    men = one(delivery, "abgaenge_ohne_berufsreife", "13076", 2023, "geschlecht:m")
    assert (men.value, men.status) == (133, Status.REPORTED)
    for measure, status in (
        ("abgaenge_berufsreife", Status.SUPPRESSED),
        ("abgaenge_mittlere_reife", Status.LATER),
        ("abgaenge_hochschulreife", Status.NOT_APPLICABLE),
    ):
        hidden = one(delivery, measure, "DG", 2023, "geschlecht:m")
        assert (hidden.value, hidden.status) == (None, status)


def test_a_dissolved_district_is_one_note_and_no_error(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", LEAVERS)
    notes = [note.message for note in delivery.of_level("note")]
    assert len(notes) == 1 and "13060 Landkreis Parchim" in notes[0] and "aufgelöste" in notes[0]
    assert not [cell for cell in delivery.observations if cell.area == "13060"]


def test_a_former_area_of_the_register_with_nothing_but_dashes_is_no_statement_that_could_hide_its_successor(
    tmp_path: Path,
) -> None:
    rows = f"2023;13003;      Rostock{';-' * 10}\n" + LUP.replace("2023;13076", "2010;13003")
    delivery = read(tmp_path, "a.csv", LEAVERS_HEAD + LUP + rows + FOOTER)
    assert {cell.year for cell in delivery.observations if cell.area == "13003"} == {2010}
    assert "13003 Rostock" in delivery.of_level("note")[0].message


def test_a_single_dash_is_a_zero(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", LEAVERS_HEAD + LUP.replace(";84;", ";-;") + FOOTER)
    cell = one(delivery, "abgaenge_ohne_berufsreife", "13076", 2023, "geschlecht:w")
    assert (cell.status, cell.value) == (Status.ZERO, 0)


def test_a_city_state_is_state_and_district(tmp_path: Path) -> None:
    row = LUP.replace("13076", "02")
    delivery = read(tmp_path, "a.csv", LEAVERS_HEAD + row + FOOTER)
    assert (
        one(delivery, "abgaenge", "02", 2023).value == one(delivery, "abgaenge", "02000", 2023).value == 1748
    )


def test_a_label_renamed_in_another_year_is_the_same_column(tmp_path: Path) -> None:
    content = LEAVERS.replace("ohne Hauptschulabschluss", "ohne Ersten Schulabschluss")
    assert one(read(tmp_path, "a.csv", content), "abgaenge_ohne_berufsreife", "13076", 2023).value == 217


def test_an_unknown_area_with_values_is_a_warning_that_names_row_and_key(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", LEAVERS_HEAD + LUP + LUP.replace("13076", "11001001") + FOOTER)
    warning = delivery.of_level("warning")[0]
    assert delivery.ok
    assert (warning.row, warning.found) == (8, "11001001")


def test_a_column_that_the_mapping_does_not_know_is_a_warning(tmp_path: Path) -> None:
    head = LEAVERS_HEAD.replace("\n;;;Absolv", "\n;;;Neu;Absolv").replace(
        "\n;;;Insgesamt", "\n;;;Neu;Insgesamt"
    )
    delivery = read(tmp_path, "a.csv", head + LUP.replace("kreis;", "kreis;5;") + FOOTER)
    assert delivery.ok
    assert "D (Neu / Neu / Neu)" in delivery.of_level("warning")[0].message


PUPILS = f"""GENESIS-Tabelle: 21111-01-03-4
Schulen, Schülerinnen und Schüler
;;;;Allgemeinbildende Schulen;Schüler;Schüler;Schüler;Schüler
;;;;;Geschlecht;Geschlecht;Nationalität;Klassenstufe / Jahrgangsstufe / Schulbesuchsjahr
;;;;;Insgesamt;weiblich;ausländisch;7. Klassenstufe
;;;;Anzahl;Anzahl;Anzahl;Anzahl;Anzahl
2023;13076;  Ludwigslust-Parchim;Grundschulen;49;8171;4033;685;x
2023;13076;  Ludwigslust-Parchim;Insgesamt;x;20764;10303;1781;1903
2023;13060;  Landkreis Parchim;Grundschulen;-;-;-;-;x
2023;13060;  Landkreis Parchim;Insgesamt;x;-;-;-;-
{FOOTER}"""


def test_rows_of_single_school_types_are_left_out_and_counted(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", PUPILS)
    assert delivery.ok
    assert [(cell.measure, cell.breakdown, cell.value) for cell in delivery.observations] == [
        ("schueler", "", 20764),
        ("schueler", "geschlecht:w", 10303),
        ("schueler_auslaendisch", "", 1781),
        ("schueler", "geschlecht:m", 10461),
    ]
    assert any(
        "6 Werte" in note.message and "Grundschulen" in note.message for note in delivery.of_level("note")
    )


# flat files


@pytest.mark.parametrize("total", ["", "INSGESAMT"])
def test_a_new_flat_file_is_read_whatever_the_code_of_its_total(total: str, tmp_path: Path) -> None:
    content = FLAT_HEAD + flat_row("104528", sex="GESW") + flat_row("208092", sex=total)
    delivery = read(tmp_path, "a.csv", b"\xef\xbb\xbf" + content.encode())
    assert (delivery.format, delivery.table) == ("ffcsv_new", "12411-01-01-4")
    assert "GES = GESM" in delivery.of_level("note")[0].message, (
        "what was not chosen in the download is only a note"
    )
    assert delivery.observations == (
        Observation(
            "bevoelkerung", "13076", 2024, "geschlecht:w", 104528.0, Status.REPORTED, "12411-01-01-4"
        ),
        Observation("bevoelkerung", "13076", 2024, "", 208092.0, Status.REPORTED, "12411-01-01-4"),
    )


def test_a_new_flat_file_with_german_headers_is_read(tmp_path: Path) -> None:
    german = (
        FLAT_HEAD.replace("statistics_", "Statistik_")
        .replace("time_code;time_label;time;", "Zeit_Code;Zeit_Label;Zeit;")
        .replace("_variable_attribute_code", "_Auspraegung_Code")
        .replace("_variable_attribute_label", "_Auspraegung_Label")
        .replace("value_variable_", "Wert_Merkmal_")
        .replace("_variable_", "_Merkmal_")
        .replace("value_unit", "Wert_Einheit")
        .replace(";value;", ";Wert;")
    )
    delivery = read(tmp_path, "a.csv", FLAT.replace(FLAT_HEAD, german))
    assert delivery.ok, delivery.findings
    assert one(delivery, "bevoelkerung", "13076", 2024).value == 208092


def test_the_quality_column_of_a_flat_file_becomes_marks(tmp_path: Path) -> None:
    content = FLAT_HEAD.strip() + ";value_q\n" + flat_row("3").strip() + ";p\n"
    content += flat_row("3", sex="GESW").strip() + ";e\n"
    content += flat_row("0", sex="GESM").strip() + ";s\n"
    assert [cell.marks for cell in read(tmp_path, "a.csv", content).observations] == ["p", "", "e"]


def test_the_same_statistic_for_municipalities_is_its_own_table(tmp_path: Path) -> None:
    content = FLAT.replace("KREISE;Kreise;13076", "GEMEIN;Gemeinden;130765656105")
    delivery = read(tmp_path, "a.csv", content)
    assert delivery.table == "12411-01-01-5"
    assert one(delivery, "bevoelkerung", "13076105", 2024).value == 208092


def test_an_old_flat_file_is_read_with_its_quality_column_and_the_federation_as_total(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", OLD_FLAT)
    assert (delivery.format, delivery.table) == ("ffcsv_old", "11111-0001")
    assert [(cell.area, cell.year, cell.value, cell.marks) for cell in delivery.observations] == [
        ("13", 2022, 23294.9, "p"),
        ("DG", 2022, 357595.99, ""),
    ]
    assert [source.key for source in delivery.new_sources] == ["11111-0001"]


@pytest.mark.parametrize("content", [FLAT, OLD_FLAT, LEAVERS, PLAIN], ids=["new", "old", "classic", "plain"])
def test_a_file_gives_the_same_inside_its_zip(content: str, tmp_path: Path) -> None:
    plain = read(tmp_path, "a.csv", content)
    packed = read(tmp_path, "a.zip", zipped({"a.csv": content}))
    assert packed.ok
    assert packed.observations == plain.observations


# the plain table


def test_a_plain_table_is_read_from_csv(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", PLAIN)
    assert delivery.format == "plain_csv"
    assert delivery.observations == (
        Observation("bevoelkerung", "13076105", 2023, "", 1234.0, Status.REPORTED, "landkreis"),
        Observation("bevoelkerung", "13076105", 2023, "geschlecht:w", 617.0, Status.REPORTED, "landkreis"),
        Observation("kitas", "13076060", 2023, "", 0.0, Status.ZERO, "landkreis"),
    )


def test_a_plain_table_in_a_workbook_gives_the_same_with_numbers_or_text(tmp_path: Path) -> None:
    typed = read(tmp_path, "a.xlsx", workbook({"Daten": sheet_xml(PLAIN_ROWS)}))
    texts = read(
        tmp_path,
        "b.xlsx",
        workbook({"Daten": sheet_xml([[str(cell) for cell in row] for row in PLAIN_ROWS])}),
    )
    assert typed.ok
    assert typed.format == "plain_xlsx"
    assert typed.observations == texts.observations == read(tmp_path, "c.csv", PLAIN).observations[:2]


def test_the_cached_value_of_a_formula_is_read(tmp_path: Path) -> None:
    sheet = sheet_xml(PLAIN_ROWS).replace("<v>1234</v>", "<f>617*2</f><v>1234</v>")
    delivery = read(tmp_path, "a.xlsx", workbook({"Daten": sheet}))
    assert one(delivery, "bevoelkerung", "13076105", 2023).value == 1234


def test_columns_may_stand_in_any_order_and_others_are_left_out_with_a_warning(tmp_path: Path) -> None:
    delivery = read(
        tmp_path, "a.csv", "wert;Jahr;GEBIET;gliederung;merkmal;Bemerkung\n3;2023;13076;;kitas;aus Liste\n"
    )
    assert one(delivery, "kitas", "13076", 2023).value == 3
    assert "bemerkung" in delivery.of_level("warning")[0].message


def test_keys_of_amt_and_district_are_areas_of_a_plain_table(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", PLAIN_HEAD + "kitas;130765656;2023;;3\nkitas;13076;2023;;.\n")
    assert [(cell.area, cell.status) for cell in delivery.observations] == [
        ("130765656", Status.REPORTED),
        ("13076", Status.SUPPRESSED),
    ]


NEW_ROW = "lesepaten;13076105;2023;;12\n"


def test_new_measures_may_come_in_a_second_sheet_wherever_it_stands(tmp_path: Path) -> None:
    sheets = {
        "Daten": sheet_xml([PLAIN_ROWS[0], list(NEW_ROW.strip().split(";"))]),
        "Merkmale": sheet_xml([list(line.split(";")) for line in MEASURES.splitlines()]),
    }
    delivery = read(tmp_path, "a.xlsx", workbook(sheets))
    assert one(delivery, "lesepaten", "13076105", 2023).value == 12
    assert [(one.key, one.kind, one.name["de"]) for one in delivery.new_measures] == [
        ("lesepaten", "persons", "Lesepatinnen und Lesepaten")
    ]


@pytest.mark.parametrize("order", [("werte.csv", "merkmale.csv"), ("merkmale.csv", "werte.csv")])
def test_new_measures_may_come_in_a_second_file_in_any_order(order: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "werte.csv").write_text(PLAIN_HEAD + NEW_ROW, encoding="utf-8")
    (tmp_path / "merkmale.csv").write_text(MEASURES, encoding="utf-8")
    both = read_files([tmp_path / name for name in order], CATALOGUE, KNOWN, mappings=table_mappings())
    found = {one.file: one for one in both}
    assert all(one.ok for one in both)
    assert found["werte.csv"].new_measures == found["merkmale.csv"].new_measures != ()
    assert found["merkmale.csv"].format == "plain_measures"
    assert one(found["werte.csv"], "lesepaten", "13076105", 2023).value == 12


def test_a_measure_that_exists_keeps_what_the_catalogue_says(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.csv", MEASURES.replace("lesepaten", "kitas"))
    assert delivery.ok
    assert delivery.new_measures == ()
    assert "im Katalog schon" in delivery.of_level("warning")[0].message


def test_two_files_with_the_same_value_are_refused_and_both_named(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(PLAIN, encoding="utf-8")
    first, second = read_files(
        [tmp_path / "a.csv", tmp_path / "b.csv"], CATALOGUE, KNOWN, mappings=table_mappings()
    )
    assert first.ok
    assert not second.ok
    assert second.observations == ()
    assert second.findings[0].message.startswith("b.csv: 3 Werte stehen auch in a.csv")


# the report of Destatis


def test_a_report_sheet_is_read_by_names_of_states_and_its_remark_becomes_a_mark(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Statistik", "Gebiet", "Schulart", "Jahr", "Masseinheit", "Ausgaben_je_Schueler", "Anmerkung"],
        ["B", "Mecklenburg-Vorpommern ", "Alle Schularten ", 2023, "Euro", 9700, "-"],
        ["B", "Deutschland", "Alle Schularten", "2024", "Euro", 10200.5, "p"],
        ["B", "Deutschland", "Alle Schularten", "2022", "Euro", "-", "-"],
        ["", "", "  ", "", " ", "", ""],
    ]
    sheets = {
        "Titel": sheet_xml([["Bericht"]]),
        "csv-21711-b01": sheet_xml(rows),
        "csv-99": sheet_xml([["Gebiet"], ["x"]]),
    }
    delivery = read(tmp_path, "a.xlsx", workbook(sheets))
    assert delivery.ok
    assert [
        (cell.area, cell.year, cell.value, cell.status, cell.marks) for cell in delivery.observations
    ] == [
        ("13", 2023, 9700.0, Status.REPORTED, ""),
        ("DG", 2024, 10200.5, Status.REPORTED, "p"),
        ("DG", 2022, None, Status.NOT_APPLICABLE, ""),
    ]
    assert [measure.key for measure in delivery.new_measures] == ["ausgaben_je_schueler"]
    assert "csv-99" in delivery.of_level("note")[0].message


def test_a_delivery_carries_the_hash_of_its_file(tmp_path: Path) -> None:
    assert read(tmp_path, "a.csv", PLAIN).sha256 == hashlib.sha256(PLAIN.encode()).hexdigest()
