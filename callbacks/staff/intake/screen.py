"""Daten einspielen: the list, one intake with its five steps, and the acts that take steps back or throw all away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from callbacks.staff.intake.amending import Amending
from callbacks.staff.intake.desk import IntakeDesk, back_to_intake, revision_of
from callbacks.staff.intake.files import LARGEST_FORM, IntakeFiles
from callbacks.staff.intake.findings import FindingsStep
from callbacks.staff.intake.mapping import IntakeMapping, choices_of
from callbacks.staff.intake.preview import preview_step_of
from callbacks.staff.intake.reading import reading_of
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from dashboard.staff.intake.changes import discarded, named, reopened
from dashboard.staff.intake.intake import Intake, IntakeAct, Step
from dashboard.staff.intake.steps import without_step
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.staff.intake_store import count_open, intakes
from layouts.staff.forms import staff_form
from layouts.staff.intake.files import drop_zone, files_step
from layouts.staff.intake.mapping import mapping_step
from layouts.staff.intake.page import intake_page, intakes_page
from layouts.staff.intake.recognised import recognised_step
from layouts.staff.intake.steps import INTAKES, StepPart, intake_path

ROOM = "staff-intake"
_MOST_LISTED = 200


def register(staff: Staff) -> None:
    """Adds the screen and its acts."""
    desk = IntakeDesk(staff)
    own, files, mapping = IntakeScreen(desk), IntakeFiles(desk), IntakeMapping(desk)
    one = f"{INTAKES}/<int:number>"
    staff.page(INTAKES, right=Right.SEE)(own.list)
    staff.page(one, right=Right.SEE)(own.show)
    staff.file(f"{one}/original/<sha256>", right=Right.SEE)(files.original)
    staff.action(f"{INTAKES}/neu", right=Right.EDIT, largest=LARGEST_FORM)(files.begin)
    staff.action(f"{one}/dateien", right=Right.EDIT, largest=LARGEST_FORM)(files.add)
    staff.action(f"{one}/entfernen", right=Right.EDIT)(files.remove)
    staff.action(f"{one}/erkennen", right=Right.EDIT)(files.recognise)
    staff.action(f"{one}/weglassen", right=Right.EDIT)(files.leave_out)
    staff.action(f"{one}/zuordnen", right=Right.EDIT)(mapping.decide)
    staff.action(f"{one}/zuruecknehmen", right=Right.EDIT)(own.take_back)
    staff.action(f"{one}/umbenennen", right=Right.EDIT)(own.rename)
    staff.action(f"{one}/aufnehmen", right=Right.EDIT)(own.reopen)
    staff.action(f"{one}/verwerfen", right=Right.EDIT)(own.discard)
    staff.waiting[INTAKES] = own.waiting


class IntakeScreen:
    """The pages, and acts on an intake as a whole."""

    def __init__(self, desk: IntakeDesk) -> None:
        self.desk = desk
        self.mapping = IntakeMapping(desk)
        self.findings = FindingsStep(Amending(desk.staff, reading_of(desk.staff)))

    def waiting(self, visit: Visit) -> int:
        """How many intakes somebody works on."""
        with self.desk.staff.store.reading() as connection:
            return count_open(connection)

    def list(self, visit: Visit) -> StaffPage:
        """All intakes, and the field that begins one."""
        with self.desk.staff.store.reading() as connection:
            found = intakes(connection, most=_MOST_LISTED)
        begin = staff_form(
            f"{INTAKES}/neu", drop_zone(visit.lang), visit, files=True, className="bl-intake-drop is-first"
        )
        return StaffPage(
            intakes_page(found, visit, begin if visit.may(Right.EDIT) else None),
            say(visit.lang, "staff_intake"),
            room=ROOM,
        )

    def show(self, visit: Visit, number: int) -> StaffPage:
        """One intake."""
        intake = self.desk.intake(number)
        parts, errors = self.parts(visit, intake)
        return StaffPage(
            intake_page(intake, parts, visit, errors),
            f"{intake.name} · {say(visit.lang, 'staff_intake')}",
            room=ROOM,
        )

    def parts(self, visit: Visit, intake: Intake) -> tuple[Mapping[Step, StepPart], int]:
        """What stands in the five steps, and how many errors hold the findings up."""
        knowledge = self.desk.knowledge()
        choices = choices_of(knowledge, visit.lang)
        measures = {key: one.name for key, one in choices.measures.items()}
        tables = self.mapping.tables(intake, knowledge, whole=visit.query.get("zeilen") == "alle")
        findings, errors = self.findings.part(visit, intake)
        parts = {
            Step.FILES: files_step(intake, visit),
            Step.RECOGNISED: recognised_step(intake, measures, visit),
            Step.MAPPING: mapping_step(intake, tables, choices, visit),
            Step.FINDINGS: findings,
            Step.PREVIEW: preview_step_of(self.desk.staff).part(visit, intake),
        }
        return parts, errors

    @back_to_intake
    def take_back(self, visit: Visit, number: int) -> Redirect:
        """Takes one step back; what came before it stays."""
        intake = self.desk.intake(number)
        sent = visit.text("schritt", 1)
        step = Step(int(sent)) if sent in {str(one.value) for one in Step} else Step.PREVIEW
        changed = replace(without_step(intake, step), revision=revision_of(visit))
        name = say(visit.lang, f"intake_step_{step.name.lower()}")
        self.desk.change(visit, changed, IntakeAct.STEP_BACK, str(step.value))
        return Redirect(
            f"{intake_path(intake)}#schritt-{step.value}", say(visit.lang, "intake_said_back", step=name)
        )

    @back_to_intake
    def rename(self, visit: Visit, number: int) -> Redirect:
        """Another name."""
        intake = self.desk.intake(number)
        changed = replace(named(intake, visit.text("name", 200)), revision=revision_of(visit))
        self.desk.change(
            visit, changed, IntakeAct.RENAMED, changed.name, before=intake.name, after=changed.name
        )
        return Redirect(intake_path(intake), say(visit.lang, "intake_said_renamed"))

    @back_to_intake
    def discard(self, visit: Visit, number: int) -> Redirect:
        """Throws the intake away; its originals stay in the store."""
        intake = self.desk.intake(number)
        changed = replace(discarded(intake), revision=revision_of(visit))
        self.desk.change(visit, changed, IntakeAct.DISCARDED)
        return Redirect(INTAKES, say(visit.lang, "intake_said_discarded", name=intake.name))

    @back_to_intake
    def reopen(self, visit: Visit, number: int) -> Redirect:
        """Takes a discarded intake up again, as it was."""
        intake = self.desk.intake(number)
        changed = replace(reopened(intake), revision=revision_of(visit))
        self.desk.change(visit, changed, IntakeAct.REOPENED)
        return Redirect(intake_path(intake), say(visit.lang, "intake_said_reopened", name=intake.name))
