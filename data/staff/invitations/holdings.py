"""Which institutions an account may edit: granted by an invitation that was accepted, taken away by staff."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from dashboard.staff.accounts.account import Account
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.invitations.holding import Grant, Holding
from dashboard.staff.invitations.invitation import Invitation
from dashboard.staff.rights import Right
from data.staff.store import hold
from data.staff.tables.invitations import operator_institution as table
from data.stores.audit import audit_log
from data.stores.database import zoned


def holding_of(connection: Connection, account: Account) -> Holding:
    """What is an account's own now; nothing where its role has no right to entries of its own."""
    if not account.may(Right.OWN_ENTRIES):
        return Holding()
    return holdings(connection, account.id).get(account.id, Holding())


def holdings(connection: Connection, account: int | None = None) -> Mapping[int, Holding]:
    """By account, or of one, what was granted; accounts without anything are missing."""
    asked = select(table).order_by(table.c.account_id, table.c.name, table.c.institution)
    if account is not None:
        asked = asked.where(table.c.account_id == account)
    found: dict[int, dict[str, Grant]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.account_id, {})[row.institution] = Grant(
            row.institution,
            row.name,
            row.carrier,
            row.granted_by,
            zoned(row.granted_at),
            row.invitation,
        )
    return {number: Holding(grants) for number, grants in found.items()}


def grant(connection: Connection, account: Account, invitation: Invitation, at: datetime) -> int:
    """Makes the institutions of an invitation the account's own, in the caller's transaction; how many are new."""
    hold(connection, table)
    there = holdings(connection, account.id).get(account.id, Holding())
    new = [one for one in invitation.institutions if not there.owns(one.key)]
    for one in new:
        connection.execute(
            insert(table).values(
                account_id=account.id,
                institution=one.key,
                name=one.name,
                carrier=one.carrier,
                granted_by=invitation.made_by,
                granted_at=at,
                invitation=invitation.number,
            )
        )
    told = "; ".join(f"{one.name} ({one.key})" for one in new)
    audit_log.record(
        connection, Act(account.name, at, ActKind.INSTITUTIONS_GRANTED, account.name, after=told)
    )
    return len(new)


def take_away(connection: Connection, account: Account, institution: str, *, by: str, at: datetime) -> str:
    """Ends the right of an account to an institution at once, in the caller's transaction; its name, empty where there
    was none."""
    there = holdings(connection, account.id).get(account.id, Holding()).grants.get(institution)
    if there is None:
        return ""
    gone = (table.c.account_id == account.id, table.c.institution == institution)
    connection.execute(delete(table).where(*gone))
    told = f"{there.name} ({institution})"
    audit_log.record(connection, Act(by, at, ActKind.INSTITUTION_TAKEN_AWAY, account.name, before=told))
    return there.name
