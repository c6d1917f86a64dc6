"""Limits hold before memory is taken: each file is read in a process of its own, whose largest size is
measured."""

from __future__ import annotations

import json
import random
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data.importing.delivered_files import PLAIN_HEAD, PLAIN_ROWS, read, sheet_xml, workbook

ROOT = Path(__file__).parents[4]
MOST_MIB = 260
"""Above an interpreter with the readers loaded; the files below would take gigabytes. `ru_maxrss` is no use
here: a new process inherits that of the one that started it."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SCRIPT = """
import json, os, sys
from pathlib import Path
from data.importing.read import read_file
from data.importing.tables.mapping import table_mappings
from tests.data.importing.delivered_files import CATALOGUE, KNOWN
def largest():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
def told(path):
    before = largest()
    delivery = read_file(Path(path), CATALOGUE, KNOWN, mappings=table_mappings())
    print(json.dumps({"mib": (largest() - before) / 1024, "ok": delivery.ok, "values": len(delivery.observations),
                      "messages": [f.message for f in delivery.findings]}), flush=True)
table_mappings()
for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            told(line.rstrip())
        finally:
            sys.stderr.flush()
            os._exit(int(sys.exc_info()[0] is not None))
    if os.waitpid(child, 0)[1]:
        sys.exit(1)
