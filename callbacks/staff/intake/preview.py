"""Step 5 of an intake: what would change, and the way to release."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from callbacks.staff.intake.amending import Amending
from callbacks.staff.intake.reading import reading_of
from callbacks.staff.preview.building import view_of
from callbacks.staff.screens import Redirect, Staff, Visit
from dashboard.errors import MonitorError
from dashboard.staff.audit import ActKind
from dashboard.staff.intake.changes import at_step
from dashboard.staff.intake.intake import Intake, IntakeAct, IntakeState, Step
from dashboard.staff.rights import Right
from dashboard.staff.versions.preview import Preview
from dashboard.texts import say
from data.staff.intake.drafting import hand_over, take_back_intake
from data.staff.versions.trial import preview_deliveries
from layouts.staff.intake.findings.addresses import findings_address
from layouts.staff.intake.preview import PreviewParts, preview_address, preview_step
from layouts.staff.intake.steps import StepPart

BASE = "/einspielen/<int:number>"
_HELD = 3


def register(staff: Staff) -> None:
    """Adds the step and its acts."""
    step = preview_step_of(staff)
    staff.action(f"{BASE}/befunde/weiter", right=Right.EDIT)(step.go_on)
    staff.action(f"{BASE}/vorschau/abgeben", right=Right.EDIT)(step.hand_over)
    staff.action(f"{BASE}/vorschau/zurueckholen", right=Right.EDIT)(step.take_back)


def preview_step_of(staff: Staff) -> PreviewStep:
    """The one step of an app, which remembers previews."""
    made: PreviewStep = staff.server.extensions.setdefault("intake-preview", PreviewStep(staff))
    return made


class PreviewStep:
    """The acts of step 5. A preview is made once for each state of the intake and of what is public."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.amending = Amending(staff, reading_of(staff))
        self._held: OrderedDict[tuple[int, int, str], Preview] = OrderedDict()
        self._lock = Lock()

    def go_on(self, visit: Visit, number: int) -> Redirect:
        """On to the preview, where nothing holds the intake up."""
        intake = self.amending.intake(number, visit)
        if self.amending.reading.of(intake).found.errors:
            return Redirect(findings_address(number), say(visit.lang, "found_onward_held"), problem=True)
        if intake.step is Step.PREVIEW:
            return Redirect(preview_address(number))
        return self.amending.done(
            visit,
            at_step(intake, Step.PREVIEW),
            (IntakeAct.SETTLED, ActKind.STEP_DONE),
            say(visit.lang, "found_title"),
            "",
            path=preview_address(number),
        )

    def part(self, visit: Visit, intake: Intake) -> StepPart:
        """What stands in the step on the page of the intake: a preview while it is open, then the draft that it has
        become."""
        return preview_step(intake, self._parts(intake, visit), visit)

    def _parts(self, intake: Intake, visit: Visit) -> PreviewParts:
        if intake.state is not IntakeState.OPEN or intake.step is not Step.PREVIEW:
            return PreviewParts(intake.number, intake.revision, None, draft=intake.draft)
        if self.amending.reading.of(intake).found.errors:
            return PreviewParts(intake.number, intake.revision, None)
        try:
            view = view_of(self.staff, self._preview(intake), visit.lang)
        except MonitorError as error:
            return PreviewParts(intake.number, intake.revision, None, problem=error.sentence(visit.lang))
        return PreviewParts(intake.number, intake.revision, view)

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

    def _preview(self, intake: Intake) -> Preview:
        key = (intake.number, intake.revision, self.staff.shown_version())
        with self._lock:
            if key in self._held:
                return self._held[key]
        made = preview_deliveries(self.staff.settings.stores, self.amending.reading.of(intake).deliveries)
        with self._lock:
            self._held[key] = made
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return made
