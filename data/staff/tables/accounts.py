"""Accounts of staff, their sessions, links that set a password, and failed tries to sign in."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    Table,
    Text,
)

from data.stores.schema import RAW

staff_account = Table(
    "staff_account",
    RAW,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    # As names are compared, see dashboard.staff.accounts.account.
    Column("name_key", Text, nullable=False, unique=True),
    Column(
        "role",
        Text,
        CheckConstraint("role in ('bearbeitung', 'freigabe', 'leitung', 'traeger')", name="role"),
        nullable=False,
    ),
    Column("carrier", Text, nullable=False),
    # An argon2id hash; empty until an invitation was followed.
    Column("password_hash", Text, nullable=False),
    Column("locked", Boolean, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("last_sign_in", DateTime(timezone=True)),
    # an account that the log speaks of is never another's
    sqlite_autoincrement=True,
)
staff_session = Table(
    "staff_session",
    RAW,
    # SHA-256 of what the cookie holds: who reads the store cannot take a session over.
    Column("token_hash", Text, primary_key=True),
    Column("account_id", ForeignKey(staff_account.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("begun_at", DateTime(timezone=True), nullable=False),
    Column("used_at", DateTime(timezone=True), nullable=False),
)
staff_link = Table(
    "staff_link",
    RAW,
    Column("token_hash", Text, primary_key=True),
    Column("account_id", ForeignKey(staff_account.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("expires_at", DateTime(timezone=True), nullable=False),
)
sign_in_failure = Table(
    "sign_in_failure",
    RAW,
    # A digest of the name that was tried, whether or not there is such an account.
    Column("name_hash", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", DateTime(timezone=True), nullable=False, index=True),
    Column("blocked_until", DateTime(timezone=True)),
)
