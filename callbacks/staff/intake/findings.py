"""Step 4 of an intake: findings, cells changed in the table, rows left out, and answers."""

from __future__ import annotations

from werkzeug.wrappers import Response

from callbacks.staff.intake.amending import Amending, gone, whole_number
from callbacks.staff.intake.finding_list import finding_rows, listed_csv, listed_xlsx
from callbacks.staff.intake.other_file import replace_file
from callbacks.staff.intake.reading import reading_of
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.domain.deliveries.amendments import CellChange, FindingAnswer, RowLeftOut, row_text
from dashboard.staff.audit import ActKind
from dashboard.staff.intake.changes import with_amendments
from dashboard.staff.intake.findings.views import OpenedRows
from dashboard.staff.intake.intake import Intake, IntakeAct, IntakeState, Step
from dashboard.staff.intake.steps import hindrance
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.importing.amendments.overlay import LONGEST_TEXT, is_possible
from data.importing.files.limits import MEBIBYTE
from layouts.staff.intake.findings.addresses import CellAddress, findings_address
from layouts.staff.intake.findings.page import findings_page
from layouts.staff.intake.findings.step import FindingsParts, findings_lead, onward
from layouts.staff.intake.findings.step import findings_step as shown_findings
from layouts.staff.intake.steps import StepPart

BASE = "/einspielen/<int:number>/befunde"
LARGEST_FILE = 60 * MEBIBYTE
_BACK = "zurueck"
_MOST_REASON = 600


def register(staff: Staff) -> None:
    """Adds the step and its acts."""
    step = FindingsStep(Amending(staff, reading_of(staff)))
    staff.page(BASE, right=Right.SEE)(step.show)
    staff.file(f"{BASE}.<any(csv,xlsx):kind>", right=Right.SEE)(step.listed)
    staff.action(f"{BASE}/zelle", right=Right.EDIT)(step.change_cell)
    staff.action(f"{BASE}/zeile", right=Right.EDIT)(step.leave_row)
    staff.action(f"{BASE}/antwort", right=Right.EDIT)(step.answer)
    staff.action(f"{BASE}/datei", right=Right.EDIT, largest=LARGEST_FILE)(step.other_file)


