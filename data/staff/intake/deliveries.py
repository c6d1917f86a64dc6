"""Reads the tables of an intake as the command line reads files, with what people have decided about them."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.settings import RawSettings
from dashboard.staff.intake.intake import Intake, IntakeTable, TableKind
from dashboard.staff.intake.steps import mapped_of
from data.importing.checks.plausibility.earlier_figures import NO_FIGURES, StoredBefore
from data.importing.findings import Delivery
from data.importing.knowledge import ImportKnowledge, earlier_figures, knowledge_of
from data.importing.mapping.read import Mapped
from data.importing.mapping.sheet_mapping import read_mappings
from data.importing.read import Delivered, read_files


def read_deliveries(
    settings: RawSettings, intake: Intake, contents: Mapping[str, bytes]
) -> tuple[Delivery, ...]:
    """What is read in an intake now, against the stores as they are. Otherwise as `deliveries_of`."""
    knowledge = knowledge_of(settings)
    with earlier_figures(settings, knowledge) as earlier:
        return deliveries_of(intake, contents, knowledge, earlier)


def deliveries_of(
    intake: Intake,
    contents: Mapping[str, bytes],
    knowledge: ImportKnowledge,
    earlier: StoredBefore = NO_FIGURES,
) -> tuple[Delivery, ...]:
    """A delivery for each table that is read, in the order of the tables, named like the table.

    Unknown tables without a settled mapping are left out. `contents` are the bytes by key (`contents_of`): no
    transaction may be open meanwhile, because what institutions are read against is asked of the raw store.
    `earlier` are the stored figures that own ones are compared with (`earlier_figures`).
    """
    files = [
        Delivered(one.name, contents[one.key], _mapped(intake, one, knowledge))
        for one in intake.read
        if one.key in contents and (one.kind is not TableKind.UNKNOWN or mapped_of(intake, one.key).settled)
    ]
    return read_files(
        files,
        knowledge.catalogue,
        knowledge.known,
        changes=knowledge.changes,
        reference=knowledge.reference,
        amendments=intake.amendments,
        earlier=earlier,
        defined=knowledge.defined,
        issued=knowledge.issued,
    )


def _mapped(intake: Intake, table: IntakeTable, knowledge: ImportKnowledge) -> Mapped | None:
    if table.kind is not TableKind.UNKNOWN:
        return None
    return Mapped(read_mappings(mapped_of(intake, table.key).mapping, table.name), knowledge.names())
