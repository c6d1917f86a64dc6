"""What all acts on intakes share: the intake of an address, one change with its line in the log, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeAlias

from callbacks.staff.screens import Redirect, Staff, Visit
from dashboard.errors import MonitorError
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.intake.intake import Intake, IntakeAct
from data.importing.knowledge import ImportKnowledge, knowledge_of
from data.staff.intake_store import Doing, change_intake, intake_of
from data.stores.audit import audit_log
from layouts.staff.intake.steps import INTAKES

IntakeHandler: TypeAlias = Callable[[Visit, int], Redirect]
_LONGEST = 2_000
"""Characters of what the log keeps of before and after."""


class IntakeDesk:
    """Intakes of one staff app."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff

    def intake(self, number: int) -> Intake:
        """The intake of a number. Raises UnknownKey."""
        with self.staff.store.reading() as connection:
            return intake_of(connection, number)

    def knowledge(self) -> ImportKnowledge:
        """What files are read against now."""
        return knowledge_of(self.staff.settings.stores)

    def change(
        self,
        visit: Visit,
        changed: Intake,
        act: IntakeAct,
        subject: str = "",
        before: str = "",
        after: str = "",
    ) -> Intake:
        """Stores a change that was made on the revision that the form names, with a line in the log, both or neither.

        Raises IntakeConflict when somebody was faster.
        """
        with self.staff.store.writing() as connection:
            stored = change_intake(connection, changed, Doing(visit.account.name, visit.now, act, subject))
            audit_log.record(connection, act_of(visit, stored, act, subject, before, after))
        return stored


def act_of(
    visit: Visit, intake: Intake, act: IntakeAct, subject: str = "", before: str = "", after: str = ""
) -> Act:
    """The line of the log."""
    named = f"{intake.number} {intake.name}" + (f": {subject}" if subject else "")
    kind = ActKind(f"intake_{act.value}")
    return Act(visit.account.name, visit.now, kind, named, before[:_LONGEST], after[:_LONGEST])


def revision_of(visit: Visit) -> int:
    """The revision that a form was shown with; -1 for none, which is always too old."""
    sent = visit.text("stand", 12)
    return int(sent) if sent.isdecimal() else -1


def back_to_intake(handler: Callable[..., Redirect]) -> Callable[..., Redirect]:
    """An act that leads back to the intake with the sentence of what went wrong."""

    @wraps(handler)
    def answered(self: object, visit: Visit, number: int) -> Redirect:
        try:
            return handler(self, visit, number)
        except MonitorError as error:
            return Redirect(f"{INTAKES}/{number}", error.sentence(visit.lang), problem=True)

    return answered
