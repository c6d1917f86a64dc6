"""Signing in and out: sessions that stand in the store, so that they can be ended, and failed tries."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from dashboard.staff.accounts.account import Account, name_key
from dashboard.staff.audit import Act, ActKind
from data.staff.accounts import account_of, digest
from data.staff.store import hold
from data.staff.tables.accounts import sign_in_failure, staff_account, staff_session
from data.stores.audit import audit_log
from data.stores.database import zoned

LONGEST = timedelta(hours=12)
"""How long a session lasts at most, however busy it is: a working day."""
MOST_FAILURES = 5
BLOCKED_FOR = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
UNKNOWN = "unbekanntes Konto"
"""What the log says of a name that no account has: it may be a password that was typed into the wrong field."""


@dataclass(frozen=True, slots=True)
class StaffSession:
    """Who is signed in, and since when; `used_at` is the last request that counted."""

    account: Account
    begun_at: datetime
    used_at: datetime


def begin(connection: Connection, account: Account, now: datetime, how: str = "") -> str:
    """A new session; the secret that its cookie holds. `how` is said in the log. Sessions that have ended are
    cleared away."""
    secret = secrets.token_urlsafe(32)
    connection.execute(delete(staff_session).where(staff_session.c.begun_at < now - LONGEST))
    connection.execute(
        insert(staff_session).values(
            token_hash=digest(secret), account_id=account.id, begun_at=now, used_at=now
        )
    )
    connection.execute(update(staff_account).where(staff_account.c.id == account.id).values(last_sign_in=now))
    connection.execute(delete(sign_in_failure).where(sign_in_failure.c.name_hash == _tried(account.name)))
    audit_log.record(connection, Act(account.name, now, ActKind.SIGNED_IN, account.name, after=how))
    return secret


def session_of(connection: Connection, secret: str, now: datetime, timeout: timedelta) -> StaffSession | None:
    """Whose session a secret is; None where it has ended, timed out or never was, and for a locked account."""
    row = connection.execute(
        select(staff_account, staff_session.c.begun_at, staff_session.c.used_at)
        .join(staff_session, staff_session.c.account_id == staff_account.c.id)
        .where(staff_session.c.token_hash == digest(secret), staff_account.c.locked.is_(False))
    ).first()
    if row is None:
        return None
    begun, used = zoned(row.begun_at), zoned(row.used_at)
    if now - begun >= LONGEST or now - used >= timeout:
        return None
    return StaffSession(account_of(row), begun, used)


def use(connection: Connection, secret: str, now: datetime) -> None:
    """The session was used just now."""
    connection.execute(
        update(staff_session).where(staff_session.c.token_hash == digest(secret)).values(used_at=now)
    )


def end(connection: Connection, secret: str, account: Account, now: datetime) -> None:
    """Signs out here."""
    connection.execute(delete(staff_session).where(staff_session.c.token_hash == digest(secret)))
    audit_log.record(connection, Act(account.name, now, ActKind.SIGNED_OUT, account.name))


def end_all(connection: Connection, account: Account, *, by: str, at: datetime) -> None:
    """Signs an account out everywhere."""
    connection.execute(delete(staff_session).where(staff_session.c.account_id == account.id))
    audit_log.record(connection, Act(by, at, ActKind.SESSIONS_ENDED, account.name))


def candidate(connection: Connection, name: str) -> tuple[Account | None, str]:
    """The account of a name that may sign in, and its hash; None and an empty hash else."""
    row = connection.execute(select(staff_account).where(staff_account.c.name_key == name_key(name))).first()
    if row is None or row.locked:
        return None, ""
    return account_of(row), str(row.password_hash)


def blocked_until(connection: Connection, name: str, now: datetime) -> datetime | None:
    """Until when nobody may sign in under a name; None where there is nothing against it. Names that no account has
    are blocked alike."""
    until = connection.scalar(
        select(sign_in_failure.c.blocked_until).where(sign_in_failure.c.name_hash == _tried(name))
    )
    return zoned(until) if until is not None and zoned(until) > now else None


def failed(connection: Connection, name: str, now: datetime) -> datetime | None:
    """Counts a failed try; until when the name is blocked by it, None while it is not."""
    hold(connection, sign_in_failure)
    table = sign_in_failure.c
    connection.execute(delete(sign_in_failure).where(table.last_at < now - FORGOTTEN_AFTER))
    row = connection.execute(select(sign_in_failure).where(table.name_hash == _tried(name))).first()
    if row is None:
        connection.execute(insert(sign_in_failure).values(name_hash=_tried(name), failures=1, last_at=now))
    failures = 1 if row is None else row.failures + 1
    until = now + BLOCKED_FOR if failures >= MOST_FAILURES else None
    if row is not None:
        counted = 0 if until else failures  # after the time there are as many tries again
        connection.execute(
            update(sign_in_failure)
            .where(table.name_hash == _tried(name))
            .values(failures=counted, last_at=now, blocked_until=until)
        )
    known = connection.scalar(select(staff_account.c.name).where(staff_account.c.name_key == name_key(name)))
    kind = ActKind.SIGN_IN_BLOCKED if until else ActKind.SIGN_IN_FAILED
    audit_log.record(connection, Act(str(known or ""), now, kind, str(known or UNKNOWN)))
    return until


def _tried(name: str) -> str:
    return digest(name_key(name[:1000]))
