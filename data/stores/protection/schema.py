"""The table of reasons in the raw store."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, LargeBinary, PrimaryKeyConstraint, Table, Text

from data.stores.schema import RAW, release

# By release and indicator that it computed, as JSON packed by zlib: which rule hides which cell.
hidden_reason = Table(
    "hidden_reason",
    RAW,
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), nullable=False),
    Column("indicator", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("release_id", "indicator"),
)
