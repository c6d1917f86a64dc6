"""Definitions that people work on before they become a draft release."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, DateTime, Integer, LargeBinary, Table, Text

from data.stores.schema import RAW

# `content` is JSON: the sections of a definition file, which may have faults. `subject` says what is worked on, as
# `indicator:<key>`, with an empty key where it is new. Every change raises `revision` by one. `figures` is a plain
# table that comes along.
definition_draft = Table(
    "definition_draft",
    RAW,
    Column("number", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
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
    Column("figures_name", Text, nullable=False, default=""),
    Column("figures", LargeBinary),
    sqlite_autoincrement=True,
)
