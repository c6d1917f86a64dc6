"""Which institutions can be given to an operator: those of the district that are published today and no examples."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from dashboard.staff.invitations.invitation import InvitedInstitution
from dashboard.staff.overview.rows import may_be_confirmed
from data.stores import published_store
from data.stores.institutions.published import read_entries


def offered_institutions(published: Connection, district: str, today: date) -> tuple[InvitedInstitution, ...]:
    """By name; none where nothing is published."""
    shown = published_store.current(published)
    if shown is None:
        return ()
    found = [
        InvitedInstitution(one.key, one.name, one.carrier)
        for one in read_entries(published, shown.version).institutions
        if may_be_confirmed(one, district) and (one.valid_until is None or one.valid_until >= today)
    ]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.key)))