"""
"""Loads the readers once and reads each file in a process forked from there: an interpreter takes a second to load
them."""


class Reader:
    """Measures what reading a file takes, in a process that forks for each."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def measured(self, path: Path) -> dict[str, object]:
        """Raises TimeoutError for a file that is read for minutes."""
        if self._process is None:
            arguments = [sys.executable, "-c", _SCRIPT]
            self._process = subprocess.Popen(
                arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        to, answers = self._process.stdin, self._process.stdout
        assert to and answers
        to.write(f"{path}\n")
        to.flush()
        if not select.select([answers], [], [], 300)[0]:
            self.end()
            raise TimeoutError(path.name)
        if not (said := answers.readline()):
            self.end()
            raise AssertionError("the process that read the file died; its error stands above")
        found: dict[str, object] = json.loads(said)
        return found

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
        self._process = None


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    one = Reader()
    yield one
    one.end()


def cells(*references: str) -> str:
    return "".join(
        f'<row r="{int("".join(filter(str.isdigit, one)))}"><c r="{one}"><v>1</v></c></row>'
        for one in references
    )


def sheet(body: str) -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def far_apart() -> bytes:
    """Two cells whose rectangle has nearly 20 million."""
    return workbook({"D": sheet(cells("A1", "M1048576"))})


def far_apart_in_many_sheets() -> bytes:
    return workbook({f"D{number}": sheet(cells("A1", "M1048576")) for number in range(20)})


def deep() -> bytes:
    """Elements inside each other, which a parser keeps all at once."""
    return workbook({"D": sheet("<a>" * 300_000)})


def deep_texts() -> bytes:
    return workbook(
        {"D": sheet_xml(PLAIN_ROWS)}, {"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">' + "<r>" * 300_000}
    )


def styled() -> bytes:
    """400,000 coloured cells without content."""
    row = "".join(f'<c r="{letters}{{n}}" s="1"/>' for letters in ("F", "G", "H", "I"))
    rows = "".join(f'<row r="{n}">{row.replace("{n}", str(n))}</row>' for n in range(4, 100_004))
    return workbook({"D": sheet_xml(PLAIN_ROWS).replace("</sheetData>", rows + "</sheetData>")})


def wide_rows() -> bytes:
    """Rows with a single cell far to the right: padding them would be 300 times the file."""
    rows = "".join(f'<row r="{n}"><c r="KM{n}"><v>1</v></c></row>' for n in range(1, 100_001))
    return workbook({"D": sheet(rows)})


def merged_everywhere() -> bytes:
    merges = "".join(f'<mergeCell ref="A1:XFD{n}"/>' for n in range(2, 40_002))
    xml = sheet_xml(PLAIN_ROWS).replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")
    return workbook({"D": xml})


def too_many_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="G{n}:H{n + 1}"/>' for n in range(60_000, 180_000, 2))
    xml = sheet_xml(PLAIN_ROWS).replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")
    return workbook({"D": xml})


def one_text_many_times() -> bytes:
    """A long shared text that many cells name."""
    strings = f'<sst xmlns="{_MAIN}"><si><t>{"lang " * 6000}</t></si></sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(4, 20_004))
    xml = sheet_xml(PLAIN_ROWS).replace("</sheetData>", rows + "</sheetData>")
    return workbook({"D": xml}, {"xl/sharedStrings.xml": strings})


def endless_tag() -> bytes:
    """A tag that goes on and on; its signs are drawn by chance so that it cannot be packed small."""
    return workbook({"D": sheet(f'<row r="1" x="{random.Random(1).randbytes(12_000_000).hex()}">')})


def lying_dimension() -> bytes:
    return workbook({"D": sheet_xml(PLAIN_ROWS, dimension="A1:XFD1048576")})


def bomb() -> bytes:
    return workbook({"D": sheet(" " * 300_000_000)})


def many_formats() -> bytes:
    formats = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{"0" * 50}.{n}"/>' for n in range(60_000))
    styles = f'<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts></styleSheet>'
    return workbook({"D": sheet_xml(PLAIN_ROWS)}, {"xl/styles.xml": styles})


def blank_lines() -> bytes:
    return (PLAIN_HEAD + "\n" * 40_000_000).encode()


def one_quoted_cell() -> bytes:
    return (PLAIN_HEAD + 'kitas;13076;2023;;"' + "x\n" * 2_000_000).encode()


CASES = {
    "far apart": ("a.xlsx", far_apart, ""),
    "far apart in many sheets": ("a.xlsx", far_apart_in_many_sheets, ""),
    "deep": ("a.xlsx", deep, "beschädigt"),
    "deep texts": ("a.xlsx", deep_texts, "beschädigt"),
    "styled": ("a.xlsx", styled, ""),
    "wide rows": ("a.xlsx", wide_rows, "Zellen"),
    "merged everywhere": ("a.xlsx", merged_everywhere, "verbunden"),
    "too many merges": ("a.xlsx", too_many_merges, "verbundene Bereiche"),
    "one text many times": ("a.xlsx", one_text_many_times, ""),
    "endless tag": ("a.xlsx", endless_tag, "beschädigt"),
    "lying dimension": ("a.xlsx", lying_dimension, ""),
    "bomb": ("a.xlsx", bomb, "ZIP-Bombe"),
    "many formats": ("a.xlsx", many_formats, ""),
    "blank lines": ("a.csv", blank_lines, "Zeilen"),
    "one quoted cell": ("a.csv", one_quoted_cell, ""),
}


@pytest.mark.parametrize("case", CASES)
def test_no_file_takes_more_memory_than_its_content_needs(case: str, tmp_path: Path, reader: Reader) -> None:
    name, made, words = CASES[case]
    (tmp_path / name).write_bytes(made())
    found = reader.measured(tmp_path / name)
    assert isinstance(found["mib"], float)
    assert found["mib"] < MOST_MIB, found
    assert words in str(found["messages"])


def test_twenty_thousand_rows_of_an_unknown_measure_are_one_finding(tmp_path: Path) -> None:
    rows = "".join(f"gibt_es_nicht;13076;2023;;{number}\n" for number in range(20_000))
    [finding] = read(tmp_path, "a.csv", PLAIN_HEAD + rows).findings
    assert len(finding.rows) == 20_000
    assert finding.message.startswith("a.csv, Zeilen 2 bis 20001, Spalte „merkmal“")


@pytest.mark.parametrize(
    "row",
    [
        "kitas;99999;2023;;3",
        "kitas;13076;2099;;3",
        "kitas;13076;2023;x:y;3",
        "kitas;13076;2023;;k. A.",
        "kitas;13076;2023;;",
        "kitas;;2023;;3",
        "kitas;13076;;;3",
        ";13076;2023;;3",
        "kitas;13076;2023;;1.5",
        "kitas;13076;2023;;3;4",
    ],
)
def test_one_fault_on_many_rows_is_one_finding(row: str, tmp_path: Path) -> None:
    [finding] = read(tmp_path, "a.csv", PLAIN_HEAD + f"{row}\n" * 1000).findings
    assert finding.rows == tuple(range(2, 1002))


def test_different_faults_are_cut_at_the_limit_and_counted(tmp_path: Path) -> None:
    rows = "".join(f"merkmal_{number};13076;2023;;3\n" for number in range(20_000))
    findings = read(tmp_path, "a.csv", PLAIN_HEAD + rows).findings
    assert len(findings) == 201
    assert findings[-1].message == "a.csv: … und 19800 weitere Fehler."


def test_a_workbook_of_honest_size_is_read(tmp_path: Path) -> None:
    """The limits leave room for a table of all municipalities of the district over many years."""
    rows: list[list[object]] = [["merkmal", "gebiet", "jahr", "gliederung", "wert"]]
    rows += [["kitas", "13076105", 1950 + number % 70, "", number // 70] for number in range(70)]
    content = workbook({"D": sheet_xml(rows)})
    (tmp_path / "a.xlsx").write_bytes(content)
    assert len(read(tmp_path, "b.xlsx", content).observations) == 70
