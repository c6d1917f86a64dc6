"""The tables of templates in the raw store."""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, Table, Text

from data.stores.schema import RAW

# A workbook that was sent out. `measures`, `years` and `stamp` are JSON; `stamp` are the rows of its hidden sheet,
# from which the same workbook can be made again.
template_issue = Table(
    "template_issue",
    RAW,
    Column("id", Integer, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("area", Text, nullable=False),
    Column("area_name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("measures", Text, nullable=False),
    Column("years", Text, nullable=False),
    Column("deadline", Date),
    Column("return_to", Text, nullable=False),
    Column("issued_at", DateTime(timezone=True), nullable=False),
    Column("issued_by", Text, nullable=False),
    Column("stamp", Text, nullable=False),
    sqlite_autoincrement=True,
)
# A file that came back and was looked at. What is imported stands in its release; this says what was wrong.
# `findings` is JSON.
template_reading = Table(
    "template_reading",
    RAW,
    Column("id", Integer, primary_key=True),
    Column("issue_id", ForeignKey(template_issue.c.id, ondelete="CASCADE"), nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("read_at", DateTime(timezone=True), nullable=False),
    Column("read_by", Text, nullable=False),
    Column("filled", Integer, nullable=False),
    Column("cells", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("findings", Text, nullable=False),
)
template_reminder = Table(
    "template_reminder",
    RAW,
    Column("id", Integer, primary_key=True),
    Column("issue_id", ForeignKey(template_issue.c.id, ondelete="CASCADE"), nullable=False),
    Column("noted_at", DateTime(timezone=True), nullable=False),
    Column("noted_by", Text, nullable=False),
)
Index("ix_template_reading_issue_id", template_reading.c.issue_id)
Index("ix_template_reminder_issue_id", template_reminder.c.issue_id)
