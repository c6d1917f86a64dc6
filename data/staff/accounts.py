"""Accounts in the raw store: added, given another role, locked, given a link or a password. Each change writes its line
of the log."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dashboard.errors import MonitorError
from dashboard.staff.accounts.account import Account, look_of, name_key, name_problem, password_problem
from dashboard.staff.audit import Act, ActKind
from dashboard.staff.rights import Role
from dashboard.texts import both, say
from data.staff import passwords
from data.staff.store import hold
from data.staff.tables.accounts import sign_in_failure, staff_account, staff_link, staff_session
from data.stores.audit import audit_log
from data.stores.database import zoned

LINK_LASTS = timedelta(days=7)
_TABLE = staff_account.c


class AccountRefused(MonitorError):
    """Raised when an account cannot be made or changed as asked; nothing has changed then."""


def accounts(connection: Connection) -> tuple[Account, ...]:
    """All of them by name."""
    rows = connection.execute(select(staff_account).order_by(_TABLE.name_key))
    return tuple(account_of(row) for row in rows)


def account_of(row: Row[tuple[object, ...]]) -> Account:
    """An account of a row that has all columns of the table."""
    return Account(
        row.id,
        row.name,
        Role(row.role),
        row.carrier,
        row.locked,
        bool(row.password_hash),
        zoned(row.created_at),
        zoned(row.last_sign_in) if row.last_sign_in else None,
    )


def by_number(connection: Connection, number: int) -> Account:
    """Raises AccountRefused where there is none."""
    row = connection.execute(select(staff_account).where(_TABLE.id == number)).first()
    if row is None:
        raise _refused("staff_account_unknown", name=str(number))
    return account_of(row)


def by_name(connection: Connection, name: str) -> Account:
    """Raises AccountRefused where there is none."""
    account = found(connection, name)
    if account is None:
        raise _refused("staff_account_unknown", name=name[:80])
    return account


def found(connection: Connection, name: str) -> Account | None:
    """The account of a name, None where there is none."""
    row = connection.execute(select(staff_account).where(_TABLE.name_key == name_key(name))).first()
    return None if row is None else account_of(row)


def add(
    connection: Connection,
    name: str,
    role: Role,
    *,
    by: str,
    at: datetime,
    password: str = "",
    carrier: str = "",
) -> Account:
    """A new account; without a password it needs a link. Raises AccountRefused."""
    name = " ".join(name.split())
    if problem := name_problem(name):
        raise _refused(problem)
    if password and (problem := password_problem(password, name)):
        raise _refused(problem)
    if role is Role.OPERATOR and not carrier.strip():
        raise _refused("staff_carrier_missing")
    for there in connection.scalars(select(_TABLE.name)):
        if name_key(there) == name_key(name):
            raise _refused("staff_name_taken", name=name)
        if look_of(there) == look_of(name):
            raise _refused("staff_name_alike", name=name)
    values = {
        "name": name,
        "name_key": name_key(name),
        "role": role.value,
        "carrier": " ".join(carrier.split()) if role is Role.OPERATOR else "",
        "password_hash": passwords.hash_of(password) if password else "",
        "locked": False,
        "created_at": at,
    }
    row = connection.execute(insert(staff_account).values(**values).returning(*staff_account.c)).one()
    audit_log.record(connection, Act(by, at, ActKind.ACCOUNT_ADDED, name, after=role_words(role)))
    return account_of(row)


def role_words(role: Role) -> str:
    """What the log calls a role."""
    return say("de", f"staff_role_{role.value}")


def change_role(
    connection: Connection, account: Account, role: Role, *, by: str, at: datetime, carrier: str = ""
) -> None:
    """Takes effect with the next request of whoever is signed in. Raises AccountRefused for the last Leitung."""
    carrier = " ".join(carrier.split()) if role is Role.OPERATOR else ""
    if role is Role.OPERATOR and not carrier:
        raise _refused("staff_carrier_missing")
    if role is not Role.LEAD:
        _leave_a_lead(connection, account)
    if (role, carrier) == (account.role, account.carrier):
        return
    connection.execute(
        update(staff_account).where(_TABLE.id == account.id).values(role=role.value, carrier=carrier)
    )
    before, after = (
        " ".join((role_words(one), of)).strip()
        for one, of in ((account.role, account.carrier), (role, carrier))
    )
    audit_log.record(connection, Act(by, at, ActKind.ROLE_CHANGED, account.name, before, after))


def set_locked(connection: Connection, account: Account, locked: bool, *, by: str, at: datetime) -> None:
    """A locked account is signed out everywhere, and its links are void. Raises AccountRefused for the last
    Leitung."""
    if locked == account.locked:
        return
    if locked:
        _leave_a_lead(connection, account)
        connection.execute(delete(staff_session).where(staff_session.c.account_id == account.id))
        connection.execute(delete(staff_link).where(staff_link.c.account_id == account.id))
    connection.execute(update(staff_account).where(_TABLE.id == account.id).values(locked=locked))
    kind = ActKind.ACCOUNT_LOCKED if locked else ActKind.ACCOUNT_UNLOCKED
    audit_log.record(connection, Act(by, at, kind, account.name))


def make_link(connection: Connection, account: Account, *, by: str, at: datetime) -> str:
    """A secret that sets a password once within seven days; earlier ones of the account are void. Raises AccountRefused
    for a locked account."""
    if account.locked:
        raise _refused("staff_account_is_locked", name=account.name)
    secret = secrets.token_urlsafe(32)
    connection.execute(delete(staff_link).where(staff_link.c.account_id == account.id))
    connection.execute(
        insert(staff_link).values(
            token_hash=digest(secret), account_id=account.id, expires_at=at + LINK_LASTS
        )
    )
    audit_log.record(connection, Act(by, at, ActKind.PASSWORD_LINK, account.name))
    return secret


def account_of_link(connection: Connection, secret: str, now: datetime) -> Account | None:
    """Whose password a link sets; None for one that is unknown, used or too old."""
    row = connection.execute(
        select(staff_account, staff_link.c.expires_at)
        .join(staff_link, staff_link.c.account_id == _TABLE.id)
        .where(staff_link.c.token_hash == digest(secret), _TABLE.locked.is_(False))
    ).first()
    return None if row is None or zoned(row.expires_at) <= now else account_of(row)


def set_password(connection: Connection, account: Account, password: str, *, by: str, at: datetime) -> None:
    """A new password: links are used up, failed tries forgotten, and whoever is signed in with the old one is no
    longer. Raises AccountRefused."""
    if problem := password_problem(password, account.name):
        raise _refused(problem)
    stored = passwords.hash_of(password)
    connection.execute(update(staff_account).where(_TABLE.id == account.id).values(password_hash=stored))
    for table in (staff_link, staff_session):
        connection.execute(delete(table).where(table.c.account_id == account.id))
    connection.execute(
        delete(sign_in_failure).where(sign_in_failure.c.name_hash == digest(name_key(account.name)))
    )
    audit_log.record(connection, Act(by, at, ActKind.PASSWORD_CHANGED, account.name))


def password_hash(connection: Connection, account: int) -> str:
    """The stored hash, empty where there is none."""
    return str(connection.scalar(select(_TABLE.password_hash).where(_TABLE.id == account)) or "")


def digest(secret: str) -> str:
    """What the store holds of a secret: with 256 random bits nobody can guess it back."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _leave_a_lead(connection: Connection, account: Account) -> None:
    hold(connection, staff_account)
    others = select(func.count()).where(
        _TABLE.role == Role.LEAD.value,
        _TABLE.locked.is_(False),
        _TABLE.id != account.id,
        _TABLE.password_hash != "",
    )
    if account.role is Role.LEAD and not account.locked and not connection.scalar(others):
        raise _refused("staff_last_lead", name=account.name)


def _refused(key: str, **given: object) -> AccountRefused:
    german, english = both(key, **given)
    return AccountRefused(german, english=english)
