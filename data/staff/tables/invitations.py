"""Invitations of operators, which institutions an account may edit, and what operators have sent."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from data.staff.tables.accounts import staff_account
from data.stores.schema import RAW

operator_invitation = Table(
    "operator_invitation",
    RAW,
    Column("number", Integer, primary_key=True),
    # SHA-256 of the secret in the link; empty once it is used or withdrawn.
    Column("token_hash", Text, nullable=False, index=True),
    Column("operator", Text, nullable=False),
    # JSON: a list of key, name and operator of each institution.
    Column("institutions", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column(
        "state",
        Text,
        CheckConstraint("state in ('open', 'accepted', 'withdrawn')", name="state"),
        nullable=False,
    ),
    Column("closed_by", Text, nullable=False, default=""),
    Column("closed_at", DateTime(timezone=True)),
    sqlite_autoincrement=True,
)
operator_institution = Table(
    "operator_institution",
    RAW,
    Column("account_id", ForeignKey(staff_account.c.id, ondelete="CASCADE"), nullable=False),
    Column("institution", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("carrier", Text, nullable=False),
    Column("granted_by", Text, nullable=False),
    Column("granted_at", DateTime(timezone=True), nullable=False),
    Column("invitation", Integer, nullable=False),
    PrimaryKeyConstraint("account_id", "institution"),
)
# `fields` is JSON: by column the text before and after. `draft` is the number of an entry_draft, `release_id` the
# release that it has become.
operator_change = Table(
    "operator_change",
    RAW,
    Column("number", Integer, primary_key=True),
    Column("institution", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("fields", Text, nullable=False),
    Column("draft", Integer, nullable=False, index=True),
    Column("release_id", Integer),
    Column("returned_by", Text, nullable=False, default=""),
    Column("returned_at", DateTime(timezone=True)),
    Column("reason", Text, nullable=False, default=""),
    sqlite_autoincrement=True,
)
