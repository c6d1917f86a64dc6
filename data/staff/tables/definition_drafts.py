"""Definitions that people work on before they become a draft release."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from data.staff.tables.worked_on import since_and_by
from data.stores.schema import RAW

# `content` is JSON: the sections of a definition file, which may have faults. `subject` says what is worked on, as
# `indicator:<key>`, with an empty key where it is new. Every change raises `revision` by one. `figures` is a plain
# table that comes along.
definition_draft = Table(
    "definition_draft",
    RAW,
    Column("number", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    *since_and_by(),
    Column("content", Text, nullable=False),
    Column("figures_name", Text, nullable=False, default=""),
    Column("figures", LargeBinary),
    sqlite_autoincrement=True,
)
