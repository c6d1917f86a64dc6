"""How an intake is changed from its pages: on the revision that a page has shown, with a line of the log, in one
transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from callbacks.staff.intake.reading import IntakeReading
from callbacks.staff.screens import Redirect, Staff, Visit
from dashboard.errors import FileRejected, MonitorError
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.intake.conflict import IntakeConflict, conflict
from dashboard.staff.intake.findings.views import FoundTable
from dashboard.staff.intake.intake import Intake, IntakeAct
from dashboard.texts import both
from data.importing.files.limits import Limits
from data.importing.mapping.grid import column_of
from data.importing.mapping.sheets import sheets_in
from data.staff.intake.contents import contents_of
from data.staff.intake_store import Doing, change_intake, intake_of
from data.stores.audit import audit_log
from layouts.staff.intake.findings.addresses import CellAddress, findings_address

_LIMITS = Limits()


class Amending:
    """Intakes as they are now, what is read in them, and changes."""

    def __init__(self, staff: Staff, reading: IntakeReading) -> None:
        self.staff, self.reading = staff, reading

    def intake(self, number: int, visit: Visit | None = None) -> Intake:
        """The intake as it is now. Of an act (`visit`) its field `stand` is the revision that the page has shown.

        Raises UnknownKey, and IntakeConflict where it was changed meanwhile."""
        with self.staff.store.reading() as connection:
            intake = intake_of(connection, number)
        if visit is not None and (shown := whole_number(visit, "stand")) != intake.revision:
            raise conflict(intake, shown)
        return intake

    def done(
        self,
        visit: Visit,
        changed: Intake,
        acts: tuple[IntakeAct, ActKind],
        subject: str,
        said: str,
        *,
        before: str = "",
        after: str = "",
        also: Callable[[Any], object] | None = None,
        path: str = "",
    ) -> Redirect:
        """Writes a change and its line of the log; two people at once are a sentence and no change. `also` writes more
        in the same transaction."""
        path = path or findings_address(changed.number)
        name = visit.account.name
        try:
            with self.staff.store.writing() as connection:
                if also is not None:
                    also(connection)
                change_intake(connection, changed, Doing(name, visit.now, acts[0], subject))
                act = Act(name, visit.now, acts[1], f"{changed.name}: {subject}", before, after)
                audit_log.record(connection, act)
        except IntakeConflict as error:
            return Redirect(path, error.sentence(visit.lang), problem=True)
        return Redirect(path, said)

    def table(self, intake: Intake, key: str) -> FoundTable:
        """What was found in a table. Raises FileRejected where it does not belong to the intake."""
        found = next((one for one in self.reading.of(intake).found.tables if one.key == key), None)
        if found is None:
            raise gone("found_table_gone")
        return found

    def row(self, intake: Intake, key: str, sheet: int, row: int) -> tuple[str, tuple[str, ...]]:
        """The name of the sheet and the cells of a row as the file has them. Raises FileRejected."""
        table = intake.table(key)
        with self.staff.store.reading() as connection:
            content = contents_of(connection, intake).get(key)
        if table is None or content is None:
            raise gone("found_table_gone")
        sheets = sheets_in(content, table.name, _LIMITS)
        of_sheet = sheets[sheet].rows if 0 <= sheet < len(sheets) else ()
        found = next((one for one in of_sheet if one.number == row), None)
        if found is None:
            raise gone("found_cell_gone")
        return sheets[sheet].name, found.cells

    def cell(self, intake: Intake, at: CellAddress) -> tuple[str, str]:
        """The name of the sheet, and what is read in a cell now. Raises FileRejected."""
        sheet, cells = self.row(intake, at.table, at.sheet, at.row)
        table = intake.table(at.table)
        place = (table.name if table else "", sheet, at.row, at.column)
        changed = next((one.new for one in intake.amendments.cells if one.place == place), None)
        index = column_of(at.column)
        return sheet, changed if changed is not None else cells[index] if index < len(cells) else ""


def whole_number(visit: Visit, name: str) -> int:
    """A field of digits; -1 for anything else."""
    text = visit.text(name, 9)
    return int(text) if text.isascii() and text.isdigit() else -1


def gone(key: str) -> MonitorError:
    """The error for what is not there any more, with the sentence of a text."""
    german, english = both(key)
    return FileRejected(german, english=english)
