"""Step 5 of an intake: what would change, and the way to release."""

from __future__ import annotations

from dataclasses import replace

from callbacks.staff.intake.amending import Amending
from callbacks.staff.intake.reading import reading_of
from callbacks.staff.jobs.screen import start_job
from callbacks.staff.preview.building import view_of
from callbacks.staff.screens import Redirect, Staff, Visit
from dashboard.errors import MonitorError
from dashboard.staff.audit import ActKind
from dashboard.staff.intake.changes import at_step
from dashboard.staff.intake.intake import Intake, IntakeAct, IntakeState, Step
from dashboard.staff.jobs.job import IntakeAt, JobKind, JobState
from dashboard.staff.jobs.wording import job_sentence
from dashboard.staff.rights import Right
from dashboard.staff.versions.preview import Preview
from dashboard.texts import say
from data.staff.intake.drafting import hand_over, take_back_intake
from data.staff.versions import stored_previews
from layouts.staff.intake.findings.addresses import findings_address
from layouts.staff.intake.preview import PreviewParts, preview_address, preview_step
from layouts.staff.intake.steps import StepPart

BASE = "/einspielen/<int:number>"


def register(staff: Staff) -> None:
    """Adds the step and its acts."""
    step = preview_step_of(staff)
    staff.action(f"{BASE}/befunde/weiter", right=Right.EDIT)(step.go_on)
    staff.action(f"{BASE}/vorschau/rechnen", right=Right.SEE)(step.make)
    staff.action(f"{BASE}/vorschau/abgeben", right=Right.EDIT)(step.hand_over)
    staff.action(f"{BASE}/vorschau/zurueckholen", right=Right.EDIT)(step.take_back)


def preview_step_of(staff: Staff) -> PreviewStep:
    """The one step of an app."""
    made: PreviewStep = staff.server.extensions.setdefault("intake-preview", PreviewStep(staff))
    return made


class PreviewStep:
    """The acts of step 5. A job makes a preview once for each state of the intake and of what is public."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.amending = Amending(staff, reading_of(staff))

    def go_on(self, visit: Visit, number: int) -> Redirect:
        """On to the preview, where nothing holds the intake up."""
        intake = self.amending.intake(number, visit)
        if self.amending.reading.of(intake).found.errors:
            return Redirect(findings_address(number), say(visit.lang, "found_onward_held"), problem=True)
        if intake.step is not Step.PREVIEW:
            moved = self.amending.done(
                visit,
                at_step(intake, Step.PREVIEW),
                (IntakeAct.SETTLED, ActKind.STEP_DONE),
                say(visit.lang, "found_title"),
                "",
                path=preview_address(number),
            )
            if moved.problem:
                return moved
        return self.make(visit, number)

    def make(self, visit: Visit, number: int) -> Redirect:
        """Has the preview computed by a job, where there is none of the intake as it is now."""
        intake = self.amending.intake(number)
        if _is_at_preview(intake) and self._stored(intake) is None:
            start_job(visit, JobKind.INTAKE, _subject(intake))
        return Redirect(preview_address(number))

    def part(self, visit: Visit, intake: Intake) -> StepPart:
        """What stands in the step on the page of the intake: a preview while it is open, then the draft that it has
        become."""
        return preview_step(intake, self._parts(intake, visit), visit)

    def _parts(self, intake: Intake, visit: Visit) -> PreviewParts:
        parts = PreviewParts(intake.number, intake.revision, None)
        if not _is_at_preview(intake):
            return replace(parts, draft=intake.draft)
        if self.amending.reading.of(intake).found.errors:
            return parts
        stored = self._stored(intake)
        if stored is not None:
            return replace(parts, view=view_of(self.staff, stored, visit.lang))
        job = self.staff.jobs.last(JobKind.INTAKE, _subject(intake))
        if job is None or job.state is JobState.DONE:
            return replace(parts, asks=True)
        if job.state.ended:
            return replace(parts, asks=True, problem=job_sentence(job, visit.lang))
        return replace(parts, job=job)

    def hand_over(self, visit: Visit, number: int) -> Redirect:
        """Makes the draft and gives it to whoever releases."""
        intake = self.amending.intake(number, visit)
        deliveries = self.amending.reading.of(intake).deliveries
        try:
            version = hand_over(self.staff.settings.stores, intake, deliveries, visit.account.name, visit.now)
        except MonitorError as error:
            return Redirect(preview_address(number), error.sentence(visit.lang), problem=True)
        return Redirect(preview_address(number), say(visit.lang, "preview_handed_over", version=version))

    def take_back(self, visit: Visit, number: int) -> Redirect:
        """Discards the draft; the intake is open again."""
        intake = self.amending.intake(number, visit)
        try:
            with self.staff.store.writing() as connection:
                version = take_back_intake(connection, intake, visit.account.name, visit.now)
        except MonitorError as error:
            return Redirect(preview_address(number), error.sentence(visit.lang), problem=True)
        return Redirect(preview_address(number), say(visit.lang, "preview_reopened", version=version))

    def _stored(self, intake: Intake) -> Preview | None:
        with self.staff.store.reading() as raw, self.staff.store.reading_published() as published:
            made_of = stored_previews.basis_of_intake(raw, published, intake)
        content = self.staff.jobs.preview(intake.number, made_of)
        return None if content is None else stored_previews.load(content)


def _is_at_preview(intake: Intake) -> bool:
    return intake.state is IntakeState.OPEN and intake.step is Step.PREVIEW


def _subject(intake: Intake) -> str:
    """What a job is asked for."""
    return str(IntakeAt(intake.number, intake.revision))
