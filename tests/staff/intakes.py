"""An intake in a staff app, up to its findings: files kept, recognised and mapped as a person would confirm it."""

from __future__ import annotations

import hashlib

from dashboard.staff.intake.changes import with_files, with_mapping, with_tables
from dashboard.staff.intake.intake import Intake, IntakeAct, IntakeFile, TableKind, TableMapped
from data.importing.files.limits import Limits
from data.importing.knowledge import knowledge_of
from data.importing.mapping.read import confirmed, proposals
from data.importing.mapping.sheet_mapping import written
from data.importing.uploads.kinds import sent_file
from data.staff.intake.recognising import recognised
from data.staff.intake_store import Doing, begin_intake, change_intake
from data.stores.origins import originals
from tests.staff.staff_app import StaffWorld


def intake_with(world: StaffWorld, files: dict[str, bytes], by: str = "K. Lange") -> Intake:
    """An intake of these files, read and settled."""
    staff, at = world.staff, world.clock()
    knowledge = knowledge_of(staff.settings.stores)
    with staff.store.writing() as connection:
        intake = begin_intake(connection, "Kita-Belegung", by, at)
        for name, content in files.items():
            sent = sent_file(name, content, Limits())
            originals.keep(connection, content)
            digest = hashlib.sha256(content).hexdigest()
            intake = with_files(intake, [IntakeFile(digest, name, len(content), sent.kind, 1, "", by, at)])
            found = recognised(sent, knowledge).tables
            intake = with_tables(intake, [*intake.tables, *found])
            for table in found:
                if table.kind is TableKind.UNKNOWN:
                    proposed = proposals(content, name, knowledge.names(), knowledge.catalogue, {}, Limits())
                    text = written(tuple(confirmed(one) for one in proposed))
                    intake = with_mapping(intake, table.key, TableMapped(text, settled=True))
        return change_intake(connection, intake, Doing(by, at, IntakeAct.SETTLED))
