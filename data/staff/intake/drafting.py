"""An intake becomes a draft that waits for release, and comes back: each in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from dashboard.errors import ReleaseError
from dashboard.settings import RawSettings
from dashboard.staff.intake.changes import handed_over
from dashboard.staff.intake.intake import Intake, IntakeAct, IntakeState, Step
from dashboard.texts import both
from data.importing.amendments.amendments_file import noted
from data.importing.findings import Delivery
from data.importing.write import import_deliveries
from data.staff.intake_store import Doing, change_intake, reopen_intake
from data.staff.release.drafts import credit, discard, submit
from data.stores.database import opened


def hand_over(
    settings: RawSettings, intake: Intake, deliveries: Sequence[Delivery], account: str, at: datetime
) -> str:
    """Makes the draft of an intake and gives it to whoever releases; its version.

    Raises ReleaseError where a file has errors or all are published already, IntakeConflict where the intake was
    changed meanwhile; nothing is written then.
    """

    def also(raw: Connection, version: str) -> None:
        change_intake(raw, handed_over(intake, version), Doing(account, at, IntakeAct.HANDED_OVER, version))
        credit(raw, version, account, intake.worked)
        submit(raw, version, account)

    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        outcome = import_deliveries(
            raw,
            published,
            deliveries,
            account,
            noted(intake.name, intake.amendments),
            True,
            account=account,
            also=also,
        )
    if not outcome.changed:
        german, english = both("preview_nothing_new")
        raise ReleaseError(german, english=english)
    return outcome.version


def take_back_intake(raw: Connection, intake: Intake, account: str, at: datetime) -> str:
    """Discards the draft of an intake and opens it again, in the caller's transaction; the version of the draft.

    Raises ReleaseError where the draft is released or discarded already, UnknownKey where there is none.
    """
    version = intake.draft
    discard(raw, version, account)
    again = replace(intake, state=IntakeState.OPEN, draft="", step=Step.PREVIEW)
    reopen_intake(raw, again, Doing(account, at, IntakeAct.STEP_BACK, str(int(Step.PREVIEW))))
    return version
