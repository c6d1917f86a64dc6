"""Changes of institutions that people collect before they become a draft release."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, DateTime, Integer, Table, Text

from data.stores.schema import RAW

# `content` is JSON: by key of the institution what is changed, by whom, and in which revision. Every act raises
# `revision` by one. At most one row is open.
entry_draft = Table(
    "entry_draft",
    RAW,
    Column("number", Integer, primary_key=True),
    Column("made_by", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Column("revision", Integer, nullable=False),
    Column(
        "state",
        Text,
        CheckConstraint("state in ('open', 'handed_over', 'discarded')", name="state"),
        nullable=False,
    ),
    Column("release", Text, nullable=False, default=""),
    Column("content", Text, nullable=False),
    sqlite_autoincrement=True,
)
