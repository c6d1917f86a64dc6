"""Faults in a further sheet, formatting without content, years side by side: ten of each kind and more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.importing.delivered_files import PLAIN_ROWS, errors, read, sheet_xml, workbook

HEAD: list[object] = ["merkmal", "gebiet", "jahr", "gliederung", "wert"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["kittas", "13076060", 2023, "", 3], "„kittas“"),
        (["kitas", "13076999", 2023, "", 3], "„13076999“"),
        (["kitas", "Parchim", 2023, "", 3], "„Parchim“"),
        (["kitas", "13076060", 2032, "", 3], "„2032“"),
        (["kitas", "13076060", "bald", "", 3], "„bald“"),
        (["kitas", "13076060", 2023, "", "k. A."], "„k. A.“"),
        (["kitas", "13076060", 2023, "", -3], "-3"),
        (["kitas", "13076060", 2023, "", 3.7], "3,7"),
        (["bevoelkerung", "13076060", 2023, "geschlecht:x", 3], "„geschlecht:x“"),
        (["bevoelkerung", "13076060", 2023, "alter:w", 3], "„alter:w“"),
        (["", "13076060", 2023, "", 3], "merkmal"),
        (["kitas", "", 2023, "", 3], "gebiet"),
        (["bevoelkerung", 13076105, 2023, "", 1234], "„Bestand“"),
    ],
)
def test_a_fault_in_a_further_sheet_names_the_sheet_and_its_own_row(
    row: list[object], said: str, tmp_path: Path
) -> None:
    good: list[object] = ["kitas", "13076105", 2023, "", 2]
    sheets = {
        "Bestand": sheet_xml(PLAIN_ROWS),
        "Leer": sheet_xml([]),
        "Kitas 2023": sheet_xml([HEAD, good, row]),
    }
    delivery = read(tmp_path, "a.xlsx", workbook(sheets))
    [error] = errors(delivery)
    assert error.startswith("a.xlsx, Blatt „Kitas 2023“, Zeile 3"), error
    assert said in error
    assert delivery.observations == ()


STYLED = '<c r="{}" s="1"/>'
FIRST, SECOND, ROWS = ('<row r="1">', "</row>"), ('<row r="2">', "</row>"), ("<sheetData>", "</sheetData>")
WITHOUT_CONTENT = {
    "a coloured header to AMJ": (FIRST, "".join(STYLED.format(f"{one}1") for one in ("F", "Z", "AMJ"))),
    "coloured cells beside a row": (SECOND, "".join(STYLED.format(f"{one}2") for one in ("F", "XFD"))),
    "an empty text": (SECOND, '<c r="H2" t="inlineStr"><is><t></t></is></c>'),
    "blanks only": (SECOND, '<c r="H2" t="inlineStr"><is><t xml:space="preserve">   </t></is></c>'),
    "a value without digits": (SECOND, '<c r="H2"><v></v></c>'),
    "the last row of all": (ROWS, '<row r="1048576">' + STYLED.format("A1048576") + "</row>"),
    "a hundred coloured rows": (
        ROWS,
        "".join(f'<row r="{at}">{STYLED.format(f"A{at}")}</row>' for at in range(10, 110)),
    ),
    "high rows without cells": (
        ROWS,
        '<row r="9" ht="40" customHeight="1"/><row r="5000" s="1" customFormat="1"/>',
    ),
}
_RULE = '<cfRule type="expression" priority="1"><formula>1</formula></cfRule>'
_CHOICE = '<dataValidation type="list" sqref="A2:A9999"><formula1>"kitas"</formula1></dataValidation>'
_MARGINS = '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>'
BESIDE = {
    "wide columns": '<cols><col min="1" max="16384" width="20" style="1" customWidth="1"/></cols>',
    "conditional formats": f'<conditionalFormatting sqref="A1:XFD1048576">{_RULE}</conditionalFormatting>',
    "a list to choose from": f'<dataValidations count="1">{_CHOICE}</dataValidations>',
    "a filter": '<autoFilter ref="A1:AMJ9999"/>',
    "print settings": f'{_MARGINS}<pageSetup paperSize="9"/>',
}


@pytest.mark.parametrize("name", [*WITHOUT_CONTENT, *BESIDE])
def test_what_has_no_content_counts_for_nothing(name: str, tmp_path: Path) -> None:
    xml = sheet_xml(PLAIN_ROWS)
    if name in BESIDE:
        before = "<sheetData>" if name == "wide columns" else "</worksheet>"
        xml = xml.replace(before, BESIDE[name] + before)
    else:
        (start, end), more = WITHOUT_CONTENT[name]
        at = xml.index(end, xml.index(start))
        xml = xml[:at] + more + xml[at:]
    delivery = read(tmp_path, "a.xlsx", workbook({"Daten": xml}))
    assert [cell.value for cell in delivery.observations] == [1234, 617]
    assert [one for one in delivery.findings if one.level != "note"] == []


@pytest.mark.parametrize(
    "content",
    [
        "Gemeinde;2022;2023\nParchim;12;13\nLübz;4;5\n",
        "Schlüssel;Gemeinde;2022;2023\n13076105;Parchim;12;13\n13076060;Lübz;4;5\n",
        "gebiet;2022;2023\n13076105;12;13\n13076060;4;5\n",
        "gebiet;2022;2023\n13076 5656105;12;13\n13076 5656060;4;5\n",
        "merkmal;gebiet;2022;2023\nkitas;13076105;12;13\nkitas;13076060;4;5\n",
        "Kindertagesstätten\nStand 1. März\n\nGemeinde;2022;2023\nParchim;12;13\nLübz;4;5\n",
        "Gemeinde;2021/22;2022/23\nParchim;12;13\nLübz;4;5\n",
        "Gemeinde;31.12.2022;31.12.2023\nParchim;12;13\nLübz;4;5\n",
        "Gemeinde;2024;2023;2022\nParchim;12;13;14\nLübz;4;5;6\n",
        "Gemeinde;2022;2023\nParchim;k.A.;<3\nLübz;*;5\nSumme;16;18\n",
        "Gemeinde; 2022 ; 2023 \nParchim;12;13\nLübz;4;5\n",
        "Gemeinde;2022;2022;2023;2023\n;Kinder;Plätze;Kinder;Plätze\nParchim;12;13;14;15\nLübz;1;2;3;4\n",
        "Gemeinde,2022,2023\nParchim,12,13\nLübz,4,5\n",
        "Gemeinde\t2022\t2023\nParchim\t12\t13\nLübz\t4\t5\n",
        '"Gemeinde";"2022";"2023"\n"Parchim";"12";"13"\n"Lübz";"4";"5"\n',
    ],
)
def test_years_side_by_side_are_called_so_in_one_finding(content: str, tmp_path: Path) -> None:
    [error] = errors(read(tmp_path, "a.csv", content))
    assert "Die Jahre stehen nebeneinander (Zeile " in error
    by_key = "13076" in content
    assert ("die Gebiete als Namen statt als Schlüssel" in error) != by_key


def test_a_table_of_one_year_or_with_one_place_is_not_called_so(tmp_path: Path) -> None:
    for content in ("Gemeinde;2023\nParchim;12\nLübz;4\n", "Gemeinde;2022;2023\nParchim;12;13\n"):
        assert "nebeneinander" not in " ".join(errors(read(tmp_path, "a.csv", content)))
