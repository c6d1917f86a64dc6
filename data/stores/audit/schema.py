"""The log of everything that staff do. It only grows: triggers of the database refuse to change or remove a line."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Integer, Table, Text

from data.stores.schema import RAW

audit_entry = Table(
    "audit_entry",
    RAW,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, index=True),
    # The name at that time: no key to the account, so that nothing can change what stands here.
    Column("account", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False, index=True),
    Column("subject", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    sqlite_autoincrement=True,
)
