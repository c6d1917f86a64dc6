"""Changed cells lie over the file before any reader sees it, whatever the file is; the file stays as it is."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.domain.deliveries.amendments import Amendments, CellChange, RowLeftOut, row_text
from dashboard.errors import FileRejected
from data.importing.amendments.amendments_file import read_amendments, written
from data.importing.amendments.overlay import over_text
from data.importing.files.limits import Limits
from data.importing.findings import Findings
from data.importing.mapping.read import Mapped, confirmed, proposals
from data.importing.read import read_file
from data.importing.tables.raw_table import letter
from tests.data.importing.mapping.books import Book, catalogue, names

KNOWN = ("13076108", "13076090", "13076088")
HEAD = "merkmal;gebiet;jahr;gliederung;wert"
NAME = "Kinder unter 3 Jahren in Tageseinrichtungen"


def cell(row, column, old, new, sheet="", file="t.csv"):
    return CellChange(file, sheet, row, column, old, new)


def plain(tmp_path, text, *amendments, name="t.csv", encoding="utf-8"):
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    cells = tuple(one for one in amendments if isinstance(one, CellChange))
    rows = tuple(one for one in amendments if isinstance(one, RowLeftOut))
    before = file.read_bytes()
    found = read_file(file, catalogue(), KNOWN, amendments=Amendments(cells, rows))
    assert file.read_bytes() == before
    return found


def values(delivery):
    return [(one.area, one.value) for one in delivery.observations]


def messages(delivery):
    return "\n".join(one.message for one in delivery.findings if one.level == "error")


TEXT = f"{HEAD}\nkitas;13076108;2024;;1B\nkitas;13076090;2024;;7\n"


def test_a_slip_is_mended_in_a_text(tmp_path):
    assert "„1B“" in messages(plain(tmp_path, TEXT))
    assert values(plain(tmp_path, TEXT, cell(2, "E", "1B", "18"))) == [("13076108", 18.0), ("13076090", 7.0)]


def test_the_header_itself_can_be_mended(tmp_path):
    text = TEXT.replace("wert", "wrt").replace("1B", "18")
    assert values(plain(tmp_path, text, cell(1, "E", "wrt", "wert")))[0] == ("13076108", 18.0)


def test_a_row_is_left_out(tmp_path):
    row = RowLeftOut("t.csv", "", 2, "kitas | 13076108 | 2024 | 1B")
    assert values(plain(tmp_path, TEXT, row)) == [("13076090", 7.0)]


@pytest.mark.parametrize(
    "amendment",
    [
        cell(2, "E", "1C", "18"),
        cell(2, "F", "", "1\n2"),
        cell(9, "A", "", "kitas"),
        cell(2, "E", "1B", "18", sheet="Tabelle1"),
        RowLeftOut("t.csv", "", 2, "etwas anderes"),
        RowLeftOut("t.csv", "", 9, ""),
    ],
)
def test_what_no_longer_fits_is_refused_with_a_sentence(tmp_path, amendment):
    found = plain(tmp_path, TEXT.replace("1B", "18") if amendment.old != "1B" else TEXT, amendment)
    said = messages(found)
    assert not found.ok and ("nicht mehr zur Datei" in said or "„1B“" in said)
    assert found.observations == ()


def test_the_same_file_with_other_changes_is_another_delivery(tmp_path):
    made = [plain(tmp_path, TEXT, cell(2, "E", "1B", new)).sha256 for new in ("18", "19", "18")]
    assert made[0] == made[2] != made[1]
    later = CellChange("t.csv", "", 2, "E", "1B", "18", "brandt", "2026-11-30")
    assert plain(tmp_path, TEXT, later).sha256 == made[0]


def test_other_rows_stay_where_they_are_beside_a_remark_over_two_lines(tmp_path):
    text = f'{HEAD};bemerkung\nkitas;13076108;2024;;1B;"zwei\nZeilen"\nkitas;13076090;2024;;x7;\n'
    found = plain(tmp_path, text, cell(2, "E", "1B", "18"))
    assert "Zeile 4, Spalte „wert“" in messages(found)


def test_a_text_of_windows_is_mended_too(tmp_path):
    text = f"{HEAD};ort\r\nkitas;13076108;2024;;1B;Lübz\r\n"
    assert values(plain(tmp_path, text, cell(2, "E", "1B", "18"), encoding="cp1252")) == [("13076108", 18.0)]


@pytest.mark.parametrize("name", ["liste.xlsx", "liste.csv"])
def test_a_mapped_table_is_mended(tmp_path, name):
    rows = [("Gemeinde", f"{NAME} 2024"), ("Parchim", "1B"), ("Ludwigslust", 87)]
    content = (
        Book(rows).content()
        if name.endswith("xlsx")
        else "\n".join(";".join(map(str, row)) for row in rows).encode()
    )
    (tmp_path / name).write_bytes(content)
    [proposal] = proposals(content, name, names(), catalogue(), {}, Limits())
    mapped = Mapped((confirmed(proposal),), names())
    change = CellChange(name, proposal.mapping.sheet, 2, "B", "1B", "130")
    wrong, right = (
        read_file(tmp_path / name, catalogue(), KNOWN, mapped=mapped, amendments=one)
        for one in (Amendments(), Amendments((change,)))
    )
    assert "„1B“" in messages(wrong)
    assert values(right) == [("13076108", 130.0), ("13076090", 87.0)]


def test_an_own_table_in_a_workbook_is_mended(tmp_path):
    book = Book([HEAD.split(";"), ["kitas", "13076108", 2024, None, "1B"]])
    (tmp_path / "t.xlsx").write_bytes(book.content())
    change = cell(2, "E", "1B", "18", "Tabelle1", "t.xlsx")
    found = read_file(tmp_path / "t.xlsx", catalogue(), KNOWN, amendments=Amendments((change,)))
    assert values(found) == [("13076108", 18.0)]


def test_a_file_of_changes_says_what_is_wrong_with_it():
    whole = Amendments((cell(2, "E", "1B", "18"),), (RowLeftOut("t.csv", "", 3, "a | b", "doppelt"),))
    assert read_amendments(written(whole), "m.json") == whole
    for broken in ("[]", "{", '{"format": 2}', '{"format": 1, "zellen": [{"row": 0, "column": "A"}]}'):
        with pytest.raises(FileRejected, match=r"m\.json: Das sind keine Änderungen"):
            read_amendments(broken, "m.json")


TEXTS = some.text(some.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=6)


@given(
    table=some.lists(some.lists(TEXTS, min_size=3, max_size=3), min_size=2, max_size=5),
    new=TEXTS,
    at=some.integers(0, 14),
)
def test_a_changed_text_differs_in_that_cell_alone(table, new, at):
    """Whatever stands in the cells: quotes, separators and the signs of other tables."""
    table = [["kopf", "a", "b"], *(["x" + row[0], *row[1:]] for row in table)]
    row, column = at % len(table), 1 + at % 2
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\n").writerows(table)
    text = buffer.getvalue()
    change = cell(row + 1, letter(column), table[row][column], new)
    findings = Findings("t.csv")
    mended = over_text(text, Amendments((change,)), findings, Limits())
    expected = [list(one) for one in table]
    expected[row][column] = new
    assert not findings.errors
    assert list(csv.reader(io.StringIO(mended), delimiter=";")) == expected


def test_a_row_is_known_again_by_its_filled_cells():
    assert row_text(["", " a\u00a0b ", "", "c"]) == "a b | c"
