"""Step 5: what the next version would show, and how it gets to the public."""

from __future__ import annotations

from dashboard.staff.intake.intake import Intake
from dashboard.texts import say
from layouts.staff.forms import FormOwner
from layouts.staff.intake.steps import StepPart


def preview_step(intake: Intake, owner: FormOwner) -> StepPart:
    """The fifth step."""
    lang = owner.lang
    return StepPart(say(lang, "intake_not_public"), say(lang, "intake_preview_later"))
