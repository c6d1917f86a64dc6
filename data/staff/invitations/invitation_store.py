"""Stores invitations: made, renewed, withdrawn, and accepted once. Of a link the store holds a digest alone."""

from __future__ import annotations

import json
import secrets
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from dashboard.errors import MonitorError
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.invitations.invitation import (
    LONGEST,
    LONGEST_NOTE,
    MOST_INSTITUTIONS,
    SHORTEST,
    Invitation,
    InvitationState,
    InvitedInstitution,
    NewInvitation,
    expiry,
    invitation_problem,
)
from dashboard.staff.moments import full_moment
from dashboard.texts import both
from data.staff.accounts import digest
from data.staff.tables.invitations import operator_invitation as table
from data.stores.audit import audit_log
from data.stores.database import zoned


class InvitationRefused(MonitorError):
    """Raised when an invitation cannot be made or changed as asked; nothing has changed then."""


def invitations(connection: Connection) -> tuple[Invitation, ...]:
    """All of them, the newest first."""
    rows = connection.execute(select(table).order_by(table.c.number.desc()))
    return tuple(_read(row) for row in rows)


def invitation_of(connection: Connection, number: int) -> Invitation:
    """Raises InvitationRefused where there is none."""
    row = connection.execute(select(table).where(table.c.number == number)).first()
    if row is None:
        raise refused("staff_invite_unknown", number=number)
    return _read(row)


def invite(connection: Connection, asked: NewInvitation, *, by: str, at: datetime) -> tuple[Invitation, str]:
    """A new invitation and the secret of its link, which nobody can read again. Raises InvitationRefused."""
    facts = {"shortest": SHORTEST, "longest": LONGEST, "note": LONGEST_NOTE, "most": MOST_INSTITUTIONS}
    if problem := invitation_problem(asked):
        raise refused(problem, **facts)
    secret = secrets.token_urlsafe(32)
    values = {
        "token_hash": digest(secret),
        "operator": " ".join(asked.operator.split()),
        "institutions": _text(asked.institutions),
        "note": asked.note.strip(),
        "made_by": by,
        "made_at": at,
        "expires_at": expiry(at, asked.days),
        "state": InvitationState.OPEN.value,
        "closed_by": "",
    }
    row = connection.execute(insert(table).values(**values).returning(*table.c)).one()
    made = _read(row)
    _record(connection, ActKind.OPERATOR_INVITED, made, by, at, after=_told(made))
    return made, secret


def renew(connection: Connection, number: int, days: int, *, by: str, at: datetime) -> tuple[Invitation, str]:
    """Another link for an invitation that nobody has accepted; the earlier one is void. Raises InvitationRefused."""
    before = invitation_of(connection, number)
    if not SHORTEST <= days <= LONGEST:
        raise refused("staff_invite_days", shortest=SHORTEST, longest=LONGEST)
    secret = secrets.token_urlsafe(32)
    row = connection.execute(
        update(table)
        .where(table.c.number == number, table.c.state != InvitationState.ACCEPTED.value)
        .values(
            token_hash=digest(secret),
            expires_at=expiry(at, days),
            state=InvitationState.OPEN.value,
            closed_by="",
            closed_at=None,
        )
        .returning(*table.c)
    ).first()
    if row is None:
        raise refused("staff_invite_accepted_already", operator=before.operator)
    made = _read(row)
    _record(connection, ActKind.INVITATION_RENEWED, made, by, at, before=_until(before), after=_until(made))
    return made, secret


def withdraw(connection: Connection, number: int, *, by: str, at: datetime) -> Invitation:
    """The link of an open invitation is void at once. Raises InvitationRefused where it is not open."""
    before = invitation_of(connection, number)
    gone = {"state": InvitationState.WITHDRAWN.value, "token_hash": "", "closed_by": by, "closed_at": at}
    row = connection.execute(
        update(table)
        .where(table.c.number == number, table.c.state == InvitationState.OPEN.value)
        .values(**gone)
        .returning(*table.c)
    ).first()
    if row is None:
        raise refused("staff_invite_not_open", operator=before.operator)
    made = _read(row)
    _record(connection, ActKind.INVITATION_WITHDRAWN, made, by, at)
    return made


def open_invitation(connection: Connection, secret: str, now: datetime) -> Invitation | None:
    """The invitation of a link; None where there is none that still counts."""
    row = (
        connection.execute(select(table).where(table.c.token_hash == digest(secret))).first()
        if secret
        else None
    )
    found = _read(row) if row is not None else None
    return found if found is not None and found.state_at(now) is InvitationState.OPEN else None


def accept(connection: Connection, secret: str, account: str, at: datetime) -> Invitation | None:
    """Uses the link up, in the caller's transaction; None where it does not count any more. Of two who send it at once
    one gets it."""
    if not secret:
        return None
    row = connection.execute(
        update(table)
        .where(
            table.c.token_hash == digest(secret),
            table.c.state == InvitationState.OPEN.value,
            table.c.expires_at > at,
        )
        .values(state=InvitationState.ACCEPTED.value, token_hash="", closed_by=account, closed_at=at)
        .returning(*table.c)
    ).first()
    if row is None:
        return None
    made = _read(row)
    _record(connection, ActKind.INVITATION_ACCEPTED, made, account, at)
    return made


def _record(
    connection: Connection,
    kind: ActKind,
    of: Invitation,
    by: str,
    at: datetime,
    before: str = "",
    after: str = "",
) -> None:
    audit_log.record(connection, Act(by, at, kind, f"{of.number} · {of.operator}", before, after))


def _told(made: Invitation) -> str:
    names = "; ".join(f"{one.name} ({one.key})" for one in made.institutions)
    return f"{_until(made)}: {names}"


def _until(of: Invitation) -> str:
    return f"gültig bis {full_moment(of.expires_at, 'de')}"


def _text(institutions: tuple[InvitedInstitution, ...]) -> str:
    return json.dumps([[one.key, one.name, one.carrier] for one in institutions], ensure_ascii=False)


def _read(row: Row[tuple[object, ...]]) -> Invitation:
    given = row._mapping
    return Invitation(
        given["number"],
        given["operator"],
        tuple(InvitedInstitution(*one) for one in json.loads(given["institutions"])),
        given["note"],
        given["made_by"],
        zoned(given["made_at"]),
        zoned(given["expires_at"]),
        InvitationState(given["state"]),
        given["closed_by"],
        zoned(given["closed_at"]) if given["closed_at"] else None,
    )


def refused(key: str, /, **given: object) -> InvitationRefused:
    """The sentence of a key as the reason why something was not done."""
    german, english = both(key, **given)
    return InvitationRefused(german, english=english)
