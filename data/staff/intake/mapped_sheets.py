"""The sheets of an unknown table, and the mapping that the decisions about them give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.staff.intake.intake import IntakeTable, TableMapped
from dashboard.staff.intake.mapping_form import read_column
from data.importing.files.limits import Limits
from data.importing.files.sheet_cells import Sheet
from data.importing.knowledge import ImportKnowledge
from data.importing.mapping.decisions import ColumnDecision, SheetDecisions, decided
from data.importing.mapping.propose import Proposal, propose
from data.importing.mapping.roles import FIGURES, OUT
from data.importing.mapping.sheet_mapping import LEFT_OUT, SheetMapping, written
from data.importing.mapping.sheets import undescribed_sheets
from data.staff.known_mappings import KnownMapping

_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class MappedSheet:
    """A sheet with places: what it is taken for, and the mapping that the decisions give."""

    sheet: Sheet
    proposal: Proposal
    mapping: SheetMapping
    remembered: str = ""


def mapped_sheets(
    content: bytes,
    table: IntakeTable,
    mapped: TableMapped,
    knowledge: ImportKnowledge,
    known: Sequence[KnownMapping] = (),
) -> tuple[MappedSheet, ...]:
    """Each sheet in which places stand, with the decisions of `mapped`. `known` are mappings of before. Raises
    FileRejected for a file that cannot be opened, or whose sheets are too large for it."""
    names, catalogue = knowledge.names(), knowledge.catalogue
    if mapped.mapping:  # what was kept since then is not what it was proposed by
        known = [one for one in known if one.name == mapped.basis]
    by_mapping = {id(one): stored.name for stored in known for one in stored.mappings}
    earlier = [one for stored in known for one in stored.mappings]
    found = []
    for sheet in undescribed_sheets(content, table.name, _LIMITS):
        decisions = decisions_of(mapped, sheet.name)
        proposal = propose(sheet, names, catalogue, {}, earlier, decisions.roles)
        if proposal is not None:
            mapping = decided(proposal, decisions, catalogue, {})
            found.append(MappedSheet(sheet, proposal, mapping, by_mapping.get(id(proposal.earlier), "")))
    return tuple(found)


def mapping_text(sheets: Sequence[MappedSheet]) -> str:
    """The mapping of a file as the command line writes and reads it."""
    return written(tuple(one.mapping for one in sheets))


def decisions_of(mapped: TableMapped, sheet: str) -> SheetDecisions:
    """What a person has decided about one sheet."""
    roles: dict[str, str] = {}
    columns: dict[str, ColumnDecision] = {}
    for letters, text in _of_sheet(mapped.columns, sheet).items():
        role, measure, year, breakdown = read_column(text)
        roles[letters] = role
        if role == FIGURES:
            columns[letters] = ColumnDecision(measure, year or None, breakdown)
        elif role == OUT:
            columns[letters] = ColumnDecision(LEFT_OUT)
    return SheetDecisions(
        roles, columns, _of_sheet(mapped.places, sheet), _of_sheet(mapped.placeholders, sheet)
    )


def _of_sheet(stored: Mapping[str, str], sheet: str) -> dict[str, str]:
    before = f"{sheet}\t"
    return {name.removeprefix(before): one for name, one in stored.items() if name.startswith(before)}