class FindingsStep:
    """The acts of step 4."""

    def __init__(self, amending: Amending) -> None:
        self.amending = amending

    def part(self, visit: Visit, intake: Intake) -> tuple[StepPart, int]:
        """What stands in the step on the page of the intake, and how many errors hold it up."""
        lang = visit.lang
        steps = (Step.FILES, Step.RECOGNISED, Step.MAPPING)
        held = next((key for step in steps if (key := hindrance(intake, step))), "")
        if held:
            return StepPart("", say(lang, held)), 0
        parts = self._parts(visit, intake)
        found = parts.found
        short = say(lang, "intake_findings_count", errors=found.errors, changed=len(intake.amendments.edits))
        acts = (onward(parts, visit),) if intake.state is IntakeState.OPEN else ()
        return StepPart(short, findings_lead(found, lang), shown_findings(parts, visit), acts), found.errors

    def _parts(self, visit: Visit, intake: Intake) -> FindingsParts:
        edits = visit.may(Right.EDIT) and intake.state is IntakeState.OPEN
        opened, cell = CellAddress.read(visit.query.get("offen", "")), _asked_cell(visit) if edits else None
        return FindingsParts(
            intake.number,
            intake.revision,
            self.amending.reading.shown(intake, _opened(opened, cell)),
            cell,
            visit.query.get("grund", "") if edits else "",
            opened=opened,
            may_edit=edits,
        )

    def show(self, visit: Visit, number: int) -> StaffPage:
        """All tables with findings, on a page of their own."""
        intake = self.amending.intake(number)
        return StaffPage(
            findings_page(intake, self._parts(visit, intake), visit),
            f"{say(visit.lang, 'found_title')} · {intake.name}",
        )

    def listed(self, visit: Visit, number: int, kind: str) -> Response:
        """All findings as a file."""
        intake = self.amending.intake(number)
        rows = finding_rows(self.amending.reading.of(intake), visit.lang)
        return listed_csv(number, rows) if kind == "csv" else listed_xlsx(number, rows)

    def change_cell(self, visit: Visit, number: int) -> Redirect:
        """Another text in one cell, or back to that of the file."""
        intake = self.amending.intake(number, visit)
        if visit.text("was") == _BACK:
            return self._undo(visit, number, visit.text("spalte", 3))
        at = CellAddress.read(visit.text("zelle", 60))
        if at is None:
            raise gone("found_cell_gone")
        table = self.amending.table(intake, at.table)
        new = visit.form.get("neu", "").strip()
        if not is_possible(new):
            said = say(visit.lang, "found_cell_text", most=LONGEST_TEXT)
            return Redirect(findings_address(number, at, opened=_still_open(visit)), said, problem=True)
        back = findings_address(number, opened=_still_open(visit), at=at)
        sheet, stands = self.amending.cell(intake, at)
        if stands.strip() != visit.form.get("alt", "").strip():
            return Redirect(back, say(visit.lang, "found_cell_gone"), problem=True)
        if stands.strip() == new:
            return Redirect(back)
        change = CellChange(
            table.name, sheet, at.row, at.column, stands, new, visit.account.name, visit.now.isoformat()
        )
        return self.amending.done(
            visit,
            with_amendments(intake, intake.amendments.changed(change)),
            (IntakeAct.MENDED, ActKind.CELL_CHANGED),
            f"{table.name}, {at.column}{at.row}",
            say(
                visit.lang,
                "found_saved_cell",
                cell=f"{at.column}{at.row}",
                text=new or say(visit.lang, "found_empty"),
            ),
            before=stands,
            after=new,
            path=back,
        )

    def leave_row(self, visit: Visit, number: int) -> Redirect:
        """A row that is not read, or is read again."""
        intake = self.amending.intake(number, visit)
        if visit.text("was") == _BACK:
            return self._undo(visit, number, "")
        table = self.amending.table(intake, visit.text("tabelle", 40))
        row = whole_number(visit, "zeile")
        sheet, cells = self.amending.row(intake, table.key, whole_number(visit, "blatt"), row)
        out = RowLeftOut(
            *(table.name, sheet, row, row_text(cells), visit.text("grund", _MOST_REASON)),
            *(visit.account.name, visit.now.isoformat()),
        )
        return self.amending.done(
            visit,
            with_amendments(intake, intake.amendments.left_out(out)),
            (IntakeAct.MENDED, ActKind.ROW_LEFT_OUT),
            f"{table.name}, {row}",
            say(visit.lang, "found_saved_row", row=row),
            before=out.old,
        )

    def answer(self, visit: Visit, number: int) -> Redirect:
        """A hint that may stand, with or without a reason, or has to be looked at again."""
        intake = self.amending.intake(number, visit)
        table = self.amending.table(intake, visit.text("tabelle", 40))
        found = next((one for one in table.findings if one.identity == visit.text("befund", 40)), None)
        if found is None or found.level == "error":
            raise gone("found_finding_gone")
        act, subject, reason = visit.text("was"), found.message[:300], visit.text("grund", _MOST_REASON)
        if act == _BACK:
            return self.amending.done(
                visit,
                with_amendments(intake, intake.amendments.unanswered(found.identity)),
                (IntakeAct.ACCEPTED, ActKind.AMENDMENT_UNDONE),
                subject,
                say(visit.lang, "found_saved_undo"),
            )
        if act == "grund" and not reason:
            address = findings_address(number, reason=found.identity)
            return Redirect(address, say(visit.lang, "found_reason_missing"), problem=True)
        given = FindingAnswer(
            *(table.name, found.identity, found.message, reason, visit.account.name, visit.now.isoformat())
        )
        return self.amending.done(
            visit,
            with_amendments(intake, intake.amendments.answered(given)),
            (IntakeAct.ACCEPTED, ActKind.FINDING_ANSWERED),
            subject,
            say(visit.lang, "found_saved_answer"),
            after=reason,
        )

    def other_file(self, visit: Visit, number: int) -> Redirect:
        """Another file in the place of the one of a table."""
        return replace_file(self.amending, visit, number)

    def _undo(self, visit: Visit, number: int, column: str) -> Redirect:
        """A cell or a row as the file has it."""
        intake = self.amending.intake(number, visit)
        table = self.amending.table(intake, visit.text("tabelle", 40))
        sheet, row = visit.form.get("blattname", ""), whole_number(visit, "zeile")
        return self.amending.done(
            visit,
            with_amendments(intake, intake.amendments.unchanged(table.name, sheet, row, column)),
            (IntakeAct.MENDED, ActKind.AMENDMENT_UNDONE),
            f"{table.name}, {column}{row}",
            say(visit.lang, "found_saved_undo"),
        )


def _asked_cell(visit: Visit) -> CellAddress | None:
    """The cell that is to be changed: `zelle` of a link, or the fields of the form that names row and column."""
    query = visit.query
    text = query.get("zelle", "") or ".".join(
        query.get(name, "").strip() for name in ("tabelle", "blatt", "zeile", "spalte")
    )
    return CellAddress.read(text[:60])


def _opened(opened: CellAddress | None, cell: CellAddress | None) -> OpenedRows | None:
    """What is shown beyond the rows with findings: one fold, or the row of the cell that is to be changed."""
    if cell is None:
        return OpenedRows(opened.table, opened.sheet, first=opened.row) if opened else None
    same = opened is not None and (opened.table, opened.sheet) == (cell.table, cell.sheet)
    return OpenedRows(cell.table, cell.sheet, opened.row if opened and same else 0, cell.row)


def _still_open(visit: Visit) -> str:
    """The fold that was open on the page of a form, as addresses have it."""
    found = CellAddress.read(visit.text("offen", 60))
    return found.text if found else ""
