"""An intake recognises templates that come back among other files, as workbooks of Excel and of LibreOffice."""

from __future__ import annotations

import pytest

from dashboard.settings import RawSettings
from dashboard.staff.intake.intake import TableKind
from data.importing.files.limits import Limits
from data.importing.knowledge import knowledge_of
from data.importing.uploads.kinds import sent_file
from data.staff.intake.recognising import recognised
from tests.data.importing.templates.sent import U3, as_ods, filled, template, zipped


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory):
    nowhere = tmp_path_factory.mktemp("nowhere")
    return knowledge_of(RawSettings(f"sqlite:///{nowhere / 'p.sqlite'}", f"sqlite:///{nowhere / 'r.sqlite'}"))


def tables(knowledge, name, content):
    return recognised(sent_file(name, content, Limits()), knowledge).tables


def test_templates_in_an_archive_are_recognised_with_what_they_bring(knowledge):
    good, faulty = filled(template(), {"D7": 4, "D8": 5}), filled(template(), {"D7": "viele"})
    archive = zipped({"a.xlsx": good, "Post/b.ods": as_ods(good), "c.xlsx": faulty})
    excel, office, wrong = tables(knowledge, "Rücklauf.zip", archive)
    for one in (excel, office):
        assert (one.kind, one.format, one.table) == (TableKind.TEMPLATE, "template", "V-2026-1")
        assert (one.measures, one.figures, one.office) == ((U3,), 2, "Amt Hagenow-Land")
    assert (wrong.kind, wrong.table, wrong.errors) == (TableKind.TEMPLATE, "V-2026-1", 1)
