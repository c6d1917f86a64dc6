"""Changes of institutions that people collect before they become a draft release."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from data.staff.tables.worked_on import since_and_by
from data.stores.schema import RAW

# `content` is JSON: by key of the institution what is changed, by whom, and in which revision. Every act raises
# `revision` by one. At most one row is open.
entry_draft = Table(
    "entry_draft",
    RAW,
    Column("number", Integer, primary_key=True),
    *since_and_by(),
    Column("content", Text, nullable=False),
    sqlite_autoincrement=True,
)
