"""What sent files are recognised as, and that an intake reads them as the command line does."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from dashboard.settings import RawSettings
from dashboard.staff.intake.changes import with_mapping, with_tables
from dashboard.staff.intake.intake import Intake, TableKind, TableMapped
from data.importing.files.limits import Limits
from data.importing.knowledge import knowledge_of
from data.importing.mapping.propose import propose
from data.importing.mapping.read import Mapped, confirmed
from data.importing.mapping.sheet_mapping import written
from data.importing.mapping.sheets import sheets_in
from data.importing.read import read_file
from data.importing.uploads.kinds import sent_file
from data.staff.intake.deliveries import deliveries_of
from data.staff.intake.recognising import recognised
from tests.data.importing.mapping.books import Book
from tests.data.importing.uploads.test_uploads import zipped

AT = datetime(2026, 11, 29, tzinfo=UTC)
WIDE = Book(
    [
        ("Kinder in Tageseinrichtungen, 1. März",),
        ("Gemeinde", "Kinder unter 3 Jahren in Tageseinrichtungen 2024", "unter 3, 2025"),
        ("Parchim", 130, 128),
        ("Boizenburg", 54, "k. A."),
    ]
)
PLAIN = "merkmal;gebiet;jahr;gliederung;wert\nkinder_betreut_u3;13076108;2024;;130\n"
INSTITUTIONS = "schluessel;art;name;gemeinde\nks1;kita;Kita Sonne;13076108\n"


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory):
    nowhere = tmp_path_factory.mktemp("nowhere")
    return knowledge_of(RawSettings(f"sqlite:///{nowhere / 'p.sqlite'}", f"sqlite:///{nowhere / 'r.sqlite'}"))


@cache
def wide():
    return WIDE.content()


def tables(knowledge, name, content, **more):
    return recognised(sent_file(name, content, Limits()), knowledge, **more)


def test_tables_are_recognised_with_what_they_bring(knowledge):
    (unknown,) = tables(knowledge, "kita.xlsx", wide()).tables
    assert (unknown.kind, unknown.format, unknown.years) == (TableKind.UNKNOWN, "wide", (2024, 2025))
    assert unknown.measures[0] == "kinder_betreut_u3" and unknown.places == 2
    (plain,) = tables(knowledge, "plain.csv", PLAIN.encode()).tables
    assert (plain.kind, plain.measures, plain.years, plain.places, plain.figures) == (
        TableKind.PLAIN,
        ("kinder_betreut_u3",),
        (2024,),
        1,
        1,
    )
    (institutions,) = tables(knowledge, "kitas.csv", INSTITUTIONS.encode()).tables
    assert (institutions.kind, institutions.places) == (TableKind.INSTITUTIONS, 1)
    (faulty,) = tables(knowledge, "plain.csv", PLAIN.replace("2024", "20x4").encode()).tables
    assert (faulty.kind, faulty.errors) == (TableKind.PLAIN, 1)
    (nothing,) = tables(knowledge, "brief.csv", b"Sehr geehrte Damen und Herren,\nhallo\n").tables
    assert nothing.kind is TableKind.REFUSED and nothing.sentence[0].startswith("brief.csv")


def test_members_of_an_archive_are_tables_of_their_own_with_names_of_their_own(knowledge):
    content = zipped({"Amt A/kita.xlsx": wide(), "plain.csv": PLAIN.encode(), "note.pdf": b"%PDF-1.7"})
    found = tables(knowledge, "alles.zip", content, used=("kita.xlsx",))
    assert [(one.name, one.kind) for one in found.tables] == [
        ("kita (2).xlsx", TableKind.UNKNOWN),
        ("plain.csv", TableKind.PLAIN),
    ]
    assert len({one.key for one in found.tables}) == 2 and len({one.file for one in found.tables}) == 1
    assert "ein PDF" in found.sentences[0]


def test_an_intake_reads_what_the_command_line_reads(knowledge, tmp_path):
    """The same figures, the same findings and the same fingerprint, under which a second delivery is known."""
    (unknown,) = tables(knowledge, "kita.xlsx", wide()).tables
    (plain,) = tables(knowledge, "plain.csv", PLAIN.replace("2024", "2023").encode()).tables
    (sheet,) = sheets_in(wide(), "kita.xlsx", Limits())
    proposal = propose(sheet, knowledge.names(), knowledge.catalogue)
    mapping = (confirmed(proposal),)
    intake = with_tables(Intake(1, "", "K. Lange", AT), [unknown, plain])
    contents = {unknown.key: wide(), plain.key: PLAIN.replace("2024", "2023").encode()}
    assert [one.file for one in deliveries_of(intake, contents, knowledge)] == ["plain.csv"]
    settled = with_mapping(intake, unknown.key, TableMapped(written(mapping), settled=True))
    mine = deliveries_of(settled, contents, knowledge)
    for name, content in (("kita.xlsx", wide()), ("plain.csv", contents[plain.key])):
        (tmp_path / name).write_bytes(content)
    of_files = [
        read_file(
            tmp_path / name,
            knowledge.catalogue,
            knowledge.known,
            changes=knowledge.changes,
            mapped=Mapped(mapping, knowledge.names()) if name == "kita.xlsx" else None,
        )
        for name in ("kita.xlsx", "plain.csv")
    ]
    assert list(mine) == of_files
    assert sum(len(one.observations) for one in mine) == 5
