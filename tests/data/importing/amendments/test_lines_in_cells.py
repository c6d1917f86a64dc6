"""A mended row of a text file whose cell has a line end stays one row."""

from __future__ import annotations

import pytest

from dashboard.domain.deliveries.amendments import Amendments, CellChange
from dashboard.errors import FileRejected
from data.importing.amendments.amendments_file import read_amendments
from data.importing.amendments.overlay import over_text
from data.importing.files.limits import Limits
from data.importing.findings import Findings


def test_a_cell_with_a_line_end_stays_one_cell_when_another_of_its_row_is_changed():
    change = CellChange("a.csv", "", 2, "B", "2", "9")
    findings = Findings("a.csv")
    read = over_text('a;b\n"x\ny";2\n3;4\n', Amendments((change,)), findings, Limits())
    assert (read, findings.errors) == ('a;b\n"x\ny";9\n3;4', 0)


@pytest.mark.parametrize("text", ['{"format":1,"zellen":[5]}', "[" * 100_000, "{"])
def test_amendments_of_another_form_are_refused_in_german(text):
    with pytest.raises(FileRejected, match="kein lesbares JSON dieser Form"):
        read_amendments(text, "m.json")
