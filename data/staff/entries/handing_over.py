"""Collected changes of institutions become a draft that waits for release: in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from dashboard.errors import ReleaseError
from dashboard.settings import RawSettings
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.entries.draft import EntryState, SeenDraft
from dashboard.texts import both
from data.importing.findings import Delivery
from data.importing.write import import_deliveries
from data.staff.entries.draft_store import close_entries
from data.staff.invitations.operator_changes import note_handed_over
from data.staff.release.drafts import credit, submit
from data.stores.audit.audit_log import record
from data.stores.database import opened

NOTE = "Einrichtungen"


def hand_over_entries(
    settings: RawSettings,
    deliveries: Sequence[Delivery],
    based_on: SeenDraft,
    account: str,
    at: datetime,
    note: str = NOTE,
) -> str:
    """Makes the draft release of the tables of what is changed, which `note` names; its version.

    Raises ReleaseError where a table has errors or all are published, EntryConflict where the changes are others
    than `based_on`; nothing is written then.
    """

    def also(raw: Connection, version: str) -> None:
        gone = close_entries(raw, based_on, EntryState.HANDED_OVER, account, at, version)
        credit(raw, version, account, gone.worked)
        submit(raw, version, account)
        note_handed_over(raw, gone.number, version)
        before = "; ".join(one.name for one in gone.changes.values())
        record(raw, Act(account, at, ActKind.ENTRIES_HANDED_OVER, str(gone.number), before, version))

    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        outcome = import_deliveries(
            raw, published, deliveries, account, note, draft=True, account=account, also=also
        )
    if not outcome.changed:
        german, english = both("preview_nothing_new")
        raise ReleaseError(german, english=english)
    return outcome.version
