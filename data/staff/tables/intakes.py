"""Intakes that people work on, and mappings of tables that are proposed the next time."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, Integer, Table, Text

from data.staff.tables.worked_on import state_column
from data.stores.schema import RAW

# `content` is JSON: see dashboard.staff.intake.intake_json. Every change raises `revision` by one.
intake = Table(
    "intake",
    RAW,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Column("revision", Integer, nullable=False),
    state_column(),
    Column("draft", Text, nullable=False, default=""),
    Column("content", Text, nullable=False),
    sqlite_autoincrement=True,
)
# `content` is JSON as `flask --app app mapping` writes it, with every decision on names and placeholders.
known_mapping = Table(
    "known_mapping",
    RAW,
    Column("name", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)
